"""The notebooks of the course; whatever else lies in notebooks/ is somebody's own.

Run: python tools/books.py. It prints their paths, for a linter.
"""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "notebooks"
NAMES = [  # notebooks/conftest.py, which travels with them, has the same
    "00_start_here.ipynb",
    "01_alliance_history.ipynb",
    "02_regional_threats.ipynb",
    "03_okinawa_bases.ipynb",
    "04_guam_relocation_math.ipynb",
    "05_check_the_story.ipynb",
]


def own(folder=FOLDER):
    """Return the paths of the course's notebooks, in order."""
    return [folder / name for name in NAMES]


def strays(folder=FOLDER):
    """Return the paths of the notebooks that are not the course's, such as Untitled.ipynb."""
    return sorted(path for path in folder.glob("*.ipynb") if path.name not in NAMES)


if __name__ == "__main__":
    print(*own())
