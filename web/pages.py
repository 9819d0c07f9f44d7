"""The page of a notebook: its cells, each as what it is on a page, set into the template.

What a cell is stands in its stored outputs, in the course's own entry; no cell is run.
"""

import base64
import gzip
import hashlib
import json
import re
from contextlib import suppress
from datetime import date
from functools import cache
from html import escape
from pathlib import Path

import nbformat
import paper
import questions
import solutions
import wording
from bs4 import BeautifulSoup
from chosen import BEYOND
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from minutes import FOLD
from nbconvert.filters import Highlight2HTML, markdown2html
from states import text_of

from helpers import bundles, catalogue, layers, receipts, sheets, tables

HERE = Path(__file__).parent
# How a cell and a link look in JupyterLab; the page has a style sheet of its own.
LOOK = re.compile(
    ' style="(?:text-align:left;padding-right:6px;line-height:1.35|text-decoration:underline|'
    'text-align: right;)"| border="1"'
)
KEY = re.compile(r"\[([A-Za-z]\w*_\w+|[A-Z]+\d+\w*)\]")
# A key as code: alone, or as Python reads it.
CODE_KEY = re.compile(r'<code>(?:tables\.value\(")?(\w+)(?:"\))?</code>')
BOOK_LINK = re.compile(r'href="(0\d_\w+)\.ipynb"')
SCRIPTS = ("judge.js", "reckon.js", "panels.js", "learner.js")
RULES = '"use strict";\nconst RULES = {};\n'
# A table may be wider than a screen: then it scrolls, by keyboard too.
TABLE = '<div class="table{}" tabindex="0" role="group" aria-label="Table">{}</div>'
MOST_COLUMNS = 3  # of a table that fits a phone; the rows of a wider one become cards there
EACH_GUESS = "What each guess means"


def _slug(text):
    """A heading as an id."""
    return re.sub(r"\W+", "-", text.lower()).strip("-")


def to_pages(html):
    """Return HTML of a notebook with links to pages, and without the look that it has there."""
    return BOOK_LINK.sub(r'href="\1.html"', LOOK.sub("", html))


def _linked(html):
    """HTML with links to pages instead of notebooks, and with each key a link to its receipt."""
    known = tables.figures()

    def link(found, shown):
        key = found[1]
        return f'<a class="key" href="#receipt-{key}">{shown}</a>' if key in known else found[0]

    html = CODE_KEY.sub(lambda found: link(found, found[0]), to_pages(html))
    return KEY.sub(lambda found: link(found, found[0]), html)


def _solved(source, question):
    """Markdown in which the solution of an exercise says its value, and its way in words."""

    def with_words(fold):
        code = paper.CODE.search(fold[2])
        if fold[1] != "Solution" or not code:
            return fold[0]
        said = solutions.words(code[1], question)
        return fold[0].replace("</details>", f"\n{said}\n\n</details>")

    return FOLD.sub(with_words, source)


def _prose(source):
    """Markdown as HTML; headings have an id and no sign beside them."""
    soup = BeautifulSoup(markdown2html(source), "html.parser")
    for sign in soup.select(".anchor-link"):
        sign.decompose()
    for heading in soup.find_all(["h1", "h2", "h3"]):
        heading["id"] = _slug(heading.get_text())
    return _linked(str(soup))


def _stored(cell):
    """What a cell shows as stored: its picture, its sentence, HTML beside it, what guesses mean."""
    found = {"picture": "", "sentence": "", "beside": "", "guesses": ""}
    for output in cell.outputs:
        data = output.get("data", {})
        found["sentence"] = found["sentence"] or data.get("text/plain", "")
        if "image/png" in data:
            size = output.metadata["image/png"]
            found |= {"picture": data["image/png"], **size}
            continue
        soup = BeautifulSoup(data.get("text/html", ""), "html.parser")
        for style_sheet in soup.find_all("style"):
            style_sheet.decompose()
        for fold in soup.find_all("details"):
            if fold.summary.get_text() == EACH_GUESS:
                found["guesses"] += str(fold.extract())
        if found["picture"]:
            for words in soup.select("p.course-twin"):
                words.decompose()
        found["beside"] += _linked(str(soup))
    return found


def _entry(cell):
    """The course's own entry in the outputs of a cell, an empty one where there is none."""
    for output in cell.get("outputs", []):
        if bundles.MIME in output.get("data", {}):
            return output.data[bundles.MIME]
    return {"kind": ""}


def _table(html):
    """HTML in a box that scrolls; a cell of a wide table knows the head of its column."""
    soup = BeautifulSoup(html, "html.parser")
    heads = [head.get_text(strip=True) for head in soup.select("thead th")]
    if len(heads) <= MOST_COLUMNS:
        return TABLE.format("", html)
    for row in soup.select("tbody tr"):
        for head, cell in zip(heads, row.find_all(["th", "td"]), strict=True):
            cell["data-head"] = head
    return TABLE.format(" stacks", soup)


