"""Two layers of a picture: each draws what it should, whatever the reader has set."""

import base64
import io
import re

import matplotlib as mpl
import matplotlib.style
import numpy as np
import pytest
from facts import svg
from ink import NAMED
from PIL import Image

from helpers import draw, layers, style
from helpers.chart import Chart


def pixels(data):
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def test_the_whole_picture_is_what_matplotlib_draws_at_once(shown):
    """The fixed layer and the moving artists on it give what drawing all of it gives."""
    for height, kind in ((9, "wide"), (3, "tall"), (40, "wide"), (1, "tall")):
        shown.set(height=height, kind=kind)
        in_layers = pixels(shown.chart.png())
        for artist in shown.chart.layers.moving:
            artist.set_animated(False)
        at_once = io.BytesIO()
        with style.look():
            shown.chart.fig.savefig(at_once, format="png", dpi=style.DENSITY)
        for artist in shown.chart.layers.moving:
            artist.set_animated(True)
        assert in_layers.shape == (400, 1800, 3)
        apart = abs(in_layers - pixels(at_once.getvalue()))
        # 225 colours; the axes' frame may lie under a bar's edge
        assert apart.mean() < 0.6 and (apart.max(axis=2) > 60).mean() < 0.002


def test_white_stays_white_and_inks_stay_inks(shown):
    picture = pixels(shown.set(height=9).chart.png())
    assert (picture[:10] == 255).all()
    for name in NAMED:
        ink = getattr(style, name)
        shown.chart.layers.moving[0].set_color(ink)
        picture = pixels(shown.chart.png())
        exact = np.array([int(ink[n : n + 2], 16) for n in (1, 3, 5)])
        assert abs(picture[300, 900] - exact).max() <= 4


def test_a_frame_is_drawn_once_and_kept(shown, monkeypatch):
    drawn = []
    whole = shown.chart.layers._png
    monkeypatch.setattr(shown.chart.layers, "_png", lambda some: drawn.append(1) or whole(some))
    shown.set(height=3, kind="wide")
    assert not drawn
    shown.set(height=30)
    shown.set(height=31)
    shown.set(height=3)  # going back costs nothing
    assert len(drawn) == 1
    shown.chart.fig.axes[0].set_xlabel("new")
    shown.set(height=2)
    assert len(drawn) == 2


def test_the_moving_layer_asks_for_the_frame_that_it_lies_over(shown):
    asked = re.compile(rf"<style>.{shown.chart.layers.salt} .course-frame-(\d){{visibility")
    frames = []
    for height in (3, 30, 4):
        frames.append(asked.search(shown.set(height=height)._shown.value)[1])
    assert frames == ["0", "1", "0"]
    kept = [widget.value for widget in shown._frames.children]
    assert ["course-frame-0" in kept[0], "course-frame-1" in kept[1]] == [True, True]
    assert len(kept) == 2 and kept[0].split("base64,")[1] != kept[1].split("base64,")[1]


def test_what_moves_is_not_in_the_fixed_layer(shown):
    """A bar that stayed in it would stand like a ghost under all that come later."""
    shown.set(height=9, kind="wide")
    (fixed,) = shown.chart.layers.frames.values()
    picture = pixels(base64.b64decode(fixed))
    inside = picture[100:300, 200:1700]  # between the axes; the sentence of the title is above
    assert (inside == 255).all() and (picture < 100).any()


def test_axes_that_differ_by_little_are_frames_of_their_own(shown):
    """Else ticks would stand where another state has them."""
    layers = shown.chart.layers
    numbers = []
    for top in (10, 10.3, 10):
        shown.chart.fig.axes[0].set_ylim(0, top)
        numbers.append(layers.fixed())
    assert numbers == [0, 1, 0]


def test_moving_ticks_need_no_new_frame(shown):
    fig, ax = draw.axes("Ticks that move", 2.0, xlim=(0, 1), ylim=(0, 10))
    made = Chart("test.ticks", fig, moving=[ax.yaxis])
    before = (made.layers.fixed(), svg(made.moving_html()))
    ax.set_ylim(0, 1000)
    assert (made.layers.fixed(), len(made.layers.frames)) == (before[0], 1)
    assert svg(made.moving_html()) != before[1]


