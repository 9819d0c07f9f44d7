"""The rules that every chart keeps in every state: readable, honest axes, nothing hidden.

A rule takes a chart that is laid out, and raises AssertionError where the chart breaks it.
"""

import itertools
import math
import re

import ink
import pytest
from matplotlib.collections import Collection, PathCollection
from matplotlib.colors import to_rgb
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from helpers import style

NUMBER = re.compile(r"[\d,]+(?:\.(\d+))?")
NEUTRAL = {"pale", "faint", "grey", "black", "white"}  # inks that stand for nothing by colour


def ticks(axis, limits):
    """The words of the ticks of an axis that lie within its limits."""
    inside = (
        tick for tick in axis.get_major_ticks() if min(limits) <= tick.get_loc() <= max(limits)
    )
    return [tick.label1 for tick in inside]


def texts(ax):
    """The words of one pair of axes that are seen: ticks within limits, labels, legend, text."""
    words = ticks(ax.xaxis, ax.get_xlim()) + ticks(ax.yaxis, ax.get_ylim())
    words += [*ax.texts, ax.xaxis.label, ax.yaxis.label]
    words += ax.get_legend().get_texts() if ax.get_legend() else []
    return [text for text in words if text.get_text().strip() and text.get_visible()]


def box_of(text):
    return text.get_window_extent(ink.RENDERER)


def amounts_on(ax, axis):
    """Whether an axis counts something: neither time, nor order, nor places with names."""
    if ink.tick_names(axis) or not len(axis.get_majorticklocs()):
        return False
    if axis.get_scale() == "log":
        return False
    low, high = sorted(axis.get_view_interval())
    if list(axis.get_majorticklocs()) == [1, 2, 3, 4, 5, 6]:  # the first to the sixth
        return False
    return not is_time(axis) and not (1900 < low < high < 2100)


def is_time(axis):
    """Whether the numbers of an axis are days."""
    return axis.get_converter() is not None if hasattr(axis, "get_converter") else axis.converter


def on_a_bar(pane, box):
    """Whether the middle of words lies within the rows, or the columns, of bars."""
    middle = pane.ax.transData.inverted().transform(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))
    return all(
        low <= place <= high for place, (low, high) in zip(middle, limits(pane), strict=True)
    )


def limits(pane):
    return sorted(pane.ax.get_xlim()), sorted(pane.ax.get_ylim())


def ink_without_meaning(pane):
    """Looks that a legend need not explain: where there is none, all of them."""
    if not pane.legend:
        return {row[-1] for row in pane.bars + pane.marks} | {look for look, _ in pane.lines}
    return {look for look, _ in pane.lines}


def line_end(line):
    """Where a line ends, in points, and its colour; None for what is no line or is not seen."""
    xs, ys = line.get_data(orig=False)
    known = [(x, y) for x, y in zip(xs, ys, strict=True) if y == y]
    if not line.get_visible() or line.get_linestyle() == "None" or len(known) < 3:
        return None
    x, y = line.axes.transData.transform(known[-1])
    return x, y, line.get_color()


def words_lie_within_the_frame_in_a_readable_size(chart):
    frame = chart.fig.bbox
    for ax in chart.fig.axes:
        for text in texts(ax):
            box, said = box_of(text), (text.get_text(), chart.state)
            assert text.get_fontsize() >= style.SMALL, said
            assert frame.x0 - 1 <= box.x0 and box.x1 <= frame.x1 + 1, said
            assert frame.y0 - 1 <= box.y0 and box.y1 <= frame.y1 + 1, said


def labels_do_not_lie_on_each_other(chart):
    for ax in chart.fig.axes:
        boxes = [(text.get_text(), box_of(text)) for text in texts(ax)]
        for n, (words, box) in enumerate(boxes):
            for other, another in boxes[:n]:
                meet = box.padded(-1.5).overlaps(another.padded(-1.5))
                assert not meet, (words, other, chart.state)


def an_axis_of_amounts_starts_at_zero_or_says_that_it_does_not(chart):
    for ax in chart.fig.axes:
        for axis in (ax.xaxis, ax.yaxis):
            if not amounts_on(ax, axis):
                continue
            low = min(axis.get_view_interval())
            said = ax.get_xlabel() + ax.get_ylabel()
            assert low <= 0 or f"starts at {low:,g}" in said, (axis, low, chart.state)


# Axes without words at their ticks; the names of these rows stand in the picture, or it is a map.
BARE = {
    "start.far_from_where": "xy",
    "history.span": "y",
    "history.timeline": "y",
    "guam.naive_share": "y",
    "story.browse": "x",
    "story.read": "x",
    "story.judge": "x",
}


