"""Charts and panels of notebook 03: where the troops were, whose share, which date, and who pays."""

from matplotlib.dates import date2num
from pandas import isna

from helpers import panel, style, tables
from helpers.money import percent
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, label
from helpers.tables import said, table, value

SERVICES = {"all": "value", "Marines": "marines", "Army": "army", "Navy": "navy", "Air Force": "air_force"}
INKS = {"Japan with Okinawa": BLUE, "Okinawa": RED, "South Korea": GREEN, "Guam": PURPLE}
BASES = {"valid votes": ("for", "against", "neither"), "ballots": ("for", "against", "neither", "invalid"),
         "electorate": ("electorate",)}
# What may be printed for each measure of land: key, and the words that say what is counted.
MEASURES = {"exclusive-use area": ("2013_excl", "of the exclusive-use area of US bases"),
            "area with Japanese bases": ("2013_all", "of the area, Japanese bases that US forces may use included,"),
            "number of sites": ("2016_sites", "of the sites of US bases"),
            "people": ("2013_people", "of the people of the US forces, with civilians and families,")}


def share(key):
    """Return Okinawa's share in per cent of a measure of land, sites or people, by its key in data/base_land.csv."""
    return percent(value(f"LA{key}_okinawa"), value(f"LA{key}_japan"))


def troops():
    """Panel: US personnel by place and service, 1950 to 2025; the rules of counting changed in 2008."""
    rows = table("troops").query("rules != 'prefecture'")
    fig, ax = style.axes("US military personnel", 4.6, left=0.115, right=0.79, bottom=0.09, xlim=(1949, 2026))
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.axvline(2008, color=GREY, lw=1, ls=":")
    label(ax, 2008.4, 0.97, "new\nrules", GREY, fontsize=SMALL, va="top", transform=ax.get_xaxis_transform())
    lines = {(place, rule): ax.plot([], [], color=ink, lw=2.2, marker="o", ms=3)[0]
             for place, ink in INKS.items() for rule in ("old", "new")}
    ends = {place: label(ax, 2026.6, 0, place, ink, fontsize=SMALL) for place, ink in INKS.items()}

    def draw(service, first, last, **places):
        first, last = sorted((first, last))
        column, words, heights = SERVICES[service], [], {}
        on = [place for place, yes in zip(INKS, places.values(), strict=True) if yes]
        for place in INKS:
            for rule in ("old", "new"):
                some = rows[(rows.place == place) & (rows.rules == rule) & rows.year.between(first, last)]
                some = some.set_index("year")[column].reindex(range(first, last + 1)) if len(some) else some[column]
                lines[place, rule].set_data(some.index, some.astype("float64"))
                lines[place, rule].set_visible(place in on)
                known = some.dropna()
                if place in on and len(known):
                    heights[place] = float(known.iloc[-1])
                    words.append(f"{place}, {rule} rules: {known.index[0]} {known.iloc[0]:,.0f}, "
                                 f"{known.index[-1]} {known.iloc[-1]:,.0f}")
        seen = [line.get_ydata() for line in lines.values() if line.get_visible()]
        top = max([10.0, *(n for line in seen for n in line if n == n)])  # a gap is not equal to itself
        ax.set(ylim=(0, top * 1.08), xlim=(first - 1, last + 1), ylabel="people" if service == "all" else service)
        style.spread(ax, {ends[place]: heights.get(place) for place in INKS})
        nothing = "Nothing in this view: tick a place, or choose more years."
        return f"{'; '.join(words)}. Gaps: no report." if words else nothing

    return panel.Panel(panel.Chart(fig, moving=[*lines.values(), *ends.values()], lines=4), draw,
                       service=panel.choice("Service", list(SERVICES), "all"),
                       first=panel.number("From", "year", 1950, 1950, 2025, 1),
                       last=panel.number("To", "year", 2025, 1950, 2025, 1),
                       **{key: panel.switch(place, True) for key, place in
                          zip(("japan", "okinawa", "korea", "guam"), INKS, strict=True)})


