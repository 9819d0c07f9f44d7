"""The house: who may import whom, how long rooms and functions are, what no file may hold."""

import ast
import re
from pathlib import Path

import pytest
from books import strays

import helpers
from helpers import catalogue

ROOT = Path(__file__).parent.parent
ROOMS = {path.stem: path for path in (ROOT / "helpers").glob("[!_]*.py")}
# From the top: a shared room imports only those before it.
SHARED = ["tables", "dates", "bundles", "cells", "money", "style", "receipts", "functions"]
SHARED += ["formulas", "numerals", "sentences", "judge", "slips", "sheets", "learner"]
SHARED += ["controls", "transfer", "summaries"]
SHARED += ["layers", "draw", "lanes", "chart", "panel", "passage", "predictions", "ask"]
NOTEBOOKS = list(catalogue.ROOMS)
NUMBERS = [room for room in ROOMS if room.endswith("_numbers")]
WIDGETS, CHARTS = {"ipywidgets", "traitlets"}, {"matplotlib", "PIL"}
MUST_NOT = {
    "tables": {"IPython", "markupsafe", *WIDGETS, *CHARTS},
    "dates": {"pandas", "IPython", *WIDGETS, *CHARTS},
    "bundles": {"pandas", "IPython", *WIDGETS, *CHARTS},
    "cells": {"pandas", "csv", *CHARTS},
    "money": {"pandas", "pathlib", "csv", *WIDGETS, *CHARTS},
    "style": {"pandas", "csv", *WIDGETS},
    "receipts": {"pathlib", "csv", *WIDGETS, *CHARTS},
    "functions": {"IPython", *WIDGETS, *CHARTS},
    "formulas": {"pandas", "IPython", *WIDGETS, *CHARTS},
    "numerals": {"pandas", "pathlib", "csv", "json", "simpleeval", *WIDGETS, *CHARTS},
    "sentences": {"pandas", "pathlib", "csv", "json", "simpleeval", *WIDGETS, *CHARTS},
    "judge": {"pandas", "pathlib", "csv", "json", "simpleeval", *WIDGETS, *CHARTS},
    "slips": {"pandas", "pathlib", "csv", "json", "simpleeval", *WIDGETS, *CHARTS},
    "sheets": {*WIDGETS, *CHARTS},
    "learner": {"pandas", "pathlib", "csv", "json", *WIDGETS, *CHARTS},
    "transfer": {"pandas", "csv", *CHARTS},
    "summaries": {"pandas", "pathlib", "csv", "json", *WIDGETS, *CHARTS},
    "layers": {"pandas", "csv", *WIDGETS},
    "draw": {"pandas", *WIDGETS},
    "lanes": {"pandas", *WIDGETS},
    "chart": {"pandas", "csv", *WIDGETS},
    "controls": {"pandas", "csv", "json", *CHARTS},
    "panel": {"pandas", "csv", "json", *CHARTS},
    "passage": {"pandas", "csv", "json", *CHARTS},
    "predictions": {"pandas", "csv", "json", *CHARTS},
    "ask": {"pandas", *WIDGETS, *CHARTS},
}
TEXT = {
    ".py",
    ".js",
    ".md",
    ".ipynb",
    ".csv",
    ".json",
    ".toml",
    ".txt",
    ".in",
    ".yml",
    ".yaml",
    ".cff",
}
MACHINE = r"(?<![\w.:/])/(home|root|tmp|work|Users)/\w"
REGISTRY = r"pypi[.]org|files[.]pythonhosted"


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(room):
    """The outside packages and the rooms that a room imports."""
    outside, rooms = set(), set()
    for node in ast.walk(tree(ROOMS[room])):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        elif not isinstance(node, ast.ImportFrom):
            continue
        elif node.module == "helpers":
            rooms |= {alias.name for alias in node.names}
        elif node.module.startswith("helpers."):
            rooms.add(node.module.split(".")[1])
        else:
            outside.add(node.module.split(".")[0])
    return outside, rooms


def course_files():
    """The text files of the course; what tools make and what is a learner's own is left out."""
    made = {"__pycache__", "build", "my"}
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".github") for part in inside)
        strange = made & set(inside) or any(part.endswith(".egg-info") for part in inside)
        strange = strange or path in strays()
        if path.is_file() and path.suffix in TEXT and not hidden and not strange:
            yield path


def test_every_room_has_its_place():
    assert set(ROOMS) == {*SHARED, *NOTEBOOKS, *NUMBERS, "catalogue"}
    assert set(MUST_NOT) == set(SHARED)
    assert {room.removesuffix("_numbers") for room in NUMBERS} <= set(NOTEBOOKS)
    for room in ROOMS:
        assert re.search(rf"\b{room.removesuffix('_numbers')}\b", helpers.__doc__), room


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_450_lines_at_most_and_its_functions_40(room):
    assert len(ROOMS[room].read_text(encoding="utf-8").splitlines()) <= 450
    for node in ast.walk(tree(ROOMS[room])):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 40, node.name


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_and_what_is_public_in_them_are_documented(room):
    inside = tree(ROOMS[room])
    assert ast.get_docstring(inside)
    for node in inside.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
            for part in node.body if isinstance(node, ast.ClassDef) else []:
                public = isinstance(part, ast.FunctionDef) and not part.name.startswith("_")
                assert not public or ast.get_docstring(part), part.name


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_evaluates_text_as_python(room):
    for node in ast.walk(tree(ROOMS[room])):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "")
            assert name not in ("eval", "exec", "compile", "__import__"), node.lineno


@pytest.mark.parametrize("room", SHARED)
def test_a_shared_room_imports_only_those_above_it(room):
    outside, rooms = imports(room)
    assert rooms <= set(SHARED[: SHARED.index(room)])
    assert not outside & MUST_NOT[room]


@pytest.mark.parametrize("room", NOTEBOOKS)
def test_a_notebook_room_imports_shared_rooms_and_its_own_numbers(room):
    assert imports(room)[1] <= {*SHARED, f"{room}_numbers"}


@pytest.mark.parametrize("room", NUMBERS)
def test_a_room_of_numbers_holds_no_ink(room):
    outside, rooms = imports(room)
    assert not outside & (WIDGETS | CHARTS | {"IPython"})
    assert rooms <= set(SHARED[: SHARED.index("layers")]) - {"style"}


def test_the_two_walks_are_told_in_15_lines_each():
    walks = re.split(r"^One .*, from hand to eye:$", helpers.__doc__, flags=re.M)[1:]
    assert len(walks) == 2
    for walk in walks:
        assert 5 <= len(walk.strip().splitlines()) <= 15


def test_requirements_are_pinned_exactly():
    for name in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .*)?", line), line


def test_no_file_knows_the_machine_that_it_was_written_on():
    files = list(course_files())
    assert len(files) > 80
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(MACHINE, text), path
        assert not re.search(REGISTRY, text), path


def test_expected_rows_of_pictures_import_no_room_of_a_notebook():
    """They are reckoned from the raw tables; the catalogue hands them the charts."""
    for path in [*(ROOT / "tests/pictures").glob("test_*_pictures.py"), ROOT / "tests/rows.py"]:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers"):
                taken = {alias.name for alias in node.names} | {node.module.split(".")[-1]}
                assert not taken & {*NOTEBOOKS, *NUMBERS}, path
