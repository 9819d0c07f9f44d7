"""Charts and panels of notebook 01: the alliance in time, and "the first review in 16 years"."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup
from matplotlib.collections import LineCollection
from matplotlib.dates import DateFormatter, date2num
from matplotlib.patches import Rectangle
from matplotlib.ticker import FixedLocator

from helpers import draw, receipts, style
from helpers.chart import Chart, View
from helpers.dates import DAYS_A_YEAR, in_words, short_month, years_between
from helpers.draw import label
from helpers.functions import TEXTS
from helpers.lanes import Lanes
from helpers.panel import Panel, choice, number, switch
from helpers.style import BLACK, BLUE, FAINT, GREY, PALE, RED, SIDES, SMALL, look
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
STORY, PLACES = "scc_2013", ["Washington", "New York", "Tokyo", "online", "text only"]
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
MAIN, ALL = "the main ones", "all"
MOST_LABELS = 24  # on the timeline; of more events only the chosen one has a label


def _list_items(events):
    """What the list says of each event: its day, title, lane and source."""
    return [
        LIST_ITEM.format(
            date=in_words(event.date, event.precision),
            title=event.title,
            lane=LANES[event.kind],
            source=receipts.source_link(event.source_id),
        )
        for event in events.itertuples()
    ]


def _event_list(events, chosen):
    """The events of a view as a numbered list in HTML, folded, the chosen one in bold."""
    items = [
        f"<li><b>{item}</b></li>" if n == chosen else f"<li>{item}</li>"
        for n, item in enumerate(events["item"])
    ]
    head = f"<summary>All {len(events)} events of this view, with their sources</summary>"
    scrolling = f'<div style="max-height:15em;overflow:auto"><ol>{"".join(items)}</ol></div>'
    return f"<details>{head}{scrolling}</details>"


def _event_words(event):
    """What happened and why it matters, as HTML with room for the longest."""
    words = Markup("{} <b>Why it matters:</b> {}").format(event.what, event.why)
    if event.note:
        words += Markup(" <i>{}</i>").format(event.note)
    return f'<p style="min-height:6em;max-width:900px;line-height:1.5;margin:0">{words}</p>'


def _event_sentence(events, chosen):
    """Which event of the view is chosen."""
    event = events.iloc[chosen]
    day = in_words(event.date, event.precision)
    return f"Event {chosen + 1} of {len(events)}: {day}. {event.title}."


def _tick_days(first, last):
    """The New Year's Days that carry a tick: whole steps of years, no more than 13 of them."""
    step = next(step for step in (1, 2, 5, 10) if (last - first) / step <= 13)
    start = -(-first // step) * step
    return [date2num(date(year, 1, 1)) for year in range(start, last + 1, step)]


def _labelled(events, chosen):
    """Events with a label each, or, where there are too many, only the chosen one."""
    if len(events) <= MOST_LABELS:
        return events
    return events.assign(label=events.label.where(events.index == chosen, ""))


def _timeline_axes():
    """Figure, axes and lanes of the timeline, and the line that marks the story."""
    fig, ax = draw.axes("The alliance in time", 5.3, margins={"left": 0.16}, yticks=[], ylim=(1, 0))
    ax.xaxis.set_major_formatter(DateFormatter("%Y"))
    lanes = Lanes(ax, LANES, MOST_LABELS)
    story = ax.axvline(value(STORY), color=RED, lw=style.THIN, ls=":")
    above = {"transform": ax.get_xaxis_transform(), "ha": "center", "va": "bottom"}
    name = label(ax, value(STORY), 1.008, "the story", RED, fontsize=SMALL, **above)
    return fig, ax, lanes, (story, name)


@look()
def timeline() -> Panel:
    """Panel: the alliance since 1945 in lanes; choose lanes, years and one event to read about."""
    every = table("history_events").sort_values("date", kind="stable").fillna("")
    every["item"] = _list_items(every)
    fig, ax, lanes, story = _timeline_axes()

    def move(events, first, last, event, **ticked):
        first, last = sorted((first, last))
        in_time = every.date.map(lambda day: first <= day.year <= last)
        in_view = in_time & every.kind.map(ticked) & ((events == ALL) | (every.main == "yes"))
        rows = every[in_view].reset_index(drop=True)
        chosen = max(0, min(event, len(rows)) - 1)
        ax.set_xlim(date(first, 1, 1), date(last, 12, 31))
        ax.xaxis.set_major_locator(FixedLocator(_tick_days(first, last)))
        for artist in story:
            artist.set_visible(first <= value(STORY).year <= last)
        story[1].set_ha("right" if last - 2013 < (last - first) / 10 else "center")
        with_events = [lane for lane in LANES if lane in set(rows.kind)]
        lanes.show(_labelled(rows, chosen), with_events, chosen)
        limits = {"event": (1, max(1, len(rows)))}
        if rows.empty:
            nothing = f"No event of these kinds from {first} to {last}."
            return View(f"{nothing} Tick a kind, or choose more years.", limits=limits)
        below = _event_words(rows.iloc[chosen]) + _event_list(rows, chosen)
        return View(_event_sentence(rows, chosen), below=below, limits=limits)

    return Panel(
        Chart("history.timeline", fig, moving=[ax.xaxis, *story, *lanes.artists], lines=1),
        move,
        events=choice("Events", [MAIN, ALL], MAIN),
        **{lane: switch(name, True) for lane, name in LANES.items()},
        first=number("From", "year", 1945, 1945, 2026, 1),
        last=number("To", "year", 2026, 1945, 2026, 1),
        event=number("Event", "", 1, 1, len(every), 1),
    )


def _spans(title, rows, height, years, **settings):
    """A chart of one bar a row from day to day; rows maps names to (first, last, words, colour)."""
    fig, ax = draw.labelled_rows(
        title,
        rows,
        height,
        xlim=[date(year, 1, 1) for year in years],
        **settings,
    )
    for y, (first, last, words, ink) in enumerate(rows.values()):
        hatch = draw.HATCHES.get(ink)
        ax.barh(y, last - first, style.BAR, left=first, color=ink, hatch=hatch, edgecolor="white")
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
    lengths = {
        name: f"{years_between(first, last):.1f} years" for name, (first, last, _) in spans.items()
    }
    rows = {name: (first, last, lengths[name], ink) for name, (first, last, ink) in spans.items()}
    title = "From the second Guidelines to the story"
    fig, _ = _spans(f"{title}: {lengths['Second to the story']}", rows, 3.4, (1976, 2027))
    sentence = (
        f"{title} {lengths['Second to the story']} passed; "
        f"the first had stood for {lengths['First to second']}."
    )
    each = "; ".join(
        f"{name}, {in_words(first)} to {in_words(last)}: {lengths[name]}"
        for name, (first, last, _) in spans.items()
    )
    return Chart("history.guidelines", fig, View(sentence, f"{each}."))


def _days_by_name(names):
    """Days by name and date in words, for the buttons of a control; names maps words to ids."""
    return {f"{name}, {in_words(value(id))}": value(id) for name, id in names.items()}


def _name_of(days, id):
    """The name under which the day of an event stands among days by name."""
    return next(name for name, day in days.items() if day == value(id))


def _new_years(first, last):
    """The New Year's Days from the year after the first day to the year of the last."""
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
        yticks=[],
        ylim=(-0.9, 1.1),
        xlim=(date(1977, 6, 1), date(2016, 6, 1)),
    )
    ax.spines["left"].set_visible(False)
    (bar,) = ax.barh(0, 1, style.BAR, color=BLUE)
    new_years = ax.add_collection(LineCollection([], color="white", lw=style.THICK))
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
        3.8,
        above=0.7,
        xlabel="open: not all four are full ministers; blue: counted",
        xlim=(date(1995, 1, 1), date(2025, 6, 1)),
    )
    shade = Rectangle((0, 0), 0, 1, color=PALE, lw=0, transform=ax.get_xaxis_transform())
    ax.add_patch(shade)
    days = [date2num(day) for day, _, _ in every]
    heights = [PLACES.index(place) for _, place, _ in every]
    dots = ax.scatter(days, heights, s=style.MARK**2, lw=style.THICK)
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
    longest, story = max(gaps, key=gaps.get), value(STORY)
    fig, ax = draw.axes(
        f"The longest break ended in {longest.year}, one meeting before the story",
        ylim=(0, 1750),
        xlim=(date(1995, 1, 1), date(2025, 6, 1)),
        ylabel="days since the meeting before",
    )
    ax.yaxis.set_major_formatter("{x:,.0f}")
    draw.fit(fig)
    inks = {longest: BLACK, story: BLUE}
    for day, gap in gaps.items():
        ink = inks.get(day, GREY)
        ax.plot([day, day], [0, gap], color=ink, lw=style.BROAD, solid_capstyle="butt")
        if day in inks:
            label(ax, day, gap + 90, f"{day.year}: {gap:,}", ink, ha="center", weight="bold")
    sentence = (
        f"The meeting of {in_words(longest)} came {gaps[longest]:,} days after the one before, "
        f"that of the story {gaps[story]:,} days."
    )
    each = "; ".join(f"{in_words(day)} {gap:,}" for day, gap in gaps.items())
    return Chart("history.breaks", fig, View(sentence, f"Days since the meeting before: {each}."))


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
    inks = dict.fromkeys(ends, PALE) | {"Main islands": SIDES["Japan"]}
    inks["Okinawa"] = SIDES["Okinawa"]
    rows = {name: (start, day, in_words(day), inks[name]) for name, day in ends.items()}
    years = f"{years_between(free, ends['Okinawa']):.1f} years"
    title = f"On Okinawa US rule ended {years} after the main islands"
    fig, ax = _spans(title, rows, 3.4, (1944, 1984))
    ax.axvline(free, color=BLACK, lw=style.THIN, ls=":")

    def draw_guess(guess):
        there, okinawa = date2num(free) + guess * DAYS_A_YEAR, list(rows).index("Okinawa")
        return draw.guess_across(ax, there, okinawa, f"your guess: {guess} years")

    sentence = (
        f"The occupation of the main islands ended on {in_words(free)}; on Okinawa US rule ended "
        f"on {in_words(ends['Okinawa'])}, {years} later."
    )
    each = "; ".join(f"{name}: {in_words(day)}" for name, day in ends.items())
    view = View(sentence, f"End of occupation or US rule. {each}.")
    return Chart("history.islands", fig, view, draw_guess=draw_guess)


