"""Charts, panels and checks of notebook 00: does everything work, a map that is true from Okinawa, words."""

import sys
from functools import cache
from importlib import metadata
from math import cos, radians, sin
from pathlib import Path

import ipywidgets as widgets
from geographiclib.geodesic import Geodesic
from matplotlib.collections import PolyCollection
from matplotlib.patches import Circle
from matplotlib.transforms import Bbox

from helpers import panel, style, tables
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, label
from helpers.tables import table

CENTRE, GUAM = "at_naha", "at_guam"
MARKS = {"city": ("o", BLACK, "city"), "base": ("s", BLUE, "US base"), "site": ("^", RED, "test or launch site"),
         "island": ("D", PURPLE, "islands with three names")}
# View: coast, kilometres between rings, rings a label, its direction in degrees, km east and north of Naha at the
# middle, half of the width in km.
VIEWS = {"The region": ("coast_region", 500, 1, 85, 450, 230, 3050),
         "East China Sea": ("coast_east_china_sea", 100, 1, 300, -300, 150, 700),
         "The Pacific": ("coast_region", 500, 2, 85, 2700, -1000, 5300)}
AROUND = [(10, 0, "left"), (-10, 0, "right"), (0, 15, "center"), (0, -15, "center"), (9, 12, "left"), (9, -12, "left"),
          (-9, 12, "right"), (-9, -12, "right")]


def place(id):
    """Return a place of data/places.csv as (latitude, longitude) in degrees."""
    row = tables.row(id)
    return row["lat"], row["lon"]


def kilometres(one, other):
    """Return the shortest way on the ellipsoid WGS84 between two places, by id, in kilometres."""
    return Geodesic.WGS84.Inverse(*place(one), *place(other))["s12"] / 1000


def spot(lat, lon):
    """Return kilometres east and north of Naha: distance and direction from there are true (azimuthal equidistant)."""
    way = Geodesic.WGS84.Inverse(*place(CENTRE), lat, lon)
    return way["s12"] / 1000 * sin(radians(way["azi1"])), way["s12"] / 1000 * cos(radians(way["azi1"]))


@cache
def coast(name):
    """Return the rings of a coast table, each a list of spots."""
    return [[spot(lat, lon) for lat, lon in zip(ring.lat, ring.lon, strict=True)]
            for _, ring in table(name).groupby("ring")]


def route(one, other, steps=60):
    """Return the shortest way between two places as spots: straight on the globe, and on this map only from Naha."""
    line = Geodesic.WGS84.InverseLine(*place(one), *place(other))
    points = [line.Position(line.s13 * n / steps) for n in range(steps + 1)]
    return [spot(point["lat2"], point["lon2"]) for point in points]


def check_setup():
    """Say in plain words whether Python, the packages and the tables are as the course needs them."""
    root = Path(__file__).parent.parent
    lines = [(root / name).read_text(encoding="utf-8").splitlines() for name in ("requirements.in", "requirements.txt")]
    wanted = [line.split("#")[0].split("<")[0].strip() for line in lines[0]]
    pins = dict(line.split("==") for line in lines[1] if line.split("==")[0] in wanted)
    other = [f"{name} {metadata.version(name)} (tested: {pin})" for name, pin in pins.items()
             if metadata.version(name) != pin]
    print("Python: new enough." if sys.version_info >= (3, 11) else "Python: too old. Take 3.11 or newer.")
    print("Packages: all in the versions that the course was tested with." if not other else
          f"Packages: others than tested: {', '.join(other)}. Go on; if something fails, install requirements.txt.")
    count = len(tables.figures())
    print(f"Tables: {len(tables.package()['resources'])} files, {count:,} rows with a key, each with its source.")


def try_button():
    """A button that answers when Python, page and kernel can talk to each other."""
    button, said = widgets.Button(description="Press me"), widgets.HTML("Nothing has happened yet.")
    button.on_click(lambda _: setattr(said, "value", "<b>It works.</b> Sliders and buttons will move their charts."))
    return widgets.HBox([button, said])


