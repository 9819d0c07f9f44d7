"""Two layers of a figure: what stays, drawn once as PNG, and what moves, drawn each time as SVG.

A figure is worked on at 72 dots an inch, so that one dot is one point.
"""

import base64
import io
import re
import uuid
from functools import cache

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from PIL import Image

from helpers import style

POINTS = 72  # an inch
# One palette for all pictures: a byte a dot makes them small.
PALETTE = Image.new("P", (1, 1))
PALETTE.putpalette([part for color in style.colors() for part in color])
# Coordinates are cut to two places; what stands in scale(...) keeps all of them.
LONG_NUMBER = re.compile(r"(?<![\d.(-])(-?\d+\.\d{2})\d+(?![^ ]*\))|(translate\(\d+\.\d\d)\d+")
# What the SVG does not need: its day, line breaks, comments, names of groups, and a style that
# would hold for the whole page. One comment of ours stands between two artists.
NEXT = "<!-- next artist -->"
NOISE = re.compile(
    r"<metadata>.*?</metadata>|\s*\n\s*|<!--(?! next artist -->).*?-->"
    r"|(?<=<g) id=\"[^\"]*\"|<style.*?</style>",
    re.DOTALL,
)
# The outline of a letter, and where letters are named or used.
LETTER = re.compile(r'<path id="(DejaVu[^"]*)"[^>]*/>')
NAME = re.compile(r'(?:xlink:)?(id="|href="#)(DejaVuSans-Bold-|DejaVuSans-)')
SHORT = {"DejaVuSans-Bold-": "course-b", "DejaVuSans-": "course-a"}  # names that all panels share
PRINTED = "".join(map(chr, range(32, 127)))  # the letters and signs of English


def _inside(svg):
    """What stands inside the <svg> of a whole file, shortened."""
    inside = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    return LONG_NUMBER.sub(r"\1\2", NOISE.sub("", inside))


def _renamed(svg):
    """Give letters the names that all panels share."""
    return NAME.sub(lambda found: found[1] + SHORT[found[2]], svg)


@cache
def _letters():
    """The outlines of the letters of English, upright and bold, by matplotlib's names."""
    fig = Figure()
    for weight in ("normal", "bold"):
        fig.text(0, 0, PRINTED.replace("$", r"\$"), weight=weight)
    file = io.StringIO()
    with style.look():
        fig.savefig(file, format="svg")
    return {found[1]: found[0] for found in LETTER.finditer(file.getvalue())}


def letters_html():
    """Return the outlines of letters that every moving layer uses, to stand in the page."""
    letters = _renamed("".join(_letters().values()))
    hidden = "position:absolute;width:0;height:0"
    return f'<svg aria-hidden="true" style="{hidden}"><defs>{letters}</defs></svg>'


class _Renderer(RendererSVG):
    """Matplotlib's own SVG renderer, but each text is drawn once and kept.

    Drawing letters is what takes most of the time.
    """

    def __init__(self, width, height):
        self.measures = width, height
        self.kept = {}  # by text and look: its markup at the origin
        self.start()

    def start(self):
        """Begin a new SVG. The renderer stays: matplotlib need not measure its texts again."""
        self.file = io.StringIO()
        super().__init__(*self.measures, self.file, image_dpi=POINTS)

    def draw_text(self, gc, x, y, *text, ismath=False, mtext=None):
        """Put a kept text at a place; text is (words, font, angle), as matplotlib gives it."""
        words, font, angle = text
        look = (words, hash(font), tuple(gc.get_rgb()), angle, ismath)
        if look not in self.kept:
            self.kept[look] = self._drawn_alone(gc, words, font, angle, ismath)
        self.writer.start("g", transform=f"translate({x:.2f} {y:.2f})")
        self.writer.comment("")  # the tag is written before what stands in it
        self.file.write(self.kept[look])
        self.writer.end("g")

    def _drawn_alone(self, gc, *text):
        """The markup of a new text at the origin, with the outlines of rare letters only."""
        file = io.StringIO()
        alone = RendererSVG(*self.measures, file, image_dpi=POINTS)
        alone.draw_text(gc, 0, 0, *text)
        alone.finalize()
        markup = LETTER.sub(
            lambda found: "" if found[1] in _letters() else found[0], _inside(file.getvalue())
        )
        return markup.replace("<defs></defs>", "")

    def finished(self, artists):
        """Draw artists; return the SVG of each in order, and last what they refer to."""
        for artist in artists:
            artist.draw(self)
            self.writer.comment("next artist")
        self.finalize()
        return _inside(self.file.getvalue()).split(NEXT)


class Layers:
    """The picture of a figure, whole or in its two layers.

    moving are the artists that a panel may change, in the order in which they are drawn.
    """

    def __init__(self, fig, moving=()):
        self.fig, self.moving = fig, []
        # Ids in a page are shared by all its pictures; a salt of its own keeps each panel apart.
        self.salt = f"c{uuid.uuid4().hex[:6]}"
        self.frames = {}  # what is fixed, by all that it depends on: PNG in base64
        self.drawn = []  # the SVG of each moving artist, as drawn last, and what they refer to
        self.add(moving)
        fig.dpi = POINTS
        self.renderer = _Renderer(*self.size())

    def add(self, artists):
        """Let more artists move; they are drawn over the others."""
        for artist in artists:
            artist.set_animated(True)
            self.moving.append(artist)

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
        """Return the moving artists alone as what stands inside an <svg> of this size.

        The page must have letters_html() somewhere.
        """
        with style.look(), mpl.rc_context({"svg.hashsalt": self.salt}):
            self.renderer.start()
            self.drawn = [_renamed(part) for part in self.renderer.finished(self.moving)]
        return "".join(self.drawn)

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
