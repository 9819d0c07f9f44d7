"""Charts and panels of notebook 05: the story as claims, verdicts, role cards, a blank sheet."""

from IPython.display import HTML
from markupsafe import Markup
from matplotlib.patches import Patch

from helpers import draw, formulas, passage, receipts, style
from helpers.chart import Chart, View
from helpers.draw import label
from helpers.panel import Answers, Panel, choice, number
from helpers.receipts import html_table, source_link, source_links
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, look
from helpers.tables import table

# Verdict: colour and mark.
MARKS = {
    "supported": (GREEN, "o"),
    "with a note": (BLUE, "s"),
    "imprecise": (RED, "D"),
    "opinion": (PURPLE, "^"),
    "unverified": (GREY, "X"),
}
KINDS = ["event", "quantity", "quote", "attribution", "opinion", "forecast"]
PLURALS = ["events", "quantities", "quotes", "attributions", "opinions", "forecasts"]
# The claims of judge(), each in a few words.
SHORT = {
    "C13": "first review in 16 years",
    "C18": "nothing updated 1997 to 2013",
    "C27": "two Pacific powers",
    "C35": "the speech was last week",
    "C42": "Beijing claims the islands",
    "C47": "the most powerful test to date",
    "C52": "the reactor is clearly restarted",
    "C57": "Onodera: a very important role",
    "C59": "attacks largely from China",
    "C71": "Japan will meet up to 2.8 billion",
    "C75": "9,000 Marines are to move",
    "C78": "thousands of US military people",
}
TWELVE = list(SHORT)
SHEET_COLUMNS = ["claim", "what would check it", "what was found", "verdict", "source"]


def claims():
    """Return the story's claims, each with its place in its paragraph and the paragraph's name."""
    rows = table("claims").set_index("id", drop=False)
    rows["place"] = rows.groupby("paragraph").cumcount() + 1
    rows["where"] = [
        "headline" if paragraph == 0 else f"paragraph {paragraph}" for paragraph in rows.paragraph
    ]
    return rows


def tally(rows):
    """Return how many claims have each verdict, as words; verdicts without a claim are left out."""
    counts = rows.verdict.value_counts()
    return ", ".join(f"{verdict} {counts[verdict]}" for verdict in MARKS if verdict in counts)


def _story_axes(title):
    """The claims, and figure and axes: a row a paragraph, a number a claim, the verdicts."""
    rows = claims()
    fig, ax = draw.labelled_rows(
        title,
        ["headline", *range(1, 18)],
        5.4,
        above=0.7,
        below=0.7,
        xlim=(0.5, 11.6),
        xticks=[],
    )
    ax.spines[["left", "bottom"]].set_visible(False)
    for number_of_claim, row in enumerate(rows.itertuples(), start=1):
        label(ax, row.place + 0.23, row.paragraph, f"{number_of_claim}", GREY, fontsize=SMALL)
    for y, (verdict, (ink, mark)) in enumerate(MARKS.items(), start=4):
        ax.plot(9.4, y, mark, color=ink, ms=style.MARK)
        label(ax, 9.7, y, verdict, ink)
    return rows, fig, ax


def _verdict_marks(ax, rows):
    """Draw the mark of each claim; return one artist a verdict."""
    made = {}
    for verdict, (ink, mark) in MARKS.items():
        some = rows[rows.verdict == verdict]
        (made[verdict],) = ax.plot(some.place, some.paragraph, mark, color=ink, ms=style.MARK)
    return made


def _claim_receipt(row):
    """What would check a claim, what was found and where, as an HTML list."""
    parts = {
        "What would check it": row["check"],
        "What was found": row.found,
        "Source": source_link(row.source_id),
        "Shown in notebook": row.notebook,
        "Where people differ": row.differ,
    }
    item = Markup("<li><b>{}:</b> {}</li>")
    items = "".join(item.format(name, text) for name, text in parts.items() if text)
    return f"<ul style='min-height:17em'>{items}</ul>"  # room for the longest: nothing jumps


def whole() -> Panel:
    """Panel: what the story claims, in our words; choose a claim and read what would check it."""
    return passage.story("story.whole")


@look()
def read() -> Panel:
    """Panel: the story as marks; choose a claim and read its receipt."""
    rows, fig, ax = _story_axes("The story, claim by claim")
    _verdict_marks(ax, rows)
    (ring,) = ax.plot([1], [0], "o", mfc="none", color=BLACK, ms=style.RING, mew=style.THICK)

    def move(claim):
        row = rows.iloc[claim - 1]
        ring.set_data([row.place], [row.paragraph])
        sentence = (
            f"{row.id}, {row['where']}, {row.speaker}, {row.kind}: {row.claim}. "
            f"Our verdict: {row.verdict}."
        )
        return View(sentence, below=_claim_receipt(row))

    chart = Chart("story.read", fig, moving=[ring], lines=2)
    return Panel(chart, move, claim=number("Claim", "in reading order", 13, 1, len(rows), 1))


