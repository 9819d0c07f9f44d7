"""Notebook 03: its figures against the raw tables, every panel over its controls against a model of
its own."""

import itertools
import re

import pytest
from facts import raw, right

from helpers import formulas, okinawa
from helpers import okinawa_numbers as numbers

ROWS = {
    row["id"]: row
    for name in ("troops", "base_land", "votes", "host_support", "futenma_dates")
    for row in raw(name)
}


def v(id, column="value"):
    return float(ROWS[id][column])


def part(key):
    return 100 * v(f"LA{key}_okinawa") / v(f"LA{key}_japan")


AGAINST, VALID = v("VO2019_against"), v("VO2019_against") + v("VO2019_for") + v("VO2019_neither")


@pytest.mark.parametrize(
    ("computed", "known"),
    [
        (lambda: round(right("oki_1972"), 1), 66.7),
        (lambda: round(right("oki_break"), 1), 1.5),
        (lambda: round(100 * (v("TR2008_japan") / v("TR2007_japan") - 1), 1), 29.6),
        (lambda: (v("LP1972_share"), v("LP1997_share")), (58.7, 74.8)),
        (
            lambda: [round(part(key), 1) for key in ("2013_excl", "2013_all", "2016_sites")],
            [73.8, 22.6, 39.2],
        ),
        (lambda: v("FD2024", "latest") - v("FD1996", "latest"), 33),
        (lambda: round(right("oki_slip"), 2), 1.06),
        (
            lambda: [
                round(100 * AGAINST / whole, 2) for whole in (VALID, VALID + v("VO2019_invalid"))
            ],
            [72.15, 71.74],
        ),
        (lambda: round(right("oki_vote"), 2), 37.65),
        (lambda: round(right("oki_land"), 1), 73.8),
        (lambda: round(right("oki_elsewhere"), 1), -60.3),
        (lambda: round(right("oki_wide"), 2), 2.62),
    ],
)
def test_the_figures_that_the_course_must_show(computed, known):
    assert computed() == known


def test_the_first_promise_and_the_last_are_told_with_what_they_promise():
    assert okinawa.slipping().sentence == (
        "In 1996 the return was named for 2001 to 2003; since 2024 a year is named for the "
        "replacement only, 2033."
    )


def test_printed_shares_and_years_stand_in_the_sentences_as_they_were_printed():
    said = okinawa.land().view.detail
    assert said.endswith("printed: 1997 74.8, 2003 75, 2004 74.7 per cent.")
    said = okinawa.slipping().view.detail
    assert "return, 2001 to 2003 (" in said and "return, the 2030s or later (" in said


def test_services_add_to_totals_where_all_four_are_known():
    for row in raw("troops"):
        parts = [row[name] for name in ("marines", "army", "navy", "air_force")]
        if all(parts) and row["rules"] != "prefecture":
            assert sum(map(float, parts)) <= float(row["value"]) + 0.5, row["id"]


def test_okinawa_is_a_part_of_japan_in_every_pair_of_rows():
    for id in ROWS:
        if id.endswith("_okinawa") and id.replace("_okinawa", "_japan") in ROWS:
            assert v(id) < v(id.replace("_okinawa", "_japan")), id


def test_the_printed_shares_are_near_what_the_areas_give():
    assert abs(part("1972_excl") - v("LP1972_share")) < 0.15 and abs(part("2013_excl") - 74) < 0.5


def test_unverified_years_are_drawn_apart_and_are_no_part_of_an_answer():
    open_years = {
        row["fiscal_year"] for row in raw("host_support") if row["status"] == "unverified"
    }
    detail = okinawa.support().view.detail
    said = re.search(r"Not seen on a page: ([^.]*\.?\d*(?:, \d{4} [\d.]+)*)", detail)[1]
    assert open_years == set(re.findall(r"\b((?:19|20)\d\d) ", said)) and len(open_years) == 14
    with pytest.raises(NameError):
        formulas.compute("HN2013_narrow")


@pytest.mark.parametrize(
    ("service", "last"), list(itertools.product(numbers.SERVICES, (1957, 1973, 2007, 2008, 2025)))
)
def test_the_troops_panel_says_first_and_last_counts_of_each_line(service, last):
    made = okinawa.troops().set(service=service, first=1950, last=last, korea=True, guam=True)
    column = numbers.SERVICES[service]
    told = []
    for place, rules in itertools.product(okinawa.INKS, ("old", "new")):
        rows = [
            row
            for row in raw("troops")
            if row["place"] == place
            and row["rules"] == rules
            and int(row["year"]) <= last
            and row[column]
        ]
        rows.sort(key=lambda row: int(row["year"]))
        if rows:
            ends = [f"{row['year']} {float(row[column]):,.0f}" for row in (rows[0], rows[-1])]
            told.append(f"{place}: {', '.join(ends)}")
    said = made.chart.view.detail.removesuffix(".").split("; ")
    assert [part for part in said if part in told] == told
    # Which rules a count follows is the next question's answer.
    assert "rules" not in made.chart.view.detail


