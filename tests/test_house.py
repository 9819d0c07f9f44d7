"""The house: sizes of the rooms, who may import whom, what every file must not hold."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ["tables", "money", "style", "panel", "ask"]
ROOMS = {path.stem: path for path in (ROOT / "helpers").glob("*.py")}
NOTEBOOKS = sorted(set(ROOMS) - {*SHARED, "__init__"})
MUST_NOT = {
    "tables": {"ipywidgets", "matplotlib", "traitlets"}, "money": {"pandas", "matplotlib", "pathlib", "csv"},
    "style": {"pandas", "ipywidgets", "csv"}, "panel": {"pandas", "csv", "json"}, "ask": {"matplotlib", "pandas"},
}


def tree(room):
    return ast.parse(ROOMS[room].read_text(encoding="utf-8"))


def imports(room):
    """The outside packages and the rooms that a room imports."""
    outside, rooms = set(), set()
    for node in ast.walk(tree(room)):
        if isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module == "helpers":
            rooms |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("helpers."):
            rooms.add(node.module.split(".")[1])
        elif isinstance(node, ast.ImportFrom):
            outside.add(node.module.split(".")[0])
    return outside, rooms


def test_rooms_keep_their_size():
    lines = {room: len(path.read_text(encoding="utf-8").splitlines()) for room, path in ROOMS.items()}
    assert sum(lines[room] for room in SHARED) <= 650
    assert all(lines[room] <= 300 for room in NOTEBOOKS)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_functions_are_short_and_public_ones_documented(room):
    for node in ast.walk(tree(room)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 40, node.name
            inner = any(node in ast.walk(other) for other in ast.walk(tree(room)) if isinstance(other, ast.FunctionDef))
            assert node.name.startswith("_") or inner or ast.get_docstring(node) or node.name == "draw", node.name


@pytest.mark.parametrize("room", SHARED)
def test_a_shared_room_imports_only_those_above_it(room):
    outside, rooms = imports(room)
    assert rooms <= set(SHARED[: SHARED.index(room)])
    assert not outside & MUST_NOT[room]


@pytest.mark.parametrize("room", NOTEBOOKS)
def test_a_notebook_room_imports_only_shared_rooms(room):
    assert imports(room)[1] <= set(SHARED)


def test_requirements_are_pinned_exactly():
    for name in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .*)?|-e \.", line), line
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8").endswith("\n-e .\n")


def test_no_file_knows_the_machine_that_it_was_written_on():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.splitlines():
        if (ROOT / name).suffix not in (".png", ""):
            text = (ROOT / name).read_text(encoding="utf-8")
            assert not re.search(r"(?<![\w.:/])/(home|root|tmp|work|Users)/\w", text), name
            assert not re.search(r"pypi[.]org|files[.]pythonhosted", text), name