def _plain_outputs(cell):
    """The outputs of a cell that belongs to no kind, as HTML."""
    shown = []
    for output in cell.outputs:
        if output.output_type == "stream":
            shown.append(f"<pre>{escape(output.text)}</pre>")
        elif "text/html" in output.data:
            shown.append(_table(_linked(output.data["text/html"])))
        else:
            shown.append(f"<pre>{escape(output.data['text/plain'])}</pre>")
    return "".join(shown)


class Book:
    """A notebook as it is read for its page: its parts, its questions, the keys it names."""

    def __init__(self, path):
        self.path, self.name = path, path.stem
        self.sheets = {}  # by question, as questions.sheet
        cells = self._cells()
        self.parts = [self._part(cells, n) for n in range(len(cells))]
        soup = BeautifulSoup("".join(part.get("html", "") for part in self.parts), "html.parser")
        self.title = soup.h1.get_text()
        self.keys = sorted({link["href"][9:] for link in soup.select("a.key")})
        self.minutes = soup.strong.get_text()
        self.headings = [(part["id"], part["heading"]) for part in self.parts if part["heading"]]

    def _cells(self):
        """The cells of the notebook in the words of its page, without its set-up."""
        cells = nbformat.read(self.path, as_version=4).cells
        for cell in cells:
            cell.source = wording.on_page(self.name, cell.source)
        return [cell for cell in cells if cell.source is not None]

    def _part(self, cells, n):
        """A cell as what it is on a page."""
        cell = cells[n]
        if cell.cell_type == "markdown":
            later = (_entry(other) for other in cells[n:])
            question = next((entry["id"] for entry in later if entry["kind"] == "check"), "")
            html = _prose(_solved(cell.source, question))
            heading = BeautifulSoup(html, "html.parser").h2
            named = {"id": heading["id"], "heading": heading.get_text()} if heading else {}
            return {"kind": "prose", "number": n, "html": html, "heading": "", **named}
        code = Highlight2HTML()(cell.source, language="ipython3")
        entry, part = _entry(cell), {"number": n, "code": code, "heading": ""}
        return part | getattr(self, f"_{entry['kind'] or 'output'}")(cell, entry)

    def _output(self, cell, _):
        return {"kind": "output", "shown": _plain_outputs(cell)}

    def _ask(self, question):
        """Note a question; return its sheet."""
        self.sheets[question] = questions.sheet(question)
        return self.sheets[question]

    def _predict(self, cell, entry):
        task = "recall" if "ask.recall(" in cell.source else "predict"
        return {"kind": "question", "task": task, "question": entry["id"]} | {
            "sheet": self._ask(entry["id"])
        }

    def _check(self, cell, entry):
        sheet = self._ask(entry["id"])
        return {"kind": "exercise", "question": entry["id"], "sheet": sheet}

    def _transfer(self, cell, entry):
        sheet = self._ask(entry["id"])
        return {"kind": "transfer", "moment": entry["case"], "sheet": sheet}

    def _summary(self, cell, entry):
        return {"kind": "summary"}

    def _panel(self, cell, entry):
        return {"kind": "shown", "figure": self._figure(cell, entry)}

    def _reveal(self, cell, entry):
        figure = self._figure(cell, entry["panel"]) if "panel" in entry else None
        guesses = figure["guesses"] if figure else _stored(cell)["guesses"]
        of_guess = figure and sheets.sheet(entry["id"]).scale
        if of_guess:
            figure["guess"] = entry["id"]
        part = {"kind": "reveal", "question": entry["id"], "figure": figure, "guesses": guesses}
        return part | {"guess_drawn": bool(of_guess)}

    def _figure(self, cell, entry):
        """A chart or a panel: what is stored of it, and its state where it has controls."""
        alive = entry["id"] in catalogue.panels()
        state = entry["state"] if alive else {}
        return _stored(cell) | {"id": entry["id"], "alive": alive, "state": state, "guess": ""}

    @property
    def figures(self):
        """Every chart and panel of the page, in order."""
        return [part["figure"] for part in self.parts if part.get("figure")]

    def jobs(self):
        """What must be drawn for the page; see edition.draw."""
        panels = [(figure["id"], None) for figure in self.figures if figure["alive"]]
        return panels + [(shown["id"], shown["guess"]) for shown in self.figures if shown["guess"]]

    def page(self, drawn, around):
        """Return the page as HTML; drawn is what edition.draw returns, around all books."""
        for figure in self.figures:
            if figure["alive"]:
                figure["panel"] = drawn[figure["id"], None]
                figure |= _opening(figure["panel"], figure["state"])
                figure["beyond"] = BEYOND.get(figure["id"], "")
        return _render(
            book=self,
            books=around,
            data={name: _packed(content) for name, content in self._data(drawn)},
            sheets=_as_json(self.sheets),
            figures=_as_json(self.figures_by_key()),
            receipts={key: _receipt(key) for key in self.keys},
            letters=layers.letters_html(),
            papers=self._papers(),
        )

    def _data(self, drawn):
        """What the scripts unpack: the states of each panel, the ink of each guess; by name."""
        for id, question in dict.fromkeys(self.jobs()):
            content = drawn[id, question]
            if question:
                yield f"guess-{question}", content
            elif len(content["states"]) > 1:
                yield f"states-{id}", _without_frames(content)

    def figures_by_key(self):
        """Return what each key of the page stands for as a number; a day is counted."""
        found = {}
        for key in self.keys:
            with suppress(tables.TableError):
                value = tables.value(key)
                found[key] = value.toordinal() if isinstance(value, date) else value
        return {key: value for key, value in found.items() if isinstance(value, int | float)}

    def _papers(self):
        """Worksheet and answers of this notebook, each picture by its number on the page."""
        numbers = {figure["picture"]: n for n, figure in enumerate(self.figures)}

        def placed(found):
            return f'<span data-picture="{numbers[found[1]]}"></span>'

        picture = re.compile(r'<img alt="" src="data:image/png;base64,([^"]*)">')
        return {
            "worksheet": picture.sub(placed, paper.worksheet(self.path)),
            "answers": paper.answers(self.path),
        }


