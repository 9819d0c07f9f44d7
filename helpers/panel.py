"""Chart: a picture (or none) and the sentence that says what it shows. Panel: controls and a chart, updated in place.

A chart's unchanging layer is drawn once; an update draws only the moving artists on a copy of it.
"""

import base64
import io
import zlib
from functools import partial
from html import escape

import ipywidgets as widgets
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from traitlets import link

from helpers import style

# Beside a live panel the written twin of its sentence would be out of date.
LIVE = "<style>.jp-OutputArea:has(.course-live) .course-twin{display:none}</style>"
TWIN = '<{0} class="course-twin">{1}</{0}>'
# One palette for all pictures: finding the nearest of fixed colours and storing one byte a point is what makes it fast.
PALETTE = Image.new("P", (1, 1))
PALETTE.putpalette([part for color in style.colors() for part in color])


class Chart:
    """A matplotlib Figure (or None), the sentence that says what it shows, and the artists that may move.

    lines is the room that a panel keeps for the sentence; more is HTML that stands below it, for example a list.
    """

    def __init__(self, fig=None, sentence="", moving=(), lines=3, more=""):
        self.fig, self.sentence, self.moving, self.lines, self.more = fig, sentence, list(moving), lines, more
        self._canvas, self._frame, self._layer = fig and FigureCanvasAgg(fig), None, None
        for artist in self.moving:
            artist.set_animated(True)

    def _fixed(self):
        """What the kept layer depends on and a panel may change: limits, scales and the words around the axes."""
        return [(a.viewLim.extents.tolist(), a.get_xscale(), a.get_yscale(), a.get_xlabel(), a.get_ylabel())
                for a in self.fig.axes] + [t.get_text() for t in self.fig.texts if t not in self.moving]

    def png(self):
        """Return the picture as PNG bytes, 100 dots an inch, in the 256 colours of style."""
        if self._frame != (frame := self._fixed()):
            self._canvas.draw()
            self._layer, self._frame = self._canvas.copy_from_bbox(self.fig.bbox), frame
        self._canvas.restore_region(self._layer)
        for artist in self.moving:
            artist.draw(self._canvas.get_renderer())
        picture = io.BytesIO()
        rgba = self._canvas.buffer_rgba()
        whole = Image.frombuffer("RGBA", rgba.shape[1::-1], rgba, "raw", "RGBA", 0, 1).convert("RGB")
        whole = whole.quantize(palette=PALETTE, dither=Image.Dither.NONE)
        whole.save(picture, "png", compress_level=1, compress_type=zlib.Z_RLE)
        return picture.getvalue()

    def html(self):
        """Return the picture with the sentence as its text equivalent and as its caption, and what stands below."""
        words = escape(self.sentence, quote=True)
        if self.fig is None:
            return f"<p>{words}</p>{self.more}"
        width, height = self._canvas.get_width_height()
        data = base64.b64encode(self.png()).decode()
        return (f'<img alt="{words}" src="data:image/png;base64,{data}" width="{width}" height="{height}" '
                f'style="max-width:100%;height:auto;aspect-ratio:{width}/{height}">'
                f'<p style="min-height:{1.5 * self.lines}em;max-width:{width}px;line-height:1.5;margin:0">{words}</p>'
                f"{self.more}")

    def _repr_mimebundle_(self, **_):
        kind, shown = ("image/png", base64.b64encode(self.png()).decode()) if self.fig else ("text/html", self.html())
        return {kind: shown, "text/plain": self.sentence}

    def _ipython_display_(self):
        _show(self._repr_mimebundle_(), self)


def _show(bundle, chart):
    """Display a bundle and, after a picture, the words of its chart for whoever has no kernel or no picture."""
    display(bundle, raw=True)
    if chart.fig:
        twin = TWIN.format("p", escape(chart.sentence)) + (chart.more and TWIN.format("div", chart.more))
        display({"text/html": twin, "text/plain": chart.sentence}, raw=True)


def number(name, unit, value, low, high, step):
    """Return a slider and a labelled number box that move together; unit is part of the label."""
    label = f"{name} ({unit})" if unit else name
    wide = {"description_width": "initial"}
    kind = "Int" if all(isinstance(n, int) for n in (value, low, high, step)) else "Float"
    limits = {"value": value, "min": low, "max": high, "step": step}
    box = getattr(widgets, f"Bounded{kind}Text")(
        **limits, description=label, style=wide, layout=widgets.Layout(width=f"{len(label) * 0.52 + 6.5:.0f}em"))
    slider = getattr(widgets, f"{kind}Slider")(**limits, readout=False, layout=widgets.Layout(width="18em"))
    tidy = partial(round, ndigits=6)  # the browser's slider says 12.100000000000001 for 12.1
    link((slider, "value"), (box, "value"), transform=(tidy, tidy))
    row = widgets.HBox([box, slider], layout=widgets.Layout(flex_flow="row wrap"))
    row.control = box
    return row


def choice(name, options, value):
    """Return labelled buttons, one an option, not a drop-down: JupyterLab takes the arrow keys away from one.

    options is a list, or pairs of words and values.
    """
    return widgets.ToggleButtons(description=name, options=options, value=value, layout=widgets.Layout(width="100%"),
                                 style={"description_width": "initial", "button_width": "auto"})


def switch(name, value):
    """Return a labelled box to tick; value is True or False."""
    return widgets.Checkbox(description=name, value=value, indent=False, layout=widgets.Layout(width="auto"))


class Panel(widgets.VBox):
    """Controls above one picture and one sentence. draw(**values) moves the chart's artists, returns the sentence.

    Shown live as a widget; stored or without a kernel as the picture of its present state and the sentence.
    """

    def __init__(self, chart, draw, **controls):
        self.chart, self._draw = chart, draw
        self.controls = {name: getattr(row, "control", row) for name, row in controls.items()}
        self._shown = widgets.HTML()
        for control in self.controls.values():
            control.observe(self._redraw, "value")
        self._redraw()
        hides = widgets.HTML(LIVE, layout=widgets.Layout(display="none"))
        rows = widgets.HBox([*controls.values()], layout=widgets.Layout(flex_flow="row wrap"))
        super().__init__([hides, rows, self._shown])
        self.add_class("course-live")

    def _redraw(self, _=None):
        self.chart.sentence = self._draw(**self.values)
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
        """Move controls as a hand would and return the panel; a value out of range ends at the range's end."""
        for name, value in values.items():
            if name not in self.controls:
                raise KeyError(f"no control {name!r}; there are {', '.join(self.controls)}")
            self.controls[name].value = value
        return self

    def _repr_mimebundle_(self, **kwargs):
        return super()._repr_mimebundle_(**kwargs) | self.chart._repr_mimebundle_()

    def _ipython_display_(self):
        _show(self._repr_mimebundle_(), self.chart)
