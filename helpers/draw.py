"""Habits of our charts: a titled figure, labelled rows, stacked bars, lines named at their end."""

from typing import NamedTuple

from matplotlib.figure import Figure

from helpers import style
from helpers.layers import POINTS
from helpers.style import (
    BLACK,
    BLUE,
    COAL,
    GREEN,
    GREY,
    LABEL,
    ORANGE,
    PALE,
    PURPLE,
    RED,
    SMALL,
    TEAL,
)

HATCHES = {RED: "//", PURPLE: "xx"}  # for whoever does not see the colour
EDGE = 7  # points from the outermost words to the edge of a picture
DARK = (BLUE, GREEN, ORANGE, TEAL, COAL, GREY)  # words on these are white


def axes(title, height=3.6, panes=1, margins=None, **settings):
    """Return a Figure and its axes (one, or a list side by side), titled and set.

    height is in inches; settings go to Axes.set (xlabel, ylim and so on). Margins are as in fit().
    """
    fig = Figure(figsize=(style.WIDTH, height), dpi=POINTS)
    made = fig.subplots(1, panes, squeeze=False)[0]
    fig.text(0.012, 1 - 0.09 / height, title, fontsize=style.TITLE, weight="bold", va="top")
    for ax in made:
        ax.set(**settings)
        ax.tick_params(length=0 if "yticklabels" in settings else 3)
    fit(fig, margins)
    return fig, (made[0] if panes == 1 else list(made))


def fit(fig, margins=None):
    """Let the axes fill the figure below its title, with room for the words that stand around them.

    Called again where such words come later. margins are those that must not follow the words, as
    in Figure.subplots_adjust: where words change, or stand at the ends of lines.
    """
    top = 1 - 0.45 / fig.get_figheight()
    fig.tight_layout(pad=EDGE / LABEL, w_pad=1, rect=(0, 0, 1, top))
    fig.subplots_adjust(top=top, **margins or {})


def labelled_rows(title, names, height=3.6, above=0.6, below=0.6, **settings):
    """Return a Figure and its axes with a labelled row for each name, the first one on top.

    Row n lies at y = n. above and below are the room over the first and under the last row, in
    rows; settings, and margins, are those of axes().
    """
    names = list(names)
    return axes(
        title,
        height,
        yticks=range(len(names)),
        yticklabels=names,
        ylim=(len(names) - 1 + below, -above),
        **settings,
    )


def label(ax, x, y, text, color=BLACK, **where):
    """Write text at a place in data coordinates; keywords as in Axes.text."""
    return ax.text(x, y, text, **{"color": color, "fontsize": LABEL, "va": "center"} | where)


def moving_label(ax, color=BLACK, **look):
    """Return a text without words, for what moves to write and to place; keywords as in label()."""
    return label(ax, 0, 0, "", color, **look)


def guess_across(ax, x, y, words):
    """Draw a learner's guess of a length: a triangle on the upper edge of row y, named beside it.

    Returns the artists. The name stands to the right, near the right end to the left.
    """
    up = -0.48 if ax.yaxis_inverted() else 0.48
    (mark,) = ax.plot([x], [y + up], "v", color=BLACK, ms=style.MARK, clip_on=False)
    low, high = ax.get_xlim()
    beside = 9 * ax.viewLim.width / ax.bbox.width  # points
    near_end = x > low + 0.75 * (high - low)
    place, side = (x - beside, "right") if near_end else (x + beside, "left")
    return [mark, label(ax, place, y + up, words, ha=side, fontsize=SMALL)]


def guess_at(ax, x, y, words, left=False, at=None):
    """Draw a learner's guess of a point: an open diamond, named above it or to its left.

    at is a place for the name where neither is free. Returns the artists.
    """
    look = {"mfc": "white", "mec": BLACK, "mew": style.THICK, "ms": style.MARK}
    (mark,) = ax.plot([x], [y], "D", clip_on=False, **look)
    across = 10 * ax.viewLim.width / ax.bbox.width  # points
    up = 16 * ax.viewLim.height / ax.bbox.height
    place = at or ((x - across, y) if left else (x, y + up))
    side = "right" if left and not at else "center"
    return [mark, label(ax, *place, words, ha=side, fontsize=SMALL, bbox=style.PAPER)]


