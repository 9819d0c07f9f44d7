"""A learner's guess on a picture: at its place, in its own words, and in no other's way."""

from datetime import date

import ink
import pytest
from chart_rules import RULES
from facts import raw
from matplotlib.dates import date2num

from helpers import catalogue, sheets

MAKERS = catalogue.makers()
COST = float(next(row["value"] for row in raw("guam_plans") if row["id"] == "P12_cost"))
PRINTED = {row["part"]: float(row["value"]) for row in raw("guam_plans") if row["plan"] == "story"}
RETURN = date2num(date(1972, 5, 15))
SOVEREIGN = date2num(date(1952, 4, 28))
WHOLE = PRINTED["cost as in the story"]
# By question: the chart, the pane, and where a guess stands on it: across and up, or across on the
# upper edge of a row, by its name.
GUESSES = {
    "guam_p_naive": ("guam.naive_share", 0, lambda guess: (WHOLE * guess / 100, 0.48)),
    "guam_p_guam": ("guam.where_marines", 0, lambda guess: (guess, "Guam")),
    "hist_p_okinawa": ("history.islands", 0, lambda guess: (SOVEREIGN + 365.25 * guess, "Okinawa")),
    "thr_p_missiles": ("threats.launches", 0, lambda guess: (2022, guess)),
    "oki_p_rise": ("okinawa.land", 1, lambda guess: (RETURN, guess)),
    "guam_p_double": ("guam.share_and_cap", 1, lambda guess: (2 * COST, guess)),
}


def chart_of(question):
    chart = catalogue.chart_of(MAKERS[GUESSES[question][0]]())
    chart.fig.draw_without_rendering()
    return chart


def guesses(question):
    """Guesses over the whole slider, the ends among them."""
    scale = sheets.sheet(question).scale
    steps = round((scale.high - scale.low) / scale.step)
    return [int(scale.low + scale.step * n) for n in range(0, steps + 1, max(1, steps // 10))]


def test_every_guess_on_a_slider_has_its_picture():
    sliders = {row["id"] for row in raw("questions") if row["kind"] == "guess"}
    assert set(GUESSES) == sliders
    for question in GUESSES:
        assert chart_of(question).draw_guess


@pytest.mark.parametrize("question", GUESSES)
def test_a_guess_stands_where_it_belongs(question):
    _, pane, place = GUESSES[question]
    chart = chart_of(question)
    for guess in guesses(question):
        chart.with_guess(guess)
        mark, label = chart._guess
        x, y = place(guess)
        assert list(mark.get_xdata())[0] == pytest.approx(x)
        (height,) = mark.get_ydata()
        if isinstance(y, str):
            y = [tick.get_text() for tick in mark.axes.get_yticklabels()].index(y)
            assert abs(height - y) < 0.5
        else:
            assert height == pytest.approx(y)
        assert mark.axes is ink.panes(chart)[pane].ax
        assert label.get_text().startswith(f"your guess: {guess:,}")
        assert chart.sentence.endswith(f" Your guess: {guess:,}.")
        assert mark in chart.layers.moving and chart.layers.moving[-1] is label


@pytest.mark.parametrize("question", GUESSES)
def test_with_a_guess_a_picture_keeps_the_rules(question):
    chart = chart_of(question)
    for guess in guesses(question):
        chart.with_guess(guess)
        chart.fig.draw_without_rendering()
        for artist in chart.layers.moving:
            artist.draw(ink.RENDERER)
        for rule in RULES:
            rule(chart)


@pytest.mark.parametrize("question", GUESSES)
def test_an_earlier_guess_is_wiped_out_and_nothing_else(question):
    chart = chart_of(question)
    before = len(chart.layers.moving), sum(len(ax.get_children()) for ax in chart.fig.axes)
    for guess in guesses(question)[:3]:
        chart.with_guess(guess)
        seen = len(chart.layers.moving), sum(len(ax.get_children()) for ax in chart.fig.axes)
        assert seen == (before[0] + 2, before[1] + 2)


def test_a_chart_without_a_place_for_it_shows_no_guess():
    chart = catalogue.chart_of(MAKERS["guam.two_rulers"]())
    assert chart.with_guess(30) is chart and "guess" not in chart.sentence
    assert chart._guess == []
