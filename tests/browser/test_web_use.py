"""A page as people use it: changed minds, Back, two tabs, folds that stay open, no jumps."""

import random
from itertools import islice

import pytest
from playwright.sync_api import expect
from test_web_pages import GUAM, START, question_of
from web_pages import BOOKS, DRAWN, MOVE, open_page, some_states, unfold

from helpers import catalogue

pytestmark = pytest.mark.more
HISTORY, THREATS = "01_alliance_history", "02_regional_threats"
SEEN = """figure => [...figure.querySelectorAll("svg > g")].map(one => one.innerHTML).join("")"""


def timeline(page):
    return page.locator('figure[data-chart="history.timeline"]')


def hand_in(page, question, guess):
    """Type a guess into its box and press Enter."""
    box = question_of(page, question).locator("[type=number]")
    box.fill(guess)
    box.press("Enter")


def test_enter_hands_a_guess_in_and_a_changed_guess_is_named(chromium, web):
    page = open_page(chromium, web(HISTORY), HISTORY)
    part = question_of(page, "hist_p_okinawa")
    part.locator("[type=number]").press("Enter")
    expect(part.locator(".hand-in")).to_be_disabled()
    hand_in(page, "hist_p_okinawa", "")
    expect(part.locator(".hand-in")).to_be_disabled()
    hand_in(page, "hist_p_okinawa", "40")
    expect(part.locator(".said")).to_contain_text("Noted: 30 years")
    reveal = page.locator('[data-reveal="hist_p_okinawa"]')
    expect(reveal.locator(".verdict p").first).to_have_text("You expected: 30 years")
    hand_in(page, "hist_p_okinawa", "10")
    expect(reveal.locator(".verdict p").first).to_have_text("You expected: 30 years Now: 10 years")
    expect(reveal.locator(".sentence")).to_contain_text("Your guess: 30.")
    page.reload()
    expect(part.locator("[type=number]")).to_have_value("10")
    expect(reveal.locator(".verdict p").first).to_have_text("You expected: 30 years Now: 10 years")
    assert page.faults == []
    page.context.close()


def test_a_number_that_is_cut_is_said(chromium, web):
    page = open_page(chromium, web(GUAM), GUAM)
    unfold(page)
    figure = page.locator('figure[data-chart="guam.cost_per_head"]')
    box = figure.locator("[type=number]")
    for typed, said in (
        ("99999", "99,999 is beyond this control; it stands at 12,000. "),
        ("4149", "4,149 lies between two steps of this page; it stands at 4,100. "),
        ("4000", ""),
    ):
        box.fill(typed)
        box.press("Tab")
        page.evaluate(DRAWN)
        words = figure.locator(".sentence").text_content()
        assert words.startswith(said) and ("beyond" in words or "between" in words) == bool(said)
    box.press("ArrowUp")
    box.press("Tab")
    expect(box).to_have_value("4100")
    page.context.close()


def test_after_back_controls_and_picture_agree(chromium, web):
    web(START)
    page = open_page(chromium, web(HISTORY), HISTORY)
    figure = timeline(page)
    figure.get_by_text("1945 to 1972").click()
    page.evaluate(DRAWN)
    page.goto(page.url.replace(HISTORY, START))
    page.go_back()
    page.wait_for_load_state()
    chosen = figure.locator('[data-control="years"] input:checked').get_attribute("value")
    years = {"1945 to 1972": "Event 1 of", "1990 to 2013": "Event 3 of 7"}
    expect(figure.locator(".sentence")).to_contain_text(years[chosen].split(" of")[0])
    slider = figure.locator("[type=range]")
    assert int(slider.get_attribute("max")) < 20
    page.context.close()


def test_the_timeline_opens_with_as_many_events_as_its_view_has(chromium, web):
    page = open_page(chromium, web(HISTORY), HISTORY)
    box = timeline(page).locator("[type=number]")
    expect(timeline(page).locator(".sentence")).to_have_text(
        "Event 3 of 7: 23 September 1997. Second Guidelines."
    )
    assert box.get_attribute("max") == "7"
    box.fill("12")
    box.press("Tab")
    expect(timeline(page).locator(".sentence")).to_contain_text("12 is beyond this control")
    page.context.close()


def test_a_fold_below_a_panel_stays_open_while_it_moves(chromium, web):
    page = open_page(chromium, web(HISTORY), HISTORY)
    fold = timeline(page).locator(".below details")
    fold.locator("summary").click()
    timeline(page).locator("[type=range]").press("ArrowRight")
    page.evaluate(DRAWN)
    expect(timeline(page).locator(".sentence")).to_contain_text("Event 4 of 7")
    expect(fold).to_have_attribute("open", "")
    expect(fold.locator("b")).to_contain_text("2006")
    page.context.close()


def test_the_worksheet_has_pictures_as_they_opened_without_a_guess(chromium, web):
    page = open_page(chromium, web(GUAM), GUAM)
    page.evaluate("window.print = () => {}")
    figure = page.locator('figure[data-chart="guam.share_and_cap"]')
    opened = figure.evaluate(SEEN)
    hand_in(page, "guam_p_double", "32")
    figure.locator("[type=range]").press("End")
    page.evaluate(DRAWN)
    page.wait_for_timeout(200)
    assert figure.evaluate(SEEN) != opened
    for _ in range(2):
        page.get_by_role("button", name="Print the worksheet").click()
    assert page.locator(".paper").count() == 1
    pictures = page.locator(".paper .layers").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('svg > g')].map(g => g.innerHTML).join(''))"
    )
    assert opened in pictures
    assert not any("guess" in picture for picture in pictures)
    page.context.close()


