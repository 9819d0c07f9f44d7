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

from helpers import bundles, numerals, sentences, style
from helpers.money import Dollars
from helpers.sentences import Grammar, Reading

OPEN = "Not answered yet. Replace the three dots by your answer and run the cell again."
NOT_JUDGED = "Not judged: style, and whatever else you say. Is it all true?"
LONGEST_SHOWN = 60  # characters of an answer that are said back
LONGEST_SENTENCE = 1000  # characters; patterns with look-aheads take long on longer ones
BARS = {"right": style.GREEN, "remark": style.GREEN}
BARS |= dict.fromkeys(("open", "unclear", "ask"), style.GREY)


@dataclass(frozen=True)
class Case:
    """One answer that a question knows: the right one, a typical mistake, an option.

    goal is the number of a number question, whether the option is right in a choice, the highest
    number of its band in a guess. verdict is right, remark (right, with a remark) or mistake.
    """

    name: str
    verdict: str
    goal: float | bool
    feedback: str
    option: str = ""
    misconception: str = ""


@dataclass(frozen=True)
class Scale:
    """The slider of a guess, and what the number was."""

    low: float
    high: float
    step: float
    exact: float


@dataclass(frozen=True)
class Sheet:
    """A question with its cases; kind is number, choice, guess or sentence.

    tolerance is how far a number may lie from a case, as a part of the case. The cases of a guess
    are bands, from low to high; scale is its slider. A sentence is read back by its grammar, part
    by part, and has no cases; model is a sentence in which all is right.
    """

    id: str
    kind: str
    prompt: str
    cases: tuple[Case, ...]
    unit: str = ""
    tolerance: float = 0.0
    scale: Scale | None = None
    grammar: Grammar | None = None
    model: str = ""

    @property
    def is_guess(self):
        """Whether it asks what one expects, by options or on a slider."""
        return self.kind in ("choice", "guess")

    @property
    def right(self):
        """The case of the right answer."""
        return next(case for case in self.cases if case.verdict == "right")


@dataclass(frozen=True)
class Feedback:
    """What a learner is told: to which question, for which case, and a short text.

    verdict is open, unclear, right, remark, ask (a part is in doubt or missing), mistake or wrong.
    case names the case that was met: of a sentence the first part at fault, "right" when all is
    there; it is empty where no case was met. misconception is the shared id of a typical mistake.
    readings are those of a sentence that was read back, part by part; model is one that is right.
    """

    question: str
    verdict: str
    text: str
    case: str = ""
    misconception: str = ""
    readings: tuple[Reading, ...] = ()
    model: str = ""

    def __repr__(self):
        if not self.readings:
            return self.text
        return "\n".join([self.text, *(f"- {line}" for line in self._read_back()), NOT_JUDGED])

    def _read_back(self):
        """What was understood, a line a part."""
        for reading in self.readings:
            understood = reading.understood or "not found"
            says = f" {reading.says}" if reading.says else ""
            yield f"{reading.part}: {understood}.{says}"

    def html(self):
        """Return the text as a paragraph with a bar in the colour of the verdict.

        What was read back follows as a list, and a model sentence, folded, with what to tick.
        """
        bar = BARS.get(self.verdict, style.RED)
        look = f"border-left:4px solid {bar};padding:2px 10px;margin:2px 0;line-height:1.45"
        said = f'<p style="{look}">{escape(self.text)}</p>'
        if not self.readings:
            return said
        items = "".join(f"<li>{escape(line)}</li>" for line in self._read_back())
        ticks = "".join(f"<li>\u2610 {escape(reading.part)}?</li>" for reading in self.readings)
        return (
            f"{said}<p>Read back, part by part:</p><ul>{items}</ul><p>{NOT_JUDGED}</p>"
            f"<details><summary>A sentence that has all, and a list to tick</summary>"
            f"<p>{escape(self.model)}</p><p>Does yours say</p>"
            f'<ul style="list-style:none">{ticks}</ul></details>'
        )

    def _repr_mimebundle_(self, **_):
        words = {"text/plain": repr(self), "text/html": self.html()}
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


def _amount_in(unit, dollars):
    """Return an amount of money in a unit of dollars; None where its price year does not fit."""
    years = re.findall(r"FY(\d{4})", unit)
    fits = "dollar" in unit and (not years or str(dollars.year) in years)
    scale = 1000 if "million" in unit else 1  # money.Dollars counts billions
    return dollars.amount * scale if fits else None


def as_number(answer, unit=""):
    """Return an answer as a finite float, or None and what to change, as (number, advice).

    Numbers are int, float, Fraction, Decimal, scalars of numpy and pandas, money.Dollars where the
    unit is dollars of their year, and texts as numerals.read knows them.
    """
    advice = f"You gave {given(answer)}."
    if isinstance(answer, str) and answer.strip():
        numeral = numerals.read(answer, unit)
        answer, advice = numeral.digits, numeral.advice
    elif isinstance(answer, Dollars):
        answer = _amount_in(unit, answer)
    elif isinstance(answer, tuple) and all(isinstance(part, int) for part in answer):
        advice = numerals.of_tuple(answer)
        answer = None
    elif isinstance(answer, bool) or not isinstance(answer, (numbers.Real, Decimal)):
        answer = None
    number = _as_float(answer)
    if number is None or not math.isfinite(number):
        return None, advice or "This number is too large."
    return number, ""


