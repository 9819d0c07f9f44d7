"""Charts and panels: what is drawn, what is kept, what is said; on a chart made for the test."""

import re

import ipywidgets as widgets
import pytest
from facts import svg

from helpers import bundles, cells, chart, draw, panel
from helpers.cells import VIEW
from helpers.chart import Chart, View

TWIN = '<div class="course-twin">{}</div>'
BESIDE = '<div class="course-twin course-beside">{}</div>'  # of a live panel


@pytest.fixture
def displayed(monkeypatch):
    """The bundles that are displayed from now on, as they are."""
    given = []

    def display(data, raw=False, metadata=None):
        assert raw
        given.append(data)

    monkeypatch.setattr(chart, "display", display)
    monkeypatch.setattr(cells, "display", display)
    return given


def counting(moves, **rows):
    """A panel without a picture that notes each call of draw."""
    return panel.Panel(Chart("test.words"), lambda **v: moves.append(v) or View("words"), **rows)


def test_a_control_moves_picture_sentence_and_text_equivalent_together(shown):
    before = shown._shown.value
    assert shown.set(height=7).sentence == "tall <7.0>"
    after = shown._shown.value
    assert 'aria-label="tall &lt;7.0&gt;"' in after and "tall &lt;7.0&gt;</p>" in after
    assert svg(before) != svg(after) and svg(after).count("<path") >= 1


def test_of_all_frames_one_is_seen_the_one_that_the_moving_layer_asks_for(shown):
    """All are hidden by the panel's style sheet; the panel has the class that the layer names."""
    style_sheet, _, picture = shown.children
    assert "\n.course-frame { visibility: hidden }\n" in style_sheet.value
    asked = re.search(r"<style>\.(\w+) \.course-frame-0\{visibility:visible\}", shown._shown.value)
    assert asked[1] in shown._dom_classes
    assert all('class="course-frame ' in frame.value for frame in picture.children[1].children)


def test_size_and_room_for_the_sentence_never_change(shown):
    scaled = 'style="display:block;width:100%;max-width:900px;height:auto;aspect-ratio:900/200'
    for height in (0, 5, 50):
        html = shown.set(height=height)._shown.value
        assert html.startswith('<p style="min-height:3.0em;max-width:900px')
        assert f'viewBox="0 0 648 144" {scaled}' in html
        assert all(scaled in widget.value for widget in shown._frames.children)


def test_a_box_and_a_slider_say_the_same_and_the_box_is_labelled(shown):
    number, kind = shown.children[1].children
    box, slider = number.children
    assert box.description == "Height (metres)"
    box.value = 4.5
    assert slider.value == 4.5 and shown.sentence == "tall <4.5>"
    slider.value = 12.1 + 1e-14
    assert box.value == 12.1 and shown.values["height"] == 12.1
    assert kind.description == "Kind" and number.control is slider


def test_a_number_beyond_its_limits_is_cut_and_the_sentence_says_so(shown):
    """A browser turns 15,5 into 155; a box that hides the cut would hide the mistake."""
    box, slider = shown.children[1].children[0].children
    box.value = 155
    said = "155 is beyond this control; it stands at 50. tall <50.0>"
    assert (slider.value, box.value, shown.sentence) == (50, 50, said)
    box.value = 155  # once more, although nothing moves
    assert (box.value, shown.sentence) == (50, said)
    box.value = 9
    assert shown.sentence == "tall <9.0>"
    assert shown.set(height=-3).sentence == "-3 is beyond this control; it stands at 0. tall <0.0>"
    assert shown.set(kind="wide").sentence.startswith("-3 is beyond")
    slider.value = 4
    assert shown.sentence == "wide <4.0>"


def test_switches_and_any_labelled_widget_are_controls():
    moves = []
    made = counting(moves, on=panel.switch("Count it", True), part=widgets.Text(description="Find"))
    assert [row.description for row in made.children[1].children] == ["Count it", "Find"]
    made.set(on=False, part="cap")
    assert moves[-1] == {"on": False, "part": "cap"}


