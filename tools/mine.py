"""Copy the notebooks into my/, where a learner works: git and the tests leave that folder alone.

Run: python tools/mine.py [--kernel name]. What is there already is never written over: where the
course has a newer notebook, that is said, and yours can be renamed. --kernel is the name under
which the course's Python was registered on a shared server; without it a copy takes that of the
copies that are there, else python3.
"""

import argparse
import hashlib
from pathlib import Path

import nbformat
from books import FOLDER, own

MINE = FOLDER.parent / "my"
MARK = "copied_from"  # in the metadata of a copy: the fingerprint of what it was copied from
NEWER = "{0}: the course has a newer one. Rename yours, then make copies again, to have both."
BROKEN = "{0}: it cannot be read. Rename it, then make copies again, to get a fresh one."


def fingerprint(notebook):
    """Return what tells two releases of a notebook apart: a hash of its cells' sources."""
    sources = "\0".join(cell.source for cell in notebook.cells)
    return hashlib.sha256(sources.encode()).hexdigest()[:16]


def metadata(path):
    """Return the metadata of a copy, None where it cannot be read."""
    try:
        return nbformat.read(path, as_version=4).metadata
    except (OSError, ValueError, AttributeError, nbformat.ValidationError):
        return None


def kernel_of(folder):
    """Return the kernel that the copies in a folder use; python3 where there are none."""
    for path in own(folder):
        known = metadata(path) if path.exists() else None
        if known and "kernelspec" in known:
            return known.kernelspec.name
    return "python3"


def fill(folder=MINE, kernel=None):
    """Copy what is missing; return a line for each notebook that was copied or needs a look."""
    folder.mkdir(parents=True, exist_ok=True)
    kernel, said = kernel or kernel_of(folder), []
    for path in own():
        notebook, target = nbformat.read(path, as_version=4), folder / path.name
        name = f"{folder.name}/{path.name}"
        if not target.exists():
            notebook.metadata[MARK] = fingerprint(notebook)
            if kernel != "python3":
                notebook.metadata.kernelspec.update(name=kernel, display_name=kernel)
            nbformat.write(notebook, target)
            said.append(name)
            continue
        known = metadata(target)
        if known is None:
            said.append(BROKEN.format(name))
        elif known.get(MARK, fingerprint(notebook)) != fingerprint(notebook):
            said.append(NEWER.format(name))
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--kernel")
    parser.add_argument("--folder", type=Path, default=MINE)
    asked = parser.parse_args()
    for line in fill(asked.folder, asked.kernel):
        print(line)


if __name__ == "__main__":
    main()
