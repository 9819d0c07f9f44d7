"""Every chart and panel of every notebook: readable, within its frame, labels not on each other."""

import importlib
import inspect
from pathlib import Path

import pytest

from helpers import panel, style

SHARED = {"__init__", "tables", "money", "style", "panel", "ask"}
ROOMS = [path.stem for path in sorted((Path(panel.__file__).parent).glob("*.py")) if path.stem not in SHARED]


def makers():
    """Every public function of a notebook's room that needs no argument and makes a chart or a panel."""
    for room in ROOMS:
        module = importlib.import_module(f"helpers.{room}")
        for name, found in inspect.getmembers(module, inspect.isfunction):
            if found.__module__ == module.__name__ and not name.startswith("_") and not any(
                    p.default is p.empty for p in inspect.signature(found).parameters.values()):
                made = found()
                if isinstance(made, (panel.Chart, panel.Panel)) and getattr(made, "chart", made).fig:
                    yield pytest.param(found, id=f"{room}.{name}")


MADE = list(makers())


def texts(ax):
    """The words of one pair of axes that are seen: ticks within the limits, labels, legend, text."""
    ticks = [(tick, ax.get_xlim()) for tick in ax.xaxis.get_major_ticks()]
    ticks += [(tick, ax.get_ylim()) for tick in ax.yaxis.get_major_ticks()]
    words = [tick.label1 for tick, limits in ticks if min(limits) <= tick.get_loc() <= max(limits)]
    words += [*ax.texts, ax.xaxis.label, ax.yaxis.label]
    words += ax.get_legend().get_texts() if ax.get_legend() else []
    return [text for text in words if text.get_text() and text.get_visible()]


def test_all_rooms_have_charts():
    assert {param.id.split(".")[0] for param in MADE} == set(ROOMS) and len(MADE) > 15


@pytest.mark.parametrize("make", MADE)
def test_each_chart_draws_within_its_frame_and_in_a_readable_size(make):
    made = make()
    chart = getattr(made, "chart", made)
    assert chart.png()[:4] == b"\x89PNG" and chart.sentence.endswith((".", "?"))
    frame = chart.fig.bbox
    for ax in chart.fig.axes:
        for text in texts(ax):
            box = text.get_window_extent()
            assert text.get_fontsize() >= style.SMALL, text.get_text()
            assert frame.x0 - 1 <= box.x0 and box.x1 <= frame.x1 + 1, text.get_text()
            assert frame.y0 - 1 <= box.y0 and box.y1 <= frame.y1 + 1, text.get_text()


@pytest.mark.parametrize("make", MADE)
def test_labels_of_a_chart_do_not_lie_on_each_other(make):
    made = make()
    chart = getattr(made, "chart", made)
    chart.png()
    for ax in chart.fig.axes:
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts(ax)]
        for n, (words, box) in enumerate(boxes):
            for other, another in boxes[:n]:
                assert not box.padded(-2).overlaps(another.padded(-2)), (words, other)
