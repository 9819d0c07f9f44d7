"""What several files of unit tests share."""

import pytest

from helpers import draw, panel, style
from helpers.chart import Chart, View


@pytest.fixture
def shown():
    fig, ax = draw.axes("Height of one bar", 2.0, xlim=(0, 1), ylim=(0, 10))
    (bar,) = ax.bar([0.5], [0], color=style.BLUE)
    note = draw.label(ax, 0.1, 5, "")

    def move(height, kind):
        bar.set_height(height)
        note.set_text(kind)
        ax.set_ylim(0, 10 if height <= 10 else 100)
        return View(f"{kind} <{height}>")

    return panel.Panel(
        Chart("test.bar", fig, moving=[bar, note]),
        move,
        height=panel.number("Height", "metres", 2.5, 0.0, 50.0, 0.5),
        kind=panel.choice("Kind", ["tall", "wide"], "tall"),
    )
