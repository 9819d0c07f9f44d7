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


ZONES = ("territorial sea", "contiguous zone")
INDEX = "2013 = 100"


def tests_by_measure():
    """Return the six values of each measure of North Korea's tests, by its name, in order."""
    measures = table("nuclear_tests").groupby("measure", sort=False)
    return {measure: rows.value.tolist() for measure, rows in measures}


def third_test_words(by_measure):
    """Return sentence and detail of the tests; six values by measure."""
    above = [measure for measure, values in by_measure.items() if values[2] > max(values[:2])]
    sentence = (
        f"By {len(above)} of {len(by_measure)} measures the third test, of 2013, was stronger than "
        "both before it. Grey: tests after the story."
    )
    each = [
        f"{measure}: {', '.join(f'{one:g}' for one in values)}"
        for measure, values in by_measure.items()
    ]
    return sentence, f"{'. '.join(each)}."


def yields_words(rows):
    """Return sentence and detail of the estimates of a test, a row each, in kilotons."""
    last, earlier = (rows[rows.word == word] for word in ("last", "earlier"))
    ends = [end for row in last.itertuples() for end in range_of(row)]
    sentence = (
        f"{len(last)} teams published from {min(ends):g} to {max(ends):g} kilotons as their last "
        f"word; {len(earlier)} earlier words of theirs are pale."
    )
    each, before = (
        "; ".join(f"{row.estimator} {row.value:g}" for row in some.itertuples())
        for some in (last, earlier)
    )
    return sentence, f"Last words: {each}. Pale, earlier words of the same teams: {before}."


def three_digits(kilotons_of_a_test):
    """Return an amount with three digits that count, and thousands: 7.36, 2,150."""
    return f"{float(f'{kilotons_of_a_test:.3g}'):,g}"


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
    in_words = three_digits(strong)
    return (
        f"Magnitude {magnitude:.1f} with the constant {constant:.2f}: {in_words} kilotons. "
        f"Two tenths more would be {stronger / strong:.1f} times as much, "
        f"{three_digits(stronger)}; the ground would shake 1.6 times as far."
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
    """Say how the learner's rung lies to ours for a statement, and which is ours."""
    apart = RUNGS.index(rung) + 1 - row.rung
    if not apart:
        verdict = "the same rung"
    elif apart > 0:
        verdict = f"{apart} above ours"
    else:
        verdict = f"{-apart} below ours"
    return f"You: {rung}, {verdict}. We: {RUNGS[row.rung - 1]}."


def first_year_above(one, other):
    """Return the first fiscal year from 2003 on with more scrambles against one than the other."""
    years = range(2003, 2025)
    return next(year for year in years if value(f"SC{year}_{one}") > value(f"SC{year}_{other}"))


def scrambles_words(rows, first):
    """Return sentence and detail of the scrambles by year; first is the year of the passing."""
    china, russia = value(f"SC{first}_china"), value(f"SC{first}_russia")
    sentence = (
        f"In fiscal {first} Japan's Joint Staff counted {china:.0f} scrambles against Chinese "
        f"aircraft and {russia:.0f} against Russian ones."
    )
    each = []
    for against in ("China", "Russia", "all"):
        some = rows[rows.against == against]
        counts = ", ".join(f"{row.fiscal_year} {row.value:.0f}" for row in some.itertuples())
        each.append(f"{against.capitalize()}: {counts}")
    return sentence, f"{'. '.join(each)}."


def quarters_words(rows, start, end):
    """Return sentence and detail of the scrambles by quarter.

    start and end are those of January to March 2012 and 2013.
    """
    sentence = (
        f"Scrambles against Chinese aircraft went from {start:.0f} in January to March 2012 to "
        f"{end:.0f} a year later; the zone came in November 2013."
    )
    each = "; ".join(
        f"{year}: {', '.join(f'{count:.0f}' for count in some.value)}"
        for year, some in rows.groupby("fiscal_year")
    )
    detail = (
        f"By quarter of the Japanese fiscal year: {each}. Dotted: the purchase of September 2012 "
        "and China's air-defence zone of November 2013. Pale: from sums."
    )
    return sentence, detail


def vessels_by_year():
    """Return {(zone, measure): the known counts by year}."""
    known = table("vessels").dropna(subset="value")
    return {
        key: dict(zip(rows.year.astype(int), rows.value, strict=True))
        for key, rows in known.groupby(["zone", "measure"])
    }


def on_scale(counts, scale):
    """Return counts by year as they are, or with 2013 as 100."""
    if scale == INDEX:
        return {year: percent(count, counts[2013]) for year, count in counts.items()}
    return counts


def with_gaps(series, years):
    """Return (years, values) of a line; a year without a value is a gap."""
    return list(years), [series.get(year, float("nan")) for year in years]


def vessels_detail(known, measure):
    """Return the counts of both zones in words; known is {(zone, measure): counts by year}."""
    each = []
    for zone in ZONES:
        counts = known.get((zone, measure), {})
        words = ", ".join(f"{year} {count:,.0f}" for year, count in counts.items()) or "no figure"
        each.append(f"{zone.capitalize()}: {words}")
    return f"{measure.capitalize()}. {'. '.join(each)}."


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


def _spending_change(amounts, measure, first, last):
    """The change between two years in words."""
    start, end = amounts[first], amounts[last]
    if measure == "share of GDP":
        return f"{end - start:+.2f} points"
    return f"{percent(end, start) - 100:+.1f} per cent"


def spending_words(series, countries, measure, first, last):
    """Return sentence and detail of military expenditure in two years.

    series maps countries to amounts by year; countries that were asked for and are not in it are
    named.
    """
    if not countries:
        return "No line: tick a country.", ""
    unit = MONEY[measure][:1].upper() + MONEY[measure][1:]
    changes = ", ".join(
        f"{name} {_spending_change(amounts, measure, first, last)}"
        for name, amounts in series.items()
    )
    sentence = f"{unit}, {first} to {last}: {changes}." if series else ""
    missing = [name for name in countries if name not in series]
    if missing:
        sentence = f"{sentence} Not in this table: {', '.join(missing)}.".strip()
    each = "; ".join(
        f"{name} {amounts[first]:,.5g}, then {amounts[last]:,.5g}"
        for name, amounts in series.items()
    )
    detail = f"{first} and {last}: {each}. Figures of SIPRI; those for China are estimates."
    return sentence, detail


def amount_in_words(row):
    """Return an amount of a budget, its range, or that it is a lower end."""
    low, high = range_of(row)
    amount = f"{low:g} to {high:g}" if high > low else f"{low:g}"
    return f"{amount} or more" if row.at_least == "yes" else amount


def budgets_words(rows):
    """Return sentence and detail of China's budget by whose figure, in billions of dollars."""
    by_key = rows.set_index("id")
    official, printed = by_key.value["CB2013_official"], by_key.value["CB2013_sipri"]
    sentence = (
        f"For 2013 China's official budget was {official:g} billion dollars; SIPRI, as then "
        f"printed, had {printed:g}, which is {percent(printed, official) - 100:.0f} per cent more."
    )
    each = "; ".join(f"{row.year} {row.by} {amount_in_words(row)}" for row in rows.itertuples())
    return sentence, f"Billion dollars of the day: {each}."