def _receipt(key):
    """The receipt of a key as a list of names and contents, which fits a narrow screen."""
    soup = BeautifulSoup(to_pages(receipts.receipt(key).data), "html.parser")
    cells = zip(soup.find_all("th"), soup.find_all("td"), strict=True)
    items = (
        f"<dt>{name.get_text(strip=True)}</dt><dd>{cell.decode_contents()}</dd>"
        for name, cell in cells
        if cell.get_text(strip=True)
    )
    return f"<dl>{''.join(items)}</dl>"


def _without_frames(panel):
    """What the script needs of a panel: all but the frames, which stand on the page."""
    kept = {name: content for name, content in panel.items() if name != "picture"}
    return kept | {"pool": [to_pages(text) for text in panel["pool"]]}


def _key(panel, state):
    """The key of a state, as it is stored in a notebook, among those of a page."""
    parts = []
    for control in panel["controls"]:
        if control["kind"] == "answers":
            return f"{state[control['name']]['present']}|"
        if control["sets"]:
            fits = (
                value
                for value, sets in zip(control["values"], control["sets"], strict=True)
                if sets.items() <= state.items()
            )
            parts.append(next(fits, text_of(state.get(control["name"], ""))))
    return "|".join(parts)


def _opening(panel, state):
    """How a panel opens: its key, its controls, its frame, its words and its ink."""
    key, pool = _key(panel, state), panel["pool"]
    frame, _, detail, below, *artists = panel["states"][panel["keys"].index(key)]
    return {
        "key": key,
        "controls": _opening_controls(panel, key),
        "longest": max((pool[said] for _, said, *_ in panel["states"]), key=len),
        "frame": frame,
        "detail": pool[detail],
        "below": to_pages("".join(pool[part] for part in below)),
        "artists": [pool[part] for part in artists],
    }


def _opening_controls(panel, key):
    """The controls of a panel; where the last one depends on the others, as they stand first."""
    if not panel["dependent"]:
        return panel["controls"]
    before = key[: key.rindex("|") + 1]
    there = [other[len(before) :] for other in panel["keys"] if other.startswith(before)]
    *others, last = panel["controls"]
    if last["kind"] == "number":
        return [*others, last | {"low": float(there[0]), "high": float(there[-1])}]
    words = dict(zip(last["values"], last["words"], strict=True))
    return [*others, last | {"values": there, "words": [words.get(one, one) for one in there]}]


def _packed(content):
    """Content as JSON, zipped, in base64."""
    text = json.dumps(content, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def _as_json(content):
    """Content as JSON that can stand within a script element."""
    return Markup(json.dumps(content, separators=(",", ":")).replace("<", "\\u003c"))


@cache
def _template():
    """The template of all pages."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"html": Markup, "plain": text_of}
    return environment.get_template("page.html.j2")


@cache
def script():
    """Return all scripts of a page as one, and the fingerprint by which it admits no other."""
    rules = RULES.format(json.dumps(questions.rules()))
    read = [(HERE / name).read_text(encoding="utf-8") for name in SCRIPTS]
    body = "\n".join([rules, *read]).replace("</script", "<\\/script")
    fingerprint = hashlib.sha256(body.encode()).digest()
    return Markup(body), base64.b64encode(fingerprint).decode()


def _render(**content):
    """Fill the template."""
    scripts, fingerprint = script()
    style_sheet = (HERE / "page.css").read_text(encoding="utf-8")
    return _template().render(
        style=Markup(style_sheet),
        paper_style=Markup(paper.STYLE),
        script=scripts,
        fingerprint=fingerprint,
        **content,
    )


def index(books):
    """Return the page that leads to all others, as HTML."""
    return _render(book=None, books=books)
