"""A passage of the story, to be clicked part by part: each part says what has to be found out."""

from html import escape

from helpers.chart import Chart, View
from helpers.panel import Panel, choice

QUOTE = '<blockquote style="font-size:1.15em;line-height:1.6;max-width:900px">{}</blockquote>'


def quote(parts, chosen):
    """Return a passage as HTML with one of its parts marked; parts is {key: words}."""
    shown = [
        f"<mark>{escape(words)}</mark>" if key == chosen else escape(words)
        for key, words in parts.items()
    ]
    return QUOTE.format(" ".join(shown))


def panel(id, name, parts):
    """Return a Panel without a picture: the parts as buttons, the passage, what to find out.

    parts is {key: (words, question)}; the first one is chosen as it opens. id is as in Chart.
    """
    words = {key: part for key, (part, _) in parts.items()}

    def move(part):
        _, question = parts[part]
        return View(f"\u201c{words[part]}\u201d {question}", below=quote(words, part))

    buttons = [(part, key) for key, part in words.items()]
    return Panel(Chart(id, lines=1), move, part=choice(name, buttons, next(iter(parts))))
