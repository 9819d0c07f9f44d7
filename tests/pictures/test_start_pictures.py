"""The pictures of notebook 00, held to rows that are reckoned here from the raw tables."""

from math import cos, hypot, radians, sin

import ink
import pytest
import rows
from facts import raw
from geographiclib.geodesic import Geodesic

from helpers import catalogue

MAKERS = catalogue.makers()
PLACES = {row["id"]: row for row in raw("places")}
AT = {id: (float(row["lat"]), float(row["lon"])) for id, row in PLACES.items()}
LOOKS = {
    "city": "black circle",
    "base": "blue square",
    "site": "red triangle",
    "island": "purple diamond",
}
KINDS = {"city": "city", "base": "US base", "site": "test or launch site"}
KINDS |= {"island": "islands with three names"}
COASTS = {"The region": "coast_region", "East China Sea": "coast_east_china_sea"}
COASTS |= {"The Pacific": "coast_region"}


def from_naha(lat, lon):
    """Kilometres east and north of Naha, distance and direction true."""
    way = Geodesic.WGS84.Inverse(*AT["at_naha"], lat, lon)
    far, towards = way["s12"] / 1000, radians(way["azi1"])
    return far * sin(towards), far * cos(towards)


def kilometres(one, other):
    return Geodesic.WGS84.Inverse(*AT[one], *AT[other])["s12"] / 1000


def shortest_way(one, other):
    line = Geodesic.WGS84.InverseLine(*AT[one], *AT[other])
    points = (line.Position(line.s13 * n / 60) for n in range(61))
    return [from_naha(point["lat2"], point["lon2"]) for point in points]


def test_reach_in_every_state():
    panel = MAKERS["start.reach"]()
    far = {id: kilometres("at_naha", id) for id in PLACES if id != "at_naha"}
    near = sorted((id for id in far if far[id] < 3000), key=far.get)
    names = [PLACES[id]["name"] for id in near]
    for state in rows.states(panel):
        inside = [id for id in near if far[id] <= state["radius"]]
        bars = [(name, 0, far[id], "pale") for id, name in zip(near, names, strict=True)]
        bars += [(PLACES[id]["name"], 0, far[id], "blue") for id in inside]
        rows.check(
            rows.move(panel, state),
            {
                "bars": bars,
                "rules": [("x", state["radius"], "red")],
                "words": [(f"{far[id]:,.0f}", None, y) for y, id in enumerate(near)],
            },
            headline="How far is it from Naha, Okinawa?",
        )


@pytest.fixture(scope="module")
def the_map():
    return MAKERS["start.far_from_where"]()


def words_and_numbers(pane):
    """The names on the map and the numbers of its rings, each with its box."""
    numbers = [pair for pair in pane.words if pair[0].replace(",", "").isdigit()]
    return [pair for pair in pane.words if pair not in numbers], numbers


def middle_on_map(pane, box):
    return pane.ax.transData.inverted().transform(((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2))


def check_rings(pane):
    """Each number stands on the ring that is so many kilometres from Naha."""
    _, numbers = words_and_numbers(pane)
    radii = {radius for _, _, radius, _ in pane.circles}
    kilometres_a_point = (
        1 / abs(pane.ax.transData.transform((1, 0)) - pane.ax.transData.transform((0, 0)))[0]
    )
    assert len(numbers) >= 5
    for words, box in numbers:
        far = float(words.replace(",", ""))
        assert far in radii
        drawn = hypot(*middle_on_map(pane, box))
        assert drawn == pytest.approx(far, abs=4 * kilometres_a_point), f"{words} stands at {drawn}"


def check_names(pane, state):
    """Each name stands beside its own mark; the chosen place has its name."""
    names, _ = words_and_numbers(pane)
    ids = {row["name"]: id for id, row in PLACES.items()}
    for words, box in names:
        x, y = pane.ax.transData.transform(from_naha(*AT[ids[words]]))
        apart = hypot(max(box.x0 - x, 0, x - box.x1), max(box.y0 - y, 0, y - box.y1))
        assert apart <= 24, f"{state}: {words} stands {apart:.0f} points from its place"
    here = from_naha(*AT[state["place"]])
    if pane.ax.viewLim.contains(*here):
        assert PLACES[state["place"]]["name"] in dict(names), f"{state}: the place has no name"


def test_far_from_where_in_every_state(the_map):
    for state in rows.states(the_map):
        chart = rows.move(the_map, state)
        (pane,) = ink.panes(chart)
        spots = {id: from_naha(*AT[id]) for id in PLACES}
        seen = {id: spot for id, spot in spots.items() if pane.ax.viewLim.contains(*spot)}
        marks = [(*spot, LOOKS[PLACES[id]["kind"]]) for id, spot in seen.items()]
        if state["place"] in seen:
            marks.append((*seen[state["place"]], "ring red circle"))
        step = 100 if state["view"] == "East China Sea" else 500
        rows.check(
            chart,
            {
                "marks": marks,
                "lines": [
                    ("orange", shortest_way("at_naha", state["place"])),
                    ("teal dashed", shortest_way("at_guam", state["place"])),
                ],
                "circles": [(0, 0, n * step, "faint") for n in range(1, 17)],
                "legend": [(words, LOOKS[kind]) for kind, words in KINDS.items()],
                "words": None,
            },
            headline="Distances are true from Naha, Okinawa (rings: kilometres)",
        )
        check_rings(pane)
        check_names(pane, state)
        across, up = pane.ax.transData.transform((1, 1)) - pane.ax.transData.transform((0, 0))
        assert across == pytest.approx(up, rel=1e-6), "a ring is no circle"


@pytest.mark.parametrize("view", COASTS)
def test_the_land_of_each_part_of_the_map_is_its_table(the_map, view):
    chart = rows.move(the_map, {"place": "at_tokyo", "view": view})
    (land,) = [one for one in chart.fig.axes[0].collections if one.get_visible()]
    rings = {}
    for row in raw(COASTS[view]):
        rings.setdefault(row["ring"], []).append((float(row["lat"]), float(row["lon"])))
    drawn = [path.vertices for path in land.get_paths()]
    assert len(drawn) == len(rings)
    for ring, points in list(zip(rings.values(), drawn, strict=True))[::7]:
        assert points[0] == pytest.approx(from_naha(*ring[0]))
        assert points[len(ring) // 2] == pytest.approx(from_naha(*ring[len(ring) // 2]))


def test_names_are_written_over_the_lines(the_map):
    """No line strikes a name: names come later, each on a box of its own."""
    moving = the_map.chart.layers.moving
    names = [n for n, artist in enumerate(moving) if hasattr(artist, "get_text")]
    assert min(names) > max(n for n, artist in enumerate(moving) if hasattr(artist, "get_xydata"))
    assert all(moving[n].get_bbox_patch() is not None for n in names)
