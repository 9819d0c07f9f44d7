"""Notebook 04 in three ways: the page of the web edition, JupyterLab, and nbconvert's HTML.

Run: python tools/bench/web_ways.py [--quick]. Needs Chromium and the pages of make web. For each
way what a reader's browser receives, and the time from the start to the first slider that can be
moved. The other machine of JupyterLab is this one: no network lies between.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/browser"))
import lab  # noqa: E402  the tests' own JupyterLab and Chromium

BOOK = "04_guam_relocation_math"
MEGABYTE = 1_000_000


def counting(page):
    """Count what a page receives; return lists that grow: of bytes, and of what was asked for."""
    received, outside = [], []
    traffic = page.context.new_cdp_session(page)
    traffic.send("Network.enable")
    traffic.on("Network.loadingFinished", lambda told: received.append(told["encodedDataLength"]))
    page.on("request", lambda request: outside.append(request.url))
    return received, outside


def beyond(addresses):
    """How many of these addresses are on other machines."""
    here = ("file:", "data:", "blob:", "http://127.0.0.1", "http://localhost")
    return len([address for address in addresses if not address.startswith(here)])


def as_page(chromium):
    """The page of make web."""
    path = ROOT / f"web/build/{BOOK}.html"
    page = chromium.new_context(offline=True).new_page()
    _, asked = counting(page)
    start = time.monotonic()
    page.goto(path.as_uri())
    page.locator("[type=range]").first.wait_for(state="visible")
    took = time.monotonic() - start
    return path.stat().st_size, took, beyond(asked)


def as_lab(chromium):
    """JupyterLab, from the start of its server to the first slider, run once to warm it up."""
    start = time.monotonic()
    with lab.server() as (address, token, _):
        page = chromium.new_context().new_page()
        received, asked = counting(page)
        page.goto(f"{address}/lab/tree/notebooks/{BOOK}.ipynb?token={token}&reset")
        page.wait_for_selector(".jp-Notebook", timeout=60_000)
        page.wait_for_function(lab.READY, timeout=60_000)
        lab.run_all(page)
        page.locator(".noUi-handle").first.wait_for(state="visible", timeout=60_000)
        return sum(received), time.monotonic() - start, beyond(asked)


def as_nbconvert(chromium):
    """The HTML of nbconvert, as it comes."""
    with tempfile.TemporaryDirectory() as folder:
        book = ROOT / f"notebooks/{BOOK}.ipynb"
        command = ["-m", "nbconvert", "--to", "html", f"--output-dir={folder}", str(book)]
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        path = Path(folder) / f"{BOOK}.html"
        page = chromium.new_context(offline=True).new_page()
        _, asked = counting(page)
        page.goto(path.as_uri())
        page.wait_for_timeout(1000)
        sliders = page.locator("[type=range], .noUi-handle").count()
        return path.stat().st_size, "no slider" if not sliders else "?", beyond(asked)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="without a first start of JupyterLab")
    quick = parser.parse_args().quick
    print("| way | received, MB | to the first slider, s | addresses beyond this machine |")
    print("| --- " * 4 + "|")
    with lab.browser() as chromium:
        if not quick:
            as_lab(chromium)  # the first start reads everything from the disk
        for name, way in (
            ("page of the web edition", as_page),
            ("JupyterLab on the same machine", as_lab),
            ("nbconvert's HTML", as_nbconvert),
        ):
            weight, took, addresses = way(chromium)
            took = took if isinstance(took, str) else f"{took:.1f}"
            print(f"| {name} | {weight / MEGABYTE:.1f} | {took} | {addresses} |", flush=True)


if __name__ == "__main__":
    main()
