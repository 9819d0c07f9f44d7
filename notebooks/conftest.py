"""What `pytest --nbval notebooks` would let pass, and what it would judge though it is not ours."""

import fnmatch
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OWN = "0?_*[a-z].ipynb"


def _stray(path):
    """Whether a notebook is somebody's own: Untitled.ipynb, or a duplicate."""
    return path.suffix == ".ipynb" and not fnmatch.fnmatchcase(path.name, OWN)


def pytest_ignore_collect(collection_path):
    """Leave other people's notebooks out, wherever they lie below this folder."""
    return _stray(collection_path) or None


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Keep a notebook whole where tests run side by side: its cells need one another."""
    if getattr(config.option, "dist", "no") in ("load", "worksteal"):
        config.option.dist = "loadscope"
    if (HERE / "helpers.py").exists():
        raise pytest.UsageError("helpers.py beside the notebooks hides the course's own package")


def pytest_report_header():
    """Name the notebooks that are left out."""
    names = [path.name for path in sorted(HERE.glob("*.ipynb")) if _stray(path)]
    return f"left out, not the course's own: {', '.join(names)}" if names else []


def pytest_runtest_setup(item):
    """A cell that was never run has no output to compare: nbval would let it pass."""
    cell = getattr(item, "cell", None)
    if cell is not None and cell.get("execution_count") is None:
        pytest.fail("never run, nothing to compare: its output was cleared", pytrace=False)
