"""Charts, panels and checks of notebook 00: the set-up, a map true from Okinawa, words."""

import sys
from importlib import metadata
from math import cos, radians, sin
from pathlib import Path
from typing import NamedTuple

import ipywidgets as widgets
import numpy as np
from markupsafe import Markup
from matplotlib.collections import PolyCollection
from matplotlib.patches import Circle
from matplotlib.transforms import Bbox
from packaging.requirements import Requirement

from helpers import draw, passage, receipts, style, tables
from helpers.chart import Chart, View
from helpers.draw import label
from helpers.lanes import label_width
from helpers.panel import Panel, choice, number
from helpers.start_numbers import CENTRE, GUAM, coast, kilometres, on_map, route
from helpers.style import BLACK, BLUE, FAINT, GREY, PALE, PURPLE, RED, SIDES, SMALL, look

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
    "The region": Frame("coast_region", 500, 1, 85, 450, 330, 3050),
    "East China Sea": Frame("coast_east_china_sea", 100, 1, 300, -300, 150, 700),
    "The Pacific": Frame("coast_region", 500, 2, 85, 2750, -1180, 5750),
}
# Where a name may stand beside its mark: points to the right, points up, alignment; best first.
AROUND = [
    (8, 0, "left"),
    (-8, 0, "right"),
    (0, 12, "center"),
    (0, -12, "center"),
    (7, 9, "left"),
    (7, -9, "left"),
    (-7, 9, "right"),
    (-7, -9, "right"),
]
FARTHER = [(3 * dx, 2.2 * dy, side) for dx, dy, side in AROUND]  # for the chosen place
HALF_NAME, HALF_MARK = 6.5, 4.5  # points: half the height of a name and of a mark


def _too_old():
    """The packages that are missing or older than the course declares, each in words."""
    found = []
    for line in metadata.requires("alliance-course"):
        wanted = Requirement(line)
        if wanted.marker:
            continue  # of the extras: they need not be where the kernel runs
        try:
            installed = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            found.append(f"{wanted.name} is missing")
            continue
        if not wanted.specifier.contains(installed, prereleases=True):
            found.append(f"{wanted.name} {installed} (needed: {wanted.specifier})")
    return found


def hiding(folder):
    """Return the names of Python files in a folder that hide a package from a notebook there."""
    files = [path for path in Path(folder).glob("*.py") if path.name != "conftest.py"]
    if not files:
        return []  # to list all packages takes a while
    packages = sys.stdlib_module_names | set(metadata.packages_distributions())
    return sorted(path.name for path in files if path.stem in packages)


def check_setup():
    """Say in plain words whether Python, packages and tables are as the course needs them.

    One line where all is well; another for each file of the reader's that hides a package.
    """
    for name in hiding("."):
        print(f"Beside this notebook lies {name}: it hides the package of that name. Rename it.")
    new_enough = sys.version_info >= (3, 11)
    old = _too_old()
    files, rows = len(tables.package()["resources"]), len(tables.figures())
    counted = f"{files} tables, {rows:,} rows with a key, each with its source"
    if new_enough and not old:
        print(f"All is well: Python and every package new enough, {counted}.")
        return
    print("Python: new enough." if new_enough else "Python: too old. Take 3.11 or newer.")
    if old:
        print(f"Packages: {', '.join(old)}. Install requirements.txt, then restart the kernel.")
    print(f"Tables: {counted}.")


def story() -> Panel:
    """Panel: what the story claims, in our words; choose a claim and read what would check it."""
    return passage.story("start.story")


