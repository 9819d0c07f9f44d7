"""Notebook 01: counts and dates against the raw tables, the timeline full and empty."""

import html
import itertools
import re
from datetime import date

import pytest
from facts import raw, right
from matplotlib.dates import date2num

from helpers import dates, history, lanes, receipts, tables

EVENTS = {row["id"]: row for row in raw("history_events")}
MEETINGS = raw("history_meetings")
DAYS = [date.fromisoformat(row["date"]) for row in MEETINGS]
AFTER, STORY = date(1997, 9, 23), date(2013, 10, 3)
LANES = list(history.LANES)


@pytest.mark.parametrize(
    ("computed", "known"),
    [
        (lambda: right("hist_years"), 16.03),
        (lambda: right("hist_meetings"), 7),
        (lambda: right("hist_since"), 835),
        (lambda: right("hist_late"), 117),
        (lambda: right("hist_move"), 18.6),
        (lambda: right("hist_okinawa"), 20.05),
        (lambda: right("hist_tokyo"), 3),
        (lambda: len(MEETINGS), 21),
        (lambda: (STORY - AFTER).days, 5854),
        (lambda: max(b - a for a, b in itertools.pairwise(DAYS)).days, 1512),
        (
            lambda: dates.years_between(
                tables.value("guidelines_1978"), tables.value("guidelines_1997")
            ),
            18.8,
        ),
        (
            lambda: dates.years_between(
                tables.value("guidelines_1997"), tables.value("guidelines_2015")
            ),
            17.6,
        ),
    ],
)
def test_the_figures_that_the_course_must_show(computed, known):
    digits = len(str(known).partition(".")[2])
    assert round(computed(), digits) == known


def test_meetings_by_place():
    places = [row["place"] for row in MEETINGS]
    assert {place: places.count(place) for place in set(places)} == {
        "Washington": 10,
        "New York": 5,
        "Tokyo": 5,
        "online": 1,
    }


def test_a_meeting_is_an_event_of_the_same_day_and_place():
    short = {"Washington": "DC", "New York": "NY"}
    for row in MEETINGS:
        event = EVENTS[row["event_id"]]
        assert (event["date"], event["kind"], event["precision"]) == (row["date"], "meeting", "day")
        assert event["label"] == short.get(row["place"], row["place"])
    assert sorted(DAYS) == DAYS


def test_not_full_means_that_a_seat_is_marked():
    for row in MEETINGS:
        seats = row["us_foreign"] + row["us_defense"]
        assert ("(" in seats) == (row["full"] == "no"), row["event_id"]


def test_reviews_counts_and_words_share_the_dates_of_the_events():
    same = {
        "R05_aims": "scc_2005_feb",
        "R05_roles": "atara_2005",
        "R06_plan": "roadmap_2006",
        "R07_aims": "scc_2007",
        "R11_aims": "scc_2011",
        "R12_plan": "doc_2012_apr",
        "R13_start": "scc_2013",
        "R15_new": "guidelines_2015",
        "HW_2006": "scc_2006",
        "HW_2013_afp": "scc_2013",
    }
    rows = {row["id"]: row for name in ("history_reviews", "history_words") for row in raw(name)}
    assert all(rows[one]["date"] == EVENTS[other]["date"] for one, other in same.items())
    for row in raw("history_counts"):
        steps = int(row["last"][:4]) - int(row["first"][:4])
        assert int(row["value"]) == steps, row["id"]
    assert [row["id"] for row in raw("history_reviews") if row["guidelines"] == "replaced"] == [
        "R15_new"
    ]


def test_quotations_are_short():
    assert all(len(row["quote"].split()) <= 12 for row in raw("history_words"))


def test_dates_not_known_to_the_day_start_their_month_or_year():
    for name in ("history_events", "history_reviews", "history_words"):
        for row in raw(name):
            assert row["precision"] == "day" or row["date"].endswith("-01")
            assert row["precision"] != "year" or row["date"].endswith("-01-01")


