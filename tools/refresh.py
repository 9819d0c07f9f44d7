"""Execute the notebooks in place and store them in the contract's form.

Run: python tools/refresh.py [notebook ...]. The stored form has no widget views and no state.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

VIEW = "application/vnd.jupyter.widget-view+json"
FOLDER = Path(__file__).parent.parent / "notebooks"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def stored_form(notebook):
    """Return the notebook without widget views, widget state and the version of its Python."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = KERNEL
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)
    return notebook


def refresh(path):
    """Run one notebook in its own folder with a fresh kernel and write it back."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": path.parent}}
    NotebookClient(notebook, kernel_name="python3", resources=where).execute()
    nbformat.write(stored_form(notebook), path)


def main():
    named = [Path(name) for name in sys.argv[1:]]
    for path in named or sorted(FOLDER.glob("*.ipynb")):
        refresh(path)
        print(path.name)


if __name__ == "__main__":
    main()
