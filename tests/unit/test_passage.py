"""A passage in parts: the chosen one is marked, and says what has to be found out."""

import html
import re

import pytest
from facts import raw

from helpers import guam, okinawa, passage, threats

PARTS = {"a": ("One <b>", "Who?"), "b": ("two", "When?")}


def test_the_chosen_part_alone_is_marked_and_what_is_asked_is_said():
    panel = passage.panel("test.passage", "Parts", PARTS)
    assert panel.sentence == "\u201cOne <b>\u201d Who?"
    assert "<mark>One &lt;b&gt;</mark> two" in panel.chart.view.below
    panel.set(part="b")
    assert panel.sentence == "\u201ctwo\u201d When?"
    assert "One &lt;b&gt; <mark>two</mark>" in panel.chart.view.below


def test_the_money_sentence_has_a_part_for_each_of_its_claims_and_tells_no_verdict():
    panel = guam.sentence()
    claims = [row for row in raw("claims") if row["paragraph"] == "16"]
    assert {value for _, value in panel.controls["part"].options} == {row["id"] for row in claims}
    for row in claims:
        panel.set(part=row["id"])
        assert panel.sentence.count("?") >= 1 and re.search(r"Sections? \d", panel.sentence)
        assert row["found"] not in panel.sentence and row["verdict"] not in panel.sentence
    printed = {
        row["id"]: float(row["value"]) for row in raw("guam_plans") if row["plan"] == "story"
    }
    whole = " ".join(words for words, _ in panel.controls["part"].options)
    for amount in (printed["S13_article_share"], printed["S13_article_cost"]):
        assert f"{amount} billion dollars" in whole


@pytest.mark.parametrize(("make", "notebook"), [(threats.claims, "02"), (okinawa.claims, "03")])
def test_a_notebook_opens_with_the_claims_that_it_tests_and_tells_no_verdict(make, notebook):
    panel = make()
    tested, seen = [row for row in raw("claims") if row["notebook"] == notebook], []
    for paragraph in panel.controls["paragraph"].options:
        panel.set(paragraph=paragraph)
        for claim in panel.controls["claim"].options:
            panel.set(claim=claim)
            row = next(row for row in tested if row["claim"] == claim)
            seen.append(row["id"])
            assert row["check"] in panel.sentence and row["found"] not in panel.sentence
            assert f"<mark>{html.escape(claim)}.</mark>" in panel.chart.view.below
    assert seen == [row["id"] for row in tested]
