"""Say which files in notebooks/ are not the course's own; the tests judge only what is.

Run: python tools/strays.py. Other people's notebooks are named and left out. It ends with an error
where a notebook of the course was saved in another form than tools/refresh.py stores it, as
JupyterLab does, or where a file hides a package. What an output says is for nbval to compare.
"""

import sys

from books import FOLDER, own, strays
from refresh import stored_text

from helpers import start

LEFT_OUT = "Left out, not the course's own: {}"
SAVED = """notebooks/{0} was saved after somebody worked in it; the tests judge what is published.
  Your own work? Move it to my/ under a name that is free there, and put the course's back:
      mv -n notebooks/{0} my/{1}_mine.ipynb && git checkout notebooks/{0}
  A change of the course? make refresh"""
HIDES = "notebooks/{} hides the package of that name: give your file another name."


def saved(path):
    """Whether a notebook is not in the form in which refresh stores it."""
    text = path.read_text(encoding="utf-8")
    return stored_text(text) != text


def said(folder=FOLDER):
    """Return what is to be said of a folder of notebooks: what is left out, and what is wrong."""
    beside = ", ".join(f"notebooks/{path.name}" for path in strays(folder))
    faults = [SAVED.format(path.name, path.stem) for path in own(folder) if saved(path)]
    faults += [HIDES.format(name) for name in start.hiding(folder)]
    return [LEFT_OUT.format(beside)] if beside else [], faults


def main():
    beside, faults = said()
    for line in beside + faults:
        print(line)
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
