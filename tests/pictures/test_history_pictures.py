"""The pictures of notebook 01, held to rows that are reckoned here from the raw tables."""

import itertools
from collections import Counter
from datetime import date

import ink
import pytest
import rows
from facts import raw
from matplotlib.dates import date2num

from helpers import catalogue

MAKERS = catalogue.makers()
EVENTS = sorted(raw("history_events"), key=lambda row: row["date"])
DAY = {row["id"]: date.fromisoformat(row["date"]) for row in EVENTS}
MEETINGS = raw("history_meetings")
HELD = [date.fromisoformat(row["date"]) for row in MEETINGS]
STORY = DAY["scc_2013"]
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


def in_words(day):
    return f"{day.day} {day:%B %Y}"


def years(first, last):
    return (last - first).days / 365.25


def in_view(state):
    """The events of a state of the timeline, in the order of time."""
    first, last = sorted((state["first"], state["last"]))
    return [
        row
        for row in EVENTS
        if first <= int(row["date"][:4]) <= last
        and state[row["kind"]]
        and (row["main"] == "yes" or state["events"] == "all")
    ]


def lane_at(y, edges):
    """The number of the lane at a height: how many edges lie above it (the axis runs downwards)."""
    return sum(edge < y for edge in edges)


def check_lanes(pane, shown):
    """Each event has a dot on its day, in the lane that carries its kind's name."""
    edges = sorted(points[0][1] for _, points in pane.lines)
    kinds = [kind for kind in LANES if any(row["kind"] == kind for row in shown)]
    boxes = dict(pane.words)
    for number, kind in enumerate(kinds):
        box = boxes[LANES[kind]]
        _, y = pane.ax.transData.inverted().transform((box.x0, (box.y0 + box.y1) / 2))
        assert lane_at(y, edges) == number, f"the lane {kind} has another's name"
    dots = Counter(
        (round(x, 6), lane_at(y, edges)) for x, y, look in pane.marks if look == "blue circle"
    )
    wanted = Counter(
        (round(float(date2num(DAY[row["id"]])), 6), kinds.index(row["kind"])) for row in shown
    )
    assert dots == wanted, f"only the picture: {dots - wanted}; only the table: {wanted - dots}"
    return edges, kinds


def check_chosen(pane, shown, chosen, edges, kinds):
    """One red dot, on the day and in the lane of the chosen event."""
    (red,) = [(x, y) for x, y, look in pane.marks if look == "red circle"]
    day = float(date2num(DAY[shown[chosen]["id"]]))
    assert red[0] == pytest.approx(day), f"the red dot stands at {red[0]}, the event at {day}"
    assert lane_at(red[1], edges) == kinds.index(shown[chosen]["kind"])


def check_labels(pane, labelled, state):
    """Each label stands beside a dot of an event of that name, at its height."""
    words = Counter(words for words, _ in pane.words) - Counter(LANES.values())
    words -= Counter(["the story"])
    wanted = Counter(row["label"] for row in labelled)
    assert words == wanted, f"only the picture: {words - wanted}; only the table: {wanted - words}"
    spots = [
        (x, pane.ax.transData.transform((x, y))) for x, y, look in pane.marks if "blue" in look
    ]
    for said, box in pane.words:
        days = {
            round(float(date2num(DAY[row["id"]])), 6) for row in labelled if row["label"] == said
        }
        beside = [
            x
            for x, point in spots
            if box.x0 - 9 <= point[0] <= box.x1 + 9 and box.y0 <= point[1] <= box.y1
        ]
        assert not days or days & {round(x, 6) for x in beside}, (said, state)


def test_timeline_in_every_state():
    panel = MAKERS["history.timeline"]()
    for state in rows.states(panel):
        shown, chart = in_view(state), rows.move(panel, state)
        (pane,) = ink.panes(chart)
        first, last = sorted((state["first"], state["last"]))
        assert pane.ax.get_xlim() == (date2num(date(first, 1, 1)), date2num(date(last, 12, 31)))
        story = [("x", STORY, "red dotted")] if first <= 2013 <= last else []
        rows.check(
            chart,
            {"rules": story, "lines": None, "marks": None, "words": None},
            headline="The alliance in time",
        )
        assert ("the story" in dict(pane.words)) == bool(story)
        if story:
            box, (x, _) = (
                dict(pane.words)["the story"],
                pane.ax.transData.transform((date2num(STORY), 0)),
            )
            assert box.x0 - 3 <= x <= box.x1 + 3, "the words stand over another day"
        if not shown:
            assert not pane.marks and "No event" in chart.sentence
            continue
        chosen = min(state["event"], len(shown)) - 1
        edges, kinds = check_lanes(pane, shown)
        check_chosen(pane, shown, chosen, edges, kinds)
        check_labels(pane, shown if len(shown) <= 24 else [shown[chosen]], state)
        assert chart.sentence.startswith(f"Event {chosen + 1} of {len(shown)}: ")
        assert shown[chosen]["title"] in chart.sentence


def spans(bars):
    """The rows of bars from day to day: {name: (first, last, words, look)}."""
    shown = {"bars": [], "words": []}
    for y, (name, (first, last, words, look)) in enumerate(bars.items()):
        if first != last:
            shown["bars"].append((name, first, last, look))
        shown["words"].append((words, last, y))
    return shown


