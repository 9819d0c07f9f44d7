"""What people expect of a public repository: it is there, it parses, and it agrees with itself."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEMPLATES = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "tests/README.md"]
DOCUMENTS += ["tools/bench/README.md", "notebooks/teaching_guide.md", "deploy/README.md"]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_versions_agree():
    version = PROJECT["project"]["version"]
    citation = yaml.safe_load(text("CITATION.cff"))
    newest, day = re.search(r"^## (\S+) \((\S+)\)$", text("CHANGELOG.md"), re.M).groups()
    assert version == citation["version"] == newest
    assert citation["date-released"] == day


def test_the_licenses_are_those_that_the_project_declares():
    assert PROJECT["project"]["license"] == "MIT AND CC-BY-4.0"
    assert all((ROOT / name).is_file() for name in PROJECT["project"]["license-files"])
    assert text("LICENSE").startswith("MIT License")
    assert "Attribution 4.0" in text("LICENSE-CONTENT")
    assert yaml.safe_load(text("CITATION.cff"))["license"] == ["MIT", "CC-BY-4.0"]


def test_there_is_a_template_for_each_kind_of_report():
    names = [yaml.safe_load(path.read_text(encoding="utf-8"))["name"] for path in TEMPLATES]
    assert sorted(names) == ["A chart misleads", "A figure is wrong", "My answer was misjudged"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_asks_for_what_is_needed_and_for_nothing_personal(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["description"] and form["labels"]
    assert sum(part.get("validations", {}).get("required", False) for part in form["body"]) >= 2
    ids = [part["id"] for part in form["body"]]
    assert len(set(ids)) == len(ids)
    assert not re.search(r"e-?mail|your name\b(?! and your class)", str(form), re.I)


def test_the_workflow_calls_the_projects_own_script_and_says_that_it_was_not_run():
    source = text(".github/workflows/ci.yml")
    steps = yaml.safe_load(source)["jobs"]["tests"]["steps"]
    assert {"run": "bash .ci/run"} in steps
    assert "has not been run there" in source


def test_the_workflow_of_the_pages_builds_them_as_make_does_and_says_that_it_was_not_run():
    source = text(".github/workflows/pages.yml")
    workflow = yaml.safe_load(source)
    steps = workflow["jobs"]["pages"]["steps"]
    assert {"run": "make web"} in steps and "pages.zip" in str(steps[-1])
    assert "has not been run there" in source and workflow[True] == {"push": {"tags": ["v*"]}}


def test_the_script_of_ci_runs_both_test_commands():
    script = text(".ci/run")
    assert script.index("make test\n") < script.index("make test-more\n")
    assert "rm -rf .venv" in script


def test_hooks_use_the_environment_of_make():
    hooks = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"]
    assert [repo["repo"] for repo in hooks] == ["local"]
    for hook in hooks[0]["hooks"]:
        assert hook["entry"].startswith(".venv/bin/python -m ") and hook["language"] == "system"


def test_every_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    for document in DOCUMENTS:
        named = set(re.findall(r"\bmake (lab|test-more|test|prove|[a-z-]+)`", text(document)))
        assert named <= targets, document


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_within_the_repository_lead_somewhere(document):
    here = (ROOT / document).parent
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text(document)):
        assert (here / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_dollar_sign_of_a_document_starts_mathematics(name):
    prose = re.sub(r"```.*?```|`[^`]*`", "", text(name), flags=re.DOTALL)
    assert "$" not in prose
