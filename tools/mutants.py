"""The mutants of data/: one figure changed, or two cells swapped.

A figure changes by one per cent, a year or a day by one, a status or a price basis by one word.
A swap keeps every sum: only who looks at the row itself can notice it.
"""

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import lock

ROOT = Path(__file__).parent.parent
STATUS = {
    "official": "reported",
    "reported": "official",
    "estimate": "official",
    "derived": "official",
    "unknown": "reported",
    "unverified": "reported",
}
BASIS = {
    "FY2008": "FY2012",
    "FY2012": "FY2008",
    "nominal": "not stated",
    "not stated": "nominal",
    "mixed": "nominal",
    "none": "not stated",
    "2023": "nominal",
}


class Mutant(NamedTuple):
    """One change: in which file and row, in which column, from what to what."""

    path: str
    row: int
    column: str
    old: str
    new: str

    def change(self, rows):
        """Change the rows of its table."""
        rows[self.row - 2][self.column] = self.new


class Swap(NamedTuple):
    """Two cells of one column change places: what that confuses, in which table, the two keys."""

    confuses: str
    table: str
    column: str
    key: str
    other: str

    @property
    def path(self):
        return f"data/{self.table}.csv"

    def change(self, rows):
        """Let the two cells change places in the rows of its table."""
        rows_by_key = lock.by_key(rows, lock.key_columns()[self.table])
        one, two = rows_by_key[self.key], rows_by_key[self.other]
        one[self.column], two[self.column] = two[self.column], one[self.column]


SWAPS = (
    Swap("two years of a series", "scrambles", "value", "SC2012_total", "SC2013_total"),
    Swap("against whom", "scrambles", "value", "SC2013_china", "SC2013_russia"),
    Swap("two quarters", "scramble_quarters", "value", "SQ2013_2", "SQ2013_3"),
    Swap("two years of vessels", "vessels", "value", "VC2016_ships", "VC2020_ships"),
    Swap("two zones", "vessels", "value", "VT2016_ships", "VC2016_ships"),
    Swap("two countries", "military_expenditure", "value", "MCCHN_2012", "MCJPN_2012"),
    Swap("two years of spending", "military_expenditure", "value", "MKCHN_2004", "MKCHN_2005"),
    Swap("two years of troops", "troops", "value", "TR1984_guam", "TR1985_guam"),
    Swap("two services' years", "troops", "marines", "TR1971_japan", "TR1972_japan"),
    Swap("outcomes of launches", "missiles", "success", "ML2017", "ML2022"),
    Swap("two estimators", "nuclear_yields", "value", "NY3_jp", "NY3_lu"),
    Swap("two tests", "nuclear_tests", "value", "NT4_usgs", "NT5_usgs"),
    Swap("two budgets", "host_support", "value", "HN2003_narrow", "HN2007_narrow"),
    Swap("two years of prices", "price_index", "value", "CPI2016", "CPI2017"),
    Swap("two yearly rates", "exchange_rate", "value", "FX2014", "FX2015"),
    Swap("two payments", "guam_payments", "value", "Y18_jpy", "Y09_jpy"),
    Swap("two head-counts", "guam_people", "value", "P12_hawaii", "L17_conus"),
    Swap("two payers", "guam_plans", "payer", "P06_us", "P06_cash"),
    Swap("two answers in a vote", "votes", "value", "VO1996_for", "VO1996_against"),
    Swap(
        "two answers in a poll",
        "polls",
        "value",
        "PL_2022NHK_B_OKI_unavoidable",
        "PL_2022NHK_B_OKI_could_be_a_threat",
    ),
    Swap("two dates of land", "base_land", "value", "LA1972_excl_okinawa", "LA2020_excl_okinawa"),
    Swap("two verdicts", "claims", "verdict", "C17", "C18"),
    Swap("two events' days", "history_events", "date", "scc_1998", "scc_2000"),
    Swap("two ministers", "history_meetings", "jp_foreign", "scc_2013", "scc_2011"),
    Swap("two speakers", "history_words", "speaker", "HW_2013_hagel", "HW_2014_kerry"),
    Swap("two sides' positions", "positions", "position", "PO_japan", "PO_prc"),
    Swap("two lines of role cards", "role_cards", "text", "RC_state1", "RC_foreign1"),
    Swap("two witnesses", "reactor", "statement", "YB_38n_sep", "YB_nis"),
    Swap("two feedbacks", "cases", "feedback", "story_next ratio", "story_next China only"),
    Swap(
        "two misconceptions", "cases", "misconception", "story_next ratio", "story_next China only"
    ),
    Swap("two sources' kinds", "sources", "kind", "mod_sheet", "economic_2008"),
)
# Changes nothing: nobody may notice.
CONTROL = Mutant("data/exchange_rate.csv", 2, "value", "116.3121", "116.3121")


def larger(text):
    """Return a number one per cent larger, with as many decimals, or by one in the last place."""
    decimals = len(text.partition(".")[2])
    new = f"{float(text) * 1.01:.{decimals}f}"
    return new if float(new) != float(text) else f"{float(text) + 10**-decimals:.{decimals}f}"


def changed_cell(column, kind, old):
    """Return what a cell becomes, '' when it is left alone."""
    if not old:
        return ""
    if kind in ("number", "integer"):
        return larger(old)
    if kind == "year":
        return str(int(old) + 1)
    if kind == "date":
        return str(date.fromisoformat(old) + timedelta(days=1))
    return {"status": STATUS, "price_basis": BASIS}.get(column, {}).get(old, "")


def data_mutants():
    """Yield a Mutant for every figure, year, day, status and basis of data/, coasts aside."""
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        if "hash" in resource or "status" not in kinds:
            continue
        path = f"data/{resource['name']}.csv"
        for number, cells in enumerate(lock.read(resource["name"]), start=2):
            for column, old in cells.items():
                if new := changed_cell(column, kinds[column], old):
                    yield Mutant(path, number, column, old, new)


def sample():
    """Return a few mutants of every kind of cell, always the same."""
    data = [m for m in data_mutants() if "guam" in m.path or "price" in m.path]
    chosen = []
    for column, step in (("value", 23), ("year", 40), ("status", 60)):
        chosen += [mutant for mutant in data if mutant.column == column][::step]
    return chosen


def apply(mutant, course):
    """Write one mutant or swap into a copy of the course, a folder."""
    target = course / mutant.path
    rows = lock.parsed(target.read_bytes())
    mutant.change(rows)
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