def _claims_table(rows):
    """Claims as an HTML table."""
    return html_table(
        {
            "claim": rows.id,
            "paragraph": rows.paragraph,
            "what the story says": rows.claim,
            "kind": rows.kind,
            "verdict": rows.verdict,
            "slip": rows.slip.fillna(""),
            "source": source_links(rows.source_id),
        }
    ).data


@look()
def browse() -> Panel:
    """Panel: the claims that fit a paragraph, a kind and a verdict, as marks and as a table."""
    rows, fig, ax = _story_axes("Which claims fit?")
    ax.plot(rows.place, rows.paragraph, "o", color=PALE, ms=style.MARK)
    marks = _verdict_marks(ax, rows)

    def move(paragraph, kind, verdict):
        wanted = {
            "where": f"paragraph {paragraph}" if paragraph.isdigit() else paragraph,
            "kind": kind,
            "verdict": verdict,
        }
        fits = rows
        for column, value in wanted.items():
            if value != "all":
                fits = fits[fits[column] == value]
        for name, line in marks.items():
            some = fits[fits.verdict == name]
            line.set_data(some.place, some.paragraph)
        if fits.empty:
            return View("No claim fits. Choose again.")
        sentence = f"{len(fits)} of {len(rows)} claims fit: {tally(fits)}."
        return View(sentence, below=_claims_table(fits))

    paragraphs = ["all", "headline", *map(str, range(1, 18))]
    return Panel(
        Chart("story.browse", fig, moving=marks.values(), lines=2),
        move,
        paragraph=choice("Paragraph", paragraphs, "all"),
        kind=choice("Kind", ["all", *KINDS], "all"),
        verdict=choice("Verdict", ["all", *MARKS], "imprecise"),
    )


@look()
def kinds() -> Chart:
    """Our verdicts by kind of claim: each kind is a whole, with its number of claims."""
    rows = claims()
    by_kind = {kind: rows[rows.kind == kind] for kind in KINDS}
    fig, ax = draw.labelled_rows(
        "What happened holds more often than what was said",
        [f"{kind} ({len(some)})" for kind, some in by_kind.items()],
        4.3,
        xlim=(0, 100),
        xlabel="per cent of the claims of a kind; the numbers are claims",
    )
    for y, some in enumerate(by_kind.values()):
        counts = some.verdict.value_counts()
        parts = [
            draw.Part(100 * counts[verdict] / len(some), f"{counts[verdict]}", ink)
            for verdict, (ink, _) in MARKS.items()
            if verdict in counts
        ]
        draw.stack(ax, y, parts)
    keys = [
        Patch(label=verdict, fc=ink, ec="white", hatch=draw.HATCHES.get(ink))
        for verdict, (ink, _) in MARKS.items()
    ]
    below = {"loc": "upper center", "bbox_to_anchor": (0.45, -0.2)}
    ax.legend(handles=keys, ncols=5, fontsize=SMALL, frameon=False, **below)
    draw.fit(fig)
    supported = ", ".join(
        f"{(some.verdict == 'supported').sum()} of {len(some)} {name}"
        for name, some in zip(PLURALS, by_kind.values(), strict=True)
        if name in ("events", "quantities", "quotes", "attributions")
    )
    sentence = f"Supported with nothing to add: {supported}."
    each = "; ".join(f"{kind}, {len(some)}: {tally(some)}" for kind, some in by_kind.items())
    return Chart("story.kinds", fig, View(sentence, f"{each}."))


def _why(row):
    """Why we judge a claim as we do, as HTML with room for the longest."""
    words = Markup("<b>Why:</b> {}").format(row.found)
    if row.differ:
        words += Markup(" <b>Where people differ:</b> {}").format(row.differ)
    return f'<p style="min-height:6em;max-width:900px;line-height:1.5;margin:0">{words}</p>'


def _compared(rows, given):
    """Judged claims as a folded HTML table: the learner's verdict, ours, and why."""
    agreed = sum(given[id] == rows.verdict[id] for id in rows.id)
    table_of_claims = html_table(
        {
            "claim": rows.id + ". " + rows.claim,
            "yours": [given[id] for id in rows.id],
            "ours": rows.verdict,
            "why": rows.found,
            "where people differ": rows.differ,
        }
    ).data
    head = f"Judged so far: {len(rows)} of {len(TWELVE)}; on {agreed} we agree"
    return f"<details><summary>{head}</summary>{table_of_claims}</details>"


