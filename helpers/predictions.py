"""Predict, then see: a question with options or a slider, and what opens once it is answered."""

from html import escape

import ipywidgets as widgets

from helpers import bundles, cells, controls, learner, sheets, style, summaries
from helpers.chart import Chart
from helpers.panel import STYLE, Panel

TASKS = {"predict": "Predict", "recall": "Recall"}
INVITES = {
    "predict": "Nothing is graded. What you choose opens the cell below.",
    "recall": "From memory. Choose, and read what it says.",
}
CLOSED = "Closed until you have answered above."


def _in_rows():
    """A layout of its own for each box: it is closed with it."""
    return widgets.Layout(flex_flow="row wrap")


class Question(widgets.VBox):
    """A question to a learner; stored as plain words. The first answer is the one that is noted."""

    def __init__(self, kind, question):
        """kind is predict or recall; KeyError where there is no such question."""
        self.kind, self.sheet = kind, sheets.sheet(question)
        self.said = widgets.HTML(INVITES[kind])
        self.said.add_class("course-said")
        prompt = widgets.HTML(style.PROMPT.format(TASKS[kind], escape(self.sheet.prompt)))
        super().__init__([controls.hidden(controls.SPOKEN), prompt, self._ways(), self.said])
        self.add_class("course-live")
        learner.begin(kind, self.sheet)

    def _ways(self):
        """The widgets with which one answers."""
        if self.sheet.scale:
            return self._slider()
        self.buttons = {case.name: self._option(case) for case in self.sheet.cases}
        options = widgets.HBox(list(self.buttons.values()), layout=_in_rows())
        options.add_class("course-options")
        return options

    def _option(self, case):
        """The button of one option."""
        words = f"{case.name}. {case.option}"
        button = widgets.Button(description=words, layout=widgets.Layout(width="auto"))
        button.on_click(lambda _: self._choose(case.name))
        return button

    def _slider(self):
        """A number with its slider, from the low end, and the button that hands it in.

        The button waits for the first move: a guess that nobody made is none.
        """
        scale = self.sheet.scale
        kind = int if float(scale.step).is_integer() else float
        limits = [kind(number) for number in (scale.low, scale.low, scale.high, scale.step)]
        self.number = controls.number("Your guess", self.sheet.unit, *limits)
        self.hand_in = widgets.Button(description="This is my guess", disabled=True)
        self.number.control.observe(self._moved, "value")
        self.hand_in.on_click(lambda _: self._choose(controls.tidy(self.number.control.value)))
        return widgets.HBox([self.number, self.hand_in], layout=_in_rows())

    def _moved(self, _):
        self.hand_in.disabled = False

    def _choose(self, answer):
        """Answer as a hand would."""
        feedback = learner.answer(self.sheet.id, answer)
        if not self.sheet.scale:
            for name, button in self.buttons.items():
                button.icon = "check" if name == answer else ""
        noted = escape(summaries.in_words(self.sheet, answer).rstrip("."))
        look = f"Noted: {noted}. Now look below."
        self.said.value = feedback.html() if self.kind == "recall" else look

    def close(self):
        """Let go of the buttons, in the page and in the kernel."""
        cells.close_all(self)
        self.buttons = {}

    def _words(self):
        """The ways to answer, in words, a line each."""
        scale = self.sheet.scale
        if not scale:
            return [f"{case.name}. {case.option}" for case in self.sheet.cases]
        return [f"A number from {scale.low:,.10g} to {scale.high:,.10g} {self.sheet.unit}."]

    def _ipython_display_(self):
        cells.show_instead(self)
        cells.display_words(self._repr_mimebundle_())

    def _repr_mimebundle_(self, **kwargs):
        task, prompt, ways = TASKS[self.kind], self.sheet.prompt, self._words()
        listed = "<br>".join(map(escape, ways))
        words = {
            "text/html": f"<p><b>{task}.</b> {escape(prompt)}</p><p>{listed}</p>",
            "text/plain": "\n".join([f"{task}. {prompt}", *ways]),
        }
        feedback = learner.entry(self.sheet.id).feedback
        case = feedback.case if feedback else "open"
        entry = bundles.record("predict", self.sheet.id, case=case)
        return super()._repr_mimebundle_(**kwargs) | words | entry


