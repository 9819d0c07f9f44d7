"""The words around the axes of every chart, typed a second time: units, keys, what is cut.

A chart has a pair (below, beside) for each of its panes; where they follow the controls, a function
of the state gives them.
"""

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
    "guam.where_marines": [("posts for Marines (planned)", "")],
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
