"""Questions as a notebook shows them, and the sentences that a learner may write."""

import numpy as np
import pytest
from facts import raw

from helpers import ask, formulas, sheets, tables


def test_a_sheet_holds_computed_values_and_filled_texts():
    sheet = sheets.sheet("guam_share")
    assert (sheet.kind, sheet.unit) == ("number", "per cent")
    goals = {case.name: round(case.goal, 2) for case in sheet.cases}
    assert goals["exact"] == 36.3 and goals["mixed price years"] == 32.56
    assert not any("{" in case.feedback for case in sheet.cases)
    own = [row["case"] for row in raw("cases") if row["question_id"] == "guam_share"]
    assert [case.name for case in sheet.cases[: len(own)]] == own
    assert "fraction" in goals and "fraction" not in own  # a general slip


def test_the_option_that_is_computed_as_true_is_the_right_one():
    verdicts = {case.name: case.verdict for case in sheets.sheet("guam_p_ruler").cases}
    assert verdicts == {"A": "right", "B": "mistake", "C": "mistake"}


def test_a_check_judges_by_the_sheet():
    assert ask.check("guam_share", 36.3).verdict == "right"
    assert ask.check("guam_share", 33).misconception == "mixed-price-years"
    assert ask.check("guam_share", 0.363).misconception == "fraction-for-percent"
    assert ask.check("hist_years", 17).misconception == "fence-posts"


FIRST = (
    "The four ministers agreed to revise the Guidelines for Defense Cooperation by the end of"
    " 2014; they had "
    "stood since 1997."
)


@pytest.mark.parametrize(
    "sentence",
    [
        FIRST,
        "On 3 October 2013 a review of the Guidelines was begun, the first in 16 years.",
        "Kerry, Hagel, Kishida and Onodera decided that the defence guidelines, unchanged "
        "since 1997, will be revised.",
        "In Tokyo the ministers launched a revision of the 1997 guidelines, at the first 2+2 "
        "there with all four.",
        "They agreed to revise the Guidelines, which were adopted in 1997.",
        "The Guidelines are to be revised; the last review was completed in 1997.",
        "The ministers said that they would revise the Guidelines of 1997.",
        "They began the first review of the Guidelines since 1997; they want to update the "
        "alliance.",
    ],
)
def test_right_sentences_about_the_review_are_accepted(sentence):
    assert ask.check("hist_sentence", sentence).verdict == "right"


@pytest.mark.parametrize(
    ("old", "new", "part", "verdict"),
    [
        ("Guidelines for Defense Cooperation", "plan", "what", "missing"),
        ("; they had stood since 1997", "", "since when", "missing"),
        (
            "agreed to revise the Guidelines for Defense Cooperation by the end of 2014",
            "held a review of the Guidelines",
            "begun or done",
            "mistake",
        ),
        ("the Guidelines", "the alliance and the Guidelines", "what", "mistake"),
        ("agreed to revise", "finished the revision of", "begun or done", "mistake"),
        (
            "The four ministers",
            "At the first meeting in Tokyo the ministers",
            "what",
            "mistake",
        ),
        (
            "agreed to revise the Guidelines",
            "held the first review of the Guidelines, decided on it",
            "begun or done",
            "mistake",
        ),
        ("agreed to revise", "finished, by the end of 2014,", "begun or done", "mistake"),
        (
            " by the end of 2014; they had stood",
            ", for the first time in 17 years, they had stood",
            "since when",
            "mistake",
        ),
    ],
)
def test_what_a_sentence_about_the_review_lacks_is_named(old, new, part, verdict):
    assert old in FIRST
    feedback = ask.check("hist_sentence", FIRST.replace(old, new))
    read = {reading.part: reading.verdict for reading in feedback.readings}
    assert read[part] == verdict and f"- {part}: " in f"{feedback!r}"


def test_an_answer_needs_figures_that_are_firm(monkeypatch):
    rows = {key: dict(row) for key, row in tables.figures().items()}
    rows["P12_cost"]["status"] = "unverified"
    monkeypatch.setattr(tables, "_figures", lambda: rows)
    with pytest.raises(NameError, match="P12_cost"):
        ask.check("guam_share", 36.3)


def test_a_changed_row_in_a_learners_hands_changes_no_answer():
    """A learner who multiplied a row by 1000 was told that the right answer was wrong."""
    tables.row("P12_cost")["value"] *= 1000
    rows = tables.table("guam_plans")
    rows["value"] *= 1000
    figures = tables.figures()
    figures["P12_cost"]["value"] = 1
    figures.clear()
    tables.package()["resources"].clear()
    assert formulas.compute("P12_cost") == tables.value("P12_cost") == 8.6
    assert ask.check("guam_share", 36.3).verdict == "right"


def test_labels_of_a_table_in_a_learners_hands_change_no_answer():
    """A copy shares its labels and numpy writes them: with two swapped a wrong rate was right."""
    for name in ("missiles", "questions", "cases"):
        rows = tables.table(name)
        np.asarray(rows.columns)[:] = "x"
        np.asarray(rows.index)[:] = 0
    assert list(tables.table("missiles").columns)[:4] == ["id", "year", "value", "success"]
    assert list(tables.table("missiles").index[:3]) == [0, 1, 2]
    assert ask.check("thr_success", 67.0).verdict == "right"
    assert ask.check("thr_success", 33.0).verdict == "mistake"


def test_unknown_questions_are_named():
    with pytest.raises(KeyError, match="no question 'nothing'; there are guam_p_naive"):
        ask.check("nothing", 1)
