"""The notebooks as a reader meets them: a real JupyterLab in a real browser, live and stored."""

import re

import nbformat
import pytest
from books import own
from lab import READY, ROOT, open_notebook, run_all
from playwright.sync_api import expect

BOOKS = [path.name for path in own()]
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
SWEEP = """async bad => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const found = {pictures: [], words: [], bad: [], clipped: [], tall: []};
    const panel = notebook.node.closest(".jp-NotebookPanel");
    const room = panel.querySelector(".jp-WindowedPanel-outer");
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 15)));
    for (let n = 0; n < notebook.widgets.length; n++) {
        const cell = notebook.widgets[n];
        await notebook.scrollToItem(n);
        await frame();
        if (cell.model.type !== "code") continue;
        for (const img of cell.node.querySelectorAll(".jp-RenderedImage img")) {
            for (let wait = 0; wait < 100 && !img.complete; wait++) await frame();
            found.pictures.push([img.getBoundingClientRect().width, img.naturalWidth]);
        }
        for (const text of cell.node.querySelectorAll("p.course-twin"))
            found.words.push([text.innerText, text.getBoundingClientRect().width]);
        for (const word of bad) if (cell.node.innerText.includes(word)) found.bad.push([n, word]);
        for (const box of cell.node.querySelectorAll(".course-live"))
            if (box.scrollWidth > box.clientWidth + 1) found.clipped.push(n);
        for (const box of cell.node.querySelectorAll(".course-live")) {
            const picture = box.querySelector("svg[role]");
            if (!picture) continue;
            const controls = box.querySelector(".course-controls").getBoundingClientRect();
            const height = picture.getBoundingClientRect().bottom - controls.top;
            if (height > room.clientHeight) found.tall.push([n, height, room.clientHeight]);
        }
    }
    return found;
}"""


SIDEBAR = 'window.jupyterapp.commands.execute("application:toggle-left-area")'
# What answers a prediction is stored folded.
UNFOLD = """window.jupyterapp.shell.currentWidget.content.widgets
    .filter(cell => cell.model.type === "code").forEach(cell => { cell.outputHidden = false; })"""
