"""Charts and panels of notebook 02: what the story calls threats, and who counts what."""

from datetime import date
from math import log10

from matplotlib.dates import date2num
from pandas import isna

from helpers import panel, style
from helpers.money import percent
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, label
from helpers.tables import row as fact
from helpers.tables import said, table, value

RUNGS = ["nothing for sure", "consistent with", "in or nearing", "most likely", "stated as a fact", "seen on the spot"]
WAIT = "not yet"
INKS = {"China": RED, "Japan": BLUE, "South Korea": GREEN, "Russia": PURPLE, "United States": BLACK}
MONEY = {"nominal dollars": "billion dollars of the day", "constant dollars": "billion dollars of 2023",
         "share of GDP": "per cent of GDP", "own currency": "billion yen or yuan of the day"}


def slope_constant():
    """Return a of magnitude = a + 0.75 log10(kilotons) that turns the USGS figure of 2013 into W.-Y. Kim's yield."""
    return value("NT3_usgs") - 0.75 * log10(value("NY3_kim"))


def kilotons(magnitude, constant, slope=0.75):
    """Return the yield in kilotons; the slope is NORSAR's for North Korea, the constant depends on rock and depth."""
    return 10 ** ((magnitude - constant) / slope)


def _ends(row):
    """The range of a row: its low and its high, or its value twice."""
    return (row.value, row.value) if isna(row.low) else (row.low, row.high)


def third_test():
    """The six tests by four measures; the first three in blue, the rest came after the story."""
    rows = table("nuclear_tests")
    fig, panes = style.axes("North Korea's six tests, by four measures", 3.7, panes=4, left=0.045, right=0.99,
                            bottom=0.17, xticks=range(1, 7))
    words = []
    for ax, (measure, some) in zip(panes, rows.groupby("measure", sort=False), strict=True):
        values = some.value.tolist()
        ax.plot(range(1, 7), values, color=PALE, lw=1.5)
        ax.scatter(range(1, 7), values, s=70, color=[BLUE] * 3 + [GREY] * 3, zorder=3)
        ax.set(xlabel=measure, xlim=(0.4, 6.6), ylim=(3, 6.6) if "magnitude" in measure else (0, 120))
        label(ax, 2.7, values[2] + ax.viewLim.height * 0.07, f"{values[2]:g}", ha="center", weight="bold")
        words.append(f"{measure}: {', '.join(f'{v:g}' for v in values)}; the third is "
                     f"{'more' if values[2] > max(values[:2]) else 'not more'} than both before")
    return panel.Chart(fig, ". ".join(words) + ". The axes of the magnitudes start at 3. Kilotons: the last pane.")


def yields():
    """Published estimates of the third test, each with its range."""
    rows = table("nuclear_yields").sort_values("value")
    middle = rows.value.median()
    fig, ax = style.axes("How strong was the test of February 2013?", 4.8, left=0.35, bottom=0.14, xlim=(0, 45),
                         xlabel="kilotons", yticks=range(len(rows)), yticklabels=rows.estimator,
                         ylim=(len(rows) - 0.4, -0.9))
    ax.axvline(middle, color=BLACK, lw=1, ls=":")
    label(ax, middle + 0.4, -0.55, f"median {middle:g}", fontsize=SMALL)
    for y, row in enumerate(rows.itertuples()):
        ax.plot(_ends(row), [y, y], color=BLUE, lw=3)
        ax.plot(row.value, y, "o", color=BLUE, ms=9)
        label(ax, _ends(row)[1] + 0.9, y, f"{row.value:g}", fontsize=SMALL, bbox={"color": "white", "pad": 0.5})
    each = "; ".join(f"{row.estimator} {row.value:g}" for row in rows.itertuples())
    return panel.Chart(fig, f"{len(rows)} published estimates, from {rows.low.min():g} to {rows.value.max():g} "
                       f"kilotons, median {middle:g}: {each}.")


