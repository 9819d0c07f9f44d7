"""Reads a chart's ink back to data.

A pane (a pair of axes) is read into lists of plain tuples:

    bars    (place, start, end, look)     place: what the axis calls it, or its number
    lines   (look, [(x, y), ...])
    marks   (x, y, look)
    rules   (axis, value, look)           a line across the whole pane
    bands   (low, high, look)             a strip from bottom to top
    circles (x, y, radius, look)
    words   (words, box)                  box: what they cover, in points
    legend  (words, look)

A look is ink and form in words: "blue", "open red diamond", "grey dotted". Numbers are those of the
axes, days are matplotlib's day numbers. What is hidden or has no length is not read.

"""

import itertools

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.patches import Circle, Patch, Rectangle
from matplotlib.ticker import FixedLocator, FuncFormatter

from helpers import style

RENDERER = RendererAgg(10, 10, 72)
NAMED = ("BLACK", "BLUE", "RED", "GREEN", "PURPLE", "ORANGE", "TEAL", "COAL", "GREY", "FAINT")
NAMED += ("PALE", "PALE_BLUE", "PALE_RED")
INKS = {getattr(style, name).lower(): name.lower().replace("_", " ") for name in NAMED}
INKS["#ffffff"] = "white"
FORMS = {
    "o": "circle",
    "s": "square",
    "D": "diamond",
    "^": "triangle",
    "X": "cross",
    "x": "thin cross",
    "v": "pointer",
}
DASHES = {"-": "", "--": " dashed", ":": " dotted", "-.": " dash-dotted"}


def ink_of(color):
    """The name of a colour; one that is not in the palette keeps its code."""
    return INKS.get(to_hex(color), to_hex(color))


def bar_look(bar):
    """The look of a bar: its ink, or the edge of an open one, and its hatch."""
    ink = ink_of(bar.get_facecolor())
    if ink == "white":
        # A legend's key copies the dashes of a bar, but not their name.
        dotted = " dotted" if bar._unscaled_dash_pattern[1] else ""
        ink = f"open {ink_of(bar.get_edgecolor())}{dotted}"
    return f"{ink} {bar.get_hatch()}" if bar.get_hatch() else ink


def mark_look(form, face, edge):
    """The look of a mark: ink and form; open is white inside, a ring lets through what is below."""
    if form == "thin cross":
        return f"{ink_of(edge)} {form}"
    if to_rgba(face)[3] == 0:
        return f"ring {ink_of(edge)} {form}"
    if ink_of(face) == "white":
        return f"open {ink_of(edge)} {form}"
    return f"{ink_of(face)} {form}"


def marker_look(line):
    """The look of the marks of a line."""
    form = FORMS[line.get_marker()]
    return mark_look(form, line.get_markerfacecolor(), line.get_markeredgecolor())


def line_look(line):
    """The look of a line: ink, dashes, and its marks if it has any."""
    look = ink_of(line.get_color()) + DASHES[line.get_linestyle()]
    marked = line.get_marker() not in ("None", "", None) and line.get_markevery() is None
    return f"{look} with {marker_look(line)}" if marked else look


def _unseen_edge(line):
    """Whether marks are edges only (or white inside), and the edge has no width."""
    face = line.get_markerfacecolor()
    empty = to_rgba(face)[3] == 0 or ink_of(face) == "white"
    return empty and not line.get_markeredgewidth()


def tick_names(axis):
    """What an axis calls the places of its ticks, where it has words of its own."""
    locator, formatter = axis.get_major_locator(), axis.get_major_formatter()
    if not isinstance(locator, FixedLocator) or not isinstance(formatter, FuncFormatter):
        return {}
    return {float(place): str(formatter(place)) for place in locator()}