def an_axis_says_what_stands_where(chart):
    bare = BARE.get(chart.id, "")
    for ax in chart.fig.axes:
        for name, axis, ends in (("x", ax.xaxis, ax.get_xlim()), ("y", ax.yaxis, ax.get_ylim())):
            said = [tick.get_text() for tick in ticks(axis, ends) if tick.get_text().strip()]
            assert bool(said) == (name not in bare), (name, said, chart.state)


def only_a_map_has_a_frame(chart):
    for ax in chart.fig.axes:
        assert not (ax.get_legend() and ax.get_legend().get_frame_on()), chart.id
        for side in ("top", "right"):
            is_map = chart.id == "start.far_from_where"
            assert ax.spines[side].get_visible() == is_map, (side, chart.id)


# Margins that cannot follow the words: these change, stand at the ends of lines, or it is a map.
MARGINS_OF_THEIR_OWN = {
    "start.far_from_where",
    "history.timeline",
    "threats.magnitude_to_yield",
    "threats.spending",
    "threats.vessels",
    "okinawa.polls",
    "okinawa.troops",
    "guam.share_and_cap",
    "guam.yen",
}


def a_picture_is_filled(chart):
    """The outermost words stand seven points from its edges, to the left and below."""
    boxes = [box_of(text) for ax in chart.fig.axes for text in texts(ax)]
    left, below = min(box.x0 for box in boxes), min(box.y0 for box in boxes)
    bare = BARE.get(chart.id, "")
    if chart.id in MARGINS_OF_THEIR_OWN:
        assert left >= 2, (left, chart.state)
    elif "y" not in bare:
        assert abs(left - 7) < 0.6, (left, chart.id)
    if "x" not in bare:
        legend = chart.id == "story.kinds"  # stands lowest, and has room around its words
        assert -0.6 < below - 7 < (22 if legend else 0.6), (below, chart.state)


def bars_leave_room_between_them(chart):
    """Bars of two rows, or of two columns, do not meet; they are not thin either."""
    for ax in chart.fig.axes:
        bars = [bar for made in ax.containers if isinstance(made, BarContainer) for bar in made]
        if any(made.orientation == "horizontal" for made in ax.containers):
            pitch, wide = 1, {bar.get_height() for bar in bars}
        else:
            starts = sorted({round(bar.get_x(), 6) for bar in bars})
            pitch = min((b - a for a, b in itertools.pairwise(starts)), default=1)
            wide = {bar.get_width() for bar in bars}
        assert all(0.35 * pitch < part < 0.95 * pitch for part in wide), (chart.id, pitch, wide)


def no_mark_and_no_bar_lies_outside_its_axes(chart):
    for pane in ink.panes(chart):
        xs, ys = sorted(pane.ax.get_xlim()), sorted(pane.ax.get_ylim())
        for x, y, look in pane.marks:
            for place, (low, high) in ((x, xs), (y, ys)):
                inside = isinstance(place, str) or low - 1e-9 <= place <= high + 1e-9
                assert inside, (look, x, y, chart.state)
        sideways = any(made.orientation == "horizontal" for made in pane.ax.containers)
        low, high = xs if sideways else ys
        for place, start, end, look in pane.bars:
            inside = low <= min(start, end) and max(start, end) <= high + 1e-9
            assert inside, (place, look, chart.state)


def a_number_printed_on_a_bar_is_its_length_or_its_end(chart):
    """Or the axis says what else the numbers are."""
    for pane in ink.panes(chart):
        if not pane.bars or "the numbers are" in pane.ax.get_xlabel():
            continue
        lengths = [length for _, start, end, _ in pane.bars for length in (end - start, end)]
        lengths.append(0)  # a bar without length is not seen
        for words, box in pane.words:
            number = NUMBER.fullmatch(words)
            if number and on_a_bar(pane, box):
                printed, digits = float(words.replace(",", "")), len(number[1] or "")
                half = 0.51 * 10**-digits
                near = min(abs(length - printed) for length in lengths)
                assert near <= half or math.isclose(near, 0), (words, chart.state)


def a_legend_gives_each_look_one_meaning(chart):
    for pane in ink.panes(chart):
        looks = [look for _, look in pane.legend]
        assert len(set(looks)) == len(looks), (pane.legend, chart.state)
        used = {row[-1] for row in pane.bars + pane.marks} | {look for look, _ in pane.lines}
        used = {look for look in used if not look.startswith("ring ")}  # a ring only points
        if chart._guess:  # its own words name it
            used.discard("open black diamond")
        assert used <= set(looks) | ink_without_meaning(pane), (used, looks, chart.state)