def pieces(line):
    """The points of a line between its gaps, as lists of years."""
    found = [[]]
    for year, count in zip(*line.get_data(), strict=True):
        if year == year and count == count:
            found[-1].append(year)
        elif found[-1]:
            found.append([])
    return [years for years in found if years]


@pytest.mark.parametrize(("first", "last"), [(1950, 2025), (2008, 2008), (2000, 2010)])
def test_the_troops_panel_leaves_gaps_and_never_joins_the_rules(first, last):
    made = okinawa.troops().set(first=first, last=last, korea=True, guam=True)
    lines = [line for line in made.chart.layers.moving if hasattr(line, "get_xdata")][1:]
    assert len(lines) == 4
    for line, place in zip(lines, okinawa.INKS, strict=True):
        counted = [
            (row["rules"] != "old", int(row["year"]))
            for row in raw("troops")
            if row["place"] == place
            and row["rules"] in ("old", "new")
            and first <= int(row["year"]) <= last
        ]
        drawn = [year for years in pieces(line) for year in years]
        assert drawn == [year for _, year in sorted(counted)]
        for years in pieces(line):
            assert years == list(range(int(years[0]), int(years[-1]) + 1))
            assert not (2007 in years and 2009 in years)


def test_the_troops_panel_says_when_there_is_nothing_to_see():
    made = okinawa.troops()
    nothing = made.set(japan=False, okinawa=False, korea=False, guam=False)
    assert nothing.sentence.startswith("Nothing in this view")


@pytest.mark.parametrize("measure", numbers.MEASURES)
def test_the_denominator_panel_prints_the_sentence_of_its_measure(measure):
    key, words = numbers.MEASURES[measure]
    made = okinawa.denominator().set(measure=measure)
    assert f"{part(key):.1f} per cent {words}" in made.sentence
    assert f"{v(f'LA{key}_okinawa'):,.7g} of {v(f'LA{key}_japan'):,.7g}" in made.sentence


@pytest.mark.parametrize("vote", dict.fromkeys(row["vote"] for row in raw("votes")))
def test_the_votes_panel_gives_three_percentages_of_the_answers_that_there_were(vote):
    counts = {row["answer"]: float(row["value"]) for row in raw("votes") if row["vote"] == vote}
    answers = [name for name in ("for", "against", "neither") if name in counts]
    valid = sum(counts[name] for name in answers)
    wholes = (valid, valid + counts["invalid"], counts["electorate"])
    made = okinawa.votes().set(vote=vote)
    assert list(made.controls["answer"].options) == answers
    for answer in answers:
        said = made.set(answer=answer).sentence
        assert [float(n) for n in re.findall(r"([\d.]+) per cent", said)] == [
            pytest.approx(100 * counts[answer] / whole, abs=0.006) for whole in wholes
        ]
        assert f"“{answer}” {counts[answer]:,.0f}. " in said


def test_an_answer_that_the_next_vote_did_not_have_becomes_the_first_one():
    made = okinawa.votes().set(answer="neither")
    first, second, _ = made.controls["vote"].options
    assert made.set(vote=second).values == {"vote": second, "answer": "for"}
    assert "“for”" in made.sentence and made.chart.state == made.values
    made.controls["vote"].value = first
    assert list(made.controls["answer"].options) == ["for", "against", "neither"]


def test_polls_say_what_most_on_okinawa_answered_and_who_was_asked():
    made = okinawa.polls()
    for question in made.controls["question"].options:
        some = [row for row in raw("polls") if row["question"] == question]
        said = made.set(question=question).sentence
        here = [row for row in some if row["asked"] == "Okinawa Prefecture"]
        most = max(here, key=lambda row: float(row["value"]))
        assert f"{float(most['value']):g} per cent said “{most['answer']}”" in said
        assert ("Only people on Okinawa" in said) == (len(here) == len(some))


def test_the_land_chart_gives_what_is_left_elsewhere():
    for key in ("1972_excl", "2013_excl", "2020_excl"):
        left = v(f"LA{key}_japan") - v(f"LA{key}_okinawa")
        assert f"elsewhere {left:.6g}, share {part(key):.1f}" in okinawa.land().view.detail
