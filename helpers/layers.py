"""Two layers of a figure: what stays, drawn once as PNG, and what moves, drawn each time as SVG.

A figure is worked on at 72 dots an inch, so that one dot is one point.
"""

import base64
import io
import re
import uuid

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from PIL import Image

from helpers import style

POINTS = 72  # an inch
# One palette for all pictures: a byte a dot makes them small.
PALETTE = Image.new("P", (1, 1))
PALETTE.putpalette([part for color in style.colors() for part in color])
# Coordinates are cut to two places; what stands in scale(...) keeps all of them.
LONG_NUMBER = re.compile(r"(?<![\d.(-])(-?\d+\.\d{2})\d+(?![^ ]*\))")
# What the SVG does not need: its day, line breaks, comments, names of groups, and a style that
# would hold for the whole page.
NOISE = re.compile(
    r'<metadata>.*?</metadata>|\s*\n\s*|<!--.*?-->|(?<=<g) id="[^"]*"|<style.*?</style>', re.DOTALL
)


class Layers:
    """The picture of a figure, whole or in its two layers.

    moving are the artists that a panel may change, in the order in which they are drawn.
    """

    def __init__(self, fig, moving=()):
        self.fig, self.moving = fig, list(moving)
        # Ids in a page are shared by all its pictures; a salt of its own keeps each panel apart.
        self.salt = f"c{uuid.uuid4().hex[:8]}"
        self.frames = {}  # what is fixed, by all that it depends on: PNG in base64
        for artist in self.moving:
            artist.set_animated(True)
        fig.dpi = POINTS

    def size(self):
        """Return width and height in points."""
        return tuple(round(length) for length in self.fig.bbox.size)

    def frame(self):
        """Return what the fixed layer depends on: limits, scales and words that do not move."""
        axes = []
        for ax in self.fig.axes:
            for axis in (ax.xaxis, ax.yaxis):
                if axis not in self.moving:
                    limits = tuple(axis.get_view_interval())
                    axes.append((limits, axis.get_scale(), axis.get_label_text()))
        words = [text.get_text() for text in self.fig.texts if text not in self.moving]
        return tuple(axes), tuple(words)

    def fixed(self):
        """Return the number of the present frame; its picture is drawn unless it is there."""
        frame = self.frame()
        if frame not in self.frames:
            self.frames[frame] = base64.b64encode(self._png([])).decode()
        return list(self.frames).index(frame)

    def whole(self):
        """Return both layers as PNG bytes, at twice the density at which they are shown."""
        return self._png(self.moving)

    def svg(self):
        """Return the moving artists alone as what stands inside an <svg> of this size."""
        text = io.StringIO()
        with style.look(), mpl.rc_context({"svg.hashsalt": self.salt}):
            renderer = RendererSVG(*self.size(), text, image_dpi=POINTS)
            for artist in self.moving:
                artist.draw(renderer)
            renderer.finalize()
        svg = text.getvalue()
        inside = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
        short = LONG_NUMBER.sub(r"\1", NOISE.sub("", inside))
        return short.replace("DejaVuSans-", f"{self.salt}-")

    def _png(self, artists):
        """Draw what is fixed and these artists; return PNG bytes in the colours of style."""
        with style.look():
            self.fig.dpi = style.DENSITY
            canvas = FigureCanvasAgg(self.fig)
            canvas.draw()
            for artist in artists:
                artist.draw(canvas.get_renderer())
            rgba = canvas.buffer_rgba()
            size = rgba.shape[1::-1]
            whole = Image.frombuffer("RGBA", size, rgba, "raw", "RGBA", 0, 1).convert("RGB")
            self.fig.dpi = POINTS
            FigureCanvasAgg(self.fig)  # lets the large one go
        picture = io.BytesIO()
        indexed = whole.quantize(palette=PALETTE, dither=Image.Dither.NONE)
        indexed.save(picture, "png", optimize=True)
        return picture.getvalue()
