"""The mutants: one figure of data/ or one number of helpers/ changed, each in one place.

A figure changes by one per cent, a year or a day by one, a status or a price basis by one word.
"""

import ast
import csv
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

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
# Calls whose numbers place ink: no test of words can see them, and the tests of pictures look at
# limits, not at pixels.
INK = {
    *("axes", "labelled_rows", "label", "stack", "plot", "bar", "barh", "vlines", "hlines"),
    *("axvline", "axhline", "set", "set_ylim", "set_xlim", "set_xticks", "Layout", "text"),
    *("set_data", "set_text", "set_height", "set_width", "scatter", "spread", "Lines", "legend"),
    "subplots_adjust",
}
NUMBER = re.compile(rb"[\d._]+(e[+-]?\d+)?")


class Mutant(NamedTuple):
    """One change: in which file and line (or row), at which column, from what to what."""

    path: str
    row: int
    column: str | int
    old: str
    new: str


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
        with open(ROOT / path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for number, cells in enumerate(rows, start=2):
            for column, old in cells.items():
                if new := changed_cell(column, kinds[column], old):
                    yield Mutant(path, number, column, old, new)


def changed_number(old):
    """Return the text of a number of Python that is one per cent larger, or by one."""
    if isinstance(old, int):
        return repr(old + max(1, round(old * 0.01)))
    return repr(float(larger(str(old))))


def numbers_of(node, ink=False):
    """Yield the nodes of all numbers under a node that do not merely place ink."""
    if isinstance(node, ast.Call):
        ink = ink or getattr(node.func, "attr", getattr(node.func, "id", "")) in INK
    if isinstance(node, ast.Constant) and type(node.value) in (int, float) and not ink:
        yield node
    for child in ast.iter_child_nodes(node):
        yield from numbers_of(child, ink)


def helper_mutants():
    """Yield a Mutant for every number in the rooms that does not merely place ink."""
    for path in sorted((ROOT / "helpers").glob("[!_]*.py")):
        if path.stem == "style":
            continue
        for node in numbers_of(ast.parse(path.read_text(encoding="utf-8"))):
            place = (f"helpers/{path.name}", node.lineno, node.col_offset)
            yield Mutant(*place, repr(node.value), changed_number(node.value))


def sample():
    """Return a few mutants of every kind, always the same."""
    data = [m for m in data_mutants() if "guam" in m.path or "price" in m.path]
    chosen = []
    for column, step in (("value", 23), ("year", 40), ("status", 60)):
        chosen += [mutant for mutant in data if mutant.column == column][::step]
    money = [mutant for mutant in helper_mutants() if mutant.path == "helpers/money.py"]
    return chosen + money[:2]


def apply(mutant, course):
    """Write one mutant into a copy of the course, a folder."""
    target = course / mutant.path
    if mutant.path.startswith("data/"):
        with open(target, encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        rows[mutant.row - 1][rows[0].index(mutant.column)] = mutant.new
        with open(target, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        return
    lines = target.read_bytes().splitlines(keepends=True)
    line = lines[mutant.row - 1]
    end = NUMBER.match(line, mutant.column).end()
    lines[mutant.row - 1] = line[: mutant.column] + mutant.new.encode() + line[end:]
    target.write_bytes(b"".join(lines))
