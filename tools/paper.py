"""Write worksheets and answer keys for a room without machines, into build/paper/.

Run: python tools/paper.py [folder]. Two pages of HTML a notebook, to be printed from a browser: the
worksheet has the core of the notebook, questions with room to write, then the pictures on a sheet
of their own; the answer key has every answer, typical mistakes with what to say, and the minutes.
Both are made from the notebook and the tables: nothing stands in them that is not there.
"""

import re
import sys
from html import escape
from pathlib import Path

import minutes
import nbformat
from books import own
from bs4 import BeautifulSoup
from minutes import CALL, FOLD, KEY, NOT_READ
from nbconvert.filters import markdown2html

from helpers import sheets, story, summaries, tables
from helpers.dates import in_words

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "build/paper"
LATER = ("When you have", "Our verdict")  # folds that belong to the pictures
NOT_ON_PAPER = ("note", "source")  # columns of tables
ON_PAPER = (
    "<p>Name: ________________________</p><p><i>On paper: where the text says press, type or fold "
    "out, take a pencil; a calculator is allowed. Each picture has a sheet of its own at the end: "
    "turn it over when you have guessed.</i></p>"
)
FOLD_HERE = (
    '<p class="fold">Fold the sheet here. Go on when you have guessed and seen the picture.</p>'
)
FOLD_AFTER = '<p class="fold">Fold the sheet here. Go on when you have answered.</p>'
FIGURE = re.compile(r'tables\.value\("(\w+)"\)')
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
LINK = re.compile(r"^\*\*Next:\*\*.*$", re.MULTILINE)
STYLE = """h1 { font-size: 17pt } h2 { font-size: 14pt; margin-top: 1.4em } h3 { font-size: 12pt }
h1, h2, h3 { break-after: avoid }
.box, figure, tr { break-inside: avoid }
.box { border: 1px solid #666; padding: 2mm 4mm; margin: 3mm 0 }
.lines div { border-bottom: 1px solid #999; height: 9mm }
.scale { display: flex; justify-content: space-between; border-top: 2px solid black;
    margin: 8mm 16mm 2mm 4mm }
.scale span { border-left: 1px solid black; padding: 1mm 0 0 1mm; width: 0 }
.sheet { break-before: page }
.fold { border-top: 1px dashed black; font-size: 9pt; margin: 4mm 0 8mm }
figure { margin: 4mm 0 8mm } img { width: 100% }
.anchor-link { display: none }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
th, td { border: 1px solid #999; padding: 1mm 2mm; text-align: left; vertical-align: top }
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 16mm }}
body {{ font: 11pt/1.45 sans-serif; max-width: 178mm; margin: auto; color: black }}
{style}</style></head><body>
{body}
</body></html>
"""


def _in_place(fold):
    """What a fold leaves where it stands: its words, unless they come later or not at all."""
    return "" if fold[1].startswith(NOT_READ + LATER) else fold[2]


def _prose(source):
    """Markdown as HTML, without keys and without what is folded for learners or for later."""
    text = LINK.sub("", KEY.sub("", FOLD.sub(_in_place, source)))
    return markdown2html(re.sub(r"^\*Section \d+ of \d+\.\*\s*", "", text, flags=re.MULTILINE))


def _lines(count):
    """Lines to write on."""
    return f'<div class="lines">{"<div></div>" * count}</div>'


def _scale(scale):
    """A line of numbers on which a guess is marked."""
    ticks = [scale.low + (scale.high - scale.low) * n / 10 for n in range(11)]
    return f'<div class="scale">{"".join(f"<span>{tick:,.10g}</span>" for tick in ticks)}</div>'


def _question(sheet):
    """A prediction on paper: its options to tick, or a line of numbers."""
    if sheet.scale:
        ways = f"<p>Mark your guess ({escape(sheet.unit)}):</p>{_scale(sheet.scale)}"
    else:
        ways = "".join(f"<p>\u2610 {case.name}. {escape(case.option)}</p>" for case in sheet.cases)
    box = f'<div class="box"><p><b>Predict.</b> {escape(sheet.prompt)}</p>{ways}</div>'
    return box + FOLD_HERE


def _without_columns(html):
    """A table without the columns that only a screen needs, and not folded."""
    soup = BeautifulSoup(html, "html.parser")
    for fold in soup.find_all("details"):
        fold.summary.decompose()
        fold.unwrap()
    rows = [row.find_all(["th", "td"]) for row in soup.find_all("tr")]
    heads = [cell.get_text(strip=True) for cell in rows[0]]
    for row in rows:
        for head, cell in zip(heads, row, strict=False):
            if head in NOT_ON_PAPER:
                cell.decompose()
    return str(soup)


