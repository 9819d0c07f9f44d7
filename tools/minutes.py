"""Count how long a notebook takes: its core, its extras, and a lesson in class.

Run: python tools/minutes.py. Reading at 180 words a minute, words of tables at half; a chart, a
prediction, an exercise and an exit ticket take what stands below. What is folded as a hint, a
solution, an answer or a list of sources is not counted. An extra stands under a heading with the
word Extra.
"""

import html
import re
import sys
from dataclasses import dataclass

import nbformat
from books import own

from helpers import catalogue, tables

WORDS = 180  # a minute
TABLE = 0.5  # of the words of a table are read
CHART, PREDICTION, NUMBER, SENTENCE, TICKET = 1.5, 0.75, 2.5, 4, 3  # minutes
TRANSFER = 2  # questions of one's own about a sentence, before the course and after it
# In class: a minute of silence, in which everybody guesses, and two who defend a guess.
PROTOCOL = 2 - PREDICTION
SET_UP = 5
FOLD = re.compile(r"<details[^>]*>\s*<summary>(.*?)</summary>(.*?)</details>", re.DOTALL)
NOT_READ = ("Hint", "Solution", "Answers")  # folds that are no part of the lesson
KEY = re.compile(r" ?\[(?:[A-Za-z]\w*_\w+|[A-Z]+\d+\w*)\](?!\()")  # the receipt of a number
CALL = re.compile(r'ask\.(predict|recall|check|reveal)\(\s*"(\w+)"')


@dataclass
class Cell:
    """What one cell takes, in minutes, under its headings; extra says whether it is one."""

    section: str
    extra: bool
    minutes: float
    prediction: bool = False


def _read(fold):
    """What is read of a fold."""
    return "" if fold[1].startswith(NOT_READ) else fold[0]


def words_of(source):
    """Return how many words of a Markdown cell are read."""
    shown = re.sub(r"<[^>]+>|[#*|]", " ", KEY.sub("", FOLD.sub(_read, source)))
    return len(re.findall(r"\w[\w'.,-]*", shown))


def unfolded(cell):
    """Return the HTML of the outputs of a code cell that are in sight, a string each."""
    shown = [output.data.get("text/html", "") for output in cell.outputs if "data" in output]
    return [part for part in shown if "<details>" not in part]


def _table_words(cell):
    """How many words stand in the tables that a cell shows."""
    text = " ".join(part for part in unfolded(cell) if "<table" in part)
    return len(re.sub(r"<[^>]+>", " ", html.unescape(text)).split())


def _minutes_of_code(cell, kinds):
    """What a code cell takes: what it asks, shows and lists."""
    call = CALL.search(cell.source)
    asked = call[1] if call else ""
    made = set(re.findall(r"\b(\w+\.\w+)\(", cell.source))
    minutes = CHART * bool(made & set(catalogue.makers()))
    if asked in ("predict", "recall"):
        minutes += PREDICTION
    if "ask.transfer(" in cell.source:
        minutes += TRANSFER
    if asked == "check":
        minutes += SENTENCE if kinds[call[2]] == "sentence" else NUMBER
    if not asked and "ask.summary" not in cell.source:
        minutes += TABLE * _table_words(cell) / WORDS
    return minutes


def cells(path):
    """Return what each cell of a notebook takes, in order."""
    kinds = tables.table("questions").set_index("id").kind.to_dict()
    section, extra, counted = "", False, []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "markdown":
            for level, title in re.findall(r"^(##+) (.*)$", cell.source, re.MULTILINE)[:1]:
                if level == "##":
                    section = title
                extra = "Extra" in section or "Extra" in title
            minutes = words_of(cell.source) / WORDS + TICKET * (section == "Exit ticket")
            counted.append(Cell(section, extra, 0 if section == "Sources" else minutes))
        else:
            asks = "ask.predict(" in cell.source
            counted.append(Cell(section, extra, _minutes_of_code(cell, kinds), asks))
    return counted


def alone(counted):
    """Return the minutes that these cells take somebody who reads alone."""
    return sum(cell.minutes for cell in counted)


def in_class(counted):
    """Return the minutes that these cells take in class, with silence and two voices."""
    return sum(cell.minutes + PROTOCOL * cell.prediction for cell in counted)


def core_and_extras(counted):
    """Return the cells of the core, and those of the extras."""
    return [cell for cell in counted if not cell.extra], [cell for cell in counted if cell.extra]


def lesson(counted):
    """Return the minutes of a lesson, the core of these cells in class, with its set-up."""
    core, _ = core_and_extras(counted)
    return SET_UP + in_class(core)


def main():
    for path in own():
        counted = cells(path)
        core, extras = core_and_extras(counted)
        print(
            f"{path.stem[:24]:26} core {alone(core):5.1f}  extras {alone(extras):5.1f}  "
            f"in class {lesson(counted):5.1f}"
        )
        if "--sections" in sys.argv:
            for section in dict.fromkeys(cell.section for cell in counted):
                some = [cell for cell in counted if cell.section == section]
                print(f"    {alone(some):5.1f}  in class {in_class(some):5.1f}  {section}")


if __name__ == "__main__":
    main()
