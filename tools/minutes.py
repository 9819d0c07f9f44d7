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
from pathlib import Path

import nbformat

from helpers import catalogue, tables

FOLDER = Path(__file__).parent.parent / "notebooks"
WORDS = 180  # a minute
TABLE = 0.5  # of the words of a table are read
CHART, PREDICTION, NUMBER, SENTENCE, TICKET = 1.5, 0.75, 2.5, 4, 3  # minutes
# In class: a minute of silence, in which everybody guesses, and two who defend a guess.
PROTOCOL = 2 - PREDICTION
SET_UP = 5
FOLDED = re.compile(
    r"<details><summary>(?:Hint \d|Solution|Answers)</summary>.*?</details>", re.DOTALL
)
CALL = re.compile(r'ask\.(predict|recall|check|reveal)\(\s*"(\w+)"')


@dataclass
class Cell:
    """What one cell takes, in minutes, under its headings; extra says whether it is one."""

    section: str
    extra: bool
    minutes: float
    prediction: bool = False


def words_of(source):
    """Return how many words of a Markdown cell are read."""
    shown = re.sub(r"<[^>]+>|\[[A-Za-z]\w*_?\w*\](?!\()|[#*|]", " ", FOLDED.sub("", source))
    return len(re.findall(r"\w[\w'.,-]*", shown))


def _table_words(cell):
    """How many words stand in the tables that a cell shows; folded ones are not counted."""
    shown = [output.data.get("text/html", "") for output in cell.outputs if "data" in output]
    text = " ".join(part for part in shown if "<table" in part and "<details>" not in part)
    return len(re.sub(r"<[^>]+>", " ", html.unescape(text)).split())


def _minutes_of_code(cell, kinds):
    """What a code cell takes: what it asks, shows and lists."""
    call = CALL.search(cell.source)
    asked = call[1] if call else ""
    made = set(re.findall(r"\b(\w+\.\w+)\(", cell.source))
    minutes = CHART * bool(made & set(catalogue.makers()))
    if asked in ("predict", "recall"):
        minutes += PREDICTION
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


def minutes(path):
    """Return (core, extras) of a notebook in minutes, for somebody who reads alone."""
    counted = cells(path)
    return tuple(
        sum(cell.minutes for cell in counted if cell.extra == extra) for extra in (False, True)
    )


def lesson(path):
    """Return the core of a notebook in class, in minutes: with set-up, silence and two voices."""
    core = [cell for cell in cells(path) if not cell.extra]
    return SET_UP + sum(cell.minutes + PROTOCOL * cell.prediction for cell in core)


def main():
    for path in sorted(FOLDER.glob("0*.ipynb")):
        core, extras = minutes(path)
        print(
            f"{path.stem[:24]:26} core {core:5.1f}  extras {extras:5.1f}  "
            f"in class {lesson(path):5.1f}"
        )
        if "--sections" in sys.argv:
            counted = cells(path)
            for section in dict.fromkeys(cell.section for cell in counted):
                some = [cell for cell in counted if cell.section == section]
                took = sum(cell.minutes for cell in some)
                asked = sum(cell.prediction for cell in some)
                print(f"    {took:5.1f}  in class {took + PROTOCOL * asked:5.1f}  {section}")


if __name__ == "__main__":
    main()
