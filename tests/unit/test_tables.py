"""The tables: what they accept, what they refuse and in which words, and whether the figures fit
each other."""

import re
import shutil
from datetime import date
from urllib.parse import urlparse

import frictionless
import pandas as pd
import pytest
from facts import firm, raw

from helpers import tables
from helpers.tables import TableError, value

NAMES = [resource["name"] for resource in tables.package()["resources"]]
WITH_SOURCE = [r["name"] for r in tables.package()["resources"] if "source_id" in str(r["schema"])]


@pytest.fixture
def damaged(tmp_path, monkeypatch):
    """Return a function that damages one file of a copy of data/ and gives the message of loading
    it."""
    copy = shutil.copytree(tables.DATA, tmp_path / "data")
    monkeypatch.setattr(tables, "DATA", copy)
    clear = (tables._load.cache_clear, tables._figures.cache_clear)
    for forget in clear:
        forget()

    def damage(name, change, load=tables.table):
        path = copy / f"{name}.csv"
        changed = change(path.read_bytes())
        path.unlink() if changed is None else path.write_bytes(changed)
        with pytest.raises(TableError) as error:
            load(name)
        return str(error.value)

    yield damage
    for forget in clear:
        forget()


def replace(old, new):
    def change(data):
        assert data.count(old.encode()) >= 1
        return data.replace(old.encode(), new.encode(), 1)

    return change


