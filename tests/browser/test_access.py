"""What axe finds in the outputs, and what a screen reader is told of controls, as they change."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from books import own
from lab import open_notebook, run_all
from playwright.sync_api import expect
from test_lab import GUAM, OPEN, SIDEBAR, UNFOLD, part

# JupyterLab takes no alternative text for a stored PNG from anywhere; its sentence follows it.
NOT_OURS = "image-alt"
WHOLE = """() => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    notebook.notebookConfig = {...notebook.notebookConfig, windowingMode: "none"};
}"""
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"


def violations(page):
    """What axe finds in the output areas, as (rule, the element's HTML)."""
    found = Axe().run(page, context=".jp-OutputArea").response
    assert any(found["passes"]), "axe looked at nothing"
    return [
        (rule["id"], node["html"][:300])
        for rule in found["violations"]
        for node in rule["nodes"]
        if rule["id"] != NOT_OURS
    ]


# Controls that the keyboard does not reach.
OUT_OF_REACH = """() => [...document.querySelectorAll(".course-live")].flatMap(panel =>
    [...panel.querySelectorAll("input, textarea, button, [role=slider]")]
        .filter(control => control.tabIndex < 0).map(control => control.outerHTML.slice(0, 200)))"""
# Tables and pictures that end outside the page and outside every box that scrolls.
CUT_OFF = """() => [...document.querySelectorAll(".jp-OutputArea :is(table, img, svg[role])")]
    .filter(wide => {
        if (!wide.getBoundingClientRect().width) return false;
        for (let box = wide; !box.matches(".jp-OutputArea"); box = box.parentElement) {
            const scrolls = ["auto", "scroll"].includes(getComputedStyle(box).overflowX);
            if (scrolls && box.getBoundingClientRect().right <= innerWidth) return false;
        }
        return wide.getBoundingClientRect().right > innerWidth;
    }).map(wide => wide.outerHTML.slice(0, 200))"""
CONTROLS = ("button", "checkbox", "slider", "spinbutton", "textbox")


def nameless(page):
    """Controls of panels and questions that say to a screen reader what they are, but not whose."""
    told = [live.aria_snapshot() for live in page.locator(".course-live").all()]
    lines = [line.strip("- ") for words in told for line in words.splitlines()]
    controls = [line for line in lines if line.startswith(CONTROLS)]
    assert len(controls) > 10
    return [line for line in controls if not re.match(r'\w+ "[^"]+"', line)]


@pytest.mark.more
@pytest.mark.parametrize("name", [path.name for path in own()])
def test_nothing_stands_in_the_way_of_a_reader_who_cannot_see_or_use_a_mouse(
    chromium, jupyter, name
):
    address, token, _ = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{name}")
    page.evaluate(WHOLE)
    page.evaluate(UNFOLD)
    for live in (False, True):
        if live:
            run_all(page)
            page.evaluate(OPEN)
            assert nameless(page) == [] and page.evaluate(OUT_OF_REACH) == []
        for theme in ("JupyterLab Dark", "JupyterLab Light"):
            page.evaluate(THEME, theme)
            page.wait_for_timeout(1000)
            assert violations(page) == [], (live, theme)
        page.evaluate(SIDEBAR)
        for width in (820, 640):  # 640 is 1280 at 200 per cent
            page.set_viewport_size({"width": width, "height": 700})
            page.wait_for_timeout(500)
            assert page.evaluate(CUT_OFF) == [], (live, width)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate(SIDEBAR)
    page.context.close()


def test_a_screen_reader_is_told_what_changes(chromium, jupyter):
    address, token, _ = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{GUAM}")
    run_all(page)
    output = part(page, "guam.price_year()")
    spoken = output.locator(".course-spoken")
    handle = output.get_by_role("slider", name="Price year", exact=True)
    handle.focus()
    page.keyboard.press("ArrowLeft")
    year = handle.get_attribute("aria-valuetext")
    expect(spoken).to_contain_text(year)
    expect(spoken).to_have_text(output.locator("svg[role]").get_attribute("aria-label"))
    assert spoken.get_attribute("role") == "status"

    other = output.get_by_role("button", name="Military construction", exact=True)
    expect(other).to_have_attribute("aria-pressed", "false")
    other.press("Enter")
    expect(other).to_have_attribute("aria-pressed", "true")
    expect(output.get_by_role("group").first.locator("[aria-pressed=true]")).to_have_count(1)

    opened = part(page, 'ask.reveal("guam_p_double"')
    opened.get_by_role("button", name="Open it all the same").press("Enter")
    sentence = opened.locator("svg[role]").get_attribute("aria-label")
    expect(opened.get_by_role("status").filter(has_text=sentence)).to_have_count(1)  # said once
    expect(opened.get_by_role("status").filter(has_text="It was: 18.2")).to_have_count(1)

    asked = part(page, 'ask.predict("guam_p_scope")')
    option = asked.get_by_role("button", name="C. what each figure covers")
    expect(option).to_have_attribute("aria-pressed", "false")
    option.press("Enter")
    expect(option).to_have_attribute("aria-pressed", "true")
    expect(asked.get_by_role("status").filter(has_text="Noted: C.")).to_have_count(1)
    page.context.close()
