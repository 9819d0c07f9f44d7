"""The pictures of notebook 02, held to rows that are reckoned here from the raw tables."""

from datetime import date, timedelta
from math import log10

import ink
import pytest
import rows
from facts import raw
from matplotlib.dates import date2num

from helpers import catalogue

MAKERS = catalogue.makers()
COUNTRIES = {
    "china": ("China", "red"),
    "japan": ("Japan", "blue"),
    "korea": ("South Korea", "green"),
    "russia": ("Russia", "purple"),
    "us": ("United States", "coal"),
}
RUNGS = [
    "nothing for sure",
    "consistent with",
    "in or nearing",
    "most likely",
    "stated as a fact",
    "seen on the spot",
]
DAY = {row["id"]: date.fromisoformat(row["date"]) for row in raw("history_events")}


def make(name):
    return MAKERS[f"threats.{name}"]()


def ends_of(row):
    """The low and the high of a row, or its value twice."""
    return float(row["low"] or row["value"]), float(row["high"] or row["value"])


def test_third_test():
    by_measure = {}
    for row in raw("nuclear_tests"):
        by_measure.setdefault(row["measure"], []).append(float(row["value"]))
    panes = []
    for values in by_measure.values():
        looks = ["blue circle"] * 3 + ["grey circle"] * 3
        panes.append(
            {
                "marks": [(n, v, k) for n, (v, k) in enumerate(zip(values, looks, strict=True), 1)],
                "lines": [("pale", list(enumerate(values, start=1)))],
                "words": [(f"{values[2]:g}", 2.7, values[2])],
            }
        )
    chart = make("third_test")
    assert all(values[2] > max(values[:2]) for values in by_measure.values())
    rows.check(chart, *panes, headline="By every measure the third test was the strongest so far")


def test_yields():
    third = sorted(
        (row for row in raw("nuclear_yields") if row["test"] == "3"),
        key=lambda row: float(row["value"]),
    )
    shown, ends = {"marks": [], "lines": [], "words": []}, []
    for row in third:
        last = row["word"] == "last"
        look, amount, (low, high) = (
            "blue" if last else "pale blue",
            float(row["value"]),
            ends_of(row),
        )
        shown["marks"].append((amount, row["estimator"], f"{look} circle"))
        ends += [low, high] if last else []
    chart = make("yields")
    names = ink.tick_names(chart.fig.axes[0].yaxis)
    for y, name in names.items():
        row = next(row for row in third if row["estimator"] == name)
        look, (low, high) = "blue" if row["word"] == "last" else "pale blue", ends_of(row)
        shown["lines"].append((look, [(low, y), (high, y)]))
        shown["words"].append((f"{float(row['value']):g}", high, y))
    teams = {row["team"] for row in third}
    headline = f"Last words of {len(teams)} teams: {min(ends):g} to {max(ends):g} kilotons"
    rows.check(chart, shown, headline=headline)
    values = [float(row["value"]) for row in third]
    drawn = [amount for amount, _, _ in sorted(ink.panes(chart)[0].marks, key=lambda m: m[1])]
    assert len(drawn) == len(values)


def kilotons(magnitude, constant):
    return 10 ** ((magnitude - constant) / 0.75)


def test_magnitude_to_yield_in_every_state():
    panel = make("magnitude_to_yield")
    start = 5.1 - 0.75 * log10(7.4)
    assert panel.values["constant"] == pytest.approx(start, abs=0.005)
    for state in rows.states(panel):
        strong = kilotons(state["magnitude"], state["constant"])
        said = f"{float(f'{strong:.3g}'):,g}"
        points = [(4 + n / 50, kilotons(4 + n / 50, state["constant"])) for n in range(126)]
        chart = rows.move(panel, state)
        rows.check(
            chart,
            {
                "lines": [("blue", points)],
                "marks": [(state["magnitude"], strong, "red circle")],
                "bands": [(4.9, 5.2, "pale")],
                "words": [
                    ("2013, as\nprinted", 5.05, None),
                    (f"{said} kt", state["magnitude"], None),
                ],
            },
            headline="From magnitude to kilotons",
        )
        (ax,) = chart.fig.axes
        low, high = ax.get_ylim()
        assert low <= strong <= high, f"{state}: the point lies outside"
        (box,) = [box for words, box in ink.panes(chart)[0].words if words.endswith(" kt")]
        _, y = ax.transData.transform((state["magnitude"], strong))
        assert abs((box.y0 + box.y1) / 2 - y) < 36, "the number stands far from its dot"
        assert f": {said} kilotons" in chart.sentence


