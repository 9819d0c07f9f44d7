"""Charts and panels of notebook 01: the alliance in time, and "the first review in 16 years"."""

from datetime import date

from markupsafe import Markup
from matplotlib.collections import LineCollection
from matplotlib.dates import YearLocator, date2num

from helpers import draw, receipts
from helpers.chart import Chart, View
from helpers.dates import in_words, years_between
from helpers.draw import label
from helpers.functions import TEXTS
from helpers.lanes import Lanes
from helpers.panel import Panel, choice, number, switch
from helpers.style import BLACK, BLUE, FAINT, GREY, PALE, RED, SMALL, look
from helpers.tables import table, value

LANES = {
    "treaty": "Treaties",
    "guidelines": "Guidelines",
    "meeting": "2+2 meetings",
    "leaders": "Leaders",
    "bases": "Bases",
    "money": "Who pays",
    "operation": "Operations",
    "law": "Law in Japan",
    "crisis": "Crises",
}
STORY = "scc_2013"
PLACES = ["Washington", "New York", "Tokyo", "online", "text only"]
# Where span() may start and end: words and the id of the event.
SPAN_STARTS = {
    "first Guidelines": "guidelines_1978",
    "a 2+2 in Japan": "scc_1996_dec",
    "second Guidelines": "guidelines_1997",
    "the 2+2 before": "scc_2011",
}
SPAN_ENDS = {
    "the story": STORY,
    "planned end": "deadline_2014",
    "third Guidelines": "guidelines_2015",
}
LIST_ITEM = Markup("{date}: {title} <i>({lane}; {source})</i>")


def _event_list(events, chosen):
    """The events of a view as a numbered list in HTML, the chosen one in bold."""
    items = []
    for n, (event, source) in enumerate(
        zip(events.itertuples(), receipts.source_links(events.source_id), strict=True)
    ):
        item = LIST_ITEM.format(
            date=in_words(event.date, event.precision),
            title=event.title,
            lane=LANES[event.kind],
            source=source,
        )
        items.append(f"<li><b>{item}</b></li>" if n == chosen else f"<li>{item}</li>")
    return f'<div style="max-height:15em;overflow:auto"><ol>{"".join(items)}</ol></div>'


def _event_sentence(events, first, last, chosen):
    """How many events a view has, and the chosen one with why it matters."""
    event = events.iloc[chosen]
    sentence = (
        f"{len(events)} events from {first} to {last}. "
        f"Event {chosen + 1}: {in_words(event.date, event.precision)}. {event.title}. "
        f"{event.what} Why it matters: {event.why}"
    )
    return f"{sentence} Note: {event.note}" if event.note else sentence


def _ticks(years):
    """Years between two ticks, so that there are no more than 13 of them."""
    return next(step for step in (1, 2, 5, 10) if years / step <= 13)


@look()
def timeline() -> Panel:
    """Panel: the alliance since 1945 in lanes; choose lanes, years and one event to read about."""
    every = table("history_events").sort_values("date", kind="stable")
    fig, ax = draw.axes(
        "The alliance in time", 9.5, left=0.16, right=0.985, bottom=0.04, yticks=[], ylim=(1, 0)
    )
    lanes = Lanes(ax, LANES)
    story_line = ax.axvline(value(STORY), color=RED, lw=1, ls=":")
    above = {"transform": ax.get_xaxis_transform(), "ha": "center", "va": "bottom"}
    story_name = label(ax, value(STORY), 1.008, "the story", RED, fontsize=SMALL, **above)

    def move(first, last, event, **ticked):
        first, last = sorted((first, last))
        in_time = every.date.map(lambda day: first <= day.year <= last)
        events = every[in_time & every.kind.map(ticked)].reset_index(drop=True)
        chosen = min(event, len(events)) - 1
        ax.set_xlim(date(first, 1, 1), date(last, 12, 31))
        ax.xaxis.set_major_locator(YearLocator(_ticks(last - first)))
        story_name.set_visible(first <= value(STORY).year <= last)
        lanes.show(events, [lane for lane, on in ticked.items() if on], max(0, chosen))
        limits = {"event": (1, max(2, len(events)))}  # a slider needs two stops
        below = _event_list(events, chosen)
        if events.empty:
            nothing = f"No event of these kinds from {first} to {last}."
            advice = "Tick a kind, or choose more years."
            return View(f"{nothing} {advice}", below=below, limits=limits)
        sentence = _event_sentence(events, first, last, chosen)
        return View(sentence, below=below, limits=limits)

    moving = [lanes.edges, story_line, story_name, lanes.dots, lanes.ring, lanes.labels]
    moving += lanes.names.values()
    return Panel(
        Chart("history.timeline", fig, moving=moving, lines=5),
        move,
        **{lane: switch(name, True) for lane, name in LANES.items()},
        first=number("From", "year", 1945, 1945, 2026, 1),
        last=number("To", "year", 2026, 1945, 2026, 1),
        event=number("Event", "number in the list", 1, 1, len(every), 1),
    )


