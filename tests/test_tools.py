"""Every command that the course publishes, run as published: benches, mutants, refresh."""

import base64
import io
import os
import re
import shutil
import sys
from importlib.util import find_spec

import code_mutants
import nbformat
import numpy as np
import pytest
from facts import ROOT, run
from PIL import Image
from traitlets.config import Config

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


@pytest.mark.more
def test_a_small_class_runs_the_notebook_and_moves_a_slider_at_once():
    printed = run("tools/load.py", "--students", "2", "--seconds", "2")
    assert printed.count(" 0 failures") == 2 and re.search(r"\d students per GiB", printed)


@pytest.mark.more
@pytest.mark.skipif(
    not (find_spec("jupyterhub") and shutil.which("configurable-http-proxy")),
    reason="needs jupyterhub and configurable-http-proxy: deploy/README.md",
)
def test_the_same_class_on_a_hub():
    printed = run("tools/load.py", "--hub", "--students", "2", "--seconds", "2")
    assert printed.count(" 0 failures") == 2


def configured(name, monkeypatch, **more):
    """The configuration that a file of deploy/ makes, run as JupyterHub and JupyterLab run it."""
    made, path = Config(), ROOT / "deploy" / name
    source = path.read_text(encoding="utf-8")
    monkeypatch.setattr("sys.path", [*sys.path])
    scope = {"get_config": lambda: made, "__file__": str(path), **more}
    exec(compile(source, path, "exec"), scope)
    return made, source


def test_the_hubs_configuration_is_short_and_stays_on_loopback(tmp_path, monkeypatch):
    monkeypatch.setenv("ALLIANCE_PASSWORD", "a long password")
    monkeypatch.setenv("ALLIANCE_STUDENTS", str(tmp_path))
    made, source = configured("jupyterhub_config.py", monkeypatch)
    assert len(source.splitlines()) <= 30
    assert made.JupyterHub.bind_url == "http://127.0.0.1:8000"
    assert made.DummyAuthenticator.password == "a long password"
    monkeypatch.setenv("ALLIANCE_PASSWORD", "")
    with pytest.raises(SystemExit, match="12 letters or more"):
        configured("jupyterhub_config.py", monkeypatch)


def test_a_students_server_has_copies_of_the_notebooks_and_does_not_run_as_root(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    loaded = []
    made, _ = configured("student_config.py", monkeypatch, load_subconfig=loaded.append)
    assert loaded == [str(ROOT / "jupyter/jupyter_lab_config.py")]
    assert made.ServerApp.allow_root is False
    assert len(list((tmp_path / "my").glob("*.ipynb"))) == 6


def test_the_documents_name_only_tools_that_exist():
    for document in (
        *("README.md", "tests/README.md", "data/README.md", "tools/bench/README.md"),
        *("CONTRIBUTING.md", "deploy/README.md"),
    ):
        text = (ROOT / document).read_text(encoding="utf-8")
        for named in re.findall(r"\b((?:tools|tests)/[\w/]+\.py)\b", text):
            assert (ROOT / named).is_file(), (document, named)
