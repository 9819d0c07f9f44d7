"""Formulas: what a key stands for, what a formula may do and what not, and each word of its own."""

import re
from datetime import date

import pytest
import simpleeval
from facts import raw

from helpers import formulas, functions, tables
from helpers.formulas import compute

FORMULAS = [row["test"] for row in raw("cases")]
PLACEHOLDERS = [
    part[1]
    for text in [r["feedback"] for r in raw("cases")] + [r["text"] for r in raw("role_cards")]
    for part in formulas.PLACEHOLDER.finditer(text)
]


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("P12_cap_fy08", 2.8),
        ("days(guidelines_1997, scc_2013)", 5854),
        ("years(guidelines_1997, scc_2013)", 5854 / 365.25),
        ("year(hatoyama_2009)", 2009),
        ("km(at_naha, at_naha)", 0),
        ("percent(1, 4)", 25.0),
        ("abs(-2) if 1 < 2 <= 3 and not 2 == 3 else 0", 2),
        ("median(column('missiles', 'year'))", 2005),
    ],
)
def test_a_key_stands_for_its_value_its_place_or_its_day(formula, result):
    assert compute(formula) == result


HOSTILE = [
    "().__class__",
    "().__class__.__base__.__subclasses__()",
    "scc_2013.year",
    "'{0.__class__}'.format(1)",
    'f"{1}"',
    "[c for c in [1]]",
    "[1][0]",
    "'abc'[0]",
    "{'a': 1}['a']",
    "__import__('os').system('true')",
    "open('x')",
    "eval('1')",
    "exec('1')",
    "import os",
    "lambda: 1",
    "count.__globals__",
    "x := 1",
    "9**9**9**9",
    "3999999**3999999",
    "3999999**2000000*3999999**2000000",
    "'a' * 1000000",
    "'a' + 'b'",
    "'%1000000000d' % 1",
    "'%08.3f' % P12_cost",
    "per_head(column('claims', 'id')*1000, 1)",
    "column('claims', 'id') + column('claims', 'id')",
    "1;2",
    "x=5",
    "",
]


@pytest.mark.parametrize("formula", HOSTILE)
def test_a_formula_reaches_nothing_but_figures_and_words(formula):
    refusals = (simpleeval.InvalidExpression, SyntaxError, NameError, TypeError, OverflowError)
    with pytest.raises(refusals):
        compute(formula)


def test_a_formula_that_went_through_a_class_runs_no_command(tmp_path):
    mark = tmp_path / "ran"
    way = "().__class__.__base__.__subclasses__()"
    with pytest.raises(simpleeval.FeatureNotAvailable):
        compute(f"[c for c in {way} if c.__name__ == 'Popen'][0](['touch', '{mark}'])")
    assert not mark.exists()


@pytest.mark.parametrize("formula", ["nothing", "round(0)", "pd"])
def test_unknown_names_are_named(formula):
    with pytest.raises((NameError, simpleeval.FunctionNotDefined), match=formula.split("(")[0]):
        compute(formula)


def test_dates_that_are_not_known_to_the_day_are_never_part_of_an_answer():
    assert tables.row("sma_1987")["precision"] == "year"
    with pytest.raises(NameError, match="sma_1987 is not known to the day"):
        compute("days(sma_1987, scc_2013)")


@pytest.mark.parametrize(
    "formula",
    [
        "HN2013_narrow",
        "Y14_usd",
        "cell('HN2013_narrow', 'value')",
        "cell('sympathy_budget_1978', 'date')",
        "count('host_support', scope='narrow line')",
        "total('scrambles', 'value', against='all')",
        "column('host_support', 'value')",
    ],
)
def test_unverified_and_unknown_figures_are_never_part_of_an_answer(formula):
    with pytest.raises(NameError, match="part of no answer"):
        compute(formula)


@pytest.mark.parametrize(
    ("table", "formula"),
    [("nuclear_tests", "records(3)"), ("price_index", "closest_index_gap(2.8, 3.12)")],
)
def test_words_for_single_questions_refuse_figures_that_are_not_firm(monkeypatch, table, formula):
    true = tables.table
    monkeypatch.setattr(tables, "table", lambda name: true(name).assign(status="unverified"))
    with pytest.raises(NameError, match=f"rows of {table} are not firm"):
        compute(formula)


def test_no_formula_is_too_long_to_be_read():
    asked = [row["test"] for row in raw("cases")]
    assert max(map(len, asked + PLACEHOLDERS)) <= 100


