"""The figures that carry an argument, against typed_figures.csv: there they stand a second time,
typed from the source by somebody who did not look at data/, with their place in the source.

`read` says how: page (the page itself), excerpt (words noted when it was first read) or no (the
source was not found again: the figure in data/ rests on its first reading alone).
"""

import csv
import json
import re

import lock
import pytest
from books import own
from facts import ROOT, firm, raw

with open(ROOT / "tests/typed_figures.csv", encoding="utf-8", newline="") as file:
    TYPED = list(csv.DictReader(file))
KEY = re.compile(r"[A-Za-z]\w*")
# Tables whose figures stand in a sentence under a chart, row by row.
CHARTED = (
    *("guam_plans", "guam_people", "guam_payments", "guam_estimates", "exchange_rate"),
    *("nuclear_tests", "nuclear_yields", "missiles", "scrambles", "scramble_quarters"),
    *("vessels", "base_land", "votes", "host_support", "futenma_dates", "history_counts"),
    *("china_budget", "places"),
)
# Typed where a key of them is named; the rest rests on one reading.
BY_KEY = {
    *("price_index", "history_events", "history_meetings", "history_reviews", "history_words"),
    *("military_expenditure", "reactor", "troops", "polls"),
}
# Our own words and verdicts, and tables of words: they hold no figure of a source.
OURS = {
    *("claims", "left_out", "questions", "cases", "misconceptions", "role_cards"),
    *("sentence_words", "sentence_marks", "sentence_numbers", "sentence_readings"),
    *("sources", "glossary", "positions", "cyber", "guam_terms"),
}
# Answers and cards rest on these copies, for want of a better page that could be read.
WEAK = {
    "geonames": "coordinates of towns; distances are rounded to kilometres",
    "wiki_blaz": "coordinates of the base on Guam; distances are rounded to kilometres",
    "wiki_senkaku": "coordinates of the islands; distances are rounded to kilometres",
    "worldnote_2013": "a blog's copy of two lists of the ministry, as of 1 January 2013",
    "sipri_2025": "SIPRI's workbook, from a repository",
    "wb_milex_usd": "SIPRI's figures as the World Bank passes them on, from a repository",
    "wb_milex_gdp": "SIPRI's figures as the World Bank passes them on, from a repository",
    "wikimili_quakes": "a magnitude by the US survey, from an encyclopaedia's copy",
    "zhang_wen_2013": "a magnitude by the US survey, from a paper's copy",
    "joint_2024": "the announcement of the move to Guam, reposted by a news site",
    "hn_2015": "a chart of the ministry on a document-sharing page",
    "hw_2015": "a party newspaper's total, from a blog's copy",
    "hw_2018": "a party newspaper's total, at a mirror address",
    "nk_missile_tests": "counts from a research centre's list, from a copy in a repository",
    "okinawa_qa": "a percentage of the prefecture, from a copy of its questions and answers",
    "okinawa_pamphlet": "a percentage of the prefecture, from a copy of its pamphlet",
    "kaze_gakuen": "a percentage of the prefecture, as another page has it",
    "tr_okinawa_2007": "a newspaper's report on the prefecture's statistics, reposted",
    "stripes_2011": "a newspaper's report, reposted",
}
# Looked for again and not found: the figure in data/ rests on its first reading alone.
NOT_FOUND = {"LA2013_people_okinawa", "LA2013_people_japan"}


def rows_by_key():
    """Key: (table, row) of every row with an id."""
    every = [(name, row) for name in lock.key_columns() for row in raw(name) if "id" in row]
    return {row["id"]: (name, row) for name, row in every}


ROWS = rows_by_key()
TYPED_CELLS = {(row["key"], row["column"]) for row in TYPED}


def cells_of(keys):
    """The cells that keys stand for: their number, place or day; see tables.value."""
    for key in keys:
        kinds = (["value"], ["lat", "lon"], ["date"])
        columns = next(columns for columns in kinds if columns[0] in ROWS[key][1])
        yield from ((key, column) for column in columns)


def table_of(key):
    return ROWS[key][0]


def is_figure(key):
    """Whether a key stands for a figure, place or day that a source gives."""
    if key not in ROWS or table_of(key) in OURS:
        return False
    return ROWS[key][1]["status"] not in ("unknown", "unverified")


def used_in(texts):
    """The keys of figures that stand in formulas or templates."""
    return {key for text in texts for key in KEY.findall(text) if is_figure(key)}


def answers():
    """Formulas of right answers, and the figures in every question and feedback."""
    for question in raw("questions"):
        yield question["exact"]
        yield from re.findall(r"\{([^}]*)\}", question["prompt"])
    for number in raw("sentence_numbers"):
        yield number["test"]
    for reading in raw("sentence_readings"):
        yield from re.findall(r"\{([^}]*)\}", reading["understood"] + reading["says"])
    for case in raw("cases"):
        if case["verdict"] in ("right", "computed"):
            yield case["test"]
        yield from re.findall(r"\{([^}]*)\}", case["feedback"])


def cards():
    for row in raw("role_cards"):
        yield from re.findall(r"\{([^}]*)\}", row["text"])


def prose():
    """Keys in square brackets, in the notebooks and in the guide."""
    for path in own():
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for cell in cells:
            if cell["cell_type"] == "markdown":
                yield from re.findall(r"\[(\w+)\]", "".join(cell["source"]))
    guide = (ROOT / "notebooks/teaching_guide.md").read_text(encoding="utf-8")
    yield from re.findall(r"\[(\w+)\]", guide)


def same(typed, cell):
    """Whether a typed text is the figure in a table: the same number, or the same day."""
    try:
        return float(typed) == float(cell)
    except ValueError:
        return typed == cell


@pytest.mark.parametrize("table", sorted({table_of(row["key"]) for row in TYPED}))
def test_a_table_gives_what_was_typed(table):
    for row in TYPED:
        if table_of(row["key"]) == table and row["read"] != "no":
            cell = ROWS[row["key"]][1][row["column"]]
            assert same(row["value"], cell), (row, cell)


@pytest.mark.parametrize(
    "texts", [answers, cards, prose], ids=["answers", "role cards", "prose and guide"]
)
def test_every_figure_that_carries_an_argument_was_typed(texts):
    assert not set(cells_of(used_in(texts()))) - TYPED_CELLS


@pytest.mark.parametrize("table", CHARTED)
def test_every_figure_in_a_sentence_under_a_chart_was_typed(table):
    printed = (row["id"] for row in raw(table) if is_figure(row["id"]))
    assert not set(cells_of(printed)) - TYPED_CELLS


def test_every_table_is_typed_whole_or_by_key_or_is_ours():
    assert sorted([*CHARTED, *BY_KEY, *OURS]) == sorted(lock.key_columns())


def test_each_has_its_place_and_says_how_it_was_read():
    for row in TYPED:
        assert row["place"] and row["read"] in ("page", "excerpt", "no"), row
        assert bool(row["value"]) == (row["read"] != "no"), row
    assert len(TYPED_CELLS) == len(TYPED)
    assert {row["key"] for row in TYPED if row["read"] == "no"} == NOT_FOUND


def test_answers_and_cards_rest_on_no_other_copy_than_those_named():
    secondary = {
        row["id"] for row in raw("sources") if row["kind"] == "secondary" and not firm(row)
    }
    used = used_in(answers()) | used_in(cards())
    assert {ROWS[key][1]["source_id"] for key in used} & secondary == set(WEAK)
