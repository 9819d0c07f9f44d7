"""Charts and panels of notebook 05: the story as claims, your verdicts beside ours, role cards, a blank sheet."""

from html import escape

from IPython.display import HTML

from helpers import ask, panel, style
from helpers.style import BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, label
from helpers.tables import as_html, link, table

MARKS = {"supported": (GREEN, "o"), "with a note": (BLUE, "s"), "imprecise": (RED, "D"), "opinion": (PURPLE, "^"),
         "unverified": (GREY, "X")}
KINDS = ["event", "quantity", "quote", "attribution", "opinion", "forecast"]
SHORT = {"C13": "first review in 16 years", "C18": "nothing updated 1997 to 2013", "C27": "two Pacific powers",
         "C35": "the speech was last week", "C42": "Beijing claims the islands",
         "C47": "the most powerful test to date", "C52": "the reactor is clearly restarted",
         "C54": "Onodera's words on North Korea", "C59": "attacks largely from China",
         "C71": "Japan will meet up to 2.8 billion", "C75": "9,000 Marines are to move",
         "C78": "thousands of US military people"}
TWELVE = list(SHORT)


def claims():
    """Return the 81 claims, with each one's place in its paragraph and the name of the paragraph."""
    rows = table("claims").set_index("id", drop=False)
    rows["place"] = rows.groupby("paragraph").cumcount() + 1
    rows["where"] = ["headline" if number == 0 else f"paragraph {number}" for number in rows.paragraph]
    return rows


def tally(rows):
    """Return how many claims have each verdict, as words; verdicts without a claim are left out."""
    counts = rows.verdict.value_counts()
    return ", ".join(f"{verdict} {counts[verdict]}" for verdict in MARKS if verdict in counts)


def _picture(title):
    """The story as a figure: a row a paragraph, a number a claim in reading order, and the legend of verdicts."""
    rows = claims()
    fig, ax = style.axes(title, 6.6, left=0.11, right=0.99, bottom=0.03, xlim=(0.5, 11.6), ylim=(17.7, -0.7),
                         xticks=[], yticks=range(18), yticklabels=["headline", *range(1, 18)])
    ax.spines[["left", "bottom"]].set_visible(False)
    for row in rows.itertuples():
        label(ax, row.place + 0.17, row.paragraph, row.id.lstrip("C0"), GREY, fontsize=SMALL)
    for y, (verdict, (ink, mark)) in enumerate(MARKS.items(), start=4):
        ax.plot(9.4, y, mark, color=ink, ms=11)
        label(ax, 9.7, y, verdict, ink)
    return rows, fig, ax


def _points(ax, rows):
    """Draw the marks of each verdict, one artist a verdict."""
    return {verdict: ax.plot(rows.place[rows.verdict == verdict], rows.paragraph[rows.verdict == verdict], mark,
                             color=ink, ms=11)[0] for verdict, (ink, mark) in MARKS.items()}


def read():
    """Panel: the story as marks; choose a claim and read its receipt."""
    rows, fig, ax = _picture("The story, claim by claim")
    _points(ax, rows)
    ring, = ax.plot([1], [0], "o", mfc="none", color="black", ms=20, mew=2)
    chart = panel.Chart(fig, moving=[ring], lines=2)

    def draw(claim):
        row = rows.iloc[claim - 1]
        ring.set_data([row.place], [row.paragraph])
        parts = {"What would check it": row["check"], "What was found": row.found, "Source": link(row.source_id),
                 "Shown in notebook": row.notebook, "Where people differ": row.differ}
        items = "".join(f"<li><b>{name}:</b> {text}</li>" for name, text in parts.items() if text)
        chart.more = f"<ul style='min-height:17em'>{items}</ul>"  # room for the longest, so that nothing jumps
        return f"{row.id}, {row['where']}, {row.speaker}, {row.kind}: {row.claim}. Our verdict: {row.verdict}."

    return panel.Panel(chart, draw, claim=panel.number("Claim", "", 13, 1, len(rows), 1))


def browse():
    """Panel: the claims that fit a paragraph, a kind and a verdict, as marks and as a table."""
    rows, fig, ax = _picture("Which claims fit?")
    ax.plot(rows.place, rows.paragraph, "o", color=PALE, ms=9)
    points = _points(ax, rows)
    chart = panel.Chart(fig, moving=points.values(), lines=2)

    def draw(paragraph, kind, verdict):
        fits = rows[rows["where"].str.removeprefix("paragraph ").eq(paragraph) | (paragraph == "all")]
        fits = fits[(fits.kind == kind) | (kind == "all")]
        fits = fits[(fits.verdict == verdict) | (verdict == "all")]
        for name, line in points.items():
            some = fits[fits.verdict == name]
            line.set_data(some.place, some.paragraph)
        shown = as_html({"claim": fits.id, "paragraph": fits.paragraph, "what the story says": fits.claim,
                         "kind": fits.kind, "verdict": fits.verdict, "source": fits.source_id.map(link)})
        chart.more = shown.data if len(fits) else ""
        return f"{len(fits)} of {len(rows)} claims fit: {tally(fits)}." if len(fits) else "No claim fits. Choose again."

    return panel.Panel(chart, draw, paragraph=panel.choice("Paragraph", ["all", "headline", *map(str, range(1, 18))],
                                                           "all"),
                       kind=panel.choice("Kind", ["all", *KINDS], "all"),
                       verdict=panel.choice("Verdict", ["all", *MARKS], "imprecise"))


