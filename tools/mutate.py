"""Judge mutants: does anything notice a changed figure, a changed operator, a fault of ink?

Run: python tools/mutate.py [--of data|swaps|helpers|ink|code] [--beyond-lock] [--every N]
[--some N] [--minutes N] [--sample]. Each mutant lives in a copy of the course and in a process of
its own.

data, swaps: first the lock of the rows is compared and the quick tests of the tables run; then the
notebooks and the tests that name the row, its table, or what names it. --beyond-lock leaves the
lock out.
helpers, ink, and code for both: the pictures that execute the changed lines, the notebook of that
room, the rules for its charts, the other tests that execute the lines.
Left out are the nets that notice any change: the tests of the lock, and the stored pictures.
"""

import argparse
import contextlib
import functools
import importlib
import io
import json
import math
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

# What is marked noqa is imported here, once, so that each child starts fast.
import frictionless  # noqa: F401
import ipywidgets  # noqa: F401
import lock
import matplotlib.backends.backend_agg  # noqa: F401
import matplotlib.backends.backend_svg  # noqa: F401
import nbformat
import pandas  # noqa: F401
import pytest
from code_mutants import OPERATORS, Edit, by_hand, helper_mutants, some
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from mutants import CONTROL, ROOT, SWAPS, Swap, apply, data_mutants, sample
from which_tests import NOTEBOOKS, RULES, WhichTests, everything, of_row

sys.path[:0] = [str(ROOT)]
from helpers import bundles  # noqa: E402

SHARED = "04"  # the notebook that is run for a change in a shared room
LONGEST = 300  # seconds for a change of code: a loop without an end is stopped, and named


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


def notebooks_notice(*books):
    """Run notebooks here, by number; return the first cell with other words, or ''."""
    os.chdir("notebooks")
    try:
        for path in [path for book in books for path in Path().glob(f"{book}*.ipynb")]:
            InteractiveShell.clear_instance()
            shell = InteractiveShell.instance()
            importlib.import_module("helpers.learner").start_over()
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


def tests_notice(*names):
    """Run tests in this process; return their names if one fails, or ''."""
    failed = pytest.main(["-x", "-q", "-p", "no:cacheprovider", *names])
    return " ".join(names) if failed else ""


def row_notices(books, tests):
    """Ask the tests of the tables, the quick ones; then notebooks, then tests."""
    quick = ("tests/unit/test_tables.py", "-k", "not damage and not frictionless")
    return tests_notice(*quick) or notebooks_notice(*books) or tests_notice(*tests)


def edit_notices(edit, tests):
    """Ask the pictures, the notebook of the room, the rules of its charts, then the other tests."""
    room = Path(edit.path).stem.removesuffix("_numbers")
    rest = [test for test in tests if "/pictures/" not in test and test != RULES]
    pictures = [test for test in tests if "/pictures/" in test]
    own = ("-k", f"[{room}.") if room in NOTEBOOKS else ()
    return (
        (pictures and tests_notice(*pictures))
        or notebooks_notice(NOTEBOOKS.get(room, SHARED))
        or tests_notice(RULES, *own)
        or (rest and tests_notice(*rest))
        or ""
    )


def took_too_long(*_):
    raise TimeoutError(f"more than {LONGEST} seconds")


def judge(case, beyond_lock):
    """Return (mutant, who noticed it or '', seconds); case is a mutant and whom to ask."""
    mutant, asked = case
    start = time.perf_counter()
    is_edit = isinstance(mutant, Edit)
    if is_edit:
        signal.signal(signal.SIGALRM, took_too_long)
        signal.alarm(LONGEST)
    elif not beyond_lock and lock_notices(mutant):
        return mutant, "lock", time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "course"
        left_out = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
        shutil.copytree(ROOT, course, ignore=left_out)
        mutant.apply(course) if is_edit else apply(mutant, course)
        os.chdir(course)
        sys.path[:0] = [str(course), str(course / "tests"), str(course / "tests/browser")]
        for name in list(sys.modules):
            if name.split(".")[0] in ("helpers", "facts", "ink", "rows", "chart_rules"):
                del sys.modules[name]
        importlib.invalidate_caches()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            noticed = edit_notices(mutant, asked) if is_edit else row_notices(*asked)
        os.chdir(ROOT)
    return mutant, noticed, time.perf_counter() - start


