"""The mutants of helpers/: an operator, a number, a colour or the order of two arguments changed.

Generated from the syntax tree; faults.py holds the ones that were written by hand.
"""

import ast
import random
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
COMPARED = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
RECKONED = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "/",
    ast.Mod: "*",
    ast.Pow: "*",
}
COLORS = ["BLACK", "BLUE", "RED", "GREEN", "PURPLE", "GREY", "PALE", "FAINT", "PALE_BLUE"]
COLORS += ["PALE_RED", "ORANGE", "TEAL", "COAL", "JAPAN", "US", "GUAM", "OKINAWA", "CHINA"]

# Arguments that change nothing while the rest is right: they raise where lengths differ, or where
# somebody assigns to a field.
GUARDS = ("strict", "frozen")
OPERATORS = ("number", "boolean", "comparison", "and, or", "arithmetic", "not", "colour")
OPERATORS += ("order of two arguments",)


class Edit(NamedTuple):
    """One change of code: the file, its lines, the old text (once in the file) and the new one.

    misleads says what a learner would be misled about, or which operator made the change.
    """

    path: str
    first_line: int
    last_line: int
    start: int  # in characters of the file
    old: str
    new: str
    misleads: str

    def apply(self, course):
        """Write the change into a copy of the course, a folder."""
        target = course / self.path
        text = target.read_text(encoding="utf-8")
        assert text[self.start :].startswith(self.old), self
        changed = text[: self.start] + self.new + text[self.start + len(self.old) :]
        target.write_text(changed, encoding="utf-8")


def changed_number(value):
    """Return the text of another number: one more, or ten per cent more where that is more."""
    if isinstance(value, int):
        return repr(value + max(1, round(value * 0.1)))
    return repr(round(value + max(1, value * 0.1), 6))


def _joined(source, parts, sign):
    """Two expressions with another sign between them, in brackets."""
    one, two = (ast.get_source_segment(source, part) for part in parts)
    return f"({one} {sign} {two})"


def _changes(source, node):
    """Yield (what kind of change, the new text of this node)."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield "number", changed_number(node.value)
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "boolean", repr(not node.value)
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        sign = COMPARED[type(node.ops[0])]
        yield "comparison", _joined(source, (node.left, node.comparators[0]), sign)
    if isinstance(node, ast.BoolOp) and len(node.values) == 2:
        sign = "or" if isinstance(node.op, ast.And) else "and"
        yield "and, or", _joined(source, node.values, sign)
    if isinstance(node, ast.BinOp) and type(node.op) in RECKONED:
        yield "arithmetic", _joined(source, (node.left, node.right), RECKONED[type(node.op)])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", ast.get_source_segment(source, node.operand)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in COLORS:
        yield "colour", "RED" if node.id != "RED" else "BLUE"


def _swapped_arguments(source, node):
    """The text of a call with its first two arguments exchanged, None where there are not two."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return None
    one, two = node.args[:2]
    if getattr(node.func, "id", "") in ("max", "min") and len(node.args) == 2:
        return None  # the order makes no difference
    if isinstance(one, ast.Starred) or isinstance(two, ast.Starred):
        return None
    texts = [ast.get_source_segment(source, part) for part in (one, two)]
    if texts[0] == texts[1]:
        return None
    return one, two, texts


def _offsets(source):
    """Where each line starts, in characters."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _position(source, starts, line, column):
    """A position of the syntax tree, which counts bytes, in characters of the file."""
    text = source[starts[line - 1] : starts[line]]
    return starts[line - 1] + len(text.encode()[:column].decode())


def edits_of(path):
    """Yield an Edit for every operator that fits, in one file; not in f-strings' own text."""
    source = path.read_text(encoding="utf-8")
    starts = _offsets(source)
    tree = ast.parse(source)
    left_out = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) or getattr(node, "arg", None) in GUARDS
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in left_out or not hasattr(node, "lineno"):
            continue
        start = _position(source, starts, node.lineno, node.col_offset)
        old = ast.get_source_segment(source, node)
        place = (f"helpers/{path.name}", node.lineno, node.end_lineno)
        for kind, new in _changes(source, node):
            yield Edit(*place, start, old, new, kind)
        swapped = _swapped_arguments(source, node)
        if swapped:
            one, two, texts = swapped
            first = _position(source, starts, one.lineno, one.col_offset)
            end = _position(source, starts, two.end_lineno, two.end_col_offset)
            between = source[first + len(texts[0]) : end - len(texts[1])]
            new = texts[1] + between + texts[0]
            yield Edit(*place, first, source[first:end], new, "order of two arguments")


def helper_mutants():
    """Return every generated Edit of the rooms."""
    rooms = sorted((ROOT / "helpers").glob("[!_]*.py"))
    return [edit for path in rooms for edit in edits_of(path)]


def some(edits, count):
    """Return a fixed random sample of so many."""
    return random.Random(2013).sample(edits, min(count, len(edits)))


def by_hand():
    """Return the faults of faults.py as Edits. ValueError where old does not stand there once."""
    from faults import FAULTS

    made = []
    for room, old, new, misleads in FAULTS:
        path = ROOT / f"helpers/{room}.py"
        source = path.read_text(encoding="utf-8")
        if source.count(old) != 1:
            raise ValueError(f"{room}: {source.count(old)} times: {old}")
        start = source.index(old)
        first = source[:start].count("\n") + 1
        last = first + old.count("\n")
        made.append(Edit(f"helpers/{room}.py", first, last, start, old, new, misleads))
    return made
