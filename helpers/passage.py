"""A passage of the story, to be clicked part by part: each part says what has to be found out."""

from html import escape

from helpers.chart import Chart, View
from helpers.panel import Panel, choice

QUOTE = '<blockquote style="font-size:1.15em;line-height:1.6;max-width:900px">{}</blockquote>'


def panel(id, name, parts):
    """Return a Panel without a picture: the parts as buttons, the passage, what to find out.

    parts is {key: (words, question)}; the first one is chosen as it opens. id is as in Chart.
    """

    def marked(chosen):
        for key, (words, _) in parts.items():
            shown = escape(words)
            yield f"<mark>{shown}</mark>" if key == chosen else shown

    def move(part):
        words, question = parts[part]
        below = QUOTE.format(" ".join(marked(part)))
        return View(f"\u201c{words}\u201d {question}", below=below)

    buttons = [(words, key) for key, (words, _) in parts.items()]
    return Panel(Chart(id, lines=1), move, part=choice(name, buttons, next(iter(parts))))