def _judge_axes():
    """The axes of judge(): a claim a row, a verdict a column."""
    fig, ax = draw.labelled_rows(
        "Your verdict and ours",
        [f"{id}: {words}" for id, words in SHORT.items()],
        4.4,
        above=1.4,
        xlim=(-0.5, 4.5),
        xticks=[],
        xlabel="cross: yours; ring: ours",
    )
    ax.hlines(range(len(TWELVE)), -0.4, 4.4, color=PALE, lw=style.THIN)
    for x, (verdict, (ink, _)) in enumerate(MARKS.items()):
        label(ax, x, -1, verdict, ink, ha="center")
    return fig, ax


@look()
def judge() -> Panel:
    """Panel: give a verdict on twelve claims, one at a time; then ours and its reason show."""
    rows = claims().loc[TWELVE].fillna("")
    columns = list(MARKS)
    fig, ax = _judge_axes()
    (band,) = ax.plot([], [], color=PALE, lw=16, solid_capstyle="butt")
    (yours,) = ax.plot([], [], "x", color=BLACK, ms=style.MARK, mew=style.THICK)
    (ours,) = ax.plot([], [], "o", mfc="none", color=BLUE, ms=style.RING, mew=style.THICK)

    def move(verdicts):
        present, given = verdicts["present"], verdicts["given"]
        row = rows.loc[present]
        band.set_data([-0.5, 4.5], [TWELVE.index(present)] * 2)
        judged = [id for id in TWELVE if id in given]
        heights = [TWELVE.index(id) for id in judged]
        yours.set_data([columns.index(given[id]) for id in judged], heights)
        ours.set_data([columns.index(rows.verdict[id]) for id in judged], heights)
        claim = f"{present}, {row['where']}: {row.claim}."
        list_of_judged = _compared(rows.loc[judged], given) if judged else ""
        if present not in given:
            return View(f"{claim} Your verdict?", below=list_of_judged)
        same = "the same" if given[present] == row.verdict else row.verdict
        sentence = f"{claim} Yours: {given[present]}. Ours: {same}."
        return View(sentence, below=_why(row) + list_of_judged)

    return Panel(
        Chart("story.judge", fig, moving=[band, yours, ours]),
        move,
        verdicts=Answers("Claim", TWELVE, "Your verdict", list(MARKS), TWELVE[0]),
    )


def left_out() -> Chart:
    """What the story leaves out, why it matters, and the clause that would do, as a table."""
    columns = {
        "left_out": "what",
        "why_it_matters": "why",
        "a_clause_would_do": "clause",
        "notebook": "notebook",
    }
    words = f"{len(table('left_out'))} things are left out, by our count; a clause each would do."
    view = View(words, below=receipts.show("left_out", **columns).data)
    return Chart("story.left_out", view=view, lines=1)


def card(role):
    """Show the card of one role: aim, figures of that side, and what others would answer.

    Raises ValueError when there is no such role.
    """
    every = table("role_cards")
    rows = every.query("role == @role")
    if rows.empty:
        raise ValueError(f"no role {role!r}; there are {', '.join(every.role.unique())}")
    return html_table(
        {
            "part": [Markup("<b>{}</b>").format(part) for part in rows.part],
            role: [formulas.fill(text) for text in rows.text],
            "source": source_links(rows.source_id),
        }
    )


def _sheet_row(claim):
    """A claim of a sheet as five texts; a claim alone may be given as a text."""
    cells = [claim] if isinstance(claim, str) else list(claim)
    cells = [str(cell) for cell in cells[: len(SHEET_COLUMNS)]]
    return cells + [""] * (len(SHEET_COLUMNS) - len(cells))


def _sheet_faults(number_of_row, row):
    """What is amiss in a row of a sheet, in words."""
    *_, verdict, source = row
    if verdict and verdict not in MARKS:
        yield f"Row {number_of_row}: a verdict is one of {', '.join(MARKS)}."
    if verdict not in ("", "opinion", "unverified") and not source:
        yield f"Row {number_of_row}: a verdict without a source."


def sheet(*claims):
    """Show a sheet for any story.

    Each claim is a text, or (claim, what would check it, what was found, verdict, source).
    """
    rows = [_sheet_row(claim) for claim in claims]
    empty = Markup("&nbsp;")
    columns = {
        heading: [row[n] or empty for row in rows] for n, heading in enumerate(SHEET_COLUMNS)
    }
    faults = [fault for n, row in enumerate(rows, start=1) for fault in _sheet_faults(n, row)]
    said = "".join(Markup("<p>{}</p>").format(fault) for fault in faults)
    return HTML(html_table(columns).data + said)
