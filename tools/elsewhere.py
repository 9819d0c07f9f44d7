"""Compare the notebooks word for word where the course is a wheel: not in this repository.

Run: python tools/elsewhere.py [oldest|pinned|newest ...] [--python python3.12 ...]. For each, a
fresh environment: the oldest versions that pyproject.toml declares, those of requirements.txt, or
the newest that the registry has. The wheel is installed there, the notebooks are copied to a folder
of their own, and strict nbval runs on them; a warning is a difference. Pictures are not compared.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
WHICH = ["oldest", "pinned", "newest"]
LEFT_OUT = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")


def build_wheel(folder):
    """Build the course's wheel in a folder, from a copy of the sources; return its path."""
    copy = folder / "sources"
    for name in ("helpers", "data"):
        shutil.copytree(ROOT / name, copy / name, ignore=LEFT_OUT)
    for name in ("pyproject.toml", "LICENSE", "LICENSE-CONTENT"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder]
    subprocess.run([*command, copy], check=True)
    return next(folder.glob("*.whl"))


def constraints(which):
    """The versions to install, as lines of a pip constraints file."""
    if which == "newest":
        return []
    if which == "pinned":
        return (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *sum(project["optional-dependencies"].values(), [])]
    return [line.replace(">=", "==") for line in declared]


def compare(which, python, folder):
    """Compare the notebooks in a fresh environment; return whether they are equal, and a line."""
    place = folder / f"{which} {Path(python).name}"
    subprocess.run([python, "-m", "venv", place], check=True)
    inside = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    (place / "versions.txt").write_text("\n".join(constraints(which)), encoding="utf-8")
    wanted = ["-c", place / "versions.txt", f"{next(folder.glob('*.whl'))}[lab,test]"]
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([inside, "-m", "pip", "install", *quiet, *wanted], check=True)
    shutil.copytree(ROOT / "notebooks", place / "notes", ignore=LEFT_OUT)
    command = [inside, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider", "notes"]
    ran = subprocess.run(command, cwd=place, capture_output=True, text=True)
    print(ran.stdout if ran.returncode else "", end="")
    return ran.returncode == 0, ran.stdout.strip().splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("which", nargs="*", default=WHICH, help="oldest, pinned, newest")
    parser.add_argument("--python", nargs="+", default=[sys.executable])
    asked = parser.parse_args()
    all_equal = True
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        build_wheel(folder)
        for python in asked.python:
            for which in asked.which:
                equal, said = compare(which, python, folder)
                all_equal = all_equal and equal
                print(f"{which}, {Path(python).name}: {said}", flush=True)
    sys.exit(not all_equal)


if __name__ == "__main__":
    main()
