"""Charts and panels of notebook 02: what the story calls threats, and who counts what."""

from datetime import date

from matplotlib.dates import date2num
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, StrMethodFormatter

from helpers import draw, passage, style
from helpers import threats_numbers as numbers
from helpers.chart import Chart, View
from helpers.dates import in_words, short_month
from helpers.draw import Lines, label, moving_label
from helpers.panel import Answers, Panel, choice, number, switch
from helpers.style import (
    BLACK,
    BLUE,
    FAINT,
    GREY,
    PALE,
    PALE_BLUE,
    PALE_RED,
    RED,
    SIDES,
    SMALL,
    look,
)
from helpers.tables import table, value
from helpers.threats_numbers import INDEX, MONEY, RUNGS, ZONES, kilotons, range_of

CHINA = SIDES["China"]
INKS = {name: SIDES[name] for name in ("China", "Japan", "South Korea", "Russia", "United States")}
# The name of each country's tick box in code.
COUNTRIES = dict(zip(("china", "japan", "korea", "russia", "us"), INKS, strict=True))
STORY_YEAR = 2013


def claims() -> Panel:
    """Panel: the story's claims that this notebook tests, each with what would check it."""
    return passage.story("threats.claims", "02")


@look()
def third_test() -> Chart:
    """The six tests by four measures; the first three in blue, the rest came after the story."""
    fig, panes = draw.axes(
        "By every measure the third test was the strongest so far",
        3.9,
        panes=4,
        xticks=range(1, 7),
    )
    by_measure = numbers.tests_by_measure()
    for ax, (measure, values) in zip(panes, by_measure.items(), strict=True):
        third = values[2]
        ax.plot(range(1, 7), values, color=PALE, lw=style.THIN)
        ax.scatter(range(1, 7), values, s=style.MARK**2, color=[BLUE] * 3 + [GREY] * 3, zorder=3)
        if "magnitude" in measure:
            ax.set(ylim=(3, 6.6), xlabel=f"{measure}\n(the axis starts at 3)")
        else:
            ax.set(ylim=(0, 120), xlabel=f"{measure},\nkilotons")
        ax.set_xlim(0.4, 6.6)
        above = third + ax.viewLim.height * 0.07
        label(ax, 2.7, above, f"{third:g}", ha="center", weight="bold")
    draw.fit(fig)
    return Chart("threats.third_test", fig, View(*numbers.third_test_words(by_measure)))


@look()
def yields() -> Chart:
    """Published estimates of the third test, each with its range; teams' earlier words are pale."""
    rows = table("nuclear_yields").query("test == 3").sort_values("value")
    last = rows[rows.word == "last"]
    ends = [end for row in last.itertuples() for end in range_of(row)]
    fig, ax = draw.labelled_rows(
        f"Last words of {len(last)} teams: {min(ends):g} to {max(ends):g} kilotons",
        rows.estimator,
        4.8,
        above=0.9,
        xlim=(0, 45),
        xlabel="kilotons; pale: earlier words of the same teams",
    )
    for y, row in enumerate(rows.itertuples()):
        low, high = range_of(row)
        ink = BLUE if row.word == "last" else PALE_BLUE
        ax.plot([low, high], [y, y], color=ink, lw=style.BROAD, solid_capstyle="butt")
        ax.plot(row.value, y, "o", color=ink, ms=style.MARK)
        box = {"color": "white", "pad": 0.5}
        label(ax, high + 0.9, y, f"{row.value:g}", fontsize=SMALL, bbox=box)
    return Chart("threats.yields", fig, View(*numbers.yields_words(rows)))


def _magnitude_axes():
    """The axes of magnitude_to_yield(), with the magnitudes that were printed in 2013."""
    fig, ax = draw.axes(
        "From magnitude to kilotons",
        3.9,
        margins={"left": 0.095},
        xlim=(4, 6.5),
        ylabel="kilotons",
        xlabel="magnitude (mb; the axis starts at 4)",
    )
    ax.axvspan(4.9, 5.2, color=PALE, lw=0)
    place = {"ha": "center", "transform": ax.get_xaxis_transform()}
    label(ax, 5.05, 0.93, "2013, as\nprinted", GREY, fontsize=SMALL, **place)
    return fig, ax


