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


@pytest.mark.more
def test_the_bench_of_the_pages_runs(chromium):
    printed = run("tools/bench/web_latency.py", "--quick")
    assert len(re.findall(r"^\| 0\d_\w+ \| \d+ \|", printed, re.M)) == 6
    assert printed.rstrip().endswith("fast moves drawn, the last one right: True"), printed


@pytest.mark.more
def test_the_pages_are_compared_with_other_ways(chromium):
    printed = run("tools/bench/web_ways.py", "--quick")
    assert re.search(r"^\| page of the web edition \| [\d.]+ \| [\d.]+ \| 0 \|$", printed, re.M)
    assert len(re.findall(r"^\| (?:page|JupyterLab|nbconvert)", printed, re.M)) == 3
