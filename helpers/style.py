"""One look for every chart: palette, sizes of type, size and density of a picture.

The look starts from matplotlib's own defaults: a reader's style, settings or fonts change nothing.
"""

from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.colors import LinearSegmentedColormap

BLACK, BLUE, RED, GREEN, PURPLE = "#000000", "#0072B2", "#C62828", "#4F7F1F", "#A8487F"
ORANGE, TEAL, COAL = "#B85C00", "#007E83", "#222222"
GREY, FAINT, PALE = "#666666", "#A5A5A5", "#E6E6E6"
PALE_BLUE, PALE_RED = "#7FB8D8", "#E29393"
# One colour a side, wherever sides stand beside each other. Elsewhere blue is what the chart is
# about, and grey the rest.
SIDES = {
    "Japan": BLUE,
    "United States": COAL,
    "China": RED,
    "South Korea": GREEN,
    "Russia": PURPLE,
    "Okinawa": ORANGE,
    "Guam": TEAL,
}
TITLE, LABEL, SMALL = 15, 13, 12  # points
THIN, THICK, BROAD = 1.2, 2.2, 4  # points: lines that help, lines that show data, ranges
DOT, MARK, CHOSEN, RING = 5.5, 9, 12, 17  # points: one of many, one of few, the chosen, around it
PAPER = {"color": "white", "pad": 1}  # behind words that a line would run through
BAR = 0.66  # how much of its row or column a bar takes
WIDTH = 9.0  # inches
# A task and its question, above what answers it.
PROMPT = '<div style="line-height:1.45;max-width:900px"><b>{}.</b> {}</div>'
SHOWN, DENSITY = 100, 200  # dots an inch: at which a picture is shown, and drawn
# What belongs to the reader's machine and not to the look of a chart.
THEIRS = ("backend", "interactive", "toolbar", "webagg", "savefig.directory", "date.epoch")
LOOK = {
    setting: value
    for setting, value in mpl.rcParamsDefault.items()
    if not setting.startswith(THEIRS)
} | {
    "font.family": "DejaVu Sans",  # comes with matplotlib
    "font.size": LABEL,
    "axes.labelsize": LABEL,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "svg.fonttype": "path",  # letters look the same everywhere
}


@contextmanager
def look():
    """Draw with our look within this block, or within the function that this decorates."""
    with mpl.rc_context(LOOK):
        yield


def colors():
    """Return at most 256 colours as (red, green, blue) from 0 to 255.

    They lead from white over each ink to black, in steps: the soft edges of every ink.
    """
    inks = (BLUE, RED, GREEN, PURPLE, ORANGE, TEAL, GREY)
    ramps = [(["white", ink, "black"], 25) for ink in inks]
    ramps += [([PALE, "black"], 17), (["white", "black"], 33)]
    made = []
    for ends, steps in ramps:
        ramp = LinearSegmentedColormap.from_list("", ends)
        for step in range(steps):
            red, green, blue, _ = ramp(step / (steps - 1), bytes=True)
            made.append((int(red), int(green), int(blue)))
    return made
