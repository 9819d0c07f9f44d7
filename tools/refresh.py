"""Execute the notebooks in place and store them in the contract's form, the README's picture too.

Run: python tools/refresh.py [notebook ...]. The stored form has no widget views and no state.
"""

import base64
import sys
from pathlib import Path

import nbformat
from books import FOLDER, own
from nbclient import NotebookClient

from helpers.cells import VIEW

# The picture at the top of the README is that of this cell.
README_CELL = 'ask.reveal("guam_p_double", guam.share_and_cap().set(bill=17.2))'
README_PICTURE = FOLDER.parent / "images/panel.png"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


# What answers a prediction is folded as JupyterLab opens the notebook; a run unfolds it.
FOLDED = {"jupyter": {"outputs_hidden": True}}


def stored_form(notebook):
    """Return the notebook without widget views, widget state and the version of its Python.

    The outputs of reveals are folded.
    """
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = KERNEL
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = FOLDED if "ask.reveal(" in cell.source else {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)
        if "outputs" in cell:  # what was live only is no output any more
            cell.outputs = [output for output in cell.outputs if output.get("data") != {}]
    return notebook


def stored_text(text):
    """Return the text of a notebook file in the form in which it is stored."""
    return nbformat.writes(stored_form(nbformat.reads(text, as_version=4))) + "\n"


def readme_picture(notebook):
    """Return the PNG bytes of the README's cell, None where the notebook does not have it."""
    for cell in notebook.cells:
        if cell.source == README_CELL:
            return base64.b64decode(cell.outputs[0].data["image/png"])
    return None


def refresh(path):
    """Run one notebook in its own folder with a fresh kernel and write it back."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, kernel_name="python3", resources=where).execute()
    nbformat.write(stored_form(notebook), path)
    picture = readme_picture(notebook)
    if picture and path.parent == FOLDER:
        README_PICTURE.write_bytes(picture)


def main():
    named = [Path(name) for name in sys.argv[1:]]
    for path in named or own():
        refresh(path.resolve())
        print(path.name)


if __name__ == "__main__":
    main()
