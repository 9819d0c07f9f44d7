"""Charts and panels of notebook 03: where the troops were, whose share, which date, who pays."""

from datetime import date
from itertools import product

from matplotlib.dates import date2num
from pandas import concat, isna

from helpers import draw, tables
from helpers.chart import Chart, View
from helpers.dates import in_words
from helpers.draw import Lines, Part, label, stack
from helpers.functions import okinawa_share
from helpers.money import percent
from helpers.panel import Panel, choice, number, switch
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, look
from helpers.tables import table, value

# Words of a control: column of data/troops.csv.
SERVICES = {
    "all": "value",
    "Marines": "marines",
    "Army": "army",
    "Navy": "navy",
    "Air Force": "air_force",
}
GAP = float("nan")  # a point that a line leaves out
INKS = {"Japan with Okinawa": BLUE, "Okinawa": RED, "South Korea": GREEN, "Guam": PURPLE}
# The name of each place's tick box in code.
PLACES = dict(zip(("japan", "okinawa", "korea", "guam"), INKS, strict=True))
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


def troops_by_year():
    """Return US personnel as {place: {rules of counting: a row a year, a column a service}}.

    The older rules come first; where there is no report lies a gap.
    """
    reports = {place: {} for place in INKS}
    every = table("troops")
    for place, rules in product(INKS, ("old", "new")):
        rows = every[(every.place == place) & (every.rules == rules)].set_index("year")
        if len(rows):
            years = range(rows.index.min(), rows.index.max() + 1)
            counts = rows[list(SERVICES.values())].astype("float64")
            reports[place][rules] = counts.reindex(years)
    return reports


def _first_and_last(place, rules, counts):
    """The first and the last count of a line in words."""
    known = counts.dropna()
    return (
        f"{place}, {rules} rules: {known.index[0]} {known.iloc[0]:,.0f}, "
        f"{known.index[-1]} {known.iloc[-1]:,.0f}"
    )


def _one_line(parts):
    """Counts by one set of rules after the other as (years, counts) of a line, a gap between."""
    years, counts = [], []
    for part in parts:
        years += [*part.index, GAP]
        counts += [*part, GAP]
    return years, counts


def _troop_axes():
    """The axes of troops(), with the year in which the rules changed."""
    fig, ax = draw.axes(
        "US military personnel", 4.6, left=0.115, right=0.79, bottom=0.09, xlim=(1949, 2026)
    )
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.axvline(2008, color=GREY, lw=1, ls=":")
    top = {"va": "top", "transform": ax.get_xaxis_transform()}
    label(ax, 2008.4, 0.97, "new\nrules", GREY, fontsize=SMALL, **top)
    return fig, ax


@look()
def troops() -> Panel:
    """Panel: US personnel by place and service, by the rules of counting before and from 2008."""
    reports = troops_by_year()
    fig, ax = _troop_axes()
    lines = Lines(ax, INKS, 2026.6, lw=2.2, marker="o", ms=3)

    def move(service, first, last, **ticked):
        first, last = sorted((first, last))
        points, words = {}, []
        for key, place in PLACES.items():
            if not ticked[key]:
                continue
            by_rules = {
                rules: report.loc[first:last, SERVICES[service]]
                for rules, report in reports[place].items()
            }
            words += [
                _first_and_last(place, rules, counts)
                for rules, counts in by_rules.items()
                if counts.notna().any()
            ]
            points[place] = _one_line(by_rules.values())
        counts = [count for _, ys in points.values() for count in ys if count == count]
        unit = "people" if service == "all" else service
        ax.set(ylim=(0, max([10.0, *counts]) * 1.08), xlim=(first - 1, last + 1), ylabel=unit)
        lines.show(points)
        if not words:
            return View("Nothing in this view: tick a place, or choose more years.")
        return View(f"{'; '.join(words)}. Gaps: no report.")

    return Panel(
        Chart("okinawa.troops", fig, moving=lines.artists, lines=4),
        move,
        service=choice("Service", list(SERVICES), "all"),
        first=number("From", "year", 1950, 1950, 2025, 1),
        last=number("To", "year", 2025, 1950, 2025, 1),
        **{key: switch(place, True) for key, place in PLACES.items()},
    )