def test_launches_in_every_state():
    panel = make("launches")
    looks = {"success": "blue", "failure": "red //", "unknown": "open grey dotted"}
    for state in rows.states(panel):
        bars = []
        for row in raw("missiles"):
            start, year = 0, int(row["year"])
            for outcome, look in looks.items():
                count = float(row[outcome])
                if outcome == "unknown" and state["unknown"] == "count as failure":
                    look = looks["failure"]
                if count and (year != 2013 or state["six"]):
                    bars.append((year, start, start + count, look))
                start += count
        rows.check(
            rows.move(panel, state),
            {
                "bars": bars,
                "rules": [("x", 2013.75, "black dotted")],
                "legend": list(looks.items()),
                "words": [("the story", 2013.4, None)],
            },
            headline="North Korea's launches by year: missiles and space rockets",
        )


def test_ladder_in_every_state():
    panel = make("ladder")
    statements = sorted(raw("reactor"), key=lambda row: row["date"])
    for state in rows.states(panel):
        present, given = state["placed"]["present"], state["placed"]["given"]
        marks = []
        for n, row in enumerate(statements, start=1):
            if str(n) in given:
                day = date.fromisoformat(row["date"])
                column = f"{n}\n{day:%b}\n{day:%Y}"
                marks.append((column, given[str(n)], "blue diamond"))
                marks.append((column, RUNGS[int(row["rung"]) - 1], "ring red circle"))
        chart = rows.move(panel, state)
        rows.check(
            chart,
            {
                "marks": marks,
                "lines": [("pale", [(int(present), 0.4), (int(present), 6.6)])],
                "rules": [("y", rung, "pale") for rung in range(1, 7)],
            },
            headline="How sure does it sound?",
        )
        row = statements[int(present) - 1]
        day = date.fromisoformat(row["date"])
        said = f"{day.day} {day:%B %Y}, {row['who']}: {row['statement']} "
        assert chart.sentence.startswith(said)


def counts_of_scrambles(against):
    return {
        int(row["fiscal_year"]): (float(row["value"]), row["status"])
        for row in raw("scrambles")
        if row["against"] == against and row["months"] == "12"
    }


def test_scrambles():
    looks = {
        "all": ("grey", "circle"),
        "China": ("red", "square"),
        "Russia": ("purple", "triangle"),
    }
    shown, series = {"marks": [], "lines": [], "words": []}, {}
    for against, (ink_of_line, form) in looks.items():
        series[against] = counts = counts_of_scrambles(against)
        for year, (count, status) in counts.items():
            look = f"{ink_of_line} {form}"
            shown["marks"].append((year, count, f"open {look}" if status == "unverified" else look))
        joined = [(year, count) for year, (count, _) in counts.items() if year >= 2003]
        shown["lines"].append((ink_of_line, joined))
        shown["words"].append((against, *joined[-1]))
    first = next(y for y in range(2003, 2025) if series["China"][y] > series["Russia"][y])
    chart = make("scrambles")
    rows.check(chart, shown, headline=f"In fiscal {first} China passed Russia in Japan's scrambles")


def test_quarters():
    shown = {"bars": [], "words": [], "rules": []}
    counts = {}
    for row in raw("scramble_quarters"):
        day, count = date.fromisoformat(row["date"]), float(row["value"])
        counts[day] = count
        look = "pale red" if row["status"] == "derived" else "red"
        shown["bars"].append((day + timedelta(days=40), 0, count, look))
        shown["words"].append((f"{count:.0f}", day + timedelta(days=40), count))
    for id, words in (("senkaku_purchase_2012", "purchase"), ("adiz_2013", "zone")):
        shown["rules"].append(("x", DAY[id], "black dotted"))
        shown["words"].append((words, DAY[id], None))
    start, end = counts[date(2012, 1, 1)], counts[date(2013, 1, 1)]
    headline = f"From {start:.0f} a quarter in early 2012 to {end:.0f} a year later"
    chart = make("quarters")
    rows.check(chart, shown, headline=headline)
    months = {float(date2num(day)): f"{day:%b}" for day in counts}
    months |= {float(date2num(day)): f"{day:%b}\n{day:%Y}" for day in counts if day.month == 4}
    assert ink.tick_names(chart.fig.axes[0].xaxis) == months


