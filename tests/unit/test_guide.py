"""The teaching guide and the README: they know all notebooks, their plans add up, their keys and
numbers resolve."""

import re
from pathlib import Path

import nbformat
import pytest
from books import own

from helpers import tables

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "notebooks/teaching_guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BOOKS = {path.name: nbformat.read(path, as_version=4) for path in own()}
CHAPTERS = {
    part[:2]: part for part in re.split(r"^## ", GUIDE, flags=re.M)[1:] if part[:2].isdigit()
}


def minutes(name):
    return int(re.search(r"\*\*(\d+) minutes", BOOKS[name].cells[0].source)[1])


def test_the_guide_has_a_chapter_for_each_notebook():
    assert list(CHAPTERS) == [name[:2] for name in BOOKS] and len(BOOKS) == 6


@pytest.mark.parametrize("number", CHAPTERS)
def test_a_chapter_has_two_plans_that_add_up_and_all_its_parts(number):
    plans = re.findall(
        r"^\| min \| (\d+) minutes \|\n\| --- \| --- \|\n((?:\| \d+ \| .*\n)+)",
        CHAPTERS[number],
        re.M,
    )
    assert [total for total, _ in plans] == ["45", "90"]
    for total, plan in plans:
        assert sum(map(int, re.findall(r"^\| (\d+) ", plan, re.M))) == int(total)
    for part in ("**Ask.**", "**Misconceptions", "**Contested.**", "**Exit ticket.**"):
        assert part in CHAPTERS[number]


@pytest.mark.parametrize("number", CHAPTERS)
def test_the_sections_that_a_chapter_names_exist(number):
    book = next(book for name, book in BOOKS.items() if name.startswith(number))
    heads = {int(n) for cell in book.cells for n in re.findall(r"^## (\d+)\.", cell.source, re.M)}
    for named in re.findall(r"[Ss]ections? ((?:\d+(?:, | and )?)+)", CHAPTERS[number]):
        assert set(map(int, re.findall(r"\d+", named))) <= heads, named


def test_every_key_of_the_guide_resolves():
    keys = re.findall(r"\[([A-Za-z]\w*_\w+|[A-Z]+\d+\w*)\]", GUIDE)
    assert len(keys) > 10
    for key in keys:
        tables.row(key)


def test_the_readme_lists_each_notebook_with_its_minutes_and_their_sum():
    listed = dict(re.findall(r"\(notebooks/(\w+\.ipynb)\) \|.*\| (\d+) \|", README))
    assert listed == {name: str(minutes(name)) for name in BOOKS}
    assert (
        f"Together {sum(map(minutes, BOOKS))} minutes" in README and "teaching_guide.md" in README
    )


def test_the_start_notebook_links_to_the_others():
    text = "\n".join(cell.source for cell in BOOKS["00_start_here.ipynb"].cells)
    assert set(re.findall(r"\]\((\w+\.ipynb)\)", text)) == set(BOOKS) - {"00_start_here.ipynb"}
