"""Every control of every panel in the kernel, and every notebook's cold "Run All".

Run: python tools/bench/all_panels.py [--quick]. Milliseconds are those of the machine: compare
within one run only. --quick takes one panel and one notebook, to see that the bench runs.
"""

import argparse
import statistics

import kernels
import nbformat

from helpers import catalogue

MEMORY = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def print_notebooks(paths):
    """Print the time from a kernel's start to the last cell, and the kernel's largest size."""
    print("| notebook | cold Run All, s | kernel, MiB |\n| --- | --- | --- |")
    for path in paths:
        cells = nbformat.read(path, as_version=4).cells
        sources = [cell.source for cell in cells if cell.cell_type == "code"]
        seconds, kib = kernels.run_cells([*sources, MEMORY])
        print(f"| {path.stem} | {seconds:.1f} | {int(kib) / 1024:.0f} |")


def print_panels(names):
    """Print the median over a panel's controls, and its slowest control."""
    print("\n| panel | ms, median | ms, slowest control | which | KiB, median | KiB, largest |")
    print("| --- | --- | --- | --- | --- | --- |")
    found = kernels.call(f"measure_panels({names!r})")
    for name, controls in found.items():
        middle = statistics.median(ms for ms, _, _ in controls.values())
        slowest = max(controls, key=lambda key: controls[key][0])
        usual = statistics.median(size for _, size, _ in controls.values())
        largest = max(size for _, _, size in controls.values())
        print(
            f"| {name} | {middle:.1f} | {controls[slowest][0]:.1f} | {slowest} "
            f"| {usual / 1024:.0f} | {largest / 1024:.0f} |"
        )


def print_ratios(names):
    """Print each panel beside interact with pyplot, which makes the figure anew."""
    print("\n| panel | this course, ms | interact, pyplot, ms | times as fast |")
    print("| --- | --- | --- | --- |")
    for name, (ours, theirs) in kernels.call(f"measure_against_interact({names!r})").items():
        print(f"| {name} | {ours:.1f} | {theirs:.1f} | {theirs / ours:.0f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    books, panels = sorted(kernels.NOTEBOOKS.glob("[0-9]*.ipynb")), list(catalogue.panels())
    print_notebooks(books[:1] if quick else books)
    few = ["okinawa.denominator"]
    print_panels(few if quick else panels)
    print_ratios(few if quick else panels)


if __name__ == "__main__":
    main()
