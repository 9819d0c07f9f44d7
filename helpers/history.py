"""Charts, panels and tables of notebook 01: the alliance in time, and what "the first review in 16 years" means."""

from datetime import date
from functools import cache
from html import escape

from matplotlib.collections import LineCollection, PathCollection
from matplotlib.dates import YearLocator, date2num
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from helpers import panel, style, tables
from helpers.style import BLACK, BLUE, GREY, PALE, RED, SMALL, label
from helpers.tables import said, table

LANES = {"treaty": "Treaties", "guidelines": "Guidelines", "meeting": "2+2 meetings", "leaders": "Leaders",
         "bases": "Bases", "money": "Who pays", "operation": "Operations", "law": "Law in Japan",
         "crisis": "Crises"}
STORY = "scc_2013"
YEAR = 365.25  # days


def day(id):
    """Return the day of a row of any table, for example of an event; a date knows how many days lie to another."""
    return tables.row(id)["date"]


def years(first, last):
    """Return the exact years from one day to another: days divided by 365.25."""
    return (last - first).days / YEAR


@cache
def _glyphs(text):
    """The outline of a text, 12 points high: many outlines are drawn at once much faster than many texts."""
    return TextPath((0, 0), text, size=SMALL)


@cache
def _wide(text):
    """The width of a text in pixels."""
    return _glyphs(text).get_extents().x1 * style.DPI / 72


def pack(rows, left, width, scale):
    """Give each event a row within its lane and a side for its label, so that no two of them meet.

    rows is a DataFrame of events in the order of time, left the day number where the axes begin, width theirs in
    pixels, scale the width of a day in pixels. Returns a list of (row, start of the label in pixels from the left).
    """
    taken, found = {}, []
    for event in rows.itertuples():
        x, wide = (date2num(event.date) - left) * scale, _wide(event.label)
        sides = [start for start in (x - 9 - wide, x + 9) if start >= 0 and start + wide <= width]
        lane = taken.setdefault(event.kind, [])
        row, start = next((row, start) for row, spans in enumerate([*lane, []]) for start in sides
                          if all(max(start + wide, x + 9) + 4 <= a or b + 4 <= min(start, x - 9) for a, b in spans))
        lane += [[]] * (row == len(lane))
        lane[row] = [*lane[row], (min(start, x - 9), max(start + wide, x + 9))]
        found.append((row, start))
    return found


def _listing(rows, chosen):
    """The events of a view as a numbered list, the chosen one in bold, each with its source."""
    lines = [f"{said(row.date, row.precision)}: {escape(row.title)} "
             f"<i>({LANES[row.kind]}; {tables.link(row.source_id)})</i>" for row in rows.itertuples()]
    lines = [f"<li>{f'<b>{line}</b>' if n == chosen else line}</li>" for n, line in enumerate(lines)]
    return f'<div style="max-height:15em;overflow:auto"><ol>{"".join(lines)}</ol></div>'


