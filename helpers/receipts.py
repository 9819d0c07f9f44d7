"""Rows, receipts and sources as HTML tables. Whatever comes from a table is escaped here.

A cell is plain text, or Markup when it is HTML already; markupsafe escapes the one, not the other.
"""

from functools import cache

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup

from helpers import dates, tables

# JupyterLab sets cells to the right; words are read from the left.
CELL = Markup('<div style="text-align:left;padding-right:6px;line-height:1.35">{}</div>')
LINK = Markup('<a href="{}" style="text-decoration:underline">{}</a>')
FOLDED = "<details><summary>{}</summary>{}</details>"
MOST_ROWS = 12  # of a table that is not folded
NO_BREAK = "\N{NO-BREAK SPACE}"
# Columns of a row that a receipt shows in a column of its own, or that say nothing by themselves.
IN_COLUMNS = {
    "precision",
    "main",
    "id",
    "value",
    "low",
    "high",
    "unit",
    "price_basis",
    "date",
    "source_id",
    "status",
    "note",
}


def plain(text):
    """Return text as HTML in which nothing is markup, and no dollar sign starts mathematics."""
    return str(Markup.escape(text)).replace("$", "<span>$</span>")


def html_table(columns):
    """Return columns of cells, by heading, as one HTML table."""
    escaped = {
        str(CELL.format(heading)): [str(CELL.format(cell)) for cell in cells]
        for heading, cells in columns.items()
    }
    return HTML(pd.DataFrame(escaped).to_html(index=False, escape=False, border=0))


@cache
def source_link(source_id):
    """Return the title of a source as Markup, linked to the copy that was read.

    Only addresses of http and https become links.
    """
    sources = tables.table("sources").set_index("id")
    source = sources.loc[source_id]
    if str(source.url).startswith(("http://", "https://")):
        return LINK.format(source.url, source.title)
    return Markup.escape(source.title)


def source_links(source_ids):
    """Return the link of each source, in order."""
    return [source_link(source_id) for source_id in source_ids]


def _unbroken(text):
    """A text that stays on one line."""
    return text.replace(" ", NO_BREAK)


def _day(row):
    """The day of a row in words, on one line, as far as it is known."""
    return _unbroken(dates.in_words(row["date"], row.get("precision", "day")))


def _amount(row):
    """The value of a row in words, with its range and unit; its day where it has no value."""
    if pd.isna(row.get("value")):
        return _day(row) if row.get("date") else ""
    text = f"{row['value']:,.10g}"
    if not pd.isna(row.get("low")):
        text += f" ({row['low']:,.10g} to {row['high']:,.10g})"
    return f"{text} {row['unit']}"


def _what(row):
    """What a row says beside its value: its fields by name, its day, and its note in italics."""
    fields = {
        column: cell
        for column, cell in row.items()
        if column not in IN_COLUMNS and not pd.isna(cell)
    }
    if not pd.isna(row.get("value")) and row.get("date"):
        fields["date"] = _day(row)
    words = [
        Markup('<span style="opacity:0.65">{}</span> {}').format(column.replace("_", " "), cell)
        for column, cell in fields.items()
    ]
    return Markup("{}<br><i>{}</i>").format(Markup("; ").join(words), row["note"] or "")


def receipt(*keys):
    """Show rows of any table, by key.

    A receipt says what the row is, its value or day, in dollars of which year, how firm it is, and
    where it was read. Raises TableError when no table has a key.
    """
    rows = [tables.row(key) for key in keys]
    return html_table(
        {
            "key": keys,
            "what": [_what(row) for row in rows],
            "value": [_amount(row) for row in rows],
            "dollars of": [row.get("price_basis", "") for row in rows],
            "status": [row["status"] for row in rows],
            "source": source_links([row["source_id"] for row in rows]),
        }
    )


def _shown(cell):
    """A cell of a table as it is shown: amounts with thousands, years and counts as they are."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, float):
        return f"{cell:,.10g}"
    return cell


def show(name, where=None, /, **columns):
    """Show a table of figures, or the rows that fit a pandas query.

    columns are heading=column, with underscores for spaces in a heading; note and source follow.
    """
    rows = tables.table(name)
    if where is not None:
        rows = rows.query(where)
    if "date" in rows:
        precision = rows.get("precision", pd.Series("day", index=rows.index))
        days = [
            _unbroken(dates.in_words(day, known_to))
            for day, known_to in zip(rows.date, precision, strict=True)
        ]
        rows = rows.assign(date=days)
    rows = rows.astype("object").map(_shown)
    shown = {heading.replace("_", " "): rows[column] for heading, column in columns.items()}
    if rows.note.any():
        shown["note"] = rows.note
    whole = html_table(shown | {"source": source_links(rows.source_id)})
    if len(rows) <= MOST_ROWS:
        return whole
    return HTML(FOLDED.format(f"All {len(rows)} rows", whole.data))


def sources(*names):
    """Show the sources that these tables cite, a row a source, folded."""
    cited = set().union(*(tables.table(name).source_id for name in names))
    every = tables.table("sources")
    rows = every[every.id.isin(cited)].fillna("")
    listed = html_table(
        {
            "source": source_links(rows.id),
            "publisher": rows.publisher,
            "date": rows.date.str.replace("-", "\u2011"),  # a hyphen that does not break the line
            "kind": rows.kind,
        }
    )
    return HTML(FOLDED.format(f"{len(rows)} sources", listed.data))