def _kiloton_axis(ax, scale, strong):
    """Set the axis of kilotons so that the point lies inside; return how far its label is above."""
    if scale == "logarithmic":
        ax.set(yscale="log", ylim=(0.05, 6000))
        ax.yaxis.set_major_locator(FixedLocator([0.1, 1, 10, 100, 1000]))
        ax.yaxis.set_minor_locator(FixedLocator([]))
        height = strong * 2.2
    else:
        top = next(top for top in (60, 600, 3000) if strong < 0.85 * top)
        ax.set(yscale="linear", ylim=(0, top))
        height = strong + 0.06 * top
    ax.yaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))
    return height


@look()
def magnitude_to_yield() -> Panel:
    """Panel: what a magnitude means in kilotons, on a linear or on a logarithmic axis."""
    magnitudes = [4 + n / 50 for n in range(126)]
    fig, ax = _magnitude_axes()
    (curve,) = ax.plot([], [], color=BLUE, lw=style.THICK)
    (here,) = ax.plot([], [], "o", color=RED, ms=style.CHOSEN, clip_on=False)
    note = moving_label(ax, weight="bold", ha="right", bbox=style.PAPER)

    def move(magnitude, constant, axis):
        strong = kilotons(magnitude, constant)
        above = _kiloton_axis(ax, axis, strong)
        curve.set_data(magnitudes, [kilotons(m, constant) for m in magnitudes])
        here.set_data([magnitude], [strong])
        note.set_ha("left" if magnitude < 4.5 else "right")
        away = 0.04 if magnitude < 4.5 else -0.04
        note.set(text=f"{numbers.three_digits(strong)} kt", x=magnitude + away, y=above)
        return View(numbers.yield_sentence(magnitude, constant))

    start = round(numbers.slope_constant(), 2)
    return Panel(
        Chart("threats.magnitude_to_yield", fig, moving=[ax.yaxis, curve, here, note]),
        move,
        magnitude=number("Magnitude", "", 5.1, 4.0, 6.5, 0.1),
        constant=number("Constant", "rock and depth", start, 4.0, 4.8, 0.05),
        axis=choice("Axis", ["linear", "logarithmic"], "linear"),
    )


OUTCOMES = {
    "success": {"facecolor": BLUE},
    "failure": {"facecolor": RED, "hatch": "//", "edgecolor": "white"},
    "unknown": {"facecolor": "white", "edgecolor": GREY, "ls": ":"},
}


def _launch_axes():
    """The axes of launches(), with the day of the story."""
    fig, ax = draw.axes(
        "North Korea's launches by year: missiles and space rockets",
        3.9,
        xlim=(1983, 2027),
        ylim=(0, 105),
        ylabel="launches",
    )
    ax.axvline(STORY_YEAR + 0.75, color=BLACK, lw=style.THIN, ls=":")
    label(ax, STORY_YEAR + 0.4, 97, "the story", ha="right")
    return fig, ax


def _launch_bars(ax, rows):
    """Draw a stack of three bars a year; return them as {outcome: {year: bar}}."""
    bars, bottom = {}, 0
    for outcome, form in OUTCOMES.items():
        drawn = ax.bar(rows.year, rows[outcome], style.BAR, bottom=bottom, **form)
        bars[outcome] = dict(zip(rows.year, drawn, strict=True))
        bottom = bottom + rows[outcome]
    keys = [Patch(label=outcome, **form) for outcome, form in OUTCOMES.items()]
    ax.legend(handles=keys, loc="upper left", fontsize=SMALL, frameon=False)
    return bars


