"""Notebook 05: claims, verdicts, role cards and the blank sheet, against the raw tables."""

import html
import itertools
import re
from collections import Counter

import pytest
from facts import raw, right

from helpers import ask, receipts, story

CLAIMS = raw("claims")

CELL = re.compile(r"<t[hd]><div[^>]*>(.*?)</div></t[hd]>")


def test_82_claims_in_reading_order_with_our_counts_of_verdicts():
    ids = [f"C{n:02d}" for n in range(1, 82)]
    ids.insert(57, "C57b")  # one sentence, cut in two: what was said, and what it judges
    assert [row["id"] for row in CLAIMS] == ids
    assert [int(row["paragraph"]) for row in CLAIMS] == sorted(
        int(row["paragraph"]) for row in CLAIMS
    )
    counts = Counter(row["verdict"] for row in CLAIMS)
    assert [counts[verdict] for verdict in story.MARKS] == [31, 33, 6, 7, 5]


def test_every_claim_has_a_receipt_and_an_opinion_is_no_fact():
    for row in CLAIMS:
        assert (
            row["check"] and row["found"] and row["notebook"] in ("00", "01", "02", "03", "04")
        ), row["id"]
        assert row["verdict"] != "opinion" or row["kind"] == "opinion", row["id"]
        assert row["verdict"] != "supported" or row["source_id"] != "afp_2013", row["id"]
        assert bool(row["slip"]) == (row["verdict"] == "imprecise"), row["id"]


def test_two_rules_give_two_kinds_that_come_out_worst():
    kinds = {row["kind"] for row in CLAIMS if row["kind"] not in ("opinion", "forecast")}

    def part(kind, wrong):
        some = [row["verdict"] for row in CLAIMS if row["kind"] == kind]
        return sum(map(wrong, some)) / len(some)

    imprecise = {kind: part(kind, lambda verdict: verdict == "imprecise") for kind in kinds}
    not_supported = {kind: part(kind, lambda verdict: verdict != "supported") for kind in kinds}
    for parts, loser in ((imprecise, "quantity"), (not_supported, "quote")):
        assert all(parts[loser] > parts[kind] for kind in kinds - {loser})


@pytest.mark.parametrize(
    ("id", "known"),
    [
        ("story_supported", 37.8),
        ("story_holds", 78.0),
        ("story_slips", 5),
        ("story_paragraphs", 27.8),
        ("story_next", -39.7),
    ],
)
def test_the_answers(id, known):
    assert round(right(id), 1) == known


@pytest.mark.parametrize("number", range(1, 83))
def test_reading_a_claim_shows_its_whole_receipt_and_rings_its_mark(number):
    made, row = story.read().set(claim=number), CLAIMS[number - 1]
    assert made.sentence.startswith(row["id"]) and made.sentence.endswith(
        f"Our verdict: {row['verdict']}."
    )
    receipt = html.unescape(made.chart.view.below)
    for column in ("check", "found", "differ"):
        assert row[column] in receipt
    assert (
        receipts.source_link(row["source_id"]) in made.chart.view.below
        and f"</b> {row['notebook']}<" in made.chart.view.below
    )
    (x,), (y,) = made.chart.layers.moving[0].get_data()
    beside = {label.get_position(): label.get_text() for label in made.chart.fig.axes[0].texts}
    assert beside[x + 0.23, y] == f"{number}"  # the mark carries the number in the box
    assert y == int(row["paragraph"]) and x == 1 + sum(
        other["paragraph"] == row["paragraph"] for other in CLAIMS[: number - 1]
    )


@pytest.mark.parametrize(
    ("paragraph", "kind", "verdict"),
    list(
        itertools.product(
            ("all", "headline", "2", "16"),
            ("all", "quantity", "quote"),
            ("all", "supported", "opinion"),
        )
    ),
)
def test_filters_keep_what_fits_and_nothing_else(paragraph, kind, verdict):
    made = story.browse().set(paragraph=paragraph, kind=kind, verdict=verdict)
    fits = [
        row["id"]
        for row in CLAIMS
        if paragraph in ("all", "headline" if row["paragraph"] == "0" else row["paragraph"])
        and kind in ("all", row["kind"])
        and verdict in ("all", row["verdict"])
    ]
    assert re.findall(r">(C\d\d[a-z]?)<", made.chart.view.below) == fits
    assert made.sentence.startswith(f"{len(fits)} of 82" if fits else "No claim fits")
    assert sum(len(line.get_xdata()) for line in made.chart.layers.moving) == len(fits)