# Open every picture that waits for a guess, without one.
OPEN = """async () => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    for (let n = 0; n < notebook.widgets.length; n++) {
        const cell = notebook.widgets[n];
        if (cell.model.type !== "code" || !cell.model.sharedModel.source.includes("ask.reveal("))
            continue;
        let found;
        for (let tries = 0; tries < 100 && !found; tries++) {  // a busy machine draws late
            await notebook.scrollToItem(n);
            await new Promise(done => setTimeout(done, 100));
            found = [...cell.node.querySelectorAll("button")].find(
                button => button.innerText === "Open it all the same");
        }
        found.click();
    }
    await new Promise(done => setTimeout(done, 500));
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


def part(page, source):
    """The output of the first cell whose code holds source, scrolled into view."""
    page.evaluate(
        """async source => {
        const notebook = window.jupyterapp.shell.currentWidget.content;
        const n = notebook.widgets.findIndex(({model}) =>
            model.type === "code" && model.sharedModel.source.includes(source));
        notebook.activeCellIndex = n;
        // Cells above may still grow as they come into view, and push this one out of it.
        const { node } = notebook.widgets[n];
        const seen = () => node.isConnected && node.getBoundingClientRect().top < innerHeight;
        for (let tries = 0; tries < 20; tries++) {
            await notebook.scrollToItem(n, "start");
            await new Promise(done => setTimeout(done, 50));
            if (seen()) { break; }
        }
    }""",
        source,
    )
    return page.locator(".jp-CodeCell", has_text=source).first.locator(".jp-OutputArea").first


class Opened:
    """A notebook in JupyterLab: how it looked as stored, at two widths, and its page, run."""

    def __init__(self, chromium, address, token, name):
        self.page = open_notebook(chromium, address, token, f"notebooks/{name}")
        self.stored = {}
        self.page.evaluate(UNFOLD)
        self.stored[1280] = self.page.evaluate(SWEEP, list(BAD))
        self.page.set_viewport_size({"width": 820, "height": 900})
        self.page.evaluate(SIDEBAR)  # who has a narrow window closes it
        self.stored[820] = self.page.evaluate(SWEEP, list(BAD))
        self.page.evaluate(SIDEBAR)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        run_all(self.page)
        self.closed = self.page.evaluate(SWEEP, list(BAD))
        self.page.evaluate(OPEN)
        self.live = self.page.evaluate(SWEEP, list(BAD))
        self.outputs = self.page.evaluate(FAULTS)


@pytest.fixture(scope="module")
def opened(chromium, jupyter):
    """Return a function that gives a notebook, opened once for all tests."""
    known = {}

    def give(name):
        if name not in known:
            known[name] = Opened(chromium, *jupyter[:2], name)
        return known[name]

    yield give
    for book in known.values():
        book.page.context.close()


@pytest.fixture
def live(opened):
    return opened(GUAM).page


@pytest.mark.parametrize("name", BOOKS)
def test_a_stored_notebook_shows_every_chart_and_its_words_at_both_widths(opened, name):
    for width, seen in opened(name).stored.items():
        assert len(seen["pictures"]) == len(seen["words"]) == charts(name)
        assert all(natural == 1800 for _, natural in seen["pictures"])
        assert all(600 < shown <= 900 for shown, _ in seen["pictures"]), width
        assert all(text and shown > 0 for text, shown in seen["words"])
        assert seen["bad"] == []


@pytest.mark.parametrize("name", BOOKS)
def test_run_all_ends_without_an_error_and_asks_nothing_outside(opened, jupyter, name):
    address, _, trap = jupyter
    book = opened(name)
    assert all(count and not errors for count, errors in book.outputs)
    for seen in (book.closed, book.live):
        assert seen["bad"] == [] and seen["clipped"] == []
    assert book.live["tall"] == []  # controls, sentence and picture are in one window
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    assert not [url for url in book.page.asked if not url.startswith(own)]
    assert trap.asked == []


PANELS = [
    ("guam.share_and_cap()", "Final bill (billion FY2012 dollars)"),
    ("guam.price_year()", "Price year"),
    ("guam.cost_per_head()", "Divide by (Marines)"),
    ("guam.yen()", "To (year)"),
]
BOXES = [(GUAM, *panel) for panel in PANELS] + [
    (START, "start.reach()", "Radius (km)"),
    (HISTORY, "history.timeline()", "Event"),
    (THREATS, "threats.magnitude_to_yield()", "Magnitude"),
    (OKINAWA, "okinawa.troops()", "To (year)"),
    (STORY, "story.read()", "Claim (in reading order)"),
]


def alt(text):
    """What a live picture says to whoever does not see it."""
    return re.compile(text)


@pytest.mark.parametrize(("name", "source", "label"), BOXES)
def test_keys_in_the_labelled_box_move_picture_sentence_and_text_equivalent(
    opened, name, source, label
):
    page = opened(name).page
    output = part(page, source)
    box, picture = (
        output.get_by_role("spinbutton", name=label, exact=True),
        output.locator(".course-layers svg[role]"),
    )
    words = output.locator(".course-layers p[style*='min-height']").first
    before = (
        picture.inner_html(),
        picture.get_attribute("aria-label"),
        output.bounding_box()["height"],
    )
    box.focus()
    page.keyboard.press("ArrowDown")
    expect(picture).not_to_have_attribute("aria-label", before[1])
    assert picture.inner_html() != before[0]
    assert words.inner_text() == picture.get_attribute("aria-label")
    assert output.bounding_box()["height"] == before[2]


def test_the_moving_layer_lies_exactly_over_its_frame(opened):
    for name, source in ((GUAM, "guam.share_and_cap()"), (START, "start.far_from_where()")):
        output = part(opened(name).page, source)
        moving = output.locator(".course-layers svg[role]").bounding_box()
        frames = output.locator(".course-frame")
        seen = [n for n in range(frames.count()) if frames.nth(n).is_visible()]
        assert len(seen) == 1
        fixed = frames.nth(seen[0]).bounding_box()
        assert moving == pytest.approx(fixed, abs=0.6)


def test_a_change_of_frame_shows_the_other_frame_at_once(opened):
    page = opened(START).page
    output = part(page, "start.far_from_where()")
    frames = output.locator(".course-frame")
    assert frames.count() == 3  # drawn beforehand: nothing is waited for
    for n, view in enumerate(("The region", "East China Sea", "The Pacific")):
        output.get_by_role("button", name=view, exact=True).click()
        expect(frames.nth(n)).to_be_visible()
        assert [frames.nth(k).is_visible() for k in range(3)] == [k == n for k in range(3)]


@pytest.mark.parametrize(("source", "label"), PANELS[:3])
def test_keys_on_the_slider_end_in_the_right_last_state(live, source, label):
    output = part(live, source)
    handle, box = (
        output.locator(".noUi-handle"),
        output.get_by_role("spinbutton", name=label, exact=True),
    )
    start = float(box.input_value())
    handle.focus()
    for key in ["ArrowRight"] * 6 + ["ArrowLeft"] * 2:
        live.keyboard.press(key)
    end = f"{start + 4 * float(box.get_attribute('step')):g}"
    expect(box).to_have_value(end)
    expect(output.locator(".course-layers svg[role]")).to_have_attribute(
        "aria-label", alt(f"{int(end):,}" if "Marines" in label else end)
    )
    live.wait_for_timeout(300)
    expect(box).to_have_value(end)


def test_the_keyboard_reaches_and_presses_every_choice(live):
    output = part(live, "guam.price_year()")
    picture = output.locator(".course-layers svg[role]")
    output.get_by_role("spinbutton", name="Price year", exact=True).focus()
    live.keyboard.press("Shift+Tab")
    for name, key in (("Military construction", "Space"), ("GDP deflator", "Enter")):
        assert live.evaluate("document.activeElement.innerText") == name
        live.keyboard.press(key)
        expect(picture).to_have_attribute("aria-label", alt(f"^{name}, dollars of"))
        live.keyboard.press("Shift+Tab")


def test_extreme_values_still_make_sense(live):
    output = part(live, "guam.share_and_cap()")
    box = output.get_by_role("spinbutton", name=PANELS[0][1], exact=True)
    picture = output.locator(".course-layers svg[role]")
    for typed, said in (
        ("0", "nobody pays"),
        ("1", "Japan would pay all of it"),
        ("999", "999 is beyond this control; it stands at 25. A final bill of 25.00 billion"),
    ):
        box.fill(typed)
        box.press("Enter")
        expect(picture).to_have_attribute("aria-label", alt(said))
    expect(box).to_have_value("25")


def test_the_static_words_hide_beside_a_live_panel(live):
    assert part(live, "guam.share_and_cap()").locator("p.course-twin").is_hidden()
    assert part(live, "guam.payments()").locator("p.course-twin").is_visible()


OWN_CELL = """async source => {
    const panel = window.jupyterapp.shell.currentWidget;
    await window.jupyterapp.commands.execute("notebook:insert-cell-below");
    panel.content.activeCell.model.sharedModel.setSource(source);
    await window.jupyterapp.commands.execute("notebook:run-cell");
    await panel.content.scrollToItem(panel.content.activeCellIndex, "start");
}"""


def test_what_else_a_learners_cell_shows_stays_in_sight_beside_a_panel(live):
    part(live, "guam.payments()")
    live.evaluate(
        OWN_CELL,
        "import ipywidgets\nprint('one')\ndisplay(guam.price_year())\nprint('two')\n"
        "display(ipywidgets.IntSlider())\ndisplay(guam.payments())\n1 / 0",
    )
    output = live.locator(".jp-CodeCell", has_text="print('one')").locator(".jp-OutputArea").first
    output.get_by_text("ZeroDivisionError", exact=False).first.wait_for()
    output.locator("svg[role]").wait_for()
    for said in ("one", "two"):
        assert output.get_by_text(said, exact=True).is_visible()
    pictures = output.locator(".jp-RenderedImage")
    assert [pictures.nth(n).is_visible() for n in range(2)] == [False, True]
    assert output.locator("p.course-twin").first.is_hidden()
    live.evaluate("window.jupyterapp.commands.execute('notebook:delete-cell')")


def test_a_guess_is_made_with_keys_and_opens_its_picture_with_the_guess_on_it(live):
    asked = part(live, 'ask.predict("guam_p_naive")')
    box = asked.get_by_role("spinbutton", name="Your guess (per cent)", exact=True)
    box.fill("30")
    box.press("Enter")
    hand_in = asked.get_by_role("button", name="This is my guess")
    expect(hand_in).to_be_enabled()  # the kernel has seen the number
    hand_in.press("Enter")
    asked.get_by_text("Noted: 30 per cent.").wait_for()
    opened = part(live, 'ask.reveal("guam_p_naive"').locator(".course-live").first
    opened.get_by_text("Close: 32.6 per cent, about a third.").wait_for()
    picture = opened.locator(".course-layers svg[role]")
    expect(picture).to_have_attribute("aria-label", alt(r"Your guess: 30\.$"))


def test_what_answers_a_prediction_is_closed_until_then(opened):
    page = opened(GUAM).page
    asked = part(page, 'ask.predict("guam_p_scope")')
    page.keyboard.press("Escape")
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-cell')")
    page.wait_for_function(READY, timeout=60_000)
    closed = part(page, 'ask.reveal("guam_p_scope"')
    closed.get_by_text("Closed until you have answered above.").wait_for()
    assert closed.locator("svg[role]").count() == 0
    assert closed.locator(".jp-RenderedImage").count() == 1  # as it is stored, hidden
    assert closed.locator(".jp-RenderedImage").is_hidden()
    assert "23.9" not in closed.inner_text()
    asked = part(page, 'ask.predict("guam_p_scope")')
    asked.get_by_role("button", name="C. what each figure covers").press("Enter")
    opened_now = part(page, 'ask.reveal("guam_p_scope"').locator(".course-live").first
    opened_now.get_by_text("Yes, as far as one can see.").wait_for()
    assert opened_now.locator("svg[role]").count() == 1


def test_as_stored_what_answers_a_prediction_is_folded(chromium, jupyter):
    address, token, _ = jupyter
    page = open_notebook(chromium, address, token, f"notebooks/{GUAM}")
    folded = page.evaluate(
        """window.jupyterapp.shell.currentWidget.content.widgets
        .filter(cell => cell.model.type === "code")
        .map(cell => [cell.model.sharedModel.source, cell.outputHidden])"""
    )
    assert any(hidden for _, hidden in folded)
    assert all(hidden == ("ask.reveal(" in source) for source, hidden in folded)
    page.context.close()


def test_the_course_opens_one_notebook_with_the_file_browser_closed(chromium, jupyter):
    address, token, _ = jupyter
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{address}/?token={token}&reset")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    page.wait_for_function(READY, timeout=60_000)
    assert page.evaluate("window.jupyterapp.shell.currentWidget.context.path").endswith(START)
    assert page.evaluate("window.jupyterapp.shell.leftCollapsed")
    page.context.close()


def test_a_tick_box_is_ticked_with_the_space_bar_and_the_list_follows(opened):
    output = part(opened(HISTORY).page, "history.timeline()")
    before = output.locator("li").count()
    output.get_by_label("Bases", exact=True).press("Space")
    expect(output.locator("li")).not_to_have_count(before)
    output.get_by_label("Bases", exact=True).press("Space")
    expect(output.locator("li")).to_have_count(before)


def test_words_are_found_while_one_types(opened):
    output = part(opened(START).page, "start.words()")
    output.get_by_label("Find", exact=True).press_sequentially("scram")
    output.get_by_role("paragraph").filter(has_text="1 of 58 words").wait_for()
    expect(output.locator(".course-live tbody tr")).to_have_count(1)
    output.get_by_label("Find", exact=True).fill("")


def test_links_between_notebooks_lead_to_files():
    for name in BOOKS:
        text = (ROOT / "notebooks" / name).read_text(encoding="utf-8")
        assert all(
            (ROOT / "notebooks" / link).is_file()
            for link in re.findall(r"\]\((\w+\.ipynb)\)", text)
        )


def test_the_story_is_clicked_claim_by_claim(opened):
    output = part(opened(START).page, "start.story()")
    output.get_by_role("button", name="9", exact=True).click()
    claim = "It was the most powerful to date"
    output.get_by_role("button", name=claim, exact=True).press("Enter")
    output.locator("mark", has_text=claim).first.wait_for()
    assert "Notebook 02 does." in output.inner_text()