def _show_unknown(bar, as_failure):
    """Give the bar of unknown outcomes its own look, or that of failures."""
    bar.set_facecolor(RED if as_failure else "white")
    bar.set_edgecolor("white" if as_failure else GREY)
    bar.set_hatch("//" if as_failure else None)
    bar.set_linestyle("-" if as_failure else ":")


@look()
def launches() -> Panel:
    """Panel: launches by year and outcome, and what the unknown ones do to the rate."""
    rows = table("missiles")
    fig, ax = _launch_axes()
    bars = _launch_bars(ax, rows)
    of_story = [by_year[STORY_YEAR] for by_year in bars.values()]
    unknowns = [bar for bar in bars["unknown"].values() if bar.get_height()]

    def move(unknown, six):
        counted = rows if six else rows[rows.year != STORY_YEAR]
        before, after = counted[counted.year <= STORY_YEAR], rows[rows.year > STORY_YEAR]
        for bar in of_story:
            bar.set_visible(six)
        for bar in unknowns:
            _show_unknown(bar, unknown == "count as failure")
        rates = [
            numbers.success_sentence("To the story", before, unknown),
            numbers.success_sentence("After it", after, unknown),
        ]
        sentence = ". ".join(rates) + "."
        return View(sentence if six else f"{sentence} Without the six of May 2013.")

    def draw_guess(guess):
        words, free = f"your guess: {guess} (diamond)", (2004, 50)
        return draw.guess_at(ax, rows.year[rows.value.idxmax()], guess, words, at=free)

    moving = [*unknowns, *(bar for bar in of_story if bar not in unknowns)]
    return Panel(
        Chart("threats.launches", fig, moving=moving, draw_guess=draw_guess),
        move,
        unknown=choice("Unknown outcomes", ["leave out", "count as failure"], "leave out"),
        six=switch("count the six of May 2013", True),
    )


def _ladder_axes(days):
    """The axes of ladder(): a rung a row, a numbered statement a column, by its day."""
    columns = len(days)
    fig, ax = draw.axes(
        "How sure does it sound?",
        4.4,
        yticks=range(1, 7),
        yticklabels=RUNGS,
        ylim=(0.4, 6.6),
        xlim=(0.3, columns + 0.7),
        xticks=range(1, columns + 1),
        xticklabels=[f"{n}\n{short_month(day)}\n{day:%Y}" for n, day in enumerate(days, start=1)],
        xlabel="diamond: yours; ring: ours",
    )
    for rung in range(1, 7):
        ax.axhline(rung, color=PALE, lw=style.THIN)
    return fig, ax


@look()
def ladder() -> Panel:
    """Panel: place each statement about the reactor on a ladder of six words, then compare."""
    rows = list(table("reactor").sort_values("date", kind="stable").itertuples())
    names = [str(n) for n in range(1, len(rows) + 1)]
    by_name = dict(zip(names, rows, strict=True))
    fig, ax = _ladder_axes([row.date for row in rows])
    (band,) = ax.plot([], [], color=PALE, lw=26, solid_capstyle="butt")
    (yours,) = ax.plot([], [], "D", color=BLUE, ms=style.MARK)
    (ours,) = ax.plot([], [], "o", color=RED, ms=style.RING, mfc="none", mew=style.THICK)

    def move(placed):
        present, given = placed["present"], placed["given"]
        row, rung = by_name[present], given.get(present)
        band.set_data([int(present)] * 2, [0.4, 6.6])
        columns = [int(name) for name in given]
        yours.set_data(columns, [RUNGS.index(answer) + 1 for answer in given.values()])
        ours.set_data(columns, [by_name[name].rung for name in given])
        said = f"{in_words(row.date)}, {row.who}: {row.statement}"
        if rung is None:
            return View(f"{said} On which rung would you put it?")
        return View(f"{said} {numbers.rung_sentence(rung, row)}", row.why)

    opening = next(name for name, row in by_name.items() if "AFP" in row.who)
    return Panel(
        Chart("threats.ladder", fig, moving=[band, yours, ours]),
        move,
        placed=Answers("Statement", names, "Your rung", RUNGS, opening),
    )