def columns_of(html_of_table):
    """The cells of an HTML table by heading, a dict a row."""
    cells = [html.unescape(cell) for cell in CELL.findall(html_of_table)]
    width = html_of_table.count("<th>")
    heads, rest = cells[:width], cells[width:]
    rows = [rest[n : n + width] for n in range(0, len(rest), width)]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_table_of_browse_keeps_each_field_in_its_column():
    made = story.browse().set(verdict="all")
    rows = columns_of(made.chart.view.below)
    assert len(rows) == len(CLAIMS)
    for shown, row in zip(rows, CLAIMS, strict=True):
        assert (shown["claim"], shown["paragraph"]) == (row["id"], row["paragraph"])
        assert (shown["what the story says"], shown["slip"]) == (row["claim"], row["slip"])
        assert (shown["kind"], shown["verdict"]) == (row["kind"], row["verdict"])
        assert shown["source"] == html.unescape(str(receipts.source_link(row["source_id"])))


@pytest.mark.parametrize("number", range(1, 83, 9))
def test_a_receipt_of_a_claim_keeps_each_field_under_its_name(number):
    made, row = story.read().set(claim=number), CLAIMS[number - 1]
    fields = dict(re.findall(r"<li><b>(.*?):</b> (.*?)</li>", made.chart.view.below))
    assert html.unescape(fields["What would check it"]) == row["check"]
    assert html.unescape(fields["What was found"]) == row["found"]
    assert html.unescape(fields.get("Where people differ", "")) == row["differ"]
    where = "headline" if row["paragraph"] == "0" else f"paragraph {row['paragraph']}"
    said = f"{row['id']}, {where}, {row['speaker']}, {row['kind']}: {row['claim']}. "
    assert made.sentence == f"{said}Our verdict: {row['verdict']}."


def test_ours_is_hidden_until_a_claim_is_judged():
    made = story.judge()
    for row in CLAIMS:
        if row["id"] in story.TWELVE:
            assert row["found"] not in html.unescape(made.chart.moving_html())
    given = {"C13": "imprecise", "C75": "with a note"}
    made.set(verdicts={"present": "C75", "given": given})
    assert made.sentence.endswith("Yours: with a note. Ours: the same.")
    below = html.unescape(made.chart.view.below)
    assert "Judged so far: 2 of 12; on 1 we agree" in below
    shown = {row["id"] for row in CLAIMS if row["found"] in below}
    assert shown == {"C13", "C75"}
    made.set(verdicts={"present": "C18", "given": given})
    assert made.sentence.endswith("Your verdict?") and "Why:" not in made.chart.view.below
    made.set(verdicts={"present": "C13", "given": given})
    assert made.sentence.endswith("Yours: imprecise. Ours: with a note.")


@pytest.mark.parametrize("id", story.TWELVE)
def test_the_reason_and_what_people_differ_on_stand_under_their_names(id):
    given = {"C13": "supported", "C78": "supported", id: "imprecise"}
    made = story.judge().set(verdicts={"present": id, "given": given})
    claim = next(row for row in CLAIMS if row["id"] == id)
    told = html.unescape(made.chart.view.below.split("<details>")[0])
    why, _, differ = told.partition("<b>Where people differ:</b>")
    assert f"<b>Why:</b> {claim['found']}" in why
    assert claim["differ"] in differ and bool(differ) == bool(claim["differ"])
    listed = columns_of(made.chart.view.below)
    row = next(one for one in listed if one["claim"].startswith(f"{id}."))
    assert (row["why"], row["where people differ"]) == (claim["found"], claim["differ"])


def test_the_list_beside_the_verdicts_keeps_each_in_its_column():
    """Yours under "yours", ours under "ours"."""
    made = story.judge().set(verdicts={"present": "C13", "given": {"C13": "imprecise"}})
    (row,) = columns_of(made.chart.view.below)
    assert (row["yours"], row["ours"]) == ("imprecise", "with a note")
    assert row["claim"].startswith("C13. ")


