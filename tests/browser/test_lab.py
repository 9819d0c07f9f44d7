"""The notebooks as a reader meets them: a real JupyterLab in a real browser, live and stored."""

import re

import nbformat
import pytest
from lab import ROOT, open_notebook, run_all
from playwright.sync_api import expect

BOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
START, HISTORY, THREATS = (
    "00_start_here.ipynb",
    "01_alliance_history.ipynb",
    "02_regional_threats.ipynb",
)
OKINAWA, GUAM, STORY = (
    "03_okinawa_bases.ipynb",
    "04_guam_relocation_math.ipynb",
    "05_check_the_story.ipynb",
)
BAD = (
    "Error displaying widget",
    "Traceback (most recent call last)",
    "Loading widget...",
    "Error creating widget",
)
SHOW_ALL = """async () => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    for (let n = 0; n < notebook.widgets.length; n++) {
        await notebook.scrollToItem(n);
        await new Promise(done => setTimeout(done, 40));
        for (const word of %s) if (notebook.node.innerText.includes(word)) return word;
    }
    return "";
}"""


FAULTS = """window.jupyterapp.shell.currentWidget.content.widgets.map(cell => cell.model)
    .filter(model => model.type === "code").map(model => [model.executionCount,
        model.outputs.toJSON().filter(
            output => output.output_type === "error" || output.name === "stderr")])"""


def charts(name):
    book = nbformat.read(ROOT / "notebooks" / name, as_version=4)
    return sum(
        "image/png" in out.get("data", {}) for cell in book.cells for out in cell.get("outputs", [])
    )


def seen(page, selector):
    """Scroll through the whole notebook; return the words and picture sizes of all that matches, in
    order."""
    return page.evaluate(
        """async selector => {
        const notebook = window.jupyterapp.shell.currentWidget.content, found = [];
        for (let n = 0; n < notebook.widgets.length; n++) {
            if (notebook.widgets[n].model.type !== "code") continue;
            await notebook.scrollToItem(n);
            await new Promise(done => setTimeout(done, 60));
            for (const item of notebook.widgets[n].node.querySelectorAll(selector)) {
                const box = item.getBoundingClientRect();
                found.push([item.alt ?? item.innerText, box.width, item.naturalWidth ?? 0]);
            }
        }
        return found;
    }""",
        selector,
    )


def part(page, source):
    """The output of the first cell whose code holds source, scrolled into view."""
    page.evaluate(
        """async source => {
        const notebook = window.jupyterapp.shell.currentWidget.content;
        const n = notebook.widgets.findIndex(({model}) =>
            model.type === "code" && model.sharedModel.source.includes(source));
        notebook.activeCellIndex = n;
        await notebook.scrollToItem(n, "start");
    }""",
        source,
    )
    return page.locator(".jp-CodeCell", has_text=source).first.locator(".jp-OutputArea").first


@pytest.fixture(scope="module")
def opened(chromium, jupyter):
    """Return a function that gives the page of a notebook on which all cells have run; each is
    opened once."""
    pages = {}

    def give(name):
        if name not in pages:
            pages[name] = open_notebook(chromium, *jupyter[:2], f"notebooks/{name}")
            run_all(pages[name])
        return pages[name]

    yield give
    for page in pages.values():
        page.context.close()


@pytest.fixture
def live(opened):
    return opened(GUAM)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("width", [1280, pytest.param(900, marks=pytest.mark.more)])
def test_a_stored_notebook_shows_every_chart_and_its_words(chromium, jupyter, name, width):
    address, token, _ = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{name}", width=width)
    pictures = seen(page, ".jp-RenderedImage img")
    assert len(pictures) == charts(name)
    assert all(natural == 900 and shown > 400 for _, shown, natural in pictures)
    words = seen(page, "p.course-twin")
    assert len(words) == charts(name) and all(text and shown > 0 for text, shown, _ in words)
    assert page.evaluate(SHOW_ALL % list(BAD)) == ""
    page.context.close()


@pytest.mark.parametrize("name", BOOKS)
def test_run_all_ends_without_an_error(chromium, jupyter, name):
    address, token, trap = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{name}")
    run_all(page)
    outputs = page.evaluate(FAULTS)
    assert all(count and not errors for count, errors in outputs)
    assert page.evaluate(SHOW_ALL % list(BAD)) == ""
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert not [url for url in page.asked if not url.startswith(own)]
    assert trap.asked == []
    page.context.close()


PANELS = [
    ("guam.share_and_cap()", "Final bill (billion FY2012 dollars)"),
    ("guam.price_year()", "Price year"),
    ("guam.cost_per_head()", "Divide by (Marines)"),
    ("guam.yen()", "To (year)"),
]
BOXES = [(GUAM, *panel) for panel in PANELS] + [
    (START, "start.reach()", "Radius (km)"),
    (HISTORY, "history.timeline()", "To (year)"),
    (HISTORY, "history.timeline()", "Event (number in the list)"),
    (THREATS, "threats.magnitude_to_yield()", "Magnitude"),
    (OKINAWA, "okinawa.troops()", "To (year)"),
    (STORY, "story.read()", "Claim (in reading order)"),
]


