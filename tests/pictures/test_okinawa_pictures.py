"""The pictures of notebook 03, held to rows that are reckoned here from the raw tables."""

from datetime import date

import ink
import rows
from facts import raw

from helpers import catalogue

MAKERS = catalogue.makers()
PLACES = {
    "japan": ("Japan with Okinawa", "blue"),
    "okinawa": ("Okinawa", "orange"),
    "korea": ("South Korea", "green"),
    "guam": ("Guam", "teal"),
}
SERVICES = {
    "all": "value",
    "Marines": "marines",
    "Army": "army",
    "Navy": "navy",
    "Air Force": "air_force",
}
LAND = {row["id"]: row for row in raw("base_land")}


def make(name):
    return MAKERS[f"okinawa.{name}"]()


def part(key):
    okinawa, japan = (float(LAND[f"LA{key}_{end}"]["value"]) for end in ("okinawa", "japan"))
    return 100 * okinawa / japan


def counted(place, rules, column):
    """Counts by year of one place by one set of rules; a year without a count is a gap."""
    counts = {
        int(row["year"]): float(row[column]) if row[column] else float("nan")
        for row in raw("troops")
        if (row["place"], row["rules"]) == (place, rules)
    }
    years = range(min(counts), max(counts) + 1) if counts else ()
    return {year: counts.get(year, float("nan")) for year in years}


def pieces(points):
    """Points between gaps, as lists; years that the picture joins."""
    found = [[]]
    for year, count in points:
        if year == year and count == count:
            found[-1].append((float(year), float(count)))
        elif found[-1]:
            found.append([])
    return [some for some in found if some]


def test_troops_in_every_state():
    panel = make("troops")
    assert panel.values["first"] == 1955
    assert [key for key in PLACES if panel.values[key]] == ["japan", "okinawa"]
    for state in rows.states(panel):
        first, last = sorted((state["first"], state["last"]))
        chart = rows.move(panel, state)
        (pane,) = ink.panes(chart)
        wanted, names, alone = [], [], []
        for key, (place, look) in PLACES.items():
            some = []
            for rules in ("old", "new"):
                counts = counted(place, rules, SERVICES[state["service"]])
                within = [(y, c) for y, c in counts.items() if first <= y <= last]
                some += pieces(within) if state[key] else []
            if some:
                wanted.append((look, some))
                names.append((place, some[-1][-1][0], None))
                alone += [(*one[0], f"{look} circle") for one in some if len(one) == 1]
        drawn = [(look, pieces(points)) for look, points in pane.lines if pieces(points)]
        assert sorted(drawn) == sorted(wanted), f"{state}: the picture {drawn}; the table {wanted}"
        rule = first <= 2008 <= last
        if rule:
            names.append(("2008", 2008, None))
        rows.check(
            chart,
            {
                "lines": None,
                "marks": alone,
                "rules": [("x", 2008, "grey dotted")] if rule else [],
                "words": names,
            },
            headline="US military personnel",
        )


def test_names_of_places_stand_at_the_height_where_their_line_ends():
    panel = make("troops")
    (pane,) = ink.panes(rows.move(panel, panel.values | {"guam": True}))
    boxes = dict(pane.words)
    for key in ("japan", "okinawa", "guam"):
        place, look = PLACES[key]
        (points,) = [points for its_look, points in pane.lines if its_look == look]
        x, y = pieces(points)[-1][-1]
        _, height = pane.ax.transData.transform((x, y))
        assert boxes[place].y0 <= height <= boxes[place].y1, place


def test_ticks_of_troops_are_whole_years():
    panel = make("troops")
    for first, last in ((2008, 2008), (2007, 2009), (1955, 2025), (2020, 2023)):
        chart = rows.move(panel, panel.values | {"first": first, "last": last})
        places = chart.fig.axes[0].xaxis.get_majorticklocs()
        assert len(places) and all(place == round(place) for place in places)


def test_two_counts():
    counts = {row["id"]: row for row in raw("troops")}
    keys = {
        "2007, old rules": "TR2007_japan",
        "2008, old rules": "TR2008_japan_old",
        "2008, new rules": "TR2008_japan",
    }
    shown = {"bars": [], "words": []}
    looks = {"marines": ("pale", "Marines"), "army": ("grey", ""), "navy": ("blue", "Navy")}
    looks["air_force"] = ("pale", "Air Force")
    for y, (name, key) in enumerate(keys.items()):
        start = 0
        for column, (look, words) in looks.items():
            people = float(counts[key][column])
            shown["bars"].append((name, start, start + people, look))
            if words:
                shown["words"].append((words, start + people / 2, y))
            start += people
        total = float(counts[key]["value"])
        if total > start:
            shown["bars"].append((name, start, total, "faint"))  # a few of no service
        shown["words"].append((f"{total:,.0f}", total, y))
    more = float(counts["TR2008_japan"]["value"]) - float(counts["TR2008_japan_old"]["value"])
    chart = make("two_counts")
    rows.check(chart, shown, headline=f"The same month, new rules: {more:,.0f} people more")


