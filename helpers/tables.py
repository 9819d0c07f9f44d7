"""The course's tables: read by name, typed and checked by data/datapackage.json, each figure with its receipt."""

import csv
import io
import json
import re
from datetime import date
from functools import cache
from operator import ge, le
from pathlib import Path

import pandas as pd
from IPython.display import HTML

DATA = Path(__file__).parent.parent / "data"


class TableError(ValueError):
    """A table breaks its own rules; the message names file, row (the header is row 1) and column."""


READ = {"string": str, "number": float, "integer": int, "year": int, "date": date.fromisoformat}
FORM = {"string": r"(?s).*", "number": r"[+-]?\d+(\.\d+)?([eE][+-]?\d\d?)?", "integer": r"[+-]?\d+", "year": r"\d{4}",
        "date": r"\d{4}-\d\d-\d\d"}
DTYPE = {"string": "object", "number": "float64", "integer": "Int64", "year": "Int64", "date": "object"}
LIMITS = {"enum": lambda value, allowed: value in allowed, "minimum": ge, "maximum": le,
          "pattern": lambda value, form: re.fullmatch(form, value)}


def _cell(field, text, place):
    """Return the typed value of one cell, None when it is empty and may be."""
    rules = field.get("constraints", {})
    if text == "":
        if rules.get("required"):
            raise TableError(f"{place}: this cell must not be empty")
        return None
    try:
        value = READ[field["type"]](re.fullmatch(FORM[field["type"]], text)[0])
    except (TypeError, ValueError):
        raise TableError(f"{place}: {text!r} is not a {field['type']}") from None
    for rule, keeps in LIMITS.items():
        if rule in rules and not keeps(value, rules[rule]):
            raise TableError(f"{place}: {text!r} breaks the rule {rule} {rules[rule]!r}")
    return value


def _lines(path, names):
    """Yield (row number, cells) of one CSV file after checking its encoding, header and row lengths."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise TableError(f"{path.name}: there is no such file") from None
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        raise TableError(f"{path.name}, row {row}: this is not UTF-8 text") from None
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if len(rows) < 2:
        raise TableError(f"{path.name}: the file is empty" if not rows else f"{path.name}: the table has no rows")
    for name in [*names, *rows[0]]:
        if rows[0].count(name) != 1 or name not in names:
            what = "is unknown" if name not in names else "is missing" if name not in rows[0] else "stands twice"
            raise TableError(f"{path.name}, row 1, column {name}: the column {what}")
    for number, cells in enumerate(rows[1:], start=2):
        if len(cells) != len(rows[0]):
            raise TableError(f"{path.name}, row {number}: {len(cells)} cells, but the header has {len(rows[0])}")
        yield number, dict(zip(rows[0], cells, strict=True))


def package():
    """Return the parsed data/datapackage.json: the only place where tables, types and rules are declared."""
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


@cache
def _load(name):
    found = [r for r in package()["resources"] if r["name"] == name]
    if not found:
        known = ", ".join(r["name"] for r in package()["resources"])
        raise TableError(f"there is no table {name!r}; there are {known}")
    path, schema = DATA / found[0]["path"], found[0]["schema"]
    fields, keys, seen, rows = schema["fields"], schema.get("primaryKey", []), {}, []
    foreign = {k["fields"]: k["reference"] for k in schema.get("foreignKeys", [])}
    allowed = {column: set(_load(ref["resource"])[ref["fields"]]) for column, ref in foreign.items()}
    for number, cells in _lines(path, [f["name"] for f in fields]):
        place = f"{path.name}, row {number}, column "
        row = {f["name"]: _cell(f, cells[f["name"]], place + f["name"]) for f in fields}
        for column, known in allowed.items():
            if row[column] is not None and row[column] not in known:
                raise TableError(f"{place}{column}: {row[column]!r} is not in {foreign[column]['resource']}")
        key = tuple(row[k] for k in keys)
        if keys and key in seen:
            raise TableError(f"{place}{keys[0]}: {'/'.join(key)!r} already stands in row {seen[key]}")
        seen[key] = number
        rows.append(row)
    return pd.DataFrame({f["name"]: pd.Series([r[f["name"]] for r in rows], dtype=DTYPE[f["type"]]) for f in fields})


def table(name):
    """Return the table as a DataFrame of its own: float64, Int64, datetime.date or text; empty cells are missing.

    Raises TableError with file, row and column where the file breaks a rule of datapackage.json.
    """
    return _load(name).copy()


@cache
def figures():
    """Return every row that has an id and a source, as dicts by id; an id is unique across tables."""
    rows = {}
    for resource in package()["resources"]:
        if {"id", "source_id"} <= {f["name"] for f in resource["schema"]["fields"]}:
            for row in _load(resource["name"]).to_dict("records"):
                if row["id"] in rows:
                    raise TableError(f"{resource['path']}: the id {row['id']!r} stands in another table too")
                rows[row["id"]] = row
    return rows


def row(id):
    """Return one row by its id, as a dict. Raises TableError when no table has the id."""
    if id not in figures():
        raise TableError(f"no table has a figure {id!r}")
    return figures()[id]


def value(id):
    """Return the bare number of one figure, in its table's unit. Raises TableError when it is unknown."""
    number = row(id).get("value")
    if pd.isna(number):
        raise TableError(f"the value of {id} is unknown: {row(id)['note']}")
    return number