def timeline():
    """Panel: the alliance since 1945 in lanes; choose lanes, years and one event to read about."""
    events = table("history_events").sort_values("date", kind="stable")
    fig, ax = style.axes("The alliance in time", 8.8, left=0.16, right=0.985, bottom=0.04, yticks=[], ylim=(1, 0))
    dots, ring = (ax.scatter([], [], s=size, color=ink, zorder=3) for size, ink in ((34, BLUE), (110, RED)))
    words = PathCollection([], offsets=[], offset_transform=ax.transData, transform=Affine2D().scale(style.DPI / 72),
                           color=BLACK, lw=0, clip_on=False)
    ax.add_collection(words)
    edges = ax.add_collection(LineCollection([], color=PALE, lw=1))
    names = [label(ax, -0.01, 0, name, transform=ax.get_yaxis_transform(), ha="right", weight="bold", fontsize=SMALL)
             for name in LANES.values()]
    story = [ax.axvline(day(STORY), color=RED, lw=1, ls=":"),
             label(ax, day(STORY), 1.008, "the story", RED, transform=ax.get_xaxis_transform(), ha="center",
                   va="bottom", fontsize=SMALL)]
    pick = panel.number("Event", "number in the list", 1, 1, len(events), 1)

    def draw(first, last, event, **lanes):
        first, last = sorted((first, last))
        inside = events.date.map(lambda when: first <= when.year <= last) & events.kind.map(lanes)
        rows = events[inside].reset_index(drop=True)
        ax.set_xlim(date(first, 1, 1), date(last, 12, 31))
        ax.xaxis.set_major_locator(YearLocator(next(n for n in (1, 2, 5, 10) if (last - first) / n <= 13)))
        for part in pick.children:
            part.max = max(2, len(rows))
        story[1].set_visible(first <= day(STORY).year <= last)
        chart.more = _listing(rows, min(event, len(rows)) - 1)
        _place(rows, ax, dots, ring, words, edges, names, [kind for kind, on in lanes.items() if on], event)
        if rows.empty:
            return f"No event of these kinds from {first} to {last}. Tick a kind, or choose more years."
        n = min(event, len(rows))
        row = rows.iloc[n - 1]
        note = f" Note: {row.note}" if row.note else ""
        return (f"{len(rows)} events from {first} to {last}. Event {n}: {said(row.date, row.precision)}. {row.title}. "
                f"{row.what} Why it matters: {row.why}{note}")

    chart = panel.Chart(fig, moving=[edges, *story, dots, ring, words, *names], lines=5)
    lanes = {kind: panel.switch(name, True) for kind, name in LANES.items()}
    return panel.Panel(chart, draw, **lanes, first=panel.number("From", "year", 1945, 1945, 2026, 1),
                       last=panel.number("To", "year", 2026, 1945, 2026, 1), event=pick)


def _place(rows, ax, dots, ring, words, edges, names, lanes, event):
    """Move the artists of the timeline to the events of a view."""
    left, right = ax.get_xlim()
    scale = ax.bbox.width / (right - left)
    packed = pack(rows, left, ax.bbox.width, scale)
    high = {kind: max((row for (row, _), k in zip(packed, rows.kind, strict=True) if k == kind), default=0) + 1
            for kind in lanes}
    total, top, tops = max(1, sum(high.values())), 0, {}
    for kind, name in zip(LANES, names, strict=True):
        name.set_visible(kind in high)
        if kind in high:
            tops[kind] = top
            name.set_y((top + high[kind] / 2) / total)
            top += high[kind]
    ys = [(tops[kind] + row + 0.5) / total for (row, _), kind in zip(packed, rows.kind, strict=True)]
    spots = [(date2num(when), y) for when, y in zip(rows.date, ys, strict=True)]
    dots.set_offsets(spots or [(None, None)])
    ring.set_offsets(spots[min(event, len(spots)) - 1:][:1] or [(None, None)])
    words.set_paths([_glyphs(text) for text in rows.label])
    down = 5.5 / ax.bbox.height
    words.set_offsets([(left + start / scale, y + down) for (_, start), y in zip(packed, ys, strict=True)]
                      or [(None, None)])
    edges.set_segments([[(left, at / total), (right, at / total)] for at in [*tops.values()][1:]])


def _bars(title, rows, height, limits, **settings):
    """A chart of one bar a row from day to day; rows maps names to (first, last, words, colour)."""
    fig, ax = style.axes(title, height, left=0.27, bottom=0.5 / height, yticks=range(len(rows)), yticklabels=rows,
                         ylim=(len(rows) - 0.4, -0.6), xlim=[date(year, 1, 1) for year in limits], **settings)
    for y, (first, last, words, ink) in enumerate(rows.values()):
        ax.barh(y, last - first, 0.55, left=first, color=ink, hatch="//" if ink == RED else None, edgecolor="white")
        label(ax, date2num(last) + 120, y, words)
    return fig, ax


