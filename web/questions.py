"""The questions of a notebook for its page: their sheets, computed, and the rules of judging.

judge.js reads them. Patterns are written as Python has them; judge.js translates their few letters.
"""

import re

from helpers import judge, numerals, sentences, sheets, style, summaries

PATTERNS = ("UNSEEN", "FIRST", "MINUS", "NUMBER", "PER_CENT", "DOLLAR", "FISCAL", "OF_THE")
PATTERNS += ("PLAIN", "DECIMAL_COMMA")
FIRST_ONLY = ("MINUS", "FIRST")  # at the beginning of a text


def _pattern(name):
    """A pattern of numerals.py with its flags in JavaScript; FIRST is looked for at the start."""
    found = getattr(numerals, name)
    flags = "i" if found.flags & re.IGNORECASE else ""
    if name in FIRST_ONLY:
        return [f"^(?:{found.pattern})", flags]
    return [found.pattern, flags + "g"]


def rules():
    """Return what judge.js must know of numbers and sentences, whatever is asked."""
    grouped = [[mark, form.pattern] for mark, form in numerals.GROUPED.items()]
    return {
        "numeral": {name: _pattern(name) for name in PATTERNS},
        "grouped": grouped,
        "long": numerals.LONG_FORM,
        "amount": [sentences.AMOUNT.pattern, "i"],
        "scales": sentences.SCALES,
        "weights": sentences.WEIGHTS,
        "largest": sentences.LARGEST,
        "longestNumber": numerals.LONGEST,
        "longestSentence": judge.LONGEST_SENTENCE,
        "words": {
            "EXAMPLE": numerals.EXAMPLE,
            "ONE": numerals.ONE,
            "NOT_JUDGED": judge.NOT_JUDGED,
        },
        "bars": judge.BARS,
        "wrong": style.RED,
    }


def _case(case):
    """A case as the page needs it."""
    return {
        "name": case.name,
        "verdict": case.verdict,
        "goal": case.goal,
        "feedback": case.feedback,
        "option": case.option,
    }


def _grammar(grammar):
    """A grammar as lists, in the order of its use."""
    return {
        "marks": [[mark.pattern, mark.becomes] for mark in grammar.marks],
        "numbers": [vars(number) for number in grammar.numbers],
        "readings": [
            {
                "part": reading.part,
                "verdict": reading.verdict,
                "pattern": reading.pattern,
                "understood": reading.understood,
                "says": reading.says,
            }
            for reading in grammar.readings
        ],
    }


def sheet(question):
    """Return the sheet of a question, computed, ready to be written as JSON; KeyError as sheets."""
    return for_page(sheets.sheet(question))


def for_page(known):
    """Return a judge.Sheet as judge.js reads it."""
    scale = known.scale and {"low": known.scale.low, "high": known.scale.high}
    return {
        "kind": known.kind,
        "prompt": known.prompt,
        "unit": known.unit,
        "tolerance": known.tolerance,
        "cases": [_case(case) for case in known.cases],
        "was": summaries.right_answer(known) if known.is_guess else "",
        "scale": scale and scale | {"step": known.scale.step},
        "grammar": known.grammar and _grammar(known.grammar),
        "model": known.model,
    }
