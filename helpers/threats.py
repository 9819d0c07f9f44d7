"""Charts and panels of notebook 02: what the story calls threats, and who counts what."""

from datetime import date

from matplotlib.dates import date2num

from helpers import draw
from helpers import threats_numbers as numbers
from helpers.chart import Chart, View
from helpers.dates import in_words
from helpers.draw import Lines, label
from helpers.panel import Panel, choice, number, switch
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, look
from helpers.tables import table, value
from helpers.threats_numbers import MONEY, RUNGS, kilotons, range_of

WAIT = "not yet"
PALE_BLUE = "#7FB8D8"  # of a quarter that was reckoned from sums
INKS = {
    "China": RED,
    "Japan": BLUE,
    "South Korea": GREEN,
    "Russia": PURPLE,
    "United States": BLACK,
}
# The name of each country's tick box in code.
COUNTRIES = dict(zip(("china", "japan", "korea", "russia", "us"), INKS, strict=True))
STORY_YEAR = 2013
VESSEL_YEARS = range(2008, 2026)


@look()
def third_test() -> Chart:
    """The six tests by four measures; the first three in blue, the rest came after the story."""
    title = "North Korea's six tests, by four measures"
    fig, panes = draw.axes(
        title, 3.7, panes=4, left=0.045, right=0.99, bottom=0.17, xticks=range(1, 7)
    )
    words = []
    measures = table("nuclear_tests").groupby("measure", sort=False)
    for ax, (measure, rows) in zip(panes, measures, strict=True):
        values = rows.value.tolist()
        third, before = values[2], values[:2]
        ax.plot(range(1, 7), values, color=PALE, lw=1.5)
        ax.scatter(range(1, 7), values, s=70, color=[BLUE] * 3 + [GREY] * 3, zorder=3)
        limits = (3, 6.6) if "magnitude" in measure else (0, 120)
        ax.set(xlabel=measure, xlim=(0.4, 6.6), ylim=limits)
        above = third + ax.viewLim.height * 0.07
        label(ax, 2.7, above, f"{third:g}", ha="center", weight="bold")
        more = "more" if third > max(before) else "not more"
        each = ", ".join(f"{measured:g}" for measured in values)
        words.append(f"{measure}: {each}; the third is {more} than both before")
    note = "The axes of the magnitudes start at 3. Kilotons: the last pane."
    return Chart("threats.third_test", fig, View(f"{'. '.join(words)}. {note}"))


@look()
def yields() -> Chart:
    """Published estimates of the third test, each with its range; teams' earlier words are pale."""
    rows = table("nuclear_yields").query("test == 3").sort_values("value")
    last, earlier = (rows[rows.word == word] for word in ("last", "earlier"))
    fig, ax = draw.labelled_rows(
        "How strong was the test of February 2013?",
        rows.estimator,
        4.8,
        above=0.9,
        left=0.35,
        bottom=0.14,
        xlim=(0, 45),
        xlabel="kilotons",
    )
    for y, row in enumerate(rows.itertuples()):
        low, high = range_of(row)
        ink = BLUE if row.word == "last" else PALE_BLUE
        ax.plot([low, high], [y, y], color=ink, lw=3)
        ax.plot(row.value, y, "o", color=ink, ms=9)
        box = {"color": "white", "pad": 0.5}
        label(ax, high + 0.9, y, f"{row.value:g}", fontsize=SMALL, bbox=box)
    ends = [end for row in last.itertuples() for end in range_of(row)]
    each, before = (
        "; ".join(f"{row.estimator} {row.value:g}" for row in some.itertuples())
        for some in (last, earlier)
    )
    return Chart(
        "threats.yields",
        fig,
        View(
            f"Last words of {len(last)} teams, from {min(ends):g} to {max(ends):g} "
            f"kilotons: {each}. Pale, earlier words of the same teams: {before}."
        ),
    )


def _magnitude_axes():
    """The axes of magnitude_to_yield(), with the magnitudes that were printed in 2013."""
    fig, ax = draw.axes(
        "From magnitude to kilotons",
        3.9,
        bottom=0.16,
        xlim=(4, 6.5),
        ylabel="kilotons",
        xlabel="magnitude (mb)",
    )
    ax.axvspan(4.9, 5.2, color=PALE, lw=0)
    place = {"ha": "center", "transform": ax.get_xaxis_transform()}
    label(ax, 5.05, 0.94, "2013, as\nprinted", GREY, fontsize=SMALL, **place)
    return fig, ax


