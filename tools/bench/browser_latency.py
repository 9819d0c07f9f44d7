"""From a key press to painted pixels in Chromium: the main panel, interact, plotly and a floor.

Run: python tools/bench/browser_latency.py [--quick]. Needs Chromium. Prints medians of single
presses, and what forty fast presses show; all ways in one run.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "tests/browser"))
import lab  # noqa: E402  the tests' own JupyterLab and Chromium

WAYS = {
    "course": "this course",
    "floor": "floor: pictures made beforehand",
    "kept": "kept Figure, saved whole",
    "interact": "interact, pyplot",
    "plotly": "plotly FigureWidget",
}
WITH_WORDS = ("course", "floor", "kept")  # their last state can be read from the picture's words
PROBE = """way => {
    const area = document.querySelectorAll(".jp-CodeCell")[way]
        .querySelector(".jp-Cell-outputArea");
    const state = () => {
        const moving = area.querySelector(".course-layers svg[role]");
        if (moving) {
            const frames = [...area.querySelectorAll(".course-frame")];
            const seen = frames.find(one => getComputedStyle(one).visibility === "visible");
            const there = seen && seen.complete && seen.naturalWidth;
            return there ? moving.innerHTML : "";
        }
        const img = area.querySelector("img");
        const there = img && img.complete && img.naturalWidth;
        if (img) return there ? img.src.slice(-4000) + img.src.length : "";
        const plot = area.querySelector(".main-svg, .js-plotly-plot");
        const ink = plot ? [...area.querySelectorAll("path, text")] : [];
        return ink.map(n => n.getAttribute("d") ?? n.textContent).join();
    };
    const probe = window.probe = {
        seen: [], blank: 0, frames: 0, heights: new Set(), running: true, pressed: 0,
    };
    let last = state();
    area.addEventListener("keydown", () => { probe.pressed = performance.now(); }, true);
    const frame = () => {
        if (!probe.running) return;
        const now = state();
        probe.frames++;
        probe.heights.add(Math.round(area.getBoundingClientRect().height));
        if (!now) probe.blank++;
        else if (now !== last) {
            last = now;
            requestAnimationFrame(() => probe.seen.push(performance.now() - probe.pressed));
        }
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
}"""
DONE = """() => { const p = window.probe; p.running = false;
    return {seen: p.seen, blank: p.blank, frames: p.frames, heights: p.heights.size}; }"""
SCROLL = "n => window.jupyterapp.shell.currentWidget.content.scrollToItem(n)"
HEADS = ["way", "ms, median", "times the floor", "frames without a picture", "heights seen"]
HEADS += ["shown of the fast presses", "last one right"]


def notebook():
    """Return a notebook with one cell a way, each showing its slider and picture."""
    head = f"import sys; sys.path.insert(0, {str(HERE)!r})\nimport contenders\n%matplotlib inline"
    panel = "guam.share_and_cap"
    sources = [f"shown, control = contenders.{way}({panel!r})\nshown" for way in WAYS]
    sources[0] = f"{head}\n{sources[0]}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def press(page, number, presses, pause):
    """Press keys on the slider of one way; return what the probe saw and the picture's words."""
    page.evaluate(SCROLL, number)
    page.wait_for_timeout(800)
    cell = page.locator(".jp-CodeCell").nth(number)
    handle = cell.locator(".noUi-handle").first
    handle.focus()
    page.evaluate(PROBE, number)
    for n in range(presses):
        page.keyboard.press("ArrowRight" if n < 0.75 * presses else "ArrowLeft")
        page.wait_for_timeout(pause)
    page.wait_for_timeout(1500)
    bill = float(handle.get_attribute("aria-valuetext"))
    words = ""
    for selector, attribute in (("svg[role]", "aria-label"), ("img", "alt")):
        pictures = cell.locator(selector)
        words = words or (pictures.first.get_attribute(attribute) if pictures.count() else "")
    return page.evaluate(DONE) | {"right": f"bill of {bill:.2f} " in (words or "")}


def measure(page, singles, fast):
    """Return {way: (single presses, fast presses)} as press() gives them."""
    slowly = {way: press(page, n, singles, 700) for n, way in enumerate(WAYS)}
    quickly = {way: press(page, n, fast, 40) for n, way in enumerate(WAYS)}
    return {way: (slowly[way], quickly[way]) for way in WAYS}


def print_table(found):
    """Print a row a way."""
    print("| " + " | ".join(HEADS) + " |\n" + "| --- " * len(HEADS) + "|")
    medians = {way: statistics.median(single["seen"]) for way, (single, _) in found.items()}
    for way, (single, fast) in found.items():
        cells = [
            WAYS[way],
            f"{medians[way]:.0f}",
            f"{medians[way] / medians['floor']:.2f}",
            single["blank"] + fast["blank"],
            max(single["heights"], fast["heights"]),
            len(fast["seen"]),
            fast["right"] if way in WITH_WORDS else "not read",
        ]
        print("| " + " | ".join(map(str, cells)) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few presses: see that it runs")
    singles, fast = (2, 4) if parser.parse_args().quick else (30, 40)
    with tempfile.TemporaryDirectory() as folder, lab.browser() as chromium:
        nbformat.write(notebook(), Path(folder) / "bench.ipynb")
        with lab.server(root=folder) as (address, token, _):
            page = lab.open_notebook(chromium, address, token, "bench.ipynb", height=1400)
            lab.run_all(page)
            page.wait_for_timeout(3000)
            print_table(measure(page, singles, fast))


if __name__ == "__main__":
    main()