def kinds():
    """Our verdicts by kind of claim, as counts of claims."""
    rows = claims()
    fig, ax = style.axes("Which kind of claim holds?", 4.2, left=0.14, bottom=0.13, xlim=(0, 34), yticks=range(6),
                         yticklabels=KINDS, ylim=(6.5, -0.6), xlabel="claims")
    words = []
    for y, kind in enumerate(KINDS):
        some = rows[rows.kind == kind]
        counts = some.verdict.value_counts()
        style.stack(ax, y, [(counts[v], str(counts[v]), ink) for v, (ink, _) in MARKS.items() if v in counts])
        words.append(f"{kind}, {len(some)}: {tally(some)}")
    for x, (verdict, (ink, mark)) in zip((0.8, 7.2, 14.4, 20.6, 26.6), MARKS.items(), strict=True):
        ax.plot(x, 6, mark, color=ink, ms=10)
        label(ax, x + 0.5, 6, verdict, ink, fontsize=SMALL)
    return panel.Chart(fig, "; ".join(words) + ".")


def judge():
    """Panel: give a verdict on twelve claims; ours and its reason show for each claim that you have judged."""
    rows = claims().loc[TWELVE]
    fig, ax = style.axes("Your verdict and ours", 4.6, left=0.32, right=0.98, bottom=0.04, xlim=(-0.5, 4.5),
                         ylim=(11.6, -1.4), yticks=range(12), yticklabels=SHORT.values(), xticks=[])
    ax.hlines(range(12), -0.4, 4.4, color=PALE, lw=1)
    for x, (verdict, (ink, _)) in enumerate(MARKS.items()):
        label(ax, x, -1, verdict, ink, ha="center")
    yours, = ax.plot([], [], "x", color="black", ms=12, mew=3)
    ours, = ax.plot([], [], "o", mfc="none", color=BLUE, ms=19, mew=2.5)
    chart = panel.Chart(fig, moving=[yours, ours], lines=2)

    def draw(**given):
        judged = [(y, id) for y, id in enumerate(TWELVE) if given[id] != "?"]
        columns = list(MARKS)
        yours.set_data([columns.index(given[id]) for _, id in judged], [y for y, _ in judged])
        ours.set_data([columns.index(rows.verdict[id]) for _, id in judged], [y for y, _ in judged])
        some = rows.loc[[id for _, id in judged]]
        shown = as_html({"claim": some.id + ". " + some.claim, "yours": [given[id] for id in some.id],
                         "ours": some.verdict, "why": some.found, "where people differ": some.differ.fillna("")})
        chart.more = shown.data if len(some) else ""
        same = sum(given[id] == rows.verdict[id] for _, id in judged)
        if not judged:
            return "Nothing judged yet. Cross: yours. Ring: ours. Ours shows when you have chosen."
        return f"You have judged {len(judged)} of {len(TWELVE)} claims; on {same} we agree. Cross: yours. Ring: ours."

    made = panel.Panel(chart, draw, **{id: panel.choice(f"{id}: {SHORT[id]}", ["?", *MARKS], "?") for id in TWELVE})
    for control in made.controls.values():
        control.layout.width = "36em"  # two in a row, where there is room
    return made


def card(role):
    """Show the card of one role: the aim, the figures of that side, and what the others would answer."""
    rows = table("role_cards").query("role == @role")
    if rows.empty:
        raise ValueError(f"no role {role!r}; there are {', '.join(table('role_cards').role.unique())}")
    return as_html({"part": [f"<b>{part}</b>" for part in rows.part], role: map(ask.words, rows.text),
                    "source": rows.source_id.map(link)})


def sheet(*claims):
    """Show a sheet for any story: each claim as a text, or as (claim, what would check it, found, verdict, source)."""
    lines = [([claim] if isinstance(claim, str) else [*claim])[:5] for claim in claims]
    lines = [[escape(str(cell)) for cell in line] + [""] * (5 - len(line)) for line in lines]
    heads = ["claim", "what would check it", "what was found", "verdict", "source"]
    shown = as_html({head: [line[n] or "&nbsp;" for line in lines] for n, head in enumerate(heads)}).data
    odd = [n for n, line in enumerate(lines, start=1) if line[3] and line[3] not in MARKS]
    bare = [n for n, line in enumerate(lines, start=1) if line[3] not in ("", "opinion", "unverified") and not line[4]]
    said = [f"Row {n}: a verdict is one of {', '.join(MARKS)}." for n in odd]
    said += [f"Row {n}: a verdict without a source." for n in bare]
    return HTML(shown + "".join(f"<p>{line}</p>" for line in said))
