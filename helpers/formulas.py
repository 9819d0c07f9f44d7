"""Evaluates a formula over keys and the words of functions.py; fills a template with such values.

simpleeval does the work. A formula may reckon, compare and call; it can reach no attribute, no
index, no template and no name but those that are given here.
"""

import ast
import operator
import re
from numbers import Real

from simpleeval import DEFAULT_OPERATORS, SimpleEval

from helpers.functions import FUNCTIONS, usable

# {formula} or {formula:format}, the format being such as +,.1f
PLACEHOLDER = re.compile(r"\{([^{}]+?)(?::(\+?,?(?:\.\d)?[df]?))?\}")
NOT_ALLOWED = (ast.Attribute, ast.Subscript, ast.JoinedStr, ast.FormattedValue)


def _of_numbers(operation):
    """Return an operation that takes numbers only: a text times a million would fill the memory."""

    def reckon(*numbers):
        if not all(isinstance(number, Real) for number in numbers):
            raise TypeError("a formula reckons with numbers only")
        return operation(*numbers)

    return reckon


def _power(base, exponent):
    """Raise floats: a large power of whole numbers would take minutes, of floats it overflows."""
    return float(base) ** float(exponent)


COMPARISONS = (ast.Eq, ast.NotEq, ast.Gt, ast.Lt, ast.GtE, ast.LtE, ast.Not)
OPERATORS = {node: DEFAULT_OPERATORS[node] for node in COMPARISONS} | {
    ast.Add: _of_numbers(operator.add),
    ast.Sub: _of_numbers(operator.sub),
    ast.Mult: _of_numbers(operator.mul),
    ast.Div: _of_numbers(operator.truediv),
    ast.USub: _of_numbers(operator.neg),
    ast.Pow: _of_numbers(_power),
}


def _evaluator():
    """Return a function that evaluates a node; it knows all keys and the words of functions.py."""
    evaluator = SimpleEval(OPERATORS, FUNCTIONS, names=lambda node: usable(node.id))
    for node in NOT_ALLOWED:
        del evaluator.nodes[node]
    return evaluator.eval


_EVALUATE = _evaluator()


def compute(text):
    """Return the value of a formula: a number, a truth value or a text.

    A key stands for its row's value, its place (latitude, longitude) or its day. Raises NameError
    for a key that no table has or whose row is unverified, unknown or not known to the day, and
    simpleeval.InvalidExpression, SyntaxError or TypeError for what a formula may not do.
    """
    found = _EVALUATE(text, ast.parse(text.strip(), mode="eval").body)
    return found.item() if hasattr(found, "item") else found  # a number of numpy as one of Python


def fill(template):
    """Return a text with each {formula:format} replaced by its value; errors as in compute."""
    return PLACEHOLDER.sub(lambda part: format(compute(part[1]), part[2] or ""), template)