def two_counts():
    """The same month counted twice: Japan in September 2008 by the old and by the new rules, and the year before."""
    rows = {"2007, old rules": "TR2007_japan", "2008, old rules": "TR2008_japan_old",
            "2008, new rules": "TR2008_japan"}
    fig, ax = style.axes("Japan, September 2008: one month, two counts", 3.3, left=0.18, bottom=0.17, xlim=(0, 48500),
                         xlabel="people", yticks=range(3), yticklabels=rows, ylim=(2.6, -0.6))
    ax.xaxis.set_major_formatter("{x:,.0f}")
    for y, row in enumerate(map(tables.row, rows.values())):
        style.stack(ax, y, [(row["marines"], "Marines", PALE), (row["army"], "", GREY), (row["navy"], "Navy", BLUE),
                            (row["air_force"], "Air Force", PALE)])
        label(ax, row["value"] + 400, y, f"{row['value']:,.0f}", weight="bold")
    words = "; ".join(f"{name} {value(id):,.0f}, of them Navy {tables.row(id)['navy']:,}, Marines "
                      f"{tables.row(id)['marines']:,}" for name, id in rows.items())
    return panel.Chart(fig, f"{words}. Grey: Army.")


def denominator():
    """Panel: choose what is counted, and read the sentence that may honestly be printed."""
    fig, ax = style.axes("Okinawa's part, by what is counted", 2.6, left=0.03, bottom=0.26, xlim=(0, 100),
                         ylim=(-0.6, 0.9), yticks=[], xlabel="per cent of Japan's")
    ax.barh(0, 100, 0.7, color=PALE)
    bar, = ax.barh(0, 0, 0.7, color=BLUE)
    note = label(ax, 0, 0.62, "", weight="bold")

    def draw(measure):
        key, words = MEASURES[measure]
        row, part = tables.row(f"LA{key}_okinawa"), share(key)
        bar.set_width(part)
        note.set(text=f"{part:.1f} %", x=part)
        unit = row["unit"].replace("km2", "square kilometres")
        return (f"May be printed: “On {said(row['date'])} {part:.1f} per cent {words} in Japan were on Okinawa.” "
                f"That is {row['value']:,.7g} of {value(f'LA{key}_japan'):,.7g} {unit}.")

    return panel.Panel(panel.Chart(fig, moving=[bar, note]), draw,
                       measure=panel.choice("Count", list(MEASURES), "exclusive-use area"))


def land():
    """The area of exclusive-use bases on Okinawa and elsewhere, and Okinawa's share, at five dates."""
    rows = table("base_land").query("measure == 'exclusive-use area' and unit == 'km2'")
    wide = rows.pivot(index="date", columns="part", values="value")
    fig, (left, right) = style.axes("The area fell, the share rose, then both fell", 3.7, panes=2, left=0.08,
                                    bottom=0.13)
    left.plot(wide.index, wide.Okinawa, color=RED, marker="o", lw=2)
    left.plot(wide.index, wide.Japan - wide.Okinawa, color=BLUE, marker="s", lw=2)
    left.set(ylim=(0, 310), ylabel="square kilometres")
    label(left, wide.index[1], 262, "Okinawa", RED, ha="center")
    label(left, wide.index[2], 108, "elsewhere in Japan", BLUE, ha="center")
    part = 100 * wide.Okinawa / wide.Japan
    right.plot(part.index, part, color=BLACK, marker="o", lw=2)
    right.set(ylim=(0, 100), ylabel="Okinawa's share, per cent", xlim=(-1500, 20500))
    left.set(xlim=(-1500, 20500))
    for when, n in part.items():
        if when.year in (1972, 2013, 2020):
            label(right, date2num(when), n + 8, f"{n:.1f}", ha="center")
    return panel.Chart(fig, "Exclusive-use area in square kilometres: " + "; ".join(
        f"{when.year}: Okinawa {row.Okinawa:g}, elsewhere {row.Japan - row.Okinawa:.6g}, share {part[when]:.1f} per "
        "cent" for when, row in wide.iterrows()) + ".")


