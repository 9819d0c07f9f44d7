"""Predict, then see: what is asked, what opens when, whose verdict, and the learner's summary."""

from dataclasses import replace

import pytest

from helpers import ask, bundles, cells, guam, learner, sheets
from helpers.predictions import CLOSED


@pytest.fixture(autouse=True)
def nothing_asked():
    learner.start_over()


def shown(box):
    """All the words that stand in a box and in what it holds."""
    words = [str(getattr(box, "value", "")), getattr(box, "description", "")]
    return " ".join([*words, *map(shown, getattr(box, "children", ()))])


def test_a_reveal_is_closed_until_something_was_chosen():
    asked = ask.predict("guam_p_index")
    reveal = ask.reveal("guam_p_index", guam.which_index())
    assert CLOSED in shown(reveal)
    assert "<svg" not in shown(reveal) and "3.122" not in shown(reveal)
    asked.buttons["B"].click()
    assert "Noted: B. one of the others fits." in asked.said.value
    assert CLOSED not in shown(reveal) and "<svg" in shown(reveal)
    assert "You expected: <b>B. one of the others fits</b>" in shown(reveal)
    assert "With so many indexes one should fit" in shown(reveal)
    asked.buttons["A"].click()
    assert [button.icon for button in asked.buttons.values()] == ["check", "", ""]


def test_a_second_choice_shows_its_verdict_but_the_first_stays_noted():
    asked = ask.predict("guam_p_index")
    reveal = ask.reveal("guam_p_index")
    for letter in ("A", "C"):
        asked.buttons[letter].click()
    assert "You expected: <b>A. prices of military" in shown(reveal)
    assert "Now: <b>C. none of them fits</b>" in shown(reveal) and "Yes, none." in shown(reveal)
    assert "You: A. prices of military construction fit." in repr(ask.summary())


def test_asked_anew_it_closes_again():
    ask.predict("guam_p_index").buttons["A"].click()
    reveal = ask.reveal("guam_p_index", guam.which_index())
    assert "<svg" in shown(reveal)
    ask.predict("guam_p_index")
    assert "<svg" not in shown(reveal) and CLOSED in shown(reveal)


def test_a_button_opens_it_for_whoever_will_not_guess():
    ask.predict("guam_p_double")
    reveal = ask.reveal("guam_p_double", guam.share_and_cap())
    reveal.unasked.click()
    assert "It was: 18.2 per cent." in shown(reveal) and "<svg" in shown(reveal)
    assert "You: not chosen yet." in repr(ask.summary())


def test_a_reveal_without_its_question_is_closed_too():
    assert CLOSED in shown(ask.reveal("guam_p_double", guam.share_and_cap()))


def test_a_guess_on_a_slider_is_handed_in_and_drawn():
    asked = ask.predict("guam_p_double")
    scale = sheets.sheet("guam_p_double").scale
    assert (asked.number.control.min, asked.number.control.max) == (scale.low, scale.high)
    assert asked.number.control.value == scale.low and asked.hand_in.disabled
    reveal = ask.reveal("guam_p_double", guam.share_and_cap().set(bill=17.2))
    asked.number.control.value = 36
    assert CLOSED in shown(reveal) and not asked.hand_in.disabled
    asked.hand_in.click()
    assert "Noted: 36 per cent." in asked.said.value
    assert "Your guess: 36." in reveal.chart.sentence
    assert "as if the promise were a percentage" in shown(reveal)
    reveal.panel.set(bill=10.0)
    assert "Your guess: 36." in reveal.chart.sentence  # it stays while the panel moves


def test_a_picture_may_wait_for_an_exercise_and_does_not_tell_its_answer():
    reveal = ask.reveal("guam_share", guam.two_rulers())
    for nothing in (..., "a third", (36, 3)):
        ask.check("guam_share", nothing)
        assert CLOSED in shown(reveal)
    ask.check("guam_share", 33)
    assert "<svg" in shown(reveal) and "Right." not in shown(reveal)
    closed = ask.reveal("guam_us", guam.two_rulers())
    closed.unasked.click()
    assert "It was" not in shown(closed)


def test_as_stored_the_picture_stands_there_with_what_each_guess_means(monkeypatch):
    monkeypatch.setattr(cells, "get_ipython", lambda: None)
    reveal = ask.reveal("guam_p_double", guam.share_and_cap())
    bundle = reveal._repr_mimebundle_()
    assert bundle["text/plain"] == reveal.chart.sentence and bundle["image/png"]
    assert bundle[bundles.MIME] == {
        "course": "alliance",
        "schema": 1,
        "kind": "reveal",
        "id": "guam_p_double",
        "panel": {"id": "guam.share_and_cap", "state": reveal.chart.state},
    }
    words = ask.reveal("guam_p_double")._repr_mimebundle_()
    assert "up to 14 per cent: Lower than it is." in words["text/html"]
    assert "What each guess means" in words["text/html"]
    assert words["text/plain"] == CLOSED


