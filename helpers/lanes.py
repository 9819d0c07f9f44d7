"""Events in lanes over time: each gets a row in its lane and a side for its label."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from matplotlib.collections import LineCollection
from matplotlib.dates import date2num
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from helpers import style
from helpers.draw import label, moving_label
from helpers.style import BLUE, PALE, RED, SMALL

DOT, DOT_ALONE = 8, 2.5  # points that a dot takes to each side, with a label and without
GAP = 3  # points between a label and the next thing in its row


class Span(NamedTuple):
    """The points that something takes in its row."""

    start: float
    end: float

    def meets(self, other):
        """Whether the two lie on each other, or nearer than the gap."""
        return self.start < other.end + GAP and other.start < self.end + GAP


@dataclass(frozen=True)
class Place:
    """Where an event stands: the row within its lane, and where its label starts, in points."""

    row: int
    label_start: float


@cache
def label_width(text, weight="normal"):
    """Return the width of a label in points."""
    return TextPath((0, 0), text, size=SMALL, prop=FontProperties(weight=weight)).get_extents().x1


def _choices(x, wide, width):
    """Where a label may stand and stay within the axes: (label start, span), to the left first.

    A dot without a label (wide is zero) takes its own room only.
    """
    if not wide:
        yield x, Span(x - DOT_ALONE, x + DOT_ALONE)
        return
    for start in (x - DOT - wide, x + DOT):
        if start >= 0 and start + wide <= width:
            yield start, Span(min(start, x - DOT), max(start + wide, x + DOT))


def _first_free(rows, choices):
    """The first row, and the first side in it, where nothing is met; else a new row."""
    for row, spans in enumerate([*rows, []]):
        for start, span in choices:
            if not any(span.meets(other) for other in spans):
                return Place(row, start), span
    raise ValueError("neither side of an event has room for its label")


def pack(events, left, scale, width):
    """Return the Place of each event, so that no two of them meet.

    events is a DataFrame with date, kind (its lane) and label (empty where it has none), in the
    order of time. left is the day number where the axes begin, scale the width of a day, width
    that of the axes, in points.
    """
    taken, places = {}, []
    for event in events.itertuples():
        x = (date2num(event.date) - left) * scale
        rows = taken.setdefault(event.kind, [])
        wide = label_width(event.label) if event.label else 0
        place, span = _first_free(rows, list(_choices(x, wide, width)))
        if place.row == len(rows):
            rows.append([])
        rows[place.row].append(span)
        places.append(place)
    return places


def lane_tops(events, places, lanes):
    """Return the first row of each lane, counted over all lanes, and how many rows there are."""
    tops, total = {}, 0
    for lane in lanes:
        rows = [p.row for p, kind in zip(places, events.kind, strict=True) if kind == lane]
        tops[lane] = total
        total += max(rows, default=0) + 1
    return tops, max(1, total)


class Lanes:
    """The artists of events in lanes: dots, labels, the chosen one, the names of the lanes."""

    def __init__(self, ax, names, most_labels):
        """names maps lanes to the words that stand beside them; y of the axes runs from 1 to 0."""
        self.ax = ax
        (self.dots,) = ax.plot([], [], "o", color=BLUE, ms=style.DOT, clip_on=False)
        (self.chosen,) = ax.plot([], [], "o", color=RED, ms=style.MARK, clip_on=False)
        box = {"color": "white", "pad": 0, "lw": 0}
        self.labels = [moving_label(ax, fontsize=SMALL, bbox=box) for _ in range(most_labels)]
        self.edges = ax.add_collection(LineCollection([], color=PALE, lw=style.THIN))
        beside = {"transform": ax.get_yaxis_transform(), "ha": "right"}
        self.names = {
            lane: label(ax, -0.01, 0, name, weight="bold", fontsize=SMALL, **beside)
            for lane, name in names.items()
        }
        self.artists = [self.edges, *self.labels, self.dots, self.chosen, *self.names.values()]

    def show(self, events, lanes, chosen):
        """Draw events in these lanes, the chosen one in red; set the limits first.

        events is a DataFrame as in pack(); chosen counts from 0.
        """
        left, right = self.ax.get_xlim()
        width = self.ax.bbox.width
        scale = width / (right - left)
        places = pack(events, left, scale, width)
        tops, total = lane_tops(events, places, lanes)
        heights = [
            (tops[kind] + place.row + 0.5) / total
            for place, kind in zip(places, events.kind, strict=True)
        ]
        days = [date2num(day) for day in events.date]
        self.dots.set_data(days, heights)
        self.chosen.set_data(days[chosen : chosen + 1], heights[chosen : chosen + 1])
        self._show_names(tops, total)
        self._show_labels(
            events.label, [left + place.label_start / scale for place in places], heights
        )
        between = list(tops.values())[1:]
        self.edges.set_segments([[(left, top / total), (right, top / total)] for top in between])

    def _show_labels(self, words, starts, heights):
        """Write the labels that are not empty, hide the texts that are left over."""
        said = [spot for spot in zip(words, starts, heights, strict=True) if spot[0]]
        for text, (word, x, y) in zip(self.labels, said, strict=False):
            text.set(text=word, x=x, y=y, visible=True)
        for text in self.labels[len(said) :]:
            text.set_visible(False)

    def _show_names(self, tops, total):
        """Write each lane's name at its middle, hide those of lanes that are not shown."""
        starts = [*tops.values(), total]
        middles = {
            lane: (start + end) / 2
            for lane, start, end in zip(tops, starts, starts[1:], strict=False)
        }
        for lane, name in self.names.items():
            name.set_visible(lane in middles)
            if lane in middles:
                name.set_y(middles[lane] / total)