def test_denominator_in_every_state():
    panel = make("denominator")
    keys = ("2013_excl", "2013_all", "2016_sites", "2013_people")
    shares = dict(zip(panel.controls["measure"].options, map(part, keys), strict=True))
    for state in rows.states(panel):
        bars = [(name, 0, 100, "pale") for name in shares]
        for name, share in shares.items():
            bars.append((name, 0, share, "orange" if name == state["measure"] else "faint"))
        words = [(f"{share:.1f} %", share, y) for y, share in enumerate(shares.values())]
        rows.check(
            rows.move(panel, state),
            {"bars": bars, "words": words},
            headline="Okinawa's part, by what is counted",
        )


def test_land():
    by_day, printed = {}, {}
    for row in LAND.values():
        if row["measure"] != "exclusive-use area":
            continue
        day = date.fromisoformat(row["date"])
        if row["unit"] == "km2":
            by_day.setdefault(day, {})[row["part"]] = float(row["value"])
        elif row["part"] == "share":
            printed[day] = float(row["value"])
    printed = {day: share for day, share in printed.items() if day not in by_day}
    okinawa = [(day, areas["Okinawa"]) for day, areas in sorted(by_day.items())]
    elsewhere = [(d, areas["Japan"] - areas["Okinawa"]) for d, areas in sorted(by_day.items())]
    share = {d: 100 * areas["Okinawa"] / areas["Japan"] for d, areas in sorted(by_day.items())}
    left = {
        "lines": [("orange with orange circle", okinawa), ("blue with blue square", elsewhere)],
        "words": [("Okinawa", None, 265), ("elsewhere in Japan", None, 110)],
    }
    named = [
        (f"{share[day]:.1f}", day, share[day]) for day in share if day.year in (1972, 2013, 2020)
    ]
    right = {
        "lines": [("black", list(share.items()))],
        "marks": [(day, percentage, "black circle") for day, percentage in share.items()]
        + [(day, percentage, "open black circle") for day, percentage in printed.items()],
        "words": named,
    }
    chart = make("land")
    rows.check(chart, left, right, headline="The area fell, the share rose, then both fell")
    areas = [sum(areas.values()) - areas["Okinawa"] for _, areas in sorted(by_day.items())]
    assert areas == sorted(areas, reverse=True)
    assert list(share.values())[0] < list(share.values())[1] > list(share.values())[-1]


def test_names_in_land_stand_between_their_line_and_the_frame():
    """Okinawa's name above its line, the other's below the one it names."""
    left, _ = ink.panes(make("land"))
    heights = {}
    for words, box in left.words:
        heights[words] = left.ax.transData.inverted().transform((box.x0, (box.y0 + box.y1) / 2))[1]
    assert heights["Okinawa"] > 230 > heights["elsewhere in Japan"]


def test_slipping():
    named = [row for row in raw("futenma_dates") if row["earliest"]]
    shown = {"lines": [("grey dotted", [(1994, 1994), (2036, 2036)])], "marks": [], "words": []}
    shown["words"].append(("the year itself", 2030, None))
    for row in named:
        year, earliest = int(row["date"][:4]), int(row["earliest"])
        ink_of_row = "red" if row["what"] == "return" else "blue"
        end, dashes = (int(row["latest"]), "") if row["latest"] else (earliest + 7, " dotted")
        shown["lines"].append((ink_of_row + dashes, [(year, earliest), (year, end)]))
        shown["marks"].append((year, earliest, f"{ink_of_row} circle"))
        words = f"{earliest}" if earliest == end else f"{earliest} to {end}"
        shown["words"].append((words if row["latest"] else row["printed"], year, earliest))
    chart = make("slipping")
    rows.check(chart, shown, headline="The year that is named stays ahead of the calendar")
    # What the headline says: no year that was named lies on or below the calendar's line.
    assert all(int(row["earliest"]) > int(row["date"][:4]) for row in named)


