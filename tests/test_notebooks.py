"""The contract of a notebook, as short checks on every notebook of the course."""

import ast
import builtins
import re
import statistics

import nbformat
import pytest
from books import FOLDER, own
from refresh import FOLDED, VIEW, stored_text

from helpers import ask, bundles, catalogue, judge, tables

BOOKS = {path.name: nbformat.read(path, as_version=4) for path in own()}
KEY = re.compile(r"\[([A-Za-z]\w*_\w+|[A-Z]+\d+\w*)\](?!\()")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w)")
# What may stand in prose without a key: numbering, dates, years, names, the length of the lesson.
PLAIN = [
    r"^#+ \d+\.",
    r"^\*Section \d+ of \d+\.\*",
    r"\bExtra \d+",
    r"(?<=[Ss]ection )\d+",
    r"\[0\d (?=[A-Z])",
    r"^\d+\. ",
    r"\b\d{1,2} (?=January|February|March|April|May|June|July|August|September|October"
    r"|November|December)",
    r"\d+ [^.()\d]*(?:FY2012 )?dollars \(our number",
    r"\b(?:FY)?(?:19|20)\d\d\b",
    r"\*\*\d+ minutes",
    r"\d+ minutes",
    r"extras for \d+ more",
    r"\b38 North\b",
    r"\b2\+2\b",
]
books = pytest.mark.parametrize("name", list(BOOKS))


def cells(name, kind):
    return [cell for cell in BOOKS[name].cells if cell.cell_type == kind]


def prose(source):
    """The words of a Markdown cell, without code."""
    return re.sub(
        r"`[^`]*`|<(code|summary)>.*?</\1>", "", re.sub(r"```.*?```", "", source, flags=re.S)
    )


def said(cell):
    """All the text that a cell has put out."""
    parts = [output.get("text", "") for output in cell.get("outputs", [])]
    for output in cell.get("outputs", []):
        parts += [text for mime, text in output.get("data", {}).items() if mime.startswith("text/")]
    parts = [re.sub(r"<style>.*?</style>", "", part, flags=re.S) for part in parts]
    return "\n".join(parts)


def parts(name):
    """The cells under each heading, extras too."""
    found = []
    for cell in BOOKS[name].cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            found.append((cell.source.splitlines()[0], []))
        if found:
            found[-1][1].append(cell)
    return found


def sections(name):
    """The cells of each numbered section."""
    return [(title, inside) for title, inside in parts(name) if re.match(r"## \d+\.", title)]


def exercises(name):
    """Each exercise as (question id, the Markdown cell that asks it)."""
    found, last = [], None
    for cell in BOOKS[name].cells:
        if cell.cell_type == "markdown":
            last = cell
        for id in re.findall(
            r'ask\.check\("(\w+)"', cell.source if cell.cell_type == "code" else ""
        ):
            found.append((id, last.source))
    return found


def test_there_are_notebooks():
    assert BOOKS


@books
def test_opens_with_title_minutes_aims_needs_and_the_part_of_the_story(name):
    first = BOOKS[name].cells[0]
    titles = [
        line
        for cell in cells(name, "markdown")
        for line in cell.source.splitlines()
        if line.startswith("# ")
    ]
    assert len(titles) == 1 and first.source.startswith(titles[0])
    for part in ("minutes", "Afterwards you can", "You need", "The part of the story"):
        assert part in first.source


@books
def test_opens_with_something_to_touch_before_the_first_section(name):
    before = BOOKS[name].cells[: BOOKS[name].cells.index(sections(name)[0][1][0])]
    opened = [
        output["data"][bundles.MIME]["id"]
        for cell in before
        for output in cell.get("outputs", [])
        if bundles.MIME in output.get("data", {})
    ]
    assert set(opened) & set(catalogue.panels())


