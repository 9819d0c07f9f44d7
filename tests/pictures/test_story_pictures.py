"""The pictures of notebook 05, held to rows that are reckoned here from the raw tables."""

from collections import Counter

import rows
from facts import raw

from helpers import catalogue

MAKERS = catalogue.makers()
CLAIMS = raw("claims")
LOOKS = {
    "supported": "green circle",
    "with a note": "blue square",
    "imprecise": "red diamond",
    "opinion": "purple triangle",
    "unverified": "grey cross",
}
BARS = {
    "supported": "green",
    "with a note": "blue",
    "imprecise": "red //",
    "opinion": "purple xx",
    "unverified": "grey",
}
KINDS = ("event", "quantity", "quote", "attribution", "opinion", "forecast")
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


def make(name):
    return MAKERS[f"story.{name}"]()


def spots():
    """Where each claim stands: its place in its paragraph, and the paragraph; in reading order."""
    before = Counter()
    for row in CLAIMS:
        before[row["paragraph"]] += 1
        yield before[row["paragraph"]], int(row["paragraph"])


def paragraph_name(paragraph):
    return "headline" if paragraph == 0 else paragraph


def key():
    """Marks and words of the verdicts, beside the claims."""
    marks = [(9.4, paragraph_name(y), look) for y, look in enumerate(LOOKS.values(), start=4)]
    return marks, [(verdict, 9.8, y) for y, verdict in enumerate(LOOKS, start=4)]


def numbers_beside():
    return [(f"{n}", x, y) for n, (x, y) in enumerate(spots(), start=1)]


def named(marks):
    """Marks with the names of their rows, which are words on the axis."""
    return [(x, str(paragraph_name(y)) if isinstance(y, int) else y, look) for x, y, look in marks]


def test_read_in_every_state():
    panel, every = make("read"), list(spots())
    key_marks, key_words = key()
    for state in rows.states(panel):
        row = CLAIMS[state["claim"] - 1]
        marks = [(*spot, LOOKS[one["verdict"]]) for spot, one in zip(every, CLAIMS, strict=True)]
        marks.append((*every[state["claim"] - 1], "ring black circle"))
        chart = rows.move(panel, state)
        rows.check(
            chart,
            {"marks": named(marks + key_marks), "words": numbers_beside() + key_words},
            headline="The story, claim by claim",
        )
        assert chart.sentence.startswith(f"{row['id']}, ")
        assert chart.sentence.endswith(f"Our verdict: {row['verdict']}.")


def test_browse_in_every_state():
    panel, every = make("browse"), list(spots())
    key_marks, key_words = key()
    for state in rows.states(panel):
        marks, count = [], 0
        for spot, row in zip(every, CLAIMS, strict=True):
            marks.append((*spot, "pale circle"))
            place = str(paragraph_name(int(row["paragraph"])))
            fits = state["paragraph"] in ("all", place)
            fits = fits and state["kind"] in ("all", row["kind"])
            if fits and state["verdict"] in ("all", row["verdict"]):
                marks.append((*spot, LOOKS[row["verdict"]]))
                count += 1
        chart = rows.move(panel, state)
        rows.check(
            chart,
            {"marks": named(marks + key_marks), "words": numbers_beside() + key_words},
            headline="Which claims fit?",
        )
        said = f"{count} of {len(CLAIMS)} claims fit" if count else "No claim fits"
        assert chart.sentence.startswith(said)


def test_kinds():
    shown = {"bars": [], "words": [], "legend": list(BARS.items())}
    shares = {}
    for y, kind in enumerate(KINDS):
        counts = Counter(row["verdict"] for row in CLAIMS if row["kind"] == kind)
        whole, start = sum(counts.values()), 0
        shares[kind] = counts["supported"] / whole
        for verdict, look in BARS.items():
            share = 100 * counts[verdict] / whole
            if share:
                shown["bars"].append((f"{kind} ({whole})", start, start + share, look))
                shown["words"].append((f"{counts[verdict]}", start + share / 2, y))
            start += share
    said = [row["verdict"] for row in CLAIMS if row["kind"] in ("quote", "attribution")]
    assert shares["event"] > 2 * said.count("supported") / len(said)
    headline = "What happened holds more often than what was said"
    rows.check(make("kinds"), shown, headline=headline)


def test_judge_in_every_state():
    panel, verdicts = make("judge"), {row["id"]: row["verdict"] for row in CLAIMS}
    columns = list(LOOKS)
    (ax,) = panel.chart.fig.axes
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names == [f"{id}: {words}" for id, words in SHORT.items()]
    for state in rows.states(panel):
        present, given = state["verdicts"]["present"], state["verdicts"]["given"]
        marks = []
        for id, verdict in given.items():
            name = names[TWELVE.index(id)]
            marks.append((columns.index(verdict), name, "black thin cross"))
            marks.append((columns.index(verdicts[id]), name, "ring blue circle"))
        here = TWELVE.index(present)
        lines = [("pale", [(-0.4, y), (4.4, y)]) for y in range(len(TWELVE))]
        lines.append(("pale", [(-0.5, here), (4.5, here)]))
        chart = rows.move(panel, state)
        rows.check(
            chart,
            {
                "marks": marks,
                "lines": lines,
                "words": [(verdict, x, -1) for x, verdict in enumerate(columns)],
            },
            headline="Your verdict and ours",
        )
        agreed = sum(verdicts[id] == verdict for id, verdict in given.items())
        said = f"Judged so far: {len(given)} of 12; on {agreed} we agree"
        assert said in chart.view.below or not given