@pytest.mark.parametrize(("name", "source", "label"), BOXES)
def test_keys_in_the_labelled_box_move_picture_sentence_and_text_equivalent(
    opened, name, source, label
):
    live = opened(name)
    output = part(live, source)
    box, picture, words = (
        output.get_by_label(label, exact=True),
        output.locator("img"),
        output.locator("p:visible"),
    )
    before = (
        picture.get_attribute("src"),
        picture.get_attribute("alt"),
        output.bounding_box()["height"],
    )
    box.focus()
    live.keyboard.press("ArrowDown")
    expect(picture).not_to_have_attribute("alt", before[1])
    assert picture.get_attribute("src") != before[0]
    assert words.all_inner_texts() == [picture.get_attribute("alt")]
    assert output.bounding_box()["height"] == before[2]


@pytest.mark.parametrize(("source", "label"), PANELS[:3])
def test_keys_on_the_slider_end_in_the_right_last_state(live, source, label):
    output = part(live, source)
    handle, box = output.locator(".noUi-handle"), output.get_by_label(label, exact=True)
    start = float(box.input_value())
    handle.focus()
    for key in ["ArrowRight"] * 6 + ["ArrowLeft"] * 2:
        live.keyboard.press(key)
    end = f"{start + 4 * float(box.get_attribute('step')):g}"
    expect(box).to_have_value(end)
    expect(output.locator("img")).to_have_attribute(
        "alt", re.compile(f"{int(end):,}" if "Marines" in label else end)
    )
    live.wait_for_timeout(500)
    expect(box).to_have_value(end)


def test_the_keyboard_reaches_and_presses_every_choice(live):
    output = part(live, "guam.price_year()")
    picture = output.locator("img")
    output.get_by_label("Price year", exact=True).focus()
    live.keyboard.press("Shift+Tab")
    for name, key in (("Military construction", "Space"), ("GDP deflator", "Enter")):
        assert live.evaluate("document.activeElement.innerText") == name
        live.keyboard.press(key)
        expect(picture).to_have_attribute("alt", re.compile(f"^{name}, dollars of"))
        live.keyboard.press("Shift+Tab")


def test_extreme_values_still_make_sense(live):
    output = part(live, "guam.share_and_cap()")
    box, picture = output.get_by_label(PANELS[0][1], exact=True), output.locator("img")
    for typed, said in (
        ("0", "nobody pays"),
        ("1", "Japan would pay all of it"),
        ("999", "bill of 25.00 billion"),
    ):
        box.fill(typed)
        box.press("Enter")
        expect(picture).to_have_attribute("alt", re.compile(said))


def test_the_static_words_hide_beside_a_live_panel(live):
    assert part(live, "guam.share_and_cap()").locator("p.course-twin").is_hidden()
    assert part(live, "guam.naive_share()").locator("p.course-twin").is_visible()


def test_a_prediction_is_made_with_keys_and_compared(live):
    output = part(live, 'ask.predict("guam_p_ruler")')
    output.get_by_role("button", name="C. it rises").press("Enter")
    output.get_by_text("Noted: C.").wait_for()
    output.get_by_role("button", name="Compare").press("Enter")
    output.get_by_text("Yes: to 36.3 per cent, on either ruler.").wait_for()


def test_a_tick_box_is_ticked_with_the_space_bar_and_the_list_follows(opened):
    output = part(opened(HISTORY), "history.timeline()")
    before = output.locator("li").count()
    output.get_by_label("Bases", exact=True).press("Space")
    expect(output.locator("li")).not_to_have_count(before)
    output.get_by_label("Bases", exact=True).press("Space")
    expect(output.locator("li")).to_have_count(before)


def test_words_are_found_while_one_types(opened):
    output = part(opened(START), "start.words()")
    output.get_by_label("Find", exact=True).press_sequentially("scram")
    output.get_by_text("1 of 58 words").wait_for()
    expect(output.locator("tbody tr")).to_have_count(1)
    output.get_by_label("Find", exact=True).fill("")


def test_links_between_notebooks_lead_to_files():
    for name in BOOKS:
        text = (ROOT / "notebooks" / name).read_text(encoding="utf-8")
        assert all(
            (ROOT / "notebooks" / link).is_file()
            for link in re.findall(r"\]\((\w+\.ipynb)\)", text)
        )


def test_the_set_up_button_answers(opened):
    output = part(opened(START), "start.try_button()")
    output.get_by_role("button", name="Press me").press("Enter")
    output.get_by_text("It works.").wait_for()
