"""Build the web edition into web/build/: a page a notebook, and an index.

Run: python web/edition.py. Drawing the states takes a minute; what has not changed since the last
time is taken from web/build/.kept/. All pages together are packed as pages.zip.
"""

import gzip
import hashlib
import json
import os
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tools"))

import pages  # noqa: E402
import states  # noqa: E402
from books import own  # noqa: E402

from helpers import sheets  # noqa: E402

BUILD = ROOT / "web" / "build"
KEPT = BUILD / ".kept"
# What ink depends on, beside the versions of the packages.
INK = ("helpers/*.py", "data/*.csv", "web/states.py", "web/chosen.py", "requirements.txt")


def _fingerprint():
    """A number of all that the states depend on: when it changes, they are drawn anew."""
    read = hashlib.sha256()
    for path in sorted(path for pattern in INK for path in ROOT.glob(pattern)):
        read.update(path.name.encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return read.hexdigest()[:16]


def _kept(folder, job, fingerprint):
    """Where the states of a job are kept."""
    id, question = job
    return folder / f"{id}-{question or 'states'}-{fingerprint}.json.gz"


def _draw(job):
    """Draw the states of a panel, or the guesses of a question on a chart; return them as JSON."""
    id, question = job
    if question:
        return json.dumps(states.guess_states(id, sheets.sheet(question)))
    return json.dumps(states.panel_states(id), separators=(",", ":"))


def draw(jobs, folder, say=print):
    """Return the states of each job, drawn side by side; each is kept in a folder.

    A job is (panel, None), or (chart, question) for the guesses of that question on it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    fingerprint = _fingerprint()
    kept = {job: _kept(folder, job, fingerprint) for job in jobs}
    missing = [job for job, path in kept.items() if not path.exists()]
    fresh = get_context("spawn")  # whoever calls may have threads of their own
    with ProcessPoolExecutor(os.cpu_count(), fresh) as workers:
        drawing = {workers.submit(_draw, job): job for job in missing}
        for done, future in enumerate(as_completed(drawing), start=1):
            job = drawing[future]
            kept[job].write_bytes(gzip.compress(future.result().encode(), mtime=0))
            say(f"  {done} of {len(missing)} drawn: {job[1] or job[0]}")
    for old in set(folder.iterdir()) - set(kept.values()):
        if fingerprint not in old.name:
            old.unlink()
    return {job: json.loads(gzip.decompress(path.read_bytes())) for job, path in kept.items()}


def build(books, folder, kept, say=print):
    """Write the page of each notebook and the index into a folder; return their paths.

    The states that were drawn are kept in the folder kept.
    """
    started = time.monotonic()
    read = [pages.Book(path) for path in books]
    jobs = list(dict.fromkeys(job for book in read for job in book.jobs()))
    say(f"{len(read)} notebooks, {len(jobs)} panels and charts with guesses")
    drawn = draw(jobs, kept, say)
    written = []
    for book in read:
        page = folder / f"{book.name}.html"
        page.write_text(book.page(drawn, read), encoding="utf-8")
        say(f"  {page.name}: {page.stat().st_size / 1024:,.0f} KiB")
        written.append(page)
    index = folder / "index.html"
    index.write_text(pages.index(read), encoding="utf-8")
    weight = sum(page.stat().st_size for page in [*written, index])
    say(f"{weight / 2**20:.2f} MiB in all, after {time.monotonic() - started:.0f} s")
    return [*written, index]


def pack(written):
    """Pack pages into one file beside them, as a release has it; return its path."""
    packed = written[0].with_name("pages.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in written:
            archive.write(page, f"alliance-course/{page.name}")
    return packed


def main():
    packed = pack(build(own(), BUILD, KEPT))
    print(f"{packed.relative_to(ROOT)}: {packed.stat().st_size / 2**20:.2f} MiB")


if __name__ == "__main__":
    main()
