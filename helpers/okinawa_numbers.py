"""What notebook 03 reckons and says, without ink: counts, shares, named years, votes, polls."""

from itertools import product
from typing import NamedTuple

from pandas import isna

from helpers import tables
from helpers.dates import in_words
from helpers.functions import okinawa_share
from helpers.money import percent
from helpers.tables import table, value

# Words of a control: column of data/troops.csv.
SERVICES = {
    "all": "value",
    "Marines": "marines",
    "Army": "army",
    "Navy": "navy",
    "Air Force": "air_force",
}
# Of what a result is a percentage: the answers that it adds up.
WHOLES = {
    "valid votes": ("for", "against", "neither"),
    "ballots": ("for", "against", "neither", "invalid"),
    "electorate": ("electorate",),
}
# What may be printed for each measure of land: key, and the words that say what is counted.
MEASURES = {
    "exclusive-use area": ("2013_excl", "of the exclusive-use area of US bases"),
    "area with Japanese bases": (
        "2013_all",
        "of the area, Japanese bases that US forces may use included,",
    ),
    "number of sites": ("2016_sites", "of the sites of US bases"),
    "people": ("2013_people", "of the people of the US forces, with civilians and families,"),
}
# One month counted twice, and the year before.
COUNTS = {
    "2007, old rules": "TR2007_japan",
    "2008, old rules": "TR2008_japan_old",
    "2008, new rules": "TR2008_japan",
}


def troops_by_year(places):
    """Return US personnel as {place: {rules of counting: a row a year, a column a service}}.

    The older rules come first; where there is no report lies a gap.
    """
    reports = {place: {} for place in places}
    every = table("troops")
    for place, rules in product(places, ("old", "new")):
        rows = every[(every.place == place) & (every.rules == rules)].set_index("year")
        if len(rows):
            years = range(rows.index.min(), rows.index.max() + 1)
            counts = rows[list(SERVICES.values())].astype("float64")
            reports[place][rules] = counts.reindex(years)
    return reports


def some_years(report, column, first, last):
    """Return the counts of one service from first to last year, by rules of counting."""
    return {rules: counts.loc[first:last, column] for rules, counts in report.items()}


def _first_and_last(place, counts):
    """The first and the last count of a line in words; which rules it follows is not said here."""
    known = counts.dropna()
    return (
        f"{place}: {known.index[0]} {known.iloc[0]:,.0f}, {known.index[-1]} {known.iloc[-1]:,.0f}"
    )


def troops_words(by_place):
    """Return sentence and detail of counts, {place: {rules: counts by year}}."""
    latest, each = [], []
    for place, parts in by_place.items():
        known = {rules: counts for rules, counts in parts.items() if counts.notna().any()}
        each += [_first_and_last(place, counts) for counts in known.values()]
        if known:
            counts = list(known.values())[-1].dropna()
            latest.append(f"{place} {counts.iloc[-1]:,.0f} ({counts.index[-1]})")
    if not latest:
        return "Nothing in this view: tick a place, or choose more years.", ""
    return f"Last reports: {', '.join(latest)}. Gaps: no report.", f"{'; '.join(each)}."


def two_counts_words(rows):
    """Return sentence and detail of one month counted twice, and the year before; rows by name."""
    old, new = rows["2008, old rules"], rows["2008, new rules"]
    sentence = (
        f"In September 2008 the old rules gave {old['value']:,.0f} people and the new ones "
        f"{new['value']:,.0f}; the Navy went from {old['navy']:,} to {new['navy']:,}."
    )
    each = [
        f"{name} {row['value']:,.0f}, of them Navy {row['navy']:,}, Marines {row['marines']:,}"
        for name, row in rows.items()
    ]
    return sentence, f"{'; '.join(each)}."


def share_of(measure):
    """Return Okinawa's part of a measure in per cent."""
    return okinawa_share(MEASURES[measure][0])


def denominator_sentence(measure):
    """Return the sentence that may be printed for a measure, and what it is reckoned from."""
    key, words = MEASURES[measure]
    row, share = tables.row(f"LA{key}_okinawa"), share_of(measure)
    unit = row["unit"].replace("km2", "square kilometres")
    return (
        f"May be printed: “On {in_words(row['date'])} {share:.1f} per cent {words} in Japan "
        f"were on Okinawa.” That is {row['value']:,.7g} of "
        f"{value(f'LA{key}_japan'):,.7g} {unit}."
    )


def land_by_day():
    """Return the exclusive-use areas by day (columns Okinawa and Japan), and shares as printed."""
    rows = table("base_land").query("measure == 'exclusive-use area'")
    areas = rows.query("unit == 'km2'").pivot(index="date", columns="part", values="value")
    printed = rows[(rows.part == "share") & ~rows.date.isin(areas.index)]
    return areas, printed.set_index("date").value


