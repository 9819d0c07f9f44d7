"""What stands around the axes of every chart, typed a second time: units, keys, where they end.

A chart has a pair (below, beside) of words, and a pair of spans, for each of its panes; where they
follow the controls, a function of the state gives them.
"""

from datetime import date

SPENT = {
    "nominal dollars": "billion dollars of the day",
    "constant dollars": "billion dollars of 2023",
    "share of GDP": "per cent of GDP",
}


def spending(state):
    as_index = state["scale"] == "index" or state["measure"] == "own currency"
    return [("", f"{state['base']} = 100" if as_index else SPENT[state["measure"]])]


def vessels(state):
    index = ", 2013 = 100" if state["scale"] == "2013 = 100" else ""
    return [("", state["measure"] + index)]


def troops(state):
    return [("", "people" if state["service"] == "all" else state["service"])]


NONE = [("", "")]
AXES = {
    "start.far_from_where": NONE,
    "start.reach": [("kilometres, shortest way", "")],
    "history.breaks": [("", "days since the meeting before")],
    "history.guidelines": NONE,
    "history.islands": NONE,
    "history.meetings": [("open: not all four are full ministers; blue: counted", "")],
    "history.promises": [("blue: the time promised; red, hatched: beyond it", "")],
    "history.span": NONE,
    "history.timeline": NONE,
    "threats.budgets": [("billion dollars of the day", "")],
    "threats.ladder": [("diamond: yours; ring: ours", "")],
    "threats.launches": [("", "launches")],
    "threats.magnitude_to_yield": [("magnitude (mb; the axis starts at 4)", "kilotons")],
    "threats.quarters": [("pale: reckoned from sums", "scrambles against China")],
    "threats.scrambles": [("Japanese fiscal year; open: not seen on a page", "scrambles ordered")],
    "threats.spending": spending,
    "threats.third_test": [
        ("USGS magnitude\n(the axis starts at 3)", ""),
        ("CTBTO magnitude\n(the axis starts at 3)", ""),
        ("Korean magnitude\n(the axis starts at 3)", ""),
        ("Yield, one method,\nkilotons", ""),
    ],
    "threats.vessels": vessels,
    "threats.yields": [("kilotons; pale: earlier words of the same teams", "")],
    "okinawa.denominator": [("per cent of Japan's", "")],
    "okinawa.land": [
        ("", "square kilometres"),
        ("open: a share as printed, not joined", "Okinawa's share, per cent"),
    ],
    "okinawa.polls": [("per cent; orange: asked on Okinawa; blue: asked elsewhere in Japan", "")],
    "okinawa.slipping": [
        (
            "year of the promise (red: return; blue: the replacement; dotted: or later)",
            "year that was named",
        )
    ],
    "okinawa.support": [
        ("Japanese fiscal year; open: not seen on a page", "billion yen of the day")
    ],
    "okinawa.troops": troops,
    "okinawa.two_counts": [("US military people in Japan; grey: Army", "")],
    "okinawa.votes": [("per cent; blue: this answer; grey: other ballots; pale: no ballot", "")],
    "guam.cap_used": [("billion dollars", "")],
    "guam.cost_per_head": [
        ("Marines that you divide by (the axis starts at 2,000)", "million dollars")
    ],
    "guam.dollar": [("", "yen for a dollar")],
    "guam.estimates": [("billion dollars; filled: the text states a price year", "")],
    "guam.naive_share": [("billion dollars, as printed (no price year given)", "")],
    "guam.payments": [
        (
            "hatched: US fiscal year, may overlap others; ?: no amount found",
            "million dollars of the day",
        )
    ],
    "guam.plans_compared": [("billion FY2012 dollars (official pair)", "")],
    "guam.price_year": [("billion dollars of the chosen year", "")],
    "guam.share_and_cap": [
        ("", ""),
        ("final bill, billion FY2012 dollars", "Japan's part, per cent"),
    ],
    "guam.two_rulers": [("billion dollars", "")],
    "guam.where_marines": [("Marines as planned: in posts in 2012, not said in 2017", "")],
    "guam.which_index": [("billion dollars in 2012 (the axis starts at 2.90)", "")],
    "guam.yen": [("", "billion yen")],
    "story.browse": NONE,
    "story.judge": [("cross: yours; ring: ours", "")],
    "story.kinds": [("per cent of the claims of a kind; the numbers are claims", "")],
    "story.read": NONE,
}


def around(chart):
    """The words that belong around the axes of a chart in its present state."""
    words = AXES[chart.id]
    return words(chart.state) if callable(words) else words


def scale(chart):
    """The scale of the upright axis of a chart: linear, unless a control asks for another."""
    return "log" if chart.state.get("axis") == "logarithmic" else "linear"


def _map(state):
    return {
        "The Pacific": [((-3000, 8500), (-4397.36, 2037.36))],
        "The region": [((-2600, 3500), (-1376.6, 2036.6))],
        "East China Sea": [((-1000, 400), (-241.678, 541.678))],
    }[state["view"]]


def _timeline(state):
    years = sorted((state["first"], state["last"]))
    return [((date(years[0], 1, 1), date(years[1], 12, 31)), (1, 0))]


def _magnitude(state):
    if state["axis"] == "logarithmic":
        return [((4, 6.5), (0.05, 6000))]
    strong = 10 ** ((state["magnitude"] - state["constant"]) / 0.75)
    return [((4, 6.5), (0, next(top for top in (60, 600, 3000) if strong < 0.85 * top)))]


def _troops(state):
    years = sorted((state["first"], state["last"]))
    return [((years[0] - 1, years[1] + 1), (0, None))]


def _yen(state):
    return [((2004.9, 2026.1), (0, 540 if state["amount"].startswith("3.12") else 1500))]


