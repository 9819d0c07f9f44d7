"""The story, to be clicked part by part: each says what has to be found out, and no verdict."""

from html import escape

from helpers.chart import Chart, View
from helpers.panel import Panel, choice
from helpers.tables import table

QUOTE = (
    '<blockquote style="font-size:1.15em;line-height:1.6;max-width:900px;min-height:5em">'
    "{}</blockquote>"
)

# Where each notebook is; a link from a claim to the one that tests it.
BOOKS = {
    "00": "00_start_here.ipynb",
    "01": "01_alliance_history.ipynb",
    "02": "02_regional_threats.ipynb",
    "03": "03_okinawa_bases.ipynb",
    "04": "04_guam_relocation_math.ipynb",
}
LINK = '<p><a href="{}" style="text-decoration:underline">Open notebook {}</a></p>'
ROOM = "6.5em"  # for the claims of the longest paragraph: nothing jumps


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


def _claim_sentence(row):
    """Say who makes a claim, and what would check it."""
    return f"\u201c{row.claim}\u201d: so {row.speaker}. What would check it: {row.check}."


def story(id, notebook=None):
    """Return a Panel of the story's claims, a paragraph at a time, each with what would check it.

    All of them, or those that one notebook tests, such as "02".
    """
    rows = table("claims")
    rows = rows if notebook is None else rows[rows.notebook == notebook]
    names = ["headline" if number == 0 else f"{number}" for number in rows.paragraph]
    paragraphs = {name: some.claim.tolist() for name, some in rows.groupby(names, sort=False)}
    by_claim = rows.set_index("claim", drop=False)

    def move(paragraph, claim):
        claims = paragraphs[paragraph]
        chosen = by_claim.loc[claim if claim in claims else claims[0]]
        parts = {text: f"{text}." for text in claims}
        said, below = _claim_sentence(chosen), quote(parts, chosen.claim)
        if notebook is None:
            said += f" Notebook {chosen.notebook} does."
            below += LINK.format(BOOKS[chosen.notebook], chosen.notebook)
        return View(said, below=below, options={"claim": claims})

    first = next(iter(paragraphs))
    claim = choice("Claim", paragraphs[first], paragraphs[first][0])
    claim.layout.min_height = ROOM
    paragraph = choice("Paragraph", list(paragraphs), first)
    return Panel(Chart(id, lines=2), move, paragraph=paragraph, claim=claim)
