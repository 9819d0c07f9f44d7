"""Time to make each chart and to update each panel with the matplotlib of this environment.

Run: python tools/bench/drawing.py [--quick], without a kernel, in one environment for each version
that you compare, turn about.
"""

import argparse
import statistics

import matplotlib
from in_kernel import MOVES, timed

from helpers import catalogue, panel


def median_ms(act, rounds):
    """Median milliseconds of act(n) over the rounds after the first three."""
    times = [timed(lambda n=n: act(n)) for n in range(rounds + 3)]
    return statistics.median(times[3:])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    charts, moves = (1, 3) if parser.parse_args().quick else (7, 60)
    makers = catalogue.makers()
    alone = [make for name, make in makers.items() if name not in catalogue.panels()]
    still = [make for make in alone if make().fig]  # a table has no picture
    made = sum(median_ms(lambda _, make=make: make().png(), charts) for make in still)
    updates = []
    for name, control in MOVES.items():
        shown = makers[name]()
        values = panel.stops(shown.controls[control])[:15]
        ms = median_ms(lambda n, s=shown, c=control, v=values: s.set(**{c: v[n % len(v)]}), moves)
        updates.append(f"{name} {ms:.1f}")
    print(
        f"matplotlib {matplotlib.__version__}: {len(still)} charts made {made:.0f} ms; updates ",
        end="",
    )
    print(", ".join(updates))


if __name__ == "__main__":
    main()