def _spans(title, rows, height, years):
    """A chart of one bar a row from day to day; rows maps names to (first, last, words, colour)."""
    fig, ax = draw.labelled_rows(
        title,
        rows,
        height,
        left=0.27,
        bottom=0.5 / height,
        xlim=[date(year, 1, 1) for year in years],
    )
    for y, (first, last, words, ink) in enumerate(rows.values()):
        hatch = draw.HATCHES.get(ink)
        ax.barh(y, last - first, 0.55, left=first, color=ink, hatch=hatch, edgecolor="white")
        label(ax, date2num(last) + 120, y, words)
    return fig, ax


@look()
def guidelines() -> Chart:
    """From version to version of the Guidelines, and to the story, in exact years."""
    second, story = value("guidelines_1997"), value(STORY)
    spans = {
        "First to second": (value("guidelines_1978"), second, PALE),
        "Second to the story": (second, story, BLUE),
        "Second to planned end": (second, value("deadline_2014"), PALE),
        "Second to third": (second, value("guidelines_2015"), PALE),
    }
    rows, words = {}, []
    for name, (first, last, ink) in spans.items():
        long = f"{years_between(first, last):.1f} years"
        rows[name] = (first, last, long, ink)
        words.append(f"{name}, {in_words(first)} to {in_words(last)}: {long}")
    title = "How long did each version of the Guidelines stand?"
    fig, _ = _spans(title, rows, 3.4, (1976, 2027))
    return Chart("history.guidelines", fig, View("; ".join(words) + "."))


def _days_by_name(names):
    """Days by name and date in words, for the buttons of a control; names maps words to ids."""
    return {f"{name}, {in_words(value(id))}": value(id) for name, id in names.items()}


def _name_of(days, id):
    """The name under which the day of an event stands among days by name."""
    return next(name for name, day in days.items() if day == value(id))


def _new_years(first, last):
    """The New Year's Days between two days."""
    return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]


def _span_sentence(first, last, steps):
    """Say how many days, years and New Year's Days lie between two days."""
    return (
        f"From {in_words(first)} to {in_words(last)}: {(last - first).days:,} days, which is "
        f"{years_between(first, last):.2f} years. {steps} New Year's Days lie between (white "
        f"lines): the years of the dates differ by {steps}. "
        f"Days of {steps + 1} calendar years are touched."
    )


@look()
def span() -> Panel:
    """Panel: how many years lie between two days, counted in three ways."""
    starts, ends = _days_by_name(SPAN_STARTS), _days_by_name(SPAN_ENDS)
    fig, ax = draw.axes(
        "How many years?",
        2.6,
        left=0.03,
        bottom=0.2,
        yticks=[],
        ylim=(-0.9, 1.1),
        xlim=(date(1977, 6, 1), date(2016, 6, 1)),
    )
    ax.spines["left"].set_visible(False)
    (bar,) = ax.barh(0, 1, 0.6, color=BLUE)
    new_years = ax.add_collection(LineCollection([], color="white", lw=2))
    note = label(ax, 0, 0.65, "", weight="bold", ha="center")

    def move(first, last):
        first, last = starts[first], ends[last]
        crossed = _new_years(first, last)
        bar.set(x=date2num(first), width=(last - first).days)
        new_years.set_segments([[(date2num(day), -0.3), (date2num(day), 0.3)] for day in crossed])
        middle = (date2num(first) + date2num(last)) / 2
        note.set(text=f"{years_between(first, last):.2f} years", x=middle)
        return View(_span_sentence(first, last, len(crossed)))

    return Panel(
        Chart("history.span", fig, moving=[bar, new_years, note]),
        move,
        first=choice("From", list(starts), _name_of(starts, "guidelines_1997")),
        last=choice("To", list(ends), _name_of(ends, STORY)),
    )


def _meetings_and_texts():
    """Each meeting since 1995 and the three texts: date, place, whether with all four ministers."""
    rows = table("history_meetings")
    meetings = list(zip(rows.date, rows.place, rows.full == "yes", strict=True))
    return meetings + [(value(id), "text only", True) for id in TEXTS]


def _counts(day, window, ends):
    """Whether a day lies in a window of (first, last); ends says whether these two days count."""
    first, last = window
    return first < day < last or (ends and day in window)


def _meeting_dots(every):
    """Draw a dot for each meeting and text in the row of its place; return figure, shade, dots."""
    fig, ax = draw.labelled_rows(
        "Which meetings count?",
        PLACES,
        3.7,
        above=0.7,
        left=0.13,
        bottom=0.12,
        xlim=(date(1995, 1, 1), date(2025, 6, 1)),
    )
    open_dots = "open: not all four are\nfull ministers"
    label(ax, date(2014, 3, 1), PLACES.index("text only"), open_dots, GREY, fontsize=SMALL)
    shade = ax.axvspan(0, 1, color=PALE, lw=0)
    days = [date2num(day) for day, _, _ in every]
    dots = ax.scatter(days, [PLACES.index(place) for _, place, _ in every], s=110, lw=2)
    return fig, shade, dots


