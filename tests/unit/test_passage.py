"""A passage in parts: the chosen one is marked, and says what has to be found out."""

import html
import re

import pytest
from facts import ROOT, raw

from helpers import guam, okinawa, passage, start, story, threats

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


def told(panel):
    """Each claim that a panel shows, as its row, in their order; the panel stands at it."""
    for paragraph in panel.controls["paragraph"].options:
        panel.set(paragraph=paragraph)
        for claim in panel.controls["claim"].options:
            panel.set(claim=claim)
            row = next(row for row in raw("claims") if row["claim"] == claim)
            assert row["paragraph"] == ("0" if paragraph == "headline" else paragraph)
            yield row


def check_claim(panel, row):
    """The claim is marked, what would check it is said, and no verdict is."""
    shown = panel.sentence + panel.chart.view.below
    assert row["check"] in panel.sentence
    assert row["found"] not in shown and f"verdict: {row['verdict']}" not in shown
    assert f"<mark>{html.escape(row['claim'])}.</mark>" in panel.chart.view.below


@pytest.mark.parametrize("make", [start.story, story.whole], ids=["00", "05"])
def test_the_whole_story_is_told_claim_by_claim_with_the_notebook_that_tests_it(make):
    panel, seen = make(), []
    for row in told(panel):
        seen.append(row["id"])
        check_claim(panel, row)
        assert f"Notebook {row['notebook']}" in panel.sentence
        linked = re.search(r'href="(\w+\.ipynb)"', panel.chart.view.below)[1]
        assert linked.startswith(row["notebook"]) and (ROOT / "notebooks" / linked).is_file()
    assert seen == [row["id"] for row in raw("claims")]


@pytest.mark.parametrize(("make", "notebook"), [(threats.claims, "02"), (okinawa.claims, "03")])
def test_a_notebook_opens_with_the_claims_that_it_tests_and_tells_no_verdict(make, notebook):
    panel, seen = make(), []
    for row in told(panel):
        seen.append(row["id"])
        check_claim(panel, row)
    assert seen == [row["id"] for row in raw("claims") if row["notebook"] == notebook]