def test_votes_in_every_state():
    panel = make("votes")
    for state in rows.states(panel):
        counts = {
            row["answer"]: float(row["value"])
            for row in raw("votes")
            if row["vote"] == state["vote"]
        }
        answers = [name for name in ("for", "against", "neither") if name in counts]
        answer = state["answer"] if state["answer"] in answers else "for"
        valid = sum(counts[name] for name in answers)
        ballots = valid + counts["invalid"]
        wholes = {
            "of the valid votes": (valid, valid),
            "of the ballots": (ballots, ballots),
            "of the electorate": (counts["electorate"], ballots),
        }
        shown = {"bars": [], "words": []}
        for y, (base, (whole, cast)) in enumerate(wholes.items()):
            share, all_cast = 100 * counts[answer] / whole, 100 * cast / whole
            shown["bars"].append((base, 0, share, "blue"))
            shown["bars"].append((base, share, all_cast, "grey"))
            if whole > cast:
                shown["bars"].append((base, all_cast, 100, "pale"))
            if share > 8:
                shown["words"].append((f"{share:.2f}", 3, y))
        chart = rows.move(panel, state)
        (pane,) = ink.panes(chart)
        pane_bars = [bar for bar in pane.bars if bar[2] - bar[1] > 1e-9]
        assert len(pane_bars) == len(shown["bars"])
        day = next(
            date.fromisoformat(r["date"]) for r in raw("votes") if r["vote"] == state["vote"]
        )
        said = f"{state['vote']}, {day.day} {day:%B %Y}: “{answer}” {counts[answer]:,.0f}. "
        assert chart.sentence.startswith(said)
        rows.check(chart, shown | {"bars": None}, headline="One vote, three percentages")
        rows.same("bars", state, pane_bars, shown["bars"])


def test_polls_in_every_state():
    panel = make("polls")
    looks = {"Okinawa Prefecture": "orange", "Japan outside Okinawa": "blue"}
    for state in rows.states(panel):
        some = [row for row in raw("polls") if row["question"] == state["question"]]
        answers = list(dict.fromkeys(row["answer"] for row in some))
        asked = list(dict.fromkeys(row["asked"] for row in some))
        away = {side: (0.2 * (2 * n - 1) if len(asked) > 1 else 0) for n, side in enumerate(looks)}
        bars, words = [], []
        for row in some:
            y, share = answers.index(row["answer"]), float(row["value"])
            bars.append((y + away[row["asked"]], 0, share, looks[row["asked"]]))
            words.append((f"{share:g}", share, y + away[row["asked"]]))
        chart = rows.move(panel, state)
        (pane,) = ink.panes(chart)
        names = pane.y_names
        assert [names[y] for y in range(len(answers))] == answers
        shown = [(_number(place, names), *rest) for place, *rest in pane.bars]
        rows.same("bars", state, shown, bars)
        rows.check(chart, {"bars": None, "words": words}, headline="Who was asked what")
        by_side = {side: [r for r in some if r["asked"] == side] for side in looks}
        most = max(by_side["Okinawa Prefecture"], key=lambda r: float(r["value"]))
        rest = "Only people on Okinawa were asked."
        for other in by_side["Japan outside Okinawa"]:
            if other["answer"] == most["answer"]:
                rest = f"elsewhere in Japan {float(other['value']):g}."
        assert chart.sentence.startswith(f"{most['by']}, {most['year']}: on Okinawa ")
        assert f" {float(most['value']):g} per cent said “{most['answer']}”" in chart.sentence
        assert chart.sentence.endswith(rest)


def _number(place, names):
    """The height of a row, also where the axis has a name for it."""
    return next((y for y, name in names.items() if name == place), place)


def test_support():
    shown = {
        "marks": [],
        "words": [
            ("narrow line", 2001, 290),
            ("wider total: also rent (a part\nof it notional), noise, moves", 1979, 490),
        ],
    }
    looks = {"narrow line": "blue circle", "wider total": "red square"}
    by_id = {}
    for row in raw("host_support"):
        if row["scope"] not in looks:
            continue
        amount, look = float(row["value"]), looks[row["scope"]]
        by_id[row["id"]] = amount
        opened = "open " if row["status"] == "unverified" else ""
        shown["marks"].append((int(row["fiscal_year"]), amount, opened + look))
    ratio = by_id["HN2002_wide"] / by_id["HN2002_narrow"]
    chart = make("support")
    rows.check(
        chart, shown, headline=f"In 2002 the wider total was {ratio:.1f} times the narrow line"
    )
