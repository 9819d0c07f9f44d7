"""What is shown of rows: receipts, tables and sources, with everything from a table escaped."""

from datetime import date

import pytest
from facts import raw
from markupsafe import Markup

from helpers import dates, history, receipts, story, tables
from helpers.start import words
from helpers.threats import ladder

SCRIPT = "<script>alert(1)</script>"
TITLE = 'a" onmouseover="alert(1)'
FORGET = (tables._load.cache_clear, tables._figures.cache_clear, receipts.source_link.cache_clear)


@pytest.fixture
def planted(monkeypatch):
    """Return a function that plants text in a column of a table, for every row."""
    true = tables._load

    def plant(name, **columns):
        def load(wanted):
            return true(wanted).assign(**columns) if wanted == name else true(wanted)

        monkeypatch.setattr(tables, "_load", load)
        for forget in FORGET[1:]:
            forget()

    yield plant
    monkeypatch.undo()
    for forget in FORGET:
        forget()


def test_a_receipt_shows_value_unit_basis_status_and_source():
    assert "550 (500 to 600) persons" in receipts.receipt("P12_iwakuni").data
    html = receipts.receipt("P12_cost").data
    for part in ("P12_cost", "8.6", "USD bn", "FY2012", "estimate", "Written reply of the Cabinet"):
        assert part in html
    assert 'href="https://www.shugiin' in html
    html = receipts.receipt("scc_2013", "P12_total_marines").data
    assert "3\xa0October\xa02013" in html and "9,000 posts" in html  # a day stays on one line
    assert ">1978<" in receipts.receipt("sympathy_budget_1978").data  # known to the year
    with pytest.raises(tables.TableError, match="no table has a figure"):
        receipts.receipt("nothing")


def test_a_receipt_names_the_fields_and_the_day_of_a_figure():
    html = receipts.receipt("P12_cost").data
    for field, said in (("plan", "2012"), ("payer", "both"), ("date", "27\xa0April\xa02012")):
        assert f">{field}</span> {said}" in html


def test_long_tables_and_sources_are_folded_and_links_look_like_links():
    short = receipts.show("guam_people", "plan == '2017'", where="where").data
    long = receipts.show("history_meetings", date="date").data
    assert "<details>" not in short
    assert long.startswith("<details><summary>All 21 rows</summary><table")
    assert receipts.sources("guam_plans").data.startswith("<details><summary>")
    assert "text-decoration:underline" in str(receipts.source_link("mod_sheet"))


def test_a_table_is_shown_with_notes_and_sources():
    html = receipts.show("history_counts", who="publisher", counted_from="first").data
    assert html.count("href=") >= 5 and "counted from" in html
    assert "Kyodo" in html and "Another thing" in html
    assert "August 2012" in receipts.show("history_reviews", date="date").data
    assert receipts.show("history_counts", "value == 17", who="publisher").data.count("<tr") == 4
    assert "3,120" not in receipts.show("guam_plans", "id == 'P06_cash'", bn="value").data


def test_sources_are_those_that_a_table_cites():
    assert "Board of Governors" in receipts.sources("exchange_rate").data
    assert "Ryukyu" not in receipts.sources("exchange_rate").data
    printed = receipts.sources("price_index").data  # a hyphen would break the line in a date
    assert "2025\u201106" in printed and "2025-06" not in printed


def test_text_is_escaped_and_markup_is_not():
    html = receipts.html_table({"<b>": ["<i>", Markup("<u>x</u>"), 3]}).data
    assert "&lt;b&gt;" in html and "&lt;i&gt;" in html and "<u>x</u>" in html and ">3<" in html
    assert "<i>" not in html and "<b>" not in html


def test_a_planted_script_in_a_note_stays_text(planted):
    planted("guam_plans", note=SCRIPT)
    for html in (
        receipts.receipt("P12_cost").data,
        receipts.show("guam_plans", part="part").data,
    ):
        assert SCRIPT not in html and "&lt;script&gt;" in html


def test_a_planted_handler_in_a_title_stays_text(planted):
    planted("sources", title=TITLE)
    for html in (
        receipts.receipt("P12_cost").data,
        receipts.show("guam_plans", part="part").data,
        receipts.sources("guam_plans").data,
        str(receipts.source_link("afp_2013")),
    ):
        assert TITLE not in html and "a&#34; onmouseover=&#34;alert(1)" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///x", None])
def test_only_addresses_of_the_web_become_links(planted, address):
    planted("sources", url=address)
    assert "href" not in receipts.source_link("afp_2013")


def test_an_address_cannot_leave_its_attribute(planted):
    planted("sources", url=f"https://x/{TITLE}")
    assert TITLE not in receipts.source_link("afp_2013")


@pytest.mark.parametrize(
    ("table", "column", "shown"),
    [
        ("glossary", "meaning", lambda: words().chart.moving_html()),
        ("glossary", "japanese", lambda: words().chart.moving_html()),
        ("claims", "found", lambda: story.read().chart.moving_html()),
        ("claims", "claim", lambda: story.browse().chart.moving_html()),
        (
            "claims",
            "claim",
            lambda: (
                story.judge()
                .set(verdicts={"present": "C13", "given": {"C13": "imprecise"}})
                .chart.moving_html()
            ),
        ),
        ("role_cards", "text", lambda: story.card("Governor of Okinawa").data),
        ("reactor", "statement", lambda: ladder().chart.moving_html()),
        ("history_events", "title", lambda: history.timeline().chart.moving_html()),
    ],
)
def test_what_a_table_holds_stays_text_in_panels_and_cards(planted, table, column, shown):
    planted(table, **{column: SCRIPT})
    html = shown()
    assert SCRIPT not in html and "&lt;script&gt;" in html


def test_what_a_learner_writes_on_a_sheet_stays_text():
    html = story.sheet(SCRIPT, ("claim", SCRIPT, SCRIPT, SCRIPT, SCRIPT)).data
    assert SCRIPT not in html and html.count("&lt;script&gt;") == 5


def test_dates_are_said_as_exactly_as_they_are_known():
    when = tables.row("sma_1987")["date"]
    said = [dates.in_words(when, to) for to in ("day", "month", "year")]
    assert said == ["1 January 1987", "January 1987", "1987"]
    assert dates.years_between(date(1997, 9, 23), date(2013, 10, 3)) == 5854 / 365.25


def test_numbers_have_thousands_and_what_is_missing_is_empty():
    shown = receipts.show("guam_people", "plan == '2017'", where="where", number="value").data
    assert "4,100" in shown and "nan" not in shown and "None" not in shown


def test_figures_of_a_table_keep_their_digits():
    shown = receipts.show("guam_estimates", amount="value").data
    for row in raw("guam_estimates"):
        assert f">{float(row['value']):,.10g}<" in shown
    assert ">5.6<" in shown


def test_a_table_of_more_than_twelve_rows_is_folded():
    whole, folded = (receipts.show("vessels", f"index < {rows}", year="year") for rows in (12, 13))
    assert "<details" not in whole.data
    assert "<details" in folded.data and "All 13 rows" in folded.data
