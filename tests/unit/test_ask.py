"""Predictions and checks: each answer, each typical mistake, and whatever else a learner may type."""

import pytest

from helpers import ask, money, tables

QUESTIONS = tables.table("questions").to_dict("records")
NUMBERS = [q["id"] for q in QUESTIONS if q["kind"] == "number"]
CHOICES = [q["id"] for q in QUESTIONS if q["kind"] == "choice"]
CASES = [(id, case) for id in NUMBERS for case in ask.question(id)["cases"]]
GOOD = ("In April 2012 Japan agreed to pay up to $3.1 billion of an estimated $8.6 billion, both in FY2012 dollars, "
        "for moving about 5,000 Marines to Guam.")


@pytest.mark.parametrize("id", [q["id"] for q in QUESTIONS])
@pytest.mark.parametrize("answer", [..., None])
def test_unanswered_says_so(id, answer):
    assert ask.check(id, answer) == ask.Feedback("open", ask.OPEN)


@pytest.mark.parametrize(("id", "case"), CASES, ids=[f"{id}, {case['case']}" for id, case in CASES])
def test_each_case_gets_its_own_sentence(id, case):
    said = ask.check(id, ask.compute(case["test"]))
    assert said == ask.Feedback(case["verdict"], ask.words(case["feedback"]))
    assert "{" not in said.text


@pytest.mark.parametrize("id", NUMBERS)
def test_cases_of_a_question_differ_in_value_and_words(id):
    asked = ask.question(id)
    values = sorted(ask.compute(case["test"]) for case in asked["cases"])
    reach = [value * (1 + asked["tolerance"]) for value in values]
    assert all(low < high * (1 - asked["tolerance"]) for low, high in zip(reach, values[1:], strict=False))
    assert len({case["feedback"] for case in asked["cases"]}) == len(values)
    assert [case["verdict"] for case in asked["cases"]].count("right") == 1
    assert asked["unit"]


@pytest.mark.parametrize("id", NUMBERS)
def test_the_right_answer_may_be_rounded_but_not_missed(id):
    asked = ask.question(id)
    right = next(ask.compute(case["test"]) for case in asked["cases"] if case["verdict"] == "right")
    for rounded in (float(f"{right:.3g}"), f"{right:.3g}", f" {right:.4g} % ", money.Dollars(right, 2012)):
        assert ask.check(id, rounded).verdict in ("right", "remark")
    assert ask.check(id, right * 1.7 + 1000).verdict == "wrong"
    for away in (1.05, 0.95, 1.5):
        assert ask.check(id, right * away).verdict not in ("right", "remark")


@pytest.mark.parametrize(("id", "answer", "verdict"), [
    ("guam_share", 33, "mistake"), ("guam_share", 36, "remark"), ("guam_share", 36.3, "right"),
    ("guam_share", 0.36, "mistake"), ("guam_share", 0.33, "wrong"), ("guam_us", 5.5, "remark"),
    ("guam_us", 5.48, "right"), ("guam_us", 5.8, "mistake"), ("guam_rate", 2.8, "right"),
    ("guam_overrun", 21, "right"), ("guam_break_even", 10, "wrong"), ("guam_head", 2, "wrong"),
    ("guam_head", 1.4, "wrong"), ("guam_rate", 2.7, "wrong"), ("guam_paid", 3.2, "mistake"),
])
def test_rounding_is_met_half_way(id, answer, verdict):
    assert ask.check(id, answer).verdict == verdict


@pytest.mark.parametrize("junk", ["", "a third", "36,3", True, [36.3], {}, float("nan"), float("inf"), object(), 1j])
def test_what_is_not_a_number_is_asked_for_again(junk):
    said = ask.check("guam_share", junk)
    assert said.verdict == "unclear"
    assert said.text == "Please give one number, in per cent: 2273 or 12.5, but not 2,273."


@pytest.mark.parametrize("id", CHOICES)
def test_one_option_of_a_prediction_is_right_and_each_has_its_feedback(id):
    asked = ask.question(id)
    verdicts = [ask.check(id, case["case"].lower()).verdict for case in asked["cases"]]
    opinions = [case["verdict"] for case in asked["cases"]].count("remark")  # where reasonable people differ
    assert verdicts.count("right") == 1 and verdicts.count("remark") == opinions <= 1
    assert verdicts.count("mistake") == len(verdicts) - 1 - opinions
    assert all(type(ask.compute(case["test"])) is bool and case["option"] for case in asked["cases"])
    letters = ", ".join(case["case"] for case in asked["cases"])
    for junk in ("Z", 3):
        assert ask.check(id, junk).text == f'Please answer with one of {letters}, for example answer = "A"'


def test_a_prediction_is_noted_and_compared_after_looking():
    shown = ask.predict("guam_p_ruler")
    assert shown.button.disabled
    shown.buttons[1].click()
    assert not shown.button.disabled and "Noted: B" in shown.said.value and "36.3" not in shown.said.value
    shown.button.click()
    assert "They are not: the share is 36.3 per cent." in shown.said.value
    shown.buttons[2].click()
    assert [button.icon for button in shown.buttons] == ["", "", "check"]
    shown.button.click()
    assert "Yes: to 36.3 per cent" in shown.said.value


def test_a_prediction_is_stored_as_plain_words():
    bundle = ask.predict("guam_p_cap")._repr_mimebundle_()
    for mime in ("text/plain", "text/html"):
        assert "Predict." in bundle[mime] and "B. it falls" in bundle[mime]


