"""A notebook that was used and saved, opened the next day; and a panel whose Python has gone."""

import shutil

import nbformat
import pytest
from lab import ROOT, open_notebook, run_all, server
from test_lab import BAD, GUAM, SWEEP, UNFOLD, charts, part

GONE = "Python does not answer: what you move here changes nothing. "
STORED = "No Python runs behind this: you see what the cell showed when it ran."
PLAIN = """c = get_config()
c.ServerApp.allow_root = True
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
"""
# What stands before an element, where the page says that Python has gone.
BEFORE = "element => getComputedStyle(element, '::before').content"
AFTER = "element => getComputedStyle(element, '::after').content"


def used_and_saved(chromium, folder, config):
    """Run a copy of a notebook, choose, move a slider and save; the kernel ends with its server."""
    (folder / "my").mkdir()
    shutil.copy(ROOT / "notebooks" / GUAM, folder / "my")
    with server(folder, config) as (address, token, _):
        page = open_notebook(chromium, address, token, f"my/{GUAM}")
        run_all(page)
        asked = part(page, 'ask.predict("guam_p_scope")')
        asked.get_by_role("button", name="C. what each figure covers").press("Enter")
        asked.get_by_text("Noted: C.").wait_for()
        box = part(page, "guam.price_year()").get_by_role(
            "spinbutton", name="Price year", exact=True
        )
        box.fill("2009")
        box.press("Enter")
        page.wait_for_timeout(500)
        page.evaluate("window.jupyterapp.commands.execute('docmanager:save')")
        page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")
        page.context.close()
    return nbformat.read(folder / "my" / GUAM, as_version=4)


def next_day(chromium, folder, config):
    """Yield the page of the saved notebook, opened by a new server, and what is seen on it."""
    with server(folder, config) as (address, token, _):
        page = open_notebook(chromium, address, token, f"my/{GUAM}")
        page.wait_for_timeout(2500)  # a view waits two seconds for its model
        page.evaluate(UNFOLD)
        yield page, page.evaluate(SWEEP, list(BAD))
        page.context.close()


@pytest.mark.more
def test_with_our_settings_panel_question_and_choice_are_there_the_next_day(chromium, tmp_path):
    config = ROOT / "jupyter/jupyter_lab_config.py"
    assert "widgets" in used_and_saved(chromium, tmp_path, config).metadata
    for page, seen in next_day(chromium, tmp_path, config):
        assert seen["bad"] == []
        asked = part(page, 'ask.predict("guam_p_scope")')
        assert asked.get_by_text("Noted: C. what each figure covers. Now look below.").is_visible()
        assert asked.locator(".course-twin").is_hidden()
        shown = part(page, 'ask.reveal("guam_p_scope"').locator(".course-live").first
        assert shown.locator("svg[role]").is_visible()
        assert shown.get_by_text("Yes, as far as one can see.").is_visible()
        assert GONE in shown.evaluate(BEFORE)
        year = part(page, "guam.price_year()")
        assert year.get_by_role("spinbutton", name="Price year", exact=True).input_value() == "2009"
        assert "2009" in year.locator("svg[role]").get_attribute("aria-label")


@pytest.mark.more
def test_with_default_settings_pictures_and_questions_are_there_the_next_day(chromium, tmp_path):
    """Without the state of widgets a view is lost; picture and words stand apart from it."""
    config = tmp_path / "plain.py"
    config.write_text(PLAIN)
    assert "widgets" not in used_and_saved(chromium, tmp_path, config).metadata
    for page, seen in next_day(chromium, tmp_path, config):
        assert seen["bad"] == []
        assert len(seen["pictures"]) == len(seen["words"]) == charts(GUAM)
        assert all(shown > 600 for shown, _ in seen["pictures"])
        asked = part(page, 'ask.predict("guam_p_scope")')
        assert asked.get_by_text("C. what each figure covers").is_visible()
        lost = asked.locator(".jp-OutputArea-output.lm-Panel")
        assert lost.inner_text() == "" and STORED in lost.evaluate(AFTER)


def test_a_panel_whose_kernel_was_ended_says_so(chromium, jupyter):
    address, token, _ = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{GUAM}")
    run_all(page)
    shown = part(page, "guam.price_year()").locator(".course-live").first
    assert GONE not in shown.evaluate(BEFORE)
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="unknown"]').wait_for()
    assert GONE in shown.evaluate(BEFORE)
    page.context.close()


def test_a_panel_whose_kernel_was_started_anew_says_so(chromium, jupyter):
    address, token, _ = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{GUAM}")
    run_all(page)
    page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    asked = part(page, 'ask.predict("guam_p_scope")')
    page.locator(".jupyter-widgets-disconnected").first.wait_for()
    assert GONE in asked.locator(".course-live").first.evaluate(BEFORE)
    inner = asked.locator(".jupyter-widgets-disconnected .widget-button").first
    assert inner.evaluate(BEFORE) == "none"  # said once, not with a sign at every button
    page.context.close()
