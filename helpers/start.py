"""Charts, panels and checks of notebook 00: the set-up, a map true from Okinawa, words."""

import sys
from functools import cache
from importlib import metadata
from math import cos, radians, sin
from pathlib import Path
from typing import NamedTuple

import ipywidgets as widgets
from geographiclib.geodesic import Geodesic
from markupsafe import Markup
from matplotlib.collections import PolyCollection
from matplotlib.patches import Circle
from matplotlib.transforms import Bbox

from helpers import draw, functions, receipts, tables
from helpers.chart import Chart, View
from helpers.draw import label
from helpers.panel import Panel, choice, number
from helpers.style import BLACK, BLUE, FAINT, GREEN, GREY, PALE, PURPLE, RED, SMALL, look

CENTRE, GUAM = "at_naha", "at_guam"
# Kind of place: mark, colour, words of the legend.
MARKS = {
    "city": ("o", BLACK, "city"),
    "base": ("s", BLUE, "US base"),
    "site": ("^", RED, "test or launch site"),
    "island": ("D", PURPLE, "islands with three names"),
}


class Frame(NamedTuple):
    """A part of the map: which coast, how its rings are drawn, where its middle is."""

    coast: str
    ring_step: int  # kilometres between two rings
    rings_a_label: int
    label_angle: int  # degrees from north, clockwise
    east: int  # kilometres of the middle from Naha
    north: int
    half_width: int  # kilometres


FRAMES = {
    "The region": Frame("coast_region", 500, 1, 85, 450, 230, 3050),
    "East China Sea": Frame("coast_east_china_sea", 100, 1, 300, -300, 150, 700),
    "The Pacific": Frame("coast_region", 500, 2, 85, 2700, -1000, 5300),
}
# Where a name may stand beside its mark: pixels to the right, pixels up, alignment; best first.
AROUND = [
    (10, 0, "left"),
    (-10, 0, "right"),
    (0, 15, "center"),
    (0, -15, "center"),
    (9, 12, "left"),
    (9, -12, "left"),
    (-9, 12, "right"),
    (-9, -12, "right"),
]


def kilometres(one, other):
    """Return the shortest way between two places, by id, in kilometres."""
    return functions.kilometres(tables.value(one), tables.value(other))


def on_map(lat, lon):
    """Return kilometres east and north of Naha on the map.

    Distance and direction from Naha are true (azimuthal equidistant projection).
    """
    way = Geodesic.WGS84.Inverse(*tables.value(CENTRE), lat, lon)
    distance, direction = way["s12"] / 1000, radians(way["azi1"])
    return distance * sin(direction), distance * cos(direction)


@cache
def coast(name):
    """Return the rings of a coast table, each a tuple of points on the map."""
    return tuple(
        tuple(on_map(lat, lon) for lat, lon in zip(ring.lat, ring.lon, strict=True))
        for _, ring in tables.table(name).groupby("ring")
    )


def route(one, other):
    """Return the shortest way between two places as points on the map.

    It is straight on the globe, and on this map only from Naha.
    """
    line = Geodesic.WGS84.InverseLine(*tables.value(one), *tables.value(other))
    points = [line.Position(line.s13 * n / 60) for n in range(61)]
    return [on_map(point["lat2"], point["lon2"]) for point in points]


