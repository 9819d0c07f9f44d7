"""What a learner did since the kernel started: for the learner's own summary.

It stays in the kernel. Nothing is written to a file, and nothing is sent.
"""

from dataclasses import dataclass

from helpers import judge
from helpers.judge import Feedback, Sheet


@dataclass
class Asked:
    """A question that was asked: how, with which sheet, what was answered first, what came last.

    kind is predict, recall or check. first and feedback are None until something was answered.
    """

    kind: str
    sheet: Sheet
    first: object = None
    feedback: Feedback | None = None


_asked = {}  # by question, in the order in which they were first asked
_watching = {}  # by question: what is called when it is asked or answered


def _tell(question):
    if question in _watching:
        _watching[question]()


def begin(kind, sheet):
    """Note that a question is asked, anew where it was asked before."""
    _asked[sheet.id] = Asked(kind, sheet)
    _tell(sheet.id)


def answer(question, given):
    """Note what was answered to a question; return the Feedback. The first answer stays noted."""
    asked = _asked[question]
    asked.feedback = judge.judge(asked.sheet, given)
    if asked.first is None:
        asked.first = given
    _tell(question)
    return asked.feedback


def check(sheet, given):
    """Note the answer to an exercise; return the Feedback."""
    if sheet.id not in _asked:
        begin("check", sheet)
    return answer(sheet.id, None if given is ... else given)


def entry(question):
    """Return the Asked of a question, None where it was not asked yet."""
    return _asked.get(question)


def entries():
    """Return every Asked, in the order in which they were first asked."""
    return list(_asked.values())


def watch(question, call):
    """Call this, without arguments, whenever a question is asked or answered; only the last one."""
    _watching[question] = call


def forget(question, call):
    """Call this no more."""
    if _watching.get(question) == call:
        del _watching[question]
