"""Every chart and panel of the catalogue keeps the rules, in its first state and in its corners."""

import json
import random

import ink
import pytest
import rows
from chart_rules import RULES
from facts import raw

from helpers import catalogue
from helpers.panel import Panel

MAKERS = catalogue.makers()
charts = pytest.mark.parametrize("name", MAKERS)
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
