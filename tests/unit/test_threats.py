"""Notebook 02: its figures against the raw tables, every panel over its controls against a model of
its own."""

import itertools
import math
import re
from statistics import median

import pytest
from facts import raw, right

from helpers import formulas, tables, threats
from helpers import threats_numbers as numbers

ROWS = {
    row["id"]: row
    for name in (
        "nuclear_tests",
        "nuclear_yields",
        "scrambles",
        "scramble_quarters",
        "vessels",
        "military_expenditure",
        "china_budget",
    )
    for row in raw(name)
}
MISSILES = raw("missiles")


def v(id):
    return float(ROWS[id]["value"])


def launched(after, column="value"):
    return sum(int(float(row[column])) for row in MISSILES if (int(row["year"]) > 2013) == after)


@pytest.mark.parametrize(
    ("computed", "known"),
    [
        (lambda: (v("SC2012_china"), v("SC2012_russia")), (306, 248)),
        (lambda: (v("SC2014_china"), v("SC2014_russia")), (464, 473)),
        (lambda: [v(f"SQ2012_{n}") for n in range(1, 5)], [15, 54, 91, 146]),
        (lambda: [launched(False), launched(True)], [39, 300]),
        (lambda: round(v("MCCHN_2013") / v("MCCHN_2003"), 2), 4.95),
        (lambda: round(right("thr_yuan"), 2), 3.71),
        (lambda: [round(v("MGCHN_2003"), 2), round(v("MGCHN_2013"), 2)], [2.00, 1.71]),
        (lambda: round(100 * (v("MCJPN_2013") / v("MCJPN_2011") - 1), 1), -19.3),
        (lambda: round(right("thr_yen"), 1), -1.3),
        (lambda: round(100 * (v("MKJPN_2013") / v("MKJPN_2011") - 1), 1), -1.6),
        (lambda: round(right("thr_sea")), -31),
        (lambda: round(100 * (v("VC2022_ships") / v("VC2013_ships") - 1)), 47),
        (lambda: right("thr_median"), 10.45),
        (lambda: round(right("thr_success"), 1), 67.0),
        (lambda: right("thr_calendar"), 173),
        (lambda: round(right("thr_before"), 1), 73.4),
    ],
)
def test_the_figures_that_the_course_must_show(computed, known):
    assert computed() == known


def test_parts_add_to_published_totals():
    for row in MISSILES:
        assert sum(int(row[part]) for part in ("success", "failure", "unknown")) == float(
            row["value"]
        ), row["id"]
    for year in (2011, 2012, 2013):
        assert sum(v(f"SQ{year}_{n}") for n in range(1, 5)) == v(f"SC{year}_china")
    for year in range(2005, 2025):
        other = v(f"SC{year}_total") - v(f"SC{year}_china") - v(f"SC{year}_russia")
        assert 0 <= other <= 70, year
    assert (
        sum(v(f"SC{year}_total") for year in range(2007, 2021)) == 9590
    )  # the Joint Staff's 20,000th and 30,000th
    assert sum(v(f"VT{year}_ships") for year in range(2008, 2017)) == 569
    assert (
        sum(v(f"VT{year}_ships") for year in range(2013, 2017)) + 68 == 560
    )  # the Coast Guard's sum to 2016


def test_the_third_test_is_above_the_first_two_by_every_measure():
    for measure in ("usgs", "ctbto", "kma", "kt"):
        assert v(f"NT3_{measure}") > max(v(f"NT1_{measure}"), v(f"NT2_{measure}"))
    assert threats.third_test().sentence.startswith("By 4 of 4 measures the third test")


def test_estimates_and_their_middle():
    third = [row for id, row in ROWS.items() if id.startswith("NY3_")]
    last = [row for row in third if row["word"] == "last"]
    assert len({row["team"] for row in third}) == len(last) == 6 and len(third) == 12
    values = [float(row["value"]) for row in last]
    assert median(values) == 10.45 and (min(values), max(values)) == (6.5, 19.9)
    assert not any(7.4 < number < 13.5 for number in values)  # two groups
    shown = threats.yields()
    assert shown.sentence.startswith("6 teams published from 6 to 19.9 kilotons as their last")
    said = shown.view.detail
    assert "10.45" not in said + shown.sentence
    for row in third:
        before, after = said.split("Pale, earlier words")
        assert f"{row['estimator']} {float(row['value']):g}" in (before if row in last else after)
    for id, row in ROWS.items():
        if id.startswith("NY") and row["note"] == "Middle of the range.":
            assert v(id) == (float(row["low"]) + float(row["high"])) / 2, id