def test_setting_several_values_draws_once_and_so_does_a_hand():
    moves = []
    rows = {name: panel.switch(name, True) for name in "abc"}
    made = counting(moves, **rows)
    moves.clear()
    made.set(a=False, b=False, c=False)
    assert moves == [{"a": False, "b": False, "c": False}]
    made.controls["a"].value = True
    assert len(moves) == 2


def limited(moves):
    """A panel in which one control says how far the other may go."""

    def move(most, n):
        moves.append((most, n))
        return View(f"{min(n, most)} of {most}", limits={"n": (1, most)})

    return panel.Panel(
        Chart("test.limits"),
        move,
        most=panel.number("Most", "", 5, 1, 9, 1),
        n=panel.number("Number", "", 4, 1, 9, 1),
    )


def test_a_zero_that_is_cut_is_said_too():
    assert limited([]).set(n=0).sentence == "0 is beyond this control; it stands at 1. 1 of 5"


def test_a_view_sets_the_limits_of_other_controls_without_drawing_again():
    moves = []
    made = limited(moves)
    box, slider = made.children[1].children[1].children
    assert (box.value, slider.max, len(moves)) == (4, 5, 1)
    made.controls["most"].value = 2
    assert (box.value, slider.max, made.values["n"], len(moves)) == (2, 2, 2, 2)
    assert made.sentence == "2 of 2" and made.chart.state == {"most": 2, "n": 2}


def test_limits_may_move_past_the_old_ones_in_either_direction():
    made = panel.Panel(
        Chart("test.range"),
        lambda low, n: View(f"{n}", limits={"n": (low, low + 3)}),
        low=panel.number("Low", "", 1, 1, 90, 1),
        n=panel.number("Number", "", 1, 1, 90, 1),
    )
    for low in (50, 10, 80):
        made.set(low=low)
        box = made.controls["n"]
        assert (box.min, box.max) == (low, low + 3) and low <= box.value <= low + 3


def test_a_value_that_no_limit_admits_is_drawn_once():
    moves = []
    made = limited(moves)
    moves.clear()
    assert made.set(most=3, n=8).values["n"] == 3 and len(moves) == 1


def test_set_reaches_a_value_that_its_own_other_values_admit():
    made = limited([])
    cut = "8 is beyond this control; it stands at {0}. {0} of {0}"
    assert made.set(n=9, most=9).sentence == "9 of 9"
    assert made.set(n=8, most=3).sentence == "3 of 3"
    assert made.set(n=8, most=6).sentence == cut.format(
        6
    )  # the end of the new range, not of the old


def test_a_number_stops_at_each_step_and_the_other_controls_at_each_option():
    assert panel.stops(panel.number("n", "", 0.2, 0.0, 0.5, 0.1).control) == [
        0.0, 0.1, 0.2, 0.3, 0.4, 0.5,
    ]  # fmt: skip
    assert panel.stops(panel.number("n", "", 2006, 2006, 2008, 1).control) == [2006, 2007, 2008]
    assert panel.stops(panel.choice("c", [("one", 1), ("two", 2)], 1)) == [1, 2]
    assert panel.stops(panel.switch("s", True)) == [False, True]
    assert panel.stops(widgets.Text()) == []


def test_a_chart_without_a_picture_is_words_alone(displayed):
    made = Chart("test.words")
    made.view = View("a < b", below="<ul><li>one</li></ul>")
    assert made.moving_html() == "<p>a &lt; b</p><ul><li>one</li></ul>"
    entry = bundles.record("panel", "test.words", state={})
    assert made._repr_mimebundle_() == {
        "text/html": made.moving_html(),
        "text/plain": "a < b",
        **entry,
    }
    made._ipython_display_()
    panel.Panel(made, lambda: View("a < b"))._ipython_display_()
    words, view, twin = displayed
    assert words["text/html"] == TWIN.format("<p>a &lt; b</p><ul><li>one</li></ul>")
    assert list(view) == [VIEW] and "image/png" not in twin
    assert twin["text/html"] == cells.TWIN_STYLE + BESIDE.format("<p>a &lt; b</p>")


