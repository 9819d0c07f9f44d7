"""Reads a number as people type it: 36.3, 36,3, 2 273, 5'000, "about 36 %", "2273 km".

What can be read in two ways is asked back, what cannot be read is refused; both say what to change.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200  # characters; a number needs fewer
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens, spaces of no width
FIRST = re.compile(
    r"(?:answer\s*)?=\s*|(?:about|around|roughly|approximately|approx\.?|circa|ca?\.?|nearly|almost)\s+"
    r"|[~\u2248\u2243\u2245]\s*",
    re.IGNORECASE,
)
MINUS = re.compile(r"^minus ", re.IGNORECASE)
SIGNS = "+\u2212\u2012\u2013\u2014-"  # minus signs, and the dashes that stand for them
NUMBER = re.compile(
    rf"(?P<before>US ?\$|USD|\$)?\s*(?P<sign>[{SIGNS}]?)\s*(?P<dollar>\$?)\s*"
    r"(?P<digits>[\d.,'\u2019 ]*\d[.,]?(?:[eE][+-]?\d{1,3})?|)\s*(?P<after>(?:[^\d\s].*)?)"
)
PER_CENT = re.compile(r"%|per ?cent(?!age)|pct\.?", re.IGNORECASE)
DOLLAR = re.compile(r"(?:U\.?S\.? ?)?(?:\$|dollars?)|USD", re.IGNORECASE)
FISCAL = re.compile(r"\bFY (?=\d)", re.IGNORECASE)
OF_THE = re.compile(r"\b(?:of|from) (?:the|all|what)\b.*", re.IGNORECASE)  # of what it is a share
# Digits in groups of three; which mark groups them, and which begins the decimals.
GROUPED = {
    mark: re.compile(rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+(?:{decimal}\d+)?")
    for mark, decimal in ((",", r"\."), (r"\.", ","), (" ", "[.,]"), ("['\u2019]", "[.,]"))
}
EXAMPLE = "Type digits alone, with a dot before the decimals: 1850 or 12.5."
ONE = f"There is no number in it, or more than one. {EXAMPLE}"
PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
DECIMAL_COMMA = re.compile(r"\d*,\d+")
# Words beside a number, with the other forms in which they are typed.
FORMS = {
    "thousand": "k",
    "million": "m mn mio millions",
    "billion": "b bn billions",
    "dollars": "dollar usd $",
    "kilometres": "km kms kilometre kilometer kilometers",
    "kilotons": "kt kiloton",
    "percentage points": "pp",
    "times": "x \u00d7 fold -fold time",
    "years": "year yrs yr",
    "days": "day",
    "meetings": "meeting",
    "scrambles": "scramble",
    "slips": "slip",
}
LONG_FORM = {short: word for word, forms in FORMS.items() for short in forms.split()}


@dataclass(frozen=True)
class Numeral:
    """What was read: the number as Python writes it, or None and what to change, in a sentence."""

    digits: str | None
    advice: str = ""


def _plain(number):
    """A number as one would type it in Python, without needless zeros."""
    return f"{float(number):.10g}"


def _asked_back(typed):
    """What to say of digits with one comma before three of them."""
    whole, thousandths = typed.split(",")
    as_whole, as_decimal = _plain(whole + thousandths), _plain(f"{whole}.{thousandths}")
    return Numeral(
        None,
        f"{typed} can be read as {as_whole} and as {as_decimal}. Which do you mean? "
        f"Type {as_whole} or {as_decimal}, without a comma.",
    )


def _digits(typed):
    """Read digits with marks between them; typed has no sign and no unit."""
    typed = typed.strip()
    if PLAIN.fullmatch(typed):
        return Numeral(typed)
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", typed):
        return _asked_back(typed)
    if DECIMAL_COMMA.fullmatch(typed):
        return Numeral(typed.replace(",", "."))
    for mark, form in GROUPED.items():
        if form.fullmatch(typed):
            return Numeral(re.sub(mark, "", typed).replace(",", "."))
    return Numeral(None, f"{typed} is not one number. {EXAMPLE}")


def _words(text):
    """The words of a unit, in their long form; small words between them are left out."""
    text = FISCAL.sub(
        "FY", OF_THE.sub("", DOLLAR.sub(" dollars ", PER_CENT.sub(" per cent ", text)))
    )
    words = [word.strip(".,()").lower() for word in text.split()]
    long = " ".join(LONG_FORM.get(word, word) for word in words)
    return [word for word in long.split() if word not in ("of", "in", "the")]


def _misfit(written, unit):
    """What to say of the words beside a number; empty where they fit the unit that is asked for."""
    asked = _words(unit)
    if all(word in asked for word in written):
        return ""
    beside = " ".join(written)
    return f"You wrote {beside} beside the number. The question asks for {unit}: give that alone."


def read(text, unit=""):
    """Return the Numeral that a text holds.

    The unit may be typed along where it is the one asked for: "36.3 %" where that is per cent,
    "$5.48" where it is dollars. Full-width digits, thin spaces, a leading "=" and "about" are
    understood. A comma before three digits may be meant in two ways: it is asked back.
    """
    if len(text) > LONGEST:
        return Numeral(None, f"It has {len(text):,} characters. {EXAMPLE}")
    # Thin spaces, full-width digits and signs become plain ones; a minus of print stays one.
    text = " ".join(UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())
    text = MINUS.sub("-", text.strip("()"))
    while first := FIRST.match(text):
        text = text[first.end() :]
    found = NUMBER.fullmatch(text)
    if not found or not found["digits"]:
        return Numeral(None, ONE)
    read_digits = _digits(found["digits"])
    if read_digits.digits is None:
        return read_digits
    beside = " ".join(found[part] or "" for part in ("before", "dollar", "after"))
    misfit = _misfit(_words(beside), unit)
    if misfit:
        return Numeral(None, ONE if re.search(r"\d", beside) else misfit)
    minus = "-" if found["sign"] not in ("", "+") else ""
    return Numeral(minus + read_digits.digits)


def of_tuple(parts):
    """Say what to change where Python read a typed 36,3 as two numbers, (36, 3)."""
    return f"Python reads a comma between numbers: {', then '.join(map(str, parts))}. {EXAMPLE}"


def last_digit(number):
    """Return the unit of the last digit of a number that is not zero: 0.1 of 36.3, 10 of 40."""
    digits, exponent = f"{number:.9e}".split("e")
    decimals = len(digits.split(".")[1].rstrip("0"))
    return 10.0 ** (int(exponent) - decimals)