FX = "FX2006,2006,116.3121,JPY per USD,fed_fx,official,"
PLAN = "P06_total,2006,total,both,all,10.27,,,USD bn,FY2008,2006-05-01,crs_2010,estimate"
DAMAGE = [
    (
        "missing file",
        "exchange_rate",
        lambda data: None,
        "exchange_rate.csv: there is no such file",
    ),
    (
        "saved by Excel",
        "exchange_rate",
        lambda data: b"\xef\xbb\xbf" + data,
        "exchange_rate.csv: it starts with a byte-order mark, as Excel saves; "
        "save it as CSV, in UTF-8, with commas",
    ),
    (
        "saved by Excel where the comma is decimal",
        "exchange_rate",
        lambda data: b"\xef\xbb\xbf" + data.replace(b",", b";"),
        "exchange_rate.csv: it starts with a byte-order mark, as Excel saves; "
        "save it as CSV, in UTF-8, with commas",
    ),
    (
        "semicolons",
        "exchange_rate",
        lambda data: data.replace(b",", b";"),
        "exchange_rate.csv: its cells are parted by semicolons, not by commas; "
        "save it as CSV, in UTF-8, with commas",
    ),
    (
        "tabs",
        "exchange_rate",
        lambda data: data.replace(b",", b"\t"),
        "exchange_rate.csv: its cells are parted by tabs, not by commas; "
        "save it as CSV, in UTF-8, with commas",
    ),
    ("empty file", "exchange_rate", lambda data: b"", "exchange_rate.csv: the file is empty"),
    (
        "header only",
        "exchange_rate",
        lambda data: data.split(b"\n")[0] + b"\n",
        "exchange_rate.csv: the table has no rows",
    ),
    (
        "wrong encoding",
        "exchange_rate",
        lambda data: data.replace(b"Calendar", b"Calend\xe4r", 1),
        "exchange_rate.csv, row 2: this is not UTF-8 text",
    ),
    (
        "UTF-16",
        "exchange_rate",
        lambda data: data.decode().encode("utf-16"),
        "exchange_rate.csv, row 1: this is not UTF-8 text",
    ),
    (
        "missing column",
        "exchange_rate",
        replace("id,year,value,", "id,value,"),
        "exchange_rate.csv, row 1, column year: the column is missing",
    ),
    (
        "unknown column",
        "exchange_rate",
        replace(",note", ",note,extra"),
        "exchange_rate.csv, row 1, column extra: the column is unknown",
    ),
    (
        "column twice",
        "exchange_rate",
        replace("id,year,value,", "id,year,year,"),
        "exchange_rate.csv, row 1, column year: the column stands twice",
    ),
    (
        "short row",
        "exchange_rate",
        replace(FX, "FX2006,2006,"),
        "exchange_rate.csv, row 2: 3 cells, but the header has 7",
    ),
    (
        "long row",
        "exchange_rate",
        replace(FX, FX + "x,"),
        "exchange_rate.csv, row 2: 8 cells, but the header has 7",
    ),
    (
        "blank line",
        "exchange_rate",
        replace("FX2006", "\nFX2006"),
        "exchange_rate.csv, row 2: 0 cells, but the header has 7",
    ),
    (
        "text in a number",
        "exchange_rate",
        replace("116.3121", "about 116"),
        "exchange_rate.csv, row 2, column value: 'about 116' is not a number",
    ),
    (
        "decimal comma",
        "exchange_rate",
        replace("116.3121", '"116,3121"'),
        "exchange_rate.csv, row 2, column value: '116,3121' is not a number",
    ),
    (
        "not a number",
        "exchange_rate",
        replace("116.3121", "nan"),
        "exchange_rate.csv, row 2, column value: 'nan' is not a number",
    ),
    (
        "infinite",
        "exchange_rate",
        replace("116.3121", "1e999"),
        "exchange_rate.csv, row 2, column value: '1e999' is not a number",
    ),
    (
        "underscore",
        "exchange_rate",
        replace("116.3121", "1_16"),
        "exchange_rate.csv, row 2, column value: '1_16' is not a number",
    ),
    (
        "year with a point",
        "exchange_rate",
        replace(",2006,", ",2006.5,"),
        "exchange_rate.csv, row 2, column year: '2006.5' is not a year",
    ),
    (
        "year out of range",
        "exchange_rate",
        replace(",2006,", ",1906,"),
        "exchange_rate.csv, row 2, column year: '1906' breaks the rule minimum 2006",
    ),
    (
        "value out of range",
        "exchange_rate",
        replace("116.3121", "1163121"),
        "exchange_rate.csv, row 2, column value: '1163121' breaks the rule maximum 200",
    ),
    (
        "required cell empty",
        "exchange_rate",
        replace(",JPY per USD,", ",,"),
        "exchange_rate.csv, row 2, column unit: this cell must not be empty",
    ),
    (
        "unknown unit",
        "exchange_rate",
        replace("JPY per USD", "yen"),
        "exchange_rate.csv, row 2, column unit: 'yen' breaks the rule enum ['JPY per USD']",
    ),
    (
        "key with a space",
        "exchange_rate",
        replace("FX2006", "FX 2006"),
        "exchange_rate.csv, row 2, column id: 'FX 2006' breaks the rule pattern '[A-Za-z0-9_]+'",
    ),
    (
        "unknown source",
        "exchange_rate",
        replace("fed_fx", "hearsay"),
        "exchange_rate.csv, row 2, column source_id: 'hearsay' is not in sources",
    ),
    (
        "duplicate key",
        "exchange_rate",
        replace("FX2007", "FX2006"),
        "exchange_rate.csv, row 3, column id: 'FX2006' already stands in row 2",
    ),
    (
        "bad date",
        "guam_plans",
        replace(PLAN, PLAN.replace("2006-05-01", "1 May 2006")),
        "guam_plans.csv, row 2, column date: '1 May 2006' is not a date",
    ),
    (
        "impossible date",
        "guam_plans",
        replace(PLAN, PLAN.replace("2006-05-01", "2006-02-30")),
        "guam_plans.csv, row 2, column date: '2006-02-30' is not a date",
    ),
    (
        "bad address",
        "sources",
        replace("https://www.shugiin", "ftp://www.shugiin"),
        "breaks the rule pattern 'https?://.+'",
    ),
    (
        "case of no question",
        "cases",
        replace("guam_share,exact", "guam_shares,exact"),
        "'guam_shares' is not in questions",
    ),
]


@pytest.mark.parametrize(
    ("table", "change", "message"), [d[1:] for d in DAMAGE], ids=[d[0] for d in DAMAGE]
)
def test_damage_is_named_with_file_row_and_column(damaged, table, change, message):
    said = damaged(table, change)
    assert said.endswith(message) and "\n" not in said


def test_a_table_of_one_row_is_a_table(damaged):
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        damaged("exchange_rate", lambda data: b"\n".join(data.split(b"\n")[:2]) + b"\n")


def test_an_id_in_two_tables_is_named(damaged):
    said = damaged("exchange_rate", replace("FX2006", "P12_cost"), load=lambda _: tables.figures())
    assert said == "exchange_rate.csv: the id 'P12_cost' stands in another table too"


def test_a_key_stands_for_a_number_else_a_place_else_a_day():
    assert value("P12_cost") == 8.6 and value("P12_cost") == tables.row("P12_cost")["value"]
    assert value("at_naha") == (tables.row("at_naha")["lat"], tables.row("at_naha")["lon"])
    assert value("scc_2013") == date(2013, 10, 3)
    with pytest.raises(TableError, match="W_prefecture has neither a value nor a place nor a day"):
        value("W_prefecture")


