"""How fast the pages of the web edition are: opening, a move to painted pixels, fast moves.

Run: python tools/bench/web_latency.py [--quick]. Needs Chromium and the pages of make web. The
processor is slowed down four times. The floor is a native slider on the same page whose panel draws
nothing: no page with a slider can be faster. All in one run.
"""

import argparse
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/browser"))
import lab  # noqa: E402  the tests' own Chromium

SLOWER = 4
MAIN = "guam.share_and_cap"
PAGES = {
    "00_start_here": "start.reach",
    "01_alliance_history": "history.timeline",
    "02_regional_threats": "threats.vessels",
    "03_okinawa_bases": "",
    "04_guam_relocation_math": MAIN,
    "05_check_the_story": "story.read",
}
# From the event of a move to the first task after the picture of the screen that shows it.
PROBE = """id => {
    const probe = window.probe = [];
    document.querySelector(`#${id} [type=range]`).addEventListener("input", (event) => {
        requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = () => probe.push(performance.now() - event.timeStamp);
            after.port2.postMessage(0);
        });
    });
}"""
OPENED = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
STILL = "() => { Panel.prototype.drawNow = () => {}; }"
UNFOLD = """() => document.querySelectorAll("details.reveal")
    .forEach(fold => { fold.open = true; })"""
MOVES = """() => {
    window.drawn = [];
    const tell = Panel.prototype.tell;
    Panel.prototype.tell = function(words) { window.drawn.push(words); tell.call(this, words); };
}"""
HEADS = ["page", "opens, ms", "panel", "move, ms, median", "longest", "floor, median"]
HEADS += ["times the floor"]


def opened(chromium, name):
    """Open a page, slowed down and without network; return it."""
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto((ROOT / f"web/build/{name}.html").as_uri())
    return page


def slider_of(page, chart):
    """The slider of a panel, in sight and focused, its states unpacked."""
    page.evaluate(UNFOLD)
    figure = page.locator(f'figure[data-chart="{chart}"]').first
    slider = figure.locator("[type=range]").first
    slider.scroll_into_view_if_needed()
    slider.focus()
    page.wait_for_timeout(1000)
    return figure, slider


def moves(chromium, name, chart, count, still=False):
    """The milliseconds of single moves of a panel's slider; still: its panel draws nothing."""
    page = opened(chromium, name)
    figure, slider = slider_of(page, chart)
    if still:
        page.evaluate(STILL)
    page.evaluate(PROBE, figure.get_attribute("id"))
    for n in range(count):
        slider.press("ArrowRight" if n % 10 < 5 else "ArrowLeft")
        page.wait_for_timeout(150)
    found = page.evaluate("probe")
    page.context.close()
    return found


def fast(chromium, name, chart, count):
    """How many of fast moves were drawn, and whether the last one stands at its end."""
    page = opened(chromium, name)
    figure, slider = slider_of(page, chart)
    page.evaluate(MOVES)
    for n in range(count):
        slider.press("ArrowRight" if n < 0.75 * count else "ArrowLeft")
        page.wait_for_timeout(40)
    page.wait_for_timeout(500)
    drawn = page.evaluate("drawn")
    right = figure.locator(".sentence").text_content() == drawn[-1]
    page.context.close()
    return len(drawn), right


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="few moves, one panel")
    quick = parser.parse_args().quick
    count, many = (4, 4) if quick else (40, 40)
    print("| " + " | ".join(HEADS) + " |\n" + "| --- " * len(HEADS) + "|")
    with lab.browser() as chromium:
        for name, chart in PAGES.items():
            page = opened(chromium, name)
            opens = page.evaluate(OPENED)
            page.context.close()
            if not chart or (quick and chart != MAIN):
                print(f"| {name} | {opens:.0f} | | | | | |")
                continue
            seen = moves(chromium, name, chart, count)
            median = statistics.median(seen)
            floor = statistics.median(moves(chromium, name, chart, count, still=True))
            cells = [name, f"{opens:.0f}", chart, f"{median:.1f}", f"{max(seen):.1f}"]
            cells += [f"{floor:.1f}", f"{median / floor:.2f}"]
            print("| " + " | ".join(cells) + " |", flush=True)
        shown, right = fast(chromium, "04_guam_relocation_math", MAIN, many)
        print(f"{shown} of {many} fast moves drawn, the last one right: {right}")


if __name__ == "__main__":
    main()
