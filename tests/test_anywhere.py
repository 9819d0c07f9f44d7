"""The course where it was not written: from a wheel, beside a hub, in a folder of the learner's."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib.metadata import version

import elsewhere
import mine
import nbformat
import pytest
import strays
from books import FOLDER, own
from facts import ROOT
from packaging.requirements import Requirement

from helpers import tables

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = sum(PROJECT["optional-dependencies"].values(), [])
DECLARED = {wanted.name: wanted for wanted in map(Requirement, PROJECT["dependencies"] + EXTRAS)}
WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="the folders of an environment differ")


def environment(folder, course):
    """An environment that has this one's packages, with the course or without; its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    packages = sysconfig.get_path("purelib")
    # A folder that is only named is searched; one that is added as a site knows the course too.
    line = f"import site; site.addsitedir({packages!r})" if course else packages
    theirs = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    (theirs / "packages.pth").write_text(line + "\n")
    return folder / "bin/python"


def notebooks_at(folder):
    """A copy of notebooks/ with what nbval needs to judge it; the folder."""
    folder.mkdir(parents=True)
    for path in [*own(), FOLDER / "conftest.py"]:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def nbval(folder, *options, python=sys.executable, **env):
    """What strict nbval prints of a folder."""
    command = [python, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", *options]
    ran = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env=os.environ | env, timeout=300
    )
    return ran.stdout + ran.stderr


def only(folder, name):
    """Leave one notebook in a folder; its path."""
    for path in folder.glob("*.ipynb"):
        if path.name != name:
            path.unlink()
    return folder / name


@pytest.mark.more
def test_from_a_wheel_every_notebook_says_the_same_in_another_folder(tmp_path):
    wheel = elsewhere.build_wheel(tmp_path)
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    carried = {path.name for path in (tmp_path / "installed/helpers/data").iterdir()}
    wanted = {path.name for path in (ROOT / "data").iterdir() if path.suffix in (".csv", ".json")}
    assert carried == wanted
    alone = environment(tmp_path / "alone", course=False)
    notes = notebooks_at(tmp_path / "notes")
    said = nbval(notes, "-n", "auto", python=alone, PYTHONPATH=str(tmp_path / "installed"))
    assert re.search(r"^\d{3} passed", said, re.M) and "failed" not in said, said[-2000:]


def test_every_package_that_the_helpers_import_is_declared_and_pinned_above_its_lower_bound():
    imported = set()
    for path in (ROOT / "helpers").glob("*.py"):
        found = re.findall(r"^(?:import|from) (\w+)", path.read_text(encoding="utf-8"), re.M)
        imported |= set(found) - sys.stdlib_module_names - {"helpers"}
    names = {"IPython": "ipython", "jupyter_core": "jupyter-core", "PIL": "pillow"}
    assert {names.get(name, name) for name in imported} <= set(DECLARED)
    pins = dict(
        line.split(" ;")[0].split("==")
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    )
    for name, wanted in DECLARED.items():
        assert len(wanted.specifier) == 1 and str(wanted.specifier).startswith(">=")
        assert pins[name] in wanted.specifier and version(name) in wanted.specifier


