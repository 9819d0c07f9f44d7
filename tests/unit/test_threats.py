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
        (lambda: round(right("thr_real"), 2), 2.73),
        (lambda: [round(v("MGCHN_2003"), 2), round(v("MGCHN_2013"), 2)], [2.00, 1.71]),
        (lambda: round(100 * (v("MCJPN_2013") / v("MCJPN_2011") - 1), 1), -19.3),
        (lambda: round(right("thr_yen"), 1), -1.3),
        (lambda: round(100 * (v("MKJPN_2013") / v("MKJPN_2011") - 1), 1), -1.6),
        (lambda: round(right("thr_sea")), -45),
        (lambda: round(100 * (v("VC2022_ships") / v("VC2013_ships") - 1)), 47),
        (lambda: right("thr_median"), 10.45),
        (lambda: round(right("thr_success"), 1), 87.4),
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
    assert threats.third_test().sentence.count("the third is more than both before") == 4


def test_estimates_and_their_middle():
    third = [row for id, row in ROWS.items() if id.startswith("NY3_")]
    last = [row for row in third if row["word"] == "last"]
    assert len({row["team"] for row in third}) == len(last) == 6 and len(third) == 12
    values = [float(row["value"]) for row in last]
    assert median(values) == 10.45 and (min(values), max(values)) == (6.5, 19.9)
    assert not any(7.4 < number < 13.5 for number in values)  # two groups
    said = threats.yields().sentence
    assert (
        said.startswith("Last words of 6 teams, from 6 to 19.9 kilotons:") and "10.45" not in said
    )
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
            r": ([\d.e+]+) kilotons.*be ([\d.]+) times as much, ([\d.e+]+);", said
        ).groups()
        model = 10 ** ((tenth / 10 - constant) / 0.75)
        assert float(strong) == pytest.approx(model, rel=0.006)
        assert float(more) == pytest.approx(model * 10 ** (0.2 / 0.75), rel=0.006)
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


def test_leaving_out_the_six_hides_the_bars_of_2013_and_no_others():
    made = threats.launches().set(six=False)
    hidden = [bar for bar in made.chart.layers.moving if not bar.get_visible()]
    middles = {round(bar.get_x() + bar.get_width() / 2) for bar in hidden}
    assert len(hidden) == 3 and middles == {2013}
    assert sum(bar.get_height() for bar in hidden) == 6
    assert all(bar.get_visible() for bar in made.set(six=True).chart.layers.moving)


def test_the_ladder_compares_only_when_asked():
    shown = threats.ladder()
    rows = {row["id"]: row for row in raw("reactor")}
    assert shown.sentence.endswith("On which rung would you put it?")
    for statement, row in zip(
        shown.controls["statement"].options,
        sorted(rows.values(), key=lambda row: row["date"]),
        strict=True,
    ):
        for rung in numbers.RUNGS:
            said = shown.set(statement=statement, rung=rung).sentence
            apart = numbers.RUNGS.index(rung) + 1 - int(row["rung"])
            ours = numbers.RUNGS[int(row["rung"]) - 1]
            assert row["statement"] in said and said.endswith(f"We: {ours}. {row['why']}")
            assert (
                "the same rung"
                if not apart
                else f"{abs(apart)} {'above' if apart > 0 else 'below'} ours"
            ) in said
        assert row["why"] not in shown.set(rung="not yet").sentence
    assert int(rows["YB_afp"]["rung"]) == int(rows["YB_38n_oct"]["rung"]) + 1


def test_unverified_years_are_drawn_as_such_and_part_of_no_answer():
    open_ = [row["id"] for row in raw("scrambles") if row["status"] == "unverified"]
    assert open_ == [f"SC{year}_total" for year in (1990, 1992, 2000, 2001, 2002)]
    tests = " ".join(row["test"] for row in raw("cases"))
    assert not any(id in tests for id in open_)
    with pytest.raises(NameError):
        formulas.compute("SC1990_total")


def test_scrambles_and_quarters_say_what_the_tables_give():
    said = threats.scrambles().sentence
    assert said.startswith("In fiscal 2012 ") and "306 against 248" in said
    for id, row in ROWS.items():
        if id.startswith("SC") and row["months"] == "12":
            assert f"{row['fiscal_year']} {float(row['value']):.0f}" in said
    assert "2024 521" not in said and "448" not in said  # nine months are no year
    assert "2012: 15, 54, 91, 146; 2013: 69, 80, 138, 128" in threats.quarters().sentence
    assert "145 or more" in threats.budgets().sentence


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
        for country, letters in iso.items():
            if f"{code}{letters}_{base}" not in ROWS:
                assert country not in said
                continue
            start, end = v(f"{code}{letters}_{base}"), v(f"{code}{letters}_{last}")
            change = (
                f"{end - start:+.2f} points"
                if code == "MG"
                else f"{100 * end / start - 100:+.1f} per cent"
            )
            assert f"{country} {start:,.5g}, then {end:,.5g} ({change})" in said
        shown.chart.png()
        names = [
            text for text in shown.chart.fig.axes[0].texts if text.get_visible() and text.get_text()
        ]
        boxes = [text.get_window_extent() for text in names]
        assert not any(
            a.padded(-2).overlaps(b.padded(-2)) for a, b in itertools.combinations(boxes, 2)
        )
    units = {"MG": "Per cent of GDP", "ML": "Billion yen or yuan"}
    assert said.startswith(units.get(code, "Billion dollars"))
    shown.set(china=False, japan=False, korea=False, russia=False, us=False)
    assert shown.sentence.startswith("No line: tick a country.")
    shown.chart.png()


def test_one_official_budget_and_what_others_make_of_it():
    assert v("CB2013_official") < v("CB2013_dod") < v("MCCHN_2013") < v("CB2013_sipri")
    assert v("MLCHN_2013") / v("CB2013_central") == pytest.approx(1.41, abs=0.005)
    assert v("MLCHN_2013") / v("CB2013_nationwide") == pytest.approx(1.37, abs=0.005)
    assert "2012 US Department of Defense 135 to 215" in threats.budgets().sentence


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