@look()
def two_counts() -> Chart:
    """One month counted twice: Japan in September 2008 by the old and the new rules, and 2007."""
    keys = {
        "2007, old rules": "TR2007_japan",
        "2008, old rules": "TR2008_japan_old",
        "2008, new rules": "TR2008_japan",
    }
    fig, ax = draw.labelled_rows(
        "Japan, September 2008: one month, two counts",
        keys,
        3.3,
        left=0.18,
        bottom=0.17,
        xlim=(0, 48500),
        xlabel="people",
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    words = []
    for y, (name, key) in enumerate(keys.items()):
        row = tables.row(key)
        parts = [
            Part(row["marines"], "Marines", PALE),
            Part(row["army"], "", GREY),
            Part(row["navy"], "Navy", BLUE),
            Part(row["air_force"], "Air Force", PALE),
        ]
        stack(ax, y, parts)
        total = f"{row['value']:,.0f}"
        label(ax, row["value"] + 400, y, total, weight="bold")
        words.append(f"{name} {total}, of them Navy {row['navy']:,}, Marines {row['marines']:,}")
    return Chart("okinawa.two_counts", fig, View(f"{'; '.join(words)}. Grey: Army."))


@look()
def denominator() -> Panel:
    """Panel: choose what is counted, and read the sentence that may honestly be printed."""
    fig, ax = draw.axes(
        "Okinawa's part, by what is counted",
        2.6,
        left=0.03,
        bottom=0.26,
        xlim=(0, 100),
        ylim=(-0.6, 0.9),
        yticks=[],
        xlabel="per cent of Japan's",
    )
    ax.barh(0, 100, 0.7, color=PALE)
    (bar,) = ax.barh(0, 0, 0.7, color=BLUE)
    note = label(ax, 0, 0.62, "", weight="bold")

    def move(measure):
        key, words = MEASURES[measure]
        row, share = tables.row(f"LA{key}_okinawa"), okinawa_share(key)
        bar.set_width(share)
        note.set(text=f"{share:.1f} %", x=share)
        unit = row["unit"].replace("km2", "square kilometres")
        return View(
            f"May be printed: “On {in_words(row['date'])} {share:.1f} per cent {words} in Japan "
            f"were on Okinawa.” That is {row['value']:,.7g} of "
            f"{value(f'LA{key}_japan'):,.7g} {unit}."
        )

    return Panel(
        Chart("okinawa.denominator", fig, moving=[bar, note]),
        move,
        measure=choice("Count", list(MEASURES), "exclusive-use area"),
    )


@look()
def land() -> Chart:
    """The exclusive-use area on Okinawa and elsewhere; Okinawa's share, also as printed."""
    rows = table("base_land").query("measure == 'exclusive-use area'")
    areas = rows.query("unit == 'km2'").pivot(index="date", columns="part", values="value")
    elsewhere, share = areas.Japan - areas.Okinawa, 100 * areas.Okinawa / areas.Japan
    printed = rows[(rows.part == "share") & ~rows.date.isin(areas.index)]
    printed = printed.set_index("date").value
    title = "The area fell, the share rose, then both fell"
    fig, (left, right) = draw.axes(title, 3.7, panes=2, left=0.08, bottom=0.13)
    left.plot(areas.index, areas.Okinawa, color=RED, marker="o", lw=2)
    left.plot(areas.index, elsewhere, color=BLUE, marker="s", lw=2)
    left.set(ylim=(0, 310), ylabel="square kilometres")
    label(left, date(1993, 1, 1), 275, "Okinawa", RED, ha="center")
    label(left, date(1985, 1, 1), 100, "elsewhere in Japan", BLUE, ha="center")
    line = concat([share, printed]).sort_index()
    right.plot(line.index, line, color=BLACK, lw=2)
    right.plot(share.index, share, "o", color=BLACK)
    right.plot(printed.index, printed, "o", color=BLACK, mfc="white")
    label(right, date(1998, 1, 1), 88, "open: share as printed", GREY, fontsize=SMALL, ha="center")
    right.set(ylim=(0, 100), ylabel="Okinawa's share, per cent", xlim=(-1500, 20500))
    left.set(xlim=(-1500, 20500))
    words = []
    for day, percentage in share.items():
        if day.year in (1972, 2013, 2020):
            above = -9 if day.year == 2020 else 8
            label(right, date2num(day), percentage + above, f"{percentage:.1f}", ha="center")
        words.append(
            f"{day.year}: Okinawa {areas.Okinawa[day]:g}, elsewhere {elsewhere[day]:.6g}, "
            f"share {percentage:.1f} per cent"
        )
    alone = ", ".join(f"{day.year} {percentage:g}" for day, percentage in printed.items())
    sentence = (
        f"Exclusive-use area in square kilometres: {'; '.join(words)}. "
        f"Shares as printed: {alone} per cent."
    )
    return Chart("okinawa.land", fig, View(sentence))


@look()
def slipping() -> Chart:
    """The promised year of Futenma's return against the year of the promise."""
    rows = table("futenma_dates").dropna(subset="earliest")
    fig, ax = draw.axes(
        "Futenma: the year that was named",
        4.6,
        bottom=0.15,
        xlim=(1994, 2034),
        ylim=(1994, 2046),
        xlabel="year of the promise",
        ylabel="year that was named",
    )
    ax.plot([1994, 2034], [1994, 2034], color=GREY, lw=1, ls=":")
    label(ax, 2029, 2025, "the year itself", GREY, ha="center")
    words = []
    for row in rows.itertuples():
        promised, named = row.date.year, int(row.earliest)
        ink = RED if row.what == "return" else BLUE
        or_later = isna(row.latest)
        end = named + 7 if or_later else int(row.latest)
        line = ":" if or_later else "-"
        ax.plot([promised, promised], [named, end], color=ink, lw=4, ls=line)
        ax.plot(promised, named, "o", color=ink, ms=9)
        label(ax, promised + 0.7, named, row.printed if or_later else f"{named}", ink)
        words.append(f"in {promised}: {row.what}, {row.printed} ({row.condition})")
    key = "red: return    blue: the replacement    dotted: or later"
    label(ax, 1995, 2043, key, GREY, fontsize=SMALL)
    first, last = rows.iloc[0], rows.iloc[-1]
    start, end = first.date.year, last.date.year
    moved = int(last.latest) - int(first.latest)
    return Chart(
        "okinawa.slipping",
        fig,
        View(
            f"{'; '.join(words)}. From {start} to {end}, in {end - start} years, the latest year named "
            f"moved by {moved}, and the last one is for the replacement only."
        ),
    )


def _vote_parts(counts, answer):
    """By base: the answer, the others and the rest, each in per cent of that base."""
    ballots = [counts.get(name, 0) for name in WHOLES["ballots"]]
    chosen = counts.get(answer, 0)
    parts = {}
    for base, answers in WHOLES.items():
        whole = sum(counts.get(name, 0) for name in answers)
        others = (sum(ballots) if base == "electorate" else whole) - chosen
        share, rest = percent(chosen, whole), percent(others, whole)
        parts[base] = (share, rest, 100 - share - rest)
    return parts


@look()
def votes() -> Panel:
    """Panel: one result, three percentages."""
    rows = table("votes")
    days = dict(zip(rows.vote, rows.date, strict=True))
    fig, ax = draw.labelled_rows(
        "One vote, three percentages",
        WHOLES,
        3.0,
        left=0.14,
        bottom=0.2,
        xlim=(0, 100),
        xlabel="per cent",
    )
    stacks = [ax.barh(range(3), [0, 0, 0], 0.65, color=ink) for ink in (BLUE, GREY, PALE)]
    notes = [label(ax, 1, y, "", "white", weight="bold") for y in range(3)]

    def move(vote, answer):
        counts = rows[rows.vote == vote].set_index("answer").value
        parts = _vote_parts(counts, answer)
        for y, widths in enumerate(parts.values()):
            start = 0
            for bars, width in zip(stacks, widths, strict=True):
                bars[y].set(width=width, x=start)
                start += width
            share = widths[0]
            notes[y].set_text(f"{share:.2f}" if share > 8 else "")
        each = ", ".join(
            f"{share:.2f} per cent of the {base}" for base, (share, *_) in parts.items()
        )
        said = f"{vote}, {in_words(days[vote])}: “{answer}” {counts.get(answer, 0):,.0f}."
        return View(f"{said} {each}.")

    moving = [bar for bars in stacks for bar in bars]
    return Panel(
        Chart("okinawa.votes", fig, moving=[*moving, *notes]),
        move,
        vote=choice("Vote", list(days), next(iter(days))),
        answer=choice("Answer", ["against", "for", "neither"], "against"),
    )


@look()
def support() -> Chart:
    """Japan's support for US forces by fiscal year: the narrow line, and a wider total."""
    rows = table("host_support")
    fig, ax = draw.axes(
        "Japan's support for US forces, billion yen",
        4.2,
        left=0.08,
        bottom=0.12,
        xlim=(1977, 2026),
        ylim=(0, 930),
        ylabel="billion yen of the day",
    )
    narrow, wide = (rows[rows.scope == scope] for scope in ("narrow line", "wider total"))
    seen, unseen = narrow[narrow.status != "unverified"], narrow[narrow.status == "unverified"]
    ax.plot(seen.fiscal_year, seen.value, "o", color=BLUE, ms=7)
    ax.plot(unseen.fiscal_year, unseen.value, "o", color=BLUE, mfc="white", ms=6)
    ax.plot(wide.fiscal_year, wide.value, "s", color=RED, ms=8)
    label(ax, 2001, 320, "narrow line", BLUE)
    label(ax, 1990, 480, "wider total: also rent (a part of it notional), noise, moves", RED)
    label(ax, 1978, 880, "open: not seen on a page", GREY, fontsize=SMALL)
    words = []
    for name, some in (
        ("Narrow line", seen),
        ("Not seen on a page", unseen),
        ("Wider total", wide),
    ):
        each = ", ".join(f"{row.fiscal_year} {row.value:g}" for row in some.itertuples())
        words.append(f"{name}: {each}")
    sentence = f"Billion yen of the day, by Japanese fiscal year. {'. '.join(words)}."
    return Chart("okinawa.support", fig, View(sentence))
