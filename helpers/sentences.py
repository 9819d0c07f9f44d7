"""Reads a sentence back, part by part: first its numbers by value, then its words. Pure.

A grammar has three lists, in the order in which they are used:

    marks      patterns that are replaced by a word or a tag, such as "FY2012" by <p12>
    numbers    known numbers; each in the text becomes its tag, such as 3.1 billion by <cap12>
    readings   patterns over the text with its tags, each with what was understood

All patterns are written in what Python and JavaScript share; upper and lower case are alike.
"""

import re
import unicodedata
from dataclasses import dataclass

from helpers import numerals

LARGEST = 1e15  # no sentence needs more
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# A number in a text: currency, digits, scale, and the words after it that say what it counts.
AMOUNT = re.compile(
    r"(?<![\w<.])(?:(?P<money>us\$|usd|\$)\s?)?"
    r"(?P<digits>\d(?:[\d.,']|(?<=\d) (?=\d{3}\b))*)(?<![.,'])"
    r"(?:[ -]?(?P<scale>thousand|million|billion|trillion)s?\b)?"
    r"(?P<after>[ -]?(?:us )?(?:dollars?|usd|\$)| ?%| ?per ?cent| (?:yen|euros?|pounds?|won))?"
    r"(?![\w>])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mark:
    """A pattern, and the words or the tag that stand for it from then on."""

    pattern: str
    becomes: str


@dataclass(frozen=True)
class Number:
    """A number that the tables know: its tag, what it counts (USD, per cent, km2) and its value."""

    tag: str
    unit: str
    value: float


@dataclass(frozen=True)
class Reading:
    """What a pattern shows of a part.

    verdict is right, ask, mistake, or missing where nothing else of this part was found. understood
    is what is read back, says what the learner is told or asked, misconception its shared id.
    """

    part: str
    verdict: str
    pattern: str
    understood: str
    says: str = ""
    misconception: str = ""


@dataclass(frozen=True)
class Grammar:
    """How sentences of one kind are read."""

    marks: tuple[Mark, ...]
    numbers: tuple[Number, ...]
    readings: tuple[Reading, ...]


def _plain(text):
    """A text on one line with plain spaces, digits, quotation marks and dashes."""
    text = numerals.UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2212":
        text = text.replace(dash, "-")
    return " ".join(text.replace("\u2019", "'").split())


def _values(digits):
    """The numbers that digits may mean: a comma before three of them has two meanings."""
    if re.fullmatch(r"\d{1,3}(?:[, ']\d{3})+\.\d+", digits):
        return {float(re.sub("[, ']", "", digits))}
    decimal = re.sub("[ ']", "", digits).replace(",", ".")
    whole = re.sub("[ ',.]", "", digits)
    found = {float(form) for form in (decimal, whole) if re.fullmatch(r"\d+(\.\d+)?", form)}
    return {number for number in found if number < LARGEST}


def _half_a_unit(value):
    """Half a unit of the last digit of a number that is not zero; 0 where it has one digit only."""
    unit = numerals.last_digit(value)
    return 0.5 * unit if value >= 10 * unit else 0


def _unit(found):
    """What a number counts, as far as the words beside it say: USD, people, per cent or nothing."""
    after = (found["after"] or "").strip().lower()
    if after.startswith(("%", "per")):
        return "per cent"
    if after and not after.endswith(("$", "usd", "dollar", "dollars")):
        return "other"
    if found["money"] or after or found["scale"] in ("million", "billion", "trillion"):
        return "USD"
    return "people" if found["scale"] == "thousand" else ""


def _means(digits, scale, number):
    """Whether digits with a scale stand for a known number, rounded perhaps."""
    return any(
        abs(value * scale - number.value) <= max(_half_a_unit(value) * scale, 0.0005 * number.value)
        for value in _values(digits)
    )


def _tag(found, numbers):
    """The tag of a number in a text; the number itself where nothing says what it counts."""
    unit, scale = _unit(found), SCALES.get((found["scale"] or "").lower(), 1)
    for number in numbers:
        # Without a unit a number may be money in billions: "3.1 of the 8.6 billion".
        by = SCALES["billion"] if not unit and number.unit == "USD" else scale
        if unit in ("", number.unit) and _means(found["digits"], by, number):
            return f" <{number.tag}>"
    return f" <{unit.replace(' ', '')}?>" if unit else found[0]


def tagged(grammar, text):
    """Return a text in which known things stand as tags, such as <cap12>."""
    text = _plain(text)
    for mark in grammar.marks:
        text = re.sub(mark.pattern, mark.becomes, text, flags=re.IGNORECASE)
    text = AMOUNT.sub(lambda found: _tag(found, grammar.numbers), text)
    return " ".join(text.split())


WEIGHTS = {"mistake": 0, "ask": 1, "right": 2, "missing": 3}


def read(grammar, text):
    """Return one Reading a part, in the order of the parts: a mistake before a doubt before right.

    Where nothing of a part was found its reading is the one that asks for it.
    """
    text = tagged(grammar, text)
    best = {}
    for reading in grammar.readings:
        fits = reading.verdict == "missing" or re.search(reading.pattern, text, re.IGNORECASE)
        known = best.get(reading.part)
        if fits and (known is None or WEIGHTS[reading.verdict] < WEIGHTS[known.verdict]):
            best[reading.part] = reading
    return list(best.values())