def _shown_by(cell):
    """The tables and passages that a cell shows, also those that are folded on the page."""
    shown = [output.data.get("text/html", "") for output in cell.outputs if "data" in output]
    found = []
    for part in shown:
        if "<blockquote" in part:
            found.append(part)
        elif "<table" in part:
            found.append(_without_columns(part))
    return "".join(found)


def _in_figures(key):
    """The figure or the day behind a key, as one writes it on paper."""
    figure = tables.value(key)
    return f"{figure:,.10g}" if isinstance(figure, float | int) else in_words(figure)


def _figures(source):
    """The figures that the solution of an exercise asks for by their keys, as a line."""
    keys = dict.fromkeys(FIGURE.findall(source))
    said = "; ".join(f"{key}: {_in_figures(key)}" for key in keys)
    return f"<p><b>Figures.</b> {said}</p>" if said else ""


def _picture(cell, number):
    """The picture of a cell, with its words."""
    for output in cell.outputs:
        if "image/png" in output.get("data", {}):
            data, words = output.data["image/png"], output.data["text/plain"]
            said = f"<figcaption>{number}. {escape(words)}</figcaption>"
            return f'<figure><img alt="" src="data:image/png;base64,{data}">{said}</figure>'
    return ""


def _core(path):
    """The cells of a notebook that are no extra, nor what only a machine or a source needs."""
    book = nbformat.read(path, as_version=4)
    for cell, counted in zip(book.cells, minutes.cells(path), strict=True):
        if not counted.extra and counted.section != "Sources":
            yield cell


def _sheets_of_pictures(path):
    """The pictures that wait for an answer, each on a sheet of its own with the fold below it."""
    found, number = [], 0
    for cell in _core(path):
        if cell.cell_type == "markdown":
            folds = [
                text for summary, text in FOLD.findall(cell.source) if summary.startswith(LATER)
            ]
            found += [markdown2html(KEY.sub("", text)) for text in folds]
        elif "ask.reveal(" in cell.source:
            picture = _picture(cell, number + 1)
            number += bool(picture)
            shown = picture or _shown_by(cell)
            found.append(
                f'<div class="sheet"><h2>When you have guessed</h2>{_it_was(cell)}{shown}</div>'
            )
    return "".join(found)


def _it_was(cell):
    """What was asked before this reveal, and what it was; nothing where it opens by an exercise."""
    sheet = sheets.sheet(CALL.search(cell.source)[2])
    if not sheet.is_guess:
        return ""
    return f"<p>{escape(sheet.prompt)} <b>{escape(summaries.right_answer(sheet))}</b></p>"


def worksheet(path):
    """Return the worksheet of a notebook as HTML: questions first, each picture on a last sheet."""
    asked, figures = [ON_PAPER], ""
    for cell in _core(path):
        call = CALL.search(cell.source)
        ticket = cell.source.startswith("## Exit ticket")
        if cell.cell_type == "markdown":
            figures = _figures(cell.source)
            asked.append(f'<div class="{"sheet" if ticket else ""}">{_prose(cell.source)}</div>')
        elif call and call[1] == "predict":
            asked.append(_question(sheets.sheet(call[2])))
        elif call and call[1] == "check":
            long = sheets.sheet(call[2]).kind == "sentence"
            box = f'<div class="box">{figures}{_lines(6 if long else 2)}</div>'
            asked.append(box + FOLD_AFTER)
        elif "ask.transfer(" in cell.source:
            prompt = f"<p>{escape(sheets.sheet('transfer').prompt)}</p>"
            asked.append(f'<div class="box">{prompt}{_lines(4)}</div>')
        elif not call and "ask.summary(" not in cell.source:
            asked.append(_picture(cell, "") or _shown_by(cell))
        if ticket:
            asked.append(_lines(12))
    return "".join([*asked, '<div class="sheet"></div>', _sheets_of_pictures(path)])


def _row(*cells):
    """A row of a table."""
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _said(case):
    """A case of a question as a row: what was answered, whether it counts, what to say."""
    letter = f"{case.name}. " if case.option else ""
    answer = letter + (case.option or f"{float(f'{case.goal:.4g}'):,.10g}")
    counts = {"right": "right", "remark": "counts"}.get(case.verdict, "")
    return _row(answer, counts, case.feedback)


