"""Where a page must say something else than its notebook: what is run, typed or installed there.

REPLACED maps words of a notebook to those of its page; LEFT_OUT are the beginnings of cells that
belong to a set-up. Everything else of a page is the notebook's own.
"""

REPLACED = {
    "00_start_here": {
        "Run the cells from the top: click into a cell and press Shift and Enter.": (
            "Go from the top to the bottom."
        ),
        "Ask for the row, and you see where it was read.": (
            "Press the key, and you see where it was read."
        ),
        "Try it with any key that you meet.": "Try it with any key that you meet. Here are two:",
        "Now you look: the next cell opened when you chose.": (
            "Now you look: what follows opened when you chose."
        ),
        "a question with a cell for your answer. "
        "Put it in place of the three dots and run the cell.": (
            "a question with a field for your answer. Type it, and press Check."
        ),
        "The key stands between quotation marks.": (
            "In the field of an exercise the key alone will do."
        ),
        " Mind the quotation marks.": "",
        "Give it to `ask.receipt`: it shows the value, how firm it is, and the source. "
        "`tables.value` gives the number alone.": (
            "Press it: its receipt shows the value, how firm it is, and the source. In the field "
            "of an exercise it stands for its number."
        ),
    },
    "04_guam_relocation_math": {
        " Run the cells from the top with Shift and Enter.": "",
        "the cell below opens then": "what follows opens then",
        "`ask.receipt` shows the row:": "Press a key, and its receipt shows the row:",
        "then type a number in place of the three dots, "
        'or let Python read figures by their keys: `tables.value("P12_cost")`.': (
            "then type a number, or reckon with keys in the field: `P12_cost` stands for its "
            "figure."
        ),
        'One or two sentences, between quotation marks, like `answer = "Japan will ..."`.': (
            "One or two sentences."
        ),
        "Run the cell again after an extra.": "It follows what you do.",
    },
}
LEFT_OUT = {
    "00_start_here": (
        "<details><summary>An error under the first cell?",
        "## Does everything work?",
        "start.check_setup()",
        "If the buttons above did not answer",
    ),
}
# Words that would lead a reader of a page astray; no page has them outside its code.
ASTRAY = r"Shift and Enter|three dots|[Rr]un the cell|[Rr]un the code|next cell|cell below|kernel"
ASTRAY += r"|quotation marks|JupyterLab|ask\.\w+`"


def on_page(name, source):
    """Return the source of a cell in the words of its page, None where the page leaves it out."""
    if source.startswith(LEFT_OUT.get(name, ())):
        return None
    for words, others in REPLACED.get(name, {}).items():
        source = source.replace(words, others)
    return source