@look()
def reach() -> Panel:
    """Panel: which places lie within so many kilometres of Naha."""
    rows = tables.table("places").query("id != @CENTRE")
    rows = rows.assign(km=[kilometres(CENTRE, id) for id in rows.id])
    rows = rows.query("km < 3000").sort_values("km")
    fig, ax = draw.labelled_rows(
        "How far is it from Naha, Okinawa?",
        rows["name"],
        6.0,
        xlim=(0, 3350),
        xlabel="kilometres, shortest way",
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.barh(range(len(rows)), rows.km, style.BAR, color=PALE)
    for y, far in enumerate(rows.km):
        label(ax, 3350, y, f"{far:,.0f}", fontsize=SMALL, ha="right")
    bars = ax.barh(range(len(rows)), rows.km, style.BAR, color=BLUE)
    edge = ax.axvline(0, color=RED, lw=style.THICK)

    def move(radius):
        edge.set_xdata([radius, radius])
        for bar, far in zip(bars, rows.km, strict=True):
            bar.set_visible(far <= radius)
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
        made.append(ax.add_patch(Circle((0, 0), far, fill=False, color=FAINT, lw=style.THIN)))
        x, y = far * sin(towards), far * cos(towards)
        if n % frame.rings_a_label == 0 and ax.viewLim.contains(x * 1.04, y * 1.04):
            box = {"color": "white", "pad": 0.5}
            made.append(label(ax, x, y, f"{far:,}", GREY, fontsize=SMALL, ha="center", bbox=box))
    return made


def _box(x, y, half_width, half_height):
    """A box around a point."""
    return Bbox([[x - half_width, y - half_height], [x + half_width, y + half_height]])


def _name_box(point, name, spot, weight="normal"):
    """What a name covers at one of its spots beside a mark; all in points."""
    dx, dy, side = spot
    half_width = label_width(name, weight) / 2
    shift = {"left": half_width, "right": -half_width, "center": 0}[side]
    return _box(point[0] + dx + shift, point[1] + dy, half_width, HALF_NAME)


def _fits(ax, box):
    """Whether a box lies within the axes, a little away from their frame."""
    inside = ax.bbox.padded(-2)
    return inside.contains(box.x0, box.y0) and inside.contains(box.x1, box.y1)


def _name_spots(ax, places, taken):
    """Return {place: spot} for the names that meet nothing and stay within the axes.

    places are {id: (name, place on the map)} with those inside only; taken are boxes in points.
    """
    points = {id: ax.transData.transform(here) for id, (_, here) in places.items()}
    taken = taken + [_box(*point, HALF_MARK, HALF_MARK) for point in points.values()]
    spots = {}
    for id, (name, _) in places.items():
        own = _box(*points[id], HALF_MARK, HALF_MARK)
        for spot in AROUND:
            box = _name_box(points[id], name, spot)
            others = (other for other in taken if other.bounds != own.bounds)
            if _fits(ax, box) and not any(box.overlaps(other) for other in others):
                spots[id] = spot
                taken.append(box)
                break
    return spots


class _Scene(NamedTuple):
    """What belongs to one part of the map: artists that stay, where names stand, ring labels."""

    artists: list
    spots: dict  # of the places whose name has room
    inside: set  # of the places that lie within the frame
    labels: list  # boxes of the ring labels, in points


def _scene(ax, frame, places, kinds):
    """Draw the rings and marks of a part of the map and find room for its names."""
    _move_axes(ax, frame)
    rings = _rings(ax, frame)
    labels = [
        _box(*ax.transData.transform(text.get_position()), label_width(text.get_text()) / 2 + 1, 7)
        for text in rings
        if hasattr(text, "get_text")
    ]
    inside = {id: place for id, place in places.items() if ax.viewLim.contains(*place[1])}
    marks = []
    for id, (_, here) in inside.items():
        mark, ink, _ = MARKS[kinds[id]]
        marks += ax.plot(*here, mark, color=ink, ms=style.DOT)
    return _Scene(rings + marks, _name_spots(ax, inside, labels), set(inside), labels)


def _map_axes():
    """Figure and axes of the map, with the legend of its marks."""
    fig, ax = draw.axes(
        "Distances are true from Naha, Okinawa (rings: kilometres)",
        5.8,
        margins={"left": 0.012, "right": 0.988, "bottom": 0.075},
        xticks=[],
        yticks=[],
    )
    ax.spines[:].set_visible(True)
    for mark, ink, kind in MARKS.values():
        ax.plot([], [], mark, color=ink, label=kind)
    ax.legend(
        loc="upper center", bbox_to_anchor=(0.5, -0.005), ncols=4, fontsize=SMALL, frameon=False
    )
    return fig, ax


def _distance_sentence(place):
    """Say how far a place is from Naha and from Guam, and what a move changes."""
    near, far = round(kilometres(CENTRE, place)), round(kilometres(GUAM, place))
    change = "farther from it" if far > near else "nearer to it"
    return (
        f"{tables.row(place)['name']}: {near:,} kilometres from Naha (solid line), "
        f"{far:,} from Guam (dashed). Marines who move from Okinawa to Guam would be "
        f"{abs(far - near):,} kilometres {change}."
    )


def _best_spot(ax, name, here, labels, lines):
    """The spot for the chosen place's name that covers least of the ring labels and the lines."""
    point = ax.transData.transform(here)
    ways = np.vstack([ax.transData.transform(line.get_xydata()) for line in lines])

    def covered(spot):
        box = _name_box(point, name, spot, "bold").padded(2)
        rings = sum(box.overlaps(other) for other in labels)
        x_in = (ways[:, 0] > box.x0) & (ways[:, 0] < box.x1)
        y_in = (ways[:, 1] > box.y0) & (ways[:, 1] < box.y1)
        return 100 * rings + int((x_in & y_in).sum())

    spots = AROUND + FARTHER
    possible = [spot for spot in spots if _fits(ax, _name_box(point, name, spot, "bold"))]
    return min(possible, key=covered)


class _Names:
    """The names on the map: each place's own, and the chosen place's, in bold, on top."""

    def __init__(self, ax, places):
        self.ax, self.places = ax, places
        look_of_all = {"textcoords": "offset points", "va": "center", "fontsize": SMALL}
        box = {"color": "white", "alpha": 0.75, "pad": 0.5, "lw": 0}
        self.texts = {
            id: ax.annotate(name, here, (0, 0), bbox=box, **look_of_all)
            for id, (name, here) in places.items()
        }
        opaque = {"color": "white", "pad": 1, "lw": 0}
        self.chosen = ax.annotate("", (0, 0), (0, 0), weight="bold", bbox=opaque, **look_of_all)
        self.artists = [*self.texts.values(), self.chosen]

    def show(self, scene, chosen, lines):
        """Write the names of a scene; the chosen one where it covers least of the lines."""
        name, here = self.places[chosen]
        self.chosen.set_visible(chosen in scene.inside)
        covered = None
        if chosen in scene.inside:
            spot = _best_spot(self.ax, name, here, scene.labels, lines)
            self.chosen.xy = here
            self.chosen.set(text=name, position=spot[:2], ha=spot[2])
            covered = _name_box(self.ax.transData.transform(here), name, spot, "bold")
        for id, text in self.texts.items():
            text.set_visible(id in scene.spots and id != chosen)
            if not text.get_visible():
                continue
            spot = scene.spots[id]
            text.set(position=spot[:2], ha=spot[2])
            point = self.ax.transData.transform(self.places[id][1])
            own = _name_box(point, self.places[id][0], spot)
            text.set_visible(covered is None or not own.overlaps(covered))


@look()
def far_from_where() -> Panel:
    """Panel: a map around Naha; choose a place, see how far it is from Okinawa and from Guam."""
    rows = tables.table("places").set_index("id")
    places = {row.Index: (row.name, on_map(row.lat, row.lon)) for row in rows.itertuples()}
    fig, ax = _map_axes()
    scenes = {view: _scene(ax, frame, places, rows.kind) for view, frame in FRAMES.items()}
    lands = {
        name: ax.add_collection(PolyCollection(coast(name), facecolor=PALE, edgecolor=GREY, lw=0.5))
        for name in {frame.coast for frame in FRAMES.values()}
    }
    (from_naha,) = ax.plot([], [], color=SIDES["Okinawa"], lw=style.THICK, ls="-")
    (from_guam,) = ax.plot([], [], color=SIDES["Guam"], lw=style.THICK, ls="--")
    (here,) = ax.plot([], [], "o", color=RED, ms=style.CHOSEN, mfc="none", mew=style.THICK)
    names = _Names(ax, places)

    def move(place, view):
        _move_axes(ax, FRAMES[view])
        for name, land in lands.items():
            land.set_visible(name == FRAMES[view].coast)
        for name, scene in scenes.items():
            for artist in scene.artists:
                artist.set_visible(name == view)
        for way, start in ((from_naha, CENTRE), (from_guam, GUAM)):
            way.set_data(*zip(*route(start, place), strict=True))
        outside = place not in scenes[view].inside
        here.set_data(*([[], []] if outside else [[part] for part in places[place][1]]))
        names.show(scenes[view], place, (from_naha, from_guam))
        sentence = _distance_sentence(place)
        return View(f"{sentence} It lies outside this view." if outside else sentence)

    chart = Chart("start.far_from_where", fig, moving=[from_naha, from_guam, here, *names.artists])
    for view in FRAMES:  # land takes a while to draw: all parts of the map are drawn beforehand
        move("at_pyongyang", view)
        chart.layers.fixed()
    return Panel(
        chart,
        move,
        place=choice("Place", [(name, id) for id, (name, _) in places.items()], "at_pyongyang"),
        view=choice("Map", list(FRAMES), "The region"),
    )


def distances():
    """Return every place with its kilometres from Naha and from Guam, and the change by a move."""
    rows = tables.table("places").set_index("id").rename(columns={"name": "place"})
    rows["from Naha"] = [round(kilometres(CENTRE, id)) for id in rows.index]
    rows["from Guam"] = [round(kilometres(GUAM, id)) for id in rows.index]
    rows["change"] = rows["from Guam"] - rows["from Naha"]
    rows = rows[["place", "from Naha", "from Guam", "change"]].sort_values("from Naha")
    return rows.rename_axis(index=None, columns="key")  # pandas leaves the header of an index empty


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