@pytest.mark.parametrize("texts", [False, True])
@pytest.mark.parametrize("ends", [False, True])
@pytest.mark.parametrize("full", [False, True])
def test_the_count_of_meetings_follows_its_rule(ends, texts, full):
    shown = history.meetings()
    windows = [(AFTER, STORY), (STORY, DAYS[-1]), (DAYS[0], DAYS[-1])]
    for between, (first, last) in zip(shown.controls["between"].options, windows, strict=True):
        said = shown.set(between=between, ends=ends, texts=texts, full=full).sentence
        count = sum(
            (first < d < last or (ends and d in (first, last)))
            and (not full or row["full"] == "yes")
            for d, row in zip(DAYS, MEETINGS, strict=True)
        )
        count += texts * sum(
            first < d < last for d in (date(2010, 1, 19), date(2010, 5, 28), date(2012, 4, 27))
        )
        assert said.startswith(f"Between {between}: {count}.")
        assert (
            sum(
                int(n) for n in re.findall(r"(?:Washington|New York|Tokyo|online|only) (\d+)", said)
            )
            == count
        )


def test_span_counts_days_years_steps_and_posts():
    shown = history.span()
    months = [f"{date(2000, m, 1):%B}" for m in range(1, 13)]
    for first, last in itertools.product(
        shown.controls["first"].options, shown.controls["last"].options
    ):
        ends = []
        for words in (first, last):
            number, month, year = words.split(", ")[1].split()
            ends.append(date(int(year), months.index(month) + 1, int(number)))
        days, steps = (ends[1] - ends[0]).days, ends[1].year - ends[0].year
        said = shown.set(first=first, last=last).sentence
        assert f"{days:,} days, which is {days / 365.25:.2f} years. {steps} New Year's Days" in said
        assert said.endswith(f"differ by {steps}. Days of {steps + 1} calendar years are touched.")


def test_promises_guidelines_islands_and_breaks_say_what_the_tables_give():
    assert (
        "Second to the story, 23 September 1997 to 3 October 2013: 16.0 years"
        in history.guidelines().view.detail
    )
    assert history.islands().view.detail.endswith("Ogasawara: 26 June 1968; Okinawa: 15 May 1972.")
    said = history.promises().view.detail
    assert "came 27 April 2015, 117 days beyond" in said
    assert "by 31 December 2025, begun by 14 December 2024, in time" in said
    assert "Guam, an end by 2014: promised 1 May 2006" in said
    assert "due by 31 December 2014, not ended by 19 March 2026, 4,096 days beyond" in said
    said = history.breaks().view.detail
    for a, b in itertools.pairwise(DAYS):
        assert f"{dates.in_words(b)} {(b - a).days:,}" in said


def boxes(rows, first, last, width):
    """The points that each packed label and dot take: lane, row, start, end."""
    left, right = date2num(date(first, 1, 1)), date2num(date(last, 12, 31))
    scale = width / (right - left)
    places = lanes.pack(rows, left, scale, width)
    for event, place in zip(rows.itertuples(), places, strict=True):
        x = (date2num(event.date) - left) * scale
        wide, start = lanes.label_width(event.label) if event.label else 0, place.label_start
        assert not wide or (start >= 0 and start + wide <= width)
        yield event.kind, place.row, min(start, x - 2.5), max(start + wide, x + 2.5)


@pytest.mark.parametrize("events", [history.MAIN, history.ALL])
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (1945, 2026),
        (1990, 2026),
        (1995, 2015),
        (2005, 2014),
        (2009, 2013),
        (2013, 2013),
        (1945, 1960),
        (2025, 2026),
    ],
)
def test_labels_of_the_timeline_never_meet(first, last, events):
    shown = history.timeline().set(first=first, last=last, events=events, event=9)
    ax = shown.chart.fig.axes[0]
    every = tables.table("history_events").sort_values("date", kind="stable").fillna("")
    rows = every[[first <= when.year <= last for when in every.date]]
    rows = rows[(rows.main == "yes") | (events == history.ALL)].reset_index(drop=True)
    rows = history._labelled(rows, shown.values["event"] - 1)
    taken = {}
    for kind, row, start, end in boxes(rows, first, last, ax.bbox.width):
        assert all(end <= a or b <= start for a, b in taken.get((kind, row), [])), (kind, row)
        taken.setdefault((kind, row), []).append((start, end))
    high = sum(max(row for k, row in taken if k == kind) + 1 for kind in set(rows.kind))
    assert ax.bbox.height >= 12.5 * high  # points, a line of small type
    assert (rows.label != "").sum() <= history.MOST_LABELS