@books
def test_predictions_come_before_charts_and_the_learner_acts_every_ten_minutes(name):
    minutes = int(re.search(r"(\d+) minutes", BOOKS[name].cells[0].source)[1])
    acts = [cell for cell in cells(name, "code") if re.search(r"ask\.(predict|check)", cell.source)]
    assert len(acts) >= minutes / 10
    for title, inside in sections(name):
        code = [cell for cell in inside if cell.cell_type == "code"]
        charts = [
            n
            for n, cell in enumerate(code)
            for out in cell.outputs
            if "image/png" in out.get("data", {})
        ]
        asked = [n for n, cell in enumerate(code) if "ask.predict(" in cell.source]
        assert not charts or (asked and asked[0] < charts[0]), title


@books
def test_ends_with_summary_exit_ticket_and_sources(name):
    heads = re.findall(
        r"^## (.*)", "\n".join(cell.source for cell in cells(name, "markdown")), re.M
    )
    core = [head for head in heads if "Extra" not in head]
    assert core[-3:] == ["What you can do now", "Exit ticket", "Sources"]
    assert heads[-1] == "Sources" and "ask.sources(" in cells(name, "code")[-1].source
    last = [cell.source for cell in BOOKS[name].cells]
    said = next(n for n, source in enumerate(last) if source.startswith("## What you can do now"))
    assert last[said + 1] == "ask.summary()" and last[said + 2].startswith("## Exit ticket")
    follows = sorted(BOOKS)[sorted(BOOKS).index(name) + 1 :][:1]
    link = re.findall(r"\*\*Next:\*\* \[[^]]+\]\((\w+\.ipynb)\)", last[said + 2])
    assert link == follows


@books
def test_each_section_says_which_of_how_many_it_is(name):
    numbered = sections(name)
    for number, (title, inside) in enumerate(numbered, start=1):
        assert title.startswith(f"## {number}. ")
        assert (
            inside[0].source.split("\n\n")[1].startswith(f"*Section {number} of {len(numbered)}.*")
        )


@books
def test_each_prediction_is_followed_by_its_reveal_before_any_other(name):
    """Nothing opens but by its own question, and no question stays without what it opens."""
    asked = None
    for cell in cells(name, "code"):
        for call, question in re.findall(r'ask\.(predict|reveal|check)\(\s*"(\w+)"', cell.source):
            if call == "predict":
                assert asked is None, f"{asked} has no reveal"
                asked = question
            elif call == "reveal" and question == asked:
                asked = None
            elif call == "reveal":
                assert f'ask.check("{question}"' in code_of(name), question
    assert asked is None


@books
def test_executed_in_order_and_stored_without_widgets(name):
    book = BOOKS[name]
    assert book.metadata["kernelspec"]["name"] == "python3" and "widgets" not in book.metadata
    assert [cell.execution_count for cell in cells(name, "code")] == list(
        range(1, len(cells(name, "code")) + 1)
    )
    for cell in cells(name, "code"):
        for output in cell.outputs:
            assert output.output_type != "error" and output.get("name") != "stderr"
            assert VIEW not in output.get("data", {})


@books
def test_has_the_form_in_which_refresh_stores_it(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert stored_text(text) == text


@books
def test_has_no_markers_and_nothing_that_leaks_or_hides(name):
    for cell in cells(name, "code"):
        assert cell.metadata == (FOLDED if "ask.reveal(" in cell.source else {})
        for word in (
            "NBVAL",
            "nbval",
            "raises-exception",
            "filterwarnings",
            "interact(",
            "Output(",
            "clear_output",
            "%matplotlib",
        ):
            assert word not in cell.source


@books
def test_every_chart_has_its_words_beside_it(name):
    charts = 0
    for cell in cells(name, "code"):
        for picture, words in zip(cell.outputs, [*cell.outputs[1:], None], strict=False):
            if "image/png" in picture.get("data", {}):
                charts += 1
                assert (
                    picture.data["text/plain"] == words.data["text/plain"]
                    and "<p" in words.data["text/html"]
                )
    assert charts >= len(sections(name)) - 1


@books
def test_rhythm(name):
    code = [
        len([line for line in cell.source.splitlines() if line.strip()])
        for cell in cells(name, "code")
    ]
    words = [len(cell.source.split()) for cell in cells(name, "markdown")]
    in_sight = [
        len(re.sub(r"<details>.*?</details>", "", cell.source, flags=re.S).split())
        for cell in cells(name, "markdown")
    ]
    assert statistics.median(code) <= 3 and max(code) <= 15
    assert 25 <= statistics.median(in_sight) <= 50 and max(words) <= 120
    assert 0.7 <= len(code) / len(words) <= 1.4
    assert max(len(line) for cell in cells(name, "code") for line in cell.source.splitlines()) <= 88


def names(source, kind):
    """The names that a cell stores (ast.Store) or needs (ast.Load)."""
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]
    return {node.id for node in found if isinstance(node.ctx, kind)}