def test_every_word_of_a_formula_is_used_and_documented():
    used = set(re.findall(r"\b(\w+)\(", " ".join(FORMULAS + PLACEHOLDERS)))
    assert set(functions.FUNCTIONS) <= used
    for word in functions.FUNCTIONS.values():
        assert word.__doc__


def test_a_template_is_filled_with_formatted_values():
    text = "{percent(P12_cap_fy08, P12_cost):.1f} per cent, {P12_guam:,.0f} on Guam, {1+1}"
    assert formulas.fill(text) == "32.6 per cent, 5,000 on Guam, 2"
    with pytest.raises(SyntaxError):
        formulas.fill("{1:500000000d}")  # would fill the memory, and is no format of ours


# The words that count over tables, against the raw rows.

MEETINGS = [(date.fromisoformat(r["date"]), r["place"], r["full"]) for r in raw("history_meetings")]
AFTER, STORY = date(1997, 9, 23), date(2013, 10, 3)


def test_limits_in_time_leave_their_own_day_out_or_take_it_in():
    days = [day for day, _, _ in MEETINGS]
    count = functions.count
    assert count("history_meetings", after=AFTER, before=STORY) == sum(
        AFTER < day < STORY for day in days
    )
    assert count("history_meetings", since=AFTER, until=STORY) == sum(
        AFTER <= day <= STORY for day in days
    )
    assert count("history_meetings", since=AFTER, until=STORY) == 10
    assert count("missiles", after=2013) + count("missiles", until=2013) == len(raw("missiles"))
    assert count("vessels", since=2013, before=2014) == sum(
        row["year"] == "2013" for row in raw("vessels")
    )


def test_columns_are_compared_and_none_stands_for_an_empty_cell():
    in_tokyo = sum(meeting[1:] == ("Tokyo", "yes") for meeting in MEETINGS)
    assert functions.count("history_meetings", place="Tokyo", full="yes") == in_tokyo == 3
    assert functions.count("claims", differ=None) == sum(not r["differ"] for r in raw("claims"))


def test_columns_are_added_up_over_the_rows_that_fit():
    rows = [row for row in raw("missiles") if int(row["year"]) > 2013]
    both = sum(int(row["success"]) + int(row["failure"]) for row in rows)
    assert functions.total("missiles", "success", "failure", after=2013) == both
    assert functions.launches("success", "failure", after=2013) == both
    assert functions.launches() == sum(int(float(row["value"])) for row in raw("missiles"))


def test_the_commonest_value_is_none_for_a_tie():
    assert functions.commonest("claims", "paragraph", verdict="imprecise") == 16
    assert functions.commonest("claims", "kind", verdict="unverified") == "quote"
    assert functions.commonest("exchange_rate", "year") is None


def test_words_for_single_questions_against_the_raw_rows():
    days = [day for day, _, _ in MEETINGS]
    gaps = [(b - a).days for a, b in zip(days, days[1:], strict=False)]
    assert functions.longest_break("history_meetings") == max(gaps) == 1512
    assert functions.texts(AFTER, STORY) == 3 and functions.texts(AFTER, date(2012, 1, 1)) == 2
    assert functions.said_on("linchpin", STORY) and not functions.said_on("linchpin", AFTER)
    assert functions.verdicts("supported", "opinion") == sum(
        row["verdict"] in ("supported", "opinion") for row in raw("claims")
    )
    assert [functions.records(test) for test in range(2, 7)] == [4, 4, 0, 4, 4]


def test_the_closest_index_stays_away_from_the_official_amount():
    levels = {}
    for row in raw("price_index"):
        if row["unit"] == "index" and row["year"] in ("2008", "2012"):
            levels.setdefault(row["index"], {})[row["year"]] = float(row["value"])
    both = [of for of in levels.values() if len(of) == 2]
    gaps = [abs(2.8 * of["2012"] / of["2008"] - 3.1217) for of in both]
    assert functions.closest_index_gap(2.8, 3.1217) == pytest.approx(min(gaps))


def test_shares_of_okinawa_against_the_raw_rows():
    rows = {row["id"]: float(row["value"]) for row in raw("base_land")}
    part = 100 * rows["LA2013_excl_okinawa"] / rows["LA2013_excl_japan"]
    assert functions.okinawa_share("2013_excl") == part
    assert round(part, 1) == 73.8