def as_html(columns):
    """Show columns of text and numbers as one HTML table, all to the left: JupyterLab sets cells to the right."""
    left = '<div style="text-align:left;padding-right:6px">{}</div>'.format
    return HTML(pd.DataFrame(columns).map(left).rename(columns=left).to_html(index=False, escape=False, border=0))


@cache
def link(source_id):
    """Return the title of a source as HTML, linked to the copy that was read."""
    source = _load("sources").set_index("id").loc[source_id]
    return f'<a href="{source.url}">{source.title}</a>' if source.url else source.title


def _amount(row):
    spread = "" if pd.isna(row.get("low")) else f" ({row['low']:,.10g} to {row['high']:,.10g})"
    return row.get("date", "") if pd.isna(row.get("value")) else f"{row['value']:,.10g}{spread} {row['unit']}"


def receipt(*ids):
    """Show rows of any table: what they say, value or date, dollars of which year, status, note and source."""
    rows = [row(id) for id in ids]
    usual = {"id", "value", "low", "high", "unit", "price_basis", "date", "source_id", "status", "note"}
    known = [[str(row[k]) for k in row if k not in usual and not pd.isna(row[k])] for row in rows]
    what = [f"{'; '.join(words)}<br><i>{row['note'] or ''}</i>" for words, row in zip(known, rows, strict=True)]
    return as_html({"key": ids, "what": what, "value": [_amount(row) for row in rows],
                    "dollars of": [r.get("price_basis", "") for r in rows], "status": [r["status"] for r in rows],
                    "source": [link(r["source_id"]) for r in rows]})


def said(when, precision="day"):
    """Return a date in words, as exactly as it is known."""
    return {"day": f"{when.day} {when:%B %Y}", "month": f"{when:%B %Y}", "year": f"{when:%Y}"}[precision]


def show(name, where="index == index", /, **columns):
    """Show a table, or the rows that fit a pandas query: columns as heading=column, then note and source."""
    rows = _load(name).query(where).astype("object").fillna("")
    rows = rows.map(lambda cell: f"{cell:,.10g}" if isinstance(cell, float) else cell)
    if "date" in rows:
        rows["date"] = [said(row.date, getattr(row, "precision", "day")) for row in rows.itertuples()]
    shown = {heading.replace("_", " "): rows[column] for heading, column in columns.items()}
    return as_html(shown | ({"note": rows.note} if rows.note.any() else {}) | {"source": rows.source_id.map(link)})


def sources(*names):
    """Show the sources that these tables cite: one HTML table, one row a source."""
    cited = set().union(*(_load(name).source_id for name in names))
    rows = _load("sources")[_load("sources").id.isin(cited)].fillna("")
    dates = rows.date.str.replace("-", "\u2011")  # a hyphen that does not break the line
    return as_html({"source": rows.id.map(link), "publisher": rows.publisher, "date": dates, "kind": rows.kind})
