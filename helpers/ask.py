"""What a notebook asks the learner, and what a learner may ask for: checks, predictions, receipts.

The questions stand in data/, sheets.py computes them, judge.py judges; here they are shown.
"""

from html import escape

import ipywidgets as widgets

from helpers import bundles, cells, judge, sheets
from helpers.receipts import receipt, show, sources

__all__ = ["check", "predict", "recall", "receipt", "show", "sources"]


def check(question, answer):
    """Compare an answer with the right one and with each typical mistake; return a Feedback.

    question is an id of data/questions.csv; KeyError when there is none. Nothing is raised for an
    answer.
    """
    return judge.judge(sheets.sheet(question), answer)


class Prediction(widgets.VBox):
    """A question with options: choose, look (or remember), then compare. Stored as plain words."""

    def __init__(self, question, task):
        self.sheet, self.task, self.chosen = sheets.sheet(question), task, None
        self.said = widgets.HTML("Choose one. A wrong guess teaches the most.")
        self.buttons = {case.name: self._option(case) for case in self.sheet.cases}
        self.compare = widgets.Button(description="Compare", disabled=True)
        self.compare.on_click(self._reveal)
        prompt = widgets.HTML(f"<b>{task}.</b> {escape(self.sheet.prompt)}")
        in_rows = widgets.Layout(flex_flow="row wrap")
        choices = widgets.HBox(list(self.buttons.values()), layout=in_rows)
        super().__init__([prompt, choices, widgets.HBox([self.compare, self.said])])

    def _option(self, case):
        """Return the button of one option."""
        words = f"{case.name}. {case.option}"
        button = widgets.Button(description=words, layout=widgets.Layout(width="auto"))
        button.on_click(lambda _: self._choose(case.name))
        return button

    def _choose(self, letter):
        self.chosen = letter
        for name, button in self.buttons.items():
            button.icon = "check" if name == letter else ""
        self.compare.disabled = False
        self.said.value = (
            f"Noted: {escape(letter)}. Look on or think once more, then press Compare."
        )

    def _reveal(self, _):
        self.said.value = judge.judge(self.sheet, self.chosen).html()

    def close(self):
        """Let go of the buttons, in the page and in the kernel."""
        cells.close_all(self)
        self.buttons = {}

    def _repr_mimebundle_(self, **kwargs):
        cells.show_instead(self)
        prompt = self.sheet.prompt
        options = [button.description for button in self.buttons.values()]
        lines = "<br>".join(map(escape, options))
        words = {
            "text/html": f"<p><b>{self.task}.</b> {escape(prompt)}</p><p>{lines}</p>",
            "text/plain": "\n".join([f"{self.task}. {prompt}", *options]),
        }
        entry = bundles.record("predict", self.sheet.id, case=self.chosen or "open")
        return super()._repr_mimebundle_(**kwargs) | words | entry


def predict(question):
    """Show a prediction: choose, look at the chart that follows, compare."""
    return Prediction(question, "Predict")


def recall(question):
    """Show a question about an earlier notebook: choose from memory, compare."""
    return Prediction(question, "Recall")
