"""A cell that runs again lets go of what it showed before, and of nothing else."""

from types import SimpleNamespace

import ipywidgets as widgets
import pytest

from helpers import cells


class Thing:
    closed = False

    def close(self):
        self.closed = True


@pytest.fixture
def run(monkeypatch):
    """Return a function that shows things as one run of a cell does."""
    monkeypatch.setattr(cells, "_shown", {})
    shell = SimpleNamespace(execution_count=0, user_ns={"In": [""]})
    monkeypatch.setattr(cells, "get_ipython", lambda: shell)

    def run_cell(name, *things):
        shell.execution_count += 1
        shell.get_parent = lambda: {"metadata": {"cellId": name} if name else {}}
        for thing in things:
            cells.show_instead(thing)

    run_cell.shell = shell
    return run_cell


def test_two_things_of_one_cell_both_stay(run):
    one, two = Thing(), Thing()
    run("a", one, two)
    assert not one.closed and not two.closed


def test_a_second_run_closes_what_the_first_showed(run):
    one, two, three = Thing(), Thing(), Thing()
    run("a", one, two)
    run("a", three)
    assert (one.closed, two.closed, three.closed) == (True, True, False)


def test_another_cell_closes_nothing(run):
    one, two = Thing(), Thing()
    run("a", one)
    run("b", two)
    assert not one.closed and not two.closed


def test_a_thing_that_is_shown_again_is_not_closed(run):
    one = Thing()
    run("a", one)
    run("a", one)
    assert not one.closed


def test_cells_without_a_name_are_told_apart_by_what_stands_in_them(run):
    one, two, three = Thing(), Thing(), Thing()
    for source, thing in (("first", one), ("second", two), ("first", three)):
        run.shell.user_ns["In"].append(source)
        run("", thing)
    assert (one.closed, two.closed, three.closed) == (True, False, False)


def test_outside_a_notebook_nothing_is_kept(monkeypatch):
    monkeypatch.setattr(cells, "_shown", {})
    monkeypatch.setattr(cells, "get_ipython", lambda: None)
    cells.show_instead(Thing())
    assert cells._shown == {}


def test_all_parts_of_a_widget_are_closed_with_it():
    slider = widgets.IntSlider()
    box = widgets.VBox([widgets.HBox([slider])])
    parts = [box, box.children[0], slider, slider.layout, slider.style, box.layout]
    cells.close_all(box)
    assert all(part.comm is None for part in parts)
    assert box.children == ()