def test_binder_installs_the_pinned_packages_and_the_course_with_a_python_that_it_supports():
    wanted = (ROOT / "binder/requirements.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in wanted if not line.startswith("#")]
    assert lines == ["-r ../requirements.txt", "."]
    assert (ROOT / "binder" / lines[0].split()[1]).is_file()
    python = (ROOT / "binder/runtime.txt").read_text(encoding="utf-8").strip()
    minor = int(re.fullmatch(r"python-3\.(\d+)", python)[1])
    assert 11 <= minor <= 13  # with these the course was compared: tests/README.md


@WINDOWS
def test_what_binder_runs_at_its_end_puts_settings_and_copies_in_place(tmp_path):
    image = environment(tmp_path / "image", course=True)
    copy = tmp_path / "repository"
    for name in ("binder", "jupyter", "tools", "notebooks"):
        shutil.copytree(ROOT / name, copy / name)
    subprocess.run(
        ["bash", "binder/postBuild"],
        cwd=copy,
        check=True,
        env=os.environ | {"PATH": f"{image.parent}{os.pathsep}{os.environ['PATH']}"},
    )
    settings = tmp_path / "image/share/jupyter/lab/settings/overrides.json"
    kept = json.loads(settings.read_text(encoding="utf-8"))
    assert kept["@jupyter-widgets/jupyterlab-manager:plugin"] == {"saveState": True}
    assert len(list((copy / "my").glob("*.ipynb"))) == 6


@WINDOWS
@pytest.mark.more
def test_on_a_hub_the_course_has_a_kernel_of_its_own_and_leaves_the_hubs_alone(tmp_path):
    """As the README says: an environment, a kernel with a name of its own, copies that use it."""
    hub = environment(tmp_path / "hub", course=False)
    course = environment(tmp_path / "course", course=True)
    home = {"HOME": str(tmp_path), "JUPYTER_DATA_DIR": str(tmp_path / "data")}
    register = [course, "-m", "ipykernel", "install", "--user", "--name", "alliance-course"]
    subprocess.run(register, check=True, env=os.environ | home, capture_output=True)
    mine.fill(tmp_path / "my", kernel="alliance-course")
    (tmp_path / "my/conftest.py").write_bytes((FOLDER / "conftest.py").read_bytes())
    only(tmp_path / "my", "00_start_here.ipynb")
    said = nbval(tmp_path / "my", python=hub, **home)
    assert " passed" in said and "failed" not in said, said[-2000:]
    plain = notebooks_at(tmp_path / "plain")  # with the hub's own kernel: python3 has no course
    only(plain, "00_start_here.ipynb")
    assert "No module named 'helpers'" in nbval(plain, python=hub, **home)


def test_without_a_home_that_can_be_written_to_a_notebook_warns_of_nothing(tmp_path):
    notes = notebooks_at(tmp_path / "notes")
    only(notes, "04_guam_relocation_math.ipynb")
    nowhere = tmp_path / "a file"
    nowhere.touch()
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(nowhere / "home"))
    runtime = {"JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime")}
    said = nbval(notes, MPLCONFIGDIR="", **places, **runtime)
    assert " passed" in said and "failed" not in said, said[-2000:]


def test_no_word_of_an_output_depends_on_the_language_of_the_kernel():
    months = re.compile(r"%[-#]?[aAbBcpxXh]\b|:n[}]|\blocale\b")
    for path in (ROOT / "helpers").glob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text(encoding="utf-8"))
        assert not months.search(code), (path.name, months.search(code))


def test_plain_nbval_fails_where_an_output_was_cleared(tmp_path):
    path = only(notebooks_at(tmp_path / "notes"), "00_start_here.ipynb")
    notebook = nbformat.read(path, as_version=4)
    cleared = next(cell for cell in notebook.cells if "check_setup" in cell.source)
    cleared.outputs, cleared.execution_count = [], None
    nbformat.write(notebook, path)
    said = nbval(path.parent)
    assert "1 error" in said and "never run, nothing to compare" in said


def test_side_by_side_a_notebook_stays_whole_and_other_peoples_are_named(tmp_path):
    path = only(notebooks_at(tmp_path / "notes"), "00_start_here.ipynb")
    for name in ("Untitled.ipynb", "00_start_here-Copy1.ipynb", "04_guam_anna.ipynb"):
        (path.parent / name).write_text("{}")
    said = nbval(path.parent, "-n", "2", "-v")
    assert "failed" not in said and " passed" in said, said[-2000:]
    left_out = "00_start_here-Copy1.ipynb, 04_guam_anna.ipynb, Untitled.ipynb"
    assert f"left out, not the course's own: {left_out}" in said
    (path.parent / "helpers.py").touch()
    assert "helpers.py beside the notebooks hides the package" in nbval(path.parent)


