"""Charts and panels of notebook 04: what "$2.8 billion of the $8.6 billion" means."""

from helpers import draw, money, passage, style
from helpers import guam_numbers as numbers
from helpers.chart import Chart, View
from helpers.dates import short_month
from helpers.draw import Part, label, moving_label, stack
from helpers.functions import index_steps
from helpers.guam_numbers import CAP, COST, OFFICIAL, dollars, rulers
from helpers.money import RULES, percent
from helpers.panel import Panel, choice, number
from helpers.style import (
    BLACK,
    BLUE,
    GREY,
    PALE,
    PURPLE,
    RED,
    SIDES,
    SMALL,
    TITLE,
    look,
)
from helpers.tables import table, value

JAPAN, US, GUAM = SIDES["Japan"], SIDES["United States"], SIDES["Guam"]
# Who was to pay: colour and hatch.
PAYERS = {
    "Japan, cash": (JAPAN, None),
    "Japan, equity\nand loans": (JAPAN, "//"),
    "United States": (US, None),
}


def sentence() -> Panel:
    """Panel: the story's money sentence; choose a part and read what has to be found out."""
    return passage.panel("guam.sentence", "The sentence, in parts", numbers.sentence_parts())


@look()
def naive_share() -> Chart:
    """The share as the sentence suggests it."""
    part, whole = value("S13_article_share"), value("S13_article_cost")
    share = f"{percent(part, whole):.1f}"
    fig, ax = draw.axes(
        f"As printed, {part} of {whole} is {share} per cent",
        2.4,
        yticks=[],
        ylim=(-0.45, 0.7),
        xlim=(0, 9),
        xlabel="billion dollars, as printed (no price year given)",
    )
    rest = Part(whole - part, f"the rest of {whole}", PALE)
    stack(ax, 0, [Part(part, f"Japan, up to {part}", JAPAN), rest])
    words = f"As printed, Japan's {part} of {whole} billion is {share} per cent."

    def draw_guess(guess):
        return draw.guess_across(ax, whole * guess / 100, 0, f"your guess: {guess} %")

    return Chart("guam.naive_share", fig, View(words), draw_guess=draw_guess)


@look()
def two_rulers() -> Chart:
    """The same promise and the same estimate: as printed, in FY2008 and in FY2012 dollars."""
    pairs = numbers.pairs_by_ruler()
    shares = {name: f"{percent(part, whole):.1f}" for name, (part, whole) in pairs.items()}
    mixed, *_, one_ruler = shares.values()
    fig, ax = draw.labelled_rows(
        f"On one ruler the share is {one_ruler} per cent, not {mixed}",
        pairs,
        xlim=(0, 11.6),
        xticks=range(0, 10, 2),
        xlabel="billion dollars",
    )
    for y, (name, (part, whole)) in enumerate(pairs.items()):
        ink = PURPLE if name == numbers.MIXED else JAPAN  # purple: two rulers mixed
        rest = Part(whole - part, f"rest {whole - part:.2f}", PALE)
        stack(ax, y, [Part(part, f"{part:.2f}", ink), rest])
        label(ax, whole + 0.12, y, f"of {whole:.2f}: {shares[name]} %", weight="bold")
    return Chart("guam.two_rulers", fig, View(*numbers.two_rulers_words(pairs, shares)))


@look()
def price_year() -> Panel:
    """Panel: both amounts in the dollars of any year, by the ruler of your choice."""
    known, cap, estimate = rulers(), dollars("P12_cap_fy08"), dollars(COST)
    fig, ax = draw.labelled_rows(
        "Both amounts in the dollars of one year",
        ["Japan's cap", "Guam estimate"],
        3.0,
        xlim=(0, 12.5),
        xlabel="billion dollars of the chosen year",
    )
    bars = ax.barh([0, 1], [0, 0], style.BAR, color=[JAPAN, GREY])
    notes = [label(ax, 0, y, "", weight="bold") for y in (0, 1)]

    def move(index, year):
        part, whole = cap.to(year, known[index]), estimate.to(year, known[index])
        share = 100 * (part / whole)
        texts = (f"{part.amount:.2f} = {share:.1f} %", f"{whole.amount:.2f}")
        for bar, note, dollars_of_year, text in zip(bars, notes, (part, whole), texts, strict=True):
            bar.set_width(dollars_of_year.amount)
            note.set(x=dollars_of_year.amount + 0.12, text=text)
        return View(numbers.price_year_sentence(index, part, whole, share))

    return Panel(
        Chart("guam.price_year", fig, moving=[*bars, *notes]),
        move,
        index=choice("Ruler", list(known), OFFICIAL),
        year=number("Price year", "", 2012, numbers.FIRST, numbers.LAST, 1),
    )


