"""Change one figure of data/ or one constant of helpers/ at a time and see whether anything notices.

Run: python tests/mutate.py [--sample] [--beyond-totals] [--every N] [--workers N]. A figure changes by one per cent, a
year or a day by one, a status or a price basis by one word. Each mutant lives in a copy of the course and in a process
of its own. First the control totals are compared and the quick tests of the tables run; if nothing was noticed, the
notebooks are run and their words compared with the stored ones, as strict nbval does; then the other unit and contract
tests. Control totals notice every figure; --beyond-totals leaves them out and asks what else would notice.
"""

import argparse
import ast
import contextlib
import csv
import importlib
import io
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import frictionless  # noqa: F401  imported here once, as are the next three, so that each child starts fast
import ipywidgets  # noqa: F401
import matplotlib.backends.backend_agg  # noqa: F401
import nbformat
import pandas  # noqa: F401
import pytest
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests/unit")]
import test_totals  # noqa: E402

STATUS = {"official": "reported", "reported": "official", "estimate": "official", "derived": "official",
          "unknown": "reported", "unverified": "reported"}
BASIS = {"FY2008": "FY2012", "FY2012": "FY2008", "nominal": "not stated", "not stated": "nominal", "mixed": "nominal",
         "none": "not stated", "2023": "nominal"}
ROOMS = sorted(path.stem for path in (ROOT / "helpers").glob("[!_]*.py") if path.stem != "style")
TOTALS = "tests/unit/test_totals.py"
beyond_totals = False
# Calls whose numbers place ink; no test of words can see them, and the tests of pictures look at limits, not at pixels.
INK = {"axes", "label", "stack", "plot", "bar", "barh", "vlines", "axvline", "axhline", "set", "set_ylim", "set_xlim",
       "set_xticks", "Layout", "text", "set_data", "set_text", "set_height", "set_width", "hlines", "scatter", "spread",
       "fill_between", "subplots_adjust", "set_position", "plot_date", "legend", "imshow"}


CONTROL = ("data/exchange_rate.csv", 2, "value", "116.3121", "116.3121")  # changes nothing: nobody may notice


def number(text):
    """One per cent more, with as many decimals; where that is the same number, one more in the last place."""
    decimals = len(text.partition(".")[2])
    new = f"{float(text) * 1.01:.{decimals}f}"
    return new if float(new) != float(text) else f"{float(text) + 10**-decimals:.{decimals}f}"