@look()
def scrambles() -> Chart:
    """Japan's scrambles by fiscal year, in total and against aircraft of China and Russia."""
    rows = table("scrambles").query("months == 12")
    first = numbers.first_year_above("china", "russia")
    fig, ax = draw.axes(
        f"In fiscal {first} China passed Russia in Japan's scrambles",
        4.3,
        ylim=(0, 1270),
        xlim=(1983, 2029.5),
        ylabel="scrambles ordered",
        xlabel="Japanese fiscal year; open: not seen on a page",
    )
    ax.yaxis.set_major_formatter("{x:,.0f}")
    draw.fit(fig)
    for against, mark in (("all", "o"), ("China", "s"), ("Russia", "^")):
        ink = SIDES.get(against, GREY)
        some = rows[rows.against == against]
        joined = some[some.fiscal_year >= 2003]
        ax.plot(joined.fiscal_year, joined.value, color=ink, lw=style.THIN)
        draw.seen_and_unseen(ax, some, mark, color=ink, ms=style.DOT)
        label(ax, 2024.7, joined.value.iloc[-1], against, ink, weight="bold")
    return Chart("threats.scrambles", fig, View(*numbers.scrambles_words(rows, first)))


@look()
def quarters() -> Chart:
    """Scrambles against Chinese aircraft by quarter, and the day of the air-defence zone."""
    rows = table("scramble_quarters")
    by_day = dict(zip(rows.date, rows.value, strict=True))
    start, end = by_day[date(2012, 1, 1)], by_day[date(2013, 1, 1)]
    fig, ax = draw.axes(
        f"From {start:.0f} a quarter in early 2012 to {end:.0f} a year later",
        3.9,
        ylim=(0, 182),
        xlim=(date(2011, 3, 1), date(2014, 4, 20)),
        ylabel="scrambles against China",
        xlabel="pale: reckoned from sums",
    )
    for day, words in ((value("senkaku_purchase_2012"), "purchase"), (value("adiz_2013"), "zone")):
        ax.axvline(day, color=BLACK, lw=style.THIN, ls=":", zorder=0)
        label(ax, date2num(day) - 8, 174, words, ha="right")
    for row in rows.itertuples():
        ink = PALE_RED if row.status == "derived" else CHINA
        ax.bar(row.date, row.value, 80, align="edge", color=ink)
        words = f"{row.value:.0f}"
        label(ax, date2num(row.date) + 40, row.value + 7, words, ha="center", bbox=style.PAPER)
    months = [
        f"{short_month(day)}\n{day:%Y}" if day.month == 4 else short_month(day) for day in rows.date
    ]
    ax.set_xticks(list(rows.date), months)
    draw.fit(fig)
    return Chart("threats.quarters", fig, View(*numbers.quarters_words(rows, start, end)))


def _vessel_axes(years):
    """The axes of vessels()."""
    fig, ax = draw.axes(
        "Chinese government vessels near the islands",
        4.0,
        margins={"left": 0.095, "right": 0.82},
        xlim=(years[0] - 0.5, years[-1] + 0.5),
        xticks=range(years[0], years[-1] + 1, 2),
    )
    ax.yaxis.set_major_formatter("{x:,g}")
    return fig, ax


