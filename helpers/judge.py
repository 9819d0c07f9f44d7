"""Judges an answer by a question's sheet. Pure: no file, no widget, no formula.

A sheet holds everything that judging needs, already computed. judge() never raises for an answer,
whatever it is, and takes no time that one could notice.
"""

import math
import numbers
import re
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from helpers import bundles, style
from helpers.money import Dollars

OPEN = "Not answered yet. Replace the three dots by your answer and run the cell again."
ALL_THERE = "All that was asked for is there. A checker reads words, not sense: is it all true?"
# A number as somebody types it: 2273, 2,273.5, .5, 1e3, with a minus of either kind.
DIGITS = r"(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?"
TYPED = re.compile(rf"\s*(?P<dollar>\$?)\s*(?P<number>[+\-\u2212]?{DIGITS})\s*(?P<percent>%?)\s*")
LONGEST_SHOWN = 60  # characters of an answer that are said back
LONGEST_SENTENCE = 1000  # characters; patterns with look-aheads take long on longer ones
BARS = {"right": style.GREEN, "remark": style.GREEN, "open": style.GREY, "unclear": style.GREY}


@dataclass(frozen=True)
class Case:
    """One answer that a question knows: the right one, a typical mistake, an option, a part.

    goal is the number of a number question, whether the option is right in a choice, the pattern of
    a sentence. verdict is right, remark (right, with a remark) or mistake; in a sentence, right
    means that the part must be there, mistake that it must not.
    """

    name: str
    verdict: str
    goal: float | bool | str
    feedback: str
    option: str = ""
    misconception: str = ""


@dataclass(frozen=True)
class Sheet:
    """A question with its cases; kind is number, choice or sentence.

    tolerance is how far a number may lie from a case, as a part of the case.
    """

    id: str
    kind: str
    prompt: str
    cases: tuple[Case, ...]
    unit: str = ""
    tolerance: float = 0.0


@dataclass(frozen=True)
class Feedback:
    """What a learner is told: to which question, for which case, and a short text.

    verdict is open, unclear, right, remark, mistake or wrong. case names the case that was met: of
    a sentence the first slip, else the first part that is missing, "right" when all is there; it is
    empty where no case was met. misconception is the shared id of a typical mistake.
    """

    question: str
    verdict: str
    text: str
    case: str = ""
    misconception: str = ""

    def __repr__(self):
        return self.text

    def html(self):
        """Return the text as a paragraph with a bar in the colour of the verdict."""
        bar = BARS.get(self.verdict, style.RED)
        look = f"border-left:4px solid {bar};padding:2px 10px;margin:2px 0"
        return f'<p style="{look}">{escape(self.text)}</p>'

    def _repr_mimebundle_(self, **_):
        words = {"text/plain": self.text, "text/html": self.html()}
        return words | bundles.record("check", self.question, case=self.case or self.verdict)


def _of_case(sheet, case):
    """Feedback for the case that an answer met."""
    return Feedback(sheet.id, case.verdict, case.feedback, case.name, case.misconception)


def _as_float(answer):
    """Return any number as a float: infinity when it is too large, None when it refuses."""
    try:
        return float(answer)
    except OverflowError:
        return math.inf
    except Exception:  # whatever an object that calls itself a number may raise
        return None


def _type_name(answer):
    """The name of the type of an answer, as far as it has a name that can be said."""
    try:
        return str(type(answer).__name__)[:LONGEST_SHOWN]
    except Exception:  # a type may hide its name
        return "that hides its name"


def given(answer):
    """Say in a few words what an answer is, for whoever meant something else."""
    name = _type_name(answer)
    if isinstance(answer, str):
        shown = repr(answer) if len(answer) <= LONGEST_SHOWN else f"of {len(answer):,} characters"
        return f"the text {shown}" if answer.strip() else "an empty text"
    if isinstance(answer, bool):
        return str(answer)
    if isinstance(answer, Dollars):
        return f"dollars of {answer.year}"
    if isinstance(answer, (numbers.Real, Decimal)):
        number = _as_float(answer)
        if number is not None and math.isfinite(number):
            return f"the number {number:.10g}"
        return "nan, which is not a number" if number != number else "a number beyond all measure"
    if name in ("Series", "list", "tuple", "ndarray", "Index"):
        return f"a {name}: take one value out of it"
    return f"something of the type {name}"


def _typed_number(text, unit):
    """Return the number that somebody typed, None when it is none; % and $ must fit the unit."""
    typed = TYPED.fullmatch(text)
    if typed is None:
        return None
    if (typed["dollar"] and "dollar" not in unit) or (typed["percent"] and "per cent" not in unit):
        return None
    return typed["number"].replace(",", "").replace("\u2212", "-")


