"""The bench of the browser, run as published, with few presses."""

import re

import pytest
from facts import run

ROW = re.compile(r"^\| (this course|floor|kept|interact|plotly)[^|]*\| (\d+) \|", re.M)
COURSE = re.compile(r"^\| this course \|.*\| 0 \| 1 \| \d+ \| True \|$", re.M)


@pytest.mark.more
def test_the_bench_of_the_browser_runs(chromium):
    """Five ways; ours without a blank frame, at one height, the last press the last state."""
    printed = run("tools/bench/browser_latency.py", "--quick")
    assert len(ROW.findall(printed)) == 5
    assert COURSE.search(printed), printed
