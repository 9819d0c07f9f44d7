"""Notebook 04: its figures against the tables, and every control over its whole range against a
model of its own."""

import csv
import re

import pytest
from facts import right

from helpers import formulas, functions, guam, guam_numbers, money, tables

ROWS = {}
for _name in (
    "guam_plans",
    "guam_people",
    "guam_payments",
    "guam_estimates",
    "price_index",
    "exchange_rate",
):
    with open(tables.DATA / f"{_name}.csv", encoding="utf-8", newline="") as _file:
        ROWS |= {row["id"]: row for row in csv.DictReader(_file)}
CAP08, CAP12, COST = (
    float(ROWS[id]["value"]) for id in ("P12_cap_fy08", "P13_cap_exact", "P12_cost")
)
PANELS = ["price_year", "cost_per_head", "share_and_cap", "yen"]


def numbers(text):
    return [
        float(found.replace(",", "")) for found in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", text)
    ]


@pytest.mark.parametrize(
    ("computed", "known"),
    [
        (lambda: money.percent(CAP08, COST), 32.6),
        (lambda: right("guam_share"), 36.3),
        (lambda: formulas.compute("percent(P13_cap, P12_cost)"), 36.0),
        (lambda: right("guam_us"), 5.48),
        (lambda: formulas.compute("per_head(P12_cost, P12_total_marines)"), 0.96),
        (lambda: right("guam_head"), 1.72),
        (lambda: formulas.compute("per_head(P12_cost, P12_guam_4000)"), 2.15),
        (lambda: formulas.compute("percent(P06_japan, P06_total)"), 59.3),
        (lambda: right("guam_cash_2006"), 27.3),
        (lambda: right("guam_road"), 65.7),
        (lambda: right("guam_break_even"), 9.59),
        (lambda: formulas.compute("percent(P13_cap_exact, G13_121)"), 25.8),
        (lambda: right("guam_overrun"), 26.0),
        (lambda: formulas.compute("percent(FX2013, FX2012) - 100"), 22.3),
        (lambda: right("guam_yen"), 51.7),
        (lambda: right("guam_paid"), 3.495),
        (lambda: right("guam_rate"), 2.76),
        (lambda: right("guam_paid") / float(ROWS["Y22_cum_fy08"]["value"]), 1.27),
    ],
)
def test_the_figures_that_the_course_must_show(computed, known):
    digits = len(str(known).split(".")[1])
    assert round(computed(), digits) == known


def test_amounts_know_the_price_year_of_their_table():
    assert guam_numbers.dollars("P12_cap_fy08") == money.Dollars(2.8, 2008)
    assert guam_numbers.dollars("P12_cost") == money.Dollars(8.6, 2012)
    with pytest.raises(ValueError, match="not stated"):
        guam_numbers.dollars("G13_121")


def test_no_common_index_gives_the_official_amount():
    common = [CAP08 * step for step in functions.index_steps().sort_values()]
    forecasts = [CAP08 * step for step in guam_numbers.forecast_steps().values()]
    assert len(common) == 7 and common == sorted(common)
    assert round(min(common), 3) == 2.965 and round(max(common), 3) == 3.016 < CAP12
    assert [round(amount, 3) for amount in forecasts] == [3.082, 3.094] and max(forecasts) < CAP12


def test_two_rulers_say_what_the_tables_give():
    step = CAP12 / CAP08
    detail = guam.two_rulers().view.detail
    said = numbers(detail.replace("FY2008", "").replace("FY2012", ""))
    rows = [(CAP08, COST), (CAP08, COST / step), (CAP12, COST)]
    model = [
        figure for part, whole in rows for figure in (part, whole, 100 * part / whole, whole - part)
    ]
    assert said == pytest.approx(model, abs=0.051)


@pytest.mark.parametrize("index", list(guam_numbers.rulers()))
def test_price_year_over_its_whole_range(index):
    shown, levels = guam.price_year(), guam_numbers.rulers()[index]
    shares = set()
    for year in range(guam_numbers.FIRST, guam_numbers.LAST + 1):
        said = shown.set(index=index, year=year).sentence.split(f"dollars of {year}: ")[1]
        part, whole, share = numbers(said)[:3]
        assert part == pytest.approx(CAP08 * levels[year] / levels[2008], abs=0.0051)
        assert whole == pytest.approx(COST * levels[year] / levels[2012], abs=0.0051)
        assert ("assumption" in said) == (
            index == guam_numbers.OFFICIAL and year not in (2008, 2012)
        )
        shares.add(share)
    exact = 100 * CAP08 / levels[2008] / (COST / levels[2012])
    assert len(shares) == 1 and shares.pop() == pytest.approx(exact, abs=0.051)


def test_the_official_ruler_passes_through_the_official_pair():
    official = guam_numbers.rulers()[guam_numbers.OFFICIAL]
    assert official[2012] / official[2008] == pytest.approx(CAP12 / CAP08)
    assert len(guam_numbers.rulers()) == 4
    assert all(set(levels) == set(range(2006, 2022)) for levels in guam_numbers.rulers().values())


@pytest.mark.parametrize("wide", [False, True])
def test_cost_per_head_over_its_whole_range(wide):
    shown = guam.cost_per_head()
    estimate = shown.controls["estimate"].options[wide]
    cost = float(ROWS["G13_121" if wide else "P12_cost"]["value"])
    for marines in range(2000, 12001, 100):
        said = shown.set(estimate=estimate, marines=marines).sentence
        assert numbers(said)[1:3] == [marines, pytest.approx(1000 * cost / marines, abs=0.0051)]
        assert ("The head-count fits" in said) == (not wide and marines == 5000)
        if not wide and marines != 5000:
            misfit = "The head-count does not fit: the estimate is for the force on Guam."
            assert said.endswith(misfit)
        assert ("no head-count here fits" in said) == wide


