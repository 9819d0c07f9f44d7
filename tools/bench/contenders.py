"""The course's panels, and the same pictures in other ways: interact, plotly, bqplot, a floor.

Imported in a kernel. Each contender is (what to show, the control to move). All draw what the
panel's own function draws: its chart is made without the panel, and what moves is handed to the
other library.
"""

import base64
import importlib
import io
from html import escape
from types import SimpleNamespace
from unittest import mock

import bqplot
import ipywidgets as widgets
import matplotlib.pyplot as plt
import plotly.graph_objects as go
from in_kernel import MOVES
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from helpers import catalogue, draw, panel


def _plain_number(name, unit, value, low, high, step):
    return SimpleNamespace(value=value, min=low, max=high, step=step)


def _plain_choice(name, options, value):
    return SimpleNamespace(value=value, options=options)


def _plain_switch(name, value):
    return SimpleNamespace(value=value)


def _plain_answers(name, items, answer_name, answers, present):
    return SimpleNamespace(value={"present": present, "given": {}})


def parts(name, figure=Figure):
    """Make a panel's chart without widgets: fig, moving artists, draw, controls, first values."""
    made = SimpleNamespace()

    def chart(id, fig=None, view=None, moving=(), lines=2, draw_guess=None):
        made.fig = fig
        made.moving = [artist for artist in moving if not isinstance(artist, Axis)]
        return mock.MagicMock()

    def keep(_, move, **controls):
        made.draw, made.controls = move, controls

    plain = {
        "Panel": keep,
        "Chart": chart,
        "number": _plain_number,
        "choice": _plain_choice,
        "switch": _plain_switch,
        "Answers": _plain_answers,
    }
    room, function = name.split(".")
    module = importlib.import_module(f"helpers.{room}")
    there = {key: value for key, value in plain.items() if hasattr(module, key)}
    with mock.patch.multiple(module, **there), mock.patch.object(draw, "Figure", figure):
        getattr(module, function)()
    made.values = {key: control.value for key, control in made.controls.items()}
    made.draw(**made.values)
    return made


def _slider_like(control):
    """A new slider with the limits of a panel's own."""
    kind = widgets.IntSlider if isinstance(control.value, int) else widgets.FloatSlider
    return kind(value=control.value, min=control.min, max=control.max, step=control.step)


def course(name):
    """The panel as the notebook shows it, with the control that is moved and no other."""
    made = catalogue.panels()[name]()
    controls = made.children[1]
    controls.children = [
        row
        for row in controls.children
        if getattr(row, "control", row) is made.controls[MOVES[name]]
    ]
    return made, made.controls[MOVES[name]]


def interact(name):
    """ipywidgets.interactive with pyplot, the figure made anew at each move."""
    control = _slider_like(parts(name).controls[MOVES[name]])

    def show(value):
        made = parts(name, figure=plt.figure)
        made.draw(**made.values | {MOVES[name]: value})
        plt.show()

    return widgets.interactive(show, value=control), control


def _data(artist):
    """The x and y of a moving bar or line; of a text its place."""
    if isinstance(artist, Line2D):
        return list(artist.get_xdata()), list(artist.get_ydata())
    if hasattr(artist, "get_height"):
        left, low = artist.get_x(), artist.get_y()
        right, high = left + artist.get_width(), low + artist.get_height()
        return [left, right, right, left, left], [low, low, high, high, low]
    x, y = artist.get_position()
    return [x], [y]


def _hand_over(artist, mark):
    """Give a trace or a mark of another library what a moving artist shows now."""
    mark.x, mark.y = _data(artist)
    if hasattr(artist, "get_text"):
        mark.text = [artist.get_text()]


def _trace(artist):
    """The look of a plotly trace that shows a moving artist."""
    if hasattr(artist, "get_text"):
        return {"mode": "text", "text": [artist.get_text()]}
    return {"mode": "lines", "fill": None if isinstance(artist, Line2D) else "toself"}


def plotly(name):
    """plotly's FigureWidget: the moving artists as traces, updated in one batch."""
    made, figure = parts(name), go.FigureWidget()
    control = _slider_like(made.controls[MOVES[name]])
    for artist in made.moving:
        x, y = _data(artist)
        figure.add_scatter(x=x, y=y, **_trace(artist))
    figure.update_layout(width=900, height=410, showlegend=False)

    def move(change):
        made.draw(**made.values | {MOVES[name]: change["new"]})
        with figure.batch_update():
            for trace, artist in zip(figure.data, made.moving, strict=True):
                _hand_over(artist, trace)

    control.observe(move, "value")
    return widgets.VBox([control, figure]), control


def bq(name):
    """bqplot: the moving artists as marks, updated one by one."""
    made, marks = parts(name), []
    control = _slider_like(made.controls[MOVES[name]])
    scales = {"x": bqplot.LinearScale(), "y": bqplot.LinearScale()}
    for artist in made.moving:
        x, y = _data(artist)
        kind, words = bqplot.Lines, {}
        if hasattr(artist, "get_text"):
            kind, words = bqplot.Label, {"text": [artist.get_text()]}
        marks.append(kind(x=x, y=y, scales=scales, **words))
    upright = bqplot.Axis(scale=scales["y"], orientation="vertical")
    figure = bqplot.Figure(marks=marks, axes=[bqplot.Axis(scale=scales["x"]), upright])

    def move(change):
        made.draw(**made.values | {MOVES[name]: change["new"]})
        for mark, artist in zip(marks, made.moving, strict=True):
            with mark.hold_sync():
                _hand_over(artist, mark)

    control.observe(move, "value")
    return widgets.VBox([control, figure]), control


def kept(name):
    """A kept Figure saved as a whole at each move: no kept layer and no fast encoder."""
    made, shown = parts(name), widgets.HTML()
    control = _slider_like(made.controls[MOVES[name]])

    def move(change):
        view = made.draw(**made.values | {MOVES[name]: change["new"]})
        picture = io.BytesIO()
        made.fig.savefig(picture, format="png")
        data = base64.b64encode(picture.getvalue()).decode()
        words = escape(view.sentence, quote=True)
        shown.value = f'<img alt="{words}" src="data:image/png;base64,{data}">'

    control.observe(move, "value")
    move({"new": control.value})
    return widgets.VBox([control, shown]), control


def floor(name):
    """The floor: every moving layer of the panel made beforehand, sent as it is."""
    made, control = course(name)
    slider, pictures = _slider_like(control), {}
    for value in panel.stops(control):
        made.set(**{MOVES[name]: value})
        pictures[value] = made.chart.moving_html()
    style_sheet, _, layers = made.children

    def move(change):
        made._shown.value = pictures[round(change["new"], 6)]

    slider.observe(move, "value")
    move({"new": slider.value})
    shown = widgets.VBox([style_sheet, slider, layers])
    shown.add_class("course-live")
    shown.add_class(made.chart.layers.salt)
    return shown, slider