def land_words(areas, printed):
    """Return sentence and detail of the areas by day and the shares as printed."""
    elsewhere, share = areas.Japan - areas.Okinawa, 100 * areas.Okinawa / areas.Japan
    first, story = areas.index[0], next(day for day in areas.index if day.year == 2013)
    sentence = (
        f"From {first.year} to {story.year} Okinawa's area fell from {areas.Okinawa[first]:.0f} "
        f"to {areas.Okinawa[story]:.0f} square kilometres; its share rose from "
        f"{share[first]:.1f} to {share[story]:.1f} per cent."
    )
    each = "; ".join(
        f"{day.year}: Okinawa {areas.Okinawa[day]:g}, elsewhere {elsewhere[day]:.6g}, "
        f"share {percentage:.1f} per cent"
        for day, percentage in share.items()
    )
    alone = ", ".join(f"{day.year} {percentage:g}" for day, percentage in printed.items())
    return sentence, f"Square kilometres: {each}. Shares as printed: {alone} per cent."


def named_years(row):
    """Return the years that a promise named, short enough for a picture."""
    if isna(row.latest):
        return row.printed
    earliest, latest = int(row.earliest), int(row.latest)
    return f"{earliest}" if earliest == latest else f"{earliest} to {latest}"


def slipping_words(rows):
    """Return sentence and detail of the years that were named, a row a promise."""
    first, last = rows.iloc[0], rows.iloc[-1]
    sentence = (
        f"In {first.date.year} the {first.what} was named for {first.printed}; since "
        f"{last.date.year} a year is named for the {last.what} only, {int(last.earliest)}."
    )
    each = "; ".join(
        f"in {row.date.year}: {row.what}, {row.printed} ({row.condition})"
        for row in rows.itertuples()
    )
    return sentence, f"{each[:1].upper()}{each[1:]}."


def days_of_votes():
    """Return the day of each vote by its name."""
    rows = table("votes")
    return dict(zip(rows.vote, rows.date, strict=True))


def counts_of_vote(vote):
    """Return the counts of a vote by answer, invalid ballots and electorate among them."""
    return table("votes").query("vote == @vote").set_index("answer").value.to_dict()


def vote_parts(counts, answer):
    """Return {base: (the answer, other ballots, no ballot)}, each in per cent of that base."""
    ballots = sum(counts.get(name, 0) for name in WHOLES["ballots"])
    chosen, parts = counts[answer], {}
    for base, answers in WHOLES.items():
        whole = sum(counts.get(name, 0) for name in answers)
        others = (ballots if base == "electorate" else whole) - chosen
        share, rest = percent(chosen, whole), percent(others, whole)
        parts[base] = (share, rest, 100 - share - rest)
    return parts


def vote_sentence(vote, day, answer, counts, parts):
    """Say how many gave an answer, and which part of each base that is."""
    each = ", ".join(f"{share:.2f} per cent of the {base}" for base, (share, *_) in parts.items())
    return f"{vote}, {in_words(day)}: “{answer}” {counts[answer]:,.0f}. {each}."


class Poll(NamedTuple):
    """One question: who asked when, its answers, and {who was asked: {answer: per cent}}."""

    by: str
    year: int
    answers: list
    shares: dict


def poll_questions():
    """Return the polls by their question."""
    polls = {}
    for question, rows in table("polls").groupby("question", sort=False):
        shares = {
            asked: dict(zip(some.answer, some.value, strict=True))
            for asked, some in rows.groupby("asked", sort=False)
        }
        by, year = rows.by.iloc[0], int(rows.year.iloc[0])
        polls[question] = Poll(by, year, list(dict.fromkeys(rows.answer)), shares)
    return polls


def poll_sentence(question, poll):
    """Say which answer most people on Okinawa gave, and how many gave it elsewhere."""
    on_okinawa = poll.shares["Okinawa Prefecture"]
    most = max(on_okinawa, key=on_okinawa.get)
    sentence = f"{poll.by}, {poll.year}: on Okinawa {on_okinawa[most]:g} per cent said “{most}”"
    elsewhere = poll.shares.get("Japan outside Okinawa")
    if elsewhere:
        return f"{sentence}, elsewhere in Japan {elsewhere[most]:g}."
    return f"{sentence}. Only people on Okinawa were asked."


def support_words(rows):
    """Return sentence and detail of Japan's support for US forces by fiscal year."""
    narrow, wide = value("HN2002_narrow"), value("HN2002_wide")
    sentence = (
        f"In 2002 the narrow line was {narrow:g} billion yen, the wider total {wide:g}, "
        f"{wide / narrow:.1f} times as much."
    )
    unseen = rows.status == "unverified"
    parts = {
        "Narrow line": rows[(rows.scope == "narrow line") & ~unseen],
        "Not seen on a page": rows[unseen],
        "Wider total": rows[rows.scope == "wider total"],
    }
    each = [
        f"{name}: {', '.join(f'{row.fiscal_year} {row.value:g}' for row in some.itertuples())}"
        for name, some in parts.items()
    ]
    detail = f"Billion yen of the day, by Japanese fiscal year. {'. '.join(each)}."
    return sentence, detail
