"""Time and bytes of one update of each panel in the kernel, beside other ways to make it.

Run: python tools/bench/panel_latency.py [--quick]. From the slider's event to the message sent; all
ways are interleaved in one kernel on one machine, so ratios are what counts.
"""

import argparse

import kernels

WAYS = {
    "course": "this course",
    "interact": "interact, pyplot",
    "kept": "kept Figure, saved whole",
    "plotly": "plotly, kernel's part",
    "bq": "bqplot, kernel's part",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    rounds = 3 if parser.parse_args().quick else 30
    print("| panel | way | ms | KiB | times the course's time |\n| --- | --- | --- | --- | --- |")
    for name, ways in kernels.call(f"measure_ways({list(WAYS)!r}, {rounds})").items():
        for way, (ms, size) in ways.items():
            times = ms / ways["course"][0]
            print(f"| {name} | {WAYS[way]} | {ms:.1f} | {size / 1024:.0f} | {times:.1f} |")


if __name__ == "__main__":
    main()
