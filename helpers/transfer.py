"""The same short question before the course and after it, about a sentence that it never treats.

What was asked before is kept in a small file in Jupyter's own folder on this computer, for the
comparison after the last notebook. Nothing is sent anywhere.
"""

from pathlib import Path

import ipywidgets as widgets
from jupyter_core.paths import jupyter_data_dir

from helpers import bundles, cells, controls, judge, learner, sentences, sheets, style
from helpers.receipts import html_table, plain

QUESTION = "transfer"
TASKS = {"before": "Before the course", "after": "After the course"}
NOTED = "Noted, in a small file on this computer. At the end of notebook 05 you will see it again."
NOTED_ANEW = "Noted, in place of what was kept here before. Notebook 05 will show it again."
NOT_KEPT = "Noted, but it cannot be kept on this computer. Copy your words to a safe place."
NOTHING_KEPT = "What you asked before the course is not on this computer."
SAID = '<p style="white-space:pre-line">{}: {}</p>'


def _file():
    """Where the questions from before the course are kept."""
    return Path(jupyter_data_dir()) / "alliance-course" / "asked_before.txt"


def asked_before():
    """Return what was asked before the course, an empty text where nothing was kept."""
    try:
        return _file().read_text(encoding="utf-8")[: judge.LONGEST_SENTENCE]
    except (OSError, ValueError):
        return ""


def keep(questions):
    """Keep what was asked before the course; return whether that went well.

    A file of its own is written first: where there is no room the words of before stay.
    """
    new = _file().with_suffix(".new")
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(questions, encoding="utf-8")
        new.replace(_file())
    except (OSError, ValueError):
        return False
    return True


def _marks(grammar, questions):
    """A tick for each part that is asked for, a dash for each other."""
    read = sentences.read(grammar, questions)
    return ["\u2713" if reading.verdict == "right" else "\u2013" for reading in read]


def compared(after):
    """Return what was asked before and after the course, side by side, as HTML.

    On a shared account the words of before may be somebody else's: they are shown in full.
    """
    before = asked_before()
    grammar = sheets.sheet(QUESTION).grammar
    to_ask = [reading.says for reading in grammar.readings if reading.verdict == "missing"]
    columns = {"before": _marks(grammar, before)} if before else {}
    columns["after"] = _marks(grammar, after)
    count = {moment: marks.count("\u2713") for moment, marks in columns.items()}
    head = f"Of {len(to_ask)} things to ask you ask {count['after']}"
    head += f"; before the course it was {count['before']}." if before else "."
    said = SAID.format("Before", plain(before)) if before else f"<p>{NOTHING_KEPT}</p>"
    asked = html_table({"to ask": to_ask, **columns}).data
    return f"<p><b>{head}</b></p>{asked}{said}{SAID.format('After', plain(after))}"


class Transfer(widgets.VBox):
    """The question with a field to write in; stored as plain words."""

    def __init__(self, moment):
        """moment is before or after (the course); KeyError for any other."""
        self.moment, self.task = moment, TASKS[moment]
        self.sheet = sheets.sheet(QUESTION)
        prompt = widgets.HTML(style.PROMPT.format(self.task, plain(self.sheet.prompt)))
        layout = widgets.Layout(width="auto", max_width="900px", height="6em")
        self.field = widgets.Textarea(
            description="Your questions", layout=layout, style=controls.WHOLE_LABEL
        )
        self.hand_in = widgets.Button(description="Hand in")
        self.hand_in.on_click(self._handed_in)
        self.said = widgets.HTML("Nothing is graded.")
        self.said.add_class("course-said")
        spoken = controls.hidden(controls.SPOKEN)
        super().__init__([spoken, prompt, self.field, self.hand_in, self.said])
        self.add_class("course-live")

    def _handed_in(self, _):
        questions = self.field.value.strip()[: judge.LONGEST_SENTENCE]
        if not questions:
            self.said.value = "Write at least one question."
            return
        if self.moment == "after":
            learner.note_words(questions)
            self.said.value = compared(questions)
        else:
            noted = NOTED_ANEW if asked_before() else NOTED
            self.said.value = noted if keep(questions) else NOT_KEPT

    def close(self):
        """Let go of field and button, in the page and in the kernel."""
        cells.close_all(self)

    def _ipython_display_(self):
        cells.show_instead(self)
        cells.display_words(self._repr_mimebundle_())

    def _repr_mimebundle_(self, **kwargs):
        task, prompt = self.task, self.sheet.prompt
        words = {
            "text/html": f"<p><b>{task}.</b> {plain(prompt)}</p>",
            "text/plain": f"{task}. {prompt}",
        }
        entry = bundles.record("transfer", QUESTION, case=self.moment)
        return super()._repr_mimebundle_(**kwargs) | words | entry
