"""Chart: a picture (or none), the sentence that says what it shows, and the artists that may move.

The unchanging layer is drawn once; an update draws only the moving artists on a copy of it.
"""

import base64
import io
import zlib
from dataclasses import dataclass, field
from html import escape

from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from helpers import bundles, style

# One palette for all pictures: finding the nearest of fixed colours and storing one byte a point
# is what makes it fast.
PALETTE = Image.new("P", (1, 1))
PALETTE.putpalette([part for color in style.colors() for part in color])
# Beside a live panel these written twins of its words would be out of date; panel.py hides them.
TWIN = '<{0} class="course-twin">{1}</{0}>'
PICTURE = (
    '<img alt="{words}" src="data:image/png;base64,{data}" width="{width}" height="{height}" '
    'style="max-width:100%;height:auto;aspect-ratio:{width}/{height}">'
)
CAPTION = '<p style="min-height:{room}em;max-width:{width}px;line-height:1.5;margin:0">{words}</p>'


@dataclass(frozen=True)
class View:
    """What a chart says in one state.

    sentence is the insight, detail the full series in words, below is HTML that stands under both.
    limits are (lowest, highest) of other controls of a panel, by name, where they depend on this
    state; a view is drawn as if a value beyond them stood at the nearest limit.
    """

    sentence: str
    detail: str = ""
    below: str = ""
    limits: dict = field(default_factory=dict)


class Chart:
    """A picture with its words.

    id is room and function, for example guam.yen. fig is a matplotlib Figure or None; moving
    are the artists that a panel may change; lines is the room that is kept for the sentence.
    """

    def __init__(self, id, fig=None, sentence="", moving=(), lines=3):
        self.id, self.fig, self.view = id, fig, View(sentence)
        self.moving, self.lines = list(moving), lines
        self.state = {}  # of the controls, by name, when the chart stands in a panel
        self._canvas = FigureCanvasAgg(fig) if fig else None
        self._frame = self._layer = None
        for artist in self.moving:
            artist.set_animated(True)

    @property
    def sentence(self):
        """What the picture shows, in words."""
        return self.view.sentence

    def _present_frame(self):
        """What the kept layer depends on and a panel may change: limits, scales, words around."""
        axes = [
            (
                ax.viewLim.extents.tolist(),
                ax.get_xscale(),
                ax.get_yscale(),
                ax.get_xlabel(),
                ax.get_ylabel(),
            )
            for ax in self.fig.axes
        ]
        words = [text.get_text() for text in self.fig.texts if text not in self.moving]
        return axes, words

    def _draw_fixed_layer(self):
        """Draw what does not move, unless it is there already, and put it on the canvas."""
        frame = self._present_frame()
        if frame != self._frame:
            self._canvas.draw()
            self._layer, self._frame = self._canvas.copy_from_bbox(self.fig.bbox), frame
        self._canvas.restore_region(self._layer)

    def png(self):
        """Return the picture as PNG bytes, 100 dots an inch, in the 256 colours of style."""
        self._draw_fixed_layer()
        for artist in self.moving:
            artist.draw(self._canvas.get_renderer())
        rgba = self._canvas.buffer_rgba()
        size = rgba.shape[1::-1]
        whole = Image.frombuffer("RGBA", size, rgba, "raw", "RGBA", 0, 1).convert("RGB")
        indexed = whole.quantize(palette=PALETTE, dither=Image.Dither.NONE)
        picture = io.BytesIO()
        indexed.save(picture, "png", compress_level=1, compress_type=zlib.Z_RLE)
        return picture.getvalue()

    def _png_text(self):
        return base64.b64encode(self.png()).decode()

    def _below(self):
        """HTML that stands under the sentence: the detail, folded, and what the view has below."""
        detail = escape(self.view.detail)
        folded = f"<details><summary>All figures</summary><p>{detail}</p></details>"
        return (folded if detail else "") + self.view.below

    def html(self):
        """Return picture, sentence (as text equivalent and as caption) and what stands below."""
        words = escape(self.sentence, quote=True)
        if self.fig is None:
            return f"<p>{words}</p>{self._below()}"
        width, height = self._canvas.get_width_height()
        picture = PICTURE.format(words=words, data=self._png_text(), width=width, height=height)
        caption = CAPTION.format(room=1.5 * self.lines, width=width, words=words)
        return picture + caption + self._below()

    def _repr_mimebundle_(self, **_):
        words = {"text/plain": self.sentence}
        shown = {"image/png": self._png_text()} if self.fig else {"text/html": self.html()}
        return shown | words | bundles.record("panel", self.id, state=self.state)

    def _ipython_display_(self):
        self.display(self._repr_mimebundle_())

    def display(self, bundle):
        """Display a bundle and, after a picture, its words: for whoever has no picture."""
        display(bundle, raw=True)
        if self.fig is None:
            return
        twin = TWIN.format("p", escape(self.sentence))
        below = self._below()
        if below:
            twin += TWIN.format("div", below)
        display({"text/html": twin, "text/plain": self.sentence}, raw=True)
