"""The controls of a panel: a number, a choice, a switch; what values they can take; their look.

spoken.js tells a screen reader what ipywidgets does not: names, states, and what has changed.
"""

from html import escape
from pathlib import Path

import ipywidgets as widgets
import traitlets

from helpers.style import BLUE

WHOLE_LABEL = {"description_width": "initial"}
STYLE = f"""
.course-controls {{ display: flex; flex-flow: row wrap; gap: 2px 20px; align-items: center }}
.course-controls .widget-toggle-buttons {{ display: flex; flex-flow: row wrap; gap: 2px 8px }}
.course-controls .widget-toggle-buttons > .widget-label {{ margin: 0; height: auto }}
.course-controls .widget-toggle-button.mod-active {{
    background: {BLUE}; color: white; box-shadow: none }}
.course-controls .noUi-handle {{ background: {BLUE}; border-color: {BLUE} }}
.course-controls .widget-checkbox {{ margin: 0 }}
.course-controls input[type="checkbox"] {{ accent-color: {BLUE} }}
"""
# In HTML that is set a script does not run; what a style sheet says of its own loading does.
_SPOKEN = Path(__file__).with_name("spoken.js").read_text(encoding="utf-8")
_ONCE = (
    "const root = this.closest('.course-live'); if (root && !root.spoken) {{ root.spoken = true;\n"
    "{}}}"
)
SPOKEN = f"""<style onload="{escape(_ONCE.format(_SPOKEN))}">
.course-spoken {{ position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap }}
</style>"""


def hidden(html):
    """Return HTML of a live view that is not seen: a style sheet, or what is spoken."""
    return widgets.HTML(html, layout=widgets.Layout(display="none"))


def tidy(value):
    """Return a value, a float without noise: the browser's slider says 12.100000000000001."""
    return round(value, 6) if isinstance(value, float) else value


class Number(widgets.HBox):
    """A labelled number box and a slider that move together; the slider is the control.

    asked is a number that was typed beyond the limits, None otherwise: the panel says so.
    """

    def __init__(self, box, slider):
        self.box, self.control, self.asked = box, slider, None
        self.when_cut = lambda: None
        slider.observe(self._slid, "value")
        box.observe(self._typed, "value")
        super().__init__([box, slider], layout=widgets.Layout(flex_flow="row wrap"))
        self.add_class("course-number")

    def _slid(self, change):
        self.asked = None
        self.box.value = tidy(change["new"])

    def _typed(self, change):
        asked = tidy(change["new"])
        if asked == tidy(self.control.value):
            return  # the slider moved the box; to answer would hold the slider back
        self.control.value = nearest(self.control, asked)
        if self.control.value != asked:
            self.asked = asked
            self.box.value = self.control.value
            self.when_cut()


def number(name, unit, value, low, high, step):
    """Return a labelled number box with a slider; unit is part of the label."""
    label = f"{name} ({unit})" if unit else name
    whole = all(isinstance(n, int) for n in (value, low, high, step))
    box_type = widgets.IntText if whole else widgets.FloatText
    slider_type = widgets.IntSlider if whole else widgets.FloatSlider
    wide = widgets.Layout(width=f"{len(label) * 0.5 + 6:.1f}em")
    box = box_type(value, step=step, description=label, style=WHOLE_LABEL, layout=wide)
    limits = {"value": value, "min": low, "max": high, "step": step}
    slider = slider_type(**limits, readout=False, layout=widgets.Layout(width="12em"))
    return Number(box, slider)


def choice(name, options, value):
    """Return labelled buttons, one an option; options is a list, or pairs of words and values.

    Buttons, not a drop-down: JupyterLab takes the arrow keys away from one.
    """
    return widgets.ToggleButtons(
        description=name,
        options=options,
        value=value,
        layout=widgets.Layout(width="100%"),
        style=WHOLE_LABEL | {"button_width": "auto"},
    )


def switch(name, value):
    """Return a labelled box to tick; value is True or False."""
    layout = widgets.Layout(width="auto")
    return widgets.Checkbox(description=name, value=value, indent=False, layout=layout)


class Answers(widgets.VBox):
    """One answer for each of several items, an item at a time.

    value is {"present": item, "given": {item: answer}}; what is not answered is not in it.
    """

    value = traitlets.Dict()

    def __init__(self, name, items, answer_name, answers, present):
        self.item = choice(name, items, present)
        self.answer = choice(answer_name, answers, None)
        self.value = {"present": present, "given": {}}
        self.item.observe(self._turned, "value")
        self.answer.observe(self._answered, "value")
        self.observe(self._show, "value")
        super().__init__([self.item, self.answer], layout=widgets.Layout(width="100%"))

    def _turned(self, change):
        self.value = self.value | {"present": change["new"]}

    def _answered(self, change):
        present, given = self.value["present"], self.value["given"]
        if change["new"] is not None:
            self.value = {"present": present, "given": given | {present: change["new"]}}

    def _show(self, _):
        """Press the buttons that the value names."""
        present = self.value["present"]
        self.item.value = present
        self.answer.value = self.value["given"].get(present)


def stops(control):
    """Return the values that a control can take, in order; a text box has none.

    Of Answers those are returned that have one answer or none, and one that has all.
    """
    if isinstance(control, Answers):
        return _some_answers(control)
    if isinstance(control, widgets.Checkbox):
        return [False, True]
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if not hasattr(control, "step"):
        return []
    count = round((control.max - control.min) / control.step) + 1
    kind = type(control.value)
    return [kind(tidy(control.min + n * control.step)) for n in range(count)]


def _some_answers(control):
    items, answers = control.item.options, control.answer.options
    values = [{"present": item, "given": {}} for item in items]
    values += [{"present": item, "given": {item: answer}} for item in items for answer in answers]
    in_turn = {item: answers[n % len(answers)] for n, item in enumerate(items)}
    return [*values, {"present": items[-1], "given": in_turn}]


def nearest(control, value):
    """Return the value within the limits of a control that is nearest to one."""
    return min(max(value, control.min), control.max)


def set_options(control, options):
    """Set the options of a choice; a value that is none of them becomes the first."""
    if list(control.options) != list(options):
        value = control.value
        control.options = options
        control.value = value if value in options else options[0]


def set_limits(control, low, high):
    """Set both limits of a control; the upper one first where the lower one would pass it."""
    if low > control.max:
        control.max, control.min = high, low
    else:
        control.min, control.max = low, high