def magnitude_to_yield():
    """Panel: what a magnitude means in kilotons, on a linear or on a logarithmic axis."""
    points = [4 + n / 50 for n in range(126)]
    fig, ax = style.axes("From magnitude to kilotons", 3.9, left=0.09, bottom=0.16, xlim=(4, 6.5), ylabel="kilotons",
                         xlabel="magnitude (mb)")
    ax.axvspan(4.9, 5.2, color=PALE, lw=0)
    label(ax, 5.05, 0.94, "2013, as\nprinted", GREY, ha="center", fontsize=SMALL, transform=ax.get_xaxis_transform())
    curve, = ax.plot([], [], color=BLUE, lw=2.5)
    here, = ax.plot([], [], "o", color=RED, ms=11)
    note = label(ax, 0, 0, "", weight="bold", ha="right", bbox={"color": "white", "pad": 1})

    def draw(magnitude, constant, axis):
        ax.set_yscale("log" if axis == "logarithmic" else "linear")
        ax.set_ylim((0.1, 2000) if axis == "logarithmic" else (0, 500))
        curve.set_data(points, [kilotons(m, constant) for m in points])
        strong = kilotons(magnitude, constant)
        here.set_data([magnitude], [strong])
        above = strong * 1.5 if axis == "logarithmic" else min(strong, 450) + 24
        note.set(text=f"{strong:.3g} kt", x=max(magnitude - 0.04, 4.4), y=above)
        step = kilotons(magnitude + 0.2, constant) / strong
        return (f"Magnitude {magnitude:.1f} with the constant {constant:.2f}: {strong:.3g} kilotons. Two tenths more "
                f"would be {step:.1f} times as much, {strong * step:.3g}; the ground would shake 1.6 times as far.")

    return panel.Panel(panel.Chart(fig, moving=[curve, here, note]), draw,
                       magnitude=panel.number("Magnitude", "", 5.1, 4.0, 6.5, 0.1),
                       constant=panel.number("Constant", "rock and depth", round(slope_constant(), 2), 4.0, 4.8, 0.05),
                       axis=panel.choice("Axis", ["linear", "logarithmic"], "linear"))


def launches():
    """Panel: missile launches by year and outcome, and what the unknown ones do to the rate of success."""
    rows = table("missiles")
    fig, ax = style.axes("North Korea's missile launches by year", 3.9, left=0.07, bottom=0.12, xlim=(1983, 2027),
                         ylim=(0, 78), ylabel="launches")
    ax.axvline(2013.75, color=BLACK, lw=1, ls=":")
    label(ax, 2013.4, 72, "the story", ha="right")
    known = ax.bar(rows.year, rows.success, 0.8, color=BLUE, label="success")
    failed = ax.bar(rows.year, rows.failure, 0.8, bottom=rows.success, color=RED, hatch="//", edgecolor="white",
                    label="failure")
    open_ = ax.bar(rows.year, rows.unknown, 0.8, bottom=rows.success + rows.failure, color="white", edgecolor=GREY,
                   ls=":", label="unknown")
    ax.legend(loc="upper left", fontsize=SMALL, frameon=False)

    def draw(unknown, six):
        words = []
        for when, some in (("To the story", rows[rows.year <= 2013]), ("After it", rows[rows.year > 2013])):
            some = some if six else some[some.year != 2013]
            lost = int(some.failure.sum()) + (int(some.unknown.sum()) if unknown == "count as failure" else 0)
            won = int(some.success.sum())
            words.append(f"{when}: {int(some.value.sum())} launches, of {won + lost} counted {won} were a success, "
                         f"{percent(won, won + lost):.1f} per cent")
        for bars in (known, failed, open_):
            bars[29].set_visible(six)
        for bar in open_:
            bar.set_facecolor(RED if unknown == "count as failure" else "white")
        return ". ".join(words) + "." + ("" if six else " Without the six of May 2013.")

    return panel.Panel(panel.Chart(fig, moving=[*known, *failed, *open_]), draw,
                       unknown=panel.choice("Unknown outcomes", ["leave out", "count as failure"], "leave out"),
                       six=panel.switch("count the six of May 2013", True))


def ladder():
    """Panel: place each statement about the reactor on a ladder of six words, then compare."""
    rows = table("reactor").sort_values("date")
    names = {f"{said(row.date)}: {row.who}": row for row in rows.itertuples()}
    fig, ax = style.axes("How sure does it sound?", 4.2, left=0.2, bottom=0.13, yticks=range(1, 7), yticklabels=RUNGS,
                         ylim=(0.4, 6.6), xlim=(0, len(rows) + 1), xticks=range(1, len(rows) + 1),
                         xticklabels=[f"{row.date:%b}\n{row.date:%Y}" for row in rows.itertuples()])
    for rung in range(1, 7):
        ax.axhline(rung, color=PALE, lw=1)
    yours, = ax.plot([], [], "D", color=BLUE, ms=11, label="yours")
    ours, = ax.plot([], [], "o", color=RED, ms=11, mfc="none", mew=2.5, label="ours")
    band, = ax.plot([], [], color=PALE, lw=26, solid_capstyle="butt", zorder=0)
    label(ax, len(rows) + 0.9, 6.35, "diamond: yours    ring: ours", GREY, ha="right", fontsize=SMALL)

    def draw(statement, rung):
        row, x = names[statement], list(names).index(statement) + 1
        band.set_data([x, x], [0.4, 6.6])
        yours.set_data([x] if rung != WAIT else [], [RUNGS.index(rung) + 1] if rung != WAIT else [])
        ours.set_data([x] if rung != WAIT else [], [row.rung] if rung != WAIT else [])
        text = f"{said(row.date)}, {row.who}: {row.statement} "
        if rung == WAIT:
            return text + "On which rung would you put it?"
        apart = RUNGS.index(rung) + 1 - row.rung
        verdict = "the same rung" if not apart else f"{abs(apart)} {'above' if apart > 0 else 'below'} ours"
        return text + f"You: {rung}, {verdict}. We: {RUNGS[row.rung - 1]}. {row.why}"

    return panel.Panel(panel.Chart(fig, moving=[band, yours, ours]), draw,
                       statement=panel.choice("Statement", list(names), next(name for name in names if "AFP" in name)),
                       rung=panel.choice("Your rung", [WAIT, *RUNGS], WAIT))


