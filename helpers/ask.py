"""Predictions and checks. Questions and typical mistakes stand in data/; their answers are computed from figures."""

import math
import re
from dataclasses import dataclass
from html import escape
from statistics import median

import ipywidgets as widgets
from geographiclib.geodesic import Geodesic

from helpers import money, style, tables

ARITHMETIC = {"percent": money.percent, "per_head": money.per_head, "yearly_rate": money.yearly_rate, "abs": abs,
              "min": min, "max": max, "sum": sum, "zip": zip, "median": median,
              "column": lambda table, name: list(tables.table(table)[name]),
              "km": lambda here, there: Geodesic.WGS84.Inverse(*here, *there)["s12"] / 1000}
OPEN = "Not answered yet. Replace the three dots by your answer and run the cell again."


@dataclass(frozen=True)
class Feedback:
    """What a check says: verdict (open, unclear, right, remark, mistake or wrong) and one short text."""

    verdict: str
    text: str

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        bars = {"right": style.GREEN, "remark": style.GREEN, "open": style.GREY, "unclear": style.GREY}
        bar = bars.get(self.verdict, style.RED)
        return f'<p style="border-left:4px solid {bar};padding:2px 10px;margin:2px 0">{escape(self.text)}</p>'


def question(id):
    """Return one question as a dict, with its cases as a list of dicts in file order."""
    found = tables.table("questions").set_index("id")
    if id not in found.index:
        raise KeyError(f"no question {id!r}; there are {', '.join(found.index)}")
    cases = tables.table("cases")
    return found.loc[id].to_dict() | {"id": id, "cases": cases[cases.question_id == id].to_dict("records")}


def compute(test):
    """Return the value of a formula over ids of rows and the functions of ARITHMETIC.

    A row stands for its value, its place (latitude, longitude in degrees) or its day. Unverified and unknown rows,
    and dates that are not known to the day, stand for nothing: a formula that names one raises NameError.
    """
    usable = [row for row in tables.figures().values() if row["status"] not in ("unverified", "unknown")]
    known = {row["id"]: row.get("value", (row["lat"], row["lon"]) if "lat" in row else row.get("date"))
             for row in usable if row.get("precision", "day") == "day"}
    found = eval(test, {"__builtins__": {}} | ARITHMETIC | known)
    return found.item() if hasattr(found, "item") else found  # a number of numpy as one of Python


def words(text):
    """Return a text of data/cases.csv with each {formula:format} replaced by its computed value."""
    return re.sub(r"\{(.+?)(?::([^{}:]*))?\}", lambda found: format(compute(found[1]), found[2] or ""), text)


def _as_number(answer):
    """Return the answer as a finite float, or None when it is not one number."""
    answer = getattr(answer, "amount", answer)
    try:
        number = float(re.sub(r",(?=\d{3}\b)|[%$]", "", answer) if isinstance(answer, str) else answer)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and not isinstance(answer, bool) else None


def _rounding(number):
    """How far a rounded answer may lie from the exact one: half a unit of its last digit, from two digits on."""
    digits = f"{number:.10g}".lstrip("-0.").replace(".", "")
    decimals = len(f"{number:.10f}".rstrip("0").split(".")[1])
    return min(0.5 * 10**-decimals, 0.02 * abs(number)) if len(digits) > 1 else 0


def _check_number(asked, answer):
    number = _as_number(answer)
    if number is None:
        return Feedback("unclear", f"Please give one number, in {asked['unit']}: 2273 or 12.5, but not 2,273.")
    exact, case = min(((compute(case["test"]), case) for case in asked["cases"]), key=lambda one: abs(one[0] - number))
    if abs(exact - number) <= max(asked["tolerance"] * abs(exact), _rounding(number)):
        return Feedback(case["verdict"], words(case["feedback"]))
    return Feedback("wrong", f"{number:,.10g} (in {asked['unit']}) is not it, and not a mistake that we know. "
                             "Open the first hint, or go back to the chart above.")


def _check_choice(asked, answer):
    for case in asked["cases"]:
        if str(answer).strip().upper() == case["case"].upper():
            fits = "right" if compute(case["test"]) else "mistake"
            return Feedback(fits if case["verdict"] == "computed" else case["verdict"], words(case["feedback"]))
    letters = ", ".join(case["case"] for case in asked["cases"])
    return Feedback("unclear", f'Please answer with one of {letters}, for example answer = "{letters[0]}"')


def _check_sentence(asked, answer):
    if not isinstance(answer, str) or not answer.strip():
        return Feedback("unclear", 'Please give a sentence in quotation marks, for example answer = "Japan pays ..."')
    said = " ".join(answer.replace("\u2009", " ").split())
    slips = [c["feedback"] for c in asked["cases"] if c["verdict"] == "mistake" and re.search(c["test"], said, re.I)]
    gaps = [c["feedback"] for c in asked["cases"] if c["verdict"] == "right" and not re.search(c["test"], said, re.I)]
    if slips or gaps:
        return Feedback("mistake" if slips else "wrong", " ".join(["Not there yet.", *slips, *gaps]))
    return Feedback("right", "All that was asked for is there. A checker reads words, not sense: is it all true?")


def check(id, answer):
    """Compare an answer with the computed one and with each typical mistake; return Feedback, never raise for it."""
    asked = question(id)
    if answer is ... or answer is None:
        return Feedback("open", OPEN)
    return {"number": _check_number, "choice": _check_choice, "sentence": _check_sentence}[asked["kind"]](asked, answer)


class Prediction(widgets.VBox):
    """A question with options: choose, look (or remember), then compare. Stored as plain words."""

    def __init__(self, id, task):
        self.asked, self.chosen, self.task = question(id), None, task
        self.said = widgets.HTML("Choose one. A wrong guess teaches the most.")
        self.options = [f"{case['case']}. {case['option']}" for case in self.asked["cases"]]
        self.buttons = [widgets.Button(description=option, layout=widgets.Layout(width="auto"))
                        for option in self.options]
        self.button = widgets.Button(description="Compare", disabled=True)
        for button in self.buttons:
            button.on_click(self._noted)
        self.button.on_click(self._reveal)
        prompt = widgets.HTML(f"<b>{self.task}.</b> {escape(self.asked['prompt'])}")
        choices = widgets.HBox(self.buttons, layout=widgets.Layout(flex_flow="row wrap"))
        super().__init__([prompt, choices, widgets.HBox([self.button, self.said])])

    def _noted(self, pressed):
        for button in self.buttons:
            button.icon = "check" if button is pressed else ""
        self.chosen, self.button.disabled = pressed.description[0], False
        self.said.value = f"Noted: {self.chosen}. Look on or think once more, then press Compare."

    def _reveal(self, _):
        self.said.value = _check_choice(self.asked, self.chosen)._repr_html_()

    def _repr_mimebundle_(self, **kwargs):
        prompt, options = self.asked["prompt"], self.options
        html = f"<p><b>{self.task}.</b> {escape(prompt)}</p><p>" + "<br>".join(map(escape, options)) + "</p>"
        plain = "\n".join([f"{self.task}. {prompt}", *options])
        return super()._repr_mimebundle_(**kwargs) | {"text/html": html, "text/plain": plain}


def predict(id):
    """Show a prediction: choose, look at the chart that follows, compare."""
    return Prediction(id, "Predict")


def recall(id):
    """Show a question about an earlier notebook: choose from memory, compare."""
    return Prediction(id, "Recall")
