"""What several test files need: raw rows, firm sources, right answers, an SVG, a tool run."""

import csv
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from helpers import sheets, tables

ROOT = Path(__file__).parent.parent


@cache
def _rows(name):
    with open(tables.DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raw(name):
    """The rows of a table as they stand in the file, all text; read once, handed out as copies."""
    return [dict(row) for row in _rows(name)]


def firm(source):
    """Whether a source is the text itself, an authority's own report, or a full copy of it."""
    full_copy = source["kind"] == "secondary" and ", full copy at " in source["publisher"]
    return source["kind"] in ("primary", "official") or full_copy


def right(question):
    """The value of the right case of a question."""
    return sheets.sheet(question).right.goal


def svg(html):
    """The moving layer in the HTML of a panel."""
    return re.search(r"<svg.*</svg>", html, re.DOTALL)[0]


def run(*words):
    """Run a tool with this Python, from the project's root; return what it printed."""
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
