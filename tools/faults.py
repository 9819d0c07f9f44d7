"""Faults of ink and of behaviour, written by hand: each misleads a learner, and a test must see it.

(room, old text, new text, what a learner would be misled about); the old text stands once in the
room. tools/mutate.py --of ink judges them.
"""

FAULTS = [
    (
        "start",
        "for y, far in enumerate(rows.km):",
        "for y, far in enumerate(rows.km, start=1):",
        "reach: each place carries the distance of its upper neighbour",
    ),
    (
        "start",
        'xlabel="kilometres, shortest way",',
        'xlabel="nautical miles, shortest way",',
        "reach: wrong unit on the axis",
    ),
    (
        "start",
        'ax.xaxis.set_major_formatter("{x:,.0f}")',
        'ax.xaxis.set_major_formatter(lambda x, _: f"{x / 1.852:,.0f}")',
        "reach: axis numbers in nautical miles, label and bars in kilometres",
    ),
    (
        "start",
        '{inside.iloc[-1]}."',
        '{inside.iloc[0]}."',
        "reach sentence: the nearest place called the farthest",
    ),
    (
        "start",
        "moving=[*bars, edge]), move, radius=radius)",
        "moving=[*bars]), move, radius=radius)",
        "reach: the red edge does not move in the live panel",
    ),
    (
        "start",
        "bar.set_visible(far <= radius)",
        "bar.set_visible(far >= radius)",
        "reach: places outside the radius shown as within",
    ),
    (
        "start",
        '"East China Sea": Frame("coast_east_china_sea", 100, 1, 300, -300, 150, 700),',
        '"East China Sea": Frame("coast_east_china_sea", 100, 1, 300, 300, 150, 700),',
        "map: the view East China Sea shows the sea east of Okinawa",
    ),
    (
        "start",
        "half_height = frame.half_width * ax.bbox.height / ax.bbox.width",
        "half_height = frame.half_width",
        (
            "map: squashed, north-south distances look shorter, rings are no circles, title says"
            " distances are true"
        ),
    ),
    (
        "start",
        '"base": ("s", BLUE, "US base"),\n    "site": ("^", RED, "test or launch site"),',
        '"base": ("s", BLUE, "test or launch site"),\n    "site": ("^", RED, "US base"),',
        "map: words of base and launch site exchanged in the legend",
    ),
    (
        "start",
        'made.append(label(ax, x, y, f"{far:,}",',
        'made.append(label(ax, x, y, f"{far + frame.ring_step:,}",',
        "map: each ring carries the next ring's number",
    ),
    (
        "start",
        "moving=[from_naha, from_guam, here, *names.artists])",
        "moving=[from_naha, here, *names.artists])",
        "map: the line from Guam does not follow the chosen place in the live panel",
    ),
    (
        "start",
        'kilometres from Naha (solid line), "\n        f"{far:,} from Guam (dashed).',
        'kilometres from Naha (dashed line), "\n        f"{far:,} from Guam (solid).',
        "map sentence: which line is which exchanged",
    ),
    (
        "start",
        'Marines who move from Okinawa to Guam would be "',
        'Marines who move from Guam to Okinawa would be "',
        "map sentence: direction of the move turned round, so farther/nearer is the opposite",
    ),
    (
        "start",
        'place=choice("Place", [(name, id) for id, (name, _) in places.items()], "at_pyongyang"),',
        (
            'place=choice("Place", list(zip(sorted(name for name, _ in places.values()),'
            ' places)), "at_pyongyang"),'
        ),
        "map: buttons in order of the alphabet, ids not: a button leads to another place",
    ),
    (
        "start",
        'rows["from Guam"] = [round(kilometres(GUAM, id)) for id in rows.index]',
        'rows["from Guam"] = [round(kilometres(GUAM, id), -2) for id in rows.index]',
        "distances: one column rounded to hundreds, so the change is off by up to 50 km",
    ),
    (
        "start",
        'for row in rows.itertuples()],\n            "source"',
        'for row in rows.sort_values("romaji").itertuples()],\n            "source"',
        "words: each English word beside another word's Japanese",
    ),
    (
        "start",
        "receipts.source_links(rows.source_id),",
        "receipts.source_links(rows.source_id.iloc[::-1]),",
        "words: each word with another word's source",
    ),
    (
        "start",
        "new_enough = sys.version_info >= (3, 11)",
        "new_enough = sys.version_info >= (3, 10)",
        "check_setup: Python 3.10 called new enough, the course needs 3.11",
    ),
    (
        "start",
        "{files} tables, {rows:,} rows with a key",
        "{rows:,} tables, {files} rows with a key",
        "check_setup: counts of files and rows exchanged",
    ),
    (
        "start",
        "if not wanted.specifier.contains(installed, prereleases=True):",
        "if installed < str(wanted.specifier)[2:]:",
        "check_setup: 10.0 is called older than 9.0, as text",
    ),
    (
        "start_numbers",
        "return distance * sin(direction), distance * cos(direction)",
        "return distance * cos(direction), distance * sin(direction)",
        "map: north and east exchanged",
    ),
    (
        "history",
        '<li><b>{item}</b></li>" if n == chosen else',
        '<li><b>{item}</b></li>" if n == chosen + 1 else',
        "timeline's list: the event after the one told is bold",
    ),
    (
        "history",
        "            title=event.title,\n",
        "            title=event.label,\n",
        "timeline's list: names like DC, NY, First instead of what happened",
    ),
    (
        "history",
        "            lane=LANES[event.kind],\n",
        "            lane=LANES[events.kind.iloc[chosen]],\n",
        "timeline's list: each event is put in the lane of the chosen one",
    ),
    (
        "history",
        "date=in_words(event.date, event.precision),",
        "date=in_words(event.date),",
        "timeline's list: events known to a month or year carry an invented day, 1 January 1978",
    ),
    (
        "history",
        "    day = in_words(event.date, event.precision)\n",
        "    day = in_words(event.date)\n",
        "timeline's sentence: 'Japan begins to pay' on 1 January 1978, a day nobody knows",
    ),
    (
        "history",
        ".format(event.what, event.why)",
        ".format(event.why, event.what)",
        "timeline: what happened stands after 'Why it matters', the reason before it",
    ),
    (
        "history",
        'name = label(ax, value(STORY), 1.008, "the story"',
        'name = label(ax, value("scc_2011"), 1.008, "the story"',
        "timeline: the words 'the story' stand over 2011, its line at 2013",
    ),
    (
        "history",
        "story = ax.axvline(value(STORY), color=RED",
        'story = ax.axvline(value("guidelines_2015"), color=RED',
        "timeline: the line called 'the story' stands on the day of the third Guidelines",
    ),
    (
        "history",
        'in_time & every.kind.map(ticked) & ((events == ALL) | (every.main == "yes"))',
        'in_time & every.kind.map(ticked) & ((events == ALL) | (every.main != "yes"))',
        "timeline: 'the main ones' shows the minor events",
    ),
    (
        "history",
        "        **{lane: switch(name, True) for lane, name in LANES.items()},",
        (
            "        **{lane: switch(name, True) for lane, name in zip(LANES,"
            " sorted(LANES.values()))},"
        ),
        "timeline: tick boxes carry other lanes' names: unticking 'Bases' hides treaties",
    ),
    (
        "history",
        "moving=[ax.xaxis, *story, *lanes.artists], lines=1)",
        "moving=[ax.xaxis, *lanes.artists], lines=1)",
        "timeline on the page: the story's line stays where it stood when years are narrowed",
    ),
    (
        "history",
        'head = f"<summary>All {len(events)} events of this view',
        "head = f\"<summary>All {len(table('history_events'))} events of this view",
        "timeline's list: is said to have all events when lanes are unticked",
    ),
    (
        "history",
        '"operation": "Operations",\n    "law": "Law in Japan",',
        '"operation": "Law in Japan",\n    "law": "Operations",',
        "timeline: lanes of laws and of operations have each other's names",
    ),
    (
        "history",
        "f\"the first had stood for {lengths['First to second']}.\"",
        "f\"the first had stood for {lengths['Second to third']}.\"",
        "guidelines' sentence: the first is said to have stood 17.6 years, not 18.8",
    ),
    (
        "history",
        "f\"{title} {lengths['Second to the story']} passed; \"",
        "f\"{title} {lengths['Second to planned end']} passed; \"",
        "guidelines' sentence: 17.3 years to the story, the picture says 16.0",
    ),
    (
        "history",
        (
            '"Second to the story": (second, story, BLUE),\n        "Second to planned end":'
            ' (second, value("deadline_2014"), PALE),'
        ),
        (
            '"Second to the story": (second, story, PALE),\n        "Second to planned end":'
            ' (second, value("deadline_2014"), BLUE),'
        ),
        "guidelines: the blue bar, the story's in the prose, is that of the planned end",
    ),
    (
        "history",
        '"a 2+2 in Japan": "scc_1996_dec",',
        '"a 2+2 in Japan": "scc_1996_sep",',
        "span: the button 'a 2+2 in Japan' counts from the meeting in Washington",
    ),
    (
        "history",
        '"the 2+2 before": "scc_2011",',
        '"the 2+2 before": "scc_2007",',
        "span: 'the 2+2 before' is that of 2007; there was one in 2011",
    ),
    (
        "history",
        '"planned end": "deadline_2014",',
        '"planned end": "guidelines_delay_2014",',
        "span: 'planned end' is the day on which it was given up, not the end of 2014",
    ),
    (
        "history",
        'f"From {in_words(first)} to {in_words(last)}: {(last - first).days:,} days',
        'f"From {in_words(last)} to {in_words(first)}: {(last - first).days:,} days',
        "span's sentence: from the later day to the earlier one",
    ),
    (
        "history",
        "return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]",
        "return [date(year, 1, 1) for year in range(first.year, last.year + 1)]",
        "span: one New Year's Day too many, before the bar starts",
    ),
    (
        "history",
        "moving=[bar, new_years, note])",
        "moving=[bar, note])",
        "span on the page: the white lines of New Year's Days stay when another pair is chosen",
    ),
    (
        "history",
        'note.set(text=f"{years_between(first, last):.2f} years", x=middle)',
        'note.set(text=f"{last.year - first.year:.2f} years", x=middle)',
        "span: calendar steps are printed over the bar as exact years",
    ),
    (
        "history",
        'xlabel="open: not all four are full ministers; blue: counted"',
        'xlabel="filled: not all four are full ministers; blue: counted"',
        "meetings: the key is reversed, filled dots are said to have a deputy",
    ),
    (
        "history",
        "moving=[shade, dots]),",
        "moving=[dots, shade]),",
        "meetings on the page: the shade covers all meetings that it should show as counted",
    ),
    (
        "history",
        "s=style.MARK**2, lw=style.THICK)\n    return fig, shade, dots",
        "s=style.MARK**2, lw=0)\n    return fig, shade, dots",
        "meetings: open dots have no edge, meetings with a deputy cannot be seen",
    ),
    (
        "history",
        "return first < day < last or (ends and day in window)",
        "return first < day <= last or (ends and day in window)",
        "meetings: the story's own meeting counts between although the end days are unticked",
    ),
    (
        "history",
        'ends=switch("count both end days", False),',
        'ends=switch("count both end days", True),',
        (
            "meetings: opens with the end days counted; the hint says choose the window and tick"
            " nothing"
        ),
    ),
    (
        "history",
        (
            'texts=switch("count texts too", False),\n        full=switch("only with four full'
            ' ministers", False),'
        ),
        (
            'texts=switch("only with four full ministers", False),\n        full=switch("count'
            ' texts too", False),'
        ),
        "meetings: the two boxes carry each other's words",
    ),
    (
        "history",
        'fills = [ink if four else "white" for',
        'fills = ["white" if four else ink for',
        "meetings: open and filled reversed",
    ),
    (
        "history",
        '"the story and the last meeting": (value(STORY), held.max()),',
        '"the story and the last meeting": (value(STORY), value("scc_2023")),',
        "meetings: the window to the last meeting ends one meeting early",
    ),
    (
        "history",
        'ylabel="days since the meeting before",',
        'ylabel="weeks since the meeting before",',
        "breaks: 1,512 weeks would be 29 years",
    ),
    (
        "history",
        'f"that of the story {gaps[story]:,} days."',
        'f"that of the story {gaps[longest]:,} days."',
        "breaks' sentence: the story's meeting came 1,512 days after the one before; it was 835",
    ),
    (
        "history",
        "ylim=(0, 1750),",
        "ylim=(0, 1400),",
        "breaks: the longest line is cut at the top, its number stands above the axes",
    ),
    (
        "history",
        "inks = {longest: BLACK, story: BLUE}",
        "inks = {longest: BLUE, story: BLACK}",
        "breaks: blue, what the chart is about, is not the story's meeting",
    ),
    (
        "history",
        "gaps = {day: (day - before).days for before, day in zip(days, days[1:], strict=False)}",
        "gaps = {before: (day - before).days for before, day in zip(days, days[1:], strict=False)}",
        "breaks: each break stands at the meeting before it",
    ),
    (
        "history",
        'f"The occupation of the main islands ended on {in_words(free)}; on Okinawa',
        'f"The occupation of the main islands ended on {in_words(start)}; on Okinawa',
        "islands' sentence: the occupation ended on 15 August 1945, the day of the surrender",
    ),
    (
        "history",
        'View(sentence, f"End of occupation or US rule. {each}.")',
        'View(sentence, f"Start of occupation or US rule. {each}.")',
        "islands' detail: days on which rule ended are called its start",
    ),
    (
        "history",
        '"Amami": value("amami_1953"),\n        "Ogasawara": value("ogasawara_1968"),',
        '"Amami": value("ogasawara_1968"),\n        "Ogasawara": value("amami_1953"),',
        "islands: Amami and Ogasawara have each other's day",
    ),
    (
        "history",
        'ax.axvline(free, color=BLACK, lw=style.THIN, ls=":")',
        'ax.axvline(start, color=BLACK, lw=style.THIN, ls=":")',
        "islands: the dotted line of sovereignty stands on the surrender",
    ),
    (
        "history",
        'xlabel="blue: the time promised; red, hatched: beyond it",',
        'xlabel="red, hatched: the time promised; blue: beyond it",',
        "promises: the key is reversed",
    ),
    (
        "history",
        '    due = value("futenma_due_2003")\n    sentence',
        '    due = value("futenma_1996")\n    sentence',
        "promises' sentence: Futenma due since 1996, the year of the promise",
    ),
    (
        "history",
        "kept = [name for name, promise in made.items() if promise.end <= promise.due]",
        "kept = [name for name, promise in made.items() if promise.end > promise.due]",
        "promises: those that were missed are said to be kept",
    ),
    (
        "history",
        "f\"Begun in time: {', '.join(kept)}. The",
        "f\"Begun in time: {', '.join(made)}. The",
        "promises' sentence: all four are said to be in time",
    ),
    (
        "history",
        'beyond = f"{late:,} days beyond" if late > 0 else "in time"',
        'beyond = f"{abs(late):,} days beyond"',
        "promises' detail: the start on Guam, a year early, is 382 days beyond",
    ),
    (
        "history",
        "            min(promise.due, promise.end),\n            promise.end,\n",
        "            promise.made,\n            promise.end,\n",
        "promises: red runs from the promise, not from the due date",
    ),
    (
        "threats",
        'xlabel=f"{measure},\\nkilotons")',
        'xlabel=f"{measure},\\nmegatons")',
        "third_test: the unit of the yield is a thousand times too large",
    ),
    (
        "threats",
        "color=[BLUE] * 3 + [GREY] * 3",
        "color=[GREY] * 3 + [BLUE] * 3",
        "third_test: blue and grey reversed",
    ),
    (
        "threats",
        'xlabel=f"{measure}\\n(the axis starts at 3)")',
        'xlabel=f"{measure}")',
        "third_test: the axis is cut unsaid",
    ),
    (
        "threats",
        "        third = values[2]\n",
        "        third = values[3]\n",
        "third_test: the printed number is the fourth test's",
    ),
    (
        "threats",
        'xlabel="kilotons; pale: earlier words of the same teams",',
        'xlabel="kilotons; pale: last words of the same teams",',
        "yields: the key of pale says the opposite",
    ),
    (
        "threats",
        'ink = BLUE if row.word == "last" else PALE_BLUE',
        'ink = PALE_BLUE if row.word == "last" else BLUE',
        "yields: last and earlier words have each other's colour",
    ),
    (
        "threats",
        (
            'ax.plot([low, high], [y, y], color=ink, lw=style.BROAD, solid_capstyle="butt")\n'
            '        ax.plot(row.value, y, "o"'
        ),
        (
            'ax.plot([low, high], [y, y], color=ink, lw=0, solid_capstyle="butt")\n       '
            ' ax.plot(row.value, y, "o"'
        ),
        "yields: no range is seen, every team seems certain",
    ),
    (
        "threats",
        'fontsize=SMALL, bbox=box)\n    return Chart("threats.yields"',
        (
            'fontsize=SMALL, bbox=box)\n        ax.set_xscale("symlog")\n    return'
            ' Chart("threats.yields"'
        ),
        "yields: a logarithmic axis unsaid; 6 and 20 seem near",
    ),
    (
        "threats",
        'ylabel="kilotons",\n        xlabel="magnitude',
        'ylabel="tonnes",\n        xlabel="magnitude',
        "magnitude_to_yield: the unit on the axis is a thousand times too small",
    ),
    (
        "threats",
        "moving=[ax.yaxis, curve, here, note]),",
        "moving=[ax.yaxis, here, note]),",
        (
            "magnitude_to_yield on the page: the curve does not move with the constant; the dot"
            " leaves it"
        ),
    ),
    (
        "threats",
        "curve.set_data(magnitudes, [kilotons(m, constant) for m in magnitudes])",
        "curve.set_data(magnitudes, [kilotons(m, start) for m in magnitudes])",
        "magnitude_to_yield: the curve does not follow the constant",
    ),
    (
        "threats",
        "ax.axvspan(4.9, 5.2, color=PALE, lw=0)",
        "ax.axvspan(4.5, 4.7, color=PALE, lw=0)",
        "magnitude_to_yield: the strip of 2013 is that of 2009",
    ),
    (
        "threats",
        'magnitude=number("Magnitude", "", 5.1, 4.0, 6.5, 0.1)',
        'magnitude=number("Magnitude", "", 4.9, 4.0, 6.5, 0.1)',
        "magnitude_to_yield opens at another magnitude than that which gives 7.4 kilotons",
    ),
    (
        "threats",
        "ax.yaxis.set_major_locator(FixedLocator([0.1, 1, 10, 100, 1000]))\n",
        (
            "ax.yaxis.set_major_locator(FixedLocator([0.1, 1, 10, 100, 1000]))\n       "
            " ax.set_ylim(0.1, 600)\n"
        ),
        "magnitude_to_yield: on the logarithmic axis strong tests lie outside",
    ),
    (
        "threats",
        '        ylabel="launches",\n',
        '        ylabel="nuclear tests",\n',
        "launches: the axis calls launches of missiles nuclear tests",
    ),
    (
        "threats",
        (
            'numbers.success_sentence("To the story", before, unknown),\n           '
            ' numbers.success_sentence("After it", after, unknown),'
        ),
        (
            'numbers.success_sentence("After it", before, unknown),\n           '
            ' numbers.success_sentence("To the story", after, unknown),'
        ),
        "launches' sentence: 300 launches are said to be before the story, 39 after",
    ),
    (
        "threats",
        '"failure": {"facecolor": RED, "hatch": "//", "edgecolor": "white"},',
        '"failure": {"facecolor": RED, "edgecolor": "white"},',
        "launches: failures have no hatch for whoever does not see the colour",
    ),
    (
        "threats",
        "keys = [Patch(label=outcome, **form) for outcome, form in OUTCOMES.items()]",
        "keys = [Patch(label=o, **f) for o, f in zip(OUTCOMES, reversed(OUTCOMES.values()))]",
        "launches: legend reversed",
    ),
    (
        "threats",
        "        bottom = bottom + rows[outcome]\n",
        "        bottom = rows[outcome]\n",
        "launches: unknown outcomes start at the failures' height, over the successes",
    ),
    (
        "threats",
        "moving = [*unknowns, *(bar for bar in of_story if bar not in unknowns)]",
        "moving = [*unknowns]",
        "launches on the page: the six of May 2013 stay when they are unticked",
    ),
    (
        "threats",
        "ax.axvline(STORY_YEAR + 0.75, color=BLACK",
        "ax.axvline(STORY_YEAR - 0.75, color=BLACK",
        "launches: the six of May 2013 seem to come after the story",
    ),
    (
        "threats",
        'said = f"{in_words(row.date)}, {row.who}: {row.statement}"',
        'said = f"{in_words(by_name[opening].date)}, {row.who}: {row.statement}"',
        "ladder: every statement carries AFP's day",
    ),
    (
        "threats",
        'said = f"{in_words(row.date)}, {row.who}: {row.statement}"',
        'said = f"{in_words(row.date)}, {by_name[opening].who}: {row.statement}"',
        "ladder: every statement is AFP's",
    ),
    (
        "threats",
        'return View(f"{said} On which rung would you put it?")',
        'return View(f"{said} On which rung would you put it?", row.why)',
        "ladder: our reason stands in the detail before the learner has chosen",
    ),
    (
        "threats",
        "ours.set_data(columns, [by_name[name].rung for name in given])",
        "ours.set_data(columns, [RUNGS.index(answer) + 1 for answer in given.values()])",
        "ladder: our ring always lies on the learner's rung",
    ),
    (
        "threats",
        'xlabel="diamond: yours; ring: ours",',
        'xlabel="diamond: ours; ring: yours",',
        "ladder: key reversed",
    ),
    (
        "threats",
        'mfc="none", mew=style.THICK)',
        'mfc="none", mew=0)',
        "ladder: the ring has no width and is not seen",
    ),
    (
        "threats",
        "moving=[band, yours, ours]),",
        "moving=[band, yours]),",
        "ladder on the page: our ring does not appear after an answer",
    ),
    (
        "threats",
        'xlabel="Japanese fiscal year; open: not seen on a page",',
        'xlabel="calendar year; open: not seen on a page",',
        "scrambles: fiscal years are called calendar years",
    ),
    (
        "threats",
        'ylabel="scrambles ordered",',
        'ylabel="airspace violations",',
        "scrambles: the axis calls scrambles violations of airspace",
    ),
    (
        "threats",
        "joined = some[some.fiscal_year >= 2003]",
        "joined = some",
        "scrambles: missing years are joined by a line",
    ),
    (
        "threats",
        'label(ax, 2024.7, joined.value.iloc[-1], against, ink, weight="bold")',
        'label(ax, 2024.7, joined.value.iloc[0], against, ink, weight="bold")',
        (
            "scrambles: names stand at the height of 2003, China's beside nothing, Russia's"
            " beside Russia's low end"
        ),
    ),
    (
        "threats",
        'ylabel="scrambles against China",',
        'ylabel="scrambles against China and Russia",',
        "quarters: the axis names Russia's too",
    ),
    (
        "threats",
        'f"{short_month(day)}\\n{day:%Y}" if day.month == 4',
        'f"{short_month(day)}\\n{day.year + 1}" if day.month == 4',
        "quarters: years under the ticks are one too late; the climb seems to come after the zone",
    ),
    (
        "threats",
        "ax.set_xticks(list(rows.date), months)",
        "ax.set_xticks(list(rows.date), [*months[1:], months[0]])",
        "quarters: each bar has the next quarter's month",
    ),
    (
        "threats",
        'ink = PALE_RED if row.status == "derived" else CHINA',
        'ink = PALE_RED if row.status == "official" else CHINA',
        "quarters: quarters reckoned from sums are drawn as published",
    ),
    (
        "threats",
        '(value("adiz_2013"), "zone")):',
        '(value("nk_test_2013"), "zone")):',
        "quarters: the zone's line stands on another day",
    ),
    (
        "threats",
        "start, end = by_day[date(2012, 1, 1)], by_day[date(2013, 1, 1)]",
        "start, end = by_day[date(2012, 4, 1)], by_day[date(2013, 1, 1)]",
        "quarters: the headline's first number is another quarter's",
    ),
    (
        "threats",
        "if scale == INDEX else measure\n",
        "if scale == INDEX else INDEX\n",
        "vessels: counts are drawn on an axis that says 2013 = 100",
    ),
    (
        "threats",
        "ax.set(ylim=(0, top * 1.2), ylabel=unit)",
        "ax.set(ylim=(0, max(counts[zone].values(), default=top) * 1.2), ylabel=unit)",
        "vessels: the other zone's line leaves the axes, its rise cannot be seen",
    ),
    (
        "threats",
        "artist.set_color(CHINA if name == zone else GREY)",
        "artist.set_color(GREY if name == zone else CHINA)",
        "vessels: the zone that was not chosen is red",
    ),
    (
        "threats",
        "draw.show_ends(ends, notes, counts[zone], (first, last))",
        "draw.show_ends(ends, notes, counts[zone], (first - 1, last))",
        "vessels: the year before the headline's is marked",
    ),
    (
        "threats",
        "moving = [ax.yaxis, *lines.artists, ends, *notes]",
        "moving = [ax.yaxis, *lines.artists, ends]",
        "vessels on the page: the two numbers stay those of the first state",
    ),
    (
        "threats",
        'last=number("To", "year", 2022, years[0], years[-1], 1),',
        'last=number("To", "year", 2023, years[0], years[-1], 1),',
        "vessels opens on a year without a figure; the prose speaks of 2013 to 2022",
    ),
    (
        "threats",
        "name: 100 * amounts / amounts[base] if as_index else amounts\n",
        "name: 100 * amounts / amounts[last] if as_index else amounts\n",
        "spending: the index is 100 in the last year, the axis says in the base year",
    ),
    (
        "threats",
        'as_index = scale == "index" or measure == "own currency"',
        'as_index = scale == "index"',
        "spending: yen and yuan on one axis as amounts",
    ),
    (
        "threats",
        'base=number("From", "year, the base", 2003, 1993, 2024, 1)',
        'base=number("From", "year, the base", 2003, 1993, 2012, 1)',
        "spending: base years after 2012 cannot be chosen; a typed one is refused",
    ),
    (
        "threats",
        (
            'base=number("From", "year, the base", 2003, 1993, 2024, 1),\n       '
            ' last=number("To", "year", 2013, 1993, 2024, 1),'
        ),
        (
            'base=number("To", "year", 2003, 1993, 2024, 1),\n        last=number("From", "year,'
            ' the base", 2013, 1993, 2024, 1),'
        ),
        "spending: the two sliders carry each other's name",
    ),
    (
        "threats",
        "xlim=(1989.5, 2024.5)\n",
        "xlim=(1992.5, 2024.5)\n",
        "spending: the first years of the lines are cut off",
    ),
    (
        "threats",
        '**{key: switch(name, key in ("china", "japan")) for key, name in COUNTRIES.items()},',
        (
            '**{k: switch(n, k in ("china", "japan")) for k, n in zip(COUNTRIES,'
            " sorted(COUNTRIES.values()))},"
        ),
        "spending: tick boxes carry other countries' names (Russia and South Korea exchanged)",
    ),
    (
        "threats",
        'zip(("china", "japan", "korea", "russia", "us"), INKS, strict=True)',
        'zip(("china", "japan", "russia", "korea", "us"), INKS, strict=True)',
        "spending: in code korea ticks Russia",
    ),
    (
        "threats",
        "moving = [ax.yaxis, *years, *lines.artists, *dots.values()]",
        "moving = [ax.yaxis, *lines.artists, *dots.values()]",
        "spending on the page: the dotted lines of the two years do not move with the sliders",
    ),
    (
        "threats",
        'ylabel=f"{base} = 100" if as_index else MONEY[measure])',
        'ylabel=f"{last} = 100" if as_index else MONEY[measure])',
        "spending: the axis names the wrong base year",
    ),
    (
        "threats",
        'xlabel="billion dollars of the day",',
        'xlabel="billion yuan of the day",',
        "budgets: the unit on the axis is wrong",
    ),
    (
        "threats",
        'ink = CHINA if "official" in row.by else PALE',
        'ink = PALE if "official" in row.by else CHINA',
        "budgets: China's own figure is pale, those of others are in China's colour",
    ),
    (
        "threats",
        'ax.plot([low, high], [y, y], color=BLACK, lw=style.BROAD, solid_capstyle="butt")',
        'ax.plot([low, high], [y, y], color=BLACK, lw=0, solid_capstyle="butt")',
        "budgets: the range of the US figure is not seen",
    ),
    ("threats", "xlim=(0, 275),", "xlim=(0, 200),", "budgets: the range 135 to 215 is cut at 200"),
    (
        "threats_numbers",
        '"both before it. Grey: tests after the story."',
        '"both before it. Blue: tests after the story."',
        "third_test's sentence: the colours exchanged",
    ),
    (
        "threats_numbers",
        (
            'f"By {len(above)} of {len(by_measure)} measures the third test, of 2013, was'
            ' stronger than "'
        ),
        (
            'f"By {len(above)} of {len(by_measure)} measures the third test, of 2013, was weaker'
            ' than "'
        ),
        "third_test's sentence says the opposite",
    ),
    (
        "threats_numbers",
        "f\"{measure}: {', '.join(f'{one:g}' for one in values)}\"",
        "f\"{measure}: {', '.join(f'{one:g}' for one in sorted(values))}\"",
        (
            "third_test's detail: values by size, not by test; the fourth seems stronger than"
            " the third"
        ),
    ),
    (
        "threats_numbers",
        'f"word; {len(earlier)} earlier words of theirs are pale."',
        'f"word; {len(rows)} earlier words of theirs are pale."',
        "yields' sentence: twelve earlier words; six are",
    ),
    (
        "threats_numbers",
        'f"{three_digits(stronger)}; the ground would shake 1.6 times as far."',
        'f"{three_digits(stronger)}; the ground would shake 2.5 times as far."',
        "magnitude_to_yield's sentence: two tenths shake the ground 2.5 times as far; it is 1.6",
    ),
    (
        "threats_numbers",
        'verdict = f"{apart} above ours"',
        'verdict = f"{apart} below ours"',
        "ladder's sentence: above is called below",
    ),
    (
        "threats_numbers",
        'china, russia = value(f"SC{first}_china"), value(f"SC{first}_russia")',
        'china, russia = value(f"SC{first}_china"), value(f"SC{first - 1}_russia")',
        "scrambles' sentence: Russia's number is that of the year before",
    ),
    (
        "threats_numbers",
        "f\"In fiscal {first} Japan's Joint Staff counted",
        "f\"In fiscal {first + 1} Japan's Joint Staff counted",
        "scrambles' sentence: the year after the one in which China passed Russia",
    ),
    (
        "threats_numbers",
        "some = rows[rows.against == against]\n        counts",
        "some = rows[rows.against != against]\n        counts",
        "scrambles' detail: under each name stand the counts of the two others",
    ),
    (
        "threats_numbers",
        'f"{end:.0f} a year later; the zone came in November 2013."',
        'f"{end:.0f} a year later; the zone came in November 2012."',
        "quarters' sentence: the zone came before the climb ended, so it could be its cause",
    ),
    (
        "threats_numbers",
        (
            'f"Scrambles against Chinese aircraft went from {start:.0f} in January to March 2012'
            ' to "\n        f"{end:.0f} a year later'
        ),
        (
            'f"Scrambles against Chinese aircraft went from {end:.0f} in January to March 2012'
            ' to "\n        f"{start:.0f} a year later'
        ),
        "quarters' sentence: a fall from 146 to 13",
    ),
    (
        "threats_numbers",
        'air-defence zone of November 2013. Pale: from sums."',
        'air-defence zone of November 2013. Red: from sums."',
        "quarters' detail: published and reckoned quarters exchanged",
    ),
    (
        "threats_numbers",
        "return {year: percent(count, counts[2013]) for",
        "return {year: percent(count, counts[min(counts)] or 1) for",
        "vessels: the index starts at the first year, the axis says 2013 = 100",
    ),
    (
        "threats_numbers",
        '"own currency": "billion yen or yuan of the day",',
        '"own currency": "billion yen or yuan of 2023",',
        "spending's sentence: money of the day is called money of 2023",
    ),
    (
        "threats_numbers",
        'Figures of SIPRI; those for China are estimates."',
        'Figures of SIPRI; those for Japan are estimates."',
        "spending's detail: the wrong country's figures are called estimates",
    ),
    (
        "threats_numbers",
        'return f"{end - start:+.2f} points"',
        'return f"{percent(end, start) - 100:+.2f} points"',
        "spending's sentence: per cent are called points",
    ),
    (
        "threats_numbers",
        'by_key.value["CB2013_official"], by_key.value["CB2013_sipri"]',
        'by_key.value["CB2012_official"], by_key.value["CB2013_sipri"]',
        (
            "budgets' sentence: the official budget of 2012 is given for 2013, 77 instead of 57"
            " per cent"
        ),
    ),
    (
        "threats_numbers",
        'had {printed:g}, which is {percent(printed, official) - 100:.0f} per cent more."',
        'had {printed:g}, which is {percent(official, printed):.0f} per cent more."',
        "budgets' sentence: 64 per cent more; it is 57",
    ),
    (
        "threats_numbers",
        'return f"{amount} or more" if row.at_least == "yes" else amount',
        "return amount",
        "budgets: a lower end is printed as the amount",
    ),
    (
        "threats_numbers",
        'more = "more" if end > start else "fewer"',
        'more = "more" if end < start else "fewer"',
        "vessels' headline says the opposite",
    ),
    (
        "threats_numbers",
        "years = range(2003, 2025)\n",
        "years = range(2013, 2025)\n",
        "scrambles: the year in which China first passed Russia is a later one",
    ),
    (
        "okinawa",
        'Chart("okinawa.denominator", fig, moving=[*bars])',
        'Chart("okinawa.denominator", fig)',
        (
            "live: the picture keeps the first measure's bar orange whatever is chosen; only the"
            " sentence moves"
        ),
    ),
    (
        "okinawa",
        'Chart("okinawa.votes", fig, moving=[*moving, *notes])',
        'Chart("okinawa.votes", fig, moving=moving)',
        "live: the percentages printed on the bars stay those of the first vote and answer",
    ),
    (
        "okinawa",
        'Chart("okinawa.polls", fig, moving=[ax.yaxis, *moving])',
        'Chart("okinawa.polls", fig, moving=moving)',
        "live: the answers' names stay those of the first question beside the bars of another one",
    ),
    (
        "okinawa",
        "moving=[ax.xaxis, ax.yaxis, *new_rules, *lines.artists]",
        "moving=[ax.xaxis, ax.yaxis, *new_rules, *lines.lines.values()]",
        (
            "live: the places' names are in the fixed layer: they stay where the lines ended in"
            " the first state, or are missing"
        ),
    ),
    (
        "okinawa",
        'left.set(ylim=(0, 310), ylabel="square kilometres")',
        'left.set(ylim=(310, 0), ylabel="square kilometres")',
        "the axis runs downwards: the falling area is drawn as a rise",
    ),
    (
        "okinawa",
        (
            'label(left, date(1993, 1, 1), 275, "Okinawa", OKINAWA, ha="center")\n   '
            ' label(left, date(1985, 1, 1), 100, "elsewhere in Japan", JAPAN, ha="center")'
        ),
        (
            'label(left, date(1993, 1, 1), 275, "Okinawa", JAPAN, ha="center")\n    label(left,'
            ' date(1985, 1, 1), 100, "elsewhere in Japan", OKINAWA, ha="center")'
        ),
        "names in exchanged colours: the blue word Okinawa belongs to the blue line of the rest",
    ),
    (
        "okinawa",
        (
            'label(ax, 2001, 320, "narrow line", BLUE)\n    label(ax, 1979, 490, "wider total:'
            ' also rent (a part\\nof it notional), noise, moves", RED)'
        ),
        (
            'label(ax, 2001, 320, "narrow line", RED)\n    label(ax, 1979, 490, "wider total:'
            ' also rent (a part\\nof it notional), noise, moves", BLUE)'
        ),
        (
            "names in exchanged colours: red squares read as the narrow line, blue circles as"
            " the wider total"
        ),
    ),
    (
        "okinawa",
        'ylabel="billion yen of the day"',
        'ylabel="billion yen of 2025"',
        "the price basis: yen of the day are read as yen of one year",
    ),
    (
        "okinawa",
        "ylim=(0, 930),\n        ylabel",
        'yscale="log",\n        ylim=(5, 930),\n        ylabel',
        "a log axis nobody mentions: a fortyfold growth looks like a flat line",
    ),
    (
        "okinawa",
        "blue: this answer; grey: other ballots; pale: no ballot",
        "blue: this answer; grey: no ballot; pale: other ballots",
        "the key: ballots for other answers are read as people who stayed at home",
    ),
    (
        "okinawa",
        'unit = "people" if service == "all" else service',
        'unit = "people" if service != "all" else service',
        "the axis says people where only Marines are counted, and all where all people are",
    ),
    (
        "okinawa",
        "*counts]) * 1.08",
        "*counts[-1:]]) * 1.08",
        "the axis reaches only as far as the last line's end: taller lines are cut off at the top",
    ),
    (
        "okinawa",
        'ax.yaxis.set_major_formatter("{x:,.0f}")',
        'ax.yaxis.set_major_formatter(lambda x, _: f"{x / 1000:,.0f}")',
        "ticks in thousands under an axis that says people: 150 instead of 150,000",
    ),
    (
        "okinawa",
        'xlabel="US military people in Japan; grey: Army"',
        'xlabel="US military people on Okinawa; grey: Army"',
        "what is counted: Japan's total is read as Okinawa's",
    ),
    (
        "okinawa",
        '("japan", "okinawa", "korea", "guam")',
        '("japan", "okinawa", "guam", "korea")',
        "set(guam=True) shows South Korea",
    ),
    (
        "okinawa",
        "bar.set_color(OKINAWA if name == measure else FAINT)",
        "bar.set_color(FAINT if name == measure else OKINAWA)",
        "the chosen measure is the faint one, the other three are highlighted",
    ),
    (
        "okinawa",
        'line = ":" if or_later else "-"',
        'line = "-"',
        "'or later' is drawn as a closed range of seven years",
    ),
    (
        "okinawa",
        'ink = RED if row.what == "return" else BLUE',
        'ink = BLUE if row.what == "return" else RED',
        "promises of the return are drawn as those of the replacement",
    ),
    (
        "okinawa",
        "ax.set_yticks(range(len(poll.answers)), poll.answers)",
        "ax.set_yticks(range(len(poll.answers)), sorted(poll.answers))",
        "answers' names in alphabetical order beside bars in the order of the table",
    ),
    (
        "okinawa",
        "for ink in (BLUE, GREY, PALE)]",
        "for ink in (GREY, BLUE, PALE)]",
        "the answer's part is grey, the others' is in the answer's blue",
    ),
    (
        "okinawa",
        'right.set(ylim=(0, 100), ylabel="Okinawa\'s share, per cent")',
        'right.set(ylim=(50, 80), ylabel="Okinawa\'s share, per cent")',
        "a cut axis: a rise by a quarter looks like a tripling",
    ),
    (
        "okinawa",
        "sentence = numbers.vote_sentence(vote, days[vote], answer, counts, parts)",
        "sentence = numbers.vote_sentence(vote, next(iter(days.values())), answer, counts, parts)",
        "every vote is dated 24 February 2019",
    ),
    (
        "okinawa",
        'sides = {"Okinawa Prefecture": OKINAWA, "Japan outside Okinawa": JAPAN}',
        'sides = {"Okinawa Prefecture": JAPAN, "Japan outside Okinawa": OKINAWA}',
        "who was asked: Okinawa's answers in the colour of the others",
    ),
    (
        "okinawa",
        'right.plot(printed.index, printed, "o", color=BLACK, mfc="white", zorder=3)',
        'right.plot(printed.index, printed, "o-", color=BLACK, mfc="white", zorder=3)',
        "shares as printed are joined although the axis says that they are not",
    ),
    (
        "okinawa",
        "label(ax, promised + 0.7, named, numbers.named_years(row), ink, bbox=style.PAPER)",
        (
            "label(ax, promised + 0.7, named, numbers.named_years(row), RED if or_later else"
            " BLUE, bbox=style.PAPER)"
        ),
        "the words' colour says return or replacement wrongly (1996: a return in blue)",
    ),
    (
        "okinawa_numbers",
        (
            '"number of sites": ("2016_sites", "of the sites of US bases"),\n    "people":'
            ' ("2013_people", "of the people of the US forces, with civilians and families,"),'
        ),
        (
            '"number of sites": ("2016_sites", "of the people of the US forces, with civilians'
            ' and families,"),\n    "people": ("2013_people", "of the sites of US bases"),'
        ),
        "the sentence to print calls 39.2 per cent of sites a share of people, and the reverse",
    ),
    (
        "okinawa_numbers",
        "the Navy went from {old['navy']:,} to {new['navy']:,}.",
        "the Navy went from {new['navy']:,} to {old['navy']:,}.",
        "the sentence: the Navy is said to have shrunk from 18,594 to 3,764",
    ),
    (
        "okinawa_numbers",
        "of them Navy {row['navy']:,}, Marines {row['marines']:,}",
        "of them Navy {row['marines']:,}, Marines {row['navy']:,}",
        "the detail: Navy and Marines exchanged",
    ),
    (
        "okinawa_numbers",
        "counts = list(known.values())[-1].dropna()",
        "counts = list(known.values())[0].dropna()",
        "the sentence: 'last report' is that of 2008 by the old rules",
    ),
    (
        "okinawa_numbers",
        'f"{share[first]:.1f} to {share[story]:.1f} per cent."',
        'f"{share[story]:.1f} to {share[first]:.1f} per cent."',
        "the sentence: the share 'rose from 73.8 to 58.6'",
    ),
    (
        "okinawa_numbers",
        'elsewhere in Japan {elsewhere[most]:g}."',
        'elsewhere in Japan {max(elsewhere.values()):g}."',
        (
            "the sentence: the others' part for another answer is set beside Okinawa's"
            " (disapprove 56, elsewhere 55 instead of 24)"
        ),
    ),
    (
        "okinawa_numbers",
        "{wide / narrow:.1f} times as much",
        "{narrow / wide:.1f} times as much",
        "the sentence: the wider total is 0.4 times the narrow line",
    ),
    (
        "okinawa_numbers",
        "return dict(zip(rows.vote, rows.date, strict=True))",
        "return dict(zip(rows.vote, sorted(rows.date), strict=True))",
        "votes with the days of other votes",
    ),
    (
        "okinawa_numbers",
        'others = (ballots if base == "electorate" else whole) - chosen',
        "others = whole - chosen",
        "of the electorate: who stayed at home is drawn as ballots for other answers",
    ),
    (
        "okinawa_numbers",
        "    for base, answers in WHOLES.items():\n        whole",
        "    for base, answers in reversed(WHOLES.items()):\n        whole",
        "the base of a percentage exchanged: rows named valid votes show the electorate's part",
    ),
    (
        "okinawa_numbers",
        "reports[place][rules] = counts.reindex(years)",
        "reports[place][rules] = counts.reindex(years).interpolate()",
        "years without a report are filled and joined",
    ),
    (
        "okinawa_numbers",
        'return f"{earliest}" if earliest == latest else f"{earliest} to {latest}"',
        'return f"{latest}"',
        "a range of years is named by its last year",
    ),
    (
        "okinawa_numbers",
        'row, share = tables.row(f"LA{key}_okinawa"), share_of(measure)\n    unit',
        'row, share = tables.row("LA2013_excl_okinawa"), share_of(measure)\n    unit',
        "the day, the amount and the unit of another measure in the sentence to print",
    ),
    (
        "okinawa_numbers",
        "in {row.date.year}: {row.what}, {row.printed}",
        "in {row.date.year}: {row.what}, {int(row.earliest)}",
        "the detail: 'or later' and ranges become one year",
    ),
    (
        "okinawa_numbers",
        '"Not seen on a page": rows[unseen],',
        '"Not seen on a page": rows[unseen & (rows.scope == "wider total")],',
        "the detail hides the years of the narrow line that nobody saw on a page",
    ),
    (
        "guam",
        'xlabel="billion dollars, as printed (no price year given)",',
        'xlabel="billion FY2012 dollars, as printed",',
        "naive_share: axis claims a price year that the story never gave",
    ),
    (
        "guam",
        'f"As printed, Japan\'s {part} of {whole} billion is {share} per cent."',
        'f"As printed, Japan\'s {part} of {whole - part:.1f} billion is {share} per cent."',
        "naive_share sentence: whole is the rest (5.8), share no longer fits it",
    ),
    (
        "guam",
        'label(ax, whole + 0.12, y, f"of {whole:.2f}: {shares[name]} %", weight="bold")',
        'label(ax, whole + 0.12, y, f"of {whole:.2f}: {mixed} %", weight="bold")',
        "two_rulers: every row carries the share of the mixed row (32.6)",
    ),
    (
        "guam",
        "ink = PURPLE if name == numbers.MIXED else JAPAN",
        "ink = JAPAN if name == numbers.MIXED else PURPLE",
        "two_rulers: the honest rows are marked as mixed, the mixed one as honest",
    ),
    (
        "guam",
        'xticks=range(0, 10, 2),\n        xlabel="billion dollars",',
        'xticks=range(0, 10, 2),\n        xlabel="billion FY2012 dollars",',
        "two_rulers: axis says that all rows are FY2012 dollars, the very mistake that it warns of",
    ),
    (
        "guam",
        '["Japan\'s cap", "Guam estimate"],',
        '["Guam estimate", "Japan\'s cap"],',
        "price_year: names of the two bars exchanged",
    ),
    (
        "guam",
        '"Both amounts in the dollars of one year",',
        '"Both amounts in FY2012 dollars",',
        "price_year: headline says FY2012 whichever year is chosen",
    ),
    (
        "guam",
        'xlabel="billion dollars of the chosen year",',
        'xlabel="billion FY2008 dollars",',
        "price_year: axis says FY2008 dollars whichever year is chosen",
    ),
    (
        "guam",
        "moving=[*bars, *notes]),\n        move,\n        index=",
        "moving=[*notes]),\n        move,\n        index=",
        "price_year: live bars do not move, only their numbers do (bars belong to the fixed layer)",
    ),
    (
        "guam",
        "part, whole = cap.to(year, known[index]), estimate.to(year, known[index])",
        "part, whole = cap.to(year, known[index]), estimate.to(year, known[OFFICIAL])",
        "price_year: estimate ignores the chosen ruler",
    ),
    (
        "guam",
        'xlabel="billion dollars in 2012 (the axis starts at 2.90)",',
        'xlabel="billion dollars in 2008 (the axis starts at 2.90)",',
        "which_index: axis says dollars of the starting year",
    ),
    (
        "guam",
        '(PURPLE, "D") if name in forecasts',
        '(PURPLE, "D") if name in common',
        "which_index: common indexes drawn as forecasts and forecasts as indexes",
    ),
    (
        "guam",
        'label(ax, amount - 0.005, y, f"{amount:.3f}", ha="right")',
        'label(ax, amount - 0.005, y + 0.5, f"{amount:.3f}", ha="right")',
        "which_index: each amount stands between two rows, may be read as the next index's",
    ),
    (
        "guam",
        'xlabel="Marines as planned: in posts in 2012, not said in 2017",',
        'xlabel="Marines who moved",',
        "where_marines: planned posts shown as people who have moved",
    ),
    (
        "guam",
        'ax.xaxis.set_major_formatter("{x:,.0f}")\n    ax.barh([0, last]',
        'ax.xaxis.set_major_formatter(lambda x, _: f"{x / 1000:,.0f}")\n    ax.barh([0, last]',
        "where_marines: axis numbers in thousands, label still says posts",
    ),
    (
        "guam",
        'ax.plot([low, force], [last, last], color=BLACK, lw=style.BROAD, solid_capstyle="butt")',
        (
            "ax.plot([low, force], [last, last], color=BLACK, lw=style.BROAD,"
            ' solid_capstyle="butt", zorder=0)'
        ),
        (
            "where_marines: the range 4,700 to 5,000 is hidden behind the bar, so the force"
            " looks certain"
        ),
    ),
    (
        "guam",
        'Part(row.value, "", GUAM if row.where == "Guam" else PALE)',
        'Part(row.value, "", PALE if row.where == "Guam" else GUAM)',
        "where_marines: all destinations but Guam in Guam's colour",
    ),
    (
        "guam",
        '"Cost for each Marine",',
        '"Cost for each Marine on Guam",',
        "cost_per_head: headline says on Guam also when 9,000 or the wider plan are divided",
    ),
    (
        "guam",
        'ylabel="million dollars",',
        'ylabel="thousand dollars",',
        "cost_per_head: a thousandth of the cost on the axis",
    ),
    (
        "guam",
        "dots.set_data(marks, [money.per_head(cost, mark) for mark in marks])",
        "dots.set_data(marks, [money.per_head(value(COST), mark) for mark in marks])",
        "cost_per_head: dots stay on the narrow estimate when the wider is chosen",
    ),
    (
        "guam",
        'xlabel="Marines that you divide by (the axis starts at 2,000)",',
        'xlabel="Marines that you divide by",',
        "cost_per_head: cut axis unsaid",
    ),
    (
        "guam",
        "moving=[curve, note, dots, here]),",
        "moving=[note, dots, here]),",
        "cost_per_head: live curve stays at the first estimate, dots and red mark leave it",
    ),
    (
        "guam",
        'f"{estimate} (billion dollars), divided by',
        'f"{estimate} (million dollars), divided by',
        "cost_per_head sentence: estimate in the wrong unit",
    ),
    (
        "guam",
        '"Japan, equity\\nand loans": (JAPAN, "//"),',
        '"Japan, equity\\nand loans": (JAPAN, None),',
        "plans_compared: hatching missing, loans look like cash",
    ),
    (
        "guam",
        'xlabel="billion FY2012 dollars (official pair)",',
        'xlabel="billion FY2008 dollars (official pair)",',
        "plans_compared: wrong price year on the axis",
    ),
    (
        "guam",
        'ylabel="Japan\'s part, per cent",',
        'ylabel="United States\' part, per cent",',
        "share_and_cap: curve read as the other payer's share",
    ),
    (
        "guam",
        'xlabel="final bill, billion FY2012 dollars",',
        'xlabel="final bill, billion dollars of the chosen year",',
        "share_and_cap: right axis said to follow the price year, it does not",
    ),
    (
        "guam",
        'in_dollars_of = [("FY2012 dollars", 2012), ("FY2008 dollars", 2008)]',
        'in_dollars_of = [("FY2008 dollars", 2012), ("FY2012 dollars", 2008)]',
        "share_and_cap: words of the two buttons exchanged, each shows the other year",
    ),
    (
        "guam",
        'choice("Below the estimate Japan pays (assumed)", list(RULES)',
        'choice("Below the estimate Japan pays", list(RULES)',
        "share_and_cap: control no longer says that the rule is assumed",
    ),
    (
        "guam",
        'bill=number("Final bill", "billion FY2012 dollars",',
        'bill=number("Final bill", "billion FY2008 dollars",',
        "share_and_cap: wrong price year on the slider",
    ),
    (
        "guam",
        "curve.set_data(bills, [percent(japan_pays(b, rule), b) for b in bills])",
        "curve.set_data(bills, [percent(japan_pays(b, money.IN_FULL), b) for b in bills])",
        "share_and_cap: curve ignores the rule, dot follows it",
    ),
    (
        "guam",
        '"Who pays what, at which final bill?"',
        '"Who paid what, of the final bill?"',
        "share_and_cap: headline states an assumed reckoning as what was paid",
    ),
    (
        "guam",
        'ylabel="billion yen", **YEARS',
        'ylabel="million yen", **YEARS',
        "yen: a thousandth on the axis",
    ),
    (
        "guam",
        "ax.set_ylim(0, top)",
        "ax.set_ylim(top, 0)",
        "yen: axis upside down, a rise looks like a fall",
    ),
    (
        "guam",
        'f"{value(COST)} (estimate, FY2012)": value(COST),',
        'f"{value(COST)} (estimate, FY2008)": value(COST),',
        "yen: wrong price year on the button and in the sentence",
    ),
    (
        "guam",
        "moving=[ax.yaxis, line, *notes, dots, ends]),",
        "moving=[ax.yaxis, line, *notes, dots]),",
        "yen: the blue marks of the chosen years do not move in the live panel",
    ),
    (
        "guam",
        'ylabel="yen for a dollar",',
        'ylabel="dollars for a yen",',
        "dollar: unit of the axis turned round",
    ),
    (
        "guam",
        "ylim=(0, 175),\n        ylabel",
        'ylim=(60, 175),\n        yscale="log",\n        ylabel',
        "dollar: logarithmic cut axis unsaid, rise of 22 per cent looks far larger",
    ),
    (
        "guam",
        'ax.plot([2012, 2013], [before, story], "o", color=BLUE, ms=style.CHOSEN)',
        'ax.plot([2013, 2014], [before, story], "o", color=BLUE, ms=style.CHOSEN)',
        "dollar: wrong years highlighted",
    ),
    (
        "guam",
        'xlabel="hatched: US fiscal year, may overlap others; ?: no amount found",',
        'xlabel="hatched: US fiscal year, may overlap others; ?: nothing was paid",',
        "payments: unknown explained as zero",
    ),
    (
        "guam",
        'ylabel="million dollars of the day",',
        'ylabel="million FY2008 dollars",',
        "payments: nominal payments shown as constant dollars",
    ),
    (
        "guam",
        'hatch = "//" if overlaps else None',
        'hatch = None if overlaps else "//"',
        "payments: hatching reversed",
    ),
    (
        "guam",
        'xlim=(0, 4.2),\n        xlabel="billion dollars",',
        'xlim=(0, 4.2),\n        xlabel="billion FY2008 dollars",',
        "cap_used: both bars said to be FY2008, so the cap seems exceeded",
    ),
    (
        "guam",
        "ax.barh([0, 1], [paid, counted], style.BAR, color=[GREY, JAPAN])",
        "ax.barh([0, 1], [counted, paid], style.BAR, color=[GREY, JAPAN])",
        "cap_used: bars exchanged",
    ),
    (
        "guam",
        'xlabel="billion dollars; filled: the text states a price year",',
        'xlabel="billion dollars; open: the text states a price year",',
        "estimates: key of open and filled reversed",
    ),
    (
        "guam",
        'label(ax, row.value + 0.8, y, f"{row.value:g}  {row.scope}", fontsize=SMALL)',
        'label(ax, row.value + 0.8, y + 0.5, f"{row.value:g}  {row.scope}", fontsize=SMALL)',
        "estimates: number and scope stand between two dates",
    ),
    (
        "guam",
        'fill = BLUE if row.price_basis.startswith("FY") else "white"',
        'fill = "white" if row.price_basis == "not stated" else BLUE',
        "estimates: 17.4 of mixed price years drawn as one of a stated price year",
    ),
    (
        "guam_numbers",
        (
            'f"As printed, on two rulers, Japan\'s share is {mixed} per cent. "\n        f"On'
            " one ruler it is {one_ruler} per cent,"
        ),
        (
            'f"As printed, on two rulers, Japan\'s share is {one_ruler} per cent. "\n       '
            ' f"On one ruler it is {mixed} per cent,'
        ),
        "two_rulers sentence: the two shares exchanged, the opposite of the insight",
    ),
    (
        "guam_numbers",
        'per cent more than the "\n        f"{len(common)} indexes',
        'per cent less than the "\n        f"{len(common)} indexes',
        "which_index sentence: official amount said to be less than the indexes give",
    ),
    (
        "guam_numbers",
        'No text that we saw names the index."',
        'The official text names the index."',
        "which_index detail: says that the official index is known",
    ),
    (
        "guam_numbers",
        'to_guam = rows.set_index("where").value["Guam"]',
        'to_guam = rows.set_index("where").value["Hawaii"]',
        "where_marines sentence: Hawaii's 2,700 given as those who go to Guam",
    ),
    (
        "guam_numbers",
        "The split of 2017, posts or people not said: {split}",
        "The split of 2017, in people: {split}",
        "where_marines detail: unknown unit given as known",
    ),
    (
        "guam_numbers",
        '"The head-count does not fit: the estimate is for the force on Guam."',
        '"The head-count does not fit: the estimate is for all who leave Okinawa."',
        "cost_per_head sentence: names the wrong head-count as the fitting one",
    ),
    (
        "guam_numbers",
        'f"In cash Japan\'s share rose from {cash[0]} to {cash[1]} per cent; "',
        'f"In cash Japan\'s share rose from {cash[1]} to {cash[0]} per cent; "',
        "plans_compared sentence: shares of 2006 and 2012 exchanged",
    ),
    (
        "guam_numbers",
        'for payer, amount in old.items() if payer.startswith("Japan"))',
        'for payer, amount in old.items() if payer != "Japan, cash")',
        "plans_compared sentence: 'all its money' is loans plus the US part",
    ),
    (
        "guam_numbers",
        'which is {bill * scale:.2f} of FY{year}"',
        'which is {bill * scale:.2f} of FY2012"',
        "share_and_cap sentence: restated FY2008 amount called FY2012",
    ),
    (
        "guam_numbers",
        'sentence += f" Below the estimate Japan pays {rule}: an assumption."',
        'sentence += f" Above the estimate Japan pays {rule}: an assumption."',
        "share_and_cap sentence: says that the rule holds above the estimate",
    ),
    (
        "guam_numbers",
        "change = percent(story, before) - 100",
        "change = 100 - percent(before, story)",
        "dollar sentence: change on the wrong base, 18.2 instead of 22.3",
    ),
    (
        "guam_numbers",
        "For {', '.join(map(str, unknown))} none was found.\"",
        "For {', '.join(map(str, unknown))} none was paid.\"",
        "payments sentence: unknown as nothing",
    ),
    (
        "guam_numbers",
        "total = None if some.value.isna().any() else some.value.sum()",
        "total = some.value.sum()",
        "payments: unknown years drawn as zero",
    ),
    (
        "guam_numbers",
        '{percent(counted, cap):.1f} per cent."',
        '{percent(paid, cap):.1f} per cent."',
        "cap_used sentence: 124.8 per cent of the cap instead of 98.2",
    ),
    (
        "guam_numbers",
        'f"The second pair is read as FY2008 dollars, an inference. "',
        'f"The second pair is in FY2008 dollars. "',
        "cap_used detail: inference unsaid",
    ),
    (
        "guam_numbers",
        'agreed = [row.value for row in groups["facilities on Guam"]]',
        'agreed = [row.value for row in groups["facilities and more"]]',
        "estimates sentence: range of another scope given for facilities on Guam",
    ),
    (
        "money",
        "return min(cap, bill * cap / estimate)",
        "return bill * cap / estimate",
        "share_and_cap: by the agreed share Japan's part has no cap any more",
    ),
    (
        "money",
        "step = (high / low) ** (1 / (end - start))",
        "step = 1 + (high / low - 1) / (end - start)",
        "price_year: official ruler misses FY2012 (simple instead of compound rate)",
    ),
    (
        "story",
        '"What would check it": row["check"],\n        "What was found": row.found,',
        '"What would check it": row.found,\n        "What was found": row["check"],',
        "the receipt: what would check it and what was found exchanged",
    ),
    (
        "story",
        "{row['where']}, {row.speaker}, {row.kind}: {row.claim}. \"\n            f\"Our",
        'paragraph {row.place}, {row.speaker}, {row.kind}: {row.claim}. "\n            f"Our',
        "the sentence gives the claim's place within its paragraph as the paragraph",
    ),
    (
        "story",
        '"kind": rows.kind,\n            "verdict": rows.verdict,',
        '"kind": rows.verdict,\n            "verdict": rows.kind,',
        "the table of browse: kinds under verdict, verdicts under kind",
    ),
    (
        "story",
        '"paragraph": rows.paragraph,',
        '"paragraph": rows.place,',
        "the table of browse: the place in a paragraph as the paragraph's number",
    ),
    (
        "story",
        'claims fit: {tally(fits)}."',
        'claims fit: {tally(rows)}."',
        "the sentence counts the verdicts of all claims, not of those that fit",
    ),
    (
        "story",
        "(some.verdict == 'supported').sum()",
        "(some.verdict != 'supported').sum()",
        "the sentence of kinds: 'supported' counts what is not",
    ),
    (
        "story",
        '"quotes", "attributions", "opinions", "forecasts"]',
        '"attributions", "quotes", "opinions", "forecasts"]',
        "the sentence of kinds: quotes' and attributions' counts exchanged",
    ),
    (
        "story",
        '"why": rows.found,\n            "where people differ": rows.differ,',
        '"why": rows.differ,\n            "where people differ": rows.found,',
        "the list of judged claims: our reason stands as dissent and dissent as our reason",
    ),
    (
        "story",
        '"C27": "two Pacific powers",\n    "C35": "the speech was last week",',
        '"C27": "the speech was last week",\n    "C35": "two Pacific powers",',
        "two claims' words exchanged on the axis: marks are read as verdicts on the other claim",
    ),
    (
        "story",
        'Markup("<b>Why:</b> {}").format(row.found)',
        'Markup("<b>Why:</b> {}").format(row["check"])',
        "why: what would check a claim instead of what was found",
    ),
    (
        "story",
        "return View(sentence, below=_why(row) + list_of_judged)",
        "return View(sentence, below=_why(rows.loc[judged[-1]]) + list_of_judged)",
        "the reason of another claim stands under the sentence of this one",
    ),
    (
        "story",
        '["claim", "what would check it", "what was found", "verdict", "source"]',
        '["claim", "what was found", "what would check it", "verdict", "source"]',
        "the blank sheet: two columns under each other's heading",
    ),
    (
        "story",
        'verdict not in ("", "opinion", "unverified")',
        'verdict not in ("", "opinion", "imprecise")',
        (
            "the sheet lets an 'imprecise' without a source pass and asks for the source of an"
            " 'unverified'"
        ),
    ),
    (
        "story",
        'Chart("story.judge", fig, moving=[band, yours, ours])',
        'Chart("story.judge", fig, moving=[band, yours])',
        "live: our rings never appear; every claim looks as if we had no verdict",
    ),
    (
        "story",
        'xlabel="cross: yours; ring: ours"',
        'xlabel="cross: ours; ring: yours"',
        "the key exchanged: your verdicts are read as ours",
    ),
    (
        "story",
        "agreed = sum(given[id] == rows.verdict[id] for id in rows.id)",
        "agreed = sum(given[id] != rows.verdict[id] for id in rows.id)",
        "'on n we agree' counts disagreements",
    ),
    (
        "story",
        "ring.set_data([row.place], [row.paragraph])",
        (
            "ring.set_data([rows.iloc[claim % len(rows)].place], [rows.iloc[claim %"
            " len(rows)].paragraph])"
        ),
        "the ring stands on the next claim",
    ),
    (
        "story",
        "fits = fits[fits[column] == value]",
        "fits = rows[rows[column] == value]",
        "only the last filter counts: claims that do not fit are kept",
    ),
    (
        "story",
        (
            "        for name, line in marks.items():\n            some = fits[fits.verdict =="
            " name]\n            line.set_data(some.place, some.paragraph)\n        if"
            ' fits.empty:\n            return View("No claim fits. Choose again.")\n'
        ),
        (
            '        if fits.empty:\n            return View("No claim fits. Choose again.")\n  '
            "      for name, line in marks.items():\n            some = fits[fits.verdict =="
            " name]\n            line.set_data(some.place, some.paragraph)\n"
        ),
        "where no claim fits the marks of the state before stay",
    ),
    (
        "story",
        (
            'Patch(label=verdict, fc=ink, ec="white", hatch=draw.HATCHES.get(ink))\n        for'
            " verdict, (ink, _) in MARKS.items()"
        ),
        (
            'Patch(label=verdict, fc=ink, ec="white", hatch=draw.HATCHES.get(ink))\n        for'
            " verdict, (ink, _) in zip(sorted(MARKS), MARKS.values())"
        ),
        "the legend's names in alphabetical order: keys of other colours",
    ),
    (
        "lanes",
        "self.artists = [self.edges, *self.labels, self.dots, self.chosen, *self.names.values()]",
        "self.artists = [self.edges, *self.labels, self.dots, *self.names.values()]",
        "timeline on the page: the red dot does not move with the slider, the words do",
    ),
    (
        "lanes",
        "days[chosen : chosen + 1], heights[chosen : chosen + 1]",
        "days[chosen + 1 : chosen + 2], heights[chosen + 1 : chosen + 2]",
        "timeline: the red dot stands on the next event",
    ),
    (
        "lanes",
        "between = list(tops.values())[1:]",
        "between = list(tops.values())[:-1]",
        "timeline: the last lane has no edge, its events seem to be of the lane above",
    ),
    (
        "lanes",
        "name.set_visible(lane in middles)",
        "name.set_visible(True)",
        "timeline: names of unticked lanes stay where they were, beside another lane's dots",
    ),
    (
        "lanes",
        "lane: (start + end) / 2\n",
        "lane: end + 0.5\n",
        "timeline: each lane's name stands beside the lane below",
    ),
    (
        "lanes",
        "            text.set_visible(False)\n\n    def _show_names",
        "            text.set_visible(True)\n\n    def _show_names",
        "timeline: labels of events that are not in view stay in the picture",
    ),
    (
        "lanes",
        (
            "for text, (word, x, y) in zip(self.labels, said, strict=False):\n           "
            " text.set(text=word, x=x, y=y, visible=True)"
        ),
        (
            "for text, (word, x, y) in zip(self.labels, said, strict=False):\n           "
            " text.set(text=word, x=x - 150, y=y, visible=True)"
        ),
        "timeline: labels are shifted by half a year when little time is shown",
    ),
    (
        "lanes",
        "        wide = label_width(event.label) if event.label else 0\n",
        "        wide = label_width(event.kind) if event.label else 0\n",
        (
            "timeline: room is kept for the width of another word; labels lie on each other or"
            " far from their dot"
        ),
    ),
    (
        "lanes",
        "            (tops[kind] + place.row + 0.5) / total\n",
        "            (tops[kind] + 0.5) / total\n",
        "timeline: events of one lane share a row, dots and labels lie on each other",
    ),
    (
        "layers",
        "base64.b64encode(self._png([])).decode()",
        "base64.b64encode(self._png(self.moving)).decode()",
        (
            "live: each frame keeps the moving artists of its first state as a ghost under the"
            " present ones"
        ),
    ),
    (
        "layers",
        "artist.set_animated(True)",
        "artist.set_animated(False)",
        "live: the same ghost; the fixed picture holds the bars of its first state",
    ),
    (
        "layers",
        "look = (words, hash(font), tuple(gc.get_rgb()), angle, ismath)",
        "look = (words, hash(font), angle, ismath)",
        "live: a text keeps the colour it had when it was first drawn",
    ),
    (
        "layers",
        "return list(self.frames).index(frame)",
        "return len(self.frames) - 1",
        "two layers out of step: going back, the moving layer asks for the newest frame's axis",
    ),
    (
        "layers",
        'self.salt = f"c{uuid.uuid4().hex[:6]}"',
        'self.salt = f"c{id(type(self)) % 10**6}"',
        "two panels with the same salt: one asks for frames and texts of the other",
    ),
    (
        "layers",
        'with style.look(), mpl.rc_context({"svg.hashsalt": self.salt}):',
        'with mpl.rc_context({"svg.hashsalt": self.salt}):',
        "the reader's own rcParams leak into the moving layer",
    ),
    (
        "layers",
        "limits = tuple(axis.get_view_interval())",
        "limits = tuple(sorted(map(round, axis.get_view_interval())))",
        "frames whose limits differ by less than one share an axis: ticks of another state",
    ),
    (
        "style",
        "inks = (BLUE, RED, GREEN, PURPLE, ORANGE, TEAL, GREY)",
        "inks = (BLUE, RED, GREEN, PURPLE, TEAL, GREY)",
        "pictures without orange in their palette: Okinawa's orange is drawn as a red or brown",
    ),
    ("style", '"date.epoch")', '"date")', "the reader's own date settings reach the axes of dates"),
    (
        "style",
        "with mpl.rc_context(LOOK):",
        "with mpl.rc_context():",
        "the reader's own style leaks into every picture",
    ),
    (
        "draw",
        'ink = "white" if part.color in DARK and not hatch else BLACK',
        'ink = BLACK if part.color in DARK and not hatch else "white"',
        "words inside bars: white on pale, which nobody can read",
    ),
    (
        "draw",
        "    for text, height in sorted(ends.items(), key=lambda end: end[1] or 0):",
        "    for text, height in ends.items():",
        "lines' names pushed up beside another line",
    ),
    (
        "draw",
        "line.set_visible(name in points)",
        "line.set_visible(True)",
        "a tick box taken off leaves the line of the state before",
    ),
    (
        "draw",
        "return known[-1] if known else None",
        "return known[0] if known else None",
        "lines' names stand at their beginning's height",
    ),
    (
        "draw",
        "self.names = {name: moving_label(ax, ink, fontsize=SMALL) for name, ink in inks.items()}",
        (
            "self.names = {name: moving_label(ax, ink, fontsize=SMALL)"
            " for name, ink in zip(inks, sorted(inks.values()))}"
        ),
        "lines' names in the colours of other lines",
    ),
    (
        "draw",
        'unverified = rows.status == "unverified"',
        'unverified = rows.status == "unseen"',
        "unverified years are filled like those seen on a page",
    ),
    (
        "draw",
        'note.set(text=f"{counts[year]:,.0f}", x=year, y=counts[year] + above)',
        'note.set(text=f"{counts[year]:,.0f}", x=year, y=max(counts.values()) + above)',
        "the number of a year stands at the height of another year's count",
    ),
    (
        "draw",
        "yticklabels=names,\n        ylim",
        "yticklabels=names[::-1],\n        ylim",
        "rows carry the names of other rows",
    ),
    (
        "chart",
        "number=layers.fixed(),",
        "number=0,",
        "the moving layer always asks for the first frame: another axis under the bars",
    ),
    (
        "panel",
        "if row.asked is not None",
        "if row.asked",
        "a cut zero is not said: 0 typed into a year's box becomes 1950 without a word",
    ),
    (
        "panel",
        "self.add_class(chart.layers.salt)",
        'self.add_class("course-panel")',
        "no frame is ever seen: bars without axis, title and labels",
    ),
    (
        "panel",
        ".course-frame {{ visibility: hidden }}",
        ".course-frame {{ visibility: inherit }}",
        "all frames lie on each other: ticks of several states at once",
    ),
    (
        "panel",
        "controls.set_options(self.controls[name], options)",
        "options = list(options)",
        "the pressed button names an answer that the vote did not have, the picture shows another",
    ),
    (
        "panel",
        "self.chart.view = replace(view, sentence=cut + view.sentence)",
        "self.chart.view = replace(view, sentence=cut + (self.chart.sentence or view.sentence))",
        "the sentence of the state before, or the first one for ever",
    ),
    (
        "panel",
        '            control.observe(self._moved, "value")',
        (
            "            if not isinstance(control, widgets.Checkbox):\n               "
            ' control.observe(self._moved, "value")'
        ),
        "a tick box that does nothing by hand",
    ),
    (
        "controls",
        '"given": given | {present: change["new"]}}',
        '"given": {present: change["new"]}}',
        "by hand: each verdict wipes out those given before; 'judged so far 1 of 12'",
    ),
    (
        "controls",
        'self.answer.value = self.value["given"].get(present)',
        'self.answer.value = self.value["given"].get(present, self.answer.value)',
        "by hand: the button of the claim before stays pressed on a claim without a verdict",
    ),
    (
        "controls",
        'self.value = self.value | {"present": change["new"]}',
        'self.value = {"present": change["new"], "given": {}}',
        "by hand: turning to the next claim forgets every verdict",
    ),
    (
        "controls",
        "control.value = value if value in options else options[0]",
        "control.value = value if value in options else options[-1]",
        "the button that is pressed is another than the answer that is drawn",
    ),
    (
        "controls",
        "return min(max(value, control.min), control.max)",
        "return value if control.min <= value <= control.max else control.min",
        "a number typed beyond the upper end falls to the lower end",
    ),
    (
        "controls",
        "self.control.value = nearest(self.control, asked)\n        if",
        'self.control.set_trait("value", self.control.value)\n        if',
        "a number typed into the box moves neither slider nor picture",
    ),
    (
        "cells",
        "if earlier_run != run:",
        "if earlier_run == run:",
        (
            "of two panels in one cell the first is closed, its controls dead; old ones of"
            " earlier runs stay"
        ),
    ),
    (
        "judge",
        'f"{number:,.10g} (in {sheet.unit}) is not it, and not',
        'f"{nearest.goal:,.10g} (in {sheet.unit}) is not it, and not',
        "the feedback says of the nearest known value, often the right one, that it is not it",
    ),
    (
        "judge",
        "return min(0.5 * 10**-decimals, 0.02 * abs(number))",
        "return 0.5 * 10**-decimals",
        "a coarse answer (two digits before nothing) is right although it is five per cent off",
    ),
    (
        "judge",
        'BARS = {"right": style.GREEN, "remark": style.GREEN}',
        'BARS = {"right": style.GREEN, "remark": style.GREEN, "wrong": style.GREEN}',
        "wrong answers get the green bar",
    ),
    (
        "receipts",
        (
            '"dollars of": [row.get("price_basis", "") for row in rows],\n            "status":'
            ' [row["status"] for row in rows],'
        ),
        (
            '"dollars of": [row["status"] for row in rows],\n            "status":'
            ' [row.get("price_basis", "") for row in rows],'
        ),
        "a receipt's price year stands under status and its status under dollars of",
    ),
    (
        "receipts",
        (
            '"publisher": rows.publisher,\n            "date": rows.date.str.replace("-",'
            ' "\\u2011"),  # a hyphen that does not break the line\n            "kind":'
            " rows.kind,"
        ),
        (
            '"publisher": rows.kind,\n            "date": rows.date.str.replace("-", "\\u2011"),'
            '  # a hyphen that does not break the line\n            "kind": rows.publisher,'
        ),
        "the list of sources: publisher and kind exchanged",
    ),
    (
        "receipts",
        "for source_id in source_ids]",
        "for source_id in sorted(source_ids)]",
        "links in alphabetical order: rows cite the sources of other rows",
    ),
    (
        "receipts",
        'return f"{cell:,.10g}"',
        'return f"{cell:,.0f}"',
        "tables of figures: 8.6 billion shown as 9",
    ),
    (
        "receipts",
        "({row['low']:,.10g} to {row['high']:,.10g})",
        "({row['low']:,.10g} or {row['high']:,.10g})",
        "a range is shown as two possible values",
    ),
    (
        "threats",
        "as_counted = known.get((zone, measure), {})",
        "as_counted = counts[zone]",
        "vessels' headline gives index numbers as if they were ship-days",
    ),
    (
        "threats",
        "name: numbers.on_scale(known.get((name, measure), {}), scale) for name in ZONES",
        "name: numbers.on_scale(known.get((name, measure), {}), INDEX) for name in ZONES",
        "vessels: counts are asked for and an index is drawn",
    ),
    (
        "start",
        "            land.set_visible(name == FRAMES[view].coast)",
        "            land.set_visible(name != FRAMES[view].coast)",
        "map: each part shows the coast of another",
    ),
    (
        "chart",
        "for number, data in enumerate(frames[there:], start=there)",
        "for number, data in enumerate(frames[there:])",
        "two layers out of step: a new frame carries the number of the first one",
    ),
    (
        "predictions",
        "asked.feedback.verdict in learner.UNREAD",
        "asked.feedback.verdict in ()",
        "the picture opens for an exercise that nobody has answered",
    ),
    (
        "predictions",
        "self.children = [self.style_sheet, self.invite]",
        "self.children = [self.style_sheet, self.invite, self.panel]",
        "the answer stands in the page while the question is open",
    ),
    (
        "predictions",
        "self.panel.with_guess(asked.first)",
        "self.panel.with_guess(self.sheet.scale.exact)",
        "the learner's guess is drawn where the answer is",
    ),
    (
        "predictions",
        'button.icon = "check" if name == answer else ""',
        'button.icon = "check" if name == answer else button.icon',
        "earlier choices keep their tick",
    ),
    (
        "predictions",
        'was = escape(summaries.right_answer(self.sheet).rstrip(".")) if self.sheet.is_guess else',
        "was = f'{self.sheet.right.goal:.4g}' if True else",
        "whoever opens a picture without trying is told the exercise's answer",
    ),
    (
        "learner",
        "asked.first = asked.last if asked.first is None else asked.first",
        "asked.first = asked.last",
        "the summary shows the last choice as what was expected",
    ),
    (
        "predictions",
        "if asked.last != asked.first:",
        "if asked.last == asked.first:",
        "a verdict on a changed mind stands under the first guess",
    ),
    (
        "learner",
        "asked.feedback = judge.judge(asked.sheet, given)",
        "asked.feedback = asked.feedback or judge.judge(asked.sheet, given)",
        "an exercise that stands now is still said to be wrong",
    ),
    (
        "summaries",
        'STANDS = {"right": "stands", "remark": "stands", "open": "open"}',
        'STANDS = {"right": "stands", "mistake": "stands", "open": "open"}',
        "a mistake is said to stand",
    ),
    (
        "draw",
        'ax.plot([x], [y + up], "v",',
        'ax.plot([x], [y - up], "v",',
        "the guess is drawn across another row",
    ),
    (
        "judge",
        "if number <= case.goal]",
        "if number < case.goal]",
        "a guess at the end of a band gets the words of the next one",
    ),
    (
        "judge",
        "if _is_rounding(answer, number, sheet.right.goal) and not reckoned:",
        "if False:",
        "a right answer that is rounded far is told of a mistake",
    ),
    (
        "numerals",
        r'if re.fullmatch(r"[1-9]\d{0,2},\d{3}", typed):',
        "if False:",
        "1,720 is read as 1.72 without asking",
    ),
    (
        "numerals",
        'minus = "-" if found["sign"] not in ("", "+") else ""',
        'minus = "-" if found["sign"] == "-" else ""',
        "a minus as in print is dropped",
    ),
    (
        "slips",
        "lambda right: -right,",
        "lambda right: right,",
        "a wrong sign is not known",
    ),
    (
        "sentences",
        'WEIGHTS = {"mistake": 0, "ask": 1, "right": 2, "missing": 3}',
        'WEIGHTS = {"mistake": 2, "ask": 1, "right": 0, "missing": 3}',
        "a sentence with a mistake is called right",
    ),
    (
        "guam",
        "draw.guess_across(ax, whole * guess / 100, 0,",
        "draw.guess_across(ax, (whole - part) * guess / 100, 0,",
        "the guess is drawn as a part of the rest",
    ),
    (
        "guam",
        "draw.guess_at(right, 2 * estimate, guess,",
        "draw.guess_at(right, estimate, guess,",
        "the guess for the doubled bill stands at the estimate",
    ),
    (
        "passage",
        "if key == chosen else escape(words)",
        "if key != chosen else escape(words)",
        "the parts that were not chosen are marked",
    ),
    (
        "history",
        'list(rows).index("Okinawa")',
        'list(rows).index("Ogasawara")',
        "the guess about Okinawa's return stands on the row of another group of islands",
    ),
    (
        "history",
        "date2num(free) + guess * DAYS_A_YEAR",
        "date2num(start) + guess * DAYS_A_YEAR",
        "a guess of years from 1952 is drawn from 1945: it looks seven years too early",
    ),
    (
        "threats",
        "rows.year[rows.value.idxmax()]",
        "rows.year[rows.value.idxmin()]",
        "the guess about the busiest year stands on another year",
    ),
    (
        "transfer",
        '"before": _marks(grammar, before)',
        '"before": _marks(grammar, after)',
        "what was asked after the course stands under before",
    ),
    (
        "transfer",
        'if reading.verdict == "missing"]',
        'if reading.verdict == "right"]',
        "in place of the things to ask their short names stand in the table",
    ),
    (
        "transfer",
        'SAID.format("Before", plain(before))',
        'SAID.format("Before", plain(after))',
        "the learner's own words of before are those of after",
    ),
    (
        "dates",
        "return MONTHS[day.month - 1]",
        "return MONTHS[day.month % 12]",
        "days in words: every month bears the name of the next",
    ),
    (
        "receipts",
        '.replace("$", "<span>$</span>")',
        "",
        "transfer: what stands between two dollar signs is set as a formula where it is stored",
    ),
    (
        "start",
        "if path.stem in packages)",
        "if path.stem not in packages)",
        "check_setup: a file that hides a package is passed over, a harmless one is named",
    ),
    (
        "chart",
        "if cells.VIEW in bundle:",
        "if cells.VIEW in bundle and self.fig is None:",
        "a panel's view and picture are one output: the next day an error stands in its place",
    ),
]
