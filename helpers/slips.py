"""Slips that every number question may meet, whatever it asks: a fraction for per cent, a sign, a
unit. Each is reckoned from the right answer, so that all exercises treat it alike.

A question names its group in data/questions.csv. What a question knows by itself goes first.
"""

from collections.abc import Callable
from dataclasses import dataclass

from helpers.judge import Case


@dataclass(frozen=True)
class Slip:
    """A slip: how it changes the right answer, what the learner is told, its misconception.

    {unit} in the feedback stands for the unit of the question.
    """

    name: str
    change: Callable[[float], float]
    feedback: str
    misconception: str


FRACTION = Slip(
    "fraction",
    lambda right: right / 100,
    "Right as a fraction. The question asks for per cent: multiply by 100.",
    "fraction-for-percent",
)
HUNDREDFOLD = Slip(
    "a hundredfold",
    lambda right: right * 100,
    "A hundred times too much: it was in per cent already before you multiplied by 100.",
    "fraction-for-percent",
)
SIGN = Slip(
    "sign",
    lambda right: -right,
    "The size is right, the sign is not. A rise is above zero, a fall below; an amount is above.",
    "wrong-sign",
)
SHARE = (
    FRACTION,
    HUNDREDFOLD,
    Slip(
        "turned round",
        lambda right: 10_000 / right,
        "That is the whole divided by the part. Turn the ratio round.",
        "inverted-ratio",
    ),
    Slip(
        "the other part",
        lambda right: 100 - right,
        "That is the other part, what is left of the whole.",
        "wrong-part",
    ),
    Slip(
        "part over rest",
        lambda right: 100 * right / (100 - right),
        "You divided the part by the rest. A share is a part of the whole.",
        "part-over-rest",
    ),
)
CHANGE = (
    FRACTION,
    HUNDREDFOLD,
    SIGN,
    Slip(
        "level for change",
        lambda right: 100 + right,
        "That is the new level in per cent of the old. Take 100 away for the change.",
        "ratio-for-change",
    ),
    Slip(
        "factor",
        lambda right: 1 + right / 100,
        "That is the new level divided by the old. Take one away, then multiply by 100.",
        "ratio-for-change",
    ),
    Slip(
        "from the later",
        lambda right: 100 / (1 + right / 100) - 100,
        "You divided by the later level. A change is measured from the earlier one.",
        "wrong-base",
    ),
)
TIMES = (
    Slip(
        "turned round",
        lambda right: 1 / right,
        "Turn the ratio round: divide by what the question compares with.",
        "inverted-ratio",
    ),
    Slip(
        "how much more",
        lambda right: right - 1,
        "That is how much more. The question asks how many times.",
        "change-for-ratio",
    ),
    Slip(
        "in per cent",
        lambda right: right * 100,
        "Right in per cent. The question asks how many times: divide by 100.",
        "wrong-unit",
    ),
    Slip(
        "per cent more",
        lambda right: 100 * (right - 1),
        "That is by how many per cent more. The question asks how many times.",
        "change-for-ratio",
    ),
)


THOUSANDS = (
    Slip(
        "a thousandfold",
        lambda right: right * 1000,
        "A thousand times too large, or in a smaller unit. The question asks for {unit}.",
        "wrong-unit",
    ),
    Slip(
        "a thousandth",
        lambda right: right / 1000,
        "A thousand times too small, or in a larger unit. The question asks for {unit}.",
        "wrong-unit",
    ),
    Slip(
        "a billionfold",
        lambda right: right * 1e9,
        "A billion times too large, or in single dollars. The question asks for {unit}.",
        "wrong-unit",
    ),
    Slip(
        "a millionfold",
        lambda right: right * 1e6,
        "A million times too large, or in a smaller unit. The question asks for {unit}.",
        "wrong-unit",
    ),
)
DAYS = (
    SIGN,
    Slip(
        "weeks",
        lambda right: right / 7,
        "Right in weeks. The question asks for days.",
        "wrong-unit",
    ),
    Slip(
        "months",
        lambda right: right / 30.4375,
        "Right in months. The question asks for days.",
        "wrong-unit",
    ),
    Slip(
        "years",
        lambda right: right / 365.25,
        "Right in years. The question asks for days.",
        "wrong-unit",
    ),
)
YEARS = (
    SIGN,
    Slip(
        "days",
        lambda right: right * 365.25,
        "Right in days. The question asks for years: divide by 365.25.",
        "wrong-unit",
    ),
    Slip(
        "months",
        lambda right: right * 12,
        "Right in months. The question asks for years.",
        "wrong-unit",
    ),
)
GROUPS = {
    "share": SHARE,
    "change": CHANGE,
    "times": TIMES,
    "days": DAYS,
    "years": YEARS,
    "amount": (SIGN, *THOUSANDS),
    "count": (),
}


def _overlap(one, other, tolerance):
    """Whether the reaches of two numbers touch: an answer there could be either."""
    return abs(one - other) <= 1.01 * tolerance * (abs(one) + abs(other))


def of_group(group, cases, tolerance, unit):
    """Return the cases of a group's slips for a question, without those that it knows by itself.

    They are reckoned from every answer that counts. cases are those of the question; tolerance and
    unit are as in judge.Sheet. Raises KeyError for an unknown group.
    """
    known = [case.goal for case in cases]
    added = []
    for counts in [case for case in cases if case.verdict != "mistake"]:
        for slip in GROUPS[group]:
            goal = slip.change(counts.goal)
            if any(_overlap(goal, other, tolerance) for other in known):
                continue
            known.append(goal)
            added.append(_case(slip, counts, goal, unit))
    return tuple(added)


def _case(slip, counts, goal, unit):
    """The case of a slip that was made from an answer that counts."""
    return Case(
        name=slip.name if counts.verdict == "right" else f"{slip.name}, from {counts.name}",
        verdict="mistake",
        goal=goal,
        feedback=slip.feedback.replace("{unit}", unit),
        misconception=slip.misconception,
    )
