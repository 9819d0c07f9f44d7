"""Which tests can notice a change: of a line of helpers/, asked of coverage; of a row of data/."""

import os
import re
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import coverage

ROOT = Path(__file__).parent.parent
TESTS = ["tests/unit", "tests/pictures", "tests/test_notebooks.py"]
# They notice any change of a file or a picture, and know nothing of what is right.
NETS = ["tests/unit/test_lock.py", "tests/pictures/test_stored_pictures.py"]
# The notebook of each room.
NOTEBOOKS = {"start": "00", "history": "01", "threats": "02", "okinawa": "03", "guam": "04"}
NOTEBOOKS |= {"story": "05"}
RULES = "tests/unit/test_charts.py"
# They look at every row: of a table, of the figures typed twice, of the questions.
EVERY_ROW = ["test_tables", "test_typed", "test_formulas", "test_judge"]


def pytest_runtest_setup(item):
    """As a plugin of pytest: tell coverage which test is running from here on."""
    coverage.Coverage.current().switch_context(item.nodeid.partition("[")[0])


class WhichTests:
    """The tests by file and line, as names that pytest takes."""

    def __init__(self):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            run = ["coverage", "run", f"--data-file={data}", "--source=helpers", "-m", "pytest"]
            left_out = [f"--ignore={name}" for name in NETS]
            done = subprocess.run(
                [sys.executable, "-m", *run, "-q", "-p", "which_tests", *left_out, *TESTS],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT / "tools")},
                capture_output=True,
                text=True,
            )
            if done.returncode:
                sys.exit(f"the unchanged course does not pass: {done.stdout[-2000:]}")
            measured = coverage.CoverageData(str(data))
            measured.read()
            self._by_file = {
                f"helpers/{Path(name).name}": measured.contexts_by_lineno(name)
                for name in measured.measured_files()
            }

    def of(self, edit):
        """Return the tests that execute the lines of an edit, those that read ink first.

        Lines that run when the room is imported belong to all tests that use or name the room.
        Tests of pictures share what they draw: of them whole files are returned, and the rules for
        every chart are always among them.
        """
        contexts = self._by_file.get(edit.path, {})
        lines = range(edit.first_line, edit.last_line + 1)
        tests = {test for line in lines for test in contexts.get(line, ())} - {""}
        if not tests:
            tests = {test for some in contexts.values() for test in some} - {""}
            _, files = everything()
            tests |= {name for name in files if _says(ROOT / name, {Path(edit.path).stem})}
        pictures = {test.partition("::")[0] for test in tests if "/pictures/" in test}
        # A picture that a whole file shares is drawn in its first test only.
        own = f"tests/pictures/test_{Path(edit.path).stem.removesuffix('_numbers')}_pictures.py"
        if (ROOT / own).exists():
            pictures.add(own)
        others = {test for test in tests if "/pictures/" not in test and RULES not in test}
        return [*sorted(pictures), RULES, *sorted(others)]


def of_row(table, keys):
    """Return the numbers of the notebooks and the test files that a row of data/ can matter to.

    A room matters when it names the table, a key, or a table that names a key; so does a notebook
    or a test file. Where no room does, all do.
    """
    naming = {path.stem for path in (ROOT / "data").glob("*.csv") if _says(path, keys)}
    names = {table, *keys, *naming}
    rooms = {
        path.stem.removesuffix("_numbers")
        for path in (ROOT / "helpers").glob("*.py")
        if _says(path, names)
    }
    if not rooms:
        return everything()
    books, files = everything()
    of_rooms = {NOTEBOOKS.get(room) for room in rooms}
    books = [book for book in books if book in of_rooms or _says(_notebook(book), names)]
    files = [
        name
        for name in files
        if _room_of(name) in rooms or Path(name).stem in EVERY_ROW or _says(ROOT / name, names)
    ]
    return books, files


def everything():
    """Return the numbers of all notebooks, and all test files but the nets and the rules."""
    paths = [path for folder in TESTS[:2] for path in sorted((ROOT / folder).glob("test_*.py"))]
    names = [str(path.relative_to(ROOT)) for path in paths] + TESTS[2:]
    return sorted(NOTEBOOKS.values()), [name for name in names if name not in [*NETS, RULES]]


def _room_of(test_file):
    """The room that a test file tests."""
    return Path(test_file).stem.removeprefix("test_").removesuffix("_pictures")


def _notebook(number):
    return next((ROOT / "notebooks").glob(f"{number}_*.ipynb"))


@cache
def _text(path):
    return path.read_text(encoding="utf-8")


def _says(path, names):
    """Whether a file names any of these, as whole words."""
    return any(re.search(rf"\b{re.escape(name)}\b", _text(path)) for name in names)
