"""One look for every chart: palette, sizes of type, size and density of a picture."""

from matplotlib.colors import LinearSegmentedColormap

BLACK, BLUE, RED, GREEN, PURPLE = "#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7"
GREY, FAINT, PALE = "#666666", "#A5A5A5", "#E6E6E6"
TITLE, LABEL, SMALL = 15, 13, 12  # points
WIDTH, DPI = 9.0, 100  # inches, dots an inch
LOOK = {
    "font.size": LABEL,
    "axes.labelsize": LABEL,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
}


def colors():
    """Return at most 256 colours as (red, green, blue) from 0 to 255.

    They lead from white over each ink to black, in steps: the soft edges of every ink.
    """
    ramps = [(["white", ink, "black"], 33) for ink in (BLUE, RED, GREEN, PURPLE, GREY)]
    ramps += [([PALE, "black"], 17), (["white", "black"], 33)]
    made = []
    for inks, steps in ramps:
        ramp = LinearSegmentedColormap.from_list("", inks)
        for step in range(steps):
            red, green, blue, _ = ramp(step / (steps - 1), bytes=True)
            made.append((int(red), int(green), int(blue)))
    return made
