"""What the benches do inside a kernel: count the bytes that it sends, move controls, take times."""

import json
import statistics
import time

from IPython import get_ipython
from IPython.display import display

from helpers import catalogue, panel

# Panels of the Guam room that the benches compare, each with the control that they move.
MOVES = {
    "guam.share_and_cap": "bill",
    "guam.price_year": "year",
    "guam.cost_per_head": "marines",
    "guam.yen": "second",
}


def count_bytes():
    """Return a list to which the size in bytes of every message is added that the kernel sends."""
    session, sent = get_ipython().kernel.session, []
    whole = session.send

    def send(stream, kind, content=None, *args, buffers=None, **more):
        body = kind["content"] if isinstance(kind, dict) else content
        sent.append(len(json.dumps(body, default=str)) + sum(map(len, buffers or [])))
        return whole(stream, kind, content, *args, buffers=buffers, **more)

    session.send = send
    return sent


def timed(act):
    """Return the milliseconds that an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def some_stops(control, most):
    """Up to so many values of a control, spread over its range; a text box gets texts."""
    values = panel.stops(control) or ["g", "gu", "gua", "zz"]
    return values[:: max(1, len(values) // most)][:most]


def move_through(control, values, sent):
    """Move one control through values; return (milliseconds, bytes) of each move."""
    moves = []
    for value in values:
        if value == control.value:
            continue
        sent.clear()
        moves.append((timed(lambda value=value: setattr(control, "value", value)), sum(sent)))
    return moves


def measure_panels(names, most=12, rounds=2):
    """Return {panel: {control: [median ms, median bytes, most bytes]}}."""
    sent, found = count_bytes(), {}
    for name in names:
        made = catalogue.panels()[name]()
        display(made)
        found[name] = {}
        for key, control in made.controls.items():
            values = some_stops(control, most) * rounds
            moves = move_through(control, values, sent)
            sizes = [size for _, size in moves]
            middle = statistics.median(ms for ms, _ in moves)
            found[name][key] = [middle, statistics.median(sizes), max(sizes)]
    return found


def measure_interact(name, key, values):
    """Return the median ms of interact with pyplot: the panel's figure made anew at each move."""
    import contenders
    import matplotlib.pyplot as plt

    def show():
        made = contenders.parts(name, figure=plt.figure)
        made.draw(**made.values | {key: values[show.n % len(values)]})
        plt.show()
        plt.close("all")

    import ipywidgets

    times, out = [], ipywidgets.Output()
    display(out)
    for show.n in range(len(values) + 2):

        def once():
            with out:
                out.clear_output(wait=True)
                show()

        times.append(timed(once))
    return statistics.median(times[2:])


def measure_against_interact(names, most=5):
    """Return {panel: [course ms, interact ms]} of each panel's first control, in one run."""
    found, sent = {}, count_bytes()
    for name in names:
        made = catalogue.panels()[name]()
        if made.chart.fig is None:
            continue
        display(made)
        key, control = next(iter(made.controls.items()))
        values = some_stops(control, most)
        ours = [ms for ms, _ in move_through(control, values * 2, sent)]
        found[name] = [statistics.median(ours), measure_interact(name, key, values)]
    return found


def measure_ways(ways, rounds):
    """Return {panel: {way: [median ms, median bytes]}} of the contenders, interleaved."""
    import contenders  # needs plotly and bqplot, which measure_panels does not

    sent, found = count_bytes(), {}
    for name in MOVES:
        made = {way: getattr(contenders, way)(name) for way in ways}
        for shown, _ in made.values():
            display(shown)
        runs = {way: [] for way in ways}
        values = some_stops(made["course"][1], rounds + 3)
        for value in values[::2] + values[1::2]:
            for way, (_, control) in made.items():
                runs[way] += move_through(control, [value], sent)
        found[name] = {
            way: [statistics.median(part) for part in zip(*moves[3:] or moves, strict=True)]
            for way, moves in runs.items()
        }
    return found
