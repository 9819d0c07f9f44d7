"""Every command that the course publishes, run as published: benches, mutants, refresh."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BENCHES = ["all_panels", "panel_latency", "drawing"]


def run(*words):
    """Run a tool with this Python; return what it printed."""
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.more
def test_a_sample_of_mutants_is_noticed_and_the_unchanged_course_is_not():
    printed = run("tools/mutate.py", "--sample")
    killed, of = map(int, re.search(r"killed (\d+) of (\d+)", printed).groups())
    assert killed == of >= 10, printed


@pytest.mark.more
@pytest.mark.parametrize("bench", BENCHES)
def test_a_bench_runs(bench):
    printed = run(f"tools/bench/{bench}.py", "--quick")
    assert re.search(r"\d+\.\d", printed)


@pytest.mark.more
def test_refresh_changes_nothing_in_a_notebook_that_is_up_to_date(tmp_path):
    name = "03_okinawa_bases.ipynb"
    before = (ROOT / "notebooks" / name).read_bytes()
    copy = tmp_path / name
    copy.write_bytes(before)
    assert run("tools/refresh.py", str(copy)).strip() == name
    assert copy.read_bytes() == before


def test_the_documents_name_only_tools_that_exist():
    for document in ("README.md", "tests/README.md", "tools/bench/README.md", "CONTRIBUTING.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for named in re.findall(r"\b((?:tools|tests)/[\w/]+\.py)\b", text):
            assert (ROOT / named).is_file(), (document, named)