@look()
def magnitude_to_yield() -> Panel:
    """Panel: what a magnitude means in kilotons, on a linear or on a logarithmic axis."""
    magnitudes = [4 + n / 50 for n in range(126)]
    fig, ax = _magnitude_axes()
    (curve,) = ax.plot([], [], color=BLUE, lw=2.5)
    (here,) = ax.plot([], [], "o", color=RED, ms=11)
    note = label(ax, 0, 0, "", weight="bold", ha="right", bbox={"color": "white", "pad": 1})

    def move(magnitude, constant, axis):
        strong = kilotons(magnitude, constant)
        if axis == "logarithmic":
            ax.set_yscale("log")
            ax.set_ylim(0.1, 2000)
            above = strong * 1.5
        else:
            ax.set_yscale("linear")
            ax.set_ylim(0, 500)
            above = min(strong, 450) + 24
        curve.set_data(magnitudes, [kilotons(m, constant) for m in magnitudes])
        here.set_data([magnitude], [strong])
        note.set(text=f"{strong:.3g} kt", x=max(magnitude - 0.04, 4.4), y=above)
        return View(numbers.yield_sentence(magnitude, constant))

    start = round(numbers.slope_constant(), 2)
    return Panel(
        Chart("threats.magnitude_to_yield", fig, moving=[curve, here, note]),
        move,
        magnitude=number("Magnitude", "", 5.1, 4.0, 6.5, 0.1),
        constant=number("Constant", "rock and depth", start, 4.0, 4.8, 0.05),
        axis=choice("Axis", ["linear", "logarithmic"], "linear"),
    )


def _launch_bars(ax, rows):
    """Draw a stack of three bars a year; return them as {outcome: {year: bar}}."""
    forms = {
        "success": {"color": BLUE},
        "failure": {"color": RED, "hatch": "//", "edgecolor": "white"},
        "unknown": {"color": "white", "edgecolor": GREY, "ls": ":"},
    }
    bars, bottom = {}, 0
    for outcome, form in forms.items():
        drawn = ax.bar(rows.year, rows[outcome], 0.8, bottom=bottom, label=outcome, **form)
        bars[outcome] = dict(zip(rows.year, drawn, strict=True))
        bottom = bottom + rows[outcome]
    ax.legend(loc="upper left", fontsize=SMALL, frameon=False)
    return bars


@look()
def launches() -> Panel:
    """Panel: launches by year and outcome, and what the unknown ones do to the rate."""
    rows = table("missiles")
    fig, ax = draw.axes(
        "North Korea's launches by year: missiles and space rockets",
        3.9,
        left=0.07,
        bottom=0.12,
        xlim=(1983, 2027),
        ylim=(0, 78),
        ylabel="launches",
    )
    ax.axvline(STORY_YEAR + 0.75, color=BLACK, lw=1, ls=":")
    label(ax, STORY_YEAR + 0.4, 72, "the story", ha="right")
    bars = _launch_bars(ax, rows)

    def move(unknown, six):
        counted = rows if six else rows[rows.year != STORY_YEAR]
        before, after = counted[counted.year <= STORY_YEAR], rows[rows.year > STORY_YEAR]
        for by_year in bars.values():
            by_year[STORY_YEAR].set_visible(six)
        for bar in bars["unknown"].values():
            bar.set_facecolor(RED if unknown == "count as failure" else "white")
        rates = [
            numbers.success_sentence("To the story", before, unknown),
            numbers.success_sentence("After it", after, unknown),
        ]
        sentence = ". ".join(rates) + "."
        return View(sentence if six else f"{sentence} Without the six of May 2013.")

    moving = [bar for by_year in bars.values() for bar in by_year.values()]
    return Panel(
        Chart("threats.launches", fig, moving=moving),
        move,
        unknown=choice("Unknown outcomes", ["leave out", "count as failure"], "leave out"),
        six=switch("count the six of May 2013", True),
    )


def _ladder_axes(days):
    """The axes of ladder(): a rung a row, a statement a column, by its day."""
    columns = len(days)
    fig, ax = draw.axes(
        "How sure does it sound?",
        4.2,
        left=0.2,
        bottom=0.13,
        yticks=range(1, 7),
        yticklabels=RUNGS,
        ylim=(0.4, 6.6),
        xlim=(0, columns + 1),
        xticks=range(1, columns + 1),
        xticklabels=[f"{day:%b}\n{day:%Y}" for day in days],
    )
    for rung in range(1, 7):
        ax.axhline(rung, color=PALE, lw=1)
    key = "diamond: yours    ring: ours"
    label(ax, columns + 0.9, 6.35, key, GREY, ha="right", fontsize=SMALL)
    return fig, ax


