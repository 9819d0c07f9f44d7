"""Execute the notebooks in place and store them in the contract's form: no widget views, no widget state."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

VIEW = "application/vnd.jupyter.widget-view+json"


def stored_form(notebook):
    """Return the notebook without widget views, widget state and the version of the Python that ran it."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(VIEW, None)
            if "metadata" in output:
                output["metadata"] = {}
    return notebook


def refresh(path):
    """Run one notebook in its own folder with a fresh kernel and write it back."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": path.parent}}).execute()
    nbformat.write(stored_form(notebook), path)


if __name__ == "__main__":
    folder = Path(__file__).parent.parent / "notebooks"
    for path in [Path(name) for name in sys.argv[1:]] or sorted(folder.glob("*.ipynb")):
        refresh(path)
        print(path.name)
