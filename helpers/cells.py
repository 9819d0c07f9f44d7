"""What each cell of a notebook shows: a cell that runs again lets go of what it showed before.

Without that a kernel would keep every picture and every slider that was ever on the page. And what
is live stands apart from picture and words: where no Python runs, these are still there.
"""

import ipywidgets as widgets
from IPython import get_ipython
from IPython.display import display

VIEW = "application/vnd.jupyter.widget-view+json"
_CHILD = ".jp-OutputArea-child"  # one output of a cell
_VIEW = ".jp-OutputArea-output.lm-Panel"  # what JupyterLab makes of a live view
_NO_KERNEL = ", ".join(f'[data-status="{status}"]' for status in ("unknown", "dead", "connecting"))


def _beside(view, child=_CHILD):
    """Selectors of the picture and the words that follow a view; of nothing else in its cell."""
    words = f"{child}:has(.course-beside)"
    picture = f"{child}:has(img):has(+ {child} .course-beside)"
    return f"{view} + {words}, {view} + {picture}, {view} + {picture} + {words}"


# A view of ours in whose place JupyterLab has written an error.
_OURS = ", ".join(f"{_CHILD}:has(+ {way}{_CHILD} .course-beside)" for way in ("", f"{_CHILD} + "))
_FAILED = f":is({_OURS})\n    > {_VIEW}.jupyter-widgets"
# Picture and words beside a live view would be out of date: they are hidden while there is one.
# While a view waits for its Python they are hidden for two seconds, so that no answer flashes up.
# JupyterLab writes an error in place of a view whose Python is gone; our own words stand there. A
# view that is there though its Python is gone says so too, once, not with a sign at every button.
# VS Code calls an output otherwise; it was not run there.
TWIN_STYLE = f"""<style>
{_beside(f"{_CHILD}:has(.course-live)")},
{_beside(".output_container:has(.course-live)", ".output_container")} {{ display: none }}
@keyframes course-late {{ from {{ visibility: hidden; max-height: 0 }} }}
{_beside(f"{_CHILD}:has(> {_VIEW}:not(:has(*)))")} {{ animation: course-late 1ms 2s backwards }}
{_FAILED} {{ visibility: hidden; font-size: 0 }}
{_FAILED}::after {{ visibility: visible; font-size: 13px;
    content: "No Python runs behind this: you see what the cell showed when it ran." }}
.course-live .jupyter-widgets-disconnected::before {{ content: none }}
:not(.jupyter-widgets) > .course-live.jupyter-widgets-disconnected::before,
.jp-NotebookPanel-toolbar:has(.jp-Notebook-ExecutionIndicator:is({_NO_KERNEL}))
    ~ * :not(.jupyter-widgets) > .course-live::before {{
    font: bold 13px sans-serif; color: inherit; padding: 4px;
    content: "Python does not answer: what you move here changes nothing. "
        "In JupyterLab, run the cell again." }}
</style>"""

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


def display_live(bundle):
    """Display the live view of a bundle as an output of its own; return the rest of the bundle."""
    display({VIEW: bundle[VIEW]}, raw=True)
    return {mime: content for mime, content in bundle.items() if mime != VIEW}


def display_words(bundle):
    """Display a live view, and beside it its words, for where no Python runs."""
    rest = display_live(bundle)
    twin = f'{TWIN_STYLE}<div class="course-twin course-beside">{rest["text/html"]}</div>'
    display(rest | {"text/html": twin}, raw=True)


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