class Pane:
    """One pair of axes, read. Its attributes are the lists of the module's docstring.

    With fixed_only what belongs to the moving layer is left out.
    """

    def __init__(self, ax, fixed_only=False):
        self.ax, self._fixed_only = ax, fixed_only
        ax.get_xlim(), ax.get_ylim()  # limits that follow the data are set when asked for
        self.bars, self.lines, self.marks, self.rules, self.bands = [], [], [], [], []
        self.x_names, self.y_names = tick_names(ax.xaxis), tick_names(ax.yaxis)
        self._read_rectangles()
        for line in filter(self._counts, ax.lines):
            self._read_line(line)
        for collection in filter(self._counts, ax.collections):
            self._read_collection(collection)
        self.legend = self._read_legend()
        self.circles = [
            (*patch.center, patch.radius, _circle_look(patch))
            for patch in ax.patches
            if isinstance(patch, Circle) and self._counts(patch)
        ]
        self.words = [
            (text.get_text(), text.get_window_extent(RENDERER))
            for text in filter(self._counts, ax.texts)
            if text.get_text().strip()
        ]

    def _counts(self, artist):
        """Whether an artist is seen, and of the layer that is asked for."""
        return artist.get_visible() and not (self._fixed_only and artist.get_animated())

    def _read_rectangles(self):
        """Bars lie sideways where the axes' own containers say so."""
        sideways = any(made.orientation == "horizontal" for made in self.ax.containers)
        for patch in self.ax.patches:
            if not isinstance(patch, Rectangle) or not self._counts(patch):
                continue
            (x, y), width, height = patch.get_xy(), patch.get_width(), patch.get_height()
            if (y, height) == (0, 1) and patch not in self._bars():
                self.bands.append((x, x + width, bar_look(patch)))
            elif width and height and sideways:
                self.bars.append((self._row(y + height / 2), x, x + width, bar_look(patch)))
            elif width and height:
                self.bars.append((self._column(x + width / 2), y, y + height, bar_look(patch)))

    def _bars(self):
        return [bar for made in self.ax.containers for bar in made]

    def _row(self, y):
        return self.y_names.get(round(float(y), 6), y)

    def _column(self, x):
        return self.x_names.get(round(float(x), 6), x)

    def _read_line(self, line):
        if not line.get_linewidth() and line.get_linestyle() != "None":
            return  # a line without width is not seen
        xs, ys = (np.atleast_1d(part) for part in line.get_data(orig=False))
        transform = line.get_transform()
        if transform == self.ax.get_xaxis_transform(which="grid"):
            self.rules.append(("x", float(xs[0]), line_look(line)))
        elif transform == self.ax.get_yaxis_transform(which="grid"):
            self.rules.append(("y", float(ys[0]), line_look(line)))
        elif line.get_linestyle() == "None":
            if not line.get_markersize() or _unseen_edge(line):
                return
            self.marks += [
                (self._column(x), self._row(y), marker_look(line))
                for x, y in zip(xs, ys, strict=True)
            ]
        elif len(xs):
            points = list(zip(xs, ys, strict=True))
            self.lines.append((line_look(line), points))
            for n in line.get_markevery() or []:  # single points of a line that are marked
                self.marks.append((*points[n], marker_look(line)))

    def _read_collection(self, collection):
        if isinstance(collection, LineCollection):
            inks = itertools.cycle(collection.get_colors())
            dashes = DASHES.get(_dashes(collection), "")
            for segment, ink in zip(collection.get_segments(), inks, strict=False):
                self.lines.append((ink_of(ink) + dashes, [tuple(point) for point in segment]))
        elif isinstance(collection, PathCollection):
            faces = itertools.cycle(collection.get_facecolors().tolist() or [(0, 0, 0, 0)])
            edges = itertools.cycle(collection.get_edgecolors().tolist() or [(0, 0, 0, 0)])
            spots = np.ma.filled(np.ma.asarray(collection.get_offsets(), float), np.nan)
            without_edge = not any(collection.get_linewidths())
            for (x, y), face, edge in zip(spots, faces, edges, strict=False):
                if without_edge and ink_of(face) == "white":
                    continue  # white without an edge is not seen
                if x == x:
                    look = mark_look("circle", face, edge)
                    self.marks.append((self._column(x), self._row(y), look))

    def _read_legend(self):
        legend = self.ax.get_legend()
        if not legend:
            return []
        pairs = zip(legend.get_texts(), legend.legend_handles, strict=True)
        return [(text.get_text(), _handle_look(handle)) for text, handle in pairs]


def _circle_look(circle):
    return ("filled " if circle.get_fill() else "") + ink_of(circle.get_edgecolor())


def _dashes(collection):
    style_of_line = collection.get_linestyle()[0]
    return "-" if style_of_line[1] is None else ":"


def _handle_look(handle):
    if isinstance(handle, Patch):
        return bar_look(handle)
    return line_look(handle) if handle.get_linestyle() != "None" else marker_look(handle)


def title(chart):
    """The words above a chart."""
    return " | ".join(text.get_text() for text in chart.fig.texts)


def panes(chart):
    """Read all panes of a chart."""
    return [Pane(ax) for ax in chart.fig.axes]


def fixed(chart):
    """What the fixed layer of a chart shows, as one text: the same in all states of a frame."""
    shown = []
    for ax in chart.fig.axes:
        pane = Pane(ax, fixed_only=True)
        shown += [pane.bars, pane.lines, pane.marks, pane.rules, pane.bands, pane.circles]
        shown.append(
            [(words, [round(float(n), 1) for n in box.bounds]) for words, box in pane.words]
        )
        for axis in (ax.xaxis, ax.yaxis):
            if not axis.get_animated():
                shown.append((axis.get_label_text(), tick_names(axis)))
    return repr(shown)