class _Promise(NamedTuple):
    """When something was promised, when it was due, and what came (or did not) by which day."""

    made: date
    due: date
    end: date
    words: str  # "came", "begun by", "not yet by"


def _promises():
    """The promises by name."""
    newest = table("history_events").date.max()
    end_due, start_due, story = value("deadline_2014"), value("guam_due_2013"), value(STORY)
    return {
        "New Guidelines": _Promise(story, end_due, value("guidelines_2015"), "came"),
        f"Guam, an end by {end_due.year}": _Promise(
            value("roadmap_2006"), end_due, newest, "not ended by"
        ),
        f"Guam, a start by {start_due.year}": _Promise(
            story, start_due, value("guam_move_2024"), "begun by"
        ),
        "Return of Futenma": _Promise(
            value("futenma_1996"), value("futenma_due_2003"), newest, "not yet by"
        ),
    }


def _promise_words(name, promise):
    """One promise in words, with how many days beyond its date it came."""
    late = (promise.end - promise.due).days
    beyond = f"{late:,} days beyond" if late > 0 else "in time"
    return (
        f"{name}: promised {in_words(promise.made)}, due by {in_words(promise.due)}, "
        f"{promise.words} {in_words(promise.end)}, {beyond}"
    )


@look()
def promises() -> Chart:
    """Three promises in four rows, one changed from an end to a start: due when, and what came."""
    made = _promises()
    kept = [name for name, promise in made.items() if promise.end <= promise.due]
    beyond = {
        name: (
            min(promise.due, promise.end),
            promise.end,
            f"{promise.words} {short_month(promise.end)} {promise.end:%Y}",
            RED,
        )
        for name, promise in made.items()
    }
    fig, ax = _spans(
        f"{len(kept)} of {len(made)} promised dates was kept",
        beyond,
        4.0,
        (1995, 2040),
        xlabel="blue: the time promised; red, hatched: beyond it",
    )
    for y, promise in enumerate(made.values()):
        in_time = min(promise.due, promise.end) - promise.made
        ax.barh(y, in_time, style.BAR, left=promise.made, color=BLUE)
    due = value("futenma_due_2003")
    sentence = (
        f"Begun in time: {', '.join(kept)}. The return of Futenma has been due since {due.year}."
    )
    each = "; ".join(_promise_words(name, promise) for name, promise in made.items())
    return Chart("history.promises", fig, View(sentence, f"{each}."))