def test_unknown_names_and_values_are_named():
    with pytest.raises(TableError, match="there is no table 'nothing'; there are sources, "):
        tables.table("nothing")
    with pytest.raises(TableError, match="no table has a figure 'nothing'"):
        tables.row("nothing")
    with pytest.raises(TableError, match="the value of Y14_usd is unknown: Notes were signed"):
        value("Y14_usd")


def test_frictionless_finds_the_package_valid(tmp_path):
    """The hashes of the coasts are of lines that end with LF; Git may have changed these."""
    for path in [*tables.DATA.glob("*.csv"), tables.DATA / "datapackage.json"]:
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


@pytest.mark.parametrize("name", NAMES)
def test_types_are_those_that_the_package_declares(name):
    frame, rows = tables.table(name), raw(name)
    assert list(frame.columns) == list(rows[0])
    assert len(frame) == len(rows)
    for column in frame.columns.intersection(["value", "low", "high", "tolerance"]):
        assert frame[column].dtype == "float64"
        typed = [None if pd.isna(x) else x for x in frame[column]]
        assert typed == [float(row[column]) if row[column] else None for row in rows]


def test_a_table_is_a_copy_of_its_own():
    own = tables.table("exchange_rate")
    own.loc[0, "value"] = 1
    assert tables.table("exchange_rate").loc[0, "value"] > 100


def test_every_source_is_used_and_every_value_has_a_status():
    used = {row["source_id"] for name in WITH_SOURCE for row in raw(name)}
    assert {row["id"] for row in raw("sources")} == used
    for id, row in tables.figures().items():
        assert pd.isna(row.get("value", 0)) == (row["status"] == "unknown"), id
        assert not (
            row.get("unit", "").startswith(("USD", "JPY bn")) and row["price_basis"] == "none"
        ), id


def test_a_range_contains_its_value():
    for id, row in tables.figures().items():
        if not pd.isna(row.get("low")):
            assert row["low"] <= row["value"] <= row["high"], id


SUMS = [
    (("P06_japan", "P06_us"), "P06_total"),
    (("P06_us_fiscal", "P06_us_road"), "P06_us"),
    (("P06_cash", "P06_noncash"), "P06_japan"),
    (("P06_cash", "P06_housing_total", "P06_utilities"), "P06_japan"),
    (("P06_cash", "P06_equity", "P06_loans"), "P06_japan"),
    (("P06_equity", "P06_loans"), "P06_noncash"),
    (("P12_total_marines", "P12_okinawa_end"), "P12_okinawa_posts"),
    (("L17_guam", "L19_elsewhere"), "P12_guam"),
    (("L17_guam", "L18_mainland"), "P12_guam_low"),
]


@pytest.mark.parametrize(("parts", "whole"), SUMS)
def test_published_parts_add_to_published_totals(parts, whole):
    assert sum(map(value, parts)) == pytest.approx(value(whole), abs=1e-9)


def test_the_same_promise_is_the_same_figure_in_each_text():
    assert (
        value("A09_cap") == value("P06_cash") == value("P12_cap_fy08") == value("S13_article_share")
    )
    assert value("S13_article_cost") == value("P12_cost") and value("S13_marines") == value(
        "P12_total_marines"
    )
    assert value("P13_guam") == value("P12_guam") and value("T25_end") == value("T24_first")
    assert round(value("P13_cap_exact"), 1) == value("P13_cap")
    assert value("L14_cap87") == value("N12_87") and value("N12_loans0") == 0


def test_reported_percentages_follow_from_the_amounts():
    assert round(100 * value("P06_japan") / value("P06_total")) == value("P06_sharepct")
    assert value("P06_sharepct_crs") == 60  # the paper rounds up
    assert round(100 * value("P13_cap_exact") / value("P12_cost")) == value("P13_36pct")
    assert value("P12_stripes_us58") == pytest.approx(value("P12_cost") - value("P12_cap_fy08"))
    assert value("P12_rs_us55") == pytest.approx(value("P12_cost") - value("P13_cap"))