@look()
def ladder() -> Panel:
    """Panel: place each statement about the reactor on a ladder of six words, then compare."""
    rows = table("reactor").sort_values("date")
    statements = {f"{in_words(row.date)}: {row.who}": row for row in rows.itertuples()}
    fig, ax = _ladder_axes(rows.date)
    (yours,) = ax.plot([], [], "D", color=BLUE, ms=11)
    (ours,) = ax.plot([], [], "o", color=RED, ms=11, mfc="none", mew=2.5)
    (band,) = ax.plot([], [], color=PALE, lw=26, solid_capstyle="butt", zorder=0)

    def move(statement, rung):
        row, x = statements[statement], list(statements).index(statement) + 1
        band.set_data([x, x], [0.4, 6.6])
        said = f"{in_words(row.date)}, {row.who}: {row.statement}"
        if rung == WAIT:
            yours.set_data([], [])
            ours.set_data([], [])
            return View(f"{said} On which rung would you put it?")
        yours.set_data([x], [RUNGS.index(rung) + 1])
        ours.set_data([x], [row.rung])
        return View(f"{said} {numbers.rung_sentence(rung, row)}")

    opening = next(name for name in statements if "AFP" in name)
    return Panel(
        Chart("threats.ladder", fig, moving=[band, yours, ours]),
        move,
        statement=choice("Statement", list(statements), opening),
        rung=choice("Your rung", [WAIT, *RUNGS], WAIT),
    )


@look()
def scrambles() -> Chart:
    """Japan's scrambles by fiscal year, in total and against aircraft of China and Russia."""
    rows = table("scrambles").query("months == 12")
    fig, ax = draw.axes(
        "Japan's scrambles, by Japanese fiscal year",
        4.2,
        left=0.095,
        bottom=0.12,
        ylim=(0, 1270),
        xlim=(1983, 2029.5),
        ylabel="scrambles ordered",
    )
    ax.yaxis.set_major_formatter("{x:,.0f}")
    series = {}
    for against, ink, mark in (("all", GREY, "o"), ("China", RED, "s"), ("Russia", PURPLE, "^")):
        some = rows[rows.against == against]
        joined = some[some.fiscal_year >= 2003]
        firm, unseen = some[some.status != "unverified"], some[some.status == "unverified"]
        ax.plot(joined.fiscal_year, joined.value, color=ink, lw=1.5)
        ax.plot(firm.fiscal_year, firm.value, mark, color=ink, ms=6)
        ax.plot(unseen.fiscal_year, unseen.value, mark, color=ink, mfc="white", ms=6)
        label(ax, 2024.7, joined.value.iloc[-1], against, ink, weight="bold")
        series[against] = ", ".join(f"{r.fiscal_year} {r.value:.0f}" for r in some.itertuples())
    label(ax, 1984, 60, "open: not seen on a page", GREY, fontsize=SMALL)
    first = numbers.first_year_above("china", "russia")
    china, russia = value(f"SC{first}_china"), value(f"SC{first}_russia")
    return Chart(
        "threats.scrambles",
        fig,
        View(
            f"In fiscal {first} scrambles against Chinese aircraft first passed those against Russian "
            f"ones, {china:.0f} against {russia:.0f}. Counted by Japan's Joint Staff. "
            f"China: {series['China']}. Russia: {series['Russia']}. All: {series['all']}."
        ),
    )


@look()
def quarters() -> Chart:
    """Scrambles against Chinese aircraft by quarter, and the day of the air-defence zone."""
    rows = table("scramble_quarters")
    fig, ax = draw.axes(
        "Scrambles against Chinese aircraft, by quarter",
        3.7,
        left=0.08,
        bottom=0.15,
        ylim=(0, 175),
        xlim=(date(2011, 3, 1), date(2014, 4, 20)),
        ylabel="scrambles",
    )
    for row in rows.itertuples():
        ink = PALE_BLUE if row.status == "derived" else BLUE
        ax.bar(row.date, row.value, 80, align="edge", color=ink)
        label(ax, date2num(row.date) + 34, row.value + 6, f"{row.value:.0f}", ha="center")
    months = [f"{day:%b}\n{day:%Y}" if day.month == 4 else f"{day:%b}" for day in rows.date]
    ax.set_xticks(list(rows.date), months)
    for day, words in ((value("senkaku_purchase_2012"), "purchase"), (value("adiz_2013"), "zone")):
        ax.axvline(day, color=BLACK, lw=1.5, ls=":")
        label(ax, date2num(day) - 8, 166, words, ha="right")
    each = "; ".join(
        f"{year}: {', '.join(f'{count:.0f}' for count in some.value)}"
        for year, some in rows.groupby("fiscal_year")
    )
    return Chart(
        "threats.quarters",
        fig,
        View(
            f"Against Chinese aircraft, by quarter of the Japanese fiscal year: {each}. Dotted: the "
            "purchase of September 2012 and China's air-defence zone of November 2013. "
            "Pale: from sums."
        ),
    )


