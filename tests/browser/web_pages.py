"""Pages of the web edition for the tests: built once, opened from their files without network."""

import os
from functools import cache
from itertools import product

import edition
import states
from books import own

from helpers import catalogue, controls

BOOKS = {path.stem: path for path in own()}

# Move a control as a hand would: at its slider, its buttons or its box.
MOVE = """([panel, name, value]) => {
    const control = document.querySelector(`#${panel} [data-control="${name}"]`);
    const input = control.querySelector("[type=range], [type=checkbox], [type=search]")
        ?? [...control.querySelectorAll("input")].find(one => one.value === value);
    if (input.type === "range" || input.type === "search") input.value = value;
    else if (input.type === "checkbox") input.checked = value === "true";
    else input.checked = true;
    input.dispatchEvent(new Event("input", {bubbles: true}));
}"""
# What is out of sight is laid out only when it is asked for.
IN_SIGHT = """() => document.querySelectorAll("main > *")
    .forEach(one => { one.style.contentVisibility = "visible"; })"""
# The page has drawn when two pictures of the screen have passed.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Pages:
    """The pages as they are built for the tests, each when it is first asked for.

    States that make web has drawn are taken from where it keeps them.
    """

    def __init__(self, folder):
        self.folder = folder
        self.kept = edition.KEPT if os.access(edition.KEPT, os.W_OK) else folder / "kept"

    def __call__(self, name):
        if not (self.folder / f"{name}.html").exists():
            edition.build([BOOKS[name]], self.folder, self.kept, say=lambda _: None)
        return self.folder


def open_page(chromium, folder, name, **settings):
    """Open a page from its file, without network; what goes wrong in it is in page.faults."""
    context = chromium.new_context(offline=True, **settings)
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
    page.goto((folder / f"{name}.html").as_uri())
    return page


def unfold(page):
    """Open every fold of a page."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")


@cache
def book(name):
    """A notebook as its page reads it."""
    return edition.pages.Book(BOOKS[name])


@cache
def places():
    """The page on which each panel of the course stands first, by the panel's id."""
    found = {}
    for name in BOOKS:
        for figure in book(name).figures:
            if figure["alive"]:
                found.setdefault(figure["id"], name)
    return found


def corners(rows, most=32):
    """States in which every control stands at an end, as lists of places among its values."""
    ends = [sorted({0, len(row.values) - 1}) for row in rows]
    every = list(product(*ends))
    return every[:: max(1, len(every) // most)]


def some_states(id, chance, count):
    """States of a panel's page as ({control: text}, values of the Panel): random ones and corners.

    A value of the last control is one that it can have in that state.
    """
    panel = catalogue.panels()[id]()
    rows = states.page_controls(id, panel)
    picked = [[chance.randrange(len(row.values)) for row in rows] for _ in range(count)]
    for places_of_values in [*picked, *corners(rows)]:
        texts, values = {}, {}
        for row, n in zip(rows, places_of_values, strict=True):
            if states.is_dependent(panel) and row is rows[-1]:
                panel.set(**values)
                stops = controls.stops(panel.controls[row.name])
                texts[row.name] = states.text_of(stops[n % len(stops)])
                values[row.name] = stops[n % len(stops)]
                continue
            texts[row.name] = row.values[n]
            values |= row.sets[n]
        yield texts, values
    panel.close()
