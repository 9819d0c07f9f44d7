"""What the controls of every panel say, where they open and how far they reach, typed once more.

A choice: (words before it, its options, where it opens); options that show other words than they
give stand as (words, value). A number: (words, lowest, highest, step, where it opens). A box to
tick: (words, whether it is ticked).
"""

import ipywidgets as widgets
import pytest
from facts import raw

from helpers import catalogue
from helpers.controls import Answers

VERDICTS = ("supported", "with a note", "imprecise", "opinion", "unverified")
KINDS = ("event", "quantity", "quote", "attribution", "opinion", "forecast")
PLACES = tuple((row["name"], row["id"]) for row in raw("places"))
STATEMENTS = tuple(str(n) for n in range(1, 13))
TWELVE = ("C13", "C18", "C27", "C35", "C42", "C47", "C52", "C57", "C59", "C71", "C75", "C78")
CONTROLS = {
    "start.far_from_where": {
        "place": ("Place", PLACES, "at_pyongyang"),
        "view": ("Map", ("The region", "East China Sea", "The Pacific"), "The region"),
    },
    "start.reach": {"radius": ("Radius (km)", 0, 3000, 50, 1000)},
    "history.meetings": {
        "between": (
            "Between",
            (
                "the second Guidelines and the story",
                "the story and the last meeting",
                "the first meeting and the last",
            ),
            "the second Guidelines and the story",
        ),
        "ends": ("count both end days", False),
        "texts": ("count texts too", False),
        "full": ("only with four full ministers", False),
    },
    "history.span": {
        "first": (
            "From",
            (
                "first Guidelines, 27 November 1978",
                "a 2+2 in Japan, 2 December 1996",
                "second Guidelines, 23 September 1997",
                "the 2+2 before, 21 June 2011",
            ),
            "second Guidelines, 23 September 1997",
        ),
        "last": (
            "To",
            (
                "the story, 3 October 2013",
                "planned end, 31 December 2014",
                "third Guidelines, 27 April 2015",
            ),
            "the story, 3 October 2013",
        ),
    },
    "history.timeline": {
        "events": ("Events", ("the main ones", "all"), "the main ones"),
        "treaty": ("Treaties", True),
        "guidelines": ("Guidelines", True),
        "meeting": ("2+2 meetings", True),
        "leaders": ("Leaders", True),
        "bases": ("Bases", True),
        "money": ("Who pays", True),
        "operation": ("Operations", True),
        "law": ("Law in Japan", True),
        "crisis": ("Crises", True),
        "first": ("From (year)", 1945, 2026, 1, 1945),
        "last": ("To (year)", 1945, 2026, 1, 2026),
        "event": ("Event", 1, 16, 1, 1),
    },
    "threats.launches": {
        "unknown": ("Unknown outcomes", ("leave out", "count as failure"), "leave out"),
        "six": ("count the six of May 2013", True),
    },
    "threats.magnitude_to_yield": {
        "magnitude": ("Magnitude", 4.0, 6.5, 0.1, 5.1),
        "constant": ("Constant (rock and depth)", 4.0, 4.8, 0.05, 4.45),
        "axis": ("Axis", ("linear", "logarithmic"), "linear"),
    },
    "threats.spending": {
        "measure": (
            "Measure",
            ("nominal dollars", "constant dollars", "share of GDP", "own currency"),
            "nominal dollars",
        ),
        "scale": ("Show as", ("amounts", "index"), "amounts"),
        "base": ("From (year, the base)", 1993, 2024, 1, 2003),
        "last": ("To (year)", 1993, 2024, 1, 2013),
        "china": ("China", True),
        "japan": ("Japan", True),
        "korea": ("South Korea", False),
        "russia": ("Russia", False),
        "us": ("United States", False),
    },
    "threats.vessels": {
        "zone": ("Zone", ("territorial sea", "contiguous zone"), "territorial sea"),
        "measure": ("Measure", ("ship-days", "days", "entries"), "ship-days"),
        "scale": ("Show as", ("2013 = 100", "counts"), "2013 = 100"),
        "first": ("From (year)", 2008, 2025, 1, 2013),
        "last": ("To (year)", 2008, 2025, 1, 2022),
    },
    "okinawa.denominator": {
        "measure": (
            "Count",
            ("exclusive-use area", "area with Japanese bases", "number of sites", "people"),
            "exclusive-use area",
        )
    },
    "okinawa.polls": {
        "question": (
            "Question",
            (
                "What should become of Futenma?",
                "About 70 per cent of the facilities are on Okinawa. Is that wrong?",
                "How do you see the bases on Okinawa?",
                "The move to Henoko: for or against?",
            ),
            "What should become of Futenma?",
        )
    },
    "okinawa.troops": {
        "service": ("Service", ("all", "Marines", "Army", "Navy", "Air Force"), "all"),
        "first": ("From (year)", 1950, 2025, 1, 1955),
        "last": ("To (year)", 1950, 2025, 1, 2025),
        "japan": ("Japan with Okinawa", True),
        "okinawa": ("Okinawa", True),
        "korea": ("South Korea", False),
        "guam": ("Guam", False),
    },
    "okinawa.votes": {
        "vote": (
            "Vote",
            (
                "Okinawa: the landfill at Henoko",
                "Okinawa: fewer bases and other rules for the forces",
                "Nago: a heliport at sea",
            ),
            "Okinawa: the landfill at Henoko",
        ),
        "answer": ("Answer", ("for", "against", "neither"), "against"),
    },
    "guam.cost_per_head": {
        "estimate": (
            "Estimate (billion dollars)",
            ("8.6 for Guam", "12.1 for the wider plan"),
            "8.6 for Guam",
        ),
        "marines": ("Divide by (Marines)", 2000, 12000, 100, 5000),
    },
    "guam.price_year": {
        "index": (
            "Ruler",
            (
                "Official pair, FY2008 and FY2012",
                "Consumer prices (CPI-U)",
                "GDP deflator",
                "Military construction",
            ),
            "Official pair, FY2008 and FY2012",
        ),
        "year": ("Price year", 2006, 2021, 1, 2012),
    },
    "guam.share_and_cap": {
        "bill": ("Final bill (billion FY2012 dollars)", 0.0, 25.0, 0.1, 8.6),
        "rule": (
            "Below the estimate Japan pays (assumed)",
            ("the cap in full", "the agreed share"),
            "the cap in full",
        ),
        "year": ("Show in", (("FY2012 dollars", 2012), ("FY2008 dollars", 2008)), 2012),
    },
    "guam.yen": {
        "amount": (
            "Billion dollars",
            ("3.12 (cap, FY2012)", "8.6 (estimate, FY2012)"),
            "3.12 (cap, FY2012)",
        ),
        "first": ("From (year)", 2006, 2025, 1, 2012),
        "second": ("To (year)", 2006, 2025, 1, 2013),
    },
    "story.browse": {
        "paragraph": ("Paragraph", ("all", "headline", *map(str, range(1, 18))), "all"),
        "kind": ("Kind", ("all", *KINDS), "all"),
        "verdict": ("Verdict", ("all", *VERDICTS), "imprecise"),
    },
    "story.read": {"claim": ("Claim (in reading order)", 1, 82, 1, 13)},
}
RUNGS = ("nothing for sure", "consistent with", "in or nearing", "most likely")
RUNGS += ("stated as a fact", "seen on the spot")
# Items in turn: words before the items, items, words before the answers, answers, where it opens.
IN_TURN = {
    "threats.ladder": ("placed", "Statement", STATEMENTS, "Your rung", RUNGS, "7"),
    "story.judge": ("verdicts", "Claim", TWELVE, "Your verdict", VERDICTS, "C13"),
}


def described(row):
    """What a control says and takes, as it stands in CONTROLS."""
    control = getattr(row, "control", row)
    if isinstance(control, widgets.Checkbox):
        return control.description, control.value
    if hasattr(control, "options"):
        return control.description, tuple(control.options), control.value
    return row.box.description, control.min, control.max, control.step, control.value


def test_every_panel_with_a_picture_is_typed():
    pictured = {name for name, make in catalogue.panels().items() if make().chart.fig}
    assert {*CONTROLS, *IN_TURN} == pictured


@pytest.mark.parametrize("name", CONTROLS)
def test_controls_say_what_they_do(name):
    panel = catalogue.panels()[name]()
    assert {key: described(row) for key, row in panel.rows.items()} == CONTROLS[name]


@pytest.mark.parametrize("name", IN_TURN)
def test_items_are_answered_in_turn(name):
    key, item_words, items, answer_words, answers, opening = IN_TURN[name]
    control = catalogue.panels()[name]().controls[key]
    assert isinstance(control, Answers)
    assert (control.item.description, tuple(control.item.options)) == (item_words, items)
    assert (control.answer.description, tuple(control.answer.options)) == (answer_words, answers)
    assert control.value == {"present": opening, "given": {}}