def test_head_counts_fit_each_other():
    split = [value(f"L17_{place}") for place in ("guam", "hawaii", "aus", "conus")]
    assert sum(split) == 8900
    assert value("P12_hawaii") == value("L17_hawaii")
    assert value("P13_guam") + value("L15_deps") == 6300  # what the US auditors printed in 2013
    assert value("P12_iwakuni") == 550 and value("P12_guam_4000") + value("P12_iwakuni") < value(
        "P12_guam"
    )


# Yen and dollars of one amount, and the budget rate that they imply: 103, 110 and 108 are named
# by the sources.
PAIRS = [
    ("Y09_usd", "Y09_jpy", 103),
    ("Y10_usd", "Y10_jpy", 94),
    ("Y11_paid", "Y11_paid_jpy", 81.4),
    ("Y15_usd", "Y15_jpy", 106),
    ("U18_usd", "Y18_jpy", 112),
    ("Y19_usd", "Y19_jpy", 110),
    ("Y20_usd", "Y20_jpy", 110),
    ("Y22a_usd", "Y22a_jpy", 108),
    ("Y22b_usd", "Y22b_jpy", 108),
    ("Y21_cum_usd", "Y21_cum_jpy", 104.9),
]


@pytest.mark.parametrize(("dollars", "yen", "rate"), PAIRS)
def test_yen_and_dollars_of_one_amount_give_the_budget_rate(dollars, yen, rate):
    scale = 1000 if tables.row(dollars)["unit"] == "USD m" else 1
    assert value(yen) / (value(dollars) / scale) == pytest.approx(rate, rel=0.003)


def test_yen_totals_hold_what_is_known_of_their_parts():
    known = [
        row["id"]
        for row in raw("guam_payments")
        if row["unit"] == "JPY bn" and row["measure"] == "provided"
    ]
    to_2021 = [id for id in known if not id.startswith("Y22")]
    assert sum(map(value, to_2021)) < value("Y21_cum_jpy") < value("Y22_cum_jpy")
    last = value("Y21_cum_jpy") + value("Y22a_jpy") + value("Y22b_jpy")
    assert 0 < value("Y22_cum_jpy") - last < 6  # the gap that the sources leave open


ESTIMATES = {"P06_total", "P06_us", "P06_us_road", "P12_cost", "G13_121"}
# Where an issuer's own words and reports stand: sites of governments, parliaments and edited
# collections of documents.
OWN_SITES = (
    *(".gov", ".mil", ".go.jp", ".gov.au", "pref.okinawa.jp", "europa.eu", "oecd.org", "ctbto.org"),
    *("worldjpn.net", "ioc.u-tokyo.ac.jp", "presidency.ucsb.edu", "dosfan.lib.uic.edu"),
    *("publications.parliament.uk", "china-embassy.org", "dc-office.org", "taiwantoday.tw"),
    "genesys-hannover.de",
)


def stands_on(host, sites):
    """Whether a host is one of some sites or a part of one."""
    return f".{host}".endswith(tuple(f".{site.removeprefix('.')}" for site in sites))


STORES = ("github.com", "globalsecurity.org", "fas.org", "everycrsreport.com")


def test_a_kind_says_no_more_than_the_page_that_was_read():
    for row in raw("sources"):
        host = urlparse(row["url"]).netloc.removesuffix(".")
        if row["kind"] in ("primary", "official"):
            assert stands_on(host, OWN_SITES), row["id"]
            assert not host.startswith("jmh."), row["id"]  # the embassy's translated press
            copied = r"\bcopy\b|reposted|quoting|citing|indexed"
            assert not re.search(copied, row["publisher"]), row["id"]
        if ", full copy at " in row["publisher"]:
            assert row["kind"] == "secondary" and stands_on(host, STORES), row["id"]
            assert host != "github.com" or re.search(r"/blob/[0-9a-f]{7,40}/", row["url"]), row[
                "id"
            ]


def test_a_status_follows_from_the_kind_of_its_source():
    firm_sources = {row["id"] for row in raw("sources") if firm(row)}
    for id, row in tables.figures().items():
        estimate = (
            id in ESTIMATES
            or id.endswith("_kt")
            or id.startswith("NY")
            or row["note"] == "SIPRI estimate."
            or row.get("by", "").startswith(("SIPRI", "US Department"))
        )
        if "value" in row and pd.isna(row["value"]):
            expected = "unknown"
        elif row["source_id"] == "no_page":
            expected = "unverified"
        elif id.startswith(("SQ", "VO")) and " less " in (row["note"] or ""):
            expected = "derived"
        else:
            read = "official" if row["source_id"] in firm_sources else "reported"
            expected = "estimate" if estimate else read
        assert row["status"] == expected, id


