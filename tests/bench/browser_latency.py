"""From a key press to painted pixels in Chromium: the main panel against interact, plotly and a floor, in one run.

Run: python tests/bench/browser_latency.py. Needs Chromium. Prints medians, and what forty fast key presses show.
"""

import statistics
import sys
import tempfile
from pathlib import Path

import nbformat

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "browser"))
import lab  # noqa: E402

WAYS = {"course": "this course", "floor": "floor: pictures made beforehand", "kept": "kept Figure, saved whole",
        "interact": "interact, pyplot", "plotly": "plotly FigureWidget"}
PROBE = """way => {
    const area = document.querySelectorAll(".jp-CodeCell")[way].querySelector(".jp-Cell-outputArea");
    const state = () => {
        const img = area.querySelector("img"), plot = area.querySelector(".main-svg, .js-plotly-plot");
        if (img) return img.complete && img.naturalWidth ? img.src.slice(-4000) + img.src.length : "";
        const ink = plot ? [...area.querySelectorAll("path, text")] : [];
        return ink.map(n => n.getAttribute("d") ?? n.textContent).join();
    };
    const probe = window.probe = {seen: [], blank: 0, frames: 0, heights: new Set(), running: true, pressed: 0};
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


def notebook():
    """One cell a way, each showing its slider and picture."""
    head = f"import sys; sys.path.insert(0, {str(HERE)!r})\nimport contenders\n%matplotlib inline\n"
    cells = [f"shown, control = contenders.{way}('share_and_cap'); shown" for way in WAYS]
    cells[0] = head + cells[0].replace("; shown", "; contenders.widgets.VBox([control, shown._shown])")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=kernel)


def press(page, number, way, keys, pause):
    """Press keys on the slider of one way; return what the probe saw."""
    page.evaluate(f"window.jupyterapp.shell.currentWidget.content.scrollToItem({number})")
    page.wait_for_timeout(800)
    handle = page.locator(".jp-CodeCell").nth(number).locator(".noUi-handle").first
    handle.focus()
    page.evaluate(PROBE, number)
    for n in range(keys):
        page.keyboard.press("ArrowRight" if n < 0.75 * keys else "ArrowLeft")
        page.wait_for_timeout(pause)
    page.wait_for_timeout(1500)
    at = float(handle.get_attribute("aria-valuetext"))
    words = page.locator(".jp-CodeCell").nth(number).locator("img").first
    said = words.get_attribute("alt") if way in ("course", "floor", "kept") else ""
    return page.evaluate(DONE) | {"right": f"bill of {at:.2f} " in (said or "")}


def main():
    with tempfile.TemporaryDirectory() as folder, lab.browser() as chromium:
        nbformat.write(notebook(), Path(folder) / "bench.ipynb")
        with lab.server(root=folder) as (address, token, _):
            page = lab.open_notebook(chromium, address, token, "bench.ipynb", height=1400)
            lab.run_all(page)
            page.wait_for_timeout(3000)
            print("| way | ms, median of 30 | times the floor | frames without a picture | heights seen "
                  "| shown of 40 fast | last one right |\n| --- | --- | --- | --- | --- | --- | --- |")
            slow = {way: press(page, n, way, 30, 700) for n, way in enumerate(WAYS)}
            fast = {way: press(page, n, way, 40, 40) for n, way in enumerate(WAYS)}
            floor = statistics.median(slow["floor"]["seen"])
            for way, name in WAYS.items():
                ms = statistics.median(slow[way]["seen"])
                right = fast[way]["right"] if way in ("course", "floor", "kept") else "not read"
                print(f"| {name} | {ms:.0f} | {ms / floor:.2f} | {slow[way]['blank'] + fast[way]['blank']} | "
                      f"{max(slow[way]['heights'], fast[way]['heights'])} | {len(fast[way]['seen'])} | {right} |")


if __name__ == "__main__":
    main()