def test_twelve_claims_of_every_verdict_and_reasons_to_differ_for_some():
    rows = [row for row in CLAIMS if row["id"] in story.TWELVE]
    assert {row["verdict"] for row in rows} == set(story.MARKS) and len(rows) == len(
        story.SHORT
    ) == 12
    assert sum(bool(row["differ"]) for row in rows) == 7


def test_each_of_five_roles_has_an_aim_and_figures_with_answers():
    roles = Counter(row["role"] for row in raw("role_cards"))
    assert len(roles) == 5
    for role in roles:
        parts = [row["part"] for row in raw("role_cards") if row["role"] == role]
        assert parts[0] == "aim" and parts.count("figure") >= 1 and parts.count("answer") >= 2
        assert not re.search(r"[{}]", story.card(role).data)
    with pytest.raises(ValueError, match="no role"):
        story.card("king")


def test_figures_on_cards_are_computed_and_not_typed():
    for row in raw("role_cards"):
        plain = re.sub(r"\{.*?\}|\b(19|20)\d\d\b|FY20(08|12)|1 January", "", row["text"])
        assert not re.search(r"\d", plain), row["text"]
    assert "5.5 of 8.6" in story.card("US Secretary of Defense").data
    assert "73.8 per cent" in story.card("Governor of Okinawa").data


def test_a_sheet_takes_any_claims_and_asks_for_a_source():
    shown = story.sheet(
        "one <b>",
        ("two", "a", "b", "supported"),
        ("three", "a", "b", "nonsense", "x"),
        ("four", "", "", "opinion"),
    ).data
    assert "one &lt;b&gt;" in shown and "Row 2: a verdict without a source." in shown
    assert (
        "Row 3: a verdict is one of supported" in shown
        and "Row 4" not in shown
        and "Row 1" not in shown
    )


@pytest.mark.parametrize("verdict", story.MARKS)
def test_a_sheet_asks_for_the_source_of_a_verdict_that_rests_on_one(verdict):
    asks = "a verdict without a source" in story.sheet(("one", "a", "b", verdict)).data
    assert asks == (verdict not in ("opinion", "unverified"))


@pytest.mark.parametrize(
    ("id", "answer", "verdict"),
    [
        (
            "story_money",
            "Japan would pay up to 3.1 of 8.6 billion FY2012 dollars for about 5,000 Marines "
            "on Guam, by a "
            "protocol signed on 3 October 2013.",
            "right",
        ),
        (
            "story_money",
            "Japan pays up to 2.8 of the 8.6 billion for 9,000 Marines on Guam.",
            "mistake",
        ),
        (
            "story_money",
            "Japan pays 3.1 of 8.6 billion FY2012 dollars for 5,000 Marines on Guam.",
            "ask",
        ),
        ("story_review", "They agreed to begin a review of the Guidelines of 1997.", "right"),
        ("story_review", "They held the first review of the alliance in 16 years.", "mistake"),
        (
            "story_card",
            "On 1 January 2013 73.8 per cent of the exclusive-use area was on Okinawa.",
            "right",
        ),
        ("story_card", "We have 74 per cent of the US bases, as of 2013.", "mistake"),
        ("story_card", "In 2016 39 per cent of the sites were on Okinawa.", "mistake"),
        ("story_card", "Too many bases.", "ask"),
        ("story_card", "", "unclear"),
    ],
)
def test_sentences(id, answer, verdict):
    assert ask.check(id, answer).verdict == verdict


def test_each_gap_is_shown_with_its_reason_its_clause_and_its_source():
    view = story.left_out().view
    rows = raw("left_out")
    titles = {row["id"]: row["title"] for row in raw("sources")}
    assert view.sentence.startswith(f"{len(rows)} things are left out")
    for row, shown in zip(rows, view.below.split("<tr>")[1:], strict=True):
        said = html.unescape(shown)
        for part in (row["what"], row["why"], row["clause"], titles[row["source_id"]]):
            assert part in said, (row["id"], part)
