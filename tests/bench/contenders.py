"""The course's panels, and the same pictures made in other ways: interact with pyplot, plotly, bqplot, and a floor.

Imported in a kernel. Each contender is (what to show, the control to move). All draw what the panel's own function
draws: its chart is built without the panel, and what moves is handed to the other library.
"""

import base64
import io
from types import SimpleNamespace
from unittest import mock

import bqplot
import ipywidgets as widgets
import matplotlib.pyplot as plt
import plotly.graph_objects as go
from matplotlib.lines import Line2D

from helpers import guam, panel, style

MOVES = {"share_and_cap": "bill", "price_year": "year", "cost_per_head": "marines", "yen": "second"}


def parts(name, figure=style.Figure):
    """Build a panel's chart only: its figure, its moving artists, draw, and the controls with their first values."""
    made = SimpleNamespace()

    def keep(chart, draw, **controls):
        made.chart, made.draw, made.controls = chart, draw, {k: row.control for k, row in controls.items()}

    def chart(fig, sentence="", moving=()):
        return SimpleNamespace(fig=fig, moving=list(moving))

    def number(name, unit, value, low, high, step):
        return SimpleNamespace(control=SimpleNamespace(value=value, min=low, max=high, step=step))

    def choice(name, options, value):
        return SimpleNamespace(control=SimpleNamespace(value=value))

    plain = mock.patch.multiple(panel, Panel=keep, Chart=chart, number=number, choice=choice)
    with plain, mock.patch.object(style, "Figure", figure):
        getattr(guam, name)()
    made.values = {k: control.value for k, control in made.controls.items()}
    made.draw(**made.values)
    return made


def slider_like(control):
    """A new slider with the limits of a panel's own."""
    kind = widgets.IntSlider if isinstance(control.value, int) else widgets.FloatSlider
    return kind(value=control.value, min=control.min, max=control.max, step=control.step)


def course(name):
    """The panel as the notebook shows it."""
    made = getattr(guam, name)()
    return made, made.controls[MOVES[name]]


def interact(name):
    """ipywidgets.interactive with pyplot, the figure made anew at each move."""
    control = slider_like(parts(name).controls[MOVES[name]])

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
        x, y, wide, high = artist.get_x(), artist.get_y(), artist.get_width(), artist.get_height()
        return [x, x + wide, x + wide, x, x], [y, y, y + high, y + high, y]
    return [artist.get_position()[0]], [artist.get_position()[1]]


def _hand_over(artist, mark):
    """Give a trace or a mark of another library what a moving artist shows now."""
    mark.x, mark.y = _data(artist)
    if hasattr(artist, "get_text"):
        mark.text = [artist.get_text()]


def plotly(name):
    """plotly's FigureWidget: the moving artists as traces, updated in one batch."""
    made = parts(name)
    control, figure = slider_like(made.controls[MOVES[name]]), go.FigureWidget()
    for artist in made.chart.moving:
        x, y = _data(artist)
        text = hasattr(artist, "get_text")
        figure.add_scatter(x=x, y=y, mode="text" if text else "lines", text=[artist.get_text()] if text else None,
                           fill=None if text or isinstance(artist, Line2D) else "toself")
    figure.update_layout(width=900, height=410, showlegend=False)

    def move(change):
        made.draw(**made.values | {MOVES[name]: change["new"]})
        with figure.batch_update():
            for trace, artist in zip(figure.data, made.chart.moving, strict=True):
                _hand_over(artist, trace)

    control.observe(move, "value")
    return widgets.VBox([control, figure]), control


def bq(name):
    """bqplot: the moving artists as marks, updated one by one."""
    made = parts(name)
    control, marks = slider_like(made.controls[MOVES[name]]), []
    scales = {"x": bqplot.LinearScale(), "y": bqplot.LinearScale()}
    for artist in made.chart.moving:
        x, y = _data(artist)
        text = hasattr(artist, "get_text")
        marks.append(bqplot.Label(x=x, y=y, text=[artist.get_text()], scales=scales) if text else
                     bqplot.Lines(x=x, y=y, scales=scales))
    axes = [bqplot.Axis(scale=scales["x"]), bqplot.Axis(scale=scales["y"], orientation="vertical")]
    figure = bqplot.Figure(marks=marks, axes=axes)

    def move(change):
        made.draw(**made.values | {MOVES[name]: change["new"]})
        for mark, artist in zip(marks, made.chart.moving, strict=True):
            with mark.hold_sync():
                _hand_over(artist, mark)

    control.observe(move, "value")
    return widgets.VBox([control, figure]), control


def kept(name):
    """A kept Figure in an HTML widget, saved as a whole at each move: without the kept layer and the fast encoder."""
    made = parts(name)
    control, shown = slider_like(made.controls[MOVES[name]]), widgets.HTML()

    def move(change):
        words = made.draw(**made.values | {MOVES[name]: change["new"]})
        picture = io.BytesIO()
        made.chart.fig.savefig(picture, format="png")
        shown.value = f'<img alt="{words}" src="data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}">'

    control.observe(move, "value")
    move({"new": control.value})
    return widgets.VBox([control, shown]), control


def floor(name):
    """The floor: every picture of the panel computed beforehand, sent as it is."""
    made, control = course(name)
    slider, shown, pictures, at = slider_like(control), widgets.HTML(), {}, control.min
    while at <= control.max + 1e-9:
        made.set(**{MOVES[name]: at})
        pictures[round(at, 6)] = made._shown.value
        at += control.step

    def move(change):
        shown.value = pictures[round(change["new"], 6)]

    slider.observe(move, "value")
    move({"new": slider.value})
    return widgets.VBox([slider, shown]), slider
