"""Every panel of a page shows what the notebook's Panel shows: sentence, detail, words and ink."""

import io
import random

import edition
import numpy as np
import pytest
import states
from facts import raw
from PIL import Image
from web_pages import BOOKS, DRAWN, IN_SIGHT, MOVE, book, open_page, places, some_states, unfold

from helpers import catalogue, layers, sheets, style

COUNT = 40  # random states of each panel, beside its corners
QUICK = ("start.reach", "start.far_from_where")  # of the page that is built first
# What a page shows and what it should: artists one by one, the frame that is seen, and words.
COMPARE = """([id, expected]) => {
    const figure = document.getElementById(id);
    const same = (one, other) => {
        const made = one.cloneNode(false);
        made.innerHTML = other;
        const now = one.cloneNode(true);
        now.querySelectorAll("details").forEach(fold => fold.removeAttribute("open"));
        return made.isEqualNode(now);
    };
    const found = [];
    const artists = [...figure.querySelectorAll("svg > g:not(.guess)")];
    if (artists.length !== expected.artists.length) found.push("number of artists");
    artists.forEach((artist, n) => {
        if (!same(artist, expected.artists[n])) found.push(`artist ${n}`);
    });
    const frame = figure.querySelector(".layers > img:not([hidden])");
    if (expected.frame && !frame.src.endsWith(expected.frame)) found.push("frame");
    if (figure.querySelector(".sentence").textContent !== expected.sentence) found.push("sentence");
    const spoken = figure.querySelector("svg")?.getAttribute("aria-label") ?? expected.sentence;
    if (spoken !== expected.sentence) found.push("what is spoken");
    if (figure.querySelector(".detail p").textContent !== expected.detail) found.push("detail");
    if (!same(figure.querySelector(".below"), expected.below)) found.push("below");
    return found;
}"""


def expected(panel):
    """What a page should show of the present state of a panel."""
    chart = panel.chart
    below = edition.pages.to_pages(chart.view.below)
    shown = {"sentence": panel.sentence, "detail": chart.view.detail, "below": below}
    if not chart.layers:
        return shown | {"artists": [], "frame": ""}
    frame = list(chart.layers.frames.values())[chart.layers.fixed()]
    return shown | {"artists": chart.layers.drawn, "frame": frame}


def differences(page, id, chance, count):
    """Where a page differs from the Panel, over states of it."""
    panel = states.drawn_for_pages(id)
    figure = page.locator(f'figure[data-chart="{id}"]').first.get_attribute("id")
    found, seen = [], 0
    for texts, values in some_states(id, chance, count):
        *others, last = texts.items()
        for name, text in others:
            page.evaluate(MOVE, [figure, name, text])
        if states.is_dependent(panel):
            page.evaluate(DRAWN)  # the options of the last control follow
        page.evaluate(MOVE, [figure, *last])
        page.evaluate(DRAWN)
        for name, value in values.items() if states.is_dependent(panel) else ():
            panel.set(**{name: value})  # each is possible once those before it stand
        panel.set(**values)
        wrong = page.evaluate(COMPARE, [figure, expected(panel)])
        found += [(texts, wrong)] if wrong else []
        seen += 1
    panel.close()
    assert seen >= count
    return found


SEARCHED, GATHERED = ("start.words",), ("threats.ladder", "story.judge")
TEXTS = ("start.story", "threats.claims", "okinawa.claims", "guam.sentence", "story.whole")


def _panels(*others):
    """The panels but these, the quick ones unmarked."""
    return [
        pytest.param(id, marks=() if id in QUICK else pytest.mark.more)
        for id in catalogue.panels()
        if id not in others
    ]


def test_panels_of_another_kind_are_known_by_name():
    for id, make in catalogue.panels().items():
        panel = make()
        kinds = {row.kind for row in states.page_controls(id, panel)}
        assert ("search" in kinds, "answers" in kinds) == (id in SEARCHED, id in GATHERED)
        assert (panel.chart.fig is None) == (id in TEXTS + SEARCHED)
        panel.close()


GUESSES = [row["id"] for row in raw("questions") if row["kind"] == "guess"]


