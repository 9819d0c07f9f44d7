"""Questions as a notebook shows them, and the sentences that a learner may write."""

import numpy as np
import pytest
from facts import raw

from helpers import ask, bundles, formulas, sheets, tables

GOOD = (
    "In April 2012 Japan agreed to pay up to $3.1 billion of an estimated $8.6 billion, both in "
    "FY2012 dollars, for moving about 5,000 Marines to Guam."
)


def test_a_sheet_holds_computed_values_and_filled_texts():
    sheet = sheets.sheet("guam_share")
    assert (sheet.kind, sheet.unit) == ("number", "per cent")
    goals = {case.name: round(case.goal, 2) for case in sheet.cases}
    assert goals["exact"] == 36.3 and goals["mixed price years"] == 32.56
    assert not any("{" in case.feedback for case in sheet.cases)
    assert [case.name for case in sheet.cases] == [
        row["case"] for row in raw("cases") if row["question_id"] == "guam_share"
    ]


def test_the_option_that_is_computed_as_true_is_the_right_one():
    verdicts = {case.name: case.verdict for case in sheets.sheet("guam_p_ruler").cases}
    assert verdicts == {"A": "mistake", "B": "mistake", "C": "right"}


def test_a_check_judges_by_the_sheet():
    assert ask.check("guam_share", 36.3).verdict == "right"
    assert ask.check("guam_share", 33).misconception == "mixed-price-years"
    assert ask.check("guam_share", 0.363).misconception == "fraction-for-percent"
    assert ask.check("hist_years", 17).misconception == "fence-posts"


def test_a_prediction_is_noted_and_compared_after_looking():
    shown = ask.predict("guam_p_ruler")
    assert shown.compare.disabled
    shown.buttons["B"].click()
    assert not shown.compare.disabled
    assert "Noted: B" in shown.said.value and "36.3" not in shown.said.value
    shown.compare.click()
    assert "They are not: the share is 36.3 per cent." in shown.said.value
    shown.buttons["C"].click()
    assert [button.icon for button in shown.buttons.values()] == ["", "", "check"]
    shown.compare.click()
    assert "Yes: to 36.3 per cent" in shown.said.value


def test_a_prediction_is_stored_as_plain_words_with_what_was_chosen():
    shown = ask.predict("guam_p_cap")
    bundle = shown._repr_mimebundle_()
    for mime in ("text/plain", "text/html"):
        assert "Predict." in bundle[mime] and "B. it falls" in bundle[mime]
    assert bundle[bundles.MIME] == {
        "course": "alliance",
        "schema": 1,
        "kind": "predict",
        "id": "guam_p_cap",
        "case": "open",
    }
    shown.buttons["B"].click()
    assert shown._repr_mimebundle_()[bundles.MIME]["case"] == "B"


def test_a_recall_question_is_compared_at_once():
    shown = ask.recall("hist_r_near")
    assert shown._repr_mimebundle_()["text/plain"].startswith("Recall. Which lies nearer")
    shown.buttons["A"].click()
    assert shown.said.value.startswith("Noted: A.") and not shown.compare.disabled
    shown.compare.click()
    assert "Yes: 1,433 kilometres against 2,273." in shown.said.value


@pytest.mark.parametrize(
    "sentence",
    [
        GOOD,
        "Under the plan of April 2012, Japan's part was capped at 2.8 billion of 7.7 billion "
        "dollars, both in 2008 prices; "
        "the money is for about five thousand Marines on Guam.",
        "Last year Tokyo promised at most 3.12 of 8.6 billion US dollars (fiscal 2012 "
        "dollars) for 5000 Marines "
        "who go to Guam.",
        "In 2012 Japan kept a limit of 3.1 billion 2012-dollars of 8.6 billion, for the 5 "
        "thousand on Guam.",
        "Agreed in April 2012: no more than 3.1 of 8.6 billion dollars (FY12) for about 5,000"
        " Marines on Guam.",
    ],
)
def test_right_sentences_are_accepted_in_any_style(sentence):
    assert ask.check("guam_sentence", sentence).verdict == "right"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (", both in FY2012 dollars", "", "Name the year of the dollars."),
        ("about 5,000 Marines to Guam", "Marines", "Say what the estimate covers"),
        ("up to ", "", "Say that the amount is a cap."),
        ("In April 2012 ", "", "Say when this was agreed"),
        ("$3.1", "$2.8", "You still set 2.8 of FY2008 beside 8.6 of FY2012."),
        ("5,000", "9,000", "You tie the money to 9,000 Marines."),
        ("up to $3.1 billion of", "up to 36 % of", "The cap is an amount, not a percentage."),
        ("$3.1 billion of", "$3.1 billion (FY2008) of", "3.1 and 8.6 belong to FY2012 dollars"),
        ("FY2012", "FY2008", "3.1 and 8.6 belong to FY2012 dollars"),
        ("up to", "without a limit, no cap, and no limit,", "Say that the amount is a cap."),
    ],
)
def test_what_a_sentence_lacks_is_named(old, new, said):
    assert old in GOOD
    feedback = ask.check("guam_sentence", GOOD.replace(old, new))
    assert feedback.verdict in ("mistake", "wrong") and said in feedback.text


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
    ("old", "new", "said"),
    [
        ("Guidelines for Defense Cooperation", "plan", "Say what is to be reviewed"),
        ("; they had stood since 1997", "", "Say since when"),
        (
            "agreed to revise the Guidelines for Defense Cooperation by the end of 2014",
            "held a review of the Guidelines",
            "Say that a review was begun.",
        ),
        (
            "the Guidelines",
            "the alliance and the Guidelines",
            "You still say that the whole alliance was reviewed.",
        ),
        ("agreed to revise", "finished the revision of", "The review was begun on that day."),
        (
            "The four ministers",
            "At the first meeting in Tokyo the ministers",
            "There had been meetings in Tokyo before.",
        ),
        (
            "agreed to revise the Guidelines",
            "held the first review of the Guidelines, decided on it",
            "It ended",
        ),
        ("agreed to revise", "finished, by the end of 2014,", "It ended in April 2015."),
        (
            " by the end of 2014; they had stood",
            ", for the first time in 17 years, they had stood",
            "17 years run",
        ),
    ],
)
def test_what_a_sentence_about_the_review_lacks_is_named(old, new, said):
    assert old in FIRST
    feedback = ask.check("hist_sentence", FIRST.replace(old, new))
    assert feedback.verdict in ("mistake", "wrong") and said in feedback.text


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
    assert ask.check("thr_success", 87.4).verdict == "right"
    assert ask.check("thr_success", 12.6).verdict == "mistake"


def test_what_a_table_holds_is_escaped_when_a_choice_is_noted():
    shown = ask.predict("guam_p_cap")
    shown._choose("<img src=x onerror=alert(1)>")
    assert "<img" not in shown.said.value and "&lt;img" in shown.said.value


def test_unknown_questions_are_named():
    with pytest.raises(KeyError, match="no question 'nothing'; there are guam_p_naive"):
        ask.check("nothing", 1)