def _verdicts(sheet):
    """What each guess means, as HTML, folded: for whoever reads without a kernel."""
    items = [
        f"<li>{escape(case.option or f'up to {case.goal:,.10g} {sheet.unit}')}: "
        f"{escape(case.feedback)}</li>"
        for case in sheet.cases
    ]
    return f"<details><summary>What each guess means</summary><ul>{''.join(items)}</ul></details>"


def _as_panel(shown):
    """A chart as a panel without controls; a panel as it is."""
    return Panel(shown, lambda: shown.view) if isinstance(shown, Chart) else shown


class Reveal(widgets.VBox):
    """What belongs to a question: closed until it was answered, then with the verdict on a guess.

    Stored with its picture and with what each guess means: there nothing can be pressed.
    """

    def __init__(self, question, shown=None):
        """shown is a Chart, a Panel or None; KeyError where there is no such question."""
        self.sheet, self.panel = sheets.sheet(question), _as_panel(shown)
        if self.panel:
            self.panel.holder = self  # the same panel may be handed to a second run of the cell
        self.style_sheet = controls.hidden(STYLE)
        self.unasked = widgets.Button(
            description="Open it all the same", layout=widgets.Layout(width="auto")
        )
        self.unasked.on_click(self._open_unasked)
        self.invite = widgets.HBox([widgets.HTML(CLOSED), self.unasked], layout=_in_rows())
        self.verdict = widgets.HTML()
        self.verdict.add_class("course-said")
        super().__init__([self.style_sheet, self.invite])
        self.add_class("course-live")
        learner.watch(question, self._follow)
        self._follow()

    @property
    def chart(self):
        """The chart that it opens, None where it opens words only."""
        return self.panel.chart if self.panel else None

    def _follow(self):
        """Open or close as the learner's answer demands."""
        asked = learner.entry(self.sheet.id)
        if asked is None or asked.feedback is None or asked.feedback.verdict in learner.UNREAD:
            if self.panel:
                self.panel.with_guess(None)
            self.children = [self.style_sheet, self.invite]
        elif asked.kind == "check":
            self._open("")
        else:
            if self.panel and self.sheet.scale:
                self.panel.with_guess(asked.first)
            self._open(self._expected(asked) + asked.feedback.html())

    def _expected(self, asked):
        """What was expected first and, where it is another one, what the feedback is on."""
        said = f"You expected: <b>{escape(summaries.in_words(self.sheet, asked.first))}</b>"
        if asked.last != asked.first:
            said += f" Now: <b>{escape(summaries.in_words(self.sheet, asked.last))}</b>"
        return f"<p>{said}</p>"

    def _open_unasked(self, _):
        """Open for whoever does not guess: with what it was, but not with an exercise's answer."""
        was = escape(summaries.right_answer(self.sheet).rstrip(".")) if self.sheet.is_guess else ""
        self._open(f"<p>It was: {was}.</p>" if was else "")

    def _open(self, verdict):
        """Show the picture, and the verdict below it."""
        self.verdict.value = verdict
        picture = [self.panel] if self.panel else []
        self.children = [self.style_sheet, *picture, self.verdict]

    def close(self):
        """Let go of the picture and the buttons."""
        learner.forget(self.sheet.id, self._follow)
        for part in (self.style_sheet, self.invite, self.verdict):
            cells.close_all(part)
        self.children = ()
        if self.panel and self.panel.holder is self:
            self.panel.close()
        cells.close_all(self)

    def _after(self):
        """What follows the words of the picture: of a guess what each one means."""
        return _verdicts(self.sheet) if self.sheet.is_guess else ""

    def _repr_mimebundle_(self, **kwargs):
        if self.chart is None:
            words = {"text/plain": CLOSED, "text/html": self._after()}
            entry = bundles.record("reveal", self.sheet.id)
        else:
            words = self.chart._repr_mimebundle_()
            panel = {"id": self.chart.id, "state": self.chart.state}
            entry = bundles.record("reveal", self.sheet.id, panel=panel)
        return super()._repr_mimebundle_(**kwargs) | words | entry

    def _ipython_display_(self):
        cells.show_instead(self)
        bundle = self._repr_mimebundle_()
        if self.chart is None:
            cells.display_words(bundle)
        else:
            self.chart.display(bundle, self._after())
