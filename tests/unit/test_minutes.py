"""How long a notebook takes, counted by one rule: what it states, and what the guide plans."""

import re

import minutes
import nbformat
import pytest
from facts import ROOT, run

BOOKS = {path.name[:2]: path for path in sorted((ROOT / "notebooks").glob("0*.ipynb"))}
GUIDE = (ROOT / "notebooks/teaching_guide.md").read_text(encoding="utf-8")
# The core of a notebook is one lesson of so many minutes; what else there is stands under Extra.
LESSON = {"00": 45, "01": 50, "02": 50, "03": 50, "04": 45, "05": 50}


def first_words(number):
    return nbformat.read(BOOKS[number], as_version=4).cells[0].source


def in_class(number, line):
    """The minutes in class of the section or extra that a line of the guide begins with."""

    def meant(section):
        heading = re.sub(r"^(\d+)\..*", r"Section \1:", section)
        heading = re.sub(r"^(Extra \d+):.*", r"\1:", heading)
        return bool(section) and line.startswith(heading)

    extra = line.startswith("Extra")
    cells = minutes.cells(BOOKS[number])
    found = [cell for cell in cells if meant(cell.section) and cell.extra == extra]
    assert found, line
    return minutes.in_class(found)


@pytest.mark.parametrize("number", BOOKS)
def test_what_a_notebook_states_is_what_is_counted(number):
    core, extras = map(minutes.alone, minutes.core_and_extras(minutes.cells(BOOKS[number])))
    stated = int(re.search(r"\*\*(\d+) minutes", first_words(number))[1])
    assert stated == pytest.approx(core, rel=0.1)
    more = re.search(r"extras for (\d+) more", first_words(number))
    assert bool(more) == (extras > 5)
    if more:
        assert int(more[1]) == pytest.approx(extras, rel=0.1)


@pytest.mark.parametrize("number", LESSON)
def test_the_core_is_one_lesson_in_class(number):
    assert minutes.lesson(minutes.cells(BOOKS[number])) <= LESSON[number]


@pytest.mark.parametrize("number", LESSON)
def test_the_guides_plans_give_each_section_the_time_that_it_takes(number):
    chapter = re.split(rf"^## {number} ", GUIDE, flags=re.M)[1].split("\n## ")[0]
    planned = 0
    for took, what in re.findall(r"^\| (\d+) \| (.*) \|$", chapter, re.M):
        if re.match(r"(Section \d+|Extra \d+|Extra): ", what):
            planned += 1
            assert int(took) == pytest.approx(in_class(number, what), abs=2), what
    assert planned >= 3


def test_terms_are_few_in_a_section():
    """At most six words are explained, in bold, in one section."""
    for path in BOOKS.values():
        terms = {}
        section = ""
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type != "markdown":
                continue
            for title in re.findall(r"^## (.*)$", cell.source, re.M)[:1]:
                section = title
            bold = re.findall(r"\*\*([^*]{2,30})\*\*", cell.source)
            terms.setdefault(section, []).extend(
                word for word in bold if word[0].islower() or word.isupper()
            )
        for section, words in terms.items():
            assert len(set(words)) <= 6, (path.name, section, words)


def test_each_kind_of_cell_takes_its_time():
    counted = minutes.cells(BOOKS["04"])
    core, extras = minutes.core_and_extras(counted)
    both = minutes.alone(core) + minutes.alone(extras)
    assert both == pytest.approx(sum(cell.minutes for cell in counted))
    asked = [cell for cell in counted if cell.prediction]
    assert all(cell.minutes == minutes.PREDICTION for cell in asked)
    assert minutes.in_class(asked) == pytest.approx(2 * len(asked))  # silence and two voices
    in_core = sum(not cell.extra for cell in asked)
    spoken = minutes.lesson(counted) - minutes.alone(core) - minutes.SET_UP
    assert spoken == pytest.approx(minutes.PROTOCOL * in_core)
    tickets = [cell for cell in counted if cell.section == "Exit ticket"]
    assert sum(cell.minutes for cell in tickets) > minutes.TICKET
    assert all(cell.minutes == 0 for cell in counted if cell.section == "Sources")
    assert (
        minutes.words_of("one **two** [P12_cost] three\n<details><summary>Hint 1</summary>no") > 2
    )
    hint = "one <details><summary>Hint 1</summary>four five</details> two"
    assert minutes.words_of(hint) == 2
    fold = "one <details><summary>When you have looked</summary>two</details>"
    assert minutes.words_of(fold) == 6


def test_the_command_runs_as_published():
    printed = run("tools/minutes.py", "--sections")
    assert len(re.findall(r"^0\d_\w+ +core", printed, re.M)) == 6
    assert "5. Rewrite the sentence" in printed