@look()
def vessels() -> Panel:
    """Panel: Chinese government vessels in both zones; the choices make the headline of one."""
    years, known = range(2008, 2026), numbers.vessels_by_year()
    fig, ax = _vessel_axes(years)
    lines = Lines(ax, dict.fromkeys(ZONES, GREY), lw=style.THICK, marker="o", ms=style.DOT)
    (ends,) = ax.plot([], [], "o", color=CHINA, ms=style.MARK)
    notes = [moving_label(ax, CHINA, ha="center", weight="bold") for _ in range(2)]

    def move(zone, measure, scale, first, last):
        first, last = sorted((first, last))
        counts = {name: numbers.on_scale(known.get((name, measure), {}), scale) for name in ZONES}
        top = max(count for series in counts.values() for count in series.values())
        unit = f"{measure}, 2013 = 100" if scale == INDEX else measure
        ax.set(ylim=(0, top * 1.2), ylabel=unit)
        for name, line in lines.lines.items():
            for artist in (line, lines.names[name]):
                artist.set_color(CHINA if name == zone else GREY)
        lines.show({name: numbers.with_gaps(series, years) for name, series in counts.items()})
        draw.show_ends(ends, notes, counts[zone], (first, last))
        as_counted = known.get((zone, measure), {})
        return View(
            numbers.vessels_headline(as_counted, zone, measure, first, last),
            numbers.vessels_detail(known, measure),
        )

    moving = [ax.yaxis, *lines.artists, ends, *notes]
    return Panel(
        Chart("threats.vessels", fig, moving=moving),
        move,
        zone=choice("Zone", list(ZONES), ZONES[0]),
        measure=choice("Measure", ["ship-days", "days", "entries"], "ship-days"),
        scale=choice("Show as", [INDEX, "counts"], INDEX),
        first=number("From", "year", 2013, years[0], years[-1], 1),
        last=number("To", "year", 2022, years[0], years[-1], 1),
    )


@look()
def spending() -> Panel:
    """Panel: military expenditure by country and measure, as amounts or with a base year as 100."""
    known = numbers.spending_by_year()
    fig, ax = draw.axes(
        "Military expenditure", 4.2, margins={"left": 0.1, "right": 0.84}, xlim=(1989.5, 2024.5)
    )
    ax.yaxis.set_major_formatter("{x:,g}")
    lines = Lines(ax, INKS, lw=style.THICK)
    years = [ax.axvline(2000, color=FAINT, lw=style.THIN, ls=":") for _ in range(2)]
    dots = {name: ax.plot([], [], "o", color=ink, ms=style.MARK)[0] for name, ink in INKS.items()}

    def move(measure, scale, base, last, **ticked):
        countries = [country for key, country in COUNTRIES.items() if ticked[key]]
        series = {name: known[name, measure] for name in countries if (name, measure) in known}
        # Yen and yuan share no axis: in their own currencies only the index can be drawn.
        as_index = scale == "index" or measure == "own currency"
        points = {
            name: 100 * amounts / amounts[base] if as_index else amounts
            for name, amounts in series.items()
        }
        top = max((drawn.max() for drawn in points.values()), default=1)
        ax.set(ylim=(0, top * 1.08), ylabel=f"{base} = 100" if as_index else MONEY[measure])
        lines.show({name: (drawn.index, drawn) for name, drawn in points.items()})
        for line, year in zip(years, (base, last), strict=True):
            line.set_xdata([year, year])
        for name, dot in dots.items():
            drawn = points.get(name)
            dot.set_data(*([[], []] if drawn is None else [[base, last], drawn[[base, last]]]))
        return View(*numbers.spending_words(series, countries, measure, base, last))

    moving = [ax.yaxis, *years, *lines.artists, *dots.values()]
    return Panel(
        Chart("threats.spending", fig, moving=moving),
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
        "Others put China's military budget above the official figure",
        [f"{row.year} {row.by}" for row in rows.itertuples()],
        xlim=(0, 275),
        xlabel="billion dollars of the day",
    )
    for y, row in enumerate(rows.itertuples()):
        ink = CHINA if "official" in row.by else PALE
        ax.barh(y, row.value, style.BAR, color=ink, edgecolor=GREY)
        low, high = range_of(row)
        ax.plot([low, high], [y, y], color=BLACK, lw=style.BROAD, solid_capstyle="butt")
        label(ax, high + 4, y, numbers.amount_in_words(row))
    return Chart("threats.budgets", fig, View(*numbers.budgets_words(rows)))
