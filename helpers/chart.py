"""Chart: a picture (or none) and the words that say what it shows, in its present state."""

import base64
from dataclasses import dataclass, field
from html import escape

from IPython.display import display

from helpers import bundles, cells, style
from helpers.layers import Layers

# Words for whoever has no picture. Those of a live panel (course-beside) would be out of date:
# cells.py hides them beside it.
TWIN = '<{0} class="{1}">{2}</{0}>'
SCALED = "display:block;width:100%;max-width:{width}px;height:auto;aspect-ratio:{width}/{height}"
FIXED = (
    '<img alt="" class="course-frame course-frame-{number}" src="data:image/png;base64,{data}" '
    'width="{width}" height="{height}" style="{scaled}">'
)
# The moving layer says which fixed layer it lies over.
MOVING = (
    "<style>.{salt} .course-frame-{number}{{visibility:visible}}</style>"
    '<svg role="img" aria-label="{words}" viewBox="0 0 {points}" style="{scaled};'
    'stroke-linejoin:round">{inside}</svg>'
)
CAPTION = (
    '<p style="min-height:{room}em;max-width:{width}px;line-height:1.5;margin:0;'
    'white-space:normal">{words}</p>'
)


@dataclass(frozen=True)
class View:
    """What a chart says in one state.

    sentence is the insight, detail the full series in words, below is HTML that stands under both.
    limits are (lowest, highest) of other controls of a panel, by name, where they depend on this
    state; a view is drawn as if a value beyond them stood at the nearest limit. options are those
    of other controls; a view is drawn as if a value that is none of them were the first.
    """

    sentence: str
    detail: str = ""
    below: str = ""
    limits: dict = field(default_factory=dict)
    options: dict = field(default_factory=dict)


class Chart:
    """A picture with its words.

    id is room and function, for example guam.yen. fig is a matplotlib Figure or None; moving
    are the artists that a panel may change; lines is the room that is kept for the sentence.
    draw_guess is how a learner's guess is drawn: a function of the guess that returns artists;
    None where the axes have no place for it.
    """

    def __init__(self, id, fig=None, view=None, moving=(), lines=2, draw_guess=None):
        self.id, self.fig, self.lines, self.draw_guess = id, fig, lines, draw_guess
        self.view = view or View("")
        self.state = {}  # of the controls, by name, when the chart stands in a panel
        self.layers = Layers(fig, moving) if fig else None
        self._guess, self._guess_words = [], ""

    @property
    def sentence(self):
        """What the picture shows, in words."""
        return self.view.sentence + self._guess_words

    def with_guess(self, guess):
        """Draw a learner's guess over the picture, in place of an earlier one; return the chart.

        None wipes an earlier one out. Nothing is drawn where the chart has no place for it.
        """
        for artist in self._guess:
            artist.remove()
            self.layers.moving.remove(artist)
        self._guess, self._guess_words = [], ""
        if self.draw_guess and guess is not None:
            with style.look():
                self._guess = self.draw_guess(guess)
            self.layers.add(self._guess)
            self._guess_words = f" Your guess: {guess:,.10g}."
        return self

    def png(self):
        """Return the picture as PNG bytes, at twice the density at which it is shown."""
        return self.layers.whole()

    def _measures(self):
        """Width and height on the page in pixels, and the style that scales to it."""
        inches = self.fig.get_size_inches()
        width, height = (round(length * style.SHOWN) for length in inches)
        scaled = SCALED.format(width=width, height=height)
        return {"width": width, "height": height, "scaled": scaled}

    def fixed_html(self, there=0):
        """Return what does not move as HTML pictures, a frame each; the present one is among them.

        The first so many are left out: they are in the page already. A frame stays hidden until
        the moving layer asks for it.
        """
        self.layers.fixed()
        frames = list(self.layers.frames.values())
        return [
            FIXED.format(number=number, data=data, **self._measures())
            for number, data in enumerate(frames[there:], start=there)
        ]

    def moving_html(self):
        """Return what moves as HTML: words, an SVG over its frame, what stands below."""
        words = escape(self.sentence, quote=True)
        if self.fig is None:
            return f"<p>{words}</p>{self._below()}"
        measures, layers = self._measures(), self.layers
        picture = MOVING.format(
            salt=layers.salt,
            number=layers.fixed(),
            words=words,
            points=" ".join(map(str, layers.size())),
            scaled=measures["scaled"],
            inside=layers.svg(),
        )
        room = 1.5 * self.lines
        caption = CAPTION.format(room=room, width=measures["width"], words=words)
        return caption + picture + self._below()

    def _below(self):
        """HTML that stands under the sentence: the detail, folded, and what the view has below."""
        detail = escape(self.view.detail)
        folded = f"<details><summary>All figures</summary><p>{detail}</p></details>"
        return (folded if detail else "") + self.view.below

    def _repr_mimebundle_(self, **_):
        if self.fig:
            shown = {"image/png": base64.b64encode(self.png()).decode()}
        else:
            shown = {"text/html": self.moving_html()}
        words = {"text/plain": self.sentence}
        return shown | words | bundles.record("panel", self.id, state=self.state)

    def _ipython_display_(self):
        cells.show_instead(self)
        self.display(self._repr_mimebundle_())

    def display(self, bundle, after=""):
        """Display a bundle and, after a picture, its words: for whoever has no picture.

        after is HTML that follows these words. A live view in the bundle stands apart.
        """
        style_sheet, kind = "", "course-twin"
        if cells.VIEW in bundle:
            bundle = cells.display_live(bundle)
            style_sheet, kind = cells.TWIN_STYLE, "course-twin course-beside"
        if self.fig is None:
            twin = TWIN.format("div", kind, bundle["text/html"] + after)
            display(bundle | {"text/html": style_sheet + twin}, raw=True)
            return
        measures = self._measures()
        shown = {key: measures[key] for key in ("width", "height")}
        display(bundle, raw=True, metadata={"image/png": shown})
        twin = style_sheet + TWIN.format("p", kind, escape(self.sentence))
        below = self._below() + after
        if below:
            twin += TWIN.format("div", kind, below)
        display({"text/html": twin, "text/plain": self.sentence}, raw=True)

    def close(self):
        """Let the figure and its pictures go."""
        # What draws a guess holds the axes.
        self.fig = self.layers = self.draw_guess = None
        self._guess = []