def scrambles():
    """Japan's scrambles by fiscal year, in total and against aircraft of China and Russia."""
    rows = table("scrambles")
    fig, ax = style.axes("Japan's scrambles, by Japanese fiscal year", 4.2, left=0.095, bottom=0.12, ylim=(0, 1270),
                         xlim=(1983, 2029.5), ylabel="scrambles ordered")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    for who, ink, mark in (("all", GREY, "o"), ("China", RED, "s"), ("Russia", PURPLE, "^")):
        some = rows[rows.against == who]
        near = some[some.fiscal_year >= 2003]
        ax.plot(near.fiscal_year, near.value, color=ink, lw=1.5)
        firm = some.status != "unverified"
        ax.plot(some.fiscal_year[firm], some.value[firm], mark, color=ink, ms=6)
        ax.plot(some.fiscal_year[~firm], some.value[~firm], mark, color=ink, mfc="white", ms=6)
        label(ax, 2024.7, near.value.iloc[-1], who, ink, weight="bold")
    label(ax, 1984, 60, "open: not seen on a page", GREY, fontsize=SMALL)
    first = next(year for year in range(2003, 2025) if value(f"SC{year}_china") > value(f"SC{year}_russia"))
    each = {who: ", ".join(f"{row.fiscal_year} {row.value:.0f}" for row in some.itertuples())
            for who, some in rows.groupby("against")}
    two = [f"{value(f'SC{first}_{who}'):.0f}" for who in ("china", "russia")]
    return panel.Chart(fig, f"In fiscal {first} scrambles against Chinese aircraft first passed those against Russian "
                       f"ones, {' against '.join(two)}. Counted by Japan's Joint Staff. China: {each['China']}. "
                       f"Russia: {each['Russia']}. All: {each['all']}.")


def quarters():
    """Scrambles against Chinese aircraft by quarter, and the day of the air-defence zone."""
    rows = table("scramble_quarters")
    fig, ax = style.axes("Scrambles against Chinese aircraft, by quarter", 3.7, left=0.08, bottom=0.15, ylim=(0, 175),
                         xlim=(date(2011, 3, 1), date(2014, 4, 20)), ylabel="scrambles")
    for row in rows.itertuples():
        ax.bar(row.date, row.value, 80, align="edge", color=BLUE if row.status != "derived" else "#7FB8D8")
        label(ax, date2num(row.date) + 34, row.value + 6, f"{row.value:.0f}", ha="center")
    ax.set_xticks([*rows.date], [f"{when:%b}\n{when:%Y}" if when.month == 4 else f"{when:%b}" for when in rows.date])
    for when, words in ((fact("senkaku_purchase_2012")["date"], "purchase"), (fact("adiz_2013")["date"], "zone")):
        ax.axvline(when, color=BLACK, lw=1.5, ls=":")
        label(ax, date2num(when) - 8, 166, words, ha="right")
    each = "; ".join(f"{year}: {', '.join(f'{n:.0f}' for n in some.value)}"
                     for year, some in rows.groupby("fiscal_year"))
    return panel.Chart(fig, f"Against Chinese aircraft, by quarter of the Japanese fiscal year: {each}. Dotted: the "
                       "purchase of September 2012 and China's air-defence zone of November 2013. Pale: from sums.")


