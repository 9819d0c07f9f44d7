"""Makes the sheet of a question from data/: its cases, with formulas computed and texts filled."""

from functools import cache

from helpers import formulas, slips, tables
from helpers.judge import Case, Scale, Sheet
from helpers.sentences import Grammar, Mark, Number, Reading

EMPTY = {"unit": "", "tolerance": 0, "grammar": "", "model": ""}


def _case(row):
    """Return one case of a question."""
    verdict, goal = row["verdict"], formulas.compute(row["test"])
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


def _scale(asked):
    """Return the slider of a guess."""
    exact = formulas.compute(asked.exact)
    return Scale(low=asked.low, high=asked.high, step=asked.step, exact=exact)


def _of_grammar(table, grammar):
    """The rows of one grammar in a table, in the order of their use."""
    rows = tables.table(f"sentence_{table}")
    return list(rows[rows.grammar == grammar].fillna("").itertuples())


@cache
def _grammar(name):
    """Return the grammar of this name, with @word@ in its patterns written out."""
    words = {row.name: row.pattern for row in _of_grammar("words", name)}

    def written_out(pattern):
        while "@" in pattern:
            before, word, after = pattern.split("@", 2)
            pattern = before + words[word] + after
        return pattern

    marks = [Mark(written_out(row.pattern), row.becomes) for row in _of_grammar("marks", name)]
    numbers = [
        Number(row.tag, row.unit, formulas.compute(row.test))
        for row in _of_grammar("numbers", name)
    ]
    readings = [
        Reading(
            part=row.part,
            verdict=row.verdict,
            pattern=written_out(row.pattern),
            understood=formulas.fill(row.understood),
            says=formulas.fill(row.says),
            misconception=row.misconception,
        )
        for row in _of_grammar("readings", name)
    ]
    return Grammar(tuple(marks), tuple(numbers), tuple(readings))


def sheet(question):
    """Return the Sheet of a question by its id.

    Raises KeyError when there is no such question, NameError when a formula names a figure that may
    be part of no answer.
    """
    questions = tables.table("questions").set_index("id").fillna(EMPTY)
    if question not in questions.index:
        raise KeyError(f"no question {question!r}; there are {', '.join(questions.index)}")
    asked = questions.loc[question]
    rows = tables.table("cases").query("question_id == @question").to_dict("records")
    cases = tuple(_case(row) for row in rows)
    if asked.kind == "number":
        cases += slips.of_group(asked.slips, cases, asked.tolerance, asked.unit)
    return Sheet(
        id=question,
        kind=asked.kind,
        prompt=formulas.fill(asked.prompt),
        cases=cases,
        unit=asked.unit,
        tolerance=asked.tolerance,
        scale=_scale(asked) if asked.kind == "guess" else None,
        grammar=_grammar(asked.grammar) if asked.grammar else None,
        model=asked.model,
    )
