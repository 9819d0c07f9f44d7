"""What notebook 00 reckons, without ink: distances, and places on a map that is true from Naha."""

from functools import cache
from math import cos, radians, sin

from geographiclib.geodesic import Geodesic

from helpers import functions, tables

CENTRE, GUAM = "at_naha", "at_guam"


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


@cache
def route(one, other):
    """Return the shortest way between two places as points on the map.

    It is straight on the globe, and on this map only from Naha.
    """
    line = Geodesic.WGS84.InverseLine(*tables.value(one), *tables.value(other))
    points = [line.Position(line.s13 * n / 60) for n in range(61)]
    return tuple(on_map(point["lat2"], point["lon2"]) for point in points)
