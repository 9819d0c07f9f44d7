"""Notebook 00: distances against published ones and a model of their own, the map in each view,
words, set-up."""

import csv
import json
import math
import re
from importlib import metadata

import ink
import pytest
from facts import ROOT

from helpers import start, tables

with open(tables.DATA / "places.csv", encoding="utf-8", newline="") as _file:
    PLACES = {row["id"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(_file)}


def sphere(one, other):
    """Kilometres on a round earth: good to half a per cent."""
    (a, b), (c, d) = ([math.radians(part) for part in PLACES[id]] for id in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ("at_naha", "at_guam", 2281),
        ("at_islands", "at_ishigaki", 170),
        ("at_pyongyang", "at_kadena", 1422),
        ("at_futenma", "at_guam", 1400 * 1.609344),
        ("at_naha", "at_taipei", 630),
        ("at_tokyo", "at_guam", 1561 * 1.609344),
    ],
)
def test_distances_are_those_that_are_published(one, other, published):
    assert start.kilometres(one, other) == pytest.approx(published, rel=0.01)


@pytest.mark.parametrize("id", list(PLACES))
def test_every_place_lies_where_a_round_earth_puts_it(id):
    for middle in (start.CENTRE, start.GUAM):
        assert start.kilometres(middle, id) == pytest.approx(
            sphere(middle, id), rel=0.006, abs=0.01
        )


@pytest.mark.parametrize("id", list(PLACES))
def test_the_map_is_true_from_naha(id):
    assert math.hypot(*start.on_map(*PLACES[id])) == pytest.approx(
        start.kilometres(start.CENTRE, id), abs=1e-6
    )


def test_north_is_up_and_east_is_right():
    lat, lon = PLACES["at_naha"]
    assert start.on_map(lat + 1, lon)[1] > 110 and start.on_map(lat, lon + 1)[0] > 95
    assert start.route("at_naha", "at_guam")[0] == pytest.approx((0, 0), abs=1e-6)
    assert start.route("at_guam", "at_tokyo")[-1] == pytest.approx(
        start.on_map(*PLACES["at_tokyo"])
    )


@pytest.mark.parametrize("name", ["coast_region", "coast_east_china_sea"])
def test_a_coast_is_made_of_closed_rings(name):
    rings = start.coast(name)
    assert len(rings) > 100 and all(
        ring[0] == pytest.approx(ring[-1]) and len(ring) > 3 for ring in rings
    )


@pytest.mark.parametrize("view", list(start.FRAMES))
def test_the_map_tells_each_place_in_each_view(view):
    shown = start.far_from_where().set(view=view)
    for id in PLACES:
        said = shown.set(place=id).sentence
        near, far, change = (int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", said)[:3])
        assert near == pytest.approx(sphere("at_naha", id), rel=0.006, abs=1)
        assert far == pytest.approx(sphere("at_guam", id), rel=0.006, abs=1)
        assert change == abs(far - near) and ("farther from it" in said) == (far > near)
        names = [
            text for text in shown.chart.fig.axes[0].texts if text.get_visible() and text.get_text()
        ]
        boxes = [(text.get_text(), text.get_window_extent(ink.RENDERER)) for text in names]
        for n, (words, box) in enumerate(boxes):
            assert not any(
                box.padded(-1.5).overlaps(other.padded(-1.5)) for _, other in boxes[:n]
            ), (
                view,
                id,
                words,
            )


def test_outside_is_said():
    shown = start.far_from_where().set(place="at_hawaii")
    assert shown.sentence.endswith("It lies outside this view.")
    assert not shown.set(view="The Pacific").sentence.endswith("view.")


def test_reach_counts_the_places_within_the_radius():
    shown = start.reach()
    for radius in range(0, 3001, 50):
        said = shown.set(radius=radius).sentence
        inside = [
            id
            for id in PLACES
            if id != "at_naha" and start.kilometres("at_naha", id) <= min(radius, 2999)
        ]
        assert f": {len(inside)} of these 19 places" in said
        assert ("farthest" in said) == bool(inside)


def test_the_table_of_distances_adds_up():
    rows = start.distances()
    assert len(rows) == len(PLACES) and rows["from Naha"].is_monotonic_increasing
    assert (rows["from Guam"] - rows["from Naha"] == rows["change"]).all()
    assert rows.loc["at_hawaii", "change"] < 0 < rows.loc["at_pyongyang", "change"]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("", 58),
        ("cap (", 1),
        ("CAP (C", 1),
        ("領海", 1),
        ("ryokai", 1),
        ("  linchpin ", 1),
        ("[", 0),
        ("nothing like it", 0),
    ],
)
def test_words_are_found_by_any_part_in_any_script(part, found):
    shown = start.words().set(part=part)
    assert shown.sentence.startswith(f"{found} of 58 words")
    assert shown.chart.view.below.count("<tr") == found + 1


def test_words_carry_their_japanese_and_their_source():
    shown = start.words().set(part="scramble")
    assert (
        'lang="ja"' in shown.chart.view.below
        and "緊急発進" in shown.chart.view.below
        and "href=" in shown.chart.view.below
    )


def test_set_up_is_told_in_plain_words(capsys, monkeypatch):
    start.check_setup()
    said = capsys.readouterr().out
    files = len(json.loads((ROOT / "data/datapackage.json").read_text())["resources"])
    assert said.startswith("All is well: Python and every package new enough, ")
    assert said.count("\n") == 1 and f" {files} tables, " in said
    monkeypatch.setattr(start.sys, "version_info", (3, 10))
    true = metadata.version

    def version(name):
        if name == "geographiclib":
            raise metadata.PackageNotFoundError(name)
        return {"pandas": "0.1", "matplotlib": "10.0"}.get(name) or true(name)

    monkeypatch.setattr(metadata, "version", version)
    start.check_setup()
    said = capsys.readouterr().out
    assert "too old" in said and "geographiclib is missing" in said
    assert "pandas 0.1 (needed: >=2.2)" in said and "Install requirements.txt" in said
    assert "matplotlib" not in said and "ipywidgets" not in said


def test_set_up_names_a_file_that_hides_a_package(capsys, monkeypatch, tmp_path):
    for name in ("helpers.py", "random.py", "my_answers.py"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    start.check_setup()
    said = capsys.readouterr().out
    assert "lies helpers.py" in said and "lies random.py" in said and "my_answers" not in said
