"""What a notebook asks the learner, and what a learner may ask for: predictions, checks, receipts.

The questions stand in data/, sheets.py computes them, judge.py judges; here they are called.
"""

from helpers import learner, sheets
from helpers.predictions import Question, Reveal
from helpers.receipts import receipt, show, sources
from helpers.summaries import Summary
from helpers.transfer import Transfer

__all__ = ["check", "predict", "recall", "receipt", "reveal", "show", "sources", "summary"]
__all__ += ["transfer"]


def predict(question):
    """Ask for a guess, by options or by a slider; it opens the reveal of the same question.

    question is an id of data/questions.csv; KeyError when there is none.
    """
    return Question("predict", question)


def reveal(question, shown=None):
    """Show a chart or panel, with the learner's guess and its verdict, once a guess was made.

    A button opens it for those who will not guess. Without a chart only the verdict opens.
    """
    return Reveal(question, shown)


def recall(question):
    """Ask about an earlier notebook: choose from memory, and read at once what it says."""
    return Question("recall", question)


def check(question, answer):
    """Compare an answer with the right one and with each typical mistake; return a Feedback.

    question is an id of data/questions.csv; KeyError when there is none. Nothing is raised for an
    answer.
    """
    return learner.check(sheets.sheet(question), answer)


def transfer(moment):
    """Ask what one would ask of a sentence; moment is before or after the course."""
    return Transfer(moment)


def summary():
    """Show what the learner expected, what it was, and which exercises stand, in this notebook."""
    return Summary()
