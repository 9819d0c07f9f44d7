"""The notebooks of the course; whatever else lies in notebooks/ is somebody's own."""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "notebooks"
OWN = "0?_*[a-z].ipynb"  # notebooks/conftest.py says the same


def own(folder=FOLDER):
    """Return the paths of the course's notebooks, in order."""
    return sorted(folder.glob(OWN))


def strays(folder=FOLDER):
    """Return the paths of the notebooks that are not the course's, such as Untitled.ipynb."""
    return sorted(set(folder.glob("*.ipynb")) - set(own(folder)))
