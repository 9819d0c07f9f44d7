"""No chart and no panel with a picture is without its expected rows."""

import re

import pytest
from facts import ROOT

from helpers import catalogue

WITHOUT_PICTURE = {"start.words", "start.story", "guam.sentence", "threats.claims"}
WITHOUT_PICTURE |= {"okinawa.claims", "story.whole", "story.left_out"}


@pytest.mark.parametrize("name", catalogue.makers())
def test_every_chart_has_its_rows_and_every_panel_in_every_state(name):
    room, chart = name.split(".")
    path = ROOT / f"tests/pictures/test_{room}_pictures.py"
    tests = re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    states = "_in_every_state" if name in catalogue.panels() else ""
    assert f"test_{chart}{states}" in tests or name in WITHOUT_PICTURE