@look()
def vessels() -> Panel:
    """Panel: Chinese government vessels near the islands; the choices make the headline."""
    known = numbers.vessels_by_year()
    fig, ax = draw.axes(
        "Chinese government vessels near the islands",
        3.8,
        left=0.095,
        bottom=0.12,
        xlim=(2007.3, 2025.7),
        xticks=range(2008, 2026, 2),
    )
    none = [0] * len(VESSEL_YEARS)
    bars = dict(zip(VESSEL_YEARS, ax.bar(VESSEL_YEARS, none, 0.75, color=PALE), strict=True))
    above = {"ha": "center", "va": "bottom", "fontsize": SMALL}
    notes = {year: label(ax, year, 0, "", **above) for year in VESSEL_YEARS}

    def move(zone, measure, first, last):
        counts = known.get((zone, measure), {})
        ax.set(ylim=(0, max([10, *counts.values()]) * 1.15), ylabel=measure)
        first, last = sorted((first, last))
        for year, bar in bars.items():
            count = counts.get(year, 0)
            bar.set_height(count)
            bar.set_color(BLUE if year in (first, last) else PALE)
            notes[year].set(text=f"{count:,.0f}" if year in counts else "", y=count)
        return View(numbers.vessels_headline(counts, zone, measure, first, last))

    return Panel(
        Chart("threats.vessels", fig, moving=[*bars.values(), *notes.values()]),
        move,
        zone=choice("Zone", ["territorial sea", "contiguous zone"], "territorial sea"),
        measure=choice("Measure", ["ship-days", "days", "entries"], "ship-days"),
        first=number("From", "year", 2013, 2008, 2025, 1),
        last=number("To", "year", 2022, 2008, 2025, 1),
    )


def _sentence_case(words):
    """Words with a capital letter at their start; capitals within stay."""
    return words[:1].upper() + words[1:]


@look()
def spending() -> Panel:
    """Panel: military expenditure by country and measure, as amounts or with a base year as 100."""
    known = numbers.spending_by_year()
    fig, ax = draw.axes(
        "Military expenditure", 4.2, left=0.085, right=0.86, bottom=0.1, xlim=(1989.5, 2024.5)
    )
    lines = Lines(ax, INKS, 2024.8, lw=2.2)

    def move(measure, scale, base, last, **ticked):
        points, words = {}, []
        for key, country in COUNTRIES.items():
            if not ticked[key] or (country, measure) not in known:
                continue
            amounts = known[country, measure]
            drawn = 100 * amounts / amounts[base] if scale == "index" else amounts
            points[country] = (drawn.index, drawn)
            words.append(numbers.spending_words(country, amounts, measure, base, last))
        top = max((drawn.max() for _, drawn in points.values()), default=1)
        unit = f"{base} = 100" if scale == "index" else MONEY[measure]
        ax.set(ylim=(0, top * 1.08), ylabel=unit)
        lines.show(points)
        if not points:
            nothing = "No line: tick a country."
            return View(f"{nothing} In their own currency only China and Japan are in the table.")
        return View(
            f"{_sentence_case(MONEY[measure])}, {base} and {last}: {'; '.join(words)}. "
            "Figures of SIPRI; those for China are estimates."
        )

    return Panel(
        Chart("threats.spending", fig, moving=lines.artists, lines=4),
        move,
        measure=choice("Measure", list(MONEY), "nominal dollars"),
        scale=choice("Show as", ["amounts", "index"], "amounts"),
        base=number("From", "year, the base", 2003, 1993, 2024, 1),
        last=number("To", "year", 2013, 1993, 2024, 1),
        **{key: switch(name, key in ("china", "japan")) for key, name in COUNTRIES.items()},
    )


@look()
def budgets() -> Chart:
    """China's budget of 2012 and of 2013 by whose figure, in dollars."""
    rows = table("china_budget").query("unit == 'USD bn'")
    fig, ax = draw.labelled_rows(
        "China's military budget, by whose figure",
        [f"{row.year} {row.by}" for row in rows.itertuples()],
        left=0.34,
        bottom=0.16,
        xlim=(0, 275),
        xlabel="billion dollars of the day",
    )
    words = []
    for y, row in enumerate(rows.itertuples()):
        ink = BLUE if "official" in row.by else PALE
        ax.barh(y, row.value, 0.6, color=ink, edgecolor=GREY)
        low, high = range_of(row)
        ax.plot([low, high], [y, y], color=BLACK, lw=3)
        amount = f"{low:g} to {high:g}" if high > low else f"{low:g}"
        if row.at_least == "yes":
            amount += " or more"
        label(ax, high + 4, y, amount)
        words.append(f"{row.year} {row.by} {amount}")
    return Chart("threats.budgets", fig, View(f"Billion dollars of the day: {'; '.join(words)}."))
