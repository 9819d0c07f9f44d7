"""Charts and panels: what is drawn, what is kept, what is said; on a chart made for the test."""

import io

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image

from helpers import panel, style


def pixels(data):
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


@pytest.fixture
def shown():
    fig, ax = style.axes("Height of one bar", 2.0, xlim=(0, 1), ylim=(0, 10))
    bar, = ax.bar([0.5], [0], color=style.BLUE)
    note = style.label(ax, 0.1, 5, "")

    def draw(height, kind):
        bar.set_height(height)
        note.set_text(kind)
        ax.set_ylim(0, 10 if height <= 10 else 100)
        return f"{kind} <{height}>"

    return panel.Panel(panel.Chart(fig, moving=[bar, note]), draw,
                       height=panel.number("Height", "metres", 2.5, 0.0, 50.0, 0.5),
                       kind=panel.choice("Kind", ["tall", "wide"], "tall"))


def test_a_control_moves_picture_sentence_and_text_equivalent_together(shown):
    before = shown._shown.value
    assert shown.set(height=7).sentence == "tall <7.0>"
    after = shown._shown.value
    assert before != after and 'alt="tall &lt;7.0&gt;"' in after and "tall &lt;7.0&gt;</p>" in after
    assert before.split("base64,")[1][:9000] != after.split("base64,")[1][:9000]


def test_the_fast_picture_is_the_slow_picture(shown):
    """Restoring the kept layer and drawing the moving artists gives what drawing everything gives."""
    for height, kind in ((9, "wide"), (3, "tall"), (40, "wide"), (1, "tall")):
        shown.set(height=height, kind=kind)
        fast = pixels(shown.chart.png())
        for artist in shown.chart.moving:
            artist.set_animated(False)
        slow = io.BytesIO()
        shown.chart.fig.savefig(slow, format="png", dpi=style.DPI)
        for artist in shown.chart.moving:
            artist.set_animated(True)
        shown.chart._frame = None
        assert fast.shape == (200, 900, 3)
        apart = abs(fast - pixels(slow.getvalue()))
        assert apart.mean() < 0.6 and apart.max() < 100  # 256 colours; the axes' frame may lie under a bar's edge


def test_white_stays_white_and_inks_stay_inks(shown):
    picture = pixels(shown.set(height=9).chart.png())
    assert (picture[:5] == 255).all()
    for ink in (style.BLACK, style.BLUE, style.RED, style.GREEN, style.PURPLE, style.GREY, style.PALE):
        shown.chart.moving[0].set_color(ink)
        picture = pixels(shown.chart.png())
        exact = np.array([int(ink[n:n + 2], 16) for n in (1, 3, 5)])
        assert abs(picture[150, 450] - exact).max() <= 4


def test_the_layer_is_drawn_again_only_when_what_is_fixed_changes(shown, monkeypatch):
    drawn = []
    whole = shown.chart._canvas.draw
    monkeypatch.setattr(shown.chart._canvas, "draw", lambda: (drawn.append(1), whole()))
    shown.set(height=3, kind="wide")
    assert not drawn
    shown.set(height=30)
    shown.set(height=31)
    assert len(drawn) == 1
    shown.chart.fig.axes[0].set_xlabel("new")
    shown.set(height=32)
    assert len(drawn) == 2


def test_size_and_room_for_the_sentence_never_change(shown):
    looks = set()
    for height in (0, 5, 50):
        html = shown.set(height=height).chart.html()
        looks.add(html[html.rindex('" width=') : html.index("<p")])
    assert looks == {'" width="900" height="200" style="max-width:100%;height:auto;aspect-ratio:900/200">'}
    assert "min-height:4.5em" in shown._shown.value


def test_a_box_and_a_slider_say_the_same_and_the_box_is_labelled(shown):
    (number, kind), (box, slider) = shown.children[1].children, shown.children[1].children[0].children
    assert box.description == "Height (metres)"
    box.value = 4.5
    assert slider.value == 4.5 and shown.sentence == "tall <4.5>"
    slider.value = 12.1 + 1e-14
    assert box.value == 12.1 and shown.values["height"] == 12.1
    assert kind.description == "Kind" and number.control is box


def test_switches_and_any_labelled_widget_are_controls():
    heard = []
    made = panel.Panel(panel.Chart(), lambda **values: heard.append(values) or "words",
                       on=panel.switch("Count it", True), part=widgets.Text(description="Find"))
    assert [row.description for row in made.children[1].children] == ["Count it", "Find"]
    made.set(on=False, part="cap")
    assert heard[-1] == {"on": False, "part": "cap"}


def test_a_chart_without_a_picture_is_words_alone(monkeypatch):
    chart = panel.Chart(sentence="a < b", more="<ul><li>one</li></ul>")
    assert chart.html() == "<p>a &lt; b</p><ul><li>one</li></ul>"
    assert chart._repr_mimebundle_() == {"text/html": chart.html(), "text/plain": "a < b"}
    given = []
    monkeypatch.setattr(panel, "display", lambda data, raw: given.append(data))
    chart._ipython_display_()
    panel.Panel(chart, lambda: "a < b")._ipython_display_()
    assert len(given) == 2 and "text/html" in given[1] and "image/png" not in given[1]


def test_a_list_below_a_picture_is_stored_and_hides_beside_a_live_panel(shown, monkeypatch):
    shown.chart.more = "<ol><li>one</li></ol>"
    given = []
    monkeypatch.setattr(panel, "display", lambda data, raw: given.append(data))
    shown._ipython_display_()
    assert given[1]["text/html"].endswith('<div class="course-twin"><ol><li>one</li></ol></div>')
    assert shown.chart.html().endswith("</p><ol><li>one</li></ol>")


def test_a_panel_keeps_as_much_room_for_its_sentence_as_its_chart_asks_for():
    fig, _ = style.axes("Room", 2.0)
    assert "min-height:7.5em" in panel.Chart(fig, "words", lines=5).html()


def test_values_out_of_range_end_at_the_ends_and_wrong_names_are_named(shown):
    assert shown.set(height=-3).values["height"] == 0
    assert shown.set(height=1e9).values["height"] == 50
    with pytest.raises(KeyError, match="no control 'depth'; there are height, kind"):
        shown.set(depth=3)
    with pytest.raises(Exception, match="Invalid selection"):
        shown.set(kind="flat")


def test_many_moves_end_in_the_last_state(shown):
    for n in range(200):
        shown.set(height=(n * 7) % 51, kind=["tall", "wide"][n % 2])
    shown.set(height=8, kind="tall")
    assert shown.sentence == "tall <8.0>" and 'alt="tall &lt;8.0&gt;"' in shown._shown.value


def test_the_static_twin_has_picture_sentence_and_live_view(shown):
    bundle = shown._repr_mimebundle_()
    assert set(bundle) >= {"image/png", "text/plain", "application/vnd.jupyter.widget-view+json"}
    assert bundle["text/plain"] == shown.sentence


def test_showing_gives_the_picture_and_then_the_sentence_as_text(shown, monkeypatch):
    given = []
    monkeypatch.setattr(panel, "display", lambda data, raw: given.append(data))
    shown._ipython_display_()
    shown.chart._ipython_display_()
    assert [sorted(data) for data in given[1::2]] == [["text/html", "text/plain"]] * 2
    assert given[1]["text/html"] == '<p class="course-twin">tall &lt;2.5&gt;</p>'
    assert "image/png" in given[2] and "application/vnd.jupyter.widget-view+json" not in given[2]
