"""Every chart and panel of the catalogue: readable, within its frame, labels not on each other."""

import json

import pytest
from facts import raw

from helpers import catalogue, style
from helpers.panel import Panel

MAKERS = catalogue.makers()
charts = pytest.mark.parametrize("name", MAKERS)


@pytest.fixture(scope="module")
def made():
    """Return a function that makes a chart or panel by its name, once, and draws it."""
    known = {}

    def make(name):
        if name not in known:
            known[name] = MAKERS[name]()
            chart = catalogue.chart_of(known[name])
            if chart.fig:
                chart.png()
        return known[name]

    return make


def texts(ax):
    """The words of one pair of axes that are seen: ticks within limits, labels, legend, text."""
    ticks = [(tick, ax.get_xlim()) for tick in ax.xaxis.get_major_ticks()]
    ticks += [(tick, ax.get_ylim()) for tick in ax.yaxis.get_major_ticks()]
    inside = [tick for tick, ends in ticks if min(ends) <= tick.get_loc() <= max(ends)]
    words = [tick.label1 for tick in inside]
    words += [*ax.texts, ax.xaxis.label, ax.yaxis.label]
    words += ax.get_legend().get_texts() if ax.get_legend() else []
    return [text for text in words if text.get_text() and text.get_visible()]


def axes_of(made):
    fig = catalogue.chart_of(made).fig
    return fig.axes if fig else []


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
def test_each_chart_draws_within_its_frame_and_in_a_readable_size(name, made):
    chart = catalogue.chart_of(made(name))
    assert chart.sentence.endswith((".", "?"))
    for ax in axes_of(made(name)):
        frame = chart.fig.bbox
        for text in texts(ax):
            box = text.get_window_extent()
            assert text.get_fontsize() >= style.SMALL, text.get_text()
            assert frame.x0 - 1 <= box.x0 and box.x1 <= frame.x1 + 1, text.get_text()
            assert frame.y0 - 1 <= box.y0 and box.y1 <= frame.y1 + 1, text.get_text()


@charts
def test_labels_of_a_chart_do_not_lie_on_each_other(name, made):
    for ax in axes_of(made(name)):
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts(ax)]
        for n, (words, box) in enumerate(boxes):
            for other, another in boxes[:n]:
                assert not box.padded(-2).overlaps(another.padded(-2)), (words, other)
