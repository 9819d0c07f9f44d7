"""What a learner did since the kernel started: for the learner's own summary.

It stays in the kernel; only transfer.py keeps one answer in a file. Nothing is sent.
"""

import weakref
from dataclasses import dataclass

from helpers import judge
from helpers.judge import Feedback, Sheet


@dataclass
class Asked:
    """A question that was asked: how, with which sheet, what was answered first, what came last.

    kind is predict, recall or check. first and last are a letter, a number or a sentence as it was
    read, None until something was; feedback is that on the last answer, None before one.
    """

    kind: str
    sheet: Sheet
    first: object = None
    last: object = None
    feedback: Feedback | None = None


_asked = {}  # by question, in the order in which they were first asked
_watching = {}  # by question: weak references to methods that are called when it is answered
_words = []  # what the learner asked after the course, newest last
UNREAD = ("open", "unclear")  # verdicts on what is no answer


def _tell(question):
    for reference in list(_watching.get(question, ())):
        call = reference()
        if call is None:
            _watching[question].remove(reference)
        else:
            call()


def start_over():
    """Forget every question and every answer, as a new kernel does."""
    _asked.clear()
    _watching.clear()
    _words.clear()


def begin(kind, sheet):
    """Note that a question is asked, anew where it was asked before."""
    _asked[sheet.id] = Asked(kind, sheet)
    _tell(sheet.id)


def answer(question, given):
    """Note what was answered to a question; return the Feedback. The first answer stays noted."""
    asked = _asked[question]
    asked.feedback = judge.judge(asked.sheet, given)
    if asked.feedback.verdict not in UNREAD:
        asked.last = _as_read(asked.sheet, given, asked.feedback)
        asked.first = asked.last if asked.first is None else asked.first
    _tell(question)
    return asked.feedback


def _as_read(sheet, given, feedback):
    """An answer as it was understood: the letter of an option, the number of a guess."""
    if sheet.kind == "choice":
        return feedback.case
    if sheet.kind == "guess":
        number, _ = judge.as_number(given, sheet.unit)
        return int(number) if number.is_integer() else number
    return given


def check(sheet, given):
    """Note the answer to an exercise; return the Feedback."""
    if sheet.id not in _asked:
        begin("check", sheet)
    return answer(sheet.id, given)


def entry(question):
    """Return the Asked of a question, None where it was not asked yet."""
    return _asked.get(question)


def entries():
    """Return every Asked, in the order in which they were first asked."""
    return list(_asked.values())


def note_words(words):
    """Note what the learner asked after the course, in own words."""
    _words.append(words)


def noted_words():
    """Return what the learner asked last, an empty text where nothing was."""
    return _words[-1] if _words else ""


def watch(question, method):
    """Call this method, without arguments, whenever a question is asked or answered.

    It is held weakly: what nobody keeps any more hears nothing.
    """
    _watching.setdefault(question, []).append(weakref.WeakMethod(method))


def forget(question, method):
    """Call this method no more."""
    heard = [reference for reference in _watching.get(question, ()) if reference() != method]
    _watching[question] = heard
