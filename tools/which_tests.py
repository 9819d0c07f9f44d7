"""Which tests can notice a change: of a line of helpers/, asked of coverage; of a row of data/."""

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


class WhichTests:
    """The tests by file and line, as names that pytest takes."""

    def __init__(self):
        with tempfile.TemporaryDirectory() as folder:
            data, settings = Path(folder) / "data", Path(folder) / "settings"
            settings.write_text(
                f"[run]\nsource = helpers\ndata_file = {data}\ndynamic_context = test_function\n"
            )
            left_out = [f"--ignore={name}" for name in NETS]
            run = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}", "-m", "pytest"]
            done = subprocess.run(
                [*run, "-q", "-p", "no:cacheprovider", *left_out, *TESTS],
                cwd=ROOT,
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
        files = [path for folder in TESTS for path in (ROOT / folder).glob("test_*.py")]
        files.append(ROOT / "tests/test_notebooks.py")
        self._files = {path.stem: str(path.relative_to(ROOT)) for path in files}

    def of(self, edit):
        """Return the tests that execute the lines of an edit, those that read ink first.

        Lines that run when the room is imported belong to all tests that use the room. Tests of
        pictures share what they draw: of them whole files are returned, and the rules for every
        chart are always among them.
        """
        contexts = self._by_file.get(edit.path, {})
        lines = range(edit.first_line, edit.last_line + 1)
        names = {name for line in lines for name in contexts.get(line, ())} - {""}
        if not names:
            names = {name for some in contexts.values() for name in some} - {""}
        nodes = set(filter(None, map(self._node, names)))
        pictures = {node.partition("::")[0] for node in nodes if "/pictures/" in node}
        # A picture that a whole file shares is drawn before its tests: no test executes its lines.
        room = Path(edit.path).stem.removesuffix("_numbers")
        pictures |= {path for name, path in self._files.items() if name == f"test_{room}_pictures"}
        others = {node for node in nodes if "/pictures/" not in node and RULES not in node}
        return [*sorted(pictures), RULES, *sorted(others)]

    def _node(self, context):
        """The name of a test as pytest takes it; None for what is no test, such as a fixture."""
        module, _, function = context.partition(".")
        if module not in self._files or not function.startswith("test_"):
            return None
        return f"{self._files[module]}::{function}"


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
