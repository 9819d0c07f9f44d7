"""Which tests execute a line of helpers/: asked of coverage, once for a whole run of mutants."""

import subprocess
import sys
import tempfile
from pathlib import Path

import coverage

ROOT = Path(__file__).parent.parent
TESTS = ["tests/unit", "tests/pictures", "tests/test_notebooks.py"]
# They notice any change of a file or a picture, and know nothing of what is right.
NETS = ["tests/unit/test_lock.py", "tests/pictures/test_stored_pictures.py"]
RULES = "tests/unit/test_charts.py"


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