@pytest.mark.parametrize("rule", money.RULES)
@pytest.mark.parametrize("year", [2008, 2012])
def test_share_and_cap_over_its_whole_range(rule, year):
    shown, scale = (
        guam.share_and_cap().set(rule=rule, year=year),
        CAP08 / CAP12 if year == 2008 else 1,
    )
    assert shown.set(bill=0).sentence == "A final bill of zero: nobody pays, and there is no share."
    for tenths in range(1, 251):
        bill = tenths / 10
        said = shown.set(bill=bill).sentence
        japan = min(CAP12, bill if rule == "the cap in full" else bill * CAP12 / COST)
        model = [
            bill,
            *([bill * scale] if year == 2008 else []),
            japan * scale,
            100 * japan / bill,
            (bill - japan) * scale,
            100 - 100 * japan / bill,
        ]
        bare = re.sub(r"FY\d+", "", said)
        assert numbers(bare)[: len(model)] == pytest.approx(model, abs=0.051), bill
        if japan < bill < COST:
            assert said.endswith(f" Below the estimate Japan pays {rule}: an assumption.")
        restated = f" FY2012 dollars, which is {bill * scale:.2f} of FY2008: "
        assert (restated in said) == (year == 2008)
        assert ("an assumption" in said) == (bill < COST) and ("pay all of it" in said) == (
            japan == bill
        )


def test_the_cap_panel_ends_right_when_several_controls_move():
    shown = guam.share_and_cap()
    for bill, rule in (
        (0, money.RULES[1]),
        (25, money.RULES[0]),
        (3, money.RULES[1]),
        (12.1, money.RULES[0]),
    ):
        shown.set(bill=bill, rule=rule, year=2008 if bill < 5 else 2012)
    assert shown.sentence == (
        "A final bill of 12.10 billion FY2012 dollars: Japan 3.12 (25.8 per cent), "
        "the United States 8.98 (74.2 per cent)."
    )


def test_yen_over_its_whole_range():
    shown, rates = (
        guam.yen(),
        {int(r["year"]): float(r["value"]) for id, r in ROWS.items() if id.startswith("FX")},
    )
    for amount, billions in zip(shown.controls["amount"].options, (CAP12, COST), strict=True):
        for first in rates:
            for second in (2006, 2012, 2025):
                said = shown.set(amount=amount, first=first, second=second).sentence.split(
                    "dollars: "
                )[1]
                early, late = sorted((first, second))
                if first == second:
                    model = [billions * rates[first], first]
                    assert "Choose two different years" in said
                else:
                    change = 100 * (rates[late] / rates[early] - 1)
                    model = [
                        billions * rates[early],
                        early,
                        billions * rates[late],
                        late,
                        abs(change),
                    ]
                    assert said.endswith("more." if change > 0 else "less.")
                assert numbers(said) == pytest.approx(model, abs=0.051)


def test_payments_keep_unknown_years_unknown():
    said = guam.payments().view.detail
    for year in range(2009, 2023):
        found = re.search(rf"\b{year} (unknown|[\d.,]+)", said)[1]
        rows = [
            row
            for id, row in ROWS.items()
            if row.get("year") == str(year) and row["unit"] == "USD m" and id != "Y12_spent"
        ]
        if any(r["value"] == "" for r in rows):
            assert found == "unknown"
        else:
            assert float(found) == pytest.approx(sum(float(r["value"]) for r in rows), abs=0.051)
    assert said.count("unknown") == 3 and said.count("(US fiscal year)") == 2


def test_estimates_name_scope_and_price_year_of_every_figure():
    said = guam.estimates().view.detail
    rows = [row for row in ROWS.values() if "scope" in row]
    rows += [
        ROWS[id] | {"scope": "Guam facilities, agreed plan"} for id in ("P06_total", "P12_cost")
    ]
    assert len(rows) == 13
    for row in rows:
        assert (
            f"{row['date'][:4]}, {row['scope']}: {float(row['value']):g} ({row['price_basis']})"
            in said
        )


@pytest.mark.parametrize(
    ("name", "control", "limits"),
    [
        ("share_and_cap", "bill", (0, 25, 0.1)),
        ("price_year", "year", (2006, 2021, 1)),
        ("cost_per_head", "marines", (2000, 12000, 100)),
        ("yen", "first", (2006, 2025, 1)),
        ("yen", "second", (2006, 2025, 1)),
    ],
)
def test_controls_reach_as_far_as_the_tables_and_no_further(name, control, limits):
    moved = getattr(guam, name)().controls[control]
    assert (moved.min, moved.max, moved.step) == limits


def test_panels_open_where_the_text_says():
    values = {name: getattr(guam, name)().values for name in PANELS}
    assert values["share_and_cap"] == {"bill": COST, "rule": money.RULES[0], "year": 2012}
    assert values["price_year"] == {"index": guam_numbers.OFFICIAL, "year": 2012}
    assert values["cost_per_head"] == {"estimate": "8.6 for Guam", "marines": 5000}
    assert values["yen"] == {"amount": "3.12 (cap, FY2012)", "first": 2012, "second": 2013}