def _where(question):
    """The page and the chart on which a guess is drawn."""
    for name in BOOKS:
        for figure in book(name).figures:
            if figure["guess"] == question:
                return name, figure["id"]
    raise KeyError(question)


@pytest.mark.more
@pytest.mark.parametrize("question", GUESSES)
def test_a_guess_lies_on_the_picture_where_the_notebook_draws_it(chromium, web, question):
    name, id = _where(question)
    made = catalogue.makers()[id]()
    chart, scale = catalogue.chart_of(made), sheets.sheet(question).scale
    states.name_ink(id, chart)
    count, chance = len(chart.layers.moving), random.Random(question)
    steps = round((scale.high - scale.low) / scale.step)
    for n in (0, steps, chance.randrange(steps), chance.randrange(steps)):
        page = open_page(chromium, web(name), name)
        guess = scale.low + n * scale.step
        form = page.locator(f'form[data-question="{question}"]')
        form.locator("[type=number]").fill(states.text_of(guess))
        form.locator("[type=number]").press("Tab")
        if n == 0:  # it stands there already: a move away and back
            form.locator("[type=range]").press("ArrowRight")
            form.locator("[type=range]").press("ArrowLeft")
        form.locator(".hand-in").click()
        figure = page.locator(f'figure[data-guess="{question}"]')
        figure.locator(".guess > *").first.wait_for(state="attached")
        chart.with_guess(int(guess) if float(guess).is_integer() else guess)
        chart.layers.svg()
        ink = "".join(chart.layers.drawn[count:])
        assert page.evaluate(SAME_INK, [question, ink]), guess
        words = figure.locator(".sentence").text_content()
        assert words.endswith(f" Your guess: {guess:,.10g}.") and chart.sentence.endswith(
            words[-20:]
        )
        assert page.faults == []
        page.context.close()


SAME_INK = """([question, ink]) => {
    const shown = document.querySelector(`figure[data-guess="${question}"] .guess`);
    const made = shown.cloneNode(false);
    made.innerHTML = ink;
    return made.isEqualNode(shown);
}"""
ANSWER = """([id, item, answer]) => {
    const press = (place, value) => {
        const all = [...document.querySelectorAll(`#${id} ${place} input`)];
        const input = all.find(one => one.value === value);
        input.checked = true;
        input.dispatchEvent(new Event("input", {bubbles: true}));
    };
    press("[data-control]", item);
    if (answer) press("[data-answers]", answer);
}"""
# Every mark that an artist of a page, or a text of SVG, draws: its form, its place, its look.
MARKS = """([id, n, drawn]) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "g");
    made.innerHTML = drawn ?? "";
    const group = drawn === null ? document.querySelectorAll(`#${id} svg > g`)[n] : made;
    return [...group.querySelectorAll("use")].map(use => [
        use.getAttribute("href") ?? use.getAttribute("xlink:href"), use.getAttribute("x"),
        use.getAttribute("y"), use.getAttribute("style")].join(" ")).sort();
}"""


@pytest.mark.more
@pytest.mark.parametrize("id", ["threats.ladder", "story.judge"])
def test_a_panel_of_answers_gathers_them_as_the_notebook_does(chromium, web, id):
    page = open_page(chromium, web(places()[id]), places()[id])
    unfold(page)
    figure = page.locator(f'figure[data-chart="{id}"]').get_attribute("id")
    panel, chance = states.drawn_for_pages(id), random.Random(id)
    (row,) = states.page_controls(id, panel)
    given, marked = {}, 0
    for _ in range(COUNT):
        item, answer = chance.choice(row.values), chance.choice(["", *row.answers])
        given |= {item: answer} if answer else {}
        page.evaluate(ANSWER, [figure, item, answer])
        page.evaluate(DRAWN)
        panel.set(**{row.name: {"present": item, "given": dict(given)}})
        shown = expected(panel)
        for n, drawn in enumerate(shown["artists"][:-1]):
            marks = page.evaluate(MARKS, [figure, n, None])
            assert marks == page.evaluate(MARKS, [figure, n, drawn]), (given, n)
            marked += len(marks)
        wrong = page.evaluate(COMPARE, [figure, shown])
        assert not [what for what in wrong if not what.startswith("artist")], (item, given, wrong)
    assert marked > COUNT and page.faults == []
    page.context.close()