def test_the_timeline_opens_with_the_main_events_and_holds_all():
    shown = history.timeline()
    assert shown.sentence == "Event 1 of 16: 23 June 1945. The battle of Okinawa ends."
    assert shown.set(events="all").sentence.startswith(f"Event 1 of {len(EVENTS)}: 23 June 1945.")
    assert len(EVENTS) >= 60 and {row["kind"] for row in EVENTS.values()} == set(LANES)
    assert (
        shown.chart.view.below.count("<li>") == len(EVENTS)
        and shown.chart.view.below.count("<li><b>") == 1
    )


def test_each_event_can_be_read_with_its_source():
    shown = history.timeline().set(events="all")
    ordered = sorted(EVENTS.values(), key=lambda row: row["date"])
    for n, row in enumerate(ordered, start=1):
        said = shown.set(event=n).sentence
        day = dates.in_words(date.fromisoformat(row["date"]), row["precision"])
        assert said == f"Event {n} of {len(EVENTS)}: {day}. {row['title']}."
        words = html.unescape(shown.chart.view.below.split("<details>")[0])
        assert row["what"] in words and row["why"] in words and row["note"] in words
    assert shown.chart.view.below.count("href=") == len(EVENTS)


@pytest.mark.parametrize("state", [{"events": "all"}, {"first": 1970, "last": 1999, "law": False}])
def test_the_list_of_the_timeline_has_each_event_with_its_own_day_lane_and_source(state):
    shown = history.timeline().set(**state, event=3)
    values = shown.values
    rows = [
        row
        for row in sorted(EVENTS.values(), key=lambda row: row["date"])
        if values["first"] <= int(row["date"][:4]) <= values["last"] and values[row["kind"]]
        if values["events"] == "all" or row["main"]
    ]
    items = re.findall(r"<li>(.*?)</li>", shown.chart.view.below)
    assert len(items) == len(rows) and f"All {len(rows)} events" in shown.chart.view.below
    for n, (item, row) in enumerate(zip(items, rows, strict=True)):
        day = dates.in_words(date.fromisoformat(row["date"]), row["precision"])
        source = str(receipts.source_link(row["source_id"]))
        words = f"{day}: {row['title']} <i>({history.LANES[row['kind']]}; "
        assert html.unescape(item.split(source)[0]).removeprefix("<b>") == words, row["id"]
        assert item.startswith("<b>") == (n == 2)
    event = rows[2]
    day = dates.in_words(date.fromisoformat(event["date"]), event["precision"])
    assert shown.sentence == f"Event 3 of {len(rows)}: {day}. {event['title']}."
    told = html.unescape(shown.chart.view.below.split("<details>")[0])
    assert event["what"] in told.split("Why it matters:")[0]
    assert event["why"] in told.split("Why it matters:")[1]


def test_a_chosen_number_beyond_the_view_ends_at_its_last_event():
    shown = history.timeline().set(events="all", event=len(EVENTS))
    shown.set(**{kind: kind == "guidelines" for kind in LANES})
    count = sum(row["kind"] == "guidelines" for row in EVENTS.values())
    assert shown.values["event"] == count and "Third Guidelines" in shown.sentence
    assert shown.set(first=2015).sentence == "Event 1 of 1: 27 April 2015. Third Guidelines."
    assert shown.set(guidelines=False).sentence.startswith(
        "No event of these kinds from 2015 to 2026."
    )
    assert shown.set(guidelines=True, first=2026, last=1945).sentence.startswith(
        f"Event 1 of {count}: "
    )


def test_one_tick_redraws_the_timeline_once(monkeypatch):
    shown, drawn = history.timeline().set(events="all", event=90), []
    whole = lanes.Lanes.show
    monkeypatch.setattr(lanes.Lanes, "show", lambda *given: (drawn.append(1), whole(*given)))
    shown.controls["meeting"].value = False  # fewer events than 90 are left: the number is cut
    assert shown.values["event"] < 90 and len(drawn) == 1
    shown.controls["meeting"].value = True
    shown.set(first=1990, last=2015, law=False)
    assert len(drawn) == 3


def test_no_control_of_the_timeline_draws_its_fixed_layer_again():
    shown = history.timeline()
    shown.set(event=5)
    shown.set(first=1990, events="all")
    shown.set(leaders=False)
    assert len(shown.chart.layers.frames) == 1