def _half_a_unit(number):
    """How far a rounded answer may lie from the exact one: half a unit of its last digit.

    Only from two digits on, and never more than two per cent.
    """
    digits = f"{number:.10g}".lstrip("-0.").replace(".", "")
    if len(digits) < 2:
        return 0
    decimals = len(f"{number:.10f}".rstrip("0").split(".")[1])
    return min(0.5 * 10**-decimals, 0.02 * abs(number))


def _is_rounding(answer, number, exact):
    """Whether a number is a rounding of the exact one; by a fifth of it at most.

    Zeros that were typed after a dot count as digits: 10.0 is no rounding of 9.6.
    """
    unit = numerals.last_digit(number)
    typed = re.search(r"\.(\d+)", answer) if isinstance(answer, str) else None
    if typed:
        unit = 10.0 ** -len(typed[1])
    near = min(0.5 * unit * (1 + 1e-9), 0.2 * abs(exact))
    return bool(number) and abs(number - exact) <= near


def _too_coarse(sheet, number):
    """Feedback for a right answer that is rounded so far that it cannot be told from others."""
    asked = f"{number:,.10g} may be the right answer, rounded: it is too coarse to tell. "
    return Feedback(sheet.id, "unclear", f"{asked}Give one digit more.", "coarse")


def _judge_number(sheet, answer):
    number, advice = as_number(answer, sheet.unit)
    if number is None:
        asked = f"Please give one number, in {sheet.unit}."
        return Feedback(sheet.id, "unclear", f"{asked} {advice}")
    nearest = min(sheet.cases, key=lambda case: abs(case.goal - number))
    allowed = max(sheet.tolerance * abs(nearest.goal), _half_a_unit(number))
    met = abs(nearest.goal - number) <= allowed
    if met and nearest.verdict != "mistake":
        return _of_case(sheet, nearest)
    # 10 is a rounding of 8 too; where it is a mistake to the digit, it was reckoned.
    reckoned = met and nearest.goal == number and not number % 10
    if _is_rounding(answer, number, sheet.right.goal) and not reckoned:
        return _too_coarse(sheet, number)
    if met:
        return _of_case(sheet, nearest)
    text = (
        f"{number:,.10g} (in {sheet.unit}) is not it, and not a mistake that we know. "
        "Open the first hint."
    )
    return Feedback(sheet.id, "wrong", text)


def _judge_guess(sheet, answer):
    """A guess belongs to the first band that reaches up to it."""
    number, advice = as_number(answer, sheet.unit)
    if number is None:
        asked = f"Please guess one number, in {sheet.unit}."
        return Feedback(sheet.id, "unclear", f"{asked} {advice}")
    within = [case for case in sheet.cases if number <= case.goal]
    return _of_case(sheet, (within or sheet.cases[-1:])[0])


def _judge_choice(sheet, answer):
    letter = answer.strip().upper() if isinstance(answer, str) else None
    for case in sheet.cases:
        if letter == case.name.upper():
            return _of_case(sheet, case)
    letters = [case.name for case in sheet.cases]
    asked = f'Please answer with one of {", ".join(letters)}, for example answer = "{letters[0]}".'
    return Feedback(sheet.id, "unclear", f"{asked} You gave {given(answer)}.")


def _read_back(sheet, answer):
    """Feedback for a sentence that is read back: its worst part decides."""
    readings = sentences.read(sheet.grammar, answer)
    mistakes = [reading for reading in readings if reading.verdict == "mistake"]
    open_parts = [reading for reading in readings if reading.verdict in ("ask", "missing")]
    text = (
        f"{len(readings)} parts: {len(mistakes)} at odds with the tables, "
        f"{len(open_parts)} missing or in doubt."
    )
    verdict = "mistake" if mistakes else "ask"
    if not mistakes and not open_parts:
        verdict, text = "right", f"All {len(readings)} parts are there, and each fits the tables."
    worst = next(iter([*mistakes, *open_parts]), None)
    return Feedback(
        question=sheet.id,
        verdict=verdict,
        text=text,
        case=f"{worst.part}: {worst.understood or 'missing'}" if worst else "right",
        misconception=worst.misconception if worst else "",
        readings=tuple(readings),
        model=sheet.model,
    )


def _judge_sentence(sheet, answer):
    if not isinstance(answer, str) or not answer.strip():
        asked = 'Please give a sentence in quotation marks, for example answer = "Japan pays ...".'
        return Feedback(sheet.id, "unclear", f"{asked} You gave {given(answer)}.")
    if len(answer) > LONGEST_SENTENCE:
        text = f"Please give one sentence. You gave {len(answer):,} characters."
        return Feedback(sheet.id, "unclear", text)
    return _read_back(sheet, answer)


JUDGES = {
    "number": _judge_number,
    "guess": _judge_guess,
    "choice": _judge_choice,
    "sentence": _judge_sentence,
}


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