def test_a_question_is_stored_as_plain_words_with_what_was_chosen():
    asked = ask.predict("guam_p_plans")
    bundle = asked._repr_mimebundle_()
    for mime in ("text/plain", "text/html"):
        assert "Predict." in bundle[mime] and "B. it rose" in bundle[mime]
    assert bundle[bundles.MIME] == {
        "course": "alliance",
        "schema": 1,
        "kind": "predict",
        "id": "guam_p_plans",
        "case": "open",
    }
    asked.buttons["B"].click()
    assert asked._repr_mimebundle_()[bundles.MIME]["case"] == "B"
    slider = ask.predict("guam_p_guam")._repr_mimebundle_()["text/plain"]
    assert slider.endswith("How many of them for Guam?\nA number from 0 to 9,000 Marines.")


def test_a_recall_question_says_at_once_what_the_choice_means():
    asked = ask.recall("hist_r_near")
    assert asked._repr_mimebundle_()["text/plain"].startswith("Recall. Which lies nearer")
    asked.buttons["A"].click()
    assert "Yes: 1,433 kilometres against 2,273." in asked.said.value


def test_what_a_table_holds_is_escaped():
    asked = ask.predict("guam_p_plans")
    asked.sheet = replace(asked.sheet, prompt="<img src=x>")
    assert "<img" not in asked._repr_mimebundle_()["text/html"]


def test_the_summary_sets_what_was_expected_beside_what_it_was():
    ask.predict("guam_p_naive")
    ask.predict("guam_p_plans").buttons["C"].click()
    ask.recall("guam_r_share").buttons["A"].click()
    ask.check("guam_share", ...)
    ask.check("guam_head", 1.72)
    ask.check("guam_us", 5.8)
    said = repr(ask.summary())
    assert said.splitlines()[0] == "Predictions: 1 of 2 chosen."
    assert "which share is that? You: not chosen yet." in said
    assert "You: C. it fell. It was: B. it rose." in said
    assert "Exercises: 1 of 3 stand." in said
    assert "in the dollars of one year: open." in said
    assert "whom it covers: stands." in said and "billion FY2012 dollars: not yet." in said
    ask.check("guam_us", 5.48)
    assert "Exercises: 2 of 3 stand." in repr(ask.summary())


def test_the_summary_is_words_tables_and_an_entry_for_programs():
    ask.predict("guam_p_plans").buttons["C"].click()
    ask.check("guam_us", 5.8)
    bundle = ask.summary()._repr_mimebundle_()
    assert bundle["text/html"].count("<table") == 2 and "C. it fell" in bundle["text/html"]
    assert bundle[bundles.MIME]["case"] == {"guam_p_plans": "C", "guam_us": "mixed price years"}
    assert repr(ask.summary()) == bundle["text/plain"]


def test_a_prediction_that_is_checked_is_noted_as_it_was_read():
    """A check of a prediction noted "c", and the summary raised KeyError."""
    ask.predict("guam_p_index")
    reveal = ask.reveal("guam_p_index")
    assert ask.check("guam_p_index", " c ").verdict == "right"
    assert "You expected: <b>C. none of them fits</b>" in shown(reveal)
    ask.predict("guam_p_double")
    ask.check("guam_p_double", "a lot")
    assert "You: not chosen yet." in repr(ask.summary())
    ask.check("guam_p_double", "18 %")
    assert "You: 18 per cent. It was: 18.2 per cent." in repr(ask.summary())


def test_two_reveals_of_one_question_both_open():
    asked = ask.predict("guam_p_index")
    both = [ask.reveal("guam_p_index"), ask.reveal("guam_p_index", guam.which_index())]
    asked.buttons["A"].click()
    assert all("You expected" in shown(reveal) for reveal in both)


def test_a_panel_that_is_handed_to_a_second_run_stays_alive():
    panel = guam.share_and_cap()
    first, second = (ask.reveal("guam_p_double", panel) for _ in range(2))
    first.close()
    ask.predict("guam_p_double")._choose(36)
    assert "<svg" in shown(second) and panel.chart.fig is not None
    second.close()
    assert panel.chart.fig is None


def test_an_earlier_guess_leaves_the_picture_when_it_is_asked_anew():
    asked = ask.predict("guam_p_double")
    reveal = ask.reveal("guam_p_double", guam.share_and_cap())
    asked._choose(36)
    assert "Your guess: 36." in reveal.chart.sentence
    ask.predict("guam_p_double")
    reveal.unasked.click()
    assert "Your guess" not in reveal.chart.sentence


def test_closed_a_reveal_lets_its_chart_go_and_hears_no_more():
    asked = ask.predict("guam_p_index")
    reveal = ask.reveal("guam_p_index", guam.which_index())
    chart = reveal.chart
    reveal.close()
    assert chart.fig is chart.draw_guess is None and learner._watching["guam_p_index"] == []
    asked.buttons["A"].click()  # nothing is left to open, and nothing is raised
    asked.close()


def test_a_reveal_that_is_closed_leaves_no_widget_behind():
    made = ask.reveal("guam_p_double", guam.share_and_cap())
    parts = [made.style_sheet, made.style_sheet.layout, made.verdict, made.invite, made.unasked]
    assert all(part.comm is not None for part in parts)
    made.close()
    assert all(part.comm is None for part in parts)
