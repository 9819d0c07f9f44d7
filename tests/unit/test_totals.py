"""Control totals: every numeric column of the tables against a sum that was written down once.

A figure that is changed on purpose needs its total changed too, so that no figure moves unseen.
Figures that a text of the course shows are compared there as well; these sums are for the many
rows that no text shows.
"""

from collections import Counter

import pytest
from facts import raw

from helpers import tables

PACKAGE = tables.package()
# Table: {column: sum, status or price basis: rows}. Coordinates of coasts have a hash in
# datapackage.json instead.
TOTALS = {
    "guam_plans": {
        "value": 234.351888,
        "low": 0,
        "high": 0,
        "FY2008": 13,
        "none": 3,
        "FY2012": 4,
        "mixed": 1,
        "not stated": 3,
        "date": 482183332,
        "estimate": 4,
        "official": 9,
        "reported": 11,
    },
    "guam_terms": {"date": 60431346, "official": 3},
    "guam_people": {
        "value": 106950,
        "low": 11100,
        "high": 11900,
        "date": 422912625,
        "official": 11,
        "reported": 10,
    },
    "guam_payments": {
        "year": 58483,
        "value": 3737.07,
        "nominal": 28,
        "FY2008": 1,
        "official": 7,
        "reported": 19,
        "unknown": 3,
    },
    "guam_estimates": {
        "value": 141,
        "low": 0,
        "high": 0,
        "not stated": 10,
        "mixed": 1,
        "date": 221116645,
        "reported": 8,
        "official": 2,
        "estimate": 1,
    },
    "price_index": {"year": 128812, "value": 7626.302, "official": 64},
    "exchange_rate": {"year": 38285, "value": 2083.0342, "official": 19},
    "places": {"lat": 624.65108, "lon": 2526.844, "reported": 22},
    "glossary": {"official": 30, "reported": 26},
    "history_events": {"date": 1980835908, "reported": 37, "official": 62},
    "history_meetings": {"date": 421694232, "official": 20, "reported": 1},
    "history_reviews": {"date": 180865529, "official": 8, "reported": 1},
    "history_counts": {"value": 99, "first": 119815817, "last": 120806474, "reported": 6},
    "history_words": {"date": 201216579, "reported": 9, "official": 1},
    "nuclear_tests": {
        "test": 84,
        "date": 483094656,
        "value": 249.63,
        "low": 99.8,
        "high": 229.9,
        "reported": 9,
        "official": 9,
        "estimate": 6,
    },
    "nuclear_yields": {"value": 145.75, "low": 45.5, "high": 67.4, "estimate": 11},
    "missiles": {
        "year": 86215,
        "value": 339,
        "success": 229,
        "failure": 38,
        "unknown": 72,
        "reported": 43,
    },
    "scrambles": {
        "fiscal_year": 156834,
        "value": 30811,
        "official": 58,
        "unverified": 5,
        "reported": 15,
    },
    "scramble_quarters": {
        "fiscal_year": 24144,
        "quarter": 30,
        "date": 241476612,
        "value": 877,
        "reported": 2,
        "derived": 6,
        "official": 4,
    },
    "vessels": {
        "year": 108954,
        "value": 16906,
        "low": 2016,
        "high": 2029,
        "official": 44,
        "reported": 9,
        "unknown": 1,
    },
    "military_expenditure": {
        "year": 1180230,
        "value": 267897.6868,
        "nominal": 242,
        "2023": 173,
        "none": 173,
        "estimate": 256,
        "official": 198,
        "reported": 134,
    },
    "china_budget": {
        "year": 16101,
        "value": 2320.4,
        "low": 135,
        "high": 215,
        "nominal": 8,
        "reported": 2,
        "estimate": 4,
        "official": 2,
    },
    "reactor": {"date": 221490328, "rung": 40, "reported": 11},
    "positions": {"official": 4, "reported": 7},
    "cyber": {"date": 201364590, "reported": 9, "official": 1},
    "troops": {
        "year": 498665,
        "value": 9409680,
        "marines": 1807054,
        "army": 3649164,
        "navy": 1051553,
        "air_force": 2761766,
        "reported": 251,
    },
    "base_land": {"date": 401336316, "value": 162210.208, "reported": 16, "official": 4},
    "futenma_dates": {"date": 120842873, "earliest": 10100, "latest": 6053, "reported": 6},
    "votes": {"date": 260679636, "value": 3280088, "reported": 13},
    "polls": {"year": 46466, "value": 571.8, "reported": 23},
    "host_support": {
        "fiscal_year": 108101,
        "value": 14051,
        "nominal": 54,
        "official": 8,
        "unverified": 27,
        "reported": 19,
    },
    "claims": {"paragraph": 685, "official": 25, "reported": 56},
    "left_out": {"official": 5, "reported": 4},
    "role_cards": {"official": 15, "reported": 9},
    "questions": {"tolerance": 0.207},
}


def sums(name, rows):
    """The sum of each numeric column, days as numbers like 20131003, and how often each status and
    basis stands."""
    fields = next(r for r in PACKAGE["resources"] if r["name"] == name)["schema"]["fields"]
    found = {}
    for field in fields:
        if field["type"] in ("number", "integer", "year"):
            found[field["name"]] = round(
                sum(float(row[field["name"]]) for row in rows if row[field["name"]]), 6
            )
        elif field["type"] == "date":
            found[field["name"]] = sum(
                int(row[field["name"]].replace("-", "")) for row in rows if row[field["name"]]
            )
        elif field["name"] in ("status", "price_basis"):
            found |= Counter(row[field["name"]] for row in rows)
    return found


COUNTED = [
    r["name"] for r in PACKAGE["resources"] if "hash" not in r and sums(r["name"], raw(r["name"]))
]


@pytest.mark.parametrize("name", COUNTED)
def test_control_totals(name):
    assert sums(name, raw(name)) == TOTALS[name]


def test_each_table_of_figures_has_totals():
    assert set(TOTALS) == set(COUNTED)
