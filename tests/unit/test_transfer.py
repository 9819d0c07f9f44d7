"""The same question before the course and after it: what is found, kept and set side by side."""

import csv
import html

import pytest
from facts import ROOT

from helpers import ask, judge, learner, sentences, sheets, transfer

PARTS = ["price year", "what it covers", "how firm", "who says so", "as of when"]
ALL = "Dollars of which year? What does it cover? An estimate? Who says so? When was it decided?"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of Jupyter's of its own; the learner is new."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    learner.start_over()
    return tmp_path


def hand_in(moment, questions):
    """The widget after somebody wrote questions and pressed the button."""
    asked = ask.transfer(moment)
    asked.field.value = questions
    asked.hand_in.click()
    return asked


def found(questions):
    """The parts that are asked for."""
    read = sentences.read(sheets.sheet("transfer").grammar, questions)
    return [reading.part for reading in read if reading.verdict == "right"]


def ticks(said):
    return said.count("\u2713"), said.count("\u2013")


@pytest.mark.parametrize(
    ("questions", "parts"),
    [
        (ALL, PARTS),
        ("Which year's dollars are these?", ["price year"]),
        ("Has inflation been taken out?", ["price year"]),
        ("Are the roads to it included?", ["what it covers"]),
        ("Up to 300, or exactly 300?", ["how firm"]),
        ("And if it costs more?", ["how firm"]),
        ("Where did you read this?", ["who says so"]),
        ("When was this agreed?", ["as of when"]),
        ("Who is the mayor?", []),
        ("Why so expensive?", []),
    ],
)
def test_what_is_asked_is_found(questions, parts):
    assert found(questions) == parts


def test_what_people_ask_is_found_as_a_reader_would():
    """60 answers with what a reader found in them, looked at while the grammar was made."""
    with open(ROOT / "tests/sentences/questions.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    missed = extra = wanted = 0
    for row in rows:
        asked = set(filter(None, row["asks"].split(";")))
        read = set(found(row["answer"]))
        missed += len(asked - read)
        extra += len(read - asked)
        wanted += len(asked)
    assert len(rows) >= 60 and missed <= 0.05 * wanted
    assert extra <= 0.05 * (len(PARTS) * len(rows) - wanted)


def test_what_was_asked_before_stands_beside_what_is_asked_after():
    before = hand_in("before", "Is that a <third>?")
    assert before.said.value == transfer.NOTED and transfer.asked_before() == "Is that a <third>?"
    learner.start_over()  # another notebook
    said = hand_in("after", ALL).said.value
    assert "Of 5 things to ask you ask 5; before the course it was 0." in said
    assert "Dollars of which year is each amount?" in said
    assert ticks(said) == (5, 5)
    assert f"Before: {html.escape('Is that a <third>?')}</p>" in said
    assert f"After: {ALL}</p>" in said
    assert transfer.asked_before() == "Is that a <third>?"
    assert said in ask.summary().html()


def test_without_what_was_asked_before_only_the_present_is_shown():
    said = hand_in("after", "Who says so?").said.value
    assert "Of 5 things to ask you ask 1." in said and transfer.NOTHING_KEPT in said
    assert ticks(said) == (1, 4)


def test_a_file_that_cannot_be_read_counts_as_none_and_a_long_one_is_cut(folder):
    transfer.keep("Anything?")
    (file,) = folder.rglob("*.txt")
    file.write_bytes(b"\xff\xfe\xff")
    assert transfer.asked_before() == ""
    file.write_text("When? " * 10_000, encoding="utf-8")
    assert len(transfer.asked_before()) == judge.LONGEST_SENTENCE


def test_words_handed_in_again_take_the_place_of_the_earlier_ones(folder):
    hand_in("before", "When?")
    assert hand_in("before", "Who says so?").said.value == transfer.NOTED_ANEW
    assert transfer.asked_before() == "Who says so?"
    assert [file.name for file in folder.rglob("*.*")] == ["asked_before.txt"]
    hand_in("after", "When?")
    assert hand_in("after", ALL).said.value in ask.summary().html()


def test_before_and_after_in_one_kernel_do_not_mix():
    after = ask.transfer("after")
    hand_in("before", "When?")
    assert "After:" not in ask.summary().html()
    after.field.value = ALL
    after.hand_in.click()
    assert "Before: When?" in after.said.value and f"After: {ALL}" in ask.summary().html()


def test_where_nothing_can_be_written_it_says_so(folder, monkeypatch):
    (folder / "occupied").write_text("", encoding="utf-8")
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(folder / "occupied"))
    assert hand_in("before", "When?").said.value == transfer.NOT_KEPT


def test_an_empty_field_is_asked_for_and_a_long_text_is_cut():
    assert hand_in("before", "  ").said.value == "Write at least one question."
    assert transfer.asked_before() == ""
    hand_in("before", "When? " * 1000)
    assert len(transfer.asked_before()) == judge.LONGEST_SENTENCE


def test_what_is_stored_does_not_depend_on_what_was_asked():
    new = ask.transfer("before")._repr_mimebundle_()
    hand_in("before", ALL)
    old = ask.transfer("before")._repr_mimebundle_()
    for kind in ("text/plain", "text/html", "application/vnd.course+json"):
        assert new[kind] == old[kind]
    assert "ask.transfer" not in new["text/plain"] and new["text/plain"].startswith("Before the")
    assert new["application/vnd.course+json"]["case"] == "before"


def test_what_stands_between_two_dollar_signs_is_no_formula_where_it_is_shown():
    shown = ask.transfer("before")._repr_mimebundle_()["text/html"]
    assert "$" in shown and "$" not in shown.replace("<span>$</span>", "")
    said = transfer.compared("Is it $3 of $9, <b>or</b> not?")
    assert "Is it <span>$</span>3 of <span>$</span>9, &lt;b&gt;or&lt;/b&gt; not?" in said


def test_a_closed_field_lets_go_of_its_widgets():
    asked = ask.transfer("after")
    asked.close()
    assert asked.children == ()