def test_magnitude_to_yield_over_its_whole_range():
    shown = threats.magnitude_to_yield()
    assert shown.values["constant"] == 4.45 and round(numbers.slope_constant(), 3) == 4.448
    assert numbers.kilotons(5.1, numbers.slope_constant()) == pytest.approx(7.4)
    for axis, tenth, constant in itertools.product(
        ("linear", "logarithmic"), range(40, 66), (4.0, 4.45, 4.8)
    ):
        said = shown.set(axis=axis, magnitude=tenth / 10, constant=constant).sentence
        strong, _, more = re.search(
            r": ([\d.,]+) kilotons.*be ([\d.]+) times as much, ([\d.,]+);", said
        ).groups()
        model = 10 ** ((tenth / 10 - constant) / 0.75)
        assert float(strong.replace(",", "")) == pytest.approx(model, rel=0.006)
        assert float(more.replace(",", "")) == pytest.approx(model * 10 ** (0.2 / 0.75), rel=0.006)
    assert math.isclose(10**0.2, 1.6, rel_tol=0.02)


@pytest.mark.parametrize("six", [True, False])
@pytest.mark.parametrize("unknown", ["leave out", "count as failure"])
def test_launches_follow_their_rule(unknown, six):
    said = threats.launches().set(unknown=unknown, six=six).sentence
    found = [
        [float(n) for n in part]
        for part in re.findall(
            r"(\d+) launches, of (\d+) counted (\d+) were a success, ([\d.]+) per cent", said
        )
    ]
    for (count, base, won, rate), after in zip(found, (False, True), strict=True):
        out = 0 if six or after else 6
        assert count == launched(after) - out and won == launched(after, "success") - out
        lost = launched(after, "failure") + (
            launched(after, "unknown") if unknown == "count as failure" else 0
        )
        assert base == won + lost and rate == round(100 * won / base, 1)
    assert ("Without the six" in said) == (not six)


def test_the_ladder_compares_only_when_asked_and_keeps_what_was_placed():
    shown = threats.ladder()
    rows = sorted(raw("reactor"), key=lambda row: row["date"])
    assert "AFP" in shown.sentence and shown.sentence.endswith("On which rung would you put it?")
    given = {}
    for name, row in enumerate(rows, start=1):
        for rung in numbers.RUNGS:
            given[str(name)] = rung
            said = shown.set(placed={"present": str(name), "given": dict(given)}).sentence
            apart = numbers.RUNGS.index(rung) + 1 - int(row["rung"])
            ours = numbers.RUNGS[int(row["rung"]) - 1]
            assert row["statement"] in said and said.endswith(f"We: {ours}.")
            assert shown.chart.view.detail == row["why"]
            assert (
                "the same rung"
                if not apart
                else f"{abs(apart)} {'above' if apart > 0 else 'below'} ours"
            ) in said
    by_id = {row["id"]: int(row["rung"]) for row in rows}
    assert by_id["YB_afp"] == by_id["YB_38n_oct"] + 1


def test_the_buttons_of_the_ladder_place_one_statement_after_the_other():
    control = threats.ladder().controls["placed"]
    assert (control.item.value, control.answer.value) == ("7", None)
    control.answer.value = "most likely"
    control.item.value = "2"
    assert control.answer.value is None
    control.answer.value = "consistent with"
    assert control.value == {
        "present": "2",
        "given": {"7": "most likely", "2": "consistent with"},
    }
    control.item.value = "7"
    assert control.answer.value == "most likely"


def test_unverified_years_are_drawn_as_such_and_part_of_no_answer():
    open_ = [row["id"] for row in raw("scrambles") if row["status"] == "unverified"]
    assert open_ == [f"SC{year}_total" for year in (1990, 1992, 2000, 2001, 2002)]
    tests = " ".join(row["test"] for row in raw("cases"))
    assert not any(id in tests for id in open_)
    with pytest.raises(NameError):
        formulas.compute("SC1990_total")


def test_scrambles_and_quarters_say_what_the_tables_give():
    assert "counted 306 scrambles against Chinese" in threats.scrambles().sentence
    said = threats.scrambles().view.detail
    for id, row in ROWS.items():
        if id.startswith("SC") and row["months"] == "12":
            assert f"{row['fiscal_year']} {float(row['value']):.0f}" in said
    assert "2024 521" not in said and "448" not in said  # nine months are no year
    assert "2012: 15, 54, 91, 146; 2013: 69, 80, 138, 128" in threats.quarters().view.detail
    assert "145 or more" in threats.budgets().view.detail


