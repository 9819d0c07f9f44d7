"""Where a panel has too many states for a page: which of them the page has, and what it leaves out.

CHOSEN replaces controls of a panel by one choice on the page: each of its options sets several.
BEYOND says on the page what only the notebook can do.
"""

from helpers.history import LANES

_YEARS = "Years"


def _spans(names, *spans):
    """A choice of spans: the words of each, and the values of the two controls that it sets."""
    first, last = names
    return {f"{start} to {end}": {first: start, last: end} for start, end in spans}


def _all_or_one(names):
    """A choice of all boxes or of one; names maps each control to the words beside its box."""
    options = {"all": dict.fromkeys(names, True)}
    for name, words in names.items():
        options[words] = dict.fromkeys(names, False) | {name: True}
    return options


CHOSEN = {
    "history.timeline": {
        "Kinds": _all_or_one(LANES),
        _YEARS: _spans(
            ("first", "last"),
            (1945, 2026),
            (1945, 1972),
            (1960, 1990),
            (1978, 2013),
            (1990, 2013),
            (2006, 2026),
        ),
    },
    "threats.spending": {
        _YEARS: _spans(
            ("base", "last"),
            (1993, 2003),
            (1993, 2013),
            (1993, 2024),
            (2003, 2013),
            (2003, 2024),
            (2011, 2013),
            (2012, 2013),
            (2013, 2024),
        ),
    },
    "okinawa.troops": {
        _YEARS: _spans(
            ("first", "last"),
            (1950, 1960),
            (1950, 2025),
            (1955, 2025),
            (1960, 1980),
            (1972, 1996),
            (1972, 2013),
            (1972, 2025),
            (1990, 2025),
            (2005, 2011),
            (2008, 2025),
            (2013, 2025),
        ),
    },
}
BEYOND = {
    "history.timeline": "The notebook has any span of years, and any mix of kinds.",
    "threats.spending": "The notebook has any pair of years.",
    "okinawa.troops": "The notebook has any span of years.",
}
# Two years of these panels mean the same in either order.
EITHER_WAY = {"threats.vessels": ("first", "last"), "guam.yen": ("first", "second")}