@look()
def meetings() -> Panel:
    """Panel: which meetings count? Those since 1995 by place, and texts without a meeting."""
    every, held = _meetings_and_texts(), table("history_meetings").date
    windows = {
        "the second Guidelines and the story": (value("guidelines_1997"), value(STORY)),
        "the story and the last meeting": (value(STORY), held.max()),
        "the first meeting and the last": (held.min(), held.max()),
    }
    fig, shade, dots = _meeting_dots(every)

    def move(between, ends, texts, full):
        window = windows[between]
        counted = [
            _counts(day, window, ends)
            and (texts or place != "text only")
            and (all_four or not full)
            for day, place, all_four in every
        ]
        inks = [BLUE if on else FAINT for on in counted]
        fills = [ink if four else "white" for ink, (_, _, four) in zip(inks, every, strict=True)]
        first, last = window
        shade.set(x=date2num(first), width=(last - first).days)
        dots.set_edgecolor(inks)
        dots.set_facecolor(fills)
        places = [place for on, (_, place, _) in zip(counted, every, strict=True) if on]
        split = [f"{place} {places.count(place)}" for place in PLACES if place in places]
        return View(f"Between {between}: {len(places)}. {', '.join(split)}.")

    return Panel(
        Chart("history.meetings", fig, moving=[shade, dots]),
        move,
        between=choice("Between", list(windows), next(iter(windows))),
        ends=switch("count both end days", False),
        texts=switch("count texts too", False),
        full=switch("only with four full ministers", False),
    )


@look()
def breaks() -> Chart:
    """How many days had passed since the meeting before, at each meeting."""
    days = table("history_meetings").date.tolist()
    gaps = {day: (day - before).days for before, day in zip(days, days[1:], strict=False)}
    fig, ax = draw.axes(
        "Days since the meeting before",
        bottom=0.12,
        left=0.08,
        ylim=(0, 1750),
        xlim=(date(1995, 1, 1), date(2025, 6, 1)),
    )
    inks = {max(gaps, key=gaps.get): BLACK, value(STORY): BLUE}
    for day, gap in gaps.items():
        ink = inks.get(day, GREY)
        ax.plot([day, day], [0, gap], color=ink, lw=4)
        if day in inks:
            label(ax, day, gap + 90, f"{day.year}: {gap:,}", ink, ha="center", weight="bold")
    words = ", ".join(f"{in_words(day)} {gap:,}" for day, gap in gaps.items())
    return Chart("history.breaks", fig, View(f"Days since the meeting before: {words}."))


@look()
def islands() -> Chart:
    """When US rule ended, island group by island group."""
    start, free = value("surrender_1945"), value("independence_1952")
    ends = {
        "Main islands": free,
        "Amami": value("amami_1953"),
        "Ogasawara": value("ogasawara_1968"),
        "Okinawa": value("reversion_1972"),
    }
    rows = {
        name: (start, day, in_words(day), BLUE if name == "Okinawa" else PALE)
        for name, day in ends.items()
    }
    fig, ax = _spans("When did occupation or US rule end?", rows, 3.4, (1944, 1984))
    ax.axvline(free, color=BLACK, lw=1, ls=":")
    words = "; ".join(f"{name}: {in_words(day)}" for name, day in ends.items())
    return Chart("history.islands", fig, View(f"{words}."))


def _promises():
    """Name: day made, day due, day on which it came or began (or newest event), words for that."""
    newest = table("history_events").date.max()
    end_due, start_due = value("deadline_2014"), value("guam_due_2013")
    return {
        "New Guidelines": (value(STORY), value("deadline_2014"), value("guidelines_2015"), "came"),
        f"Guam, an end by {end_due.year}": (
            value("roadmap_2006"),
            end_due,
            newest,
            "not ended by",
        ),
        f"Guam, a start by {start_due.year}": (
            value(STORY),
            start_due,
            value("guam_move_2024"),
            "begun by",
        ),
        "Return of Futenma": (
            value("futenma_1996"),
            value("futenma_due_2003"),
            newest,
            "not yet by",
        ),
    }


@look()
def promises() -> Chart:
    """Three promises in four rows, one changed from an end to a start: due when, and what came."""
    made = _promises()
    beyond = {
        name: (min(due, end), end, f"{word} {end:%b %Y}", RED)
        for name, (_, due, end, word) in made.items()
    }
    fig, ax = _spans("Promised, due, come", beyond, 3.8, (1995, 2045))
    words = []
    for y, (name, (start, due, end, word)) in enumerate(made.items()):
        ax.barh(y, min(due, end) - start, 0.55, left=start, color=BLUE)
        late = f"{(end - due).days:,} days beyond" if end > due else "in time"
        words.append(
            f"{name}: promised {in_words(start)}, due by {in_words(due)}, "
            f"{word} {in_words(end)}, {late}"
        )
    key = "blue: time promised\nhatched: beyond it"
    label(ax, date(1995, 9, 1), 0, key, GREY, fontsize=SMALL)
    return Chart("history.promises", fig, View("; ".join(words) + "."))