def _amount_in(unit, dollars):
    """Return an amount of money in a unit of dollars; None where its price year does not fit."""
    years = re.findall(r"FY(\d{4})", unit)
    fits = "dollar" in unit and (not years or str(dollars.year) in years)
    return dollars.amount if fits else None


def as_number(answer, unit=""):
    """Return an answer as a finite float, or None when it is not one number in this unit.

    Numbers are int, float, Fraction, Decimal, scalars of numpy and pandas, and text such as "36.3"
    and "2,273"; "36.3 %" where the unit is per cent, "$5.48" and money.Dollars where it is dollars.
    """
    if isinstance(answer, str):
        answer = _typed_number(answer, unit)
    elif isinstance(answer, Dollars):
        answer = _amount_in(unit, answer)
    elif isinstance(answer, bool) or not isinstance(answer, (numbers.Real, Decimal)):
        return None
    number = _as_float(answer)
    return number if number is not None and math.isfinite(number) else None


def _half_a_unit(number):
    """How far a rounded answer may lie from the exact one: half a unit of its last digit.

    Only from two digits on, and never more than two per cent.
    """
    digits = f"{number:.10g}".lstrip("-0.").replace(".", "")
    if len(digits) < 2:
        return 0
    decimals = len(f"{number:.10f}".rstrip("0").split(".")[1])
    return min(0.5 * 10**-decimals, 0.02 * abs(number))


def _judge_number(sheet, answer):
    number = as_number(answer, sheet.unit)
    if number is None:
        asked = f"Please give one number, in {sheet.unit}: 2273 or 12.5, but not 2,273."
        return Feedback(sheet.id, "unclear", f"{asked} You gave {given(answer)}.")
    nearest = min(sheet.cases, key=lambda case: abs(case.goal - number))
    allowed = max(sheet.tolerance * abs(nearest.goal), _half_a_unit(number))
    if abs(nearest.goal - number) <= allowed:
        return _of_case(sheet, nearest)
    text = (
        f"{number:,.10g} (in {sheet.unit}) is not it, and not a mistake that we know. "
        "Open the first hint, or go back to the chart above."
    )
    return Feedback(sheet.id, "wrong", text)


def _judge_choice(sheet, answer):
    letter = answer.strip().upper() if isinstance(answer, str) else None
    for case in sheet.cases:
        if letter == case.name.upper():
            return _of_case(sheet, case)
    letters = [case.name for case in sheet.cases]
    asked = f'Please answer with one of {", ".join(letters)}, for example answer = "{letters[0]}".'
    return Feedback(sheet.id, "unclear", f"{asked} You gave {given(answer)}.")


def _judge_sentence(sheet, answer):
    if not isinstance(answer, str) or not answer.strip():
        asked = 'Please give a sentence in quotation marks, for example answer = "Japan pays ...".'
        return Feedback(sheet.id, "unclear", f"{asked} You gave {given(answer)}.")
    if len(answer) > LONGEST_SENTENCE:
        text = f"Please give one sentence. You gave {len(answer):,} characters."
        return Feedback(sheet.id, "unclear", text)
    said = " ".join(answer.split())
    there = {case.name for case in sheet.cases if re.search(case.goal, said, re.IGNORECASE)}
    slips = [case for case in sheet.cases if case.verdict == "mistake" and case.name in there]
    gaps = [case for case in sheet.cases if case.verdict == "right" and case.name not in there]
    if not slips and not gaps:
        return Feedback(sheet.id, "right", ALL_THERE, "right")
    verdict = "mistake" if slips else "wrong"
    faults = [*slips, *gaps]
    text = " ".join(["Not there yet.", *(case.feedback for case in faults)])
    return Feedback(sheet.id, verdict, text, faults[0].name, faults[0].misconception)


JUDGES = {"number": _judge_number, "choice": _judge_choice, "sentence": _judge_sentence}


def judge(sheet, answer):
    """Return the Feedback for an answer; ... and None stand for no answer yet."""
    if answer is ... or answer is None:
        return Feedback(sheet.id, "open", OPEN)
    judge_kind = JUDGES[sheet.kind]
    try:
        if isinstance(answer, str):
            answer = str.__str__(answer)  # what it holds, whatever a class of its own says
        return judge_kind(sheet, answer)
    except (Exception, SystemExit):  # an answer may be any object, with any surprise inside
        name = _type_name(answer)
        text = f"This answer could not be read. It is something of the type {name}."
        return Feedback(sheet.id, "unclear", text)
