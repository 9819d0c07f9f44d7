"""Panel: controls and a chart, updated in place. One state of the controls in, one view out.

move(**values) sets the chart's artists and returns a View; it touches no control.
"""

from contextlib import contextmanager
from dataclasses import replace

import ipywidgets as widgets

from helpers import cells, controls
from helpers.controls import Answers, choice, number, stops, switch
from helpers.layers import letters_html
from helpers.style import look

__all__ = ["Answers", "Panel", "choice", "number", "stops", "switch"]

# The sentence stands between controls and picture; the layers of the picture lie in one place, and
# a frame is seen when the moving layer asks for it.
STYLE = f"""<style>
.course-layers {{ display: grid; grid-template-columns: minmax(0, 900px); margin: 0 }}
.course-layers > .widget-html, .course-layers > .widget-html > .widget-html-content {{
    display: contents }}
.course-layers > .widget-box {{ display: grid; margin: 0; overflow: hidden }}
.course-layers > .widget-box > * {{ grid-area: 1 / 1; margin: 0 }}
.course-layers > .widget-box, .course-layers svg {{ grid-row: 2; grid-column: 1 }}
.course-layers svg {{ position: relative }}
.course-frame {{ visibility: hidden }}
{controls.STYLE}</style>{controls.SPOKEN}"""


class Panel(widgets.VBox):
    """Controls above one sentence and one picture.

    Shown live as a widget; stored or without a kernel as the picture of its present state and the
    sentence.
    """

    def __init__(self, chart, move, **rows):
        """move(**values) returns a View; rows are controls by the name of the value they give."""
        self.chart, self._move, self.rows, self._held = chart, move, rows, False
        self.controls = {name: getattr(row, "control", row) for name, row in rows.items()}
        self._frames, self._shown = widgets.Box(), widgets.HTML()
        for control in self.controls.values():
            control.observe(self._moved, "value")
        for row in self._numbers().values():
            row.when_cut = self._redraw
        self._redraw()
        style_sheet = controls.hidden(STYLE)
        above = widgets.Box(list(rows.values()))
        above.add_class("course-controls")
        letters = widgets.HTML(letters_html() if chart.fig else "")
        layers = widgets.Box([letters, self._frames, self._shown])
        layers.add_class("course-layers")
        super().__init__([style_sheet, above, layers])
        self.add_class("course-live")
        if chart.fig:
            self.add_class(chart.layers.salt)

    def _numbers(self):
        """The rows that are numbers, by name."""
        return {name: row for name, row in self.rows.items() if hasattr(row, "asked")}

    @contextmanager
    def _holding(self):
        """Move controls without a redraw at each."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def _moved(self, _):
        if not self._held:
            self._redraw()

    def _redraw(self):
        """Draw the present state once, then set limits and options that depend on it."""
        with look():
            view = self._move(**self.values)
        with self._holding():
            for name, (low, high) in view.limits.items():
                controls.set_limits(self.controls[name], low, high)
            for name, options in view.options.items():
                controls.set_options(self.controls[name], options)
        cut = "".join(
            f"{row.asked:,.10g} is beyond this control; it stands at {row.control.value:,.10g}. "
            for row in self._numbers().values()
            if row.asked is not None
        )
        self.chart.view = replace(view, sentence=cut + view.sentence)
        self.chart.state = self.values
        self._show_frames()
        self._shown.value = self.chart.moving_html()

    def _show_frames(self):
        """Hand frames that are new to the page, before the moving layer asks for them."""
        there = self._frames.children
        new = self.chart.fixed_html(len(there)) if self.chart.fig else []
        if new:
            self._frames.children = [*there, *map(widgets.HTML, new)]

    @property
    def values(self):
        """The present value of every control, by name."""
        return {name: controls.tidy(control.value) for name, control in self.controls.items()}

    @property
    def sentence(self):
        """What the picture shows now, in words."""
        return self.chart.sentence

    def set(self, **values):
        """Move controls as a hand would, draw once, and return the panel.

        A value out of range ends at the range's end, and the sentence says so; where this very
        state moves the limit that cut it, it is set and drawn again. Raises KeyError for an
        unknown control, TraitError for an option that there is not, ValueError for nan.
        """
        for name in values:
            if name not in self.controls:
                raise KeyError(f"no control {name!r}; there are {', '.join(self.controls)}")
        self._assign(values)
        # A limit that this very state has moved may now admit more than it did.
        again = {
            name: values[name]
            for name in self.chart.view.limits
            if name in values
            and self.controls[name].value != controls.nearest(self.controls[name], values[name])
        }
        if again:
            self._assign(again)
        return self

    def with_guess(self, guess):
        """Draw a learner's guess over the picture; return the panel. See Chart.with_guess."""
        self.chart.with_guess(guess)
        self._redraw()
        return self

    def _assign(self, values):
        """Move controls and draw once; where one refuses its value, all stay as they were."""
        before = self.values
        with self._holding():
            try:
                self._put(values)
            except Exception:
                self._put(before)
                raise
        self._redraw()

    def _put(self, values):
        for name, value in values.items():
            if value != value:
                raise ValueError(f"{name}: this is not a number")
            self.controls[name].value = value
        for name, row in self._numbers().items():
            if name in values:
                row.asked = values[name] if row.control.value != values[name] else None

    def _repr_mimebundle_(self, **kwargs):
        return super()._repr_mimebundle_(**kwargs) | self.chart._repr_mimebundle_()

    def _ipython_display_(self):
        cells.show_instead(self)
        self.chart.display(self._repr_mimebundle_())

    def close(self):
        """Let go of the widgets, in the page and in the kernel, and of the picture."""
        cells.close_all(self)
        self.chart.close()
        self._move, self.rows, self.controls = None, {}, {}  # they hold figure and widgets
