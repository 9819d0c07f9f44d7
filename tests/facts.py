"""What several test files need: the rows of a table as text, the right answer to a question."""

import csv

from helpers import sheets, tables


def raw(name):
    """The rows of a table as they stand in the file, all text."""
    with open(tables.DATA / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def right(question):
    """The value of the right case of a question."""
    cases = sheets.sheet(question).cases
    return next(case.goal for case in cases if case.verdict == "right")
