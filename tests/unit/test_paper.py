"""Worksheets and answer keys: made from notebooks and tables, and nothing given away too early."""

import re

import nbformat
import paper
import pytest
from facts import ROOT, run

from helpers import sheets

BOOKS = sorted((ROOT / "notebooks").glob("0*.ipynb"))
books = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem[:2])


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def asked(path, kinds):
    """The questions of a notebook's core, as sheets."""
    found = [paper.CALL.search(cell.source) for cell in paper._core(path)]
    return [sheets.sheet(call[2]) for call in found if call and call[1] in kinds]


@books
def test_a_worksheet_asks_everything_and_shows_pictures_last(path):
    page = paper.worksheet(path)
    before, after = page.split("<h2>When you have guessed</h2>", 1)
    pictured = [
        cell.source
        for cell in paper._core(path)
        if any("image/png" in output.get("data", {}) for output in cell.get("outputs", []))
    ]
    waiting = [source for source in pictured if "ask.reveal(" in source]
    assert after.count("<img") == len(waiting) > 0
    assert before.count("<img") == len(pictured) - len(waiting)
    for sheet in asked(path, ("predict",)):
        assert paper.escape(sheet.prompt) in before
        options = [case.option for case in sheet.cases if case.option]
        assert all(f"{paper.escape(option)}" in before for option in options)
        for case in sheet.cases:
            assert paper.escape(case.feedback) not in before
    written = len(asked(path, ("check",))) + 1  # and the exit ticket
    if path.name[:2] in ("00", "05"):
        written += 1  # the question before the course, and after it
        assert paper.escape(sheets.sheet("transfer").prompt) in before
    assert before.count('class="lines"') == written
    assert "Solution" not in before and "Hint 1" not in page


@books
def test_an_answer_key_has_every_answer_of_the_notebook_and_what_to_say(path):
    page = paper.answers(path)
    book = nbformat.read(path, as_version=4)
    for cell in book.cells:
        call = paper.CALL.search(cell.source) if cell.cell_type == "code" else None
        if not call or call[1] == "reveal":
            continue
        sheet = sheets.sheet(call[2])
        assert paper.escape(sheet.prompt) in page
        assert paper.escape(sheet.model) in page
        if sheet.kind == "sentence":
            continue
        for case in paper._own_cases(sheet):
            assert paper.escape(case.feedback) in page
    assert "in class)</h2>" in page and "Exit ticket" in page
    assert re.search(r"the core in class, .* \d+\.", words(page))


def test_a_solution_is_written_out_with_its_numbers_and_a_sentence_with_its_mistakes():
    page = paper.answers(next(path for path in BOOKS if path.stem.startswith("04")))
    assert "answer = 100 * 3.121887855 / 8.6" in page
    core, extras = page.split('<h1 class="sheet">Extras</h1>')
    assert "You let Japan pay the rest" in core and "naive share would be right" in extras
    assert "A billion times too large" not in page


def test_each_picture_stands_on_a_sheet_of_its_own_with_its_fold():
    page = paper.worksheet(next(path for path in BOOKS if path.stem.startswith("04")))
    leaves = page.split("<h2>When you have guessed</h2>")[1:]
    assert all(leaf.count("<img") <= 1 for leaf in leaves)
    pictured = [leaf for leaf in leaves if "<img" in leaf]
    assert len(pictured) == 4 and "in force" not in pictured[0]
    assert "The Pentagon made its estimate" in pictured[2] and "makes the amount a" in pictured[3]


@books
def test_each_prediction_has_a_sheet_that_says_what_it_was_and_no_other_sheet_does(path):
    leaves = paper.worksheet(path).split("<h2>When you have guessed</h2>")
    guesses = asked(path, ("predict",))
    for sheet in guesses:
        was = f"<b>{paper.escape(paper.summaries.right_answer(sheet))}</b>"
        told = [leaf for leaf in leaves if f"{paper.escape(sheet.prompt)} {was}" in leaf]
        assert len(told) == 1 and told[0] is not leaves[0], sheet.id


@books
def test_what_an_exercise_needs_by_key_stands_on_the_sheet(path):
    page = paper.worksheet(path)
    keys = {
        key
        for cell in paper._core(path)
        if cell.cell_type == "markdown" and "### Exercise" in cell.source
        for key in paper.FIGURE.findall(cell.source)
    }
    for key in keys:
        assert f"{key}: {paper._in_figures(key)}" in page
    assert ",.10g" not in page + paper.answers(path)


def test_a_day_is_written_as_a_day_in_the_answer_key():
    page = paper.answers(next(path for path in BOOKS if path.stem.startswith("01")))
    assert "wait = 3 October 2013 - 23 September 1997" in page


def test_the_key_of_05_has_our_verdict_on_each_of_the_twelve():
    page = paper.answers(next(path for path in BOOKS if path.stem.startswith("05")))
    for row in paper.story.claims().loc[paper.story.TWELVE].itertuples():
        assert f"<td>{row.id}. {paper.escape(row.claim)}</td><td>{row.verdict}</td>" in page


def test_the_positions_that_a_class_reads_stand_on_the_sheet():
    page = paper.worksheet(next(path for path in BOOKS if path.stem.startswith("03")))
    rows = paper.tables.table("positions")
    assert "<details" not in page  # what is folded cannot be opened on paper
    for position in rows[rows.topic == "bases"].position:
        assert paper.escape(position, quote=False) in page


def test_the_command_writes_two_pages_a_notebook(tmp_path):
    run("tools/paper.py", tmp_path)
    names = {page.name for page in tmp_path.iterdir()}
    assert names == {
        f"{path.stem[:2]}_{kind}.html" for path in BOOKS for kind in ("worksheet", "answers")
    }
    page = (tmp_path / "04_worksheet.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "http" not in re.sub(r"data:image\S+", "", page)