def data_mutants():
    """Yield (file, row, column, old, new) for every figure, year, day, status and basis of data/, coasts aside."""
    for resource in test_totals.PACKAGE["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        if "hash" in resource or "status" not in kinds:
            continue
        name = resource["name"]
        with open(ROOT / f"data/{name}.csv", encoding="utf-8", newline="") as file:
            for row, cells in enumerate(csv.DictReader(file), start=2):
                for column, old in cells.items():
                    new = ""
                    if kinds[column] in ("number", "integer") and old:
                        new = number(old)
                    elif kinds[column] == "year" and old:
                        new = str(int(old) + 1)
                    elif kinds[column] == "date" and old:
                        new = str(date.fromisoformat(old) + timedelta(days=1))
                    elif column == "status":
                        new = STATUS[old]
                    elif column == "price_basis":
                        new = BASIS[old]
                    if new:
                        yield f"data/{name}.csv", row, column, old, new


def helper_mutants():
    """Yield (file, line, column, old, new) for every number in the rooms that does not merely place ink."""
    for room in ROOMS:
        path = f"helpers/{room}.py"
        stack = [(ast.parse((ROOT / path).read_text(encoding="utf-8")), False)]
        while stack:
            node, ink = stack.pop()
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                ink = ink or name in INK
            if isinstance(node, ast.Constant) and type(node.value) in (int, float) and not ink:
                old = node.value
                new = old + max(1, round(old * 0.01)) if isinstance(old, int) else float(number(str(old)))
                yield path, node.lineno, node.col_offset, repr(old), repr(new)
            stack += [(child, ink) for child in ast.iter_child_nodes(node)]


def apply(copy, mutant):
    """Write one mutant into a copy of the course."""
    path, row, column, old, new = mutant
    target = copy / path
    if path.startswith("data/"):
        with open(target, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        rows[row - 1][rows[0].index(column)] = new
        with open(target, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        return
    lines = target.read_text(encoding="utf-8").splitlines(keepends=True)
    line = lines[row - 1].encode()
    found = re.compile(rb"[\d._]+(e[+-]?\d+)?").match(line, column)
    lines[row - 1] = (line[:column] + new.encode() + line[found.end():]).decode()
    target.write_text("".join(lines), encoding="utf-8")


def words(outputs):
    """What strict nbval compares of a cell: its texts, not its pictures and widget views."""
    found = []
    for output in outputs:
        data = output.get("data", {"stream": output.get("text", "")})
        texts = [text for mime, text in sorted(data.items()) if mime == "stream" or mime.startswith("text/")]
        found += [str(text).strip() for text in texts]
    return [text for text in found if text]


def notebooks_notice():
    """Run every notebook in this process; return the first cell whose words differ from the stored ones, or ''."""
    os.chdir("notebooks")
    try:
        for path in sorted(Path().glob("*.ipynb")):
            InteractiveShell.clear_instance()
            shell = InteractiveShell.instance()
            for cell in nbformat.read(path, as_version=4).cells:
                if cell.cell_type != "code":
                    continue
                with capture_output() as got:
                    shell.display_trap.hook = CapturingDisplayHook(shell=shell, outputs=got._outputs)
                    ran = shell.run_cell(cell.source)
                shown = [{"data": out.data} for out in got.outputs]
                if not ran.success or words([{"text": got.stdout}, *shown]) != words(cell.outputs):
                    return f"{path.name}, cell {cell.execution_count}"
        return ""
    finally:
        os.chdir("..")


def totals_notice(mutant):
    """Whether the control totals of the table would differ; they are compared here, for one table needs no process."""
    path, row, column, _, new = mutant
    name = Path(path).stem
    if not path.startswith("data/"):
        return False
    rows = test_totals.raw(name)
    rows[row - 2][column] = new
    return test_totals.sums(name, rows) != test_totals.TOTALS[name]


def tests_notice(*names):
    """Run tests in this process; return their names if one fails, or ''."""
    left_out = [f"--ignore={TOTALS}"] if beyond_totals else []
    return " ".join(names) if pytest.main(["-x", "-q", "-p", "no:cacheprovider", *left_out, *names]) else ""


def judge(mutant):
    """Return (mutant, who noticed it or '', seconds)."""
    start = time.perf_counter()
    if not beyond_totals and totals_notice(mutant):
        return mutant, "totals", time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "course"
        left = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
        shutil.copytree(ROOT, copy, ignore=left)
        apply(copy, mutant)
        os.chdir(copy)
        sys.path[:0] = [str(copy), str(copy / "tests"), str(copy / "tests/browser")]
        for known in [name for name in sys.modules if name.startswith("helpers") or name in ("test_totals", "facts")]:
            del sys.modules[known]
        importlib.invalidate_caches()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            noticed = (tests_notice("tests/unit/test_tables.py", "-k", "not damage and not frictionless")
                       or notebooks_notice() or tests_notice("tests/test_notebooks.py", "tests/unit"))
        os.chdir(ROOT)
    return mutant, noticed, time.perf_counter() - start


def run(mutants, workers=2):
    """Judge all mutants, each in a fresh process; yield the results as they come."""
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
        yield from pool.imap(judge, mutants, chunksize=1)


def sample():
    """A few mutants of every kind, always the same."""
    data = [m for m in data_mutants() if "guam" in m[0] or "price" in m[0]]
    return ([m for m in data if m[2] == "value"][::23] + [m for m in data if m[2] == "year"][::40]
            + [m for m in data if m[2] == "status"][::60] + [m for m in helper_mutants() if "money" in m[0]][:2])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=1, help="judge every Nth mutant only")
    parser.add_argument("--sample", action="store_true", help="judge the small sample that the tests judge")
    parser.add_argument("--beyond-totals", action="store_true", help="leave the control totals out")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    wanted = parser.parse_args()
    globals()["beyond_totals"] = wanted.beyond_totals or wanted.sample
    mutants = sample() if wanted.sample else [*data_mutants(), *helper_mutants()][:: wanted.every]
    if noticed := next(run([CONTROL]))[1]:
        sys.exit(f"the unchanged course does not pass: {noticed}")
    survived = []
    for n, (mutant, noticed, seconds) in enumerate(run(mutants, wanted.workers), start=1):
        if not noticed:
            survived.append(mutant)
            print("survived:", *mutant, f"({seconds:.0f} s)", flush=True)
        if n % 50 == 0:
            print(f"{n} of {len(mutants)}", flush=True)
    killed = len(mutants) - len(survived)
    print(f"killed {killed} of {len(mutants)}: {100 * killed / len(mutants):.1f} per cent")


if __name__ == "__main__":
    main()
