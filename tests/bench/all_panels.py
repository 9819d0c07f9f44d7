"""Every panel's update in the kernel, and every notebook's cold "Run All" time and memory.

Run: python tests/bench/all_panels.py. Milliseconds are those of the machine; compare within one run only.
"""

import json
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from panel_latency import COUNT

ROOT = Path(__file__).parent.parent.parent
PANELS = """
import importlib, inspect, json, statistics, time
from pathlib import Path
import ipywidgets
from IPython.display import display
from helpers import panel

""" + COUNT + """
def states(control):
    if isinstance(control, ipywidgets.Checkbox):
        return [True, False]
    if isinstance(control, ipywidgets.ToggleButtons):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if isinstance(control, ipywidgets.Text):
        return ["g", "gu", "gua", "zz"]
    steps = int((control.max - control.min) / control.step)
    return [type(control.value)(control.min + control.step * (n * 7 % (steps + 1))) for n in range(12)]

found = {}
for room in ("start", "history", "threats", "okinawa", "guam", "story"):
    for name, make in inspect.getmembers(importlib.import_module(f"helpers.{room}"), inspect.isfunction):
        if make.__module__ != f"helpers.{room}" or name.startswith("_") or any(
                p.default is p.empty for p in inspect.signature(make).parameters.values()):
            continue
        made = make()
        if not isinstance(made, panel.Panel):
            continue
        display(made)
        worst, size = {}, 0
        for key, control in made.controls.items():
            runs = []
            for turn in range(2):
                for state in states(control):
                    if state == control.value:
                        continue
                    sent.clear()
                    start = time.perf_counter()
                    control.value = state
                    runs.append((time.perf_counter() - start) * 1000)
                    size = max(size, sum(sent))
            worst[key] = statistics.median(runs)
        slowest = max(worst, key=worst.get)
        found[f"{room}.{name}"] = [statistics.median(worst.values()), worst[slowest], slowest, size]
print("RESULT" + json.dumps(found))
"""
MEMORY = "import resource\nprint('RESULT' + str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"


def run(cells):
    """Run cells in a kernel of their own; return (seconds, what follows RESULT in the last cell's words)."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    start = time.perf_counter()
    NotebookClient(book, timeout=600, resources={"metadata": {"path": str(ROOT / "notebooks")}}).execute()
    seconds = time.perf_counter() - start
    text = "".join(output.get("text", "") for output in book.cells[-1].outputs)
    return seconds, text.partition("RESULT")[2]


def main():
    print("| notebook | cold Run All, s | kernel, MiB |\n| --- | --- | --- |")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        seconds, kib = run([*cells, MEMORY])
        print(f"| {path.stem} | {seconds:.1f} | {int(kib) / 1024:.0f} |")
    print("\n| panel | ms, median | ms, slowest control | which | KiB, largest |\n| --- | --- | --- | --- | --- |")
    for name, (middle, worst, which, size) in json.loads(run([PANELS])[1]).items():
        print(f"| {name} | {middle:.1f} | {worst:.1f} | {which} | {size / 1024:.0f} |")


if __name__ == "__main__":
    sys.exit(main())