def coloured_names_stand_in_the_order_in_which_their_lines_end(chart):
    """Names to the right of all lines, each in the colour of one line."""
    for pane in ink.panes(chart):
        ends = [end for end in map(line_end, pane.ax.lines) if end]
        by_color = {color: y for _, y, color in ends}
        if not ends or len(by_color) < len(ends):
            continue
        names = [
            ((box.y0 + box.y1) / 2, by_color[text.get_color()], text.get_text())
            for text, box in ((text, box_of(text)) for text in pane.ax.texts)
            if text.get_visible() and text.get_color() in by_color
            if box.x0 > max(x for x, _, _ in ends)
        ]
        heights = [end for _, end, _ in sorted(names)]
        assert heights == sorted(heights), (sorted(names), chart.state)


def what_lies_below_is_drawn_first(chart):
    """Bars and bands below lines, lines below words: nothing is painted over what it explains."""
    order = {Patch: 0, Collection: 1, Line2D: 1, Text: 2}
    kinds = [
        next(rank for kind, rank in order.items() if isinstance(artist, kind))
        for artist in chart.layers.moving
        if isinstance(artist, tuple(order))
    ]
    bars = [rank for rank in kinds if rank == 0]
    assert kinds[: len(bars)] == bars, (chart.id, kinds)
    for ax in chart.fig.axes:
        fixed_bars = [bar.get_zorder() for bar in ax.patches if not bar.get_animated()]
        fixed_lines = [
            line.get_zorder()
            for line in [*ax.lines, *ax.texts]
            if not line.get_animated() and not across(ax, line)
        ]
        if fixed_bars and fixed_lines:
            assert max(fixed_bars) <= min(fixed_lines), chart.id


def across(ax, artist):
    """Whether a line crosses the whole pane: it marks a day or a limit, and may lie behind."""
    return isinstance(artist, Line2D) and artist.get_transform() != ax.transData


def numbers_on_ticks_are_where_they_stand(chart):
    for ax in chart.fig.axes:
        for axis in (ax.xaxis, ax.yaxis):
            if ink.tick_names(axis):
                continue
            for tick in axis.get_major_ticks():
                said = tick.label1.get_text().replace(",", "").replace("\N{MINUS SIGN}", "-")
                if tick.label1.get_visible() and NUMBER.fullmatch(said) and not is_time(axis):
                    assert float(said) == pytest.approx(tick.get_loc(), abs=1e-6), chart.state


def ticks_of_a_logarithmic_axis_are_powers_of_ten(chart):
    for ax in chart.fig.axes:
        if ax.get_yscale() == "log":
            powers = [math.log10(place) for place in ax.get_yticks()]
            assert all(power == round(power) for power in powers), (powers, chart.state)


def an_axis_of_amounts_runs_upwards_and_to_the_right(chart):
    for ax in chart.fig.axes:
        for axis in (ax.xaxis, ax.yaxis):
            if amounts_on(ax, axis):
                assert not axis.get_inverted(), (chart.id, chart.state)


def coloured_words_stand_beside_ink_of_their_colour(chart):
    """The ink that lies nearest, if any is near, has the colour of the words."""
    for pane in ink.panes(chart):
        for text in pane.ax.texts:
            color = ink.ink_of(text.get_color())
            if not text.get_visible() or color in ("black", "white", "grey"):
                continue
            near = sorted(inks_near(pane, box_of(text)))
            near = [pair for pair in near if not NEUTRAL & set(pair[1].split())]
            near = [pair for pair in near if not pair[1].startswith("ring ")]  # a ring only points
            apart, looks = near[0] if near else (99, "")
            same = [distance for distance, look in near if color in look.split()]
            assert not near or (same and same[0] <= apart + 12), (
                text.get_text(),
                looks,
                chart.state,
            )


def luminance(color):
    """Relative luminance of a colour, 0 to 1, as WCAG defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(color)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """How well two colours stand apart, from 1 to 21, as WCAG defines it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def words_can_be_read(chart):
    """Contrast with paper, or with the bar below them: 4.5 at least, as WCAG asks for."""
    for ax in chart.fig.axes:
        bars = [bar for made in ax.containers if isinstance(made, BarContainer) for bar in made]
        for text in (text for text in ax.texts if text.get_visible() and text.get_text().strip()):
            box = box_of(text)
            for x in (box.x0 + 1, (box.x0 + box.x1) / 2, box.x1 - 1):
                spot = x, (box.y0 + box.y1) / 2
                under = [bar for bar in bars if bar.get_window_extent().contains(*spot)]
                boxed = text.get_bbox_patch() or not under
                paper = "white" if boxed else under[-1].get_facecolor()
                assert contrast(text.get_color(), paper) >= 4.5, (text.get_text(), chart.state)


