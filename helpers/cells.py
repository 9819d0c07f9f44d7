"""What each cell of a notebook shows: a cell that runs again lets go of what it showed before.

Without that a kernel would keep every picture and every slider that was ever on the page.
"""

import ipywidgets as widgets
from IPython import get_ipython

_shown = {}  # by cell: the number of its run, and what that run showed


def _present_cell():
    """The cell that is running and the number of its run; None outside a notebook.

    Front ends that do not name their cells are told apart by what stands in the cell.
    """
    shell = get_ipython()
    if shell is None or not hasattr(shell, "get_parent"):
        return None, 0
    named = shell.get_parent().get("metadata", {}).get("cellId")
    return named or shell.user_ns["In"][-1], shell.execution_count


def show_instead(thing):
    """Note that the present cell shows a thing; close what its earlier runs showed.

    A thing has close(). Called as often as it is shown: a cell may show several.
    """
    cell, run = _present_cell()
    earlier_run, things = _shown.get(cell, (run, []))
    if earlier_run != run:
        for old in things:
            if old is not thing:
                old.close()
        things = []
    if cell is not None and thing not in things:
        _shown[cell] = (run, [*things, thing])


def close_all(widget):
    """Close a widget and all that it is made of: in the page and in the kernel."""
    for part in getattr(widget, "children", ()):
        close_all(part)
    for name in ("layout", "style"):
        if hasattr(widget, name):
            getattr(widget, name).close()
    widgets.Widget.close(widget)
    if hasattr(widget, "children"):
        widget.children = ()
