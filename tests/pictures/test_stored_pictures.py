"""The pictures in the notebooks against fresh ones: a net below the rows that each must show."""

import base64
import importlib
import io
import re

import nbformat
import numpy as np
import pytest
import refresh
from facts import ROOT
from PIL import Image

from helpers import catalogue

FEW = 0.0002  # of all points may differ: another machine may set an edge a shade apart


def stored():
    """Each cell that stores a picture: notebook and number, its code, the picture in base64."""
    for path in sorted((ROOT / "notebooks").glob("0*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                if "image/png" in output.get("data", {}):
                    name = f"{path.stem[:2]}-{cell.execution_count}"
                    yield pytest.param(cell.source, output, id=name)


def points(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)


@pytest.mark.parametrize(("source", "output"), list(stored()))
def test_a_stored_picture_is_what_its_cell_draws(source, output):
    names = (*catalogue.ROOMS, "ask")
    rooms = {room: importlib.import_module(f"helpers.{room}") for room in names}
    chart = catalogue.chart_of(eval(source, rooms))
    fresh = points(chart.png())
    kept = points(base64.b64decode(output["data"]["image/png"]))
    assert fresh.shape == kept.shape
    apart = (abs(fresh - kept).max(axis=2) > 40).mean()
    assert apart <= FEW, f"{100 * apart:.2f} per cent of the stored picture are not drawn so now"
    height, width, _ = kept.shape
    shown = output["metadata"]["image/png"]
    assert width == 2 * shown["width"] and abs(height - 2 * shown["height"]) <= 1


def test_the_readmes_picture_is_a_stored_one_and_its_words_are_its_own():
    book = nbformat.read(ROOT / "notebooks/04_guam_relocation_math.ipynb", as_version=4)
    picture, said = (ROOT / "images/panel.png").read_bytes(), ""
    assert refresh.readme_picture(book) == picture
    for cell in book.cells:
        if cell.source == refresh.README_CELL:
            said = cell.outputs[0].data["text/plain"]
    numbers = re.findall(r"\d+\.\d+", said)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    words = re.search(r"!\[(.*?)\]\(images/panel\.png\)", readme)[1]
    assert {float(number) for number in re.findall(r"\d+\.\d+", words)} <= set(map(float, numbers))
