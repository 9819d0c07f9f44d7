"""A page in use: by keyboard, by axe, on paper, kept, without network and without script."""

import json
import re

import edition
import pages
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect
from web_pages import BOOKS, DRAWN, IN_SIGHT, book, open_page, unfold

from helpers import sheets, tables

START, GUAM = "00_start_here", "04_guam_relocation_math"
MB = 1_000_000
EVERY = [pytest.param(name, marks=() if name == START else pytest.mark.more) for name in BOOKS]
each_page = pytest.mark.parametrize("name", EVERY)
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("forbidden", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
    throw new DOMException("full", "QuotaExceededError"); };"""
# Tables and pictures that end outside the window and outside every box that scrolls.
WIDE = "main :is(table, img, svg, pre, fieldset, button)"
CUT_OFF = """wide => [...document.querySelectorAll(wide)]
    .filter(wide => {
        if (wide.getBoundingClientRect().right <= innerWidth + 1) return false;
        for (let box = wide.parentElement; box; box = box.parentElement)
            if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return false;
        return true;
    }).map(wide => wide.outerHTML.slice(0, 200))"""
SCRIPT = "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'>"


def asked(name, kind):
    """The sheets of a page's questions of one kind, question or exercise, by their ids."""
    parts = [part for part in book(name).parts if part["kind"] == kind]
    return {part["question"]: sheets.sheet(part["question"]) for part in parts}


def predictions(name):
    return asked(name, "question")


def exercises(name):
    return asked(name, "exercise")


def question_of(page, question):
    return page.locator(f'form[data-question="{question}"]')


def typed(sheet):
    """The right answer as one types it."""
    return sheet.model or f"{sheet.right.goal:.10g}"


def press_right_option(page, sheet):
    question_of(page, sheet.id).locator(f'button[value="{sheet.right.name}"]').click()


@each_page
def test_nothing_leaves_a_page_and_nothing_fails_in_it(chromium, web, name):
    requests = []
    page = open_page(chromium, web(name), name)
    page.on("request", lambda request: requests.append(request.url))
    page.reload()
    unfold(page)
    for sheet in predictions(name).values():
        if not sheet.scale:
            press_right_option(page, sheet)
    for figure in page.locator("figure.panel").all():
        figure.dispatch_event("pointerover")
    page.wait_for_timeout(500)
    addresses = {url.split(":")[0] for url in requests}
    assert addresses <= {"file", "data"} and page.faults == []
    assert [url for url in requests if url.startswith("file")] == [page.url]
    page.context.close()


@each_page
def test_every_link_within_the_pages_leads_somewhere(chromium, web, name):
    page = open_page(chromium, web(name), name)
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    inside = [link for link in links if not re.match("https?://", link)]
    assert len(inside) > 10
    names = {f"{other}.html" for other in BOOKS} | {"index.html"}
    for link in inside:
        if link.startswith("#"):
            assert page.locator(f'[id="{link[1:]}"]').count() == 1, link
        else:
            assert link in names, link
    page.context.close()


@each_page
def test_every_exercise_is_solved_and_stands(chromium, web, name):
    page = open_page(chromium, web(name), name)
    for sheet in predictions(name).values():
        if sheet.scale:
            part = question_of(page, sheet.id)
            part.locator("[type=number]").fill(f"{sheet.scale.high:g}")
            part.locator("[type=number]").press("Tab")
            part.locator(".hand-in").click()
        else:
            press_right_option(page, sheet)
    for question, sheet in exercises(name).items():
        part = question_of(page, question)
        part.locator("input, textarea").fill(typed(sheet))
        part.get_by_role("button", name="Check").click()
        if not sheet.model:
            expect(part.locator(".feedback")).to_have_text(sheet.right.feedback)
    said = page.locator(".progress").text_content()
    first, of_all, stand, of_exercises = map(int, re.findall(r"\d+", said))
    assert first == of_all and stand == of_exercises == len(exercises(name))
    closed = page.locator("details.reveal:not([open])").count()
    assert closed == 0 and page.faults == []
    page.context.close()