@books
def test_each_section_runs_after_the_first_cell_alone(name):
    """Whoever opens a notebook at its fifth section needs nothing that was made in the fourth."""
    first = next(cell.source for cell in cells(name, "code") if "import" in cell.source)
    imported = {alias.name for line in ast.parse(first).body for alias in line.names}
    for title, inside in parts(name):
        there = imported | set(dir(builtins))
        for source in [cell.source for cell in inside if cell.cell_type == "code"]:
            there |= names(source, ast.Store)
            assert names(source, ast.Load) <= there, (title, source)


@books
def test_no_dollar_sign_starts_mathematics(name):
    for cell in cells(name, "markdown"):
        assert "$" not in prose(cell.source), cell.source


@books
def test_no_two_dollar_signs_of_an_output_make_mathematics_of_what_stands_between(name):
    """JupyterLab reads the words between two tags of an HTML output as a browser shows them."""
    for cell in cells(name, "code"):
        for output in cell.outputs:
            shown = re.sub(r"<code>.*?</code>", "", output.get("data", {}).get("text/html", ""))
            assert not [part for part in re.split(r"<[^>]*>", shown) if part.count("$") > 1]


@books
def test_every_key_resolves(name):
    for cell in cells(name, "markdown"):
        for key in KEY.findall(prose(cell.source)):
            tables.row(key)


@books
def test_every_number_in_the_prose_has_its_receipt(name):
    """A number stands in a figure that the cell cites, or in what the code cells beside it print or
    chart."""
    for n, cell in enumerate(BOOKS[name].cells):
        if cell.cell_type != "markdown":
            continue
        text = prose(cell.source)
        known = [tables.value(key) for key in KEY.findall(text) if "value" in tables.row(key)]
        before = [c for c in BOOKS[name].cells[:n] if c.cell_type == "code"][-1:]
        after = [c for c in BOOKS[name].cells[n:] if c.cell_type == "code"][:1]
        known += [
            float(found.replace(",", ""))
            for c in before + after
            for found in NUMBER.findall(said(c))
        ]
        text = KEY.sub("", text)
        for allowed in PLAIN:
            text = re.sub(allowed, "", text, flags=re.M)
        for found in NUMBER.findall(text):
            number = float(found.replace(",", ""))
            digits = len(found.split(".")[1]) if "." in found else 0
            assert any(round(value, digits) == number for value in known), (found, cell.source[:80])


@books
def test_every_exercise_has_two_hints_and_a_solution_that_is_accepted(name):
    assert len(exercises(name)) >= (2 if name.startswith("00_") else 6)
    start = next(cell.source for cell in cells(name, "code") if "import" in cell.source)
    for id, asked in exercises(name):
        heads = re.findall(r"<details><summary>(.*?)</summary>", asked)
        assert heads[-3:] == ["Hint 1", "Hint 2", "Solution"], id
        scope = {}
        exec(start + "\n" + re.search(r"```python\n(.*?)```", asked, re.S)[1], scope)
        assert ask.check(id, scope["answer"]).verdict == "right", id