def guidelines():
    """From version to version of the Guidelines, and to the story, in exact years."""
    second, story = day("guidelines_1997"), day(STORY)
    ends = {"First to second": (day("guidelines_1978"), second, PALE), "Second to the story": (second, story, BLUE),
            "Second to planned end": (second, day("deadline_2014"), PALE),
            "Second to third": (second, day("guidelines_2015"), PALE)}
    rows = {name: (*ends, f"{years(*ends):.1f} years", ink) for name, (*ends, ink) in ends.items()}
    fig, _ = _bars("How long did each version of the Guidelines stand?", rows, 3.4, (1976, 2027))
    return panel.Chart(fig, "; ".join(f"{name}, {said(first)} to {said(last)}: {words}"
                                      for name, (first, last, words, _) in rows.items()) + ".")


def span():
    """Panel: how many years lie between two days, counted in three ways."""
    starts = {f"{name}, {said(day(id))}": day(id) for name, id in (
        ("first Guidelines", "guidelines_1978"), ("a 2+2 in Japan", "scc_1996_dec"),
        ("second Guidelines", "guidelines_1997"), ("the 2+2 before", "scc_2011"))}
    ends = {f"{name}, {said(day(id))}": day(id) for name, id in (
        ("the story", STORY), ("planned end", "deadline_2014"), ("third Guidelines", "guidelines_2015"))}
    fig, ax = style.axes("How many years?", 2.6, left=0.03, bottom=0.2, yticks=[], ylim=(-0.9, 1.1),
                         xlim=(date(1977, 6, 1), date(2016, 6, 1)))
    ax.spines["left"].set_visible(False)
    bar, = ax.barh(0, 1, 0.6, color=BLUE)
    eves = ax.add_collection(LineCollection([], color="white", lw=2))
    note = label(ax, 0, 0.65, "", weight="bold", ha="center")

    def draw(first, last):
        first, last = starts[first], ends[last]
        crossed = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
        bar.set(x=date2num(first), width=(last - first).days)
        eves.set_segments([[(date2num(eve), -0.3), (date2num(eve), 0.3)] for eve in crossed])
        note.set(text=f"{years(first, last):.2f} years", x=(date2num(first) + date2num(last)) / 2)
        return (f"From {said(first)} to {said(last)}: {(last - first).days:,} days, which is {years(first, last):.2f} "
                f"years. {len(crossed)} New Year's Days lie between (white lines): the years of the dates differ by "
                f"{len(crossed)}. Days of {len(crossed) + 1} calendar years are touched.")

    return panel.Panel(panel.Chart(fig, moving=[bar, eves, note]), draw,
                       first=panel.choice("From", list(starts), list(starts)[2]),
                       last=panel.choice("To", list(ends), next(iter(ends))))


def meetings():
    """Panel: which meetings count? The 21 meetings since 1995 by place, and three texts without a meeting."""
    rows = table("history_meetings")
    texts = [day(id) for id in ("doc_2010_jan", "futenma_reversal_2010", "doc_2012_apr")]
    places = ["Washington", "New York", "Tokyo", "online", "text only"]
    every = [*zip(rows.date, rows.place, rows.full, strict=True), *((when, "text only", "yes") for when in texts)]
    windows = {"the second Guidelines and the story": (day("guidelines_1997"), day(STORY)),
               "the story and the last meeting": (day(STORY), rows.date.max()),
               "the first meeting and the last": (rows.date.min(), rows.date.max())}
    fig, ax = style.axes("Which meetings count?", 3.7, left=0.13, bottom=0.12, yticks=range(5), yticklabels=places,
                         ylim=(4.6, -0.7), xlim=(date(1995, 1, 1), date(2025, 6, 1)))
    label(ax, date(2014, 3, 1), 4, "open: not all four are\nfull ministers", GREY, fontsize=SMALL)
    shade = ax.axvspan(0, 1, color=PALE, lw=0)
    dots = ax.scatter([date2num(d) for d, *_ in every], [places.index(place) for _, place, _ in every], s=110, lw=2)

    def draw(between, ends, texts, full):
        first, last = windows[between]
        counts = [(first < d < last or (ends and d in (first, last))) and (texts or place != "text only")
                  and (not full or four == "yes") for d, place, four in every]
        shade.set(x=date2num(first), width=(last - first).days)
        dots.set_edgecolor([BLUE if on else "#A5A5A5" for on in counts])
        dots.set_facecolor([("white" if four == "no" else BLUE if on else "#A5A5A5")
                            for on, (*_, four) in zip(counts, every, strict=True)])
        inside = sorted(one for on, one in zip(counts, every, strict=True) if on)
        split = [f"{place} {n}" for place in places if (n := sum(one[1] == place for one in inside))]
        return f"Between {between}: {len(inside)}. {', '.join(split)}."

    return panel.Panel(panel.Chart(fig, moving=[shade, dots]), draw,
                       between=panel.choice("Between", list(windows), next(iter(windows))),
                       ends=panel.switch("count both end days", False), texts=panel.switch("count texts too", False),
                       full=panel.switch("only with four full ministers", False))


