"""Evaluates a formula over keys and the words of functions.py; fills a template with such values.

simpleeval does the work. A formula may reckon, compare and call; it can reach no attribute, no
index, no template and no name but those that are given here.
"""

import ast
import re

from simpleeval import SimpleEval

from helpers.functions import FUNCTIONS, usable

PLACEHOLDER = re.compile(r"\{(.+?)(?::([^{}:]*))?\}")
NOT_ALLOWED = (ast.Attribute, ast.Subscript, ast.JoinedStr, ast.FormattedValue, ast.Import)


def _evaluator():
    """Return a function that evaluates a text; it knows all keys and the words of functions.py."""
    evaluator = SimpleEval(functions=FUNCTIONS, names=lambda node: usable(node.id))
    for node in NOT_ALLOWED:
        del evaluator.nodes[node]
    return evaluator.eval


def compute(text):
    """Return the value of a formula: a number, a truth value or a text.

    A key stands for its row's value, its place (latitude, longitude) or its day. Raises NameError
    for a key that no table has or whose row is unverified, unknown or not known to the day, and
    simpleeval.InvalidExpression for what a formula may not do.
    """
    evaluate = _evaluator()
    found = evaluate(text)
    return found.item() if hasattr(found, "item") else found  # a number of numpy as one of Python


def fill(template):
    """Return a text with each {formula:format} replaced by its value; errors as in compute."""
    return PLACEHOLDER.sub(lambda part: format(compute(part[1]), part[2] or ""), template)
