"""The web edition without a browser: its parts, its states, its solutions, what its pages hold."""

import ast
import math
import random
import re
from functools import cache
from pathlib import Path

import edition
import nbformat
import pages
import paper
import pytest
import questions
import solutions
import states
import wording
from books import own
from bs4 import BeautifulSoup
from chosen import BEYOND, CHOSEN, EITHER_WAY
from minutes import FOLD

from helpers import catalogue, judge, sheets, tables

WEB = Path(edition.__file__).parent
ROOMS = sorted(WEB.glob("*.py"))
PATHS = {path.stem: path for path in own()}
each_book = pytest.mark.parametrize("name", PATHS)


@cache
def book_of(name):
    return pages.Book(PATHS[name])


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.name)
def test_a_room_of_the_web_is_short_and_documented(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 450
    inside = ast.parse(source)
    assert ast.get_docstring(inside)
    for node in ast.walk(inside):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 40, node.name
    for node in inside.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert node.name == "main" or ast.get_docstring(node), node.name


@pytest.mark.parametrize("name", [*pages.SCRIPTS, "page.css", "page.html.j2"])
def test_a_script_can_be_read_at_one_sitting(name):
    source = (WEB / name).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 450
    if not name.endswith("j2"):
        assert max(map(len, source.splitlines())) <= 100
    assert not re.search(r"\b(?:eval|new Function|document\.write|fetch|XMLHttpRequest)\b", source)
    assert not re.search(r"https?://", source)


@each_book
def test_a_page_has_every_cell_of_its_notebook(name):
    book = book_of(name)
    cells = nbformat.read(book.path, as_version=4).cells
    for cell in cells:
        cell.source = wording.on_page(name, cell.source)
    cells = [cell for cell in cells if cell.source is not None]
    assert len(book.parts) == len(cells)
    for part, cell in zip(book.parts, cells, strict=True):
        if cell.cell_type == "code":
            assert (
                BeautifulSoup(part["code"], "html.parser").get_text().strip() == cell.source.strip()
            )
        else:
            said = BeautifulSoup(part["html"], "html.parser").get_text()
            for word in re.findall(
                r"[A-Za-z]{5,}", re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", "", cell.source)
            ):
                assert word in said, word
    kinds = [part["kind"] for part in book.parts]
    calls = [re.search(r"ask\.(\w+)\(", cell.source) for cell in cells]
    for call, kind in (("predict", "question"), ("check", "exercise"), ("summary", "summary")):
        asked = [found for found in calls if found and found[1] == call]
        assert asked and len(asked) <= kinds.count(kind)


def test_what_a_page_says_otherwise_stands_in_its_notebook_once():
    for name, replaced in wording.REPLACED.items():
        sources = [cell.source for cell in nbformat.read(PATHS[name], as_version=4).cells]
        for words in replaced:
            assert sum(source.count(words) for source in sources) == 1, words
    for name, beginnings in wording.LEFT_OUT.items():
        sources = [cell.source for cell in nbformat.read(PATHS[name], as_version=4).cells]
        for beginning in beginnings:
            assert sum(source.startswith(beginning) for source in sources) == 1, beginning


@each_book
def test_no_page_asks_for_what_only_a_notebook_can_do(name):
    for part in book_of(name).parts:
        soup = BeautifulSoup(part.get("html", ""), "html.parser")
        for code in soup.select("pre"):
            code.decompose()
        assert not re.search(wording.ASTRAY, soup.get_text()), soup.get_text()


@each_book
def test_every_figure_that_a_solution_needs_can_be_typed_by_its_key(name):
    book = book_of(name)
    figures = book.figures_by_key()
    keys = {key for part in book.parts for key in re.findall(r"\[(\w+)\]", part.get("html", ""))}
    assert figures and set(figures) <= set(book.keys) >= keys & set(tables.figures())


@each_book
def test_every_panel_of_a_notebook_is_alive_on_its_page(name):
    book = book_of(name)
    alive = [figure["id"] for figure in book.figures if figure["alive"]]
    cells = nbformat.read(book.path, as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    for id in catalogue.panels():
        assert alive.count(id) == len(re.findall(rf"\b{re.escape(id)}\(", code)), id


@each_book
def test_ids_of_a_page_are_its_own_and_its_links_lead_to_pages(name):
    html = "".join(part.get("html", "") for part in book_of(name).parts)
    soup = BeautifulSoup(html, "html.parser")
    ids = [node["id"] for node in soup.select("[id]")]
    assert len(ids) == len(set(ids)) > 5
    assert not soup.select('a[href*=".ipynb"]')
    assert all(link["href"].startswith("#receipt-") for link in soup.select("a.key"))
    assert len(book_of(name).keys) > 3


def _solutions():
    """The code of every solution, with the exercise that it solves."""
    for path in PATHS.values():
        cells = nbformat.read(path, as_version=4).cells
        for n, cell in enumerate(cells):
            for summary, text in FOLD.findall(cell.source):
                if summary == "Solution":
                    later = next(c.source for c in cells[n:] if "ask.check(" in c.source)
                    question = re.search(r'ask\.check\("(\w+)"', later)[1]
                    yield pytest.param(paper.CODE.search(text)[1], question, id=question)


@pytest.mark.parametrize(("code", "question"), list(_solutions()))
def test_a_solution_says_its_value_and_how_it_is_reckoned(code, question):
    said = BeautifulSoup(solutions.words(code, question), "html.parser").get_text(" ")
    sheet = sheets.sheet(question)
    if sheet.kind == "sentence":
        assert said == ""
        return
    value = re.search(r"Value:\s+(-?[\d,.]+)", said)[1].replace(",", "")
    assert judge.judge(sheet, value).verdict == "right"
    assert sheet.unit in said
    for key in re.findall(r'"(\w+_\w+|[A-Z]+\d+\w*)"', code):
        assert f"[{key}]" in said, key
    assert "In words" in said or code.strip() == f"answer = {value}"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("answer = 2 * (3 + 4)", "answer is 2 times (3 plus 4)"),
        ("answer = 2 + 3 * 4", "answer is 2 plus (3 times 4)"),
        ("answer = 12 / 3 / 4 - 5", "answer is 12 divided by 3 divided by 4 minus 5"),
        ("answer = 12 / (3 * 4)", "answer is 12 divided by (3 times 4)"),
        ("a, b = 2013, 30000\nanswer = b - a", "a is 2013; b is 30,000; answer is b minus a"),
        ("answer = 9 - (5 - 2)", "answer is 9 minus (5 minus 2)"),
    ],
)
def test_brackets_stand_where_they_are_needed(code, said):
    assert "; ".join(solutions._reckoned(code)) == said


