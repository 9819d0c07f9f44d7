"""One JupyterLab and one Chromium for all browser tests; without Chromium they skip, in CI they
fail."""

import os

import lab
import pytest
from web_pages import Pages


@pytest.fixture(scope="session")
def chromium():
    if not lab.CHROMIUM:
        message = (
            "no Chromium found: install Debian's chromium, or name one in the variable CHROMIUM"
        )
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    with lab.browser() as started:
        yield started


@pytest.fixture(scope="session")
def jupyter():
    with lab.server() as running:
        yield running


@pytest.fixture(scope="session")
def web(tmp_path_factory):
    """Builds the page of a notebook when it is first asked for; returns the folder of pages."""
    return Pages(tmp_path_factory.mktemp("web"))
