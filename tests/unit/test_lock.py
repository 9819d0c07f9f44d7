"""The lock of data/: every row as it was looked at, and a command that notices and asks."""

import csv
import shutil
import subprocess
import sys

import lock
import pytest
from facts import ROOT
from mutants import SWAPS

TABLES = lock.key_columns()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_as_it_was_locked(name):
    assert lock.report(name) == [], "look, then run python tools/lock.py"


def test_every_file_has_a_lock_but_the_coasts_and_every_lock_has_a_table():
    files = {path.stem for path in lock.DATA.glob("*.csv")}
    coasts = {"coast_east_china_sea", "coast_region"}
    assert files - coasts == set(TABLES) == {path.stem for path in lock.LOCKS.iterdir()}


ROW = {"low": "1", "high": "12"}
OTHERS = [
    {"low": "12", "high": "1"},
    {"high": "12", "low": "1"},
    {"low": "11", "high": "2"},
    {"least": "1", "high": "12"},
    {"low": "1", "high": "12 "},
]


@pytest.mark.parametrize("other", OTHERS)
def test_a_fingerprint_changes_with_any_cell_name_or_order(other):
    assert len(lock.fingerprint(ROW)) == 16
    assert lock.fingerprint(other) != lock.fingerprint(ROW)


@pytest.fixture
def course(tmp_path):
    """A copy of the data and of the command, without git."""
    left_out = shutil.ignore_patterns("coast_*.csv")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=left_out)
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/lock.py", tmp_path / "tools")
    return tmp_path


def run_lock(course, answer):
    """Run the command in a copy of the course; return whether it locked, and what it said."""
    done = subprocess.run(
        [sys.executable, "tools/lock.py"], cwd=course, input=answer, capture_output=True, text=True
    )
    return done.returncode == 0, done.stdout + done.stderr


def rewrite(course, name, change):
    """Let a function change the list of rows of a table."""
    path = course / f"data/{name}.csv"
    rows = lock.parsed(path.read_bytes())
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
    for answer in ("n\n", "\n", ""):
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


def test_two_tables_are_locked_at_once_and_a_lock_without_a_table_goes(course):
    rewrite(course, "exchange_rate", swap_values)
    rewrite(course, "price_index", swap_values)
    unused = course / "data/locks/nothing.txt"
    unused.write_text("")
    assert "nothing: the table is gone, its lock too" in run_lock(course, "y\n")[1]
    assert run_lock(course, "")[1] == "Every row is as it was locked.\n" and not unused.exists()


@pytest.mark.parametrize(
    "line", ["FX2006,2006,99,JPY per USD,fed_fx,official,", "FX2030,2030", "", "a,b,c,d,e,f,g,h"]
)
def test_a_row_that_is_doubled_short_long_or_blank_is_not_locked(course, line):
    path = course / "data/exchange_rate.csv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    locked, said = run_lock(course, "y\n")
    assert not locked and "exchange_rate.csv cannot be locked" in said


def test_an_end_of_line_within_a_cell_is_a_part_of_it():
    one, other = (lock.parsed(b'id,note\n1,"a' + end + b'b"\n')[0] for end in (b"\n", b"\r\n"))
    assert lock.fingerprint(one) != lock.fingerprint(other)


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.confuses)
def test_the_lock_sees_a_swap_that_keeps_every_sum(swap):
    rows = lock.read(swap.table)
    before = sorted(row[swap.column] for row in rows)
    swap.change(rows)
    assert sorted(row[swap.column] for row in rows) == before
    assert set(lock.broken(swap.table, rows).changed) == {swap.key, swap.other}


@pytest.mark.parametrize("name", TABLES)
def test_the_lock_sees_a_swap_in_every_column(name):
    for column in lock.read(name)[0]:
        rows = lock.read(name)
        other = next((row for row in rows if row[column] != rows[0][column]), None)
        if other is not None:
            rows[0][column], other[column] = other[column], rows[0][column]
            assert any(lock.broken(name, rows)), column


def test_the_command_runs_as_published_and_finds_nothing_to_do():
    assert run_lock(ROOT, "") == (True, "Every row is as it was locked.\n")
