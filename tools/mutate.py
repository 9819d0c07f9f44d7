"""Judge mutants: does anything notice a changed figure or number?

Run: python tools/mutate.py [--sample] [--of data|helpers|swaps] [--beyond-lock] [--every N]. Each
mutant lives in a copy of the course and in a process of its own. First the lock of the rows is
compared and the quick tests of the tables run; if nothing was noticed, the notebooks are run and
their words compared with the stored ones, as strict nbval does; then the other unit and contract
tests. The lock notices every row; --beyond-lock leaves it out and asks what else would.
"""

import argparse
import contextlib
import functools
import importlib
import io
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

# What is marked noqa is imported here, once, so that each child starts fast.
import frictionless  # noqa: F401
import ipywidgets  # noqa: F401
import lock
import matplotlib.backends.backend_agg  # noqa: F401
import nbformat
import pandas  # noqa: F401
import pytest
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from mutants import CONTROL, ROOT, SWAPS, apply, data_mutants, helper_mutants, sample

sys.path[:0] = [str(ROOT)]
from helpers import bundles  # noqa: E402

LOCK_TESTS = "tests/unit/test_lock.py"


def words(outputs):
    """What strict nbval compares of a cell: texts and entries, not pictures and widget views."""
    found = []
    for output in outputs:
        data = output.get("data", {"stream": output.get("text", "")})
        for mime, said in sorted(data.items()):
            if mime in ("stream", bundles.MIME) or mime.startswith("text/"):
                text = said if isinstance(said, str) else json.dumps(said, sort_keys=True)
                found.append(text.strip())
    return [text for text in found if text]


def run_cell(shell, source):
    """Run one cell; return whether it succeeded and its words."""
    with capture_output() as got:
        shell.display_trap.hook = CapturingDisplayHook(shell=shell, outputs=got._outputs)
        ran = shell.run_cell(source)
    return ran.success, words([{"text": got.stdout}, *({"data": out.data} for out in got.outputs)])


def notebooks_notice():
    """Run every notebook in this process; return the first cell with other words, or ''."""
    os.chdir("notebooks")
    try:
        for path in sorted(Path().glob("*.ipynb")):
            InteractiveShell.clear_instance()
            shell = InteractiveShell.instance()
            cells = nbformat.read(path, as_version=4).cells
            for cell in (cell for cell in cells if cell.cell_type == "code"):
                if run_cell(shell, cell.source) != (True, words(cell.outputs)):
                    return f"{path.name}, cell {cell.execution_count}"
        return ""
    finally:
        os.chdir("..")


def lock_notices(mutant):
    """Whether the lock of the changed table no longer fits."""
    if not mutant.path.startswith("data/"):
        return False
    name = Path(mutant.path).stem
    rows = lock.read(name)
    mutant.change(rows)
    return any(lock.broken(name, rows))


def tests_notice(beyond_lock, *names):
    """Run tests in this process; return their names if one fails, or ''."""
    left_out = [f"--ignore={LOCK_TESTS}"] if beyond_lock else []
    failed = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *left_out, *names])
    return " ".join(names) if failed else ""


def anything_notices(beyond_lock):
    """Ask tests and notebooks of the course in the working directory, the quick ones first."""
    quick = ("tests/unit/test_tables.py", "-k", "not damage and not frictionless")
    return (
        tests_notice(beyond_lock, *quick)
        or notebooks_notice()
        or tests_notice(beyond_lock, "tests/test_notebooks.py", "tests/unit")
    )


def judge(mutant, beyond_lock):
    """Return (mutant, who noticed it or '', seconds)."""
    start = time.perf_counter()
    if not beyond_lock and lock_notices(mutant):
        return mutant, "lock", time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        left_out = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
        shutil.copytree(ROOT, course, ignore=left_out)
        apply(mutant, course)
        os.chdir(course)
        sys.path[:0] = [str(course), str(course / "tests"), str(course / "tests/browser")]
        for name in list(sys.modules):
            if name.split(".")[0] in ("helpers", "facts"):
                del sys.modules[name]
        importlib.invalidate_caches()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            noticed = anything_notices(beyond_lock)
        os.chdir(ROOT)
    return mutant, noticed, time.perf_counter() - start


def run(mutants, beyond_lock, workers=2):
    """Judge all mutants, each in a fresh process; yield the results as they come."""
    ask = functools.partial(judge, beyond_lock=beyond_lock)
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
        yield from pool.imap(ask, mutants, chunksize=1)


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--of", choices=["data", "helpers", "swaps"], help="only those of one kind")
    parser.add_argument("--every", type=int, default=1, help="judge every Nth mutant only")
    parser.add_argument("--sample", action="store_true", help="the few that the tests judge")
    parser.add_argument("--beyond-lock", action="store_true", help="leave the lock out")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    return parser.parse_args()


def chosen(wanted):
    """The mutants that the options ask for."""
    if wanted.sample:
        return sample()
    of = {"data": data_mutants, "helpers": helper_mutants, "swaps": lambda: SWAPS}
    kinds = [wanted.of] if wanted.of else list(of)
    return [mutant for kind in kinds for mutant in of[kind]()][:: wanted.every]


def main():
    wanted = options()
    beyond_lock = wanted.beyond_lock or wanted.sample
    mutants = chosen(wanted)
    _, noticed, _ = next(run([CONTROL], beyond_lock))
    if noticed:
        sys.exit(f"the unchanged course does not pass: {noticed}")
    survived = 0
    results = run(mutants, beyond_lock, wanted.workers)
    for n, (mutant, noticed, seconds) in enumerate(results, start=1):
        if not noticed:
            survived += 1
            print("survived:", *mutant, f"({seconds:.0f} s)", flush=True)
        if n % 50 == 0:
            print(f"{n} of {len(mutants)}", flush=True)
    killed = len(mutants) - survived
    print(f"killed {killed} of {len(mutants)}: {100 * killed / len(mutants):.1f} per cent")


if __name__ == "__main__":
    main()
