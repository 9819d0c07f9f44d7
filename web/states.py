"""The states of a panel: every view that its page can show, drawn by the real Panel.

A state is a row of numbers that count into one pool of texts: what stands in several states is
kept once. The moving layer is kept artist by artist; most moves change few of them.
"""

import re
from dataclasses import asdict, dataclass
from itertools import product

from chosen import CHOSEN, EITHER_WAY

from helpers import catalogue, controls, style
from helpers.controls import Answers

ROW = re.compile("(?=<li|<tr)")  # long lists and tables share their rows


@dataclass(frozen=True)
class Control:
    """A control of a page: kind is number, choice, switch, answers or search.

    values are texts, in order, and words what stands beside each; sets are the values of the
    panel's own controls that each of them stands for. low, high and step belong to a number;
    answers, and their label, to a control of the kind answers, whose values are its items.
    """

    name: str
    label: str
    kind: str
    values: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sets: tuple[dict, ...] = ()
    low: float = 0
    high: float = 0
    step: float = 0
    answers: tuple[str, ...] = ()
    answer_label: str = ""


def text_of(value):
    """Return a value of a control as the text that names it on a page."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else f"{value:.10g}"


def _options(control):
    """The words and values of a choice."""
    options = control.options
    return [option if isinstance(option, tuple) else (option, option) for option in options]


def _own_control(name, row):
    """A control of a panel as one of the page; row is the control, or holds it with its number."""
    control = getattr(row, "control", row)
    if isinstance(control, Answers):
        items, answers = tuple(control.item.options), tuple(control.answer.options)
        labels = control.item.description, control.answer.description
        return Control(
            name, labels[0], "answers", items, items, answers=answers, answer_label=labels[1]
        )
    stops = controls.stops(control)
    values, sets = tuple(map(text_of, stops)), tuple({name: value} for value in stops)
    if row is not control:
        limits = {"low": control.min, "high": control.max, "step": control.step}
        return Control(name, row.box.description, "number", values, values, sets, **limits)
    if not stops:
        return Control(name, control.description, "search")
    if hasattr(control, "options"):
        words = tuple(words for words, _ in _options(control))
        return Control(name, control.description, "choice", values, words, sets)
    return Control(name, control.description, "switch", values, values, sets)


def page_controls(id, panel):
    """Return the controls of a panel on its page; a chosen one stands where it replaces others."""
    made, replaced = [], {}
    for label, options in CHOSEN.get(id, {}).items():
        values = tuple(options)
        control = Control(label.lower(), label, "choice", values, values, tuple(options.values()))
        replaced |= dict.fromkeys(control.sets[0], control)
    for name, row in panel.rows.items():
        control = replaced.get(name) or _own_control(name, row)
        if control not in made:
            made.append(control)
    return made


def _values(state):
    """The values that a choice on each control of a page sets, together."""
    return {name: value for _, sets in state for name, value in sets.items()}


def _in_order(id, state):
    """Whether a state is the one that is drawn of two that mean the same."""
    names = EITHER_WAY.get(id)
    values = _values(state)
    return not names or values[names[0]] <= values[names[1]]


def is_dependent(panel):
    """Return whether the options or limits of the last control depend on the others."""
    return bool(panel.chart.view.options or panel.chart.view.limits)


def combinations(id, panel, rows):
    """Drive a panel over all its states of a page; yield the key of each when it is drawn.

    A key is the texts of all values, with bars between. Where the options or limits of the last
    control depend on the others, those are taken that it has then.
    """
    if rows[-1].kind == "answers":
        yield from _answered(panel, rows[-1])
        return
    if rows[-1].kind == "search":
        yield ""  # the page searches by itself
        return
    outer, inner = rows, None
    if is_dependent(panel):
        *outer, inner = rows
    for state in product(*(zip(row.values, row.sets, strict=True) for row in outer)):
        if not _in_order(id, state):
            continue
        panel.set(**_values(state))
        key = [text for text, _ in state]
        if not inner:
            yield "|".join(key)
            continue
        for value in controls.stops(panel.controls[inner.name]):
            panel.set(**{inner.name: value})
            yield "|".join([*key, text_of(value)])


def _answered(panel, row):
    """Drive a panel of answers over each item, open and with each answer to it alone."""
    for item in row.values:
        for answer in ("", *row.answers):
            given = {item: answer} if answer else {}
            panel.set(**{row.name: {"present": item, "given": given}})
            yield f"{item}|{answer}"


class _Pool:
    """Texts, each kept once."""

    def __init__(self):
        self.numbers = {}

    def number(self, text):
        return self.numbers.setdefault(text, len(self.numbers))


def _state(chart, pool):
    """The present view of a chart as numbers: frame, sentence, detail, what is below, artists."""
    view, layers = chart.view, chart.layers
    below = [pool.number(part) for part in ROW.split(view.below)]
    words = [pool.number(text) for text in (view.sentence, view.detail)]
    artists = [pool.number(part) for part in layers.drawn] if layers else []
    return [layers.fixed() if layers else 0, *words, below, *artists]


def _gathered(rows, states):
    """The artists that show every answer so far, counted from 0: they are empty without one."""
    if rows[-1].kind != "answers":
        return []
    without = [state[4:-1] for key, state in states.items() if key.endswith("|")]
    return [n for n, drawn in enumerate(zip(*without, strict=True)) if len(set(drawn)) == 1]


def _picture(chart):
    """The frames of a chart as PNG in base64, with its sizes in points and in pixels."""
    width, height = (round(inches * style.SHOWN) for inches in chart.fig.get_size_inches())
    frames = list(chart.layers.frames.values())
    return {"frames": frames, "points": chart.layers.size(), "width": width, "height": height}


def name_ink(id, chart):
    """Let the ids in a chart's moving layer be those of its page, the same in each build."""
    if chart.layers:
        chart.layers.salt = id.replace(".", "-").replace("_", "-")


def drawn_for_pages(id):
    """Return the panel of this id, whose ink has the ids that it has on a page."""
    panel = catalogue.panels()[id]()
    name_ink(id, panel.chart)
    return panel


def panel_states(id):
    """Return all that a page needs of a panel, by its id, ready to be written as JSON.

    controls; which of them mean the same in either order; whether the last one depends on the
    others; keys and states, in the same order; which artists gather all answers; the pool; the
    picture, None where there is none.
    """
    panel = drawn_for_pages(id)
    rows, pool = page_controls(id, panel), _Pool()
    states = {key: _state(panel.chart, pool) for key in combinations(id, panel, rows)}
    made = {
        "controls": [asdict(row) for row in rows],
        "either_way": [n for n, row in enumerate(rows) if row.name in EITHER_WAY.get(id, ())],
        "dependent": is_dependent(panel),
        "keys": list(states),
        "states": list(states.values()),
        "gathered": _gathered(rows, states),
        "pool": list(pool.numbers),
        "picture": _picture(panel.chart) if panel.chart.fig else None,
    }
    panel.close()
    return made


def guess_states(id, sheet):
    """Return the ink of every guess that a question's slider can make on a chart, by the guess."""
    made = catalogue.makers()[id]()
    chart, scale = catalogue.chart_of(made), sheet.scale
    name_ink(id, chart)
    count = len(chart.layers.moving)
    inks = {}
    for n in range(round((scale.high - scale.low) / scale.step) + 1):
        guess = controls.tidy(scale.low + n * scale.step)
        chart.with_guess(int(guess) if float(guess).is_integer() else guess)
        chart.layers.svg()
        inks[text_of(guess)] = "".join(chart.layers.drawn[count:])
    return inks