def one_line_solutions(name):
    """The exercises of a page whose solution is one line, with that line."""
    parts = book(name).parts
    for n, part in enumerate(parts):
        code = re.findall(r"<pre><span></span>(.*?)</pre>", part.get("html", ""), re.DOTALL)
        if part["kind"] == "prose" and code:
            line = BeautifulSoup(code[-1], "html.parser").get_text().strip()
            if "\n" not in line and '"""' not in line and not line.startswith('answer = "'):
                later = (other["question"] for other in parts[n:] if other["kind"] == "exercise")
                yield next(later), line


@each_page
def test_the_line_of_a_solution_can_be_typed_into_the_field(chromium, web, name):
    page = open_page(chromium, web(name), name)
    lines = list(one_line_solutions(name))
    assert lines
    for question, line in lines:
        part = question_of(page, question)
        part.locator("input").fill(line)
        part.get_by_role("button", name="Check").click()
        expect(part.locator(".feedback")).to_have_text(sheets.sheet(question).right.feedback)
        if line != "answer = 2273":
            assert part.locator(".said p").first.text_content().startswith(f"{line} = ")
    page.context.close()


def answer_two(page):
    """Answer a prediction and an exercise of notebook 00."""
    (guess, *_) = [sheet for sheet in predictions(START).values() if not sheet.scale]
    press_right_option(page, guess)
    part = question_of(page, "start_km")
    part.locator("input").fill("2273")
    part.get_by_role("button", name="Check").click()
    return guess


def test_the_summary_survives_a_reload_and_is_gone_after_deletion(chromium, web):
    page = open_page(chromium, web(START), START)
    guess = answer_two(page)
    said = "Predictions: 1 of 2 chosen. Exercises: 1 of 3 stand."
    expect(page.locator(".progress")).to_have_text(said)
    page.reload()
    expect(page.locator(".progress")).to_have_text(said)
    expect(page.locator("#answer-start_km")).to_have_value("2273")
    expect(page.locator(f'[data-reveal="{guess.id}"]')).to_have_attribute("open", "")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = download.value.path().read_text(encoding="utf-8")
    assert "Predictions: 1 of 2 chosen." in saved and "| 2273" in saved
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Delete my answers").click()
    expect(page.locator(".progress")).to_have_text(said)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete my answers").click()
    page.wait_for_load_state()
    expect(page.locator(".progress")).to_have_text(said.replace("1 of", "0 of"))
    expect(page.locator("#answer-start_km")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0 and page.faults == []
    page.context.close()


@pytest.mark.more
@pytest.mark.parametrize("broken", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_storage_that_is_forbidden_or_full_does_no_harm(chromium, web, broken):
    context = chromium.new_context()
    context.add_init_script(broken)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((web(START) / f"{START}.html").as_uri())
    answer_two(page)
    expect(page.locator(".progress")).to_contain_text("1 of 2 chosen")
    expect(page.locator(".keeping")).to_contain_text("keeps nothing")
    page.locator('[data-moment="before"] textarea').fill("Who says so?")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator('[data-moment="before"] .said')).to_contain_text("keeps nothing")
    assert faults == []
    context.close()


@pytest.mark.more
@pytest.mark.parametrize(
    "stored",
    [
        "not JSON",
        "7",
        "null",
        '"text"',
        "[]",
        '{"start_km": 5, "start_prices": null, "start_change": {"first": [1]}}',
        '{"start_p_far": {"first": "Z", "last": "Z"}, "later": {"first": "A", "last": "A"}}',
    ],
)
def test_what_another_edition_of_the_page_kept_does_no_harm(chromium, web, stored):
    page = open_page(chromium, web(START), START)
    page.evaluate("kept => localStorage.setItem(KEPT, kept)", stored)
    page.reload()
    expect(page.locator(".progress")).to_have_text(
        "Predictions: 0 of 2 chosen. Exercises: 0 of 3 stand."
    )
    answer_two(page)
    kept = json.loads(page.evaluate("localStorage.getItem(KEPT)"))
    assert kept["start_km"] == {"first": "2273", "last": "2273"}
    assert ("later" in kept) == ("later" in stored) and page.faults == []
    page.context.close()


@pytest.mark.more
def test_a_planted_script_in_an_answer_stays_text(chromium, web):
    page = open_page(chromium, web("05_check_the_story"), "05_check_the_story")
    scripts = page.locator("script").count()
    for field in page.locator("textarea, .exercise input").all():
        field.fill(SCRIPT)
    for button in page.locator("form.exercise button, form.transfer button").all():
        button.click()
    page.reload()
    expect(page.locator("#answer-story_card")).to_have_value(SCRIPT)
    assert page.locator("script").count() == scripts
    assert page.evaluate("window.hit") is None
    assert page.locator("main img[src=x]").count() == 0
    page.context.close()


def test_a_planted_script_in_a_table_stays_text(chromium, web, tmp_path, monkeypatch):
    web(START)  # the page of all other tests is built without it
    known = pages.questions.sheet

    def planted(question):
        sheet = known(question)
        cases = [case | {"feedback": SCRIPT, "option": SCRIPT} for case in sheet["cases"]]
        return sheet | {"prompt": SCRIPT, "unit": SCRIPT, "was": SCRIPT, "cases": cases}

    monkeypatch.setattr(pages.questions, "sheet", planted)
    edition.build([BOOKS[START]], tmp_path, web.kept, say=lambda _: None)
    page = open_page(chromium, tmp_path, START)
    answer_two(page)
    expect(question_of(page, "start_km").locator(".feedback")).to_have_text(SCRIPT)
    expect(page.locator(".verdict").first).to_contain_text("<script>")
    assert page.evaluate("window.hit") is None and page.locator("main img[src=x]").count() == 0
    page.context.close()


def test_the_page_admits_no_script_but_its_own(chromium, web):
    page = open_page(chromium, web(START), START)
    page.evaluate(
        """() => { const added = document.createElement("script");
        added.textContent = "window.hit = 1"; document.body.append(added); }"""
    )
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in fault for fault in page.faults)
    page.context.close()


