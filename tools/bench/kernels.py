"""Runs code in a kernel of its own, for the benches."""

import json
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NOTEBOOKS = ROOT / "notebooks"
MARK = "RESULT"
START = f"%matplotlib inline\nimport sys\nsys.path.insert(0, {str(HERE)!r})\nimport json, in_kernel"


def run_cells(sources):
    """Run cells in a fresh kernel; return the seconds and the words of the last one."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    book = nbformat.v4.new_notebook(cells=cells)
    where = {"metadata": {"path": str(NOTEBOOKS)}}
    start = time.perf_counter()
    NotebookClient(book, timeout=900, resources=where).execute()
    seconds = time.perf_counter() - start
    return seconds, "".join(output.get("text", "") for output in book.cells[-1].outputs)


def call(expression):
    """Return what a call of a function of in_kernel.py gives, run in a fresh kernel."""
    _, words = run_cells(
        [START, f"found = in_kernel.{expression}", f"print({MARK!r}, json.dumps(found))"]
    )
    return json.loads(words.partition(MARK)[2])
