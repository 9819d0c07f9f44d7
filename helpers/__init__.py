"""The small package behind the notebooks: flat rooms, each with one subject.

A notebook imports ask, tables and its own room (05 one more). From the top, each room may import
those above it, and a notebook's room its own *_numbers:

    tables, dates, bundles, cells, money    figures, days, what an output and a cell show, dollars
    style, receipts, functions, formulas    the look, what is shown of a row, what is reckoned
    numerals, sentences                     what was typed: a number, a sentence part by part
    judge, slips, sheets                    is an answer right, slips of every kind, their sheets
    learner                                 what the learner answered
    controls, transfer, summaries           what a hand may move, before and after, the sum
    layers, draw, lanes, chart              a picture in two layers, habits of charts, its words
    panel                                   controls and chart together
    passage, predictions, ask               a text in parts, predict and see, what a notebook calls
    start, history, threats, okinawa, guam, story    one notebook each; *_numbers holds no ink
    catalogue                               every chart and panel by name

One slider value, from hand to eye:

    1. The browser moves a control of a panel.Panel; Panel._moved calls _redraw.
    2. The room's own move(**values) sets the artists and returns a chart.View: sentence, detail,
       HTML below, limits of other controls. It touches no control.
    3. Panel sets those limits and hands the View to its chart.Chart.
    4. layers.Layers keeps what does not move as a picture, at twice the density; it is in the page
       already. What moves it draws anew, as SVG: sharp at any size.
    5. Chart.moving_html puts this SVG, its text equivalent and the sentence into one message, so
       that they never disagree; the browser lays it over the picture.

One answer, from hand to eye:

    1. A notebook calls ask.check(question, answer).
    2. sheets.sheet reads the question and its cases from data/, computes their formulas
       (formulas.compute, over figures that are firm), adds the general slips and fills the texts:
       a judge.Sheet.
    3. judge.judge compares the answer with each case: a number (numerals.read) with the nearest, a
       guess with its band, a letter with its option; a sentence is read back (sentences.read). It
       knows no file and no widget, and never raises.
    4. The judge.Feedback knows question, case, verdict, misconception and text; it shows the text
       with a coloured bar, and says the case in application/vnd.course+json for programs.
    5. learner notes it, a predictions.Reveal that waits for it opens, ask.summary() sums it up.
"""

import logging

# Without a folder of its own, or while it looks for fonts, matplotlib warns in the first cell.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
