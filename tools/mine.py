"""Copy the notebooks into my/, where a learner works: git and the tests leave that folder alone.

Run: python tools/mine.py [--kernel name]. What is there already is never written over: where the
course has a newer notebook, that is said, and yours can be renamed. --kernel is the name under
which the course's Python was registered on a shared server, python3 where nothing was registered.
"""

import argparse
import hashlib
from pathlib import Path

import nbformat
from books import FOLDER, own

MINE = FOLDER.parent / "my"
MARK = "copied_from"  # in the metadata of a copy: the fingerprint of what it was copied from
NEWER = "{0}: the course has a newer one. Rename yours and run this again, to have both."


def fingerprint(notebook):
    """Return what tells two releases of a notebook apart: a hash of its cells' sources."""
    sources = "\0".join(cell.source for cell in notebook.cells)
    return hashlib.sha256(sources.encode()).hexdigest()[:16]


def fill(folder=MINE, kernel="python3"):
    """Copy what is missing; return a line for each notebook that was copied or is out of date."""
    folder.mkdir(parents=True, exist_ok=True)
    said = []
    for path in own():
        notebook, target = nbformat.read(path, as_version=4), folder / path.name
        if not target.exists():
            notebook.metadata[MARK] = fingerprint(notebook)
            notebook.metadata.kernelspec.name = kernel
            nbformat.write(notebook, target)
            said.append(f"{folder.name}/{path.name}")
        elif nbformat.read(target, as_version=4).metadata.get(MARK) != fingerprint(notebook):
            said.append(NEWER.format(f"{folder.name}/{path.name}"))
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--kernel", default="python3")
    parser.add_argument("--folder", type=Path, default=MINE)
    asked = parser.parse_args()
    for line in fill(asked.folder, asked.kernel):
        print(line)


if __name__ == "__main__":
    main()
