"""Every command that the course publishes, run as published: benches, mutants, refresh."""

import base64
import io
import os
import re

import code_mutants
import nbformat
import numpy as np
import pytest
from facts import ROOT, run
from PIL import Image

from helpers import catalogue

BENCHES = ["all_panels", "panel_latency", "drawing", "memory"]


@pytest.mark.more
def test_a_sample_of_mutants_is_noticed_and_the_unchanged_course_is_not():
    printed = run("tools/mutate.py", "--sample")
    killed, of = map(int, re.search(r"killed (\d+) of (\d+)", printed).groups())
    assert killed == of >= 10, printed


def test_the_faults_of_ink_are_many_and_each_stands_in_the_code_once():
    faults = code_mutants.by_hand()
    assert len(faults) >= 120 and all(len(fault.misleads) > 10 for fault in faults)
    rooms = {fault.path for fault in faults}
    assert {f"helpers/{room}.py" for room in catalogue.ROOMS} <= rooms


@pytest.mark.more
@pytest.mark.parametrize("bench", BENCHES)
def test_a_bench_runs(bench):
    printed = run(f"tools/bench/{bench}.py", "--quick")
    assert re.search(r"\d+\.\d", printed)


def without_pictures(path):
    """A notebook as refresh stores it, without its pictures; and these, as arrays of points."""
    book, pictures = nbformat.read(path, as_version=4), []
    for cell in book.cells:
        for output in cell.get("outputs", []):
            png = output.get("data", {}).pop("image/png", None)
            if png:
                points = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB")
                pictures.append(np.asarray(points).astype(int))
    return book, pictures


@pytest.mark.more
def test_refresh_changes_nothing_in_a_notebook_that_is_up_to_date(tmp_path):
    """Words to the letter; pictures nearly: another machine may set an edge a shade apart."""
    name = "03_okinawa_bases.ipynb"
    stored = ROOT / "notebooks" / name
    copy = tmp_path / name
    copy.write_bytes(stored.read_bytes())
    assert run("tools/refresh.py", str(copy)).strip() == name
    (old, before), (new, after) = without_pictures(stored), without_pictures(copy)
    assert new == old and len(after) == len(before) > 5
    for fresh, kept in zip(after, before, strict=True):
        assert fresh.shape == kept.shape and abs(fresh - kept).mean() < 0.5


@pytest.mark.more
@pytest.mark.skipif("CI" not in os.environ, reason="asks the registry for old packages: CI runs it")
def test_with_the_oldest_packages_a_wheel_says_the_same_in_another_folder():
    assert re.search(r"oldest, .*: \d{3} passed", run("tools/elsewhere.py", "oldest"))


def test_the_documents_name_only_tools_that_exist():
    for document in (
        *("README.md", "tests/README.md", "data/README.md", "tools/bench/README.md"),
        "CONTRIBUTING.md",
    ):
        text = (ROOT / document).read_text(encoding="utf-8")
        for named in re.findall(r"\b((?:tools|tests)/[\w/]+\.py)\b", text):
            assert (ROOT / named).is_file(), (document, named)