def vessels():
    """Panel: Chinese government vessels near the islands; the choice of zone, measure and years makes the headline."""
    rows = table("vessels")
    fig, ax = style.axes("Chinese government vessels near the islands", 3.8, left=0.08, bottom=0.12,
                         xlim=(2007.3, 2025.7), xticks=range(2008, 2026, 2))
    bars = ax.bar(range(2008, 2026), [0] * 18, 0.75, color=PALE)
    notes = [label(ax, year, 0, "", ha="center", va="bottom", fontsize=SMALL) for year in range(2008, 2026)]

    def draw(zone, measure, first, last):
        some = rows[(rows.zone == zone) & (rows.measure == measure)].set_index("year").value.dropna()
        ax.set(ylim=(0, max([10, *some]) * 1.15), ylabel=measure)
        first, last = sorted((first, last))
        for year, bar, note in zip(range(2008, 2026), bars, notes, strict=True):
            bar.set_height(some.get(year, 0))
            bar.set_color(BLUE if year in (first, last) else PALE)
            note.set(text=f"{some[year]:,.0f}" if year in some.index else "", y=some.get(year, 0))
        missing = " and ".join(str(year) for year in (first, last) if year not in some.index)
        if missing or first == last:
            return f"{zone.capitalize()}, {measure}: no figure for {missing}." if missing else "Choose two years."
        start, end = some[first], some[last]
        way = "more" if end > start else "fewer"
        change = f"{abs(percent(end, start) - 100):.0f} per cent {way}" if start else f"{end - start:.0f} {way}"
        return (f"The headline of this choice: “{measure.capitalize()} in the {zone}: {change} in {last} than in "
                f"{first}” ({start:,.0f}, then {end:,.0f}). Counted by the Japan Coast Guard.")

    return panel.Panel(panel.Chart(fig, moving=[*bars, *notes]), draw,
                       zone=panel.choice("Zone", ["territorial sea", "contiguous zone"], "territorial sea"),
                       measure=panel.choice("Measure", ["ship-days", "days", "entries"], "ship-days"),
                       first=panel.number("From", "year", 2013, 2008, 2025, 1),
                       last=panel.number("To", "year", 2022, 2008, 2025, 1))


def spending():
    """Panel: military expenditure 1990 to 2024 by country and measure, as amounts or with a base year as 100."""
    rows = table("military_expenditure")
    known = {key: some.set_index("year").value for key, some in rows.groupby(["country", "measure"])}
    fig, ax = style.axes("Military expenditure", 4.2, left=0.085, right=0.86, bottom=0.1, xlim=(1989.5, 2024.5))
    lines = {country: ax.plot([], [], color=ink, lw=2.2)[0] for country, ink in INKS.items()}
    ends = {country: label(ax, 2024.8, 0, country, ink, fontsize=SMALL) for country, ink in INKS.items()}

    def draw(measure, scale, base, last, **countries):
        words, tops, heights = [], [], {}
        shown = [c for c, on in zip(INKS, countries.values(), strict=True) if on and (c, measure) in known]
        for country in INKS:
            lines[country].set_visible(country in shown)
        for country in shown:
            some = known[country, measure]
            drawn = 100 * some / some[base] if scale == "index" else some
            lines[country].set_data(drawn.index, drawn)
            heights[country] = drawn.iloc[-1]
            tops.append(drawn.max())
            change = (f"{some[last] - some[base]:+.2f} points" if measure == "share of GDP" else
                      f"{percent(some[last], some[base]) - 100:+.1f} per cent")
            words.append(f"{country} {some[base]:,.5g}, then {some[last]:,.5g} ({change})")
        ax.set(ylim=(0, max(tops, default=1) * 1.08), ylabel=f"{base} = 100" if scale == "index" else MONEY[measure])
        style.spread(ax, {ends[country]: heights.get(country) for country in INKS})
        if not shown:
            return "No line: tick a country. In their own currency only China and Japan are in the table."
        return (f"{MONEY[measure].capitalize()}, {base} and {last}: {'; '.join(words)}. Figures of SIPRI; those for "
                "China are estimates.")

    names = zip(("china", "japan", "korea", "russia", "us"), INKS, strict=True)
    return panel.Panel(panel.Chart(fig, moving=[*lines.values(), *ends.values()], lines=4), draw,
                       measure=panel.choice("Measure", list(MONEY), "nominal dollars"),
                       scale=panel.choice("Show as", ["amounts", "index"], "amounts"),
                       base=panel.number("From", "year, the base", 2003, 1993, 2024, 1),
                       last=panel.number("To", "year", 2013, 1993, 2024, 1),
                       **{key: panel.switch(name, key in ("china", "japan")) for key, name in names})


def budgets():
    """China's budget of 2012 and of 2013 by whose figure, in dollars."""
    rows = table("china_budget").query("unit == 'USD bn'")
    fig, ax = style.axes("China's military budget, by whose figure", 3.6, left=0.34, bottom=0.16, xlim=(0, 275),
                         xlabel="billion dollars of the day", yticks=range(len(rows)), ylim=(len(rows) - 0.4, -0.6),
                         yticklabels=[f"{row.year} {row.by}" for row in rows.itertuples()])
    words = []
    for y, row in enumerate(rows.itertuples()):
        ax.barh(y, row.value, 0.6, color=BLUE if "official" in row.by else PALE, edgecolor=GREY)
        low, high = _ends(row)
        ax.plot([low, high], [y, y], color=BLACK, lw=3)
        more = f" to {high:g}" * (high > low) + " or more" * (row.note == "More than this.")
        label(ax, high + 4, y, f"{low:g}{more}")
        words.append(f"{row.year} {row.by} {low:g}{more}")
    return panel.Chart(fig, f"Billion dollars of the day: {'; '.join(words)}.")