def tab_to(page, target, most=200):
    """Press Tab until an element has the focus."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def test_the_keyboard_alone_solves_a_notebook(chromium, web):
    page = open_page(chromium, web(START), START)
    for form in page.locator("form[data-question]").all():
        sheet = sheets.sheet(form.get_attribute("data-question"))
        if sheet.kind == "choice":
            tab_to(page, form.locator(f'button[value="{sheet.right.name}"]'))
            page.keyboard.press("Enter")
            continue
        tab_to(page, form.locator("input"))
        page.keyboard.type(typed(sheet))
        page.keyboard.press("Enter")
    expect(page.locator(".progress")).to_have_text(
        "Predictions: 2 of 2 chosen. Exercises: 3 of 3 stand."
    )
    slider = page.locator('figure[data-chart="start.reach"] [type=range]')
    page.locator("body").evaluate("body => body.ownerDocument.activeElement.blur()")
    page.evaluate("document.querySelector('.skip').focus()")
    tab_to(page, slider)
    page.keyboard.press("Home")
    page.evaluate(DRAWN)
    expect(page.locator('figure[data-chart="start.reach"] .sentence')).to_contain_text("Within 0 ")
    assert page.faults == []
    page.context.close()


def test_a_key_opens_its_receipt_in_place(chromium, web):
    page = open_page(chromium, web(START), START)
    key = page.locator("main a.key").first
    name = key.text_content().strip("[]")
    key.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.receipt")
    expect(dialog).to_be_visible()
    expect(dialog.locator("dd").first).to_have_text(name)
    row = tables.row(name)
    expect(dialog).to_contain_text(row["status"])
    assert dialog.locator("a[href^=http]").count() == 1
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(key).to_be_focused()
    assert page.url.endswith(f"{START}.html")
    page.context.close()


def violations(page):
    found = Axe().run(page).response
    assert any(found["passes"]), "axe looked at nothing"
    return [
        (rule["id"], node["html"][:300], node["failureSummary"][:300])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.more
@pytest.mark.parametrize("name", BOOKS)
def test_axe_finds_nothing(chromium, web, name):
    page = open_page(chromium, web(name), name, bypass_csp=True)
    assert violations(page) == [], "folded, at 1280 pixels"
    unfold(page)
    page.evaluate(IN_SIGHT)
    page.set_viewport_size({"width": 360, "height": 800})
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], f"unfolded, on a phone, {scheme}"
    page.context.close()


@pytest.mark.more
@pytest.mark.parametrize("name", BOOKS)
def test_nothing_is_cut_off_at_any_width(chromium, web, name):
    page = open_page(chromium, web(name), name)
    unfold(page)
    page.evaluate(IN_SIGHT)
    for width in (360, 768, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert page.evaluate(CUT_OFF, WIDE) == [], width
    page.context.close()


@each_page
def test_without_script_everything_can_be_read(chromium, web, name):
    page = open_page(chromium, web(name), name, java_script_enabled=False)
    shown = page.locator("main").inner_text()
    for figure in book(name).figures:
        assert page.locator(f'figure[data-chart="{figure["id"]}"]').count() >= 1
    for part in book(name).parts:
        if part["kind"] in ("question", "exercise"):
            assert page.locator(f'form[data-question="{part["question"]}"]').count() == 1
    assert "Without JavaScript you can read everything" in shown
    assert page.locator(".controls:visible, .needs-script:visible").count() == 0
    expect(page.locator(".without-script:visible").first).to_be_visible()
    page.context.close()


@pytest.mark.more
@pytest.mark.parametrize("name", BOOKS)
def test_the_worksheet_has_its_exit_ticket_on_one_page(chromium, web, name):
    """On A4 with margins of 16 mm a page is 265 mm high, which is 1,001 pixels."""
    page = open_page(chromium, web(name), name)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print the worksheet").click()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 1001})
    ticket = page.locator(".paper .sheet", has=page.get_by_role("heading", name="Exit ticket"))
    lines = page.locator(".paper .sheet:has(h2:text('Exit ticket')) + .lines")
    height = ticket.bounding_box()["height"] + lines.bounding_box()["height"]
    assert 300 < height < 1001
    assert page.locator(".paper .layers").count() >= 2
    assert page.locator("main:visible, header:visible").count() == 0
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) > 3
    page.context.close()


@each_page
def test_a_page_weighs_a_megabyte_and_a_half_at_most(web, name):
    assert (web(name) / f"{name}.html").stat().st_size <= 1.5 * MB


@pytest.mark.more
def test_all_pages_together_weigh_six_megabytes_at_most(web):
    for name in BOOKS:
        folder = web(name)
    assert sum(path.stat().st_size for path in folder.glob("*.html")) <= 6 * MB


def test_a_second_build_draws_nothing_and_writes_the_same(web, tmp_path):
    first = (web(START) / f"{START}.html").read_bytes()
    said = []
    edition.build([BOOKS[START]], tmp_path, web.kept, say=said.append)
    assert (tmp_path / f"{START}.html").read_bytes() == first
    assert not [line for line in said if "drawn" in line]


@pytest.mark.more
def test_an_answer_of_before_the_course_is_met_again_after_it(chromium, web):
    web(START)
    page = open_page(chromium, web("05_check_the_story"), START)
    page.locator('[data-moment="before"] textarea').fill(
        "How much was it before, in which dollars?"
    )
    page.get_by_role("button", name="Note it").click()
    page.goto(page.url.replace(START, "05_check_the_story"))
    page.locator('[data-moment="after"] textarea').fill("Who says so?")
    page.get_by_role("button", name="Note it").click()
    said = page.locator('[data-moment="after"] .said')
    expect(said).to_contain_text("Before: How much was it before")
    expect(said).to_contain_text("After: Who says so?")
    assert page.faults == []
    page.context.close()
