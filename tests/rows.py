"""Compares a chart's ink with the rows that it must show, over the states of its panel.

Expected rows are the tuples of ink.py; days may be dates. Words stand with the place in data that
they must lie at: (words, x, y), None where it does not matter. A whole list may be None: that
part of the picture is looked at in another way.
"""

import itertools
import random
from datetime import date

import chart_words
import ink
import numpy as np
from matplotlib.dates import date2num

from helpers import style
from helpers.controls import stops

NEAR, IN_ROW = 14, 3  # points from words to the place that they must lie at
FEW, SAMPLE = 2000, 200  # states that are all tried; states that are tried of more
KINDS = ("bars", "lines", "marks", "rules", "bands", "circles", "legend", "words")


def states(panel):
    """The states of a panel that are tried, as dicts.

    All where there are few, else the corners and a fixed random sample.
    """
    every = {name: stops(control) for name, control in panel.controls.items()}
    if np.prod([float(len(values)) for values in every.values()]) <= FEW:
        chosen = itertools.product(*every.values())
    else:
        ends = [sorted({values[0], values[-1]}, key=values.index) for values in every.values()]
        chance = random.Random(2013)
        corners = list(itertools.product(*ends))
        if len(corners) > SAMPLE:
            corners = chance.sample(corners, SAMPLE)
        chosen = corners + [
            tuple(chance.choice(values) for values in every.values()) for _ in range(SAMPLE)
        ]
    return [dict(zip(every, values, strict=True)) for values in chosen]


def move(panel, values):
    """Bring the artists of a panel into a state, without a picture; return its chart."""
    with style.look():
        panel.chart.view = panel._move(**values)
    panel.chart.state = values
    return panel.chart


def _plain(value):
    """A value as it is compared: days as numbers, numbers as floats, tuples and lists as tuples."""
    if isinstance(value, date):
        return float(date2num(value))
    if isinstance(value, (list, tuple)):
        return tuple(_plain(part) for part in value)
    return value if isinstance(value, str) or value is None else float(value)


def _same(one, other):
    """Whether two plain values are the same, numbers up to a hair's breadth."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-6 * max(1, abs(one)) or (one != one and other != other)
    return one == other


def _differ(shown, expected):
    """The rows that only one of two lists has."""
    rest, missing = list(map(_plain, shown)), []
    for row in map(_plain, expected):
        twin = next((other for other in rest if _same(row, other)), None)
        if twin is None:
            missing.append(row)
        else:
            rest.remove(twin)
    return rest, missing


def _misplaced(pane, expected):
    """What is wrong with the words: which stand in the picture only, or not where they belong."""
    rest, missing = list(pane.words), []
    for words, x, y in expected:
        spot = [np.nan if part is None else _plain(part) for part in (x, y)]
        fits = (one for one in rest if one[0] == words and _lies_at(pane, one[1], spot))
        found = next(fits, None)
        if found is None:
            missing.append((words, x, y))
        else:
            rest.remove(found)
    inverse = pane.ax.transData.inverted()
    return [_words_at(inverse, *one) for one in rest], missing


def _words_at(inverse, words, box):
    x, y = inverse.transform(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))
    return words, round(float(x), 3), round(float(y), 3)


def _lies_at(pane, box, spot):
    """Whether words lie within some points of a place; nan is anywhere."""
    inside = pane.ax.viewLim
    x, y = pane.ax.transData.transform(
        [inside.x0 if spot[0] != spot[0] else spot[0], inside.y0 if spot[1] != spot[1] else spot[1]]
    )
    # Rows lie close: words must stand at the height of their own.
    above = IN_ROW if pane.y_names or spot[0] != spot[0] else NEAR
    near_x = spot[0] != spot[0] or box.x0 - NEAR <= x <= box.x1 + NEAR
    near_y = spot[1] != spot[1] or box.y0 - above <= y <= box.y1 + above
    return near_x and near_y


def _short(rows):
    text = "; ".join(map(str, rows[:6])) or "nothing more"
    return text if len(text) < 700 else f"{text[:700]} ..."


def check(chart, *expected, headline):
    """Compare each pane of a chart with its expected rows: a dict of the lists that are not empty.

    headline are the words above the chart; those around its axes stand in chart_words.py. Raises
    AssertionError that says what the picture shows and what the table says.
    """
    where = f"{chart.id} {chart.state or ''}".strip()
    _same_words(f"{where}, headline", ink.title(chart), headline)
    height = chart.fig.get_figheight()
    assert height == chart_words.HEIGHTS[chart.id], f"{where}: {height} inches high"
    read = ink.panes(chart)
    assert len(read) == len(expected), f"{where}: {len(read)} panes"
    around = chart_words.around(chart)
    for number, (pane, rows) in enumerate(zip(read, expected, strict=True), start=1):
        ax = pane.ax
        _same_words(f"{where}, below", ax.get_xlabel(), around[number - 1][0])
        _same_words(f"{where}, beside", ax.get_ylabel(), around[number - 1][1])
        scales = f"{ax.get_xscale()}, {ax.get_yscale()}"
        _same_words(f"{where}, scales", scales, f"linear, {chart_words.scale(chart)}")
        across, upwards = chart_words.spans(chart)[number - 1]
        _same_span(f"{where}, across", ax.get_xlim(), across, pane)
        _same_span(f"{where}, upwards", ax.get_ylim(), upwards, pane)
        assert set(rows) <= set(KINDS), rows
        for kind in KINDS:
            extra, missing = _compared(pane, kind, rows.get(kind, []))
            assert not extra and not missing, (
                f"{where}, pane {number}, {kind}: only the picture shows {_short(extra)}; "
                f"only the table says {_short(missing)}"
            )


def _same_words(where, shown, wanted):
    assert shown == wanted, f"{where}: the picture says {shown!r}; the table says {wanted!r}"


def _same_span(where, shown, wanted, pane):
    """An axis reaches as far as is typed; where no end is typed, the ink takes most of its room."""
    low, high = map(_plain, wanted)
    if high is None:
        tall = max((y for y in _heights(pane) if y == y), default=None)
        least, most = chart_words.ROOM
        short = shown[1] == chart_words.SHORTEST
        fits = tall is None or short or least * shown[1] <= tall <= most * shown[1]
        assert fits, f"{where}: the ink ends at {tall:g}, the axis at {shown[1]:g}"
        high = shown[1]
    fits = all(abs(end - typed) <= 0.01 for end, typed in zip(shown, (low, high), strict=True))
    assert fits, f"{where}: the picture's axis has {shown}; typed are {wanted}"


def _heights(pane):
    """The heights of all points of lines and marks of a pane."""
    return [y for _, points in pane.lines for _, y in points] + [y for _, y, _ in pane.marks]


def same(what, state, shown, expected):
    """Compare two lists of rows that a test has read and reckoned itself."""
    extra, missing = _differ(shown, expected)
    said = f"only the picture shows {_short(extra)}; only the table says {_short(missing)}"
    assert not extra and not missing, f"{state}, {what}: {said}"


def _compared(pane, kind, wanted):
    """What only the picture shows, and what only the table says."""
    if wanted is None:
        return [], []
    if kind == "words":
        return _misplaced(pane, wanted)
    return _differ(getattr(pane, kind), wanted)