def test_what_is_no_answer_takes_nothing_back(chromium, web):
    page = open_page(chromium, web(START), START)
    part = question_of(page, "start_km")
    for typed in ("2273", "abc"):
        part.locator("input").fill(typed)
        part.get_by_role("button", name="Check").click()
    expect(part.locator(".feedback")).to_contain_text("Please give one number")
    expect(page.locator(".progress")).to_contain_text("1 of 3 stand")
    page.context.close()


def test_two_tabs_keep_what_came_first(chromium, web):
    one = open_page(chromium, web(HISTORY), HISTORY)
    other = one.context.new_page()
    other.goto(one.url)
    question_of(one, "hist_p_gap").locator('button[value="A"]').click()
    question_of(other, "hist_p_gap").locator('button[value="C"]').click()
    question_of(other, "hist_p_meet").locator('button[value="B"]').click()
    # The tabs are processes of their own: what one keeps reaches the other a moment later.
    one.wait_for_function("localStorage.getItem(KEPT).includes('hist_p_meet')")
    kept = one.evaluate("JSON.parse(localStorage.getItem(KEPT))")
    assert kept["hist_p_gap"] == {"first": "A", "last": "C"}
    assert kept["hist_p_meet"] == {"first": "B", "last": "B"}
    one.once("dialog", lambda dialog: dialog.accept())
    one.get_by_role("button", name="Delete my answers").click()
    expect(other.locator(".progress")).to_contain_text("0 of 9 chosen")
    one.context.close()


def test_verdicts_given_in_a_panel_survive_a_reload(chromium, web):
    page = open_page(chromium, web(THREATS), THREATS)
    unfold(page)
    figure = page.locator('figure[data-chart="threats.ladder"]')
    figure.get_by_text("most likely", exact=True).click()
    page.evaluate(DRAWN)
    sentence = figure.locator(".sentence").text_content()
    assert "On which rung" not in sentence
    page.reload()
    expect(figure.locator(".sentence")).to_have_text(sentence)
    assert page.faults == []
    page.context.close()


def test_a_reveal_opened_by_hand_says_so(chromium, web):
    page = open_page(chromium, web(HISTORY), HISTORY)
    reveal = page.locator('[data-reveal="hist_p_gap"]')
    reveal.locator("summary").first.click()
    expect(reveal.locator("summary").first).to_have_text("Opened without an answer")
    expect(reveal.locator(".verdict")).to_contain_text("It was: ")
    page.context.close()


def test_a_browser_that_cannot_unpack_says_so_and_still_judges(chromium, web):
    context = chromium.new_context()
    context.add_init_script("delete window.DecompressionStream")
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((web(HISTORY) / f"{HISTORY}.html").as_uri())
    expect(page.locator(".too-old")).to_be_visible()
    hand_in(page, "hist_p_okinawa", "10")
    expect(page.locator(".progress")).to_contain_text("1 of 9 chosen")
    timeline(page).hover()
    assert page.locator(".controls:visible").count() == 0 and faults == []
    context.close()


def test_in_forced_colours_what_is_chosen_is_marked(chromium, web):
    page = open_page(chromium, web(HISTORY), HISTORY, forced_colors="active")
    colour = "one => getComputedStyle(one).backgroundColor"
    years = timeline(page).locator('[data-control="years"]')
    chosen = years.locator("input:checked + span").evaluate(colour)
    assert chosen != years.locator("input:not(:checked) + span").first.evaluate(colour)
    page.context.close()


def test_the_focus_is_never_under_the_header(chromium, web):
    page = open_page(chromium, web(START), START, viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name="Print the answers").focus()
    header = page.locator("header").bounding_box()["height"]
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        box = page.evaluate(
            "() => { const box = document.activeElement.getBoundingClientRect();"
            " return [box.bottom, document.activeElement.closest('header, .contents') !== null]; }"
        )
        assert box[1] or box[0] > header
    page.context.close()


@pytest.mark.parametrize(("name", "width"), [*((name, 360) for name in BOOKS), (GUAM, 1280)])
def test_no_picture_jumps_while_its_controls_move(chromium, web, name, width):
    page = open_page(chromium, web(name), name, viewport={"width": width, "height": 900})
    unfold(page)
    chance = random.Random(name)
    for figure in page.locator("figure.panel:has(svg)").all():
        number, id = figure.get_attribute("id"), figure.get_attribute("data-chart")
        if figure.locator("[data-answers]").count() or id in ("start.words",):
            continue
        figure.dispatch_event("pointerover")
        page.wait_for_timeout(100)
        tops = set()
        for texts, _ in islice(some_states(id, chance, 3), 10):
            for control, text in texts.items():
                page.evaluate(MOVE, [number, control, text])
            page.evaluate(DRAWN)
            tops.add(
                figure.evaluate(
                    "one => Math.round(one.querySelector('.layers').getBoundingClientRect().top"
                    " - one.querySelector('.room').getBoundingClientRect().top)"
                )
            )
        assert len(tops) == 1, (id, tops)
    assert catalogue.panels() and page.faults == []
    page.context.close()