def _own_cases(sheet):
    """The cases that a question has of its own, in data/cases.csv; general slips are left out."""
    rows = tables.table("cases")
    own = set(rows[rows.question_id == sheet.id].case)
    return [case for case in sheet.cases if case.name in own]


def _key_of_sentence(sheet):
    """A model sentence, and what is told of each part that goes wrong."""
    readings = sheet.grammar.readings
    rows = [_row(r.part, r.understood or "not said", r.says) for r in readings if r.says]
    top = "<tr><th>part</th><th>read as</th><th>what to say</th></tr>"
    listed = f"<table>{top}{''.join(dict.fromkeys(rows))}</table>"
    return f"<p><b>{escape(sheet.model)}</b></p>{listed}"


def _key(kind, sheet):
    """The answers to one question, with what to say."""
    head = f"<h3>{kind.capitalize()}: {escape(sheet.prompt)}</h3>"
    if sheet.kind == "sentence":
        return head + _key_of_sentence(sheet)
    if sheet.is_guess:
        head += f"<p><b>{escape(summaries.right_answer(sheet))}</b></p>"
    limits = " (a guess up to)" if sheet.kind == "guess" else ""
    top = f"<tr><th>answer{limits}</th><th></th><th>what to say</th></tr>"
    return f"{head}<table>{top}{''.join(map(_said, _own_cases(sheet)))}</table>"


def _with_numbers(solution):
    """A solution with the figures in place of their keys, as one reckons on paper."""
    code = CODE.search(solution)[1]
    return FIGURE.sub(lambda key: _in_figures(key[1]), code)


def _twelve():
    """Our verdicts on the twelve claims of notebook 05, with why, and who would differ."""
    rows = story.claims().loc[story.TWELVE].fillna("")
    top = "<tr><th>claim</th><th>verdict</th><th>why</th><th>who would differ</th></tr>"
    each = [
        _row(f"{row.id}. {row.claim}", row.verdict, row.found, row.differ)
        for row in rows.itertuples()
    ]
    return f"<h3>The twelve claims</h3><table>{top}{''.join(each)}</table>"


def _head(cell, section):
    """The heading of a section with its minutes; section is its cells, as minutes counts them."""
    titles = re.findall(r"^##? (.*)$", cell.source, re.MULTILINE)[:1]
    took = f"{minutes.alone(section):.0f} min alone, {minutes.in_class(section):.0f} in class"
    return "".join(f"<h2>{escape(title.replace('`', ''))} ({took})</h2>" for title in titles)


def answers(path):
    """Return the answer key of a notebook as HTML: the core first, the extras on a new page."""
    counted = minutes.cells(path)
    core, extras = minutes.core_and_extras(counted)
    parts = {
        False: (
            f"<p>Alone {minutes.alone(core):.0f} minutes, extras {minutes.alone(extras):.0f}; the "
            "core in class, with set-up, a minute of silence and two voices at each prediction, "
            f"{minutes.lesson(counted):.0f}. Slips that every exercise knows (a fraction for per "
            "cent, a sign, thousands, a ratio turned round) are not listed.</p>"
        ),
        True: '<h1 class="sheet">Extras</h1>',
    }
    book = nbformat.read(path, as_version=4)
    for cell, took in zip(book.cells, counted, strict=True):
        call = CALL.search(cell.source)
        found = ""
        if cell.cell_type == "markdown":
            found = _head(cell, [one for one in counted if one.section == took.section])
            folds = FOLD.findall(cell.source)
            if cell.source.startswith("## Exit ticket"):
                found += _prose(cell.source)
                found += "".join(markdown2html(KEY.sub("", text)) for _, text in folds)
            for summary, text in folds:
                if summary == "Solution" and "answer = (" not in text:
                    found += f"<pre>{escape(_with_numbers(text))}</pre>"
        elif call and call[1] != "reveal":
            found = _key(call[1], sheets.sheet(call[2]))
        elif "story.judge(" in cell.source:
            found = _twelve()
        parts[took.extra] += found
    return parts[False] + (parts[True] if extras else "")


def write(folder):
    """Write both pages of every notebook; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for path in own():
        for name, make in (("worksheet", worksheet), ("answers", answers)):
            page = folder / f"{path.stem[:2]}_{name}.html"
            title = f"{path.stem[:2]} {name}"
            page.write_text(
                PAGE.format(title=title, style=STYLE, body=make(path)), encoding="utf-8"
            )
            written.append(page)
    return written


def main():
    for page in write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(page.name)


if __name__ == "__main__":
    main()