def _rows(count):
    """The upright span of rows: one unit each, and room above and below."""
    return (count - 0.4, -0.6)


MEETINGS = (date(1995, 1, 1), date(2025, 6, 1))
LAND = (date(1965, 11, 23), date(2026, 2, 16))
# From where to where the axes of a pane reach: (to the right, upwards). None: as far as the ink
# asks for, see ROOM.
SPANS = {
    "start.far_from_where": _map,
    "start.reach": [((0, 3350), _rows(19))],
    "history.breaks": [(MEETINGS, (0, 1750))],
    "history.guidelines": [((date(1976, 1, 1), date(2027, 1, 1)), _rows(4))],
    "history.islands": [((date(1944, 1, 1), date(1984, 1, 1)), _rows(4))],
    "history.meetings": [(MEETINGS, (4.6, -0.7))],
    "history.promises": [((date(1995, 1, 1), date(2040, 1, 1)), _rows(4))],
    "history.span": [((date(1977, 6, 1), date(2016, 6, 1)), (-0.9, 1.1))],
    "history.timeline": _timeline,
    "threats.budgets": [((0, 275), _rows(6))],
    "threats.ladder": [((0.3, 12.7), (0.4, 6.6))],
    "threats.launches": [((1983, 2027), (0, 105))],
    "threats.magnitude_to_yield": _magnitude,
    "threats.quarters": [((date(2011, 3, 1), date(2014, 4, 20)), (0, 182))],
    "threats.scrambles": [((1983, 2029.5), (0, 1270))],
    "threats.spending": [((1989.5, 2024.5), (0, None))],
    "threats.third_test": [((0.4, 6.6), (3, 6.6))] * 3 + [((0.4, 6.6), (0, 120))],
    "threats.vessels": [((2007.5, 2025.5), (0, None))],
    "threats.yields": [((0, 45), (11.6, -0.9))],
    "okinawa.denominator": [((0, 104), _rows(4))],
    "okinawa.land": [(LAND, (0, 310)), (LAND, (0, 100))],
    "okinawa.polls": [((0, 100), _rows(5))],
    "okinawa.slipping": [((1994, 2036), (1994, 2046))],
    "okinawa.support": [((1977, 2026), (0, 930))],
    "okinawa.troops": _troops,
    "okinawa.two_counts": [((0, 48500), _rows(3))],
    "okinawa.votes": [((0, 100), _rows(3))],
    "guam.cap_used": [((0, 4.2), _rows(2))],
    "guam.cost_per_head": [((2000, 12200), (0, 6.5))],
    "guam.dollar": [((2004.9, 2026.1), (0, 175))],
    "guam.estimates": [((0, 48), _rows(17))],
    "guam.naive_share": [((0, 9), (-0.45, 0.7))],
    "guam.payments": [((2008.3, 2022.7), (0, 590))],
    "guam.plans_compared": [((0, 13.4), _rows(2))],
    "guam.price_year": [((0, 12.5), _rows(2))],
    "guam.share_and_cap": [((-0.6, 1.6), (0, 26)), ((0, 25.6), (0, 109))],
    "guam.two_rulers": [((0, 11.6), _rows(3))],
    "guam.where_marines": [((0, 10400), _rows(6))],
    "guam.which_index": [((2.9, 3.16), (8.6, -0.9))],
    "guam.yen": _yen,
    "story.browse": [((0.5, 11.6), (17.7, -0.7))],
    "story.judge": [((-0.5, 4.5), (11.6, -1.4))],
    "story.kinds": [((0, 100), _rows(6))],
    "story.read": [((0.5, 11.6), (17.7, -0.7))],
}
ROOM = (0.8, 0.98)  # how much of an axis the ink takes where the axis follows it
SHORTEST = 10.8  # where such an axis ends at least

# How high the pictures are, in inches: with its controls each must fit into a window.
HEIGHTS = {
    "start.far_from_where": 5.8,
    "start.reach": 6.0,
    "history.breaks": 3.6,
    "history.guidelines": 3.4,
    "history.islands": 3.4,
    "history.meetings": 3.8,
    "history.promises": 4.0,
    "history.span": 2.6,
    "history.timeline": 5.3,
    "threats.budgets": 3.6,
    "threats.ladder": 4.4,
    "threats.launches": 3.9,
    "threats.magnitude_to_yield": 3.9,
    "threats.quarters": 3.9,
    "threats.scrambles": 4.3,
    "threats.spending": 4.2,
    "threats.third_test": 3.9,
    "threats.vessels": 4.0,
    "threats.yields": 4.8,
    "okinawa.denominator": 3.3,
    "okinawa.land": 3.9,
    "okinawa.polls": 3.9,
    "okinawa.slipping": 4.8,
    "okinawa.support": 4.4,
    "okinawa.troops": 4.4,
    "okinawa.two_counts": 3.3,
    "okinawa.votes": 3.2,
    "guam.cap_used": 2.9,
    "guam.cost_per_head": 3.9,
    "guam.dollar": 3.2,
    "guam.estimates": 6.6,
    "guam.naive_share": 2.4,
    "guam.payments": 3.9,
    "guam.plans_compared": 3.9,
    "guam.price_year": 3.0,
    "guam.share_and_cap": 4.1,
    "guam.two_rulers": 3.6,
    "guam.where_marines": 4.7,
    "guam.which_index": 4.9,
    "guam.yen": 3.7,
    "story.browse": 5.4,
    "story.judge": 4.4,
    "story.kinds": 4.3,
    "story.read": 5.4,
}


def spans(chart):
    """The spans of the axes of a chart in its present state."""
    typed = SPANS[chart.id]
    return typed(chart.state) if callable(typed) else typed