@pytest.mark.parametrize("zone", ["territorial sea", "contiguous zone"])
@pytest.mark.parametrize("measure", ["ship-days", "days", "entries"])
def test_vessels_make_the_headline_of_each_choice(zone, measure):
    shown = threats.vessels()
    known = {
        int(row["year"]): float(row["value"])
        for row in raw("vessels")
        if row["zone"] == zone and row["measure"] == measure and row["value"]
    }
    for first, last in itertools.product(range(2008, 2026), (2011, 2013, 2019, 2022, 2024, 2025)):
        said = shown.set(zone=zone, measure=measure, first=first, last=last).sentence
        first, last = sorted((first, last))
        missing = [str(year) for year in (first, last) if year not in known]
        if first == last:
            assert said == "Choose two years."
        elif missing:
            assert said.endswith(f"no figure for {' and '.join(missing)}."), (first, last)
        elif known[first] == known[last]:
            assert f": as many in {last} as in {first}” (" in said
        else:
            start, end = known[first], known[last]
            more = "more" if end > start else "fewer"
            per_cent = f"{abs(100 * end / start - 100):.0f} per cent" if start else ""
            change = per_cent or f"{end - start:.0f}"
            assert f"{change} {more} in {last} than in {first}” ({start:,.0f}, " in said
            assert said.endswith("Counted by the Japan Coast Guard.")


@pytest.mark.parametrize("measure", list(numbers.MONEY))
def test_spending_over_countries_and_base_years(measure):
    code = {
        "nominal dollars": "MC",
        "constant dollars": "MK",
        "share of GDP": "MG",
        "own currency": "ML",
    }[measure]
    iso = {
        "China": "CHN",
        "Japan": "JPN",
        "South Korea": "KOR",
        "Russia": "RUS",
        "United States": "USA",
    }
    shown = threats.spending().set(
        measure=measure, china=True, japan=True, korea=True, russia=True, us=True
    )
    for base, last, scale in (
        (1993, 2024, "index"),
        (2003, 2013, "amounts"),
        (2011, 2013, "index"),
    ):
        said = shown.set(base=base, last=last, scale=scale).sentence
        detail = shown.chart.view.detail
        for country, letters in iso.items():
            if f"{code}{letters}_{base}" not in ROWS:
                assert country in said.split("Not in this table: ")[1] and country not in detail
                continue
            start, end = v(f"{code}{letters}_{base}"), v(f"{code}{letters}_{last}")
            change = (
                f"{end - start:+.2f} points"
                if code == "MG"
                else f"{100 * end / start - 100:+.1f} per cent"
            )
            assert f"{country} {change}" in said
            assert f"{country} {start:,.5g}, then {end:,.5g}" in detail
    units = {"MG": "Per cent of GDP", "ML": "Billion yen or yuan"}
    assert said.startswith(units.get(code, "Billion dollars"))
    shown.set(china=False, japan=False, korea=False, russia=False, us=False)
    assert shown.sentence == "No line: tick a country."
    if code == "ML":
        shown.set(us=True)
        assert shown.sentence == "Not in this table: United States."


def test_one_official_budget_and_what_others_make_of_it():
    assert v("CB2013_official") < v("CB2013_dod") < v("MCCHN_2013") < v("CB2013_sipri")
    assert v("MLCHN_2013") / v("CB2013_central") == pytest.approx(1.41, abs=0.005)
    assert v("MLCHN_2013") / v("CB2013_nationwide") == pytest.approx(1.37, abs=0.005)
    assert "2012 US Department of Defense 135 to 215" in threats.budgets().view.detail


def test_expenditure_series_have_no_holes_and_fit_each_other():
    for letters in ("CHN", "JPN", "KOR", "RUS", "USA"):
        for code in ("MC", "MK", "MG"):
            years = sorted(int(id[-4:]) for id in ROWS if id.startswith(f"{code}{letters}_"))
            assert years == list(range(years[0], 2025)) and years[0] <= 1993
    rates = [v(f"MLJPN_{year}") / v(f"MCJPN_{year}") for year in range(2006, 2025)]
    official = [tables.value(f"FX{year}") for year in range(2006, 2025)]
    assert rates == pytest.approx(official, rel=0.03)
    for id in ROWS:
        if id.startswith("MK") and id.endswith("2023"):
            assert v(id) == pytest.approx(v("MC" + id[2:]), rel=0.002)


def test_positions_are_short_quotations_from_all_sides():
    rows = raw("positions")
    assert [row["side"] for row in rows if row["topic"] == "islands"] == [
        "Japan",
        "People's Republic of China",
        "Republic of China (Taiwan)",
        "United States",
    ]
    assert all(
        len(row["quote"].split()) <= 12 and len(row["position"].split()) >= 20 for row in rows
    )


def test_words_of_one_side_stand_only_where_a_side_speaks():
    pattern = re.compile(r"intru|incursion|trespass|provocat|aggressi", re.I)
    for name in (
        "vessels",
        "scrambles",
        "scramble_quarters",
        "history_events",
        "claims",
        "reactor",
    ):
        for row in raw(name):
            assert not pattern.search(" ".join(row.values())), row["id"]


def test_all_measures_of_a_nuclear_test_have_its_day():
    days = {(row["test"], row["date"]) for row in raw("nuclear_tests")}
    assert len(days) == len({test for test, _ in days}) == 6