@look()
def which_index() -> Chart:
    """What 2.8 billion of FY2008 become by 2012 with each index, against the official amount."""
    start, goal = value("P12_cap_fy08"), value(CAP)
    common = {name: start * step for name, step in index_steps().sort_values().items()}
    forecasts = {name: start * step for name, step in numbers.forecast_steps().items()}
    amounts = common | forecasts
    fig, ax = draw.labelled_rows(
        f"None of these turns {start} into {goal:.2f}",
        amounts,
        4.9,
        above=0.9,
        xlim=(2.9, 3.16),
        xlabel="billion dollars in 2012 (the axis starts at 2.90)",
    )
    ax.axvline(goal, color=BLACK, lw=style.THICK)
    label(ax, goal - 0.004, -0.6, f"official {goal:.3f}", ha="right", weight="bold")
    for y, (name, amount) in enumerate(amounts.items()):
        color, mark = (PURPLE, "D") if name in forecasts else (BLUE, "o")
        ax.plot([amount, goal], [y, y], color=color, lw=style.THIN, ls=":")
        ax.plot(amount, y, mark, color=color, ms=style.MARK)
        label(ax, amount - 0.005, y, f"{amount:.3f}", ha="right")
    view = View(*numbers.which_index_words(common, forecasts, start, goal))
    return Chart("guam.which_index", fig, view)


