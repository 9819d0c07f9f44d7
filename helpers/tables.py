"""Loads the tables by name, typed and checked by data/datapackage.json; one figure by its key."""

import csv
import io
import json
import re
from datetime import date
from functools import cache
from operator import ge, le
from pathlib import Path

import pandas as pd

_HERE = Path(__file__).parent
# In an installed package the tables lie inside it, in the repository beside it.
DATA = _HERE / "data" if (_HERE / "data").is_dir() else _HERE.parent / "data"

MARK = "\ufeff"  # the byte-order mark, as text
READ = {
    "string": str,
    "number": float,
    "integer": int,
    "year": int,
    "date": date.fromisoformat,
}
FORM = {
    "string": r"(?s).*",
    "number": r"[+-]?\d+(\.\d+)?([eE][+-]?\d\d?)?",
    "integer": r"[+-]?\d+",
    "year": r"\d{4}",
    "date": r"\d{4}-\d\d-\d\d",
}
DTYPE = {
    "string": "object",
    "number": "float64",
    "integer": "Int64",
    "year": "Int64",
    "date": "object",
}
KEEPS = {
    "enum": lambda value, allowed: value in allowed,
    "minimum": ge,
    "maximum": le,
    "pattern": lambda value, form: re.fullmatch(form, value),
}


class TableError(ValueError):
    """A table breaks its rules; the message names file, row (the header is row 1) and column."""


def package():
    """Return the parsed data/datapackage.json, where all tables and their rules are declared."""
    return json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


def _resource(name):
    """Return the declaration of one table."""
    resources = {resource["name"]: resource for resource in package()["resources"]}
    if name not in resources:
        raise TableError(f"there is no table {name!r}; there are {', '.join(resources)}")
    return resources[name]


def _text(path):
    """Return the text of one file."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise TableError(f"{path.name}: there is no such file") from None
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        raise TableError(f"{path.name}, row {row}: this is not UTF-8 text") from None


def _check_form(path, header):
    """Say so where a spreadsheet has saved the table in a form of its own."""
    advice = "save it as CSV, in UTF-8, with commas"
    if header[0].startswith(MARK):
        raise TableError(f"{path.name}: it starts with a byte-order mark, as Excel saves; {advice}")
    for separator, said in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            raise TableError(
                f"{path.name}: its cells are parted by {said}, not by commas; {advice}"
            )


def _check_header(path, header, names):
    """Compare the columns of a file with the declared ones."""
    for name in [*names, *header]:
        if name not in names:
            fault = "is unknown"
        elif name not in header:
            fault = "is missing"
        elif header.count(name) > 1:
            fault = "stands twice"
        else:
            continue
        raise TableError(f"{path.name}, row 1, column {name}: the column {fault}")


def _cells(path, names):
    """Yield (place, cells by column) for each row; place is the file and the row in words."""
    lines = list(csv.reader(io.StringIO(_text(path), newline="")))
    if not lines:
        raise TableError(f"{path.name}: the file is empty")
    header, *body = lines
    if not body:
        raise TableError(f"{path.name}: the table has no rows")
    _check_form(path, header)
    _check_header(path, header, names)
    for number, cells in enumerate(body, start=2):
        place = f"{path.name}, row {number}"
        if len(cells) != len(header):
            raise TableError(f"{place}: {len(cells)} cells, but the header has {len(header)}")
        yield place, dict(zip(header, cells, strict=True))


def _typed(field, text, place):
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
    for rule, keeps in KEEPS.items():
        if rule in rules and not keeps(value, rules[rule]):
            raise TableError(f"{place}: {text!r} breaks the rule {rule} {rules[rule]!r}")
    return value


def _check_foreign_keys(schema, rows):
    """Check that each foreign key stands in the table that it points to."""
    for link in schema.get("foreignKeys", []):
        column, target = link["fields"], link["reference"]
        allowed = set(_load(target["resource"])[target["fields"]])
        for place, row in rows:
            if row[column] is not None and row[column] not in allowed:
                fault = f"{row[column]!r} is not in {target['resource']}"
                raise TableError(f"{place}, column {column}: {fault}")


def _check_primary_key(schema, rows):
    """Check that no two rows have the same primary key."""
    columns = schema.get("primaryKey", [])
    if not columns:
        return
    first_row = {}
    for place, row in rows:
        key = tuple(row[column] for column in columns)
        number = place.rpartition(" ")[2]
        if key in first_row:
            fault = f"{'/'.join(map(str, key))!r} already stands in row {first_row[key]}"
            raise TableError(f"{place}, column {columns[0]}: {fault}")
        first_row[key] = number


@cache
def _load(name):
    """Return one checked table; whoever hands it out hands out a copy."""
    resource = _resource(name)
    schema = resource["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    rows = []
    for place, cells in _cells(DATA / resource["path"], list(fields)):
        row = {
            column: _typed(field, cells[column], f"{place}, column {column}")
            for column, field in fields.items()
        }
        rows.append((place, row))
    _check_foreign_keys(schema, rows)
    _check_primary_key(schema, rows)
    columns = {
        column: pd.Series([row[column] for _, row in rows], dtype=DTYPE[field["type"]])
        for column, field in fields.items()
    }
    return pd.DataFrame(columns)


def table(name):
    """Return the table as a DataFrame of its own.

    Columns are float64, Int64, datetime.date or text; empty cells are missing. Raises TableError
    with file, row and column where the file breaks a rule of datapackage.json.
    """
    own = _load(name).copy()
    # A copy shares its labels with the original, and they can be written through numpy.
    return own.set_axis(list(own.columns), axis="columns").set_axis(range(len(own)), axis="index")


@cache
def _figures():
    """Every row that has an id and a source, by id; whoever hands one out hands out a copy."""
    rows = {}
    for resource in package()["resources"]:
        columns = {field["name"] for field in resource["schema"]["fields"]}
        if not {"id", "source_id"} <= columns:
            continue
        for found in _load(resource["name"]).to_dict("records"):
            if found["id"] in rows:
                fault = f"the id {found['id']!r} stands in another table too"
                raise TableError(f"{resource['path']}: {fault}")
            rows[found["id"]] = found
    return rows


def figures():
    """Return every row with an id and a source, as dicts by id; an id is unique across tables."""
    return {key: dict(found) for key, found in _figures().items()}


def row(key):
    """Return one row by its id, as a dict of its own. TableError when no table has the id."""
    if key not in _figures():
        raise TableError(f"no table has a figure {key!r}")
    return dict(_figures()[key])


def value(key):
    """Return what a row stands for: its number, else its place, else its day.

    A number is in its table's unit, a place is (latitude, longitude) in degrees, a day is a
    datetime.date. Raises TableError when the number is unknown or the row has none of the three.
    """
    found = row(key)
    if "value" in found:
        if pd.isna(found["value"]):
            raise TableError(f"the value of {key} is unknown: {found['note']}")
        return found["value"]
    if "lat" in found:
        return found["lat"], found["lon"]
    if "date" in found:
        return found["date"]
    raise TableError(f"{key} has neither a value nor a place nor a day")