YEARS = {
    **dict.fromkeys(("missiles", "vessels", "troops"), "year"),
    **dict.fromkeys(("military_expenditure", "china_budget", "polls"), "year"),
    **dict.fromkeys(("scrambles", "scramble_quarters", "host_support"), "fiscal_year"),
}
SAME_WORDS = [
    ("scrambles", ["against"]),
    ("votes", ["answer"]),
    ("military_expenditure", ["country", "measure", "price_basis"]),
    ("vessels", ["zone", "measure"]),
    ("base_land", ["measure", "part"]),
    ("nuclear_tests", ["measure"]),
    ("troops", ["place"]),
]
SPLIT = {"guam": "Guam", "hawaii": "Hawaii", "aus": "Australia", "conus": "mainland United States"}


@pytest.mark.parametrize(("name", "column"), YEARS.items())
def test_a_key_names_the_year_of_its_row(name, column):
    for row in raw(name):
        assert row[column] in row["id"], row["id"]


@pytest.mark.parametrize("name", ["price_index", "exchange_rate"])
def test_a_key_of_a_ruler_ends_with_its_year(name):
    for row in raw(name):
        assert row["id"].endswith(row["year"]), row["id"]


def test_a_key_of_a_payment_names_its_year_with_two_digits():
    for row in raw("guam_payments"):
        assert row["id"][1:3] == row["year"][2:], row["id"]


@pytest.mark.parametrize(("name", "columns"), SAME_WORDS)
def test_keys_that_differ_in_their_year_only_have_the_same_words(name, columns):
    words = {}
    for row in raw(name):
        kind, own = re.sub(r"\d+", "", row["id"]), [row[column] for column in columns]
        assert words.setdefault(kind, own) == own, row["id"]


def test_a_key_names_the_place_of_its_head_count():
    for key, place in SPLIT.items():
        assert tables.row(f"L17_{key}")["where"] == place


def test_only_rows_that_say_so_count_less_than_a_year():
    for row in raw("scrambles"):
        assert (row["months"] != "12") == row["id"].endswith("_nine"), row["id"]


def test_money_has_a_price_basis_and_only_one_column_holds_the_cap():
    for id, row in tables.figures().items():
        if row.get("unit") in ("USD bn", "USD m", "JPY bn"):
            assert row["price_basis"] != "none", id
        if row.get("unit") == "percent" and "price_basis" in row:
            assert row["price_basis"] == "none", id
    for row in raw("guam_payments"):
        assert row["price_basis"] == (
            "FY2008" if row["measure"].startswith("counted") else "nominal"
        ), row["id"]
    for row in raw("guam_plans"):
        if row["plan"] == "2006" and row["unit"] == "USD bn":
            assert row["price_basis"] == "FY2008", row["id"]
        if row["plan"] == "story":
            assert row["price_basis"] == "not stated", row["id"]
    fy2012 = {row["id"] for row in raw("guam_plans") if row["price_basis"] == "FY2012"}
    assert fy2012 == {"P12_cost", "P13_cap_exact", "P13_cap", "N12_loans0"}


def test_a_price_index_has_one_level_a_year_and_rises_slowly():
    levels = tables.table("price_index").query("unit == 'index'").sort_values("year")
    assert not levels.duplicated(["index", "year"]).any()
    for _, rows in levels.groupby("index"):
        if len(rows) > 2:
            assert list(rows.year) == list(range(2006, 2022))
            assert rows.value.pct_change().dropna().between(-0.01, 0.05).all()


def test_what_was_said_of_okinawa_and_guam_at_the_time():
    assert (value("P06_marines"), value("P06_marines_8600"), value("P06_deps")) == (
        8000,
        8600,
        9000,
    )
    assert (value("P12_okinawa_actual16"), value("P12_guam_low"), value("P12_scope")) == (
        16000,
        4700,
        5000,
    )
    assert value("T25_end") == 100
    row = tables.row("P06_marines")
    assert (row["low"], row["high"]) == (value("P06_marines"), value("P06_marines_8600"))
    row = tables.row("P12_iwakuni")
    assert (row["low"], row["high"]) == (500, 600) and value("P12_iwakuni") == (
        row["low"] + row["high"]
    ) / 2
    row = tables.row("P12_hawaii")
    assert (row["low"], row["high"]) == (2600, value("P12_hawaii"))
