"""Charts and panels of notebook 03: where the troops were, whose share, which date, who pays."""

from datetime import date

from matplotlib.dates import date2num
from matplotlib.ticker import MaxNLocator
from pandas import isna

from helpers import draw, passage, style, tables
from helpers import okinawa_numbers as numbers
from helpers.chart import Chart, View
from helpers.draw import Lines, Part, label, moving_label, stack
from helpers.okinawa_numbers import MEASURES, SERVICES, WHOLES
from helpers.panel import Panel, choice, number, switch
from helpers.style import BLACK, BLUE, FAINT, GREY, PALE, RED, SIDES, SMALL, look
from helpers.tables import table, value

OKINAWA, JAPAN = SIDES["Okinawa"], SIDES["Japan"]
INKS = {
    "Japan with Okinawa": JAPAN,
    "Okinawa": OKINAWA,
    "South Korea": SIDES["South Korea"],
    "Guam": SIDES["Guam"],
}
# The name of each place's tick box in code.
PLACES = dict(zip(("japan", "okinawa", "korea", "guam"), INKS, strict=True))
NEW_RULES = 2008


def _one_line(parts):
    """Counts by one set of rules after the other as (years, counts) of a line, a gap between."""
    years, counts, gap = [], [], float("nan")
    for part in parts:
        years += [*part.index, gap]
        counts += [*part, gap]
    return years, counts


def _alone(counts):
    """Where a line has a point between two gaps, which only a mark can show."""
    known = [False, *(count == count for count in counts), False]
    return [n for n in range(len(counts)) if known[n + 1] and not known[n] and not known[n + 2]]


def _troop_axes():
    """The axes of troops(), and the artists of the year in which the rules changed."""
    fig, ax = draw.axes("US military personnel", 4.4, margins={"left": 0.12, "right": 0.79})
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    ax.xaxis.set_major_formatter("{x:.0f}")
    rule = ax.axvline(NEW_RULES, color=GREY, lw=style.THIN, ls=":")
    top = {"va": "top", "transform": ax.get_xaxis_transform()}
    name = label(ax, NEW_RULES, 0.99, "2008", GREY, fontsize=SMALL, bbox=style.PAPER, **top)
    return fig, ax, (rule, name)


def claims() -> Panel:
    """Panel: the story's claims that this notebook tests, each with what would check it."""
    return passage.story("okinawa.claims", "03")


@look()
def troops() -> Panel:
    """Panel: US personnel by place and service, by the rules of counting before and from 2008."""
    reports = numbers.troops_by_year(INKS)
    fig, ax, new_rules = _troop_axes()
    lines = Lines(ax, INKS, lw=style.THICK, marker="o", ms=style.DOT, markevery=[])

    def move(service, first, last, **ticked):
        first, last = sorted((first, last))
        by_place = {
            place: numbers.some_years(reports[place], SERVICES[service], first, last)
            for key, place in PLACES.items()
            if ticked[key]
        }
        points = {place: _one_line(parts.values()) for place, parts in by_place.items()}
        counts = [count for _, ys in points.values() for count in ys if count == count]
        unit = "people" if service == "all" else service
        ax.set(ylim=(0, max([10.0, *counts]) * 1.08), xlim=(first - 1, last + 1), ylabel=unit)
        for artist in new_rules:
            artist.set_visible(first <= NEW_RULES <= last)
        for place, (_, ys) in points.items():
            lines.lines[place].set_markevery(_alone(ys))
        lines.show(points)
        return View(*numbers.troops_words(by_place))

    return Panel(
        Chart("okinawa.troops", fig, moving=[ax.xaxis, ax.yaxis, *new_rules, *lines.artists]),
        move,
        service=choice("Service", list(SERVICES), "all"),
        first=number("From", "year", 1955, 1950, 2025, 1),
        last=number("To", "year", 2025, 1950, 2025, 1),
        **{key: switch(place, key in ("japan", "okinawa")) for key, place in PLACES.items()},
    )


