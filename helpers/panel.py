"""Panel: controls and a chart, updated in place. One state of the controls in, one view out.

move(**values) sets the chart's artists and returns a View; it touches no control.
"""

from contextlib import contextmanager
from functools import partial

import ipywidgets as widgets
from traitlets import link

# Beside a live panel the written twin of its sentence would be out of date.
HIDE_TWIN = "<style>.jp-OutputArea:has(.course-live) .course-twin{display:none}</style>"
WHOLE_LABEL = {"description_width": "initial"}


def number(name, unit, value, low, high, step):
    """Return a slider and a labelled number box that move together; unit is part of the label."""
    label = f"{name} ({unit})" if unit else name
    whole = all(isinstance(n, int) for n in (value, low, high, step))
    box_type = widgets.BoundedIntText if whole else widgets.BoundedFloatText
    slider_type = widgets.IntSlider if whole else widgets.FloatSlider
    limits = {"value": value, "min": low, "max": high, "step": step}
    wide = widgets.Layout(width=f"{len(label) * 0.52 + 6.5:.0f}em")
    box = box_type(**limits, description=label, style=WHOLE_LABEL, layout=wide)
    slider = slider_type(**limits, readout=False, layout=widgets.Layout(width="18em"))
    tidy = partial(round, ndigits=6)  # the browser's slider says 12.100000000000001 for 12.1
    for trait in ("min", "max", "value"):
        link((slider, trait), (box, trait), transform=(tidy, tidy))
    row = widgets.HBox([box, slider], layout=widgets.Layout(flex_flow="row wrap"))
    row.control = box
    return row


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


def stops(control):
    """Return the values that a control can take, in order; a text box has none."""
    if isinstance(control, widgets.Checkbox):
        return [False, True]
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if not hasattr(control, "step"):
        return []
    count = round((control.max - control.min) / control.step) + 1
    kind = type(control.value)
    return [kind(round(control.min + n * control.step, 6)) for n in range(count)]


def _set_limits(control, low, high):
    """Set both limits of a control; the upper one first where the lower one would pass it."""
    if low > control.max:
        control.max, control.min = high, low
    else:
        control.min, control.max = low, high


class Panel(widgets.VBox):
    """Controls above one picture and one sentence.

    Shown live as a widget; stored or without a kernel as the picture of its present state and the
    sentence.
    """

    def __init__(self, chart, move, **rows):
        """move(**values) returns a View; rows are controls by the name of the value they give."""
        self.chart, self._move, self._held = chart, move, False
        self.controls = {name: getattr(row, "control", row) for name, row in rows.items()}
        self._shown = widgets.HTML()
        for control in self.controls.values():
            control.observe(self._moved, "value")
        self._redraw()
        hides = widgets.HTML(HIDE_TWIN, layout=widgets.Layout(display="none"))
        controls = widgets.HBox(list(rows.values()), layout=widgets.Layout(flex_flow="row wrap"))
        super().__init__([hides, controls, self._shown])
        self.add_class("course-live")

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
        """Draw the present state once, then set the limits that depend on it."""
        view = self._move(**self.values)
        with self._holding():
            for name, (low, high) in view.limits.items():
                _set_limits(self.controls[name], low, high)
        self.chart.view, self.chart.state = view, self.values
        self._shown.value = self.chart.html()

    @property
    def values(self):
        """The present value of every control, by name."""
        return {name: control.value for name, control in self.controls.items()}

    @property
    def sentence(self):
        """What the picture shows now, in words."""
        return self.chart.sentence

    def set(self, **values):
        """Move controls as a hand would, draw once, and return the panel.

        A value out of range ends at the range's end; where this very state moves the limit that cut
        it, it is set and drawn again. Raises KeyError for an unknown control and TraitError for an
        option that there is not.
        """
        for name in values:
            if name not in self.controls:
                raise KeyError(f"no control {name!r}; there are {', '.join(self.controls)}")
        self._assign(values)
        # A limit that this very state has moved may now admit more than it did.
        again = {
            name: self._nearest(name, values[name])
            for name in self.chart.view.limits
            if name in values and self.controls[name].value != self._nearest(name, values[name])
        }
        if again:
            self._assign(again)
        return self

    def _nearest(self, name, value):
        """The value within the limits of a control that is nearest to one."""
        control = self.controls[name]
        return min(max(value, control.min), control.max)

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
            self.controls[name].value = value

    def _repr_mimebundle_(self, **kwargs):
        return super()._repr_mimebundle_(**kwargs) | self.chart._repr_mimebundle_()

    def _ipython_display_(self):
        self.chart.display(self._repr_mimebundle_())
