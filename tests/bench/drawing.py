"""Time to make each chart and to update each panel with the matplotlib of this environment, without a kernel.

Run: python tests/bench/drawing.py, in one environment for each version that you compare, turn about.
"""

import statistics
import sys
import time
from pathlib import Path

import matplotlib

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from helpers import guam  # noqa: E402

CHARTS = ("naive_share", "two_rulers", "which_index", "where_marines", "plans_compared", "payments", "cap_used",
          "estimates")
MOVES = {"share_and_cap": ("bill", 0.1), "price_year": ("year", 1), "cost_per_head": ("marines", 100),
         "yen": ("second", 1)}


def median(act, rounds):
    """Median milliseconds of act(n) over the rounds after the first three."""
    times = []
    for n in range(rounds + 3):
        start = time.perf_counter()
        act(n)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[3:])


if __name__ == "__main__":
    made = {name: median(lambda n, name=name: getattr(guam, name)().png(), 7) for name in CHARTS}
    moved = {}
    for name, (control, step) in MOVES.items():
        shown = getattr(guam, name)()
        low = shown.controls[control].min
        moved[name] = median(lambda n, s=shown, c=control, low=low, step=step: s.set(**{c: low + step * (n % 15)}), 60)
    print(f"matplotlib {matplotlib.__version__}: all charts made {sum(made.values()):.0f} ms; updates "
          + ", ".join(f"{name} {ms:.1f}" for name, ms in moved.items()))