def reach():
    """Panel: which places lie within so many kilometres of Naha."""
    rows = table("places").query("id != @CENTRE")
    rows = rows.assign(km=[kilometres(CENTRE, id) for id in rows.id]).query("km < 3000").sort_values("km")
    fig, ax = style.axes("How far is it from Naha, Okinawa?", 6.2, left=0.3, bottom=0.11, xlim=(0, 3350),
                         xlabel="kilometres, shortest way", yticks=range(len(rows)), yticklabels=rows["name"],
                         ylim=(len(rows) - 0.4, -0.6))
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.barh(range(len(rows)), rows.km, 0.6, color=PALE)
    for y, far in enumerate(rows.km):
        label(ax, 3350, y, f"{far:,.0f}", fontsize=SMALL, ha="right")
    bars = ax.barh(range(len(rows)), rows.km, 0.6, color=BLUE)
    edge = ax.axvline(0, color=RED, lw=2)

    def draw(radius):
        edge.set_xdata([radius, radius])
        for bar, far in zip(bars, rows.km, strict=True):
            bar.set_width(far if far <= radius else 0)
        inside = rows.query("km <= @radius")["name"]
        return (f"Within {radius:,} kilometres of Naha: {len(inside)} of these {len(rows)} places"
                + (f". The farthest of them is {inside.iloc[-1]}." if len(inside) else "."))

    return panel.Panel(panel.Chart(fig, moving=[*bars, edge]), draw,
                       radius=panel.number("Radius", "km", 1000, 0, 3000, 50))


def _frame(ax, view):
    """Move the axes to a view."""
    *_, x, y, half = VIEWS[view]
    high = half * ax.bbox.height / ax.bbox.width
    ax.set(xlim=(x - half, x + half), ylim=(y - high, y + high))


def _rings(ax, view):
    """Draw the rings of a view and their labels; return the artists."""
    _, step, every, angle, *_ = VIEWS[view]
    made = []
    for n in range(1, 17):
        made.append(ax.add_patch(Circle((0, 0), n * step, fill=False, color="#A5A5A5", lw=0.8)))
        x, y = n * step * sin(radians(angle)), n * step * cos(radians(angle))
        if n % every == 0 and ax.viewLim.contains(x * 1.04, y * 1.04):
            made.append(label(ax, x, y, f"{n * step:,}", GREY, fontsize=SMALL, ha="center",
                              bbox={"color": "white", "pad": 0.5}))
    return made


def _names(ax, rows, taken):
    """Mark the places of a view; name those whose name neither meets another thing nor leaves the frame."""
    made = []
    for row in rows.itertuples():
        here = spot(row.lat, row.lon)
        x, y = ax.transData.transform(here)
        mark, ink, _ = MARKS[row.kind]
        made += ax.plot(*here, mark, color=ink, ms=6, clip_on=True)
        if not ax.bbox.contains(x, y) or any(box.contains(x, y) for box in taken):
            continue
        for dx, dy, side in AROUND:
            text = ax.annotate(row.name, here, (dx, dy), textcoords="offset pixels", ha=side, va="center",
                               fontsize=SMALL)
            box = text.get_window_extent()
            if not any(box.overlaps(other) for other in taken) and box.x0 > ax.bbox.x0 + 3 and box.x1 < ax.bbox.x1 - 3:
                taken += [box, Bbox([[x - 6, y - 6], [x + 6, y + 6]])]
                made.append(text)
                break
            text.remove()
    return made