def ids(svg):
    """The ids that an SVG names, and those that it uses."""
    named = set(re.findall(r'id="([\w-]+)"', svg))
    return named, set(re.findall(r'(?:href="#|url\(#)([\w-]+)', svg))


def test_ids_of_two_panels_are_never_the_same(shown):
    fig, ax = draw.axes("Height of one bar", 2.0, xlim=(0, 1), ylim=(0, 10))
    other = Chart("test.bar", fig, moving=[*ax.bar([0.5], [2.5]), draw.label(ax, 0.1, 5, "tall")])
    one, two = (ids(made.moving_html())[0] for made in (shown.chart, other))
    assert one and two and not one & two


@pytest.mark.parametrize("words", ["tall & < 2 %", "“quoted”, naïve – café"])
def test_every_letter_is_in_the_page(shown, words):
    """Letters of English stand in the page once, the others in the moving layer itself."""
    in_page, _ = ids(layers.letters_html())
    assert len(in_page) == 2 * 95
    shown.chart.layers.moving[1].set_text(words)
    named, used = ids(shown.chart.moving_html())
    assert used <= named | in_page
    assert bool(used & named & {name for name in named if "course-a" in name}) == (words[0] == "“")


def test_a_kept_text_is_drawn_where_it_stands_now(shown):
    """Matplotlib's own renderer gives the same letters at the same places."""
    shown.set(height=9, kind="wide")
    note = shown.chart.layers.moving[1]
    for x in (0.1, 0.4):
        note.set_x(x)
        place = note.axes.transData.transform((x, 5))
        found = re.search(
            r'<g transform="translate\(([\d.]+) ([\d.]+)\)',
            shown.chart.layers.svg(),
        )
        assert float(found[1]) == pytest.approx(place[0], abs=0.1)
        assert float(found[2]) == pytest.approx(144 - place[1], abs=6)


def test_a_kept_text_is_drawn_in_its_colour_of_now(shown):
    note = shown.chart.layers.moving[1]
    note.set_text("wide")
    seen = []
    for ink in (style.RED, style.BLUE, style.RED):
        note.set_color(ink)
        shown.chart.layers.svg()
        text = shown.chart.layers.drawn[1]
        seen.append(re.search("#[0-9a-f]{6}", text)[0])
    assert seen == [style.RED.lower(), style.BLUE.lower(), style.RED.lower()]


def test_only_what_belongs_to_the_machine_is_left_to_the_reader():
    """A setting that is not in LOOK is the reader's own, when a chart is drawn."""
    theirs = {setting for setting in mpl.rcParamsDefault if setting not in style.LOOK}
    assert {setting for setting in theirs if not setting.startswith("webagg")} == {
        "backend",
        "backend_fallback",
        "date.epoch",
        "interactive",
        "savefig.directory",
        "toolbar",
    }


def test_a_readers_own_settings_of_svg_change_nothing(shown):
    shown.set(kind="wide")

    def afresh():
        shown.chart.layers.renderer.kept.clear()
        return shown.chart.layers.svg()

    ours = afresh()
    with mpl.rc_context({"svg.fonttype": "none", "path.simplify": False}):
        theirs = afresh()
    assert theirs == ours and "<text" not in ours


def test_a_readers_own_style_and_fonts_change_nothing(shown, caplog):
    def both():
        shown.chart.layers.frames.clear()
        shown.set(height=9)
        return svg(shown._shown.value), shown.chart.png()

    ours = both()
    with mpl.rc_context():
        mpl.style.use("dark_background")
        mpl.rcParams.update({"font.family": "No Such Font", "font.size": 30, "lines.linewidth": 9})
        theirs = both()
        assert mpl.rcParams["font.size"] == 30
    assert theirs == ours and not caplog.records


def test_each_moving_artist_is_drawn_for_itself(shown):
    """What is drawn of one artist changes with it alone: the web edition keeps the others."""
    shown.chart.layers.svg()
    bar, note, _ = shown.chart.layers.drawn
    shown.chart.layers.moving[0].set_color(style.RED)
    whole = shown.chart.layers.svg()
    other_bar, same_note, named = shown.chart.layers.drawn
    assert other_bar != bar and same_note == note
    assert whole == other_bar + same_note + named
