"""The words that a formula in data/ may use: arithmetic, days and distances, counts over tables.

A figure that is unverified or unknown is part of no answer: usable() refuses it, and so do the
words that count or add up rows.
"""

from statistics import median

import pandas as pd
from geographiclib.geodesic import Geodesic

from helpers import dates, money, tables

NOT_FIRM = ("unverified", "unknown")
# Texts that the four members issued without a meeting, by the id of the event.
TEXTS = ("doc_2010_jan", "futenma_reversal_2010", "doc_2012_apr")


def _firm_row(key):
    """Return the row of a figure; NameError when there is none or it may be part of no answer."""
    try:
        row = tables.row(key)
    except tables.TableError as error:
        raise NameError(str(error)) from None
    if row["status"] in NOT_FIRM:
        raise NameError(f"{key} is {row['status']}: it is part of no answer")
    if row.get("precision", "day") != "day":
        raise NameError(f"{key} is not known to the day: it is part of no answer")
    return row


def usable(key):
    """Return the value, place or day of a row; NameError when it may be part of no answer."""
    _firm_row(key)
    return tables.value(key)


def kilometres(here, there):
    """Return the shortest way between two (latitude, longitude) in degrees, on WGS84."""
    return Geodesic.WGS84.Inverse(*here, *there)["s12"] / 1000


def days(first, last):
    """Return how many days lie from one day to another."""
    return (last - first).days


def year(day):
    """Return the calendar year of a day."""
    return day.year


def cell(key, column):
    """Return one cell of the row with this id; NameError when it may be part of no answer."""
    return _firm_row(key)[column]


def _in_time(rows, after, before, since, until):
    """Whether each row lies within the limits that are given; by date, year or fiscal year."""
    limits = {"gt": after, "lt": before, "ge": since, "le": until}
    given = {compare: limit for compare, limit in limits.items() if limit is not None}
    fits = pd.Series(True, index=rows.index)
    if given:
        (when,) = {"date", "year", "fiscal_year"} & set(rows)
        for compare, limit in given.items():
            fits &= getattr(rows[when], compare)(limit)
    return fits


def fitting(table, after=None, before=None, since=None, until=None, **equal):
    """Return the rows of a table that fit, as a DataFrame. Raises NameError when one is not firm.

    after and before leave their own day or year out, since and until take it in; they look at the
    table's date, year or fiscal year, of which it must have one. equal is column=value; None
    stands for an empty cell.
    """
    rows = tables.table(table)
    fits = _in_time(rows, after, before, since, until)
    for column, wanted in equal.items():
        fits &= rows[column].isna() if wanted is None else rows[column] == wanted
    rows = rows[fits.astype(bool)]
    if rows.status.isin(NOT_FIRM).any():
        raise NameError(f"rows of {table} are not firm: they are part of no answer")
    return rows


def count(table, **fits):
    """Return how many rows of a table fit; see fitting."""
    return len(fitting(table, **fits))


def total(table, *columns, **fits):
    """Return the sum of one or more columns over the rows that fit; see fitting."""
    return fitting(table, **fits)[list(columns)].to_numpy(dtype=float).sum()


def column(table, name, **fits):
    """Return the values of one column of a table in the rows that fit, as a list; see fitting."""
    return fitting(table, **fits)[name].tolist()


def distinct(table, name, **fits):
    """Return how many different values stand in one column of the rows that fit; see fitting."""
    return fitting(table, **fits)[name].nunique()


def _only_largest(amounts):
    """The label of the largest amount of a Series, None when several are as large."""
    largest = amounts[amounts == amounts.max()]
    return largest.index[0] if len(largest) == 1 else None


def commonest(table, name, **fits):
    """Return the value of a column that stands most often in the rows that fit, None for a tie."""
    return _only_largest(fitting(table, **fits)[name].value_counts())


def longest_break(table):
    """Return the most days between two neighbouring rows of a table, by date."""
    when = sorted(column(table, "date"))
    return max(days(one, following) for one, following in zip(when, when[1:], strict=False))


def texts(after, before):
    """Return how many texts without a meeting the four members issued between two days."""
    return sum(after < usable(key) < before for key in TEXTS)


def said_on(word, day):
    """Return whether a word for the alliance was used on a day, by data/history_words.csv."""
    return count("history_words", word=word, date=day) > 0


def launches(*outcomes, **fits):
    """Return how many launches had one of these outcomes, all of them when none is named."""
    return total("missiles", *(outcomes or ["value"]), **fits)


def verdicts(*names):
    """Return how many claims of the story have one of these verdicts of ours."""
    return sum(count("claims", verdict=name) for name in names)


def records(test):
    """Return by how many of the four measures a nuclear test is above all the tests before it."""
    above = 0
    for _, rows in fitting("nuclear_tests").groupby("measure"):
        values = rows.set_index("test").value
        above += values[test] > values[values.index < test].max()
    return int(above)


def index_steps():
    """Return the price step from 2008 to 2012 of each common index, by name, as a Series."""
    levels = fitting("price_index", unit="index")
    levels = levels.pivot(index="index", columns="year", values="value")
    return levels[2012] / levels[2008]


def closest_index_gap(amount, goal):
    """Return how near any common price index comes to turning an amount of 2008 into one of 2012.

    Both are in billions of dollars; the result is the smallest distance from the goal.
    """
    return (amount * index_steps() - goal).abs().min()


def okinawa_share(measure):
    """Return Okinawa's share in per cent of a measure in data/base_land.csv, by its key there."""
    return money.percent(usable(f"LA{measure}_okinawa"), usable(f"LA{measure}_japan"))


# By the name under which a formula knows each.
FUNCTIONS = {
    "abs": abs,
    "median": median,
    "percent": money.percent,
    "per_head": money.per_head,
    "yearly_rate": money.yearly_rate,
    "km": kilometres,
    "days": days,
    "years": dates.years_between,
    "year": year,
    "cell": cell,
    "count": count,
    "total": total,
    "column": column,
    "distinct": distinct,
    "commonest": commonest,
    "longest_break": longest_break,
    "texts": texts,
    "said_on": said_on,
    "launches": launches,
    "verdicts": verdicts,
    "records": records,
    "closest_index_gap": closest_index_gap,
    "okinawa_share": okinawa_share,
}