class Part(NamedTuple):
    """A part of a bar: its length, the words inside it, its colour, and its hatch if it has one."""

    amount: float
    words: str
    color: str
    hatch: str | None = None


def stack(ax, y, parts, start=0):
    """Draw one horizontal bar from its parts; return where it ends.

    Words stand inside their part: white on dark colours, black on pale, and in a white box where
    the part is hatched. Red and purple parts are always hatched.
    """
    for part in parts:
        hatch = part.hatch or HATCHES.get(part.color)
        edge = GREY if part.color == PALE else "white"
        look = {"color": part.color, "edgecolor": edge, "hatch": hatch}
        ax.barh(y, part.amount, style.BAR, left=start, **look)
        box = {"color": "white", "pad": 2} if hatch else None
        ink = "white" if part.color in DARK and not hatch else BLACK
        label(ax, start + part.amount / 2, y, part.words, ink, ha="center", bbox=box)
        start += part.amount
    return start


def spread(ax, ends):
    """Set each text to its height in data, higher where it would lie on another.

    ends maps texts to heights; a height of None hides the text.
    """
    least = 13 * ax.viewLim.height / ax.bbox.height
    lowest = float("-inf")
    for text, height in sorted(ends.items(), key=lambda end: end[1] or 0):
        text.set_visible(height is not None)
        if height is None:
            continue
        place = max(lowest, height)
        text.set_y(place)
        lowest = place + least


class Lines:
    """Lines that carry their name at their end, wherever they end; one colour a name."""

    def __init__(self, ax, inks, **look):
        """inks maps names to colours; look goes to Axes.plot."""
        self.ax = ax
        self.lines = {name: ax.plot([], [], color=ink, **look)[0] for name, ink in inks.items()}
        self.names = {name: moving_label(ax, ink, fontsize=SMALL) for name, ink in inks.items()}
        for name, text in self.names.items():
            text.set_text(name)
        self.artists = [*self.lines.values(), *self.names.values()]

    def show(self, points):
        """Draw the lines whose (xs, ys) are given, hide the others; set the limits first."""
        ends = {name: _last(*points[name]) for name in points}
        beside = 8 * self.ax.viewLim.width / self.ax.bbox.width  # points to the right of the end
        for name, line in self.lines.items():
            line.set_visible(name in points)
            if name in points:
                line.set_data(*points[name])
            if ends.get(name):
                self.names[name].set_x(ends[name][0] + beside)
        heights = {
            text: ends[name][1] if ends.get(name) else None for name, text in self.names.items()
        }
        spread(self.ax, heights)


def _last(xs, ys):
    """The last point of a line that is not a gap, None when there is none."""
    known = [(x, float(y)) for x, y in zip(xs, ys, strict=True) if y == y]  # a gap is not itself
    return known[-1] if known else None


def seen_and_unseen(ax, rows, mark, color, ms):
    """Draw a mark a year: filled where the figure was seen on a page, open where it was not.

    rows is a DataFrame with fiscal_year, value and status.
    """
    unverified = rows.status == "unverified"
    for some, inside in ((rows[~unverified], color), (rows[unverified], "white")):
        ax.plot(some.fiscal_year, some.value, mark, color=color, mfc=inside, ms=ms)


def show_ends(dots, notes, counts, years):
    """Mark and write the counts of two years; a year without a count has neither."""
    known = [year for year in years if year in counts]
    dots.set_data(known, [counts[year] for year in known])
    above = 0.08 * dots.axes.viewLim.height
    for note, year in zip(notes, years, strict=True):
        note.set_visible(year in counts)
        if year in counts:
            note.set(text=f"{counts[year]:,.0f}", x=year, y=counts[year] + above)