@books
def test_every_question_of_the_notebook_exists_and_exercises_are_left_open(name):
    used = re.findall(
        r'ask\.(?:check|predict|recall)\("(\w+)"',
        "\n".join(cell.source for cell in cells(name, "code")),
    )
    assert len(used) == len(set(used)) and set(used) <= set(tables.table("questions").id)
    for cell in cells(name, "code"):
        if "ask.check(" in cell.source:
            assert cell.source.startswith("answer = ...\n") and judge.OPEN in said(cell)


def code_of(name):
    """All Python of a notebook: its code cells, and what stands as code in its words."""
    found = [cell.source for cell in cells(name, "code")]
    for cell in cells(name, "markdown"):
        found += re.findall(r"```python\n(.*?)```|`([^`\n]+)`", cell.source, re.S)
        found += re.findall(r"<code>(.*?)</code>", cell.source, re.S)
    return "\n".join("".join(part) for part in found)


# Names that show a table or a card of the room's own, as a chart shows a picture.
SHOWN = {"start.distances", "story.card", "story.sheet"}


def test_a_reader_meets_twelve_names_beside_those_of_charts():
    rooms = "|".join(["ask", "tables", *catalogue.ROOMS, "money", "receipts"])
    code = "\n".join(code_of(name) for name in BOOKS)
    met = {".".join(part) for part in re.findall(rf"\b({rooms})\.([a-z]\w*)", code)}
    assert set(catalogue.makers()) <= met
    assert len(met - set(catalogue.makers()) - SHOWN) <= 12


@books
def test_imports_ask_tables_and_its_own_room(name):
    first = re.findall(r"^from helpers import (.*)$", cells(name, "code")[0].source, re.M)
    assert len(first) == 1
    rooms = set(first[0].split(", "))
    own = catalogue.ROOMS[int(name[:2])]
    assert rooms == {"ask", "tables", own} | ({"guam"} if own == "story" else set())
    assert not any("import" in cell.source for cell in cells(name, "code")[1:])


def entries(name):
    """What the outputs of a notebook say of themselves to programs, with the cell's source."""
    for cell in cells(name, "code"):
        for output in cell.outputs:
            if bundles.MIME in output.get("data", {}):
                yield cell.source, output.data[bundles.MIME]


@books
def test_each_panel_and_question_says_its_id_and_state_to_programs(name):
    found = list(entries(name))
    code = [cell.source for cell in cells(name, "code")]
    for kind, call in (
        ("predict", r"ask\.(?:predict|recall)\("),
        ("reveal", r"ask\.reveal\(\s*"),
        ("check", r"ask\.check\("),
    ):
        asked = [re.search(call + r'"(\w+)"', source) for source in code]
        said = [entry for _, entry in found if entry["kind"] == kind]
        assert [entry["id"] for entry in said] == [match[1] for match in asked if match]
        assert all(entry.get("case", "open") == "open" for entry in said)
    shown = [entry.get("panel", entry) for _, entry in found]
    shown = [entry for entry in shown if entry.get("state") is not None]
    calls = [re.findall(r"(\w+\.\w+)\(", source) for source in code]
    charts = [call for called in calls for call in called if call in catalogue.makers()]
    assert [entry["id"] for entry in shown] == charts
    for entry in shown:
        assert bool(entry["state"]) == (entry["id"] in catalogue.panels())
    assert all(entry["course"] == "alliance" and entry["schema"] == 1 for _, entry in found)
    assert [entry["kind"] for _, entry in found].count("summary") == 1


def test_every_question_is_asked_somewhere():
    code = "\n".join(cell.source for name in BOOKS for cell in cells(name, "code"))
    asked = set(re.findall(r'ask\.(?:check|predict|recall)\("(\w+)"', code)) | {"transfer"}
    assert set(tables.table("questions").id) == asked


def test_the_same_question_is_asked_before_the_course_and_after_it():
    code = {name[:2]: [cell.source for cell in cells(name, "code")] for name in BOOKS}
    assert code["00"][1] == 'ask.transfer("before")'
    assert code["05"].index('ask.transfer("after")') == code["05"].index("ask.summary()") - 1
    assert sum("ask.transfer(" in source for every in code.values() for source in every) == 2