@look()
def two_counts() -> Chart:
    """One month counted twice: Japan in September 2008 by the old and the new rules, and 2007."""
    rows = {name: tables.row(key) for name, key in numbers.COUNTS.items()}
    more = rows["2008, new rules"]["value"] - rows["2008, old rules"]["value"]
    fig, ax = draw.labelled_rows(
        f"The same month, new rules: {more:,.0f} people more",
        rows,
        3.3,
        xlim=(0, 48500),
        xlabel="US military people in Japan; grey: Army",
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    for y, row in enumerate(rows.values()):
        parts = [
            Part(row["marines"], "Marines", PALE),
            Part(row["army"], "", GREY),
            Part(row["navy"], "Navy", BLUE),
            Part(row["air_force"], "Air Force", PALE),
        ]
        others = row["value"] - sum(part.amount for part in parts)
        stack(ax, y, [*parts, Part(others, "", FAINT)] if others else parts)
        label(ax, row["value"] + 400, y, f"{row['value']:,.0f}", weight="bold")
    return Chart("okinawa.two_counts", fig, View(*numbers.two_counts_words(rows)))


@look()
def denominator() -> Panel:
    """Panel: Okinawa's part by four measures; choose one, and read what may be printed."""
    shares = {measure: numbers.share_of(measure) for measure in MEASURES}
    fig, ax = draw.labelled_rows(
        "Okinawa's part, by what is counted",
        MEASURES,
        3.3,
        xlim=(0, 104),
        xticks=range(0, 101, 20),
        xlabel="per cent of Japan's",
    )
    rows = range(len(MEASURES))
    ax.barh(rows, 100, style.BAR, color=PALE)
    bars = ax.barh(rows, list(shares.values()), style.BAR, color=FAINT)
    for y, share in enumerate(shares.values()):
        label(ax, share + 1, y, f"{share:.1f} %", weight="bold")

    def move(measure):
        for bar, name in zip(bars, MEASURES, strict=True):
            bar.set_color(OKINAWA if name == measure else FAINT)
        return View(numbers.denominator_sentence(measure))

    return Panel(
        Chart("okinawa.denominator", fig, moving=[*bars]),
        move,
        measure=choice("Count", list(MEASURES), "exclusive-use area"),
    )


@look()
def land() -> Chart:
    """The exclusive-use area on Okinawa and elsewhere; Okinawa's share, also as printed."""
    areas, printed = numbers.land_by_day()
    elsewhere, share = areas.Japan - areas.Okinawa, 100 * areas.Okinawa / areas.Japan
    title = "The area fell, the share rose, then both fell"
    fig, (left, right) = draw.axes(title, 3.9, panes=2)
    left.plot(areas.index, areas.Okinawa, color=OKINAWA, marker="o", lw=style.THICK)
    left.plot(areas.index, elsewhere, color=JAPAN, marker="s", lw=style.THICK)
    left.set(ylim=(0, 310), ylabel="square kilometres")
    label(left, date(1993, 1, 1), 275, "Okinawa", OKINAWA, ha="center")
    label(left, date(1985, 1, 1), 100, "elsewhere in Japan", JAPAN, ha="center")
    right.plot(share.index, share, color=BLACK, lw=style.THICK)
    right.plot(share.index, share, "o", color=BLACK)
    right.plot(printed.index, printed, "o", color=BLACK, mfc="white", zorder=3)
    right.set(ylim=(0, 100), ylabel="Okinawa's share, per cent")
    right.set_xlabel("open: a share as printed, not joined")
    for ax in (left, right):
        ax.set_xlim(-1500, 20500)
    # Where the numbers stand: days to the right, percentage points up. The first one leaves room
    # for a guess above and below its point.
    beside = {1972: (900, -5, "left"), 2013: (0, 8, "center"), 2020: (0, -9, "center")}
    for day, percentage in share.items():
        if day.year in beside:
            days, points, side = beside[day.year]
            place = (date2num(day) + days, percentage + points)
            label(right, *place, f"{percentage:.1f}", ha=side)
    draw.fit(fig)

    def draw_guess(guess):
        words, free = f"your guess: {guess} % (diamond)", (date2num(date(1998, 1, 1)), 15)
        return draw.guess_at(right, date2num(share.index[0]), guess, words, at=free)

    view = View(*numbers.land_words(areas, printed))
    return Chart("okinawa.land", fig, view, draw_guess=draw_guess)


@look()
def slipping() -> Chart:
    """The promised year of Futenma's return against the year of the promise."""
    rows = table("futenma_dates").dropna(subset="earliest")
    fig, ax = draw.axes(
        "The year that is named stays ahead of the calendar",
        4.8,
        xlim=(1994, 2036),
        ylim=(1994, 2046),
        xlabel="year of the promise (red: return; blue: the replacement; dotted: or later)",
        ylabel="year that was named",
    )
    ax.plot([1994, 2036], [1994, 2036], color=GREY, lw=style.THIN, ls=":")
    label(ax, 2030, 2025, "the year itself", GREY, ha="center")
    for row in rows.itertuples():
        promised, named = row.date.year, int(row.earliest)
        ink = RED if row.what == "return" else BLUE
        or_later = isna(row.latest)
        end = named + 7 if or_later else int(row.latest)
        line = ":" if or_later else "-"
        ax.plot([promised, promised], [named, end], color=ink, lw=style.BROAD, ls=line)
        ax.plot(promised, named, "o", color=ink, ms=style.MARK)
        label(ax, promised + 0.7, named, numbers.named_years(row), ink, bbox=style.PAPER)
    return Chart("okinawa.slipping", fig, View(*numbers.slipping_words(rows)))


@look()
def votes() -> Panel:
    """Panel: one result, three percentages."""
    days = numbers.days_of_votes()
    fig, ax = draw.labelled_rows(
        "One vote, three percentages",
        [f"of the {base}" for base in WHOLES],
        3.2,
        xlim=(0, 100),
        xlabel="per cent; blue: this answer; grey: other ballots; pale: no ballot",
    )
    stacks = [ax.barh(range(3), [0, 0, 0], style.BAR, color=ink) for ink in (BLUE, GREY, PALE)]
    notes = [label(ax, 1, y, "", "white", weight="bold") for y in range(3)]

    def move(vote, answer):
        counts = numbers.counts_of_vote(vote)
        answers = [name for name in WHOLES["valid votes"] if name in counts]
        answer = answer if answer in answers else answers[0]
        parts = numbers.vote_parts(counts, answer)
        for y, widths in enumerate(parts.values()):
            start = 0
            for bars, width in zip(stacks, widths, strict=True):
                bars[y].set(width=width, x=start)
                start += width
            share = widths[0]
            notes[y].set_text(f"{share:.2f}" if share > 8 else "")
        sentence = numbers.vote_sentence(vote, days[vote], answer, counts, parts)
        return View(sentence, options={"answer": answers})

    moving = [bar for bars in stacks for bar in bars]
    return Panel(
        Chart("okinawa.votes", fig, moving=[*moving, *notes]),
        move,
        vote=choice("Vote", list(days), next(iter(days))),
        answer=choice("Answer", ["for", "against", "neither"], "against"),
    )


@look()
def polls() -> Panel:
    """Panel: one question of a poll, its answers, and who was asked."""
    questions = numbers.poll_questions()
    most = max(len(poll.answers) for poll in questions.values())
    fig, ax = draw.axes(
        "Who was asked what",
        3.9,
        margins={"left": 0.275},
        xlim=(0, 100),
        ylim=(most - 0.4, -0.6),
        xlabel="per cent; orange: asked on Okinawa; blue: asked elsewhere in Japan",
    )
    ax.tick_params(axis="y", length=0)
    sides = {"Okinawa Prefecture": OKINAWA, "Japan outside Okinawa": JAPAN}
    bars = {side: ax.barh(range(most), 0, 0.38, color=ink) for side, ink in sides.items()}
    notes = {side: [moving_label(ax, fontsize=SMALL) for _ in range(most)] for side in sides}

    def move(question):
        poll = questions[question]
        ax.set_yticks(range(len(poll.answers)), poll.answers)
        for number_of_side, side in enumerate(sides):
            shares = poll.shares.get(side, {})
            away = 0.2 * (2 * number_of_side - 1) if len(poll.shares) > 1 else 0
            for y, (bar, note) in enumerate(zip(bars[side], notes[side], strict=True)):
                there = y < len(poll.answers) and bool(shares)
                share = shares[poll.answers[y]] if there else 0
                bar.set(width=share, y=y + away - 0.19)
                note.set(text=f"{share:g}" if there else "", x=share + 1, y=y + away)
        return View(numbers.poll_sentence(question, poll))

    moving = [bar for some in bars.values() for bar in some]
    moving += [note for some in notes.values() for note in some]
    return Panel(
        Chart("okinawa.polls", fig, moving=[ax.yaxis, *moving]),
        move,
        question=choice("Question", list(questions), next(iter(questions))),
    )


@look()
def support() -> Chart:
    """Japan's support for US forces by fiscal year: the narrow line, and a wider total."""
    rows = table("host_support")
    ratio = value("HN2002_wide") / value("HN2002_narrow")
    fig, ax = draw.axes(
        f"In 2002 the wider total was {ratio:.1f} times the narrow line",
        4.4,
        xlim=(1977, 2026),
        ylim=(0, 930),
        ylabel="billion yen of the day",
        xlabel="Japanese fiscal year; open: not seen on a page",
    )
    narrow, wide = (rows[rows.scope == scope] for scope in ("narrow line", "wider total"))
    draw.seen_and_unseen(ax, narrow, "o", color=BLUE, ms=style.DOT)
    draw.seen_and_unseen(ax, wide, "s", color=RED, ms=style.DOT)
    label(ax, 2001, 320, "narrow line", BLUE)
    label(ax, 1979, 490, "wider total: also rent (a part\nof it notional), noise, moves", RED)
    return Chart("okinawa.support", fig, View(*numbers.support_words(rows)))
