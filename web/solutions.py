"""The solution of an exercise in words: its value, and how it is reckoned, from its own code."""

import ast
import contextlib
import importlib
import io
from datetime import date
from html import escape

from helpers import ask, sheets, tables
from helpers.catalogue import ROOMS
from helpers.dates import in_words

OPERATIONS = {
    ast.Add: "plus",
    ast.Sub: "minus",
    ast.Mult: "times",
    ast.Div: "divided by",
    ast.Pow: "to the power of",
}
LOOSE = (ast.Add, ast.Sub)  # these need brackets within the others
FIRM = (ast.Mult, ast.Div, ast.Pow)


def _figure(value):
    """A value as one writes it on paper."""
    if isinstance(value, date):
        return in_words(value)
    return f"{value:.10g}" if abs(value) < 10_000 else f"{value:,.10g}"


def _key_of(node):
    """The key that a node reads from the tables, None where it reads none."""
    if not isinstance(node, ast.Call) or len(node.args) != 1:
        return None
    (argument,) = node.args
    return argument.value if isinstance(argument, ast.Constant) else None


def _in_brackets(node, unless=()):
    """A part of an operation in words, in brackets unless it is one of these operations."""
    words = _said(node)
    return (
        f"({words})" if isinstance(node, ast.BinOp) and not isinstance(node.op, unless) else words
    )


def _operation(node):
    """Two numbers and what is done with them, in words."""
    if isinstance(node.op, LOOSE):
        left, right = _said(node.left), _in_brackets(node.right)
    else:
        left = _in_brackets(node.left, FIRM)
        right = _in_brackets(node.right, ast.Pow)
    return f"{left} {OPERATIONS[type(node.op)]} {right}"


def _said(node):
    """An expression in words: keys with their figures, and operations by name."""
    key = _key_of(node)
    if key:
        return f"{_figure(tables.value(key))} [{key}]"
    if isinstance(node, ast.Constant):
        return _figure(node.value)
    if isinstance(node, ast.Name):
        return node.id.replace("_", " ")
    if isinstance(node, ast.BinOp):
        return _operation(node)
    if isinstance(node, ast.Attribute) and node.attr == "days":
        return f"the days of ({_said(node.value)})"
    raise ValueError(f"no words for {ast.unparse(node)}")


def _steps(statement):
    """The names and expressions of an assignment, in pairs; (a, b = c, d) are two."""
    (target,) = statement.targets
    if isinstance(target, ast.Tuple):
        return list(zip(target.elts, statement.value.elts, strict=True))
    return [(target, statement.value)]


def _reckoned(code):
    """How a solution is reckoned, a line a step, the answer last."""
    lines = []
    for statement in ast.parse(code).body:
        for target, value in _steps(statement):
            if not (isinstance(value, ast.Attribute) and value.attr == "value"):
                lines.append(f"{target.id.replace('_', ' ')} is {_said(value)}")
    return lines


def _run(code):
    """Run a solution; return its answer and what it printed."""
    rooms = {room: importlib.import_module(f"helpers.{room}") for room in ROOMS}
    names = {"ask": ask, "tables": tables, **rooms}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, names)  # the course's own code, as it stands in the notebook
    return names["answer"], printed.getvalue().strip()


def words(code, question):
    """Return the value of a solution and how it is reckoned as HTML; a sentence needs neither.

    code is what stands in the fold of the solution, question the exercise that it solves.
    """
    unit = sheets.sheet(question).unit
    answer, printed = _run(code)
    if isinstance(answer, str):
        return ""
    value = f"<p><b>Value:</b> {float(f'{answer:.4g}'):,.10g} {escape(unit)}</p>"
    if printed:
        return f"{value}<p><b>In words:</b> the panel says: {escape(printed)}</p>"
    if code.strip() == f"answer = {answer}":
        return value  # it was read off, not reckoned
    steps = "; ".join(_reckoned(code))
    return f"{value}<p><b>In words:</b> {escape(steps)}.</p>"
