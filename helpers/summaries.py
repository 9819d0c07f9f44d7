"""The learner's own summary: what was expected, what it was, which exercises stand."""

from helpers import bundles, learner, transfer
from helpers.receipts import html_table

STANDS = {"right": "stands", "remark": "stands", "open": "open"}


def in_words(sheet, answer):
    """Return an answer to a prediction in words: an option with its letter, a number with unit."""
    if sheet.scale:
        return f"{answer:,.10g} {sheet.unit}"
    options = {case.name: case.option for case in sheet.cases}
    return f"{answer}. {options[answer]}"


def right_answer(sheet):
    """Return the right answer to a prediction in words; a number with three digits."""
    if sheet.scale:
        return in_words(sheet, float(f"{sheet.scale.exact:.3g}"))
    return in_words(sheet, sheet.right.name)


def _guess(asked):
    """A prediction as a row: the question, what was expected, what it was."""
    if asked.first is None:
        return asked.sheet.prompt, "not chosen yet", ""
    return asked.sheet.prompt, in_words(asked.sheet, asked.first), right_answer(asked.sheet)


def _state(asked):
    """How an exercise stands."""
    return STANDS.get(asked.feedback.verdict, "not yet")


class Summary:
    """What a learner expected and did in this notebook, as words, as tables and for programs."""

    def __init__(self):
        every = learner.entries()
        self.guesses = [asked for asked in every if asked.kind == "predict"]
        self.exercises = [asked for asked in every if asked.kind == "check"]

    def heads(self):
        """Return how many were chosen and how many stand, in words."""
        chosen = sum(asked.first is not None for asked in self.guesses)
        done = sum(_state(asked) == "stands" for asked in self.exercises)
        return (
            f"Predictions: {chosen} of {len(self.guesses)} chosen.",
            f"Exercises: {done} of {len(self.exercises)} stand.",
        )

    def __repr__(self):
        guesses, exercises = self.heads()
        lines = [guesses]
        for asked in self.guesses:
            prompt, expected, was = _guess(asked)
            lines.append(f"- {prompt} You: {expected}." + (f" It was: {was}." if was else ""))
        lines.append(exercises)
        lines += [f"- {asked.sheet.prompt}: {_state(asked)}." for asked in self.exercises]
        return "\n".join(lines)

    def html(self):
        """Return both lists as HTML tables."""
        guesses, exercises = self.heads()
        rows = [_guess(asked) for asked in self.guesses]
        columns = {
            "you were asked": [prompt for prompt, _, _ in rows],
            "you expected": [expected for _, expected, _ in rows],
            "it was": [was for _, _, was in rows],
        }
        done = {
            "exercise": [asked.sheet.prompt for asked in self.exercises],
            "it": [_state(asked) for asked in self.exercises],
        }
        parts = [f"<p><b>{guesses}</b></p>", html_table(columns).data]
        parts += [f"<p><b>{exercises}</b></p>", html_table(done).data]
        if learner.noted_words():
            parts.append(transfer.compared(learner.noted_words()))
        return "".join(parts)

    def cases(self):
        """Return, by question, the case of each first guess and of each last answer."""
        return {
            asked.sheet.id: asked.feedback.case or asked.feedback.verdict
            if asked.feedback
            else "open"
            for asked in [*self.guesses, *self.exercises]
        }

    def _repr_mimebundle_(self, **_):
        words = {"text/plain": repr(self), "text/html": self.html()}
        return words | bundles.record("summary", "learner", case=self.cases())