def test_detail_is_folded_under_the_sentence_live_and_stored(shown, displayed):
    shown.chart.view = View("short", detail="1 < 2", below="<ol></ol>")
    folded = "<details><summary>All figures</summary><p>1 &lt; 2</p></details><ol></ol>"
    assert shown.chart.moving_html().endswith(f"</svg>{folded}")
    shown._ipython_display_()
    assert displayed[2]["text/html"].endswith(BESIDE.format(folded))


def test_a_list_below_a_picture_is_stored_and_hides_beside_a_live_panel(shown, displayed):
    shown.chart.view = View("words", below="<ol><li>one</li></ol>")
    shown._ipython_display_()
    twin = '<p class="course-twin course-beside">words</p>' + BESIDE.format("<ol><li>one</li></ol>")
    assert displayed[2]["text/html"] == cells.TWIN_STYLE + twin
    assert shown.chart.moving_html().endswith("</svg><ol><li>one</li></ol>")


def test_a_panel_keeps_as_much_room_for_its_sentence_as_its_chart_asks_for():
    fig, _ = draw.axes("Room", 2.0)
    assert "min-height:7.5em" in Chart("test.room", fig, View("words"), lines=5).moving_html()


def test_values_out_of_range_end_at_the_ends_and_wrong_names_are_named(shown):
    assert shown.set(height=-3).values["height"] == 0
    assert shown.set(height=1e9).values["height"] == 50
    with pytest.raises(KeyError, match="no control 'depth'; there are height, kind"):
        shown.set(depth=3)
    with pytest.raises(Exception, match="Invalid selection"):
        shown.set(kind="flat")
    shown.controls["height"].value = 6
    assert shown.sentence == "tall <6.0>"  # a refused value leaves no panel that no longer draws


@pytest.mark.parametrize("refused", [{"kind": "flat"}, {"height": float("nan")}])
def test_a_refused_value_leaves_the_whole_state_as_it_was(shown, refused):
    shown.set(height=3)
    with pytest.raises(Exception, match="Invalid selection|not a number"):
        shown.set(height=9, **refused) if "kind" in refused else shown.set(kind="wide", **refused)
    assert shown.values == {"height": 3, "kind": "tall"} and shown.sentence == "tall <3.0>"
    assert shown.set(kind="wide").sentence == "wide <3.0>"


def test_many_moves_end_in_the_last_state(shown):
    for n in range(200):
        shown.set(height=(n * 7) % 51, kind=["tall", "wide"][n % 2])
    shown.set(height=8, kind="tall")
    assert shown.sentence == "tall <8.0>" and 'aria-label="tall &lt;8.0&gt;"' in shown._shown.value


def test_the_static_twin_has_picture_sentence_state_and_live_view(shown):
    bundle = shown.set(height=3.5)._repr_mimebundle_()
    assert set(bundle) == {"image/png", "text/plain", VIEW, bundles.MIME}
    assert bundle["text/plain"] == shown.sentence
    assert bundle[bundles.MIME] == {
        "course": "alliance",
        "schema": 1,
        "kind": "panel",
        "id": "test.bar",
        "state": {"height": 3.5, "kind": "tall"},
    }


def test_showing_gives_the_live_view_the_picture_and_the_sentence_each_by_itself(shown, displayed):
    """Where no Python runs the view is an error, and the other two are still there."""
    shown._ipython_display_()
    shown.chart._ipython_display_()
    kinds = [sorted(data) for data in displayed]
    picture = sorted(["image/png", "text/plain", bundles.MIME])
    assert kinds == [[VIEW], picture, ["text/html", "text/plain"]] + [picture, kinds[2]]
    words = '<p class="{}">tall &lt;2.5&gt;</p>'
    beside = words.format("course-twin course-beside")
    assert displayed[2]["text/html"] == cells.TWIN_STYLE + beside
    assert displayed[4]["text/html"] == words.format("course-twin")


def test_a_slider_is_not_answered_and_draws_once():
    """A slider that is set back while a hand moves it shows few of its stops."""
    moves = []
    made = counting(moves, n=panel.number("n", "", 0.0, 0.0, 1.0, 0.1))
    slider = made.controls["n"]
    moves.clear()
    slider.value = 0.1 + 0.2  # 0.30000000000000004, as a browser says it
    assert moves == [{"n": 0.3}] and slider.value == 0.1 + 0.2