@pytest.mark.parametrize("id", EITHER_WAY)
def test_two_years_mean_the_same_in_either_order(id):
    panel, chance = states.drawn_for_pages(id), random.Random(id)
    one, other = EITHER_WAY[id]
    rows = {row.name: row for row in states.page_controls(id, panel)}
    for _ in range(5):
        low, high = (chance.choice(rows[one].sets)[one] for _ in range(2))
        panel.set(**{one: low, other: high})
        there = panel.chart.view, panel.chart.layers.drawn
        panel.set(**{one: high, other: low})
        assert (panel.chart.view, panel.chart.layers.drawn) == there
    panel.close()


@pytest.mark.parametrize("id", CHOSEN)
def test_what_a_page_leaves_out_is_said_and_what_it_has_is_possible(id):
    panel = catalogue.panels()[id]()
    for options in CHOSEN[id].values():
        for sets in options.values():
            panel.set(**sets)
            assert {name: panel.values[name] for name in sets} == sets
    assert BEYOND[id].startswith("The notebook has ")
    panel.close()


@pytest.mark.parametrize("id", catalogue.panels())
def test_no_panel_has_more_states_than_a_page_can_hold(id):
    """A panel that has more needs an entry in chosen.py."""
    panel = catalogue.panels()[id]()
    rows = states.page_controls(id, panel)
    if states.is_dependent(panel):
        rows = rows[:-1]
    count = math.prod(max(1, len(row.values)) for row in rows)
    if id in EITHER_WAY:
        years = len(rows[-1].values)
        count = count * (years + 1) // (2 * years)
    assert count <= 2500
    panel.close()


def test_the_readme_counts_what_is_chosen():
    readme = (WEB / "README.md").read_text(encoding="utf-8")
    spans = {id: len(options["Years"]) for id, options in CHOSEN.items()}
    words = " ".join(readme.split())
    assert f"timeline has {spans['history.timeline']} spans" in words
    assert f"expenditure {spans['threats.spending']} pairs" in words
    assert f"troops {spans['okinawa.troops']} spans" in words
    for path in [*ROOMS, *map(WEB.joinpath, pages.SCRIPTS)]:
        assert f"`{path.name}`" in readme, path.name


def test_a_panel_that_leaves_nothing_out_has_all_its_states():
    made = states.panel_states("history.meetings")
    assert len(made["keys"]) == len(set(made["keys"])) == 3 * 2 * 2 * 2
    assert len(made["pool"]) == len(set(made["pool"]))
    widths = {len(state) for state in made["states"]}
    assert len(widths) == 1 and max(state[1] for state in made["states"]) < len(made["pool"])


def test_the_ink_of_each_guess_is_its_own():
    inks = states.guess_states("history.islands", sheets.sheet("hist_p_okinawa"))
    assert len(inks) == len(set(inks.values())) == 31 and "30" in inks


def test_a_change_of_a_figure_changes_the_fingerprint(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/one.csv").write_bytes(b"a,b\n1,2\n")
    monkeypatch.setattr(edition, "ROOT", tmp_path)
    before = edition._fingerprint()
    (tmp_path / "data/one.csv").write_bytes(b"a,b\r\n1,2\r\n")
    assert edition._fingerprint() == before
    (tmp_path / "data/one.csv").write_bytes(b"a,b\n1,3\n")
    assert edition._fingerprint() != before


def test_a_question_goes_to_the_page_without_what_only_python_needs():
    sheet = questions.sheet("guam_share")
    assert {case["verdict"] for case in sheet["cases"]} == {"right", "remark", "mistake"}
    assert sheet["was"] == "" and questions.sheet("guam_p_naive")["was"] == "32.6 per cent"
