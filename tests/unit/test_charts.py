"""Every chart and panel of the catalogue, in its corners: readable, honest axes, nothing hidden."""

import itertools
import json
import math
import random
import re

import ink
import pytest
import rows
from facts import raw
from matplotlib.collections import Collection
from matplotlib.colors import to_rgb
from matplotlib.container import BarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from helpers import catalogue, style
from helpers.panel import Panel

MAKERS = catalogue.makers()
charts = pytest.mark.parametrize("name", MAKERS)
NUMBER = re.compile(r"[\d,]+(?:\.(\d+))?")
NEUTRAL = {"pale", "faint", "grey", "black", "white"}  # inks that stand for nothing by colour
CORNERS = 12  # states of a panel that are looked at, beside the first


@pytest.fixture(scope="module")
def made():
    """Return a function that makes a chart or panel by its name, once."""
    known = {}

    def make(name):
        if name not in known:
            known[name] = MAKERS[name]()
        return known[name]

    return make


def seen_in(found):
    """The chart in its first state, then in some of the states that its rows are tried in."""
    if not isinstance(found, Panel):
        yield found
        return
    first = found.values
    every = rows.states(found)
    for values in [first, *random.Random(7).sample(every, min(CORNERS, len(every)))]:
        yield rows.move(found, values)
    rows.move(found, first)


def pictures(name, made):
    """The charts with a picture that seen_in() gives, laid out."""
    for chart in seen_in(made(name)):
        if chart.fig:
            chart.fig.draw_without_rendering()
            for artist in chart.layers.moving:
                artist.draw(ink.RENDERER)
            yield chart


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


def test_all_rooms_have_charts():
    assert {name.split(".")[0] for name in MAKERS} == set(catalogue.ROOMS)
    assert len(MAKERS) > 35 and len(catalogue.panels()) > 20


@charts
def test_a_maker_makes_what_it_says_under_its_own_name(name, made):
    found = made(name)
    assert isinstance(found, Panel) == (name in catalogue.panels())
    assert catalogue.chart_of(found).id == name
    json.dumps(catalogue.chart_of(found).state)


YEARS = {
    "history.timeline": ("history_events", "date", ("first", "last")),
    "threats.vessels": ("vessels", "year", ("first", "last")),
    "okinawa.troops": ("troops", "year", ("first", "last")),
    "guam.yen": ("exchange_rate", "year", ("first", "second")),
}


@pytest.mark.parametrize("name", YEARS)
def test_years_reach_as_far_as_the_table_and_no_further(name, made):
    table, column, controls = YEARS[name]
    known = [int(row[column][:4]) for row in raw(table)]
    for control in controls:
        moved = made(name).controls[control]
        assert (moved.min, moved.max, moved.step) == (min(known), max(known), 1)


@charts
def test_a_sentence_carries_one_insight(name, made):
    """200 characters at most; the full series stands in the detail."""
    for chart in seen_in(made(name)):
        assert chart.sentence.endswith((".", "?"))
        assert len(chart.sentence) <= 200, (len(chart.sentence), chart.state, chart.sentence)


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
        for side in ("top", "right"):
            is_map = chart.id == "start.far_from_where"
            assert ax.spines[side].get_visible() == is_map, (side, chart.id)


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
    """Contrast with paper, or with the bar under their middle: 4.5 at least, as WCAG asks for."""
    for ax in chart.fig.axes:
        bars = [bar for made in ax.containers if isinstance(made, BarContainer) for bar in made]
        for text in (text for text in ax.texts if text.get_visible() and text.get_text().strip()):
            box = box_of(text)
            middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
            under = [bar for bar in bars if bar.get_window_extent().contains(*middle)]
            paper = "white" if text.get_bbox_patch() or not under else under[-1].get_facecolor()
            assert contrast(text.get_color(), paper) >= 4.5, (text.get_text(), chart.state)


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
    names_x = {name: place for place, name in pane.x_names.items()}
    names_y = {name: place for place, name in pane.y_names.items()}
    for x, y, look in spots:
        place = (names_x.get(x, x), names_y.get(y, y))
        px, py = pane.ax.transData.transform(place)
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
)


@charts
def test_every_chart_keeps_every_rule_in_its_corners(name, made):
    for chart in pictures(name, made):
        for rule in RULES:
            rule(chart)


@pytest.mark.parametrize("name", catalogue.panels())
def test_what_changes_with_the_controls_belongs_to_the_moving_layer(name, made):
    """The fixed layer, drawn once and kept, is the same in all states of a frame."""
    panel, kept = made(name), {}
    if not panel.chart.fig:
        return
    every = rows.states(panel)
    for state in random.Random(8).sample(every, min(60, len(every))):
        chart = rows.move(panel, state)
        shown = kept.setdefault(chart.layers.frame(), ink.fixed(chart))
        assert ink.fixed(chart) == shown, f"{name} {state}: something fixed has changed"
