"""What `pytest --nbval notebooks` would let pass, and what it would judge though it is not ours.

Whoever copies the notebooks to a folder of their own copies this file along.
"""

import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMES = [
    "00_start_here.ipynb",
    "01_alliance_history.ipynb",
    "02_regional_threats.ipynb",
    "03_okinawa_bases.ipynb",
    "04_guam_relocation_math.ipynb",
    "05_check_the_story.ipynb",
]


def _stray(path):
    """Whether a notebook is somebody's own: Untitled.ipynb, or a duplicate."""
    return path.suffix == ".ipynb" and path.name not in NAMES


def pytest_ignore_collect(collection_path):
    """Leave other people's notebooks out."""
    return _stray(collection_path) or None


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Keep a notebook whole where tests run side by side: its cells need one another."""
    if getattr(config.option, "dist", "no") in ("load", "worksteal"):
        config.option.dist = "loadscope"
    for path in set(HERE.glob("*.py")) - {Path(__file__)}:
        if path.stem in sys.stdlib_module_names or path.stem in packages_distributions():
            said = f"{path.name} beside the notebooks hides the package of that name from them"
            raise pytest.UsageError(f"{said}: give your file another name.")


def pytest_terminal_summary(terminalreporter):
    """Name the notebooks that were left out."""
    names = [path.name for path in sorted(HERE.glob("*.ipynb")) if _stray(path)]
    if names:
        terminalreporter.write_line(f"left out, not the course's own: {', '.join(names)}")


def pytest_runtest_setup(item):
    """A cell that was never run has no output to compare: nbval would let it pass."""
    cell = getattr(item, "cell", None)
    if cell is not None and cell.get("execution_count") is None:
        said = "never run, nothing to compare: its output was cleared."
        pytest.fail(f"{said} make refresh runs the notebooks again.", pytrace=False)