@pytest.mark.parametrize(
    "part", ["", "cap", "CAP ", "\u9818\u6d77", "shi", "no such word", "<b>", "("]
)
def test_the_list_of_words_is_searched_as_in_the_notebook(chromium, web, part):
    page = open_page(chromium, web("00_start_here"), "00_start_here")
    figure = page.locator('figure[data-chart="start.words"]')
    figure.locator("[type=search]").fill(part)
    page.evaluate(DRAWN)
    page.wait_for_timeout(100)
    panel = catalogue.panels()["start.words"]().set(part=part)
    assert figure.locator(".sentence").text_content() == panel.sentence
    assert figure.locator("tbody tr:visible").count() == int(panel.sentence.split()[0])
    page.context.close()


# The layers of a notebook's own panel, laid over each other as panel.py does.
ALONE = """<body style="margin:0">{letters}<div style="display:grid;width:{width}px">
<img style="grid-area:1/1;width:100%" src="data:image/png;base64,{frame}">
<svg style="grid-area:1/1;width:100%;position:relative;stroke-linejoin:round"
 viewBox="0 0 {points[0]} {points[1]}">{ink}</svg></div>"""


def seen(locator):
    """What is seen of an element, as an array of points."""
    picture = Image.open(io.BytesIO(locator.screenshot())).convert("RGB")
    return np.asarray(picture).astype(int)


def points_that_differ(page, id, panel):
    """The part of all points that differ clearly between a page and the notebook's own layers."""
    chart, alone = panel.chart, page.context.new_page()
    shown = expected(panel)
    width = round(chart.fig.get_size_inches()[0] * style.SHOWN)
    alone.set_viewport_size({"width": 1600, "height": 900})
    alone.set_content(
        ALONE.format(
            letters=layers.letters_html(),
            width=width,
            frame=shown["frame"],
            points=chart.layers.size(),
            ink="".join(shown["artists"]),
        )
    )
    picture = page.locator(f'figure[data-chart="{id}"] .layers').first
    # At a whole number of pixels, over all else.
    pinned = "position: fixed; left: 0; top: 0; z-index: 9; background: white; width:"
    page.add_style_tag(content=f".pinned {{ {pinned} {width}px !important }}")
    picture.evaluate("one => { document.body.append(one); one.classList.add('pinned'); }")
    one, other = seen(page.locator(".pinned")), seen(alone.locator("div"))
    alone.close()
    assert one.shape[1] == other.shape[1] == width and abs(len(one) - len(other)) <= 1
    high = min(len(one), len(other))
    return (np.abs(one[:high] - other[:high]).max(axis=2) > 96).mean()


@pytest.mark.parametrize("id", _panels(*SEARCHED, *GATHERED, *TEXTS))
def test_what_is_seen_on_a_page_is_what_is_seen_in_the_notebook(chromium, web, id):
    page = open_page(
        chromium, web(places()[id]), places()[id], viewport={"width": 1600, "height": 900}
    )
    unfold(page)
    page.evaluate(IN_SIGHT)
    panel = states.drawn_for_pages(id)
    figure = page.locator(f'figure[data-chart="{id}"]').first.get_attribute("id")
    texts, values = next(some_states(id, random.Random(id), 1))
    for name, text in texts.items():
        page.evaluate(MOVE, [figure, name, text])
        page.evaluate(DRAWN)
    for name, value in values.items() if states.is_dependent(panel) else ():
        panel.set(**{name: value})
    panel.set(**values)
    page.wait_for_timeout(200)
    assert points_that_differ(page, id, panel) < 0.001, texts
    page.context.close()


@pytest.mark.parametrize("id", _panels(*SEARCHED, *GATHERED))
def test_a_panel_of_a_page_shows_what_the_panel_of_the_notebook_shows(chromium, web, id):
    page = open_page(chromium, web(places()[id]), places()[id])
    unfold(page)
    assert differences(page, id, random.Random(id), COUNT) == []
    assert page.faults == []
    page.context.close()
