"""Numbers as people type them: understood, asked back, or refused with what to change."""

import pytest

from helpers import ask, numerals

UNDERSTOOD = [
    ("36.3", "per cent", 36.3),
    ("36,3", "per cent", 36.3),
    ("0,123", "times", 0.123),
    (" 36.28 per cent ", "per cent", 36.28),
    ("36.28 percent.", "per cent", 36.28),
    ("36.28％", "per cent", 36.28),
    ("36．3", "per cent", 36.3),
    ("２２７３", "kilometres", 2273),
    ("about 36", "per cent", 36),
    ("approx. 36 %", "per cent", 36),
    ("~36", "per cent", 36),
    ("≈ 36", "per cent", 36),
    ("ca. 36", "per cent", 36),
    ("=36.3", "per cent", 36.3),
    ("answer = 36.3", "per cent", 36.3),
    ("2 273", "kilometres", 2273),
    ("2\u2009273", "kilometres", 2273),
    ("2\u00a0273", "kilometres", 2273),
    ("2\u202f273 km", "kilometres", 2273),
    ("22\u00ad73", "kilometres", 2273),
    ("5'000", "posts", 5000),
    ("5\u2019000", "posts", 5000),
    ("2273 km", "kilometres", 2273),
    ("1.72 million dollars", "million dollars", 1.72),
    ("$1.72m", "million dollars", 1.72),
    ("US$5.48bn", "billion FY2012 dollars", 5.48),
    ("5.48 billion FY2012 dollars", "billion FY2012 dollars", 5.48),
    ("2.5 times", "times", 2.5),
    ("2.5\u00d7", "times", 2.5),
    ("2.5-fold", "times", 2.5),
    ("(36.3)", "per cent", 36.3),
    ("minus 45.2", "per cent", -45.2),
    ("about 36 % of the bill", "per cent", 36),
    ("5.48 billion in FY 2012 dollars", "billion FY2012 dollars", 5.48),
    ("US $5.48 billion", "billion FY2012 dollars", 5.48),
    ("1.72 millions of U.S. dollars", "million dollars", 1.72),
    ("16 yrs", "years", 16),
    ("-0.28 pp", "percentage points", -0.28),
    ("-0.28 percentage points", "percentage points", -0.28),
    ("−45", "per cent", -45),
    ("–45 %", "per cent", -45),
    ("- 45", "per cent", -45),
    ("+12", "days", 12),
    ("1,234,567", "dollars", 1234567),
    ("1.234.567", "dollars", 1234567),
    ("1,234.5", "dollars", 1234.5),
    ("2.273,5", "kilometres", 2273.5),
    ("1e3", "", 1000),
    (".5", "", 0.5),
    ("4.", "", 4),
]
ASKED_BACK = [
    ("1,720", "1720", "1.72"),
    ("36,280", "36280", "36.28"),
    ("2,273 km", "2273", "2.273"),
    ("５，０００", "5000", "5"),
]
REFUSED = [
    ("a third", "per cent", "There is no number in it, or more than one."),
    ("nan", "per cent", "There is no number in it, or more than one."),
    ("36-37", "per cent", "There is no number in it, or more than one."),
    ("1/3", "per cent", "There is no number in it, or more than one."),
    ("3_6.3", "per cent", "There is no number in it, or more than one."),
    ("12,345,6", "dollars", "12,345,6 is not one number."),
    ("5 48", "dollars", "5 48 is not one number."),
    ("0,036.3", "per cent", "0,036.3 is not one number."),
    ("36.3,000", "per cent", "36.3,000 is not one number."),
    ("2273 %", "kilometres", "You wrote per cent beside the number. The question asks for kilom"),
    ("$36.3", "per cent", "You wrote dollars beside the number. The question asks for per cent"),
    ("1.72 billion", "million dollars", "You wrote billion beside the number."),
    ("-0.28 %", "percentage points", "You wrote per cent beside the number."),
    ("36.3 percentage points", "per cent", "You wrote percentage points beside the number."),
    ("2273 miles", "kilometres", "You wrote miles beside the number."),
    ("9" * 1000, "", "It has 1,000 characters."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "unit", "number"), UNDERSTOOD)
def test_what_people_type_is_understood(typed, unit, number):
    assert float(numerals.read(typed, unit).digits) == number


@pytest.mark.parametrize(("typed", "whole", "decimal"), ASKED_BACK)
def test_a_comma_before_three_digits_is_asked_back_with_both_readings(typed, whole, decimal):
    read = numerals.read(typed, "kilometres")
    assert read.digits is None
    assert f"can be read as {whole} and as {decimal}. Which do you mean?" in read.advice
    assert float(numerals.read(whole).digits) == float(whole)


@pytest.mark.parametrize(("typed", "unit", "said"), REFUSED)
def test_what_cannot_be_read_is_refused_with_what_to_change(typed, unit, said):
    read = numerals.read(typed, unit)
    assert read.digits is None and read.advice.startswith(said)
    assert "Type digits alone" in read.advice or "give that alone" in read.advice


def test_a_check_asks_back_and_refuses_in_the_same_words():
    assert ask.check("guam_head", "1,720").text == (
        "Please give one number, in million dollars. 1,720 can be read as 1720 and as 1.72. "
        "Which do you mean? Type 1720 or 1.72, without a comma."
    )
    assert ask.check("start_km", "2273 miles").text.endswith("kilometres: give that alone.")
    assert ask.check("guam_share", "36,3").verdict == "right"


@pytest.mark.parametrize(
    ("number", "unit"),
    [(36.3, 0.1), (40, 10), (5000, 1000), (8600, 100), (-0.28, 0.01), (0, 1), (3.12e9, 1e7)],
)
def test_the_last_digit_of_a_number_is_the_last_that_is_not_zero(number, unit):
    assert numerals.last_digit(number) == pytest.approx(unit)