def asked_of_row(mutant):
    """The notebooks and tests that a mutant of data/ is judged by: all for the control."""
    if mutant == CONTROL:
        return everything()
    table = Path(mutant.path).stem
    if isinstance(mutant, Swap):
        return of_row(table, {mutant.key, mutant.other})
    columns = lock.key_columns()[table]
    row = lock.read(table)[mutant.row - 2]
    return of_row(table, {row[column] for column in columns})


def run(mutants, beyond_lock, workers=2):
    """Judge all mutants, each in a fresh process; yield the results as they come."""
    ask = functools.partial(judge, beyond_lock=beyond_lock)
    which = WhichTests() if any(isinstance(mutant, Edit) for mutant in mutants) else None
    cases = [
        (mutant, which.of(mutant) if isinstance(mutant, Edit) else asked_of_row(mutant))
        for mutant in mutants
    ]
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=1) as pool:
        yield from pool.imap_unordered(ask, cases, chunksize=1)


def options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = ["data", "swaps", "helpers", "ink", "code"]
    parser.add_argument("--of", choices=kinds, default="data", help="which kind of mutants")
    parser.add_argument("--every", type=int, default=1, help="judge every Nth mutant only")
    parser.add_argument("--some", type=int, help="judge a fixed random sample of so many")
    parser.add_argument("--sample", action="store_true", help="the few that the tests judge")
    parser.add_argument("--beyond-lock", action="store_true", help="leave the lock out")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    return parser.parse_args()


def chosen(wanted):
    """The mutants that the options ask for, and how many there are of their kind."""
    if wanted.sample:
        few = by_hand()[::20] if wanted.of == "ink" else sample()
        return few, len(few)
    makers = {"data": data_mutants, "swaps": lambda: SWAPS, "helpers": helper_mutants}
    makers |= {"ink": by_hand, "code": helper_mutants}
    every = list(makers[wanted.of]())
    few = some(every, wanted.some) if wanted.some else every[:: wanted.every]
    if wanted.of == "code":  # a sample of the generated ones, and all that were written by hand
        return by_hand() + few, len(every) + len(by_hand())
    return few, len(every)


def described(mutant):
    """A mutant in one line."""
    if not isinstance(mutant, Edit):
        return " ".join(map(str, mutant))
    old, new = (" ".join(text.split()) for text in (mutant.old, mutant.new))
    place = f"{mutant.path}:{mutant.first_line}"
    return f"{place} {mutant.misleads}: {old[:90]}  ->  {new[:90]}"


def is_generated(mutant):
    """Whether a mutant was made by a rule and not written by hand."""
    return not isinstance(mutant, Edit) or mutant.misleads in OPERATORS


def summary(counts, of, minutes):
    """The scores in words; counts are mutants by (kind, whether one was noticed)."""
    lines = []
    for kind in sorted({kind for kind, _ in counts}):
        seen, all_of_kind = counts[kind, True], counts[kind, True] + counts[kind, False]
        share = 100 * seen / all_of_kind
        lines.append(f"{kind}: {seen} of {all_of_kind} noticed, {share:.1f} per cent")
    killed = sum(n for (_, noticed), n in counts.items() if noticed)
    share, judged = 100 * killed / counts.total(), counts.total()
    lines.append(
        f"killed {killed} of {judged}: {share:.1f} per cent; "
        f"{judged} of {of} judged in {minutes:.0f} minutes"
    )
    return "\n".join(lines)


def main():
    wanted = options()
    beyond_lock = wanted.beyond_lock or wanted.sample
    mutants, of = chosen(wanted)
    if wanted.of in ("data", "swaps"):
        _, noticed, _ = next(run([CONTROL], beyond_lock))
        if noticed:
            sys.exit(f"the unchanged course does not pass: {noticed}")
    start, counts = time.perf_counter(), Counter()
    for mutant, noticed, seconds in run(mutants, beyond_lock, wanted.workers):
        kind = "generated" if is_generated(mutant) else "written by hand"
        counts[kind, bool(noticed)] += 1
        if not noticed or (isinstance(mutant, Edit) and seconds > LONGEST):
            found = "stopped" if noticed else "survived"
            print(f"{found}: {described(mutant)} ({seconds:.0f} s)", flush=True)
        minutes = (time.perf_counter() - start) / 60
        if counts.total() % 50 == 0:
            print(f"{counts.total()} of {len(mutants)}, {minutes:.0f} minutes", flush=True)
        if minutes > wanted.minutes:
            break
    print(summary(counts, of, minutes))


if __name__ == "__main__":
    main()
