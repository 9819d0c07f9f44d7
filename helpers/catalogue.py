"""Every chart and panel of the course by name: for the tests and the benches.

A public function of a notebook's room that is annotated to return a Chart or a Panel is in it.
"""

import importlib
import inspect

from helpers.chart import Chart
from helpers.panel import Panel

ROOMS = ("start", "history", "threats", "okinawa", "guam", "story")


def makers():
    """Return the functions that make a chart or a panel, by room and name, such as guam.yen."""
    found = {}
    for room in ROOMS:
        module = importlib.import_module(f"helpers.{room}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            returns = inspect.signature(function).return_annotation
            if function.__module__ == module.__name__ and returns in (Chart, Panel):
                found[f"{room}.{name}"] = function
    return found


def panels():
    """Return the functions that make a panel, by room and name."""
    return {
        name: make
        for name, make in makers().items()
        if inspect.signature(make).return_annotation is Panel
    }


def chart_of(made):
    """Return the Chart of a panel or of a reveal, or the chart itself."""
    return getattr(made, "chart", made)