def _tested_versions():
    """The version of each package that the course was tested with, by name."""
    root = Path(__file__).parent.parent
    wanted = (root / "requirements.in").read_text(encoding="utf-8").splitlines()
    pinned = (root / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = [line.split("#")[0].split("<")[0].strip() for line in wanted]
    return dict(line.split("==") for line in pinned if line.split("==")[0] in names)


def _installed_version(name):
    """The version of a package, or that it is missing."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def check_setup():
    """Say in plain words whether Python, packages and tables are as the course needs them."""
    new_enough = sys.version_info >= (3, 11)
    print("Python: new enough." if new_enough else "Python: too old. Take 3.11 or newer.")
    other = [
        f"{name} {installed} (tested: {tested})"
        for name, tested in _tested_versions().items()
        if (installed := _installed_version(name)) != tested
    ]
    if other:
        advice = "Go on; if something fails, install requirements.txt."
        print(f"Packages: others than tested: {', '.join(other)}. {advice}")
    else:
        print("Packages: all in the versions that the course was tested with.")
    files, rows = len(tables.package()["resources"]), len(tables.figures())
    print(f"Tables: {files} files, {rows:,} rows with a key, each with its source.")


def try_button():
    """Return a button that answers when Python, page and kernel can talk to each other."""
    button = widgets.Button(description="Press me")
    said = widgets.HTML("Nothing has happened yet.")

    def answer(_):
        said.value = "<b>It works.</b> Sliders and buttons will move their charts."

    button.on_click(answer)
    return widgets.HBox([button, said])


@look()
def reach() -> Panel:
    """Panel: which places lie within so many kilometres of Naha."""
    rows = tables.table("places").query("id != @CENTRE")
    rows = rows.assign(km=[kilometres(CENTRE, id) for id in rows.id])
    rows = rows.query("km < 3000").sort_values("km")
    fig, ax = draw.labelled_rows(
        "How far is it from Naha, Okinawa?",
        rows["name"],
        6.2,
        left=0.3,
        bottom=0.11,
        xlim=(0, 3350),
        xlabel="kilometres, shortest way",
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.barh(range(len(rows)), rows.km, 0.6, color=PALE)
    for y, far in enumerate(rows.km):
        label(ax, 3350, y, f"{far:,.0f}", fontsize=SMALL, ha="right")
    bars = ax.barh(range(len(rows)), rows.km, 0.6, color=BLUE)
    edge = ax.axvline(0, color=RED, lw=2)

    def move(radius):
        edge.set_xdata([radius, radius])
        for bar, far in zip(bars, rows.km, strict=True):
            bar.set_width(far if far <= radius else 0)
        inside = rows.query("km <= @radius")["name"]
        sentence = (
            f"Within {radius:,} kilometres of Naha: {len(inside)} of these {len(rows)} places."
        )
        if len(inside):
            sentence += f" The farthest of them is {inside.iloc[-1]}."
        return View(sentence)

    radius = number("Radius", "km", 1000, 0, 3000, 50)
    return Panel(Chart("start.reach", fig, moving=[*bars, edge]), move, radius=radius)


def _move_axes(ax, frame):
    """Move the axes to a part of the map."""
    half_height = frame.half_width * ax.bbox.height / ax.bbox.width
    ax.set(
        xlim=(frame.east - frame.half_width, frame.east + frame.half_width),
        ylim=(frame.north - half_height, frame.north + half_height),
    )


def _rings(ax, frame):
    """Draw the rings of a part of the map and their labels; return the artists."""
    made = []
    towards = radians(frame.label_angle)
    for n in range(1, 17):
        far = n * frame.ring_step
        made.append(ax.add_patch(Circle((0, 0), far, fill=False, color=FAINT, lw=0.8)))
        x, y = far * sin(towards), far * cos(towards)
        if n % frame.rings_a_label == 0 and ax.viewLim.contains(x * 1.04, y * 1.04):
            box = {"color": "white", "pad": 0.5}
            made.append(label(ax, x, y, f"{far:,}", GREY, fontsize=SMALL, ha="center", bbox=box))
    return made


def _place_name(ax, name, here, taken):
    """Write the name of a place where it meets nothing that is taken; return it, or None."""
    x, y = ax.transData.transform(here)
    if not ax.bbox.contains(x, y) or any(box.contains(x, y) for box in taken):
        return None
    for dx, dy, side in AROUND:
        text = ax.annotate(
            name, here, (dx, dy), textcoords="offset pixels", ha=side, va="center", fontsize=SMALL
        )
        box = text.get_window_extent()
        free = not any(box.overlaps(other) for other in taken)
        if free and box.x0 > ax.bbox.x0 + 3 and box.x1 < ax.bbox.x1 - 3:
            taken += [box, Bbox([[x - 6, y - 6], [x + 6, y + 6]])]
            return text
        text.remove()
    return None


def _places(ax, rows, taken):
    """Mark the places; name those whose name neither meets another thing nor leaves the frame."""
    made = []
    for row in rows.itertuples():
        here = on_map(row.lat, row.lon)
        mark, ink, _ = MARKS[row.kind]
        made += ax.plot(*here, mark, color=ink, ms=6, clip_on=True)
        name = _place_name(ax, row.name, here, taken)
        if name is not None:
            made.append(name)
    return made


def _base_map(rows):
    """Return figure, axes, land, and the artists that belong to each part of the map."""
    fig, ax = draw.axes(
        "Distances are true from Naha, Okinawa (rings: kilometres)",
        6.4,
        left=0.012,
        right=0.988,
        bottom=0.07,
        xticks=[],
        yticks=[],
    )
    ax.spines[:].set_visible(True)
    for mark, ink, kind in MARKS.values():
        ax.plot([], [], mark, color=ink, label=kind)
    ax.legend(
        loc="upper center", bbox_to_anchor=(0.5, -0.005), ncols=4, fontsize=SMALL, frameon=False
    )
    layers = {}
    for view, frame in FRAMES.items():
        _move_axes(ax, frame)
        rings = _rings(ax, frame)
        taken = [artist.get_window_extent() for artist in rings if hasattr(artist, "get_text")]
        layers[view] = rings + _places(ax, rows, taken)
    land = ax.add_collection(PolyCollection([], facecolor=PALE, edgecolor=GREY, lw=0.5))
    return fig, ax, land, layers


def _distance_sentence(place):
    """Say how far a place is from Naha and from Guam, and what a move changes."""
    near, far = round(kilometres(CENTRE, place)), round(kilometres(GUAM, place))
    change = "farther from it" if far > near else "nearer to it"
    return (
        f"{tables.row(place)['name']}: {near:,} kilometres from Naha (blue line), "
        f"{far:,} from Guam (green, dashed). Marines who move from Okinawa to Guam would be "
        f"{abs(far - near):,} kilometres {change}."
    )


@look()
def far_from_where() -> Panel:
    """Panel: a map around Naha; choose a place, see how far it is from Okinawa and from Guam."""
    rows = tables.table("places")
    names = rows.set_index("id")["name"]
    fig, ax, land, layers = _base_map(rows)
    (from_naha,) = ax.plot([], [], color=BLUE, lw=2.2, ls="-")
    (from_guam,) = ax.plot([], [], color=GREEN, lw=2.2, ls="--")
    (here,) = ax.plot([], [], "o", color=RED, ms=13, mfc="none", mew=2.5)
    corner = {"ha": "right", "transform": ax.transAxes, "bbox": {"color": "white", "pad": 3}}
    note = label(ax, 0.988, 0.965, "", weight="bold", **corner)

    def move(place, view):
        # Each frame has limits of its own: with them the kept layer, land and names, is drawn anew.
        _move_axes(ax, FRAMES[view])
        land.set_verts(coast(FRAMES[view].coast))
        for name, artists in layers.items():
            for artist in artists:
                artist.set_visible(name == view)
        for way, start in ((from_naha, CENTRE), (from_guam, GUAM)):
            way.set_data(*zip(*route(start, place), strict=True))
        x, y = from_naha.get_xydata()[-1]
        here.set_data([x], [y])
        note.set_text(names[place])
        sentence = _distance_sentence(place)
        if not ax.viewLim.contains(x, y):
            sentence += " It lies outside this view."
        return View(sentence)

    places = [(name, id) for id, name in names.items()]
    chart = Chart("start.far_from_where", fig, moving=[from_naha, from_guam, here, note])
    return Panel(
        chart,
        move,
        place=choice("Place", places, "at_pyongyang"),
        view=choice("Map", list(FRAMES), "The region"),
    )


def distances():
    """Return every place with its kilometres from Naha and from Guam, and the change by a move."""
    rows = tables.table("places").set_index("id").rename(columns={"name": "place"})
    rows["from Naha"] = [round(kilometres(CENTRE, id)) for id in rows.index]
    rows["from Guam"] = [round(kilometres(GUAM, id)) for id in rows.index]
    rows["change"] = rows["from Guam"] - rows["from Naha"]
    return rows[["place", "from Naha", "from Guam", "change"]].sort_values("from Naha")


def _word_list(rows):
    """Rows of the glossary as an HTML table that scrolls in a box of its own."""
    spoken = Markup('<span lang="ja">{}</span><br><i>{}</i>')
    table = receipts.html_table(
        {
            "word": rows.term,
            "what it means here": rows.meaning,
            "Japanese": [spoken.format(row.japanese, row.romaji) for row in rows.itertuples()],
            "source": receipts.source_links(rows.source_id),
        }
    )
    return f'<div style="max-height:26em;overflow:auto">{table.data}</div>'


@look()
def words() -> Panel:
    """Panel: the glossary; type a part of a word, in English, Japanese or its Latin letters."""
    rows = tables.table("glossary").fillna("")
    searched = rows[["term", "meaning", "japanese", "romaji"]].agg(" ".join, axis=1)

    def move(part):
        wanted = part.strip()
        found = rows[searched.str.contains(wanted, case=False, regex=False)]
        sentence = f"{len(found)} of {len(rows)} words"
        if wanted:
            sentence += f" hold “{wanted}”"
        return View(f"{sentence}.", below=_word_list(found))

    part = widgets.Text(
        description="Find",
        placeholder="for example: cap, or 領海",
        style={"description_width": "initial"},
    )
    return Panel(Chart("start.words"), move, part=part)