def breaks():
    """How many days had passed since the meeting before, at each meeting."""
    days = table("history_meetings").date.tolist()
    gaps = [(b - a).days for a, b in zip(days, days[1:], strict=False)]
    fig, ax = style.axes("Days since the meeting before", 3.6, bottom=0.12, left=0.08, ylim=(0, 1750),
                         xlim=(date(1995, 1, 1), date(2025, 6, 1)))
    for when, gap in zip(days[1:], gaps, strict=True):
        ink = BLUE if when == day(STORY) else BLACK if gap == max(gaps) else GREY
        ax.plot([when, when], [0, gap], color=ink, lw=4)
        if ink != GREY:
            label(ax, when, gap + 90, f"{when.year}: {gap:,}", ink, ha="center", weight="bold")
    return panel.Chart(fig, "Days since the meeting before: " + ", ".join(
        f"{said(when)} {gap:,}" for when, gap in zip(days[1:], gaps, strict=True)) + ".")


def islands():
    """When US rule ended, island group by island group."""
    start, free = day("surrender_1945"), day("independence_1952")
    ends = {"Main islands": "independence_1952", "Amami": "amami_1953", "Ogasawara": "ogasawara_1968",
            "Okinawa": "reversion_1972"}
    rows = {name: (start, day(id), said(day(id)), BLUE if name == "Okinawa" else PALE) for name, id in ends.items()}
    fig, ax = _bars("When did occupation or US rule end?", rows, 3.4, (1944, 1984))
    ax.axvline(free, color=BLACK, lw=1, ls=":")
    return panel.Chart(fig, "; ".join(f"{name}: {words}" for name, (_, _, words, _) in rows.items()) + ".")


def promises():
    """Three promises, one of them with two dates: when made, for when, and when the thing came or began."""
    now = table("history_events").query("id != 'guam_due_2013'").date.max()
    rows = {"New Guidelines": (day(STORY), day("deadline_2014"), day("guidelines_2015"), "came"),
            "Guam, plan of 2006": (day("roadmap_2006"), day("deadline_2014"), day("guam_move_2024"), "began"),
            "Guam, date of 2013": (day(STORY), day("guam_due_2013"), day("guam_move_2024"), "began"),
            "Return of Futenma": (day("futenma_1996"), day("futenma_due_2003"), now, "not yet by")}
    fig, ax = _bars("Promised, due, come", {name: (min(due, end), end, f"{word} {end:%b %Y}", RED)
                                            for name, (_, due, end, word) in rows.items()}, 3.8, (1995, 2045))
    for y, (made, due, end, _) in enumerate(rows.values()):
        ax.barh(y, min(due, end) - made, 0.55, left=made, color=BLUE)
    label(ax, date(1995, 9, 1), 0, "blue: time promised\nhatched: beyond it", GREY, fontsize=SMALL)
    late = {name: f"{(end - due).days:,} days beyond" if end > due else "in time"
            for name, (_, due, end, _) in rows.items()}
    return panel.Chart(fig, "; ".join(f"{name}: promised {said(made)}, due by {said(due)}, {word} {said(end)}, "
                                      f"{late[name]}" for name, (made, due, end, word) in rows.items()) + ".")