@look()
def where_marines() -> Chart:
    """Where the Marines who leave Okinawa are to go, as the US auditors split them."""
    rows = table("guam_people").query("plan == '2017'")
    leave, force, low = (value(f"P12_{key}") for key in ("total_marines", "guam", "guam_low"))
    last = len(rows) + 1
    fig, ax = draw.labelled_rows(
        "Fewer than half of those who leave go to Guam",
        ["Leave Okinawa (2012)", *rows["where"], "Whole force on Guam"],
        4.7,
        xlim=(0, 10400),
        xlabel="Marines as planned: in posts in 2012, not said in 2017",
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.barh([0, last], [leave, force], style.BAR, color=[SIDES["Okinawa"], GUAM])
    label(ax, leave + 100, 0, f"{leave:,.0f}", weight="bold")
    ax.plot([low, force], [last, last], color=BLACK, lw=style.BROAD, solid_capstyle="butt")
    label(ax, force + 100, last, f"about {force:,.0f} (or {low:,.0f} to {force:,.0f})")
    end = 0
    for y, row in enumerate(rows.itertuples(), start=1):
        end = stack(ax, y, [Part(row.value, "", GUAM if row.where == "Guam" else PALE)], end)
        label(ax, end + 100, y, f"{row.value:,.0f}")
    to_guam = 1 + list(rows["where"]).index("Guam")

    def draw_guess(guess):
        return draw.guess_across(ax, guess, to_guam, f"your guess: {guess:,}")

    view = View(*numbers.where_marines_words(rows, end))
    return Chart("guam.where_marines", fig, view, draw_guess=draw_guess)


def _head_count_axes(marks):
    """The axes of cost_per_head(), with a line at each head-count that the plans name."""
    fig, ax = draw.axes(
        "Cost for each Marine",
        3.9,
        xlim=(2000, 12200),
        ylim=(0, 6.5),
        xlabel="Marines that you divide by (the axis starts at 2,000)",
        ylabel="million dollars",
        xticks=[2000, *marks, 12000],
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.vlines(marks, 0, 6.5, color=PALE, lw=style.THIN)
    return fig, ax


@look()
def cost_per_head() -> Panel:
    """Panel: cost for each Marine by the estimate and the head-count that you divide."""
    keys = {f"{value(COST)} for Guam": COST, f"{value('G13_121')} for the wider plan": "G13_121"}
    marks = [value(key) for key in ("P12_guam_4000", "P12_guam", "P12_total_marines")]
    heads = list(range(2000, 12001, 100))
    fig, ax = _head_count_axes(marks)
    (curve,) = ax.plot([], [], color=GREY, lw=style.THICK)
    (dots,) = ax.plot([], [], "o", color=GREY, ms=style.DOT)
    (here,) = ax.plot([], [], "o", color=RED, ms=style.CHOSEN, clip_on=False)
    note = moving_label(ax, RED, weight="bold", fontsize=TITLE, bbox=style.PAPER)

    def move(estimate, marines):
        cost = value(keys[estimate])
        each = money.per_head(cost, marines)
        curve.set_data(heads, [money.per_head(cost, head_count) for head_count in heads])
        dots.set_data(marks, [money.per_head(cost, mark) for mark in marks])
        here.set_data([marines], [each])
        side = "left" if marines < 9500 else "right"
        note.set(x=marines + 180, y=each + 0.45, text=f"{each:.2f} million", ha=side)
        return View(
            f"{estimate} (billion dollars), divided by {marines:,} Marines: {each:.2f} million "
            f"each. {numbers.head_count_sentence(keys[estimate], marines)}"
        )

    return Panel(
        Chart("guam.cost_per_head", fig, moving=[curve, note, dots, here]),
        move,
        estimate=choice("Estimate (billion dollars)", list(keys), next(iter(keys))),
        marines=number("Divide by", "Marines", 5000, 2000, 12000, 100),
    )


@look()
def plans_compared() -> Chart:
    """The parts of the plans of 2006 and 2012, in FY2012 dollars."""
    plans = numbers.plan_parts()
    fig, ax = draw.labelled_rows(
        "From plan to plan Japan's cash stayed and its loans went",
        [f"Plan of\n{year}" for year in plans],
        3.9,
        xlim=(0, 13.4),
        xlabel="billion FY2012 dollars (official pair)",
        xticks=range(0, 13, 2),
    )
    for y, parts in enumerate(plans.values()):
        inside = [
            Part(amount, f"{payer}\n{amount:.2f}", *PAYERS[payer])
            for payer, amount in parts.items()
        ]
        total = stack(ax, y, inside)
        label(ax, total + 0.12, y, f"{total:.2f}", weight="bold")
    return Chart("guam.plans_compared", fig, View(*numbers.plans_words(plans)))


def _share_axes():
    """The two panes of share_and_cap with all that does not move."""
    title = "Who pays what, at which final bill?"
    fig, (left, right) = draw.axes(title, 4.1, panes=2)
    left.set(xlim=(-0.6, 1.6), ylim=(0, 26), xticks=[0, 1], xticklabels=["Japan", "United States"])
    right.set(
        xlim=(0, 25.6),
        xticks=range(0, 26, 5),
        ylim=(0, 109),
        ylabel="Japan's part, per cent",
        xlabel="final bill, billion FY2012 dollars",
    )
    naive = percent(value("S13_article_share"), value("S13_article_cost"))
    right.axhline(naive, color=PURPLE, ls="--", lw=style.THIN)
    label(right, 0.4, naive - 5, "as printed", PURPLE, fontsize=SMALL)
    right.axvline(value(COST), color=GREY, ls=":", lw=style.THIN)
    label(right, value(COST) + 0.4, 101, f"estimate {value(COST)}", GREY, fontsize=SMALL)
    draw.fit(fig, {"left": 0.09})
    return fig, left, right


@look()
def share_and_cap() -> Panel:
    """Panel: who pays what at which final bill, with the rule below the estimate and price year."""
    level, cap, estimate = rulers()[OFFICIAL], value(CAP), value(COST)
    fig, left, right = _share_axes()
    bars = left.bar([0, 1], [0, 0], style.BAR, color=[JAPAN, US])
    above = {"ha": "center", "va": "bottom", "weight": "bold"}
    notes = [label(left, x, 0, "", **above) for x in (0, 1)]
    beside = {"rotation": 90, "ha": "center", "transform": left.transAxes}
    unit = label(left, -0.15, 0.5, "", **beside)
    (curve,) = right.plot([], [], color=JAPAN, lw=style.THICK)
    (here,) = right.plot([], [], "o", color=JAPAN, ms=style.CHOSEN, clip_on=False)
    # The curve has its corners where the cap and the estimate stand.
    bills = sorted({0.1, cap, estimate, *(quarter / 4 for quarter in range(1, 101))})

    def japan_pays(bill, rule):
        return money.contribution(bill, cap, estimate, rule)

    def move(bill, rule, year):
        japan, scale = japan_pays(bill, rule), level[year] / level[2012]
        for bar, note, amount in zip(bars, notes, (japan, bill - japan), strict=True):
            bar.set_height(amount * scale)
            note.set(text=f"{amount * scale:.2f}", y=amount * scale + 0.4)
        unit.set_text(f"billion FY{year} dollars")
        curve.set_data(bills, [percent(japan_pays(b, rule), b) for b in bills])
        here.set_data([bill], [percent(japan, bill)]) if bill else here.set_data([], [])
        return View(numbers.bill_sentence(bill, japan, rule, year, scale))

    def draw_guess(guess):
        low = guess < percent(cap, 2 * estimate)  # above it the name would lie on the curve
        return draw.guess_at(right, 2 * estimate, guess, f"your guess: {guess} %", left=low)

    in_dollars_of = [("FY2012 dollars", 2012), ("FY2008 dollars", 2008)]
    moving = [*bars, *notes, unit, curve, here]
    return Panel(
        Chart("guam.share_and_cap", fig, moving=moving, draw_guess=draw_guess),
        move,
        bill=number("Final bill", "billion FY2012 dollars", estimate, 0.0, 25.0, 0.1),
        rule=choice("Below the estimate Japan pays (assumed)", list(RULES), money.IN_FULL),
        year=choice("Show in", in_dollars_of, 2012),
    )


YEARS = {"xlim": (2004.9, 2026.1), "xticks": range(2006, 2025, 3)}  # of the exchange rates


@look()
def yen() -> Panel:
    """Panel: the same dollars in yen, at the average rates of two years of your choice."""
    rates = numbers.rates()
    amounts = {
        f"{value(CAP):.2f} (cap, FY2012)": value(CAP),
        f"{value(COST)} (estimate, FY2012)": value(COST),
    }
    fig, ax = draw.axes(
        "The same dollars, in yen", 3.7, margins={"left": 0.1}, ylabel="billion yen", **YEARS
    )
    ax.yaxis.set_major_formatter("{x:,.0f}")
    (line,) = ax.plot([], [], color=GREY)
    (dots,) = ax.plot([], [], "o", color=GREY, ms=style.DOT)
    (ends,) = ax.plot([], [], "o", color=BLUE, ms=style.CHOSEN)
    notes = [moving_label(ax, ha="center", weight="bold", bbox=style.PAPER) for _ in (0, 1)]

    def move(amount, first, second):
        first, last = sorted((first, second))
        in_yen = {year: amounts[amount] * rate for year, rate in rates.items()}
        top = 540 if amounts[amount] < 5 else 1500
        ax.set_ylim(0, top)
        for artist in (line, dots):
            artist.set_data(*zip(*in_yen.items(), strict=True))
        years = sorted({first, last})
        ends.set_data(years, [in_yen[year] for year in years])
        # The earlier year's number stands under its dot, the later one's above.
        for note, year, away in zip(notes, (first, last), (-0.09, 0.09), strict=True):
            note.set(x=year, y=in_yen[year] + away * top, text=f"{in_yen[year]:,.1f}")
        return View(numbers.yen_sentence(amount, first, last, in_yen[first], in_yen[last]))

    return Panel(
        Chart("guam.yen", fig, moving=[ax.yaxis, line, *notes, dots, ends]),
        move,
        amount=choice("Billion dollars", list(amounts), next(iter(amounts))),
        first=number("From", "year", 2012, 2006, 2025, 1),
        second=number("To", "year", 2013, 2006, 2025, 1),
    )


@look()
def dollar() -> Chart:
    """What a dollar cost in yen, on the average of each year."""
    rates = numbers.rates()
    before, story = rates[2012], rates[2013]
    fig, ax = draw.axes(
        f"A dollar cost {before:.0f} yen in 2012 and {story:.0f} yen in 2013",
        3.2,
        ylim=(0, 175),
        ylabel="yen for a dollar",
        **YEARS,
    )
    ax.plot(list(rates), list(rates.values()), color=GREY)
    ax.plot(list(rates), list(rates.values()), "o", color=GREY, ms=style.DOT)
    ax.plot([2012, 2013], [before, story], "o", color=BLUE, ms=style.CHOSEN)
    for year, away in ((2006, 14), (2012, -16), (2013, 16), (2025, 14)):
        label(ax, year, rates[year] + away, f"{rates[year]:.1f}", ha="center", weight="bold")
    return Chart("guam.dollar", fig, View(*numbers.dollar_words(rates)))


@look()
def payments() -> Chart:
    """What Japan provided by year, in dollars of the day; years without an amount stay open."""
    provided = numbers.provided_by_year()
    unknown = [year for year, (total, _) in provided.items() if total is None]
    fig, ax = draw.axes(
        f"What Japan provided each year; for {len(unknown)} years no amount was found",
        3.9,
        xlim=(2008.3, 2022.7),
        ylim=(0, 590),
        xlabel="hatched: US fiscal year, may overlap others; ?: no amount found",
        ylabel="million dollars of the day",
        xticks=range(2009, 2023),
    )
    for year, (total, overlaps) in provided.items():
        if total is None:
            ax.axvspan(year - 0.4, year + 0.4, color=PALE, lw=0)
            label(ax, year, 60, "?", GREY, ha="center", fontsize=22)
        else:
            hatch = "//" if overlaps else None
            ax.bar(year, total, style.BAR, color=JAPAN, hatch=hatch, ec="white")
            label(ax, year, total + 20, f"{total:,.4g}", ha="center", fontsize=SMALL)
    return Chart("guam.payments", fig, View(*numbers.payments_words(provided, unknown)))


@look()
def cap_used() -> Chart:
    """How 3.5 billion provided can be 2.75 of a cap of 2.8: dollars of the day, and of FY2008."""
    paid, counted, cap = numbers.provided_to_2022(), value("Y22_cum_fy08"), value("P12_cap_fy08")
    fig, ax = draw.labelled_rows(
        f"{paid:.1f} billion were provided, {counted:.2f} count against the cap",
        ["Provided, dollars\nof the day", "Counted,\nFY2008 dollars"],
        2.9,
        xlim=(0, 4.2),
        xlabel="billion dollars",
    )
    ax.barh([0, 1], [paid, counted], style.BAR, color=[GREY, JAPAN])
    ax.plot([cap, cap], [0.6, 1.4], color=BLACK, lw=style.THICK)
    label(ax, paid + 0.05, 0, f"{paid:.3f}", weight="bold")
    label(ax, cap + 0.06, 1, f"{counted:.2f} of the cap of {cap:.2f}", weight="bold")
    return Chart("guam.cap_used", fig, View(*numbers.cap_used_words(paid, counted, cap)))


@look()
def estimates() -> Chart:
    """Cost estimates in groups of like scope, each with what it covers, by date."""
    groups = numbers.cost_estimates()
    names = []
    for rows in groups.values():
        names += ["", *[f"{short_month(row.date)} {row.date:%Y}" for row in rows]]
    fig, ax = draw.labelled_rows(
        "Only estimates of one scope may be compared",
        names,
        6.6,
        xlim=(0, 48),
        xlabel="billion dollars; filled: the text states a price year",
        xticks=range(0, 26, 5),
    )
    heading = 0
    for group, rows in groups.items():
        label(ax, 0.4, heading, group, weight="bold", fontsize=SMALL)
        for y, row in enumerate(rows, start=heading + 1):
            fill = BLUE if row.price_basis.startswith("FY") else "white"
            ax.plot([0, row.value], [y, y], color=PALE, lw=style.THIN)
            ax.plot(row.value, y, "o", color=fill, mec=BLUE, mew=style.THICK, ms=style.MARK)
            label(ax, row.value + 0.8, y, f"{row.value:g}  {row.scope}", fontsize=SMALL)
        heading += len(rows) + 1
    return Chart("guam.estimates", fig, View(*numbers.estimates_words(groups)))
