"""What notebook 02 reckons and says, without ink: yields, rates, headlines, changes."""

from math import log10

from pandas import isna

from helpers.money import percent
from helpers.tables import table, value

SLOPE = 0.75  # of a magnitude over the logarithm of kilotons: NORSAR's, for North Korea
RUNGS = [
    "nothing for sure",
    "consistent with",
    "in or nearing",
    "most likely",
    "stated as a fact",
    "seen on the spot",
]
MONEY = {
    "nominal dollars": "billion dollars of the day",
    "constant dollars": "billion dollars of 2023",
    "share of GDP": "per cent of GDP",
    "own currency": "billion yen or yuan of the day",
}


def slope_constant():
    """Return a of magnitude = a + 0.75 log10(kilotons).

    It is the one that turns the USGS figure of 2013 into W.-Y. Kim's yield.
    """
    return value("NT3_usgs") - SLOPE * log10(value("NY3_kim"))


def kilotons(magnitude, constant):
    """Return the yield in kilotons; the constant depends on rock and depth."""
    return 10 ** ((magnitude - constant) / SLOPE)


def yield_sentence(magnitude, constant):
    """Say what a magnitude means in kilotons, and what two tenths more would mean."""
    strong, stronger = kilotons(magnitude, constant), kilotons(magnitude + 0.2, constant)
    return (
        f"Magnitude {magnitude:.1f} with the constant {constant:.2f}: {strong:.3g} kilotons. "
        f"Two tenths more would be {stronger / strong:.1f} times as much, {stronger:.3g}; "
        "the ground would shake 1.6 times as far."
    )


def range_of(row):
    """Return the low and the high of a row, or its value twice."""
    return (row.value, row.value) if isna(row.low) else (row.low, row.high)


def success_sentence(period, rows, unknown):
    """Say how many launches of some rows were a success; unknown says how to count those."""
    won, lost = int(rows.success.sum()), int(rows.failure.sum())
    if unknown == "count as failure":
        lost += int(rows.unknown.sum())
    return (
        f"{period}: {int(rows.value.sum())} launches, of {won + lost} counted {won} were a "
        f"success, {percent(won, won + lost):.1f} per cent"
    )


def rung_sentence(rung, row):
    """Say how the learner's rung lies to ours for a statement, and why ours."""
    apart = RUNGS.index(rung) + 1 - row.rung
    if not apart:
        verdict = "the same rung"
    elif apart > 0:
        verdict = f"{apart} above ours"
    else:
        verdict = f"{-apart} below ours"
    return f"You: {rung}, {verdict}. We: {RUNGS[row.rung - 1]}. {row.why}"


def first_year_above(one, other):
    """Return the first fiscal year from 2003 on with more scrambles against one than the other."""
    years = range(2003, 2025)
    return next(year for year in years if value(f"SC{year}_{one}") > value(f"SC{year}_{other}"))


def vessels_by_year():
    """Return {(zone, measure): the known counts by year}."""
    groups = table("vessels").groupby(["zone", "measure"])
    return {key: rows.set_index("year").value.dropna().to_dict() for key, rows in groups}


def _headline_change(start, end, first, last):
    """The change between two counts, as a headline has it: in per cent unless it starts at zero."""
    if end == start:
        return f"as many in {last} as in {first}"
    more = "more" if end > start else "fewer"
    change = f"{abs(percent(end, start) - 100):.0f} per cent" if start else f"{end - start:.0f}"
    return f"{change} {more} in {last} than in {first}"


def vessels_headline(counts, zone, measure, first, last):
    """Return the headline that two years make; counts are by year, first comes before last."""
    if first == last:
        return "Choose two years."
    missing = [str(year) for year in (first, last) if year not in counts]
    if missing:
        return f"{zone.capitalize()}, {measure}: no figure for {' and '.join(missing)}."
    start, end = counts[first], counts[last]
    return (
        f"The headline of this choice: “{measure.capitalize()} in the {zone}: "
        f"{_headline_change(start, end, first, last)}” ({start:,.0f}, then {end:,.0f}). "
        "Counted by the Japan Coast Guard."
    )


def spending_by_year():
    """Return military expenditure by (country, measure), each by year."""
    rows = table("military_expenditure")
    return {key: some.set_index("year").value for key, some in rows.groupby(["country", "measure"])}


def spending_words(country, amounts, measure, first, last):
    """Say what a country spent in two years and the change between them."""
    start, end = amounts[first], amounts[last]
    change = f"{percent(end, start) - 100:+.1f} per cent"
    if measure == "share of GDP":
        change = f"{end - start:+.2f} points"
    return f"{country} {start:,.5g}, then {end:,.5g} ({change})"
