"""The lock of data/: every row as it was looked at, and a command that notices and asks."""

import csv
import shutil
import subprocess
import sys

import lock
import pytest
from facts import ROOT
from mutants import SWAPS, change

TABLES = lock.key_columns()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_as_it_was_locked(name):
    assert lock.report(name, TABLES[name]) == [], "look, then run python tools/lock.py"


def test_every_table_has_a_lock_and_every_lock_a_table():
    assert {path.stem for path in lock.LOCKS.iterdir()} == set(TABLES)


@pytest.fixture
def course(tmp_path):
    """A copy of the data and of the command, without git."""
    left_out = shutil.ignore_patterns("coast_*.csv")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=left_out)
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/lock.py", tmp_path / "tools")
    return tmp_path


def run_lock(course, answer):
    """Run the command in a copy of the course; return whether it locked, and what it printed."""
    done = subprocess.run(
        [sys.executable, "tools/lock.py"], cwd=course, input=answer, capture_output=True, text=True
    )
    return done.returncode == 0, done.stdout


def rewrite(course, name, change):
    """Let a function change the list of rows of a table."""
    path = course / f"data/{name}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    change(rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)


def swap_values(rows):
    rows[0]["value"], rows[1]["value"] = rows[1]["value"], rows[0]["value"]


def swap_rows(rows):
    rows[0], rows[1] = rows[1], rows[0]


def drop(rows):
    del rows[1]


def add(rows):
    rows.append(rows[0] | {"id": "X_new"})


def test_an_unchanged_course_is_as_it_was_locked_with_crlf_too(course):
    rewrite(course, "exchange_rate", lambda rows: None)
    assert run_lock(course, "") == (True, "Every row is as it was locked.\n")


@pytest.mark.parametrize(
    "change, said",
    [
        (swap_values, "exchange_rate: 0 new, 0 gone, 2 changed"),
        (swap_rows, "rows changed places"),
        (drop, "exchange_rate: 0 new, 1 gone, 0 changed"),
        (add, "new X_new: X_new, "),
    ],
)
def test_the_command_shows_what_changed_and_locks_only_when_told(course, change, said):
    rewrite(course, "exchange_rate", change)
    before = (course / "data/locks/exchange_rate.txt").read_bytes()
    for answer in ("n\n", ""):
        locked, printed = run_lock(course, answer)
        assert not locked and said in printed
        assert (course / "data/locks/exchange_rate.txt").read_bytes() == before
    locked, printed = run_lock(course, "y\n")
    assert locked and said in printed
    assert run_lock(course, "")[1] == "Every row is as it was locked.\n"
    assert b"\r" not in (course / "data/locks/exchange_rate.txt").read_bytes()


@pytest.mark.skipif(not shutil.which("git"), reason="the old row comes from git")
def test_a_changed_cell_is_shown_with_its_old_value_where_git_has_it(course):
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "as locked"]):
        subprocess.run([*git, *words], cwd=course, check=True)
    rewrite(course, "exchange_rate", lambda rows: rows[0].update(value="99"))
    assert "value: '116.3121' -> '99'" in run_lock(course, "n\n")[1]


def test_a_key_that_stands_twice_is_no_way_round_the_lock():
    """Rows are locked by key: frictionless sees to it that no key stands twice."""
    for name, columns in TABLES.items():
        rows = lock.read(name)
        assert len(lock.by_key(rows, columns)) == len(rows)


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.confuses)
def test_the_lock_sees_a_swap_that_keeps_every_sum(swap):
    rows = lock.read(swap.table)
    before = sorted(row[swap.column] for row in rows)
    change(rows, swap)
    assert sorted(row[swap.column] for row in rows) == before
    _, _, changed, _ = lock.broken(swap.table, rows, TABLES[swap.table])
    assert changed and set(changed) == {swap.row, swap.other}


@pytest.mark.parametrize("name", TABLES)
def test_the_lock_sees_a_swap_in_every_column(name):
    for column in lock.read(name)[0]:
        rows = lock.read(name)
        other = next((row for row in rows if row[column] != rows[0][column]), None)
        if other is not None:
            rows[0][column], other[column] = other[column], rows[0][column]
            assert any(lock.broken(name, rows, TABLES[name])), column


def test_the_command_runs_as_published_and_finds_nothing_to_do():
    assert run_lock(ROOT, "") == (True, "Every row is as it was locked.\n")