def counts_of_vessels(zone, measure, as_index):
    counts = {
        int(row["year"]): float(row["value"])
        for row in raw("vessels")
        if (row["zone"], row["measure"]) == (zone, measure) and row["value"]
    }
    return {y: 100 * c / counts[2013] if as_index else c for y, c in counts.items()}


def test_vessels_in_every_state():
    panel, gap = make("vessels"), float("nan")
    for state in rows.states(panel):
        as_index = state["scale"] == "2013 = 100"
        ends = sorted((state["first"], state["last"]))
        shown = {"lines": [], "marks": [], "words": []}
        for zone in ("territorial sea", "contiguous zone"):
            counts = counts_of_vessels(zone, state["measure"], as_index)
            look = "red" if zone == state["zone"] else "grey"
            points = [(year, counts.get(year, gap)) for year in range(2008, 2026)]
            shown["lines"].append((f"{look} with {look} circle", points))
            if counts:
                last = max(counts)
                shown["words"].append((zone, last, None))
            if zone == state["zone"]:
                known = [year for year in ends if year in counts]
                shown["marks"] = [(year, counts[year], "red circle") for year in known]
                shown["words"] += [(f"{counts[y]:,.0f}", y, counts[y]) for y in known]
        chart = rows.move(panel, state)
        rows.check(chart, shown, headline="Chinese government vessels near the islands")


def test_names_of_zones_and_countries_stand_at_the_height_of_their_lines():
    """In states in which no name must give way to another."""
    for name, state in (("vessels", {}), ("spending", {"measure": "nominal dollars"})):
        panel = make(name)
        (pane,) = ink.panes(rows.move(panel, panel.values | state))
        boxes = dict(pane.words)
        for named, line in panel_lines(panel).items():
            if not line.get_visible():
                continue
            x, y = [(x, y) for x, y in zip(*line.get_data(), strict=True) if y == y][-1]
            _, height = pane.ax.transData.transform((x, y))
            assert boxes[named].y0 <= height <= boxes[named].y1, named


def panel_lines(panel):
    """The lines of a panel by the country or zone that their data belong to."""
    by_name = {}
    for line in panel.chart.fig.axes[0].lines:
        xs, ys = line.get_data()
        points = {x: y for x, y in zip(xs, ys, strict=True) if y == y}
        for country, _ in COUNTRIES.values():
            if len(points) > 20 and points.get(2013) == spent(country, "nominal dollars").get(2013):
                by_name[country] = line
        for zone in ("territorial sea", "contiguous zone"):
            if points and points == pytest.approx(counts_of_vessels(zone, "ship-days", True)):
                by_name[zone] = line
    return by_name


def spent(country, measure):
    return {
        int(row["year"]): float(row["value"])
        for row in raw("military_expenditure")
        if (row["country"], row["measure"]) == (country, measure)
    }


def test_spending_in_every_state():
    panel = make("spending")
    for state in rows.states(panel):
        base, last, measure = state["base"], state["last"], state["measure"]
        as_index = state["scale"] == "index" or measure == "own currency"
        shown = {
            "rules": [("x", base, "faint dotted"), ("x", last, "faint dotted")],
            "lines": [],
            "marks": [],
            "words": [],
        }
        missing = []
        for key, (country, look) in COUNTRIES.items():
            amounts = spent(country, measure) if state[key] else {}
            if state[key] and not amounts:
                missing.append(country)
            if not amounts:
                continue
            drawn = {y: 100 * a / amounts[base] if as_index else a for y, a in amounts.items()}
            shown["lines"].append((look, list(drawn.items())))
            shown["marks"] += [(year, drawn[year], f"{look} circle") for year in (base, last)]
            shown["words"].append((country, 2024, None))
        chart = rows.move(panel, state)
        rows.check(chart, shown, headline="Military expenditure")
        assert ("Not in this table: " + ", ".join(missing) in chart.sentence) or not missing


def test_budgets():
    shown = {"bars": [], "lines": [], "words": []}
    some = [row for row in raw("china_budget") if row["unit"] == "USD bn"]
    for y, row in enumerate(some):
        low, high = ends_of(row)
        amount = f"{low:g} to {high:g}" if high > low else f"{low:g}"
        amount += " or more" if row["at_least"] == "yes" else ""
        look = "red" if "official" in row["by"] else "pale"
        shown["bars"].append((f"{row['year']} {row['by']}", 0, float(row["value"]), look))
        shown["lines"].append(("black", [(low, y), (high, y)]))
        shown["words"].append((amount, high, y))
    headline = "Others put China's military budget above the official figure"
    rows.check(make("budgets"), shown, headline=headline)