@pytest.mark.parametrize("sentence", [
    GOOD,
    "Under the plan of April 2012, Japan's part was capped at 2.8 billion of 7.7 billion dollars, both in 2008 prices; "
    "the money is for about five thousand Marines on Guam.",
    "Last year Tokyo promised at most 3.12 of 8.6 billion US dollars (fiscal 2012 dollars) for 5000 Marines "
    "who go to Guam.",
    "In 2012 Japan kept a limit of 3.1 billion 2012-dollars of 8.6 billion, for the 5 thousand on Guam.",
    "Agreed in April 2012: no more than 3.1 of 8.6 billion dollars (FY12) for about 5,000 Marines on Guam.",
])
def test_right_sentences_are_accepted_in_any_style(sentence):
    assert ask.check("guam_sentence", sentence).verdict == "right"


@pytest.mark.parametrize(("old", "new", "said"), [
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
])
def test_what_a_sentence_lacks_is_named(old, new, said):
    assert old in GOOD
    feedback = ask.check("guam_sentence", GOOD.replace(old, new))
    assert feedback.verdict in ("mistake", "wrong") and said in feedback.text


FIRST = ("The four ministers agreed to revise the Guidelines for Defense Cooperation by the end of 2014; they had "
         "stood since 1997.")


@pytest.mark.parametrize("sentence", [
    FIRST,
    "On 3 October 2013 a review of the Guidelines was begun, the first in 16 years.",
    "Kerry, Hagel, Kishida and Onodera decided that the defence guidelines, unchanged since 1997, will be revised.",
    "In Tokyo the ministers launched a revision of the 1997 guidelines, at the first 2+2 there with all four.",
    "They agreed to revise the Guidelines, which were adopted in 1997.",
    "The Guidelines are to be revised; the last review was completed in 1997.",
    "The ministers said that they would revise the Guidelines of 1997.",
    "They began the first review of the Guidelines since 1997; they want to update the alliance.",
])
def test_right_sentences_about_the_review_are_accepted(sentence):
    assert ask.check("hist_sentence", sentence).verdict == "right"


@pytest.mark.parametrize(("old", "new", "said"), [
    ("Guidelines for Defense Cooperation", "plan", "Say what is to be reviewed"),
    ("; they had stood since 1997", "", "Say since when"),
    ("agreed to revise the Guidelines for Defense Cooperation by the end of 2014", "held a review of the Guidelines",
     "Say that a review was begun."),
    ("the Guidelines", "the alliance and the Guidelines", "You still say that the whole alliance was reviewed."),
    ("agreed to revise", "finished the revision of", "The review was begun on that day."),
    ("The four ministers", "At the first meeting in Tokyo the ministers", "There had been meetings in Tokyo before."),
    ("agreed to revise the Guidelines", "held the first review of the Guidelines, decided on it", "It ended"),
    ("agreed to revise", "finished, by the end of 2014,", "It ended in April 2015."),
    (" by the end of 2014; they had stood", ", for the first time in 17 years, they had stood", "17 years run"),
])
def test_what_a_sentence_about_the_review_lacks_is_named(old, new, said):
    assert old in FIRST
    feedback = ask.check("hist_sentence", FIRST.replace(old, new))
    assert feedback.verdict in ("mistake", "wrong") and said in feedback.text


@pytest.mark.parametrize("junk", ["", "  ", 36.3, ["a"]])
def test_what_is_not_a_sentence_is_asked_for_again(junk):
    assert ask.check("guam_sentence", junk).verdict == "unclear"


def test_a_recall_question_is_compared_at_once():
    shown = ask.recall("hist_r_near")
    assert shown._repr_mimebundle_()["text/plain"].startswith("Recall. Which lies nearer")
    shown.buttons[0].click()
    assert shown.said.value.startswith("Noted: A.") and not shown.button.disabled
    shown.button.click()
    assert "Yes: 1,433 kilometres against 2,273." in shown.said.value


@pytest.mark.parametrize(("formula", "result"), [
    ("(scc_2013 - guidelines_1997).days", 5854), ("round(0)", None), ("km(at_naha, at_naha)", 0),
    ("sum(p == 'online' for p in column('history_meetings', 'place'))", 1), ("hatoyama_2009.year", 2009),
])
def test_a_row_stands_for_its_value_its_place_or_its_day(formula, result):
    if result is None:
        with pytest.raises(NameError):
            ask.compute(formula)
    else:
        assert ask.compute(formula) == result


def test_dates_that_are_not_known_to_the_day_are_never_part_of_an_answer():
    assert tables.row("sma_1987")["precision"] == "year"
    with pytest.raises(NameError, match="sma_1987"):
        ask.compute("(scc_2013 - sma_1987).days")


def test_unverified_and_unknown_figures_are_never_part_of_an_answer(monkeypatch):
    rows = {id: dict(row) for id, row in tables.figures().items()}
    rows["P12_cost"]["status"] = "unverified"
    monkeypatch.setattr(tables, "figures", lambda: rows)
    with pytest.raises(NameError, match="P12_cost"):
        ask.check("guam_share", 36.3)
    with pytest.raises(NameError):
        ask.compute("Y14_usd")


def test_unknown_questions_are_named():
    with pytest.raises(KeyError, match="no question 'nothing'; there are guam_p_naive"):
        ask.check("nothing", 1)


def test_feedback_is_words_and_escaped_html():
    assert repr(ask.Feedback("right", "a < b")) == "a < b"
    assert "a &lt; b" in ask.Feedback("right", "a < b")._repr_html_()