def slipping():
    """The promised year of Futenma's return against the year of the promise."""
    rows = table("futenma_dates").dropna(subset="earliest")
    fig, ax = style.axes("Futenma: the year that was named", 4.6, left=0.09, bottom=0.15, xlim=(1994, 2034),
                         ylim=(1994, 2046), xlabel="year of the promise", ylabel="year that was named")
    ax.plot([1994, 2034], [1994, 2034], color=GREY, lw=1, ls=":")
    label(ax, 2029, 2025, "the year itself", GREY, ha="center")
    words = []
    for row in rows.itertuples():
        x, start, ink = row.date.year, int(row.earliest), RED if row.what == "return" else BLUE
        later = isna(row.latest)
        ax.plot([x, x], [start, start + 7 if later else int(row.latest)], color=ink, lw=4, ls=":" if later else "-")
        to = "" if later or row.latest == start else f" to {row.latest}"
        words.append(f"in {x}: {row.what}, {start}{to} ({row.condition})")
        ax.plot(x, start, "o", color=ink, ms=9)
        label(ax, x + 0.7, start - 0.5, f"{start}", ink)
    label(ax, 1995, 2043, "red: return    blue: the replacement    dotted: or later", GREY, fontsize=SMALL)
    first, last = rows.iloc[0], rows.iloc[-1]
    years, moved = last.date.year - first.date.year, int(last.latest) - int(first.latest)
    return panel.Chart(fig, f"{'; '.join(words)}. From {first.date.year} to {last.date.year}, in {years} years, the "
                       f"latest year named moved by {moved}, and the last one is for the replacement only.")


def votes():
    """Panel: one result, three percentages."""
    rows = table("votes")
    names = dict(zip(rows.vote, rows.date, strict=True))
    fig, ax = style.axes("One vote, three percentages", 3.0, left=0.14, bottom=0.2, xlim=(0, 100), yticks=range(3),
                         yticklabels=list(BASES), ylim=(2.6, -0.6), xlabel="per cent")
    parts = [ax.barh(range(3), [0, 0, 0], 0.65, color=ink) for ink in (BLUE, GREY, PALE)]
    notes = [label(ax, 1, y, "", "white", weight="bold") for y in range(3)]

    def draw(vote, answer):
        counts = rows[rows.vote == vote].set_index("answer").value
        number = counts.get(answer, 0)
        shares = {base: percent(number, sum(counts.get(part, 0) for part in inside)) for base, inside in BASES.items()}
        others = sum(counts[part] for part in BASES["ballots"] if part in counts and part != answer)
        for y, (base, inside) in enumerate(BASES.items()):
            whole = sum(counts.get(part, 0) for part in inside)
            rest = others if base == "electorate" else whole - number
            widths = (shares[base], percent(rest, whole), 100 - shares[base] - percent(rest, whole))
            for bars, wide, start in zip(parts, widths, (0, widths[0], widths[0] + widths[1]), strict=True):
                bars[y].set(width=wide, x=start)
            notes[y].set_text(f"{shares[base]:.2f}" if shares[base] > 8 else "")
        return (f"{vote}, {said(names[vote])}: “{answer}” {number:,.0f}. " + ", ".join(
            f"{n:.2f} per cent of the {base}" for base, n in shares.items()) + ".")

    return panel.Panel(panel.Chart(fig, moving=[*(bar for bars in parts for bar in bars), *notes]), draw,
                       vote=panel.choice("Vote", list(names), next(iter(names))),
                       answer=panel.choice("Answer", ["against", "for", "neither"], "against"))


def support():
    """Japan's support for US forces by fiscal year: the narrow line, and a wider total."""
    rows = table("host_support")
    fig, ax = style.axes("Japan's support for US forces, billion yen", 4.2, left=0.08, bottom=0.12, xlim=(1977, 2026),
                         ylim=(0, 930), ylabel="billion yen of the day")
    narrow, wide = (rows[rows.scope == scope] for scope in ("narrow line", "wider total"))
    firm = narrow.status != "unverified"
    ax.plot(narrow.fiscal_year[firm], narrow.value[firm], "o", color=BLUE, ms=7)
    ax.plot(narrow.fiscal_year[~firm], narrow.value[~firm], "o", color=BLUE, mfc="white", ms=6)
    ax.plot(wide.fiscal_year, wide.value, "s", color=RED, ms=8)
    label(ax, 2001, 320, "narrow line", BLUE)
    label(ax, 1996, 705, "wider total: rent, noise, moves of forces", RED)
    label(ax, 1978, 880, "open: not seen on a page", GREY, fontsize=SMALL)
    parts = {"Narrow line": narrow[firm], "Not seen on a page": narrow[~firm], "Wider total": wide}
    words = [f"{name}: {', '.join(f'{row.fiscal_year} {row.value:g}' for row in some.itertuples())}"
             for name, some in parts.items()]
    return panel.Chart(fig, "Billion yen of the day, by Japanese fiscal year. " + ". ".join(words) + ".")