def no_mark_lies_under_words(chart):
    """The middle of a mark is seen; a ring goes around what it points to."""
    for pane in ink.panes(chart):
        for x, y, look in (mark for mark in pane.marks if not mark[2].startswith("ring ")):
            spot = place_of(pane, x, y)
            for words, box in pane.words:
                assert not box.padded(-0.5).contains(*spot), (words, look, chart.state)


def marks_are_neither_specks_nor_blots(chart):
    """From 3 to 18 points across."""
    for ax in chart.fig.axes:
        wide = [line.get_markersize() for line in ax.lines if line.get_marker() not in ("", "None")]
        for dots in (some for some in ax.collections if isinstance(some, PathCollection)):
            wide += [math.sqrt(area) for area in dots.get_sizes()]
        assert all(3 <= size <= 18 for size in wide), (chart.id, wide)


def no_line_runs_through_words(chart):
    """Unless they stand in a white box."""
    for pane in ink.panes(chart):
        for text in (text for text in pane.ax.texts if not text.get_bbox_patch()):
            if text.get_visible() and text.get_text().strip():
                box = box_of(text).padded(-1)
                for look, points in pane.lines:
                    through = [p for p in along(points) if box.contains(*place_of(pane, *p))]
                    assert not through, (text.get_text(), look, chart.state)


def place_of(pane, x, y):
    """Where a mark lies, in points; where an axis has names of its own, places are named."""
    by_name = [{name: at for at, name in names.items()} for names in (pane.x_names, pane.y_names)]
    at = [names.get(part, part) for names, part in zip(by_name, (x, y), strict=True)]
    return pane.ax.transData.transform(at)


def along(points):
    """Points along a line, so close that none of it is far from one."""
    known = [(float(x), float(y)) for x, y in points if y == y]
    for (x, y), (next_x, next_y) in itertools.pairwise(known):
        steps = 12 if len(known) < 60 else 1
        for n in range(steps):
            yield x + (next_x - x) * n / steps, y + (next_y - y) * n / steps
    yield from known[-1:]


def no_line_is_cut_off(chart):
    """All points of a line lie within the axes; only a curve may leave them upwards."""
    if chart.id == "start.far_from_where":
        return  # ways lead out of a part of the map, and the sentence says so
    for pane in ink.panes(chart):
        (left, right), (low, high) = limits(pane)
        for look, points in pane.lines:
            known = [(float(x), float(y)) for x, y in points if y == y and x == x]
            assert all(left - 1e-6 <= x <= right + 1e-6 for x, _ in known), (look, chart.state)
            if chart.id != "threats.magnitude_to_yield":
                assert all(low - 1e-6 <= y <= high + 1e-6 for _, y in known), (look, chart.state)


def inks_near(pane, box):
    """How far, in points, the marks and the ends of lines of each look lie from words."""
    spots = [(x, y, look) for x, y, look in pane.marks]
    for look, points in pane.lines:
        spots += [(x, y, look) for x, y in along(points)]
    middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
    middle_x, middle_y = pane.ax.transData.inverted().transform(middle)
    for axis, value, look in pane.rules:
        spots.append((value, middle_y, look) if axis == "x" else (middle_x, value, look))
    for x, y, look in spots:
        px, py = place_of(pane, x, y)
        dx, dy = max(box.x0 - px, 0, px - box.x1), max(box.y0 - py, 0, py - box.y1)
        if math.hypot(dx, dy) < 60:
            yield math.hypot(dx, dy), look


RULES = (
    words_lie_within_the_frame_in_a_readable_size,
    labels_do_not_lie_on_each_other,
    an_axis_of_amounts_starts_at_zero_or_says_that_it_does_not,
    no_mark_and_no_bar_lies_outside_its_axes,
    a_number_printed_on_a_bar_is_its_length_or_its_end,
    a_legend_gives_each_look_one_meaning,
    coloured_names_stand_in_the_order_in_which_their_lines_end,
    coloured_words_stand_beside_ink_of_their_colour,
    an_axis_of_amounts_runs_upwards_and_to_the_right,
    numbers_on_ticks_are_where_they_stand,
    what_lies_below_is_drawn_first,
    no_line_is_cut_off,
    words_can_be_read,
    an_axis_says_what_stands_where,
    only_a_map_has_a_frame,
    a_picture_is_filled,
    bars_leave_room_between_them,
    no_mark_lies_under_words,
    no_line_runs_through_words,
    marks_are_neither_specks_nor_blots,
    ticks_of_a_logarithmic_axis_are_powers_of_ten,
)
