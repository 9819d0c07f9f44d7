"""The notebooks of the course; whatever else lies in notebooks/ is somebody's own.

Run: python tools/books.py. It prints their paths, for a linter.
"""

from pathlib import Path
from runpy import run_path

FOLDER = Path(__file__).parent.parent / "notebooks"
NAMES = run_path(str(FOLDER / "conftest.py"))["NAMES"]  # what travels with them names them


def own(folder=FOLDER):
    """Return the paths of the course's notebooks, in order."""
    return [folder / name for name in NAMES]


def strays(folder=FOLDER):
    """Return the paths of the notebooks that are not the course's, such as Untitled.ipynb."""
    return sorted(path for path in folder.glob("*.ipynb") if path.name not in NAMES)


if __name__ == "__main__":
    print(*(path.relative_to(FOLDER.parent) for path in own()))
