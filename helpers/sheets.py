"""Makes the sheet of a question from data/: its cases, with formulas computed and texts filled."""

from helpers import formulas, tables
from helpers.judge import Case, Sheet


def _case(kind, row):
    """Return one case of a question of this kind."""
    verdict, goal = row["verdict"], row["test"]
    if kind != "sentence":
        goal = formulas.compute(row["test"])
    if verdict == "computed":
        verdict = "right" if goal else "mistake"
    return Case(
        name=row["case"],
        verdict=verdict,
        goal=goal,
        feedback=formulas.fill(row["feedback"]),
        option=row["option"] or "",
        misconception=row["misconception"] or "",
    )


def sheet(question):
    """Return the Sheet of a question by its id.

    Raises KeyError when there is no such question, NameError when a formula names a figure that may
    be part of no answer.
    """
    questions = tables.table("questions").set_index("id").fillna({"unit": "", "tolerance": 0})
    if question not in questions.index:
        raise KeyError(f"no question {question!r}; there are {', '.join(questions.index)}")
    asked = questions.loc[question]
    cases = tables.table("cases").query("question_id == @question").to_dict("records")
    return Sheet(
        id=question,
        kind=asked.kind,
        prompt=asked.prompt,
        cases=tuple(_case(asked.kind, row) for row in cases),
        unit=asked.unit,
        tolerance=asked.tolerance,
    )