def test_a_copy_of_ones_own_is_never_written_over_and_a_newer_notebook_is_said(tmp_path):
    names = [path.name for path in own()]
    assert mine.fill(tmp_path / "my") == [f"my/{name}" for name in names]
    path = tmp_path / "my" / names[4]
    copy = nbformat.read(path, as_version=4)
    copy.cells.append(nbformat.v4.new_code_cell("answer = 36"))
    nbformat.write(copy, path)
    assert mine.fill(tmp_path / "my") == []
    assert nbformat.read(path, as_version=4).cells[-1].source == "answer = 36"
    copy.metadata[mine.MARK] = "of an earlier release"
    nbformat.write(copy, path)
    (said,) = mine.fill(tmp_path / "my")
    assert said.startswith(f"my/{names[4]}: the course has a newer one.")
    assert nbformat.read(path, as_version=4).cells[-1].source == "answer = 36"
    del copy.metadata[mine.MARK]  # somebody's own, moved here from elsewhere
    nbformat.write(copy, path)
    assert mine.fill(tmp_path / "my") == []


def test_a_copy_that_cannot_be_read_is_named_and_left_alone(tmp_path):
    mine.fill(tmp_path / "my", kernel="alliance-course")
    broken, gone = (tmp_path / "my" / own()[n].name for n in (0, 3))
    broken.write_text("")
    gone.unlink()
    said = mine.fill(tmp_path / "my")
    assert said == [mine.BROKEN.format(f"my/{broken.name}"), f"my/{gone.name}"]
    assert broken.read_text() == ""
    kernel = nbformat.read(gone, as_version=4).metadata.kernelspec.name
    assert kernel == "alliance-course"  # as the other copies there


def test_what_a_learner_leaves_in_notebooks_is_said_in_words(tmp_path):
    folder = notebooks_at(tmp_path / "notebooks")
    assert strays.said(folder) == ([], [])
    (folder / "Untitled.ipynb").touch()
    (folder / "helpers.py").touch()
    used = folder / "02_regional_threats.ipynb"
    notebook = nbformat.read(used, as_version=4)
    notebook.metadata.language_info = {"name": "python", "version": "3.12.1"}
    nbformat.write(notebook, used)
    beside, faults = strays.said(folder)
    assert beside == ["Left out, not the course's own: notebooks/Untitled.ipynb"]
    assert len(faults) == 2 and "helpers.py hides the package" in faults[1]
    assert "02_regional_threats.ipynb was saved" in faults[0] and "my/" in faults[0]


def test_a_learners_own_folder_is_not_the_courses():
    assert "my/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert tables.DATA == ROOT / "data"


TEXT = (".py", ".md", ".csv", ".json", ".ipynb", ".txt", ".toml", ".yml", ".cff", ".js", ".in")
QUICK = ["test_house.py", "test_repository.py", "test_notebooks.py", "unit/test_tables.py"]


@pytest.mark.more
def test_a_copy_with_other_line_ends_without_git_inside_another_repository_is_judged(tmp_path):
    """As Git for Windows or a zip file leaves it; the tests that look at files, with the lock's."""
    left_out = shutil.ignore_patterns(".*", "build", "my", "__pycache__", "*.egg-info")
    copy = shutil.copytree(ROOT, tmp_path / "outer/course", ignore=left_out)
    for hidden in (".ci", ".github"):
        shutil.copytree(ROOT / hidden, copy / hidden)
    for path in ROOT.glob(".[a-z]*"):
        if path.is_file():
            shutil.copy(path, copy)
    (tmp_path / "outer/.git").mkdir()
    for path in copy.rglob("*"):
        if path.suffix in TEXT or path.name in ("Makefile", "LICENSE", "LICENSE-CONTENT"):
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    (copy / "images/a picture of mine.jpg").write_bytes(b"\xff\xd8\xff")
    tests = [f"tests/{name}" for name in [*QUICK, "unit/test_lock.py"]]
    said = nbval(copy, *tests, PYTHONPATH=str(copy), PATH=str(tmp_path))
    assert re.search(r"\d{3} passed", said) and "failed" not in said, said[-2000:]
    planted = copy / "CONTRIBUTING.md"
    planted.write_text(planted.read_text(encoding="utf-8") + "see /ho" + "me/somebody/notes")
    assert "1 failed" in nbval(copy, tests[0], PYTHONPATH=str(copy), PATH=str(tmp_path))
