"""One look for every chart: palette, type sizes, margins, axis and label habits."""

from matplotlib import rc_context
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

BLACK, BLUE, RED, GREEN, PURPLE = "#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7"
GREY, PALE = "#666666", "#E6E6E6"
TITLE, LABEL, SMALL = 15, 13, 12
WIDTH, DPI = 9.0, 100
LOOK = {"font.size": LABEL, "axes.labelsize": LABEL, "xtick.labelsize": SMALL, "ytick.labelsize": SMALL,
        "axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True}


def colors():
    """Return at most 256 colours as (red, green, blue) from 0 to 255: from white to each ink to black, in steps."""
    ramps = [(["white", ink, "black"], 33) for ink in (BLUE, RED, GREEN, PURPLE, GREY)]
    ramps += [([PALE, "black"], 17), (["white", "black"], 33)]
    made = [LinearSegmentedColormap.from_list("", ramp)(n / (steps - 1), bytes=True)[:3]
            for ramp, steps in ramps for n in range(steps)]
    return [tuple(map(int, color)) for color in made]


def axes(title, height=3.6, left=0.09, right=0.97, bottom=0.19, panes=1, **settings):
    """Return a Figure of fixed margins and its axes (one, or a list side by side), titled and set.

    height is in inches at 100 dots an inch; settings go to Axes.set (xlabel, ylim, xticks and so on).
    """
    with rc_context(LOOK):
        fig = Figure(figsize=(WIDTH, height), dpi=DPI)
        made = fig.subplots(1, panes, squeeze=False)[0]
        fig.subplots_adjust(left=left, right=right, bottom=bottom, top=1 - 0.45 / height, wspace=0.25)
        fig.text(0.012, 1 - 0.09 / height, title, fontsize=TITLE, weight="bold", va="top")
        for ax in made:
            ax.set(**settings)
            ax.tick_params(length=0 if "yticklabels" in settings else 3)
    return fig, (made[0] if panes == 1 else list(made))


def label(ax, x, y, text, color=BLACK, **where):
    """Write text at a place in data coordinates; keywords as in Axes.text."""
    return ax.text(x, y, text, **{"color": color, "fontsize": LABEL, "va": "center"} | where)


def stack(ax, y, parts, start=0):
    """Draw one horizontal bar from parts (amount, words, colour), each with its words inside; return where it ends.

    Words are white on blue; on other colours they stand in a white box. Red parts are hatched too.
    """
    for amount, words, color in parts:
        ax.barh(y, amount, 0.7, left=start, color=color, edgecolor=GREY if color == PALE else "white",
                hatch={RED: "//", PURPLE: "xx"}.get(color))
        box = None if color in (BLUE, PALE) else {"color": "white", "pad": 2}
        label(ax, start + amount / 2, y, words, "white" if color == BLUE else BLACK, ha="center", bbox=box)
        start += amount
    return start


def spread(ax, ends):
    """Set each text to its height in data, higher where it would lie on another; a height of None hides the text."""
    at, least = -1e9, 18 * ax.viewLim.height / ax.bbox.height
    for text, height in sorted(ends.items(), key=lambda end: end[1] or 0):
        text.set_visible(height is not None)
        if height is not None:
            at = max(at + least, height)
            text.set_y(at)