def test_guidelines():
    second = DAY["guidelines_1997"]
    ends = {
        "First to second": (DAY["guidelines_1978"], second, "pale"),
        "Second to the story": (second, STORY, "blue"),
        "Second to planned end": (second, DAY["deadline_2014"], "pale"),
        "Second to third": (second, DAY["guidelines_2015"], "pale"),
    }
    bars = {
        name: (first, last, f"{years(first, last):.1f} years", look)
        for name, (first, last, look) in ends.items()
    }
    headline = f"From the second Guidelines to the story: {years(second, STORY):.1f} years"
    rows.check(MAKERS["history.guidelines"](), spans(bars), headline=headline)


def day_of(option):
    """The day that a button of span() names at its end."""
    words = option.rsplit(", ", 1)[1]
    return next(day for day in DAY.values() if in_words(day) == words)


def test_span_in_every_state():
    panel = MAKERS["history.span"]()
    for state in rows.states(panel):
        first, last = day_of(state["first"]), day_of(state["last"])
        new_years = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
        middle = (date2num(first) + date2num(last)) / 2
        rows.check(
            rows.move(panel, state),
            {
                "bars": [(0, first, last, "blue")],
                "lines": [("white", [(day, -0.3), (day, 0.3)]) for day in new_years],
                "words": [(f"{years(first, last):.2f} years", middle, None)],
            },
            headline="How many years?",
        )


def test_meetings_in_every_state():
    panel = MAKERS["history.meetings"]()
    every = [
        (day, row["place"], row["full"] == "yes") for day, row in zip(HELD, MEETINGS, strict=True)
    ]
    every += [
        (DAY[id], "text only", True)
        for id in ("doc_2010_jan", "futenma_reversal_2010", "doc_2012_apr")
    ]
    windows = {
        "the second Guidelines and the story": (DAY["guidelines_1997"], STORY),
        "the story and the last meeting": (STORY, max(HELD)),
        "the first meeting and the last": (min(HELD), max(HELD)),
    }
    assert list(panel.controls["between"].options) == list(windows)
    for state in rows.states(panel):
        first, last = windows[state["between"]]
        marks, counted = [], 0
        for day, place, full in every:
            counts = first < day < last or (state["ends"] and day in (first, last))
            counts = counts and (state["texts"] or place != "text only")
            counts = counts and (full or not state["full"])
            ink_of_dot = "blue" if counts else "faint"
            marks.append(
                (day, place, f"{ink_of_dot} circle" if full else f"open {ink_of_dot} circle")
            )
            counted += counts
        chart = rows.move(panel, state)
        rows.check(
            chart,
            {"marks": marks, "bands": [(first, last, "pale")]},
            headline="Which meetings count?",
        )
        assert f": {counted}. " in chart.sentence


def test_breaks():
    gaps = {after: (after - before).days for before, after in itertools.pairwise(HELD)}
    longest = max(gaps, key=gaps.get)
    looks = {longest: "black", STORY: "blue"}
    shown = {
        "lines": [(looks.get(day, "grey"), [(day, 0), (day, gap)]) for day, gap in gaps.items()],
        "words": [(f"{day.year}: {gaps[day]:,}", day, gaps[day]) for day in looks],
    }
    headline = f"The longest break ended in {longest.year}, one meeting before the story"
    assert HELD.index(longest) == HELD.index(STORY) - 1
    rows.check(MAKERS["history.breaks"](), shown, headline=headline)


def test_islands():
    start, free = DAY["surrender_1945"], DAY["independence_1952"]
    ends = {
        "Main islands": (free, "blue"),
        "Amami": (DAY["amami_1953"], "pale"),
        "Ogasawara": (DAY["ogasawara_1968"], "pale"),
        "Okinawa": (DAY["reversion_1972"], "orange"),
    }
    bars = {name: (start, day, in_words(day), look) for name, (day, look) in ends.items()}
    later = years(free, DAY["reversion_1972"])
    rows.check(
        MAKERS["history.islands"](),
        spans(bars) | {"rules": [("x", free, "black dotted")]},
        headline=f"On Okinawa US rule ended {later:.1f} years after the main islands",
    )


def test_promises():
    newest = max(DAY.values())
    end, start = DAY["deadline_2014"], DAY["guam_due_2013"]
    made = {
        "New Guidelines": (STORY, end, DAY["guidelines_2015"], "came"),
        f"Guam, an end by {end.year}": (DAY["roadmap_2006"], end, newest, "not ended by"),
        f"Guam, a start by {start.year}": (STORY, start, DAY["guam_move_2024"], "begun by"),
        "Return of Futenma": (DAY["futenma_1996"], DAY["futenma_due_2003"], newest, "not yet by"),
    }
    bars = {
        name: (min(due, came), came, f"{words} {came:%b %Y}", "red //")
        for name, (_, due, came, words) in made.items()
    }
    shown = spans(bars)
    for name, (promised, due, came, _) in made.items():
        shown["bars"].append((name, promised, min(due, came), "blue"))
    kept = sum(came <= due for _, due, came, _ in made.values())
    rows.check(
        MAKERS["history.promises"](),
        shown,
        headline=f"{kept} of {len(made)} promised dates was kept",
    )