def _base_map(rows):
    """Return figure, axes, land and, by view, the artists of rings, marks and names that belong to it."""
    fig, ax = style.axes("Distances are true from Naha, Okinawa (rings: kilometres)", 6.4, left=0.012, right=0.988,
                         bottom=0.07, xticks=[], yticks=[])
    ax.spines[:].set_visible(True)
    for mark, ink, kind in MARKS.values():
        ax.plot([], [], mark, color=ink, label=kind)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.005), ncols=4, fontsize=SMALL, frameon=False)
    layers = {}
    for view in VIEWS:
        _frame(ax, view)
        rings = _rings(ax, view)
        boxes = [artist.get_window_extent() for artist in rings if hasattr(artist, "get_text")]
        layers[view] = rings + _names(ax, rows, boxes)
    return fig, ax, ax.add_collection(PolyCollection([], facecolor=PALE, edgecolor=GREY, lw=0.5)), layers


def far_from_where():
    """Panel: a map around Naha; choose a place and see how far it is from Okinawa and from Guam."""
    rows = table("places")
    known = rows.set_index("id")["name"]
    fig, ax, land, layers = _base_map(rows)
    ways = [ax.plot([], [], color=ink, lw=2.2, ls=ls)[0] for ink, ls in ((BLUE, "-"), (GREEN, "--"))]
    here, = ax.plot([], [], "o", color=RED, ms=13, mfc="none", mew=2.5)
    note = label(ax, 0.988, 0.965, "", weight="bold", ha="right", transform=ax.transAxes,
                 bbox={"color": "white", "pad": 3})

    def draw(place, view):
        _frame(ax, view)
        land.set_verts(coast(VIEWS[view][0]))
        for name, artists in layers.items():
            for artist in artists:
                artist.set_visible(name == view)
        for way, start in zip(ways, (CENTRE, GUAM), strict=True):
            way.set_data(*zip(*route(start, place), strict=True))
        end = ways[0].get_xydata()[-1]
        here.set_data(end[:1], end[1:])
        note.set_text(known[place])
        near, far = round(kilometres(CENTRE, place)), round(kilometres(GUAM, place))
        change = "farther from it" if far > near else "nearer to it"
        outside = "" if ax.viewLim.contains(*end) else " It lies outside this view."
        return (f"{known[place]}: {near:,} kilometres from Naha (blue line), {far:,} from Guam (green, dashed). "
                f"Marines who move from Okinawa to Guam would be {abs(far - near):,} kilometres {change}.{outside}")

    places = [(name, id) for id, name in known.items()]
    return panel.Panel(panel.Chart(fig, moving=[*ways, here, note]), draw,
                       place=panel.choice("Place", places, "at_pyongyang"),
                       view=panel.choice("Map", list(VIEWS), next(iter(VIEWS))))


def distances():
    """Return every place with its kilometres from Naha and from Guam and what a move from one to the other changes."""
    rows = table("places").set_index("id").rename(columns={"name": "place"})
    for column, start in (("from Naha", CENTRE), ("from Guam", GUAM)):
        rows[column] = [round(kilometres(start, id)) for id in rows.index]
    rows["change"] = rows["from Guam"] - rows["from Naha"]
    return rows[["place", "from Naha", "from Guam", "change"]].sort_values("from Naha")


def words():
    """Panel: the glossary; type a part of a word, in English, Japanese or its reading in Latin letters."""
    rows = table("glossary").fillna("")
    shown = panel.Chart()

    def draw(part):
        text = rows[["term", "meaning", "japanese", "romaji"]].agg(" ".join, axis=1)
        found = rows[text.str.contains(part.strip(), case=False, regex=False)]
        japanese = [f'<span lang="ja">{row.japanese}</span><br><i>{row.romaji}</i>' for row in found.itertuples()]
        html = tables.as_html({"word": found.term, "what it means here": found.meaning, "Japanese": japanese,
                               "source": found.source_id.map(tables.link)}).data
        shown.more = f'<div style="max-height:26em;overflow:auto">{html}</div>'
        wanted = f" hold “{part.strip()}”" if part.strip() else ""
        return f"{len(found)} of {len(rows)} words{wanted}."

    return panel.Panel(shown, draw, part=widgets.Text(description="Find", placeholder="for example: cap, or 領海",
                                                      style={"description_width": "initial"}))
