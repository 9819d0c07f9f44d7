"""Charts and panels of notebook 04: what "$2.8 billion of the $8.6 billion" means."""

from helpers import draw, money
from helpers import guam_numbers as numbers
from helpers.chart import Chart, View
from helpers.draw import label, stack
from helpers.functions import index_steps
from helpers.guam_numbers import CAP, COST, OFFICIAL, dollars, rulers
from helpers.money import RULES, percent
from helpers.panel import Panel, choice, number
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, TITLE
from helpers.tables import table, value

PAYERS = {"Japan, cash": BLUE, "Japan, equity\nand loans": GREEN, "United States": RED}


def naive_share() -> Chart:
    """The share as the sentence suggests it."""
    part, whole = value("S13_article_share"), value("S13_article_cost")
    fig, ax = draw.axes(
        f"As printed: {part} of {whole}",
        2.2,
        left=0.03,
        bottom=0.32,
        yticks=[],
        xlim=(0, 9),
        xlabel="billion dollars, as printed (no price year given)",
    )
    parts = [(part, f"Japan, up to {part}", BLUE), (whole - part, f"the rest of {whole}", PALE)]
    stack(ax, 0, parts)
    share = percent(part, whole)
    sentence = f"As printed, Japan's {part} of {whole} billion is {share:.1f} per cent."
    return Chart("guam.naive_share", fig, sentence)


def two_rulers() -> Chart:
    """The same promise and the same estimate: as printed, in FY2008 and in FY2012 dollars."""
    rows = {"As printed:\ntwo rulers": (value("P12_cap_fy08"), value(COST))}
    for year in (2008, 2012):
        ruler = rulers()[OFFICIAL]
        pair = (dollars(CAP).to(year, ruler), dollars(COST).to(year, ruler))
        rows[f"All in\nFY{year} dollars"] = tuple(amount.amount for amount in pair)
    fig, ax = draw.labelled_rows(
        "One ruler for both amounts",
        rows,
        left=0.15,
        xlim=(0, 11.6),
        xticks=range(0, 10, 2),
        xlabel="billion dollars",
    )
    words = []
    for y, (name, (part, whole)) in enumerate(rows.items()):
        rest, share = f"rest {whole - part:.2f}", f"{percent(part, whole):.1f}"
        ink = PURPLE if name.startswith("As printed") else BLUE  # purple: two rulers mixed
        stack(ax, y, [(part, f"{part:.2f}", ink), (whole - part, rest, PALE)])
        label(ax, whole + 0.12, y, f"of {whole:.2f}: {share} %", weight="bold")
        one_line = name.replace("\n", " ")
        words.append(f"{one_line}: {part:.2f} of {whole:.2f} billion, {share} per cent, {rest}.")
    return Chart("guam.two_rulers", fig, " ".join(words))


def price_year() -> Panel:
    """Panel: both amounts in the dollars of any year, by the ruler of your choice."""
    known, cap, estimate = rulers(), dollars("P12_cap_fy08"), dollars(COST)
    fig, ax = draw.labelled_rows(
        "Both amounts in the dollars of one year",
        ["Japan's cap", "Guam estimate"],
        3.0,
        left=0.17,
        bottom=0.23,
        xlim=(0, 12.5),
        xlabel="billion dollars of the chosen year",
    )
    bars = ax.barh([0, 1], [0, 0], 0.6, color=[BLUE, GREY])
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


def which_index() -> Chart:
    """What 2.8 billion of FY2008 become by 2012 with each index, against the official amount."""
    start, goal = value("P12_cap_fy08"), value(CAP)
    common = {name: start * step for name, step in index_steps().sort_values().items()}
    forecasts = {name: start * step for name, step in numbers.forecast_steps().items()}
    amounts = common | forecasts
    fig, ax = draw.labelled_rows(
        "Which index turns 2.8 into 3.12?",
        amounts,
        4.9,
        above=0.9,
        left=0.375,
        bottom=0.14,
        xlim=(2.9, 3.16),
        xlabel="billion dollars in 2012 (the axis starts at 2.90)",
    )
    ax.axvline(goal, color=BLACK, lw=2)
    label(ax, goal - 0.004, -0.6, f"official {goal:.3f}", ha="right", weight="bold")
    for y, (name, amount) in enumerate(amounts.items()):
        color, mark = (PURPLE, "D") if name in forecasts else (RED, "o")
        ax.plot([amount, goal], [y, y], color=color, lw=1.5, ls=":")
        ax.plot(amount, y, mark, color=color, ms=9)
        label(ax, amount - 0.005, y, f"{amount:.3f}", ha="right")
    each = "; ".join(f"{name} {amount:.3f}" for name, amount in amounts.items())
    least = percent(goal, max(common.values())) - 100
    most = percent(goal, min(common.values())) - 100
    return Chart(
        "guam.which_index",
        fig,
        f"What {start} billion become: {each}. Official: {goal:.3f}, which is {least:.1f} to "
        f"{most:.1f} per cent more than the {len(common)} indexes give. The forecasts come nearer. "
        "No text that we saw names the index.",
    )


def where_marines() -> Chart:
    """Where the posts that leave Okinawa are to go, as the US auditors split them."""
    rows = table("guam_people").query("plan == '2017'")
    leave, force, low = (value(f"P12_{key}") for key in ("total_marines", "guam", "guam_low"))
    last = len(rows) + 1
    fig, ax = draw.labelled_rows(
        "Posts for 9,000 Marines leave: where do they go?",
        ["Leave Okinawa (2012)", *rows["where"], "Whole force on Guam"],
        4.0,
        left=0.24,
        bottom=0.18,
        xlim=(0, 10400),
        xlabel="Marines (planned)",
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.barh([0, last], [leave, force], 0.62, color=[GREY, BLUE])
    label(ax, leave + 100, 0, f"{leave:,.0f}", weight="bold")
    ax.plot([low, force], [last, last], color=BLACK, lw=4)
    label(ax, force + 100, last, f"about {force:,.0f} (or {low:,.0f} to {force:,.0f})")
    end = 0
    for y, row in enumerate(rows.itertuples(), start=1):
        end = stack(ax, y, [(row.value, "", BLUE if row.where == "Guam" else PALE)], end)
        label(ax, end + 100, y, f"{row.value:,.0f}")
    split = ", ".join(f"{row.value:,.0f} to {row.where}" for row in rows.itertuples())
    return Chart(
        "guam.where_marines",
        fig,
        f"About {leave:,.0f} posts were to leave Okinawa. The US auditors of 2017 report this "
        f"split, posts or people not said: {split}; {end:,.0f} in all. The whole force on Guam was "
        f"to be about {force:,.0f} (officials the day before: {low:,.0f} to {force:,.0f}), "
        "some of it from elsewhere.",
    )


def _head_count_axes(marks):
    """The axes of cost_per_head(), with a line at each head-count that the plans name."""
    fig, ax = draw.axes(
        "Cost for each Marine",
        3.9,
        left=0.1,
        bottom=0.2,
        xlim=(2000, 12200),
        ylim=(0, 6.5),
        xlabel="Marines that you divide by",
        ylabel="million dollars",
        xticks=[2000, *marks, 12000],
    )
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.vlines(marks, 0, 6.5, color=PALE, lw=1.5)
    return fig, ax


def cost_per_head() -> Panel:
    """Panel: cost for each Marine by the estimate and the head-count that you divide."""
    keys = {f"{value(COST)} for Guam": COST, f"{value('G13_121')} for the wider plan": "G13_121"}
    marks = [value(key) for key in ("P12_guam_4000", "P12_guam", "P12_total_marines")]
    heads = list(range(2000, 12001, 100))
    fig, ax = _head_count_axes(marks)
    marked = [heads.index(mark) for mark in marks]
    (curve,) = ax.plot([], [], color=GREY, lw=2, marker="o", ms=7, markevery=marked)
    (here,) = ax.plot([], [], "o", color=RED, ms=13)
    note = label(ax, 0, 0, "", RED, weight="bold", fontsize=TITLE)

    def move(estimate, marines):
        cost = value(keys[estimate])
        each = money.per_head(cost, marines)
        curve.set_data(heads, [money.per_head(cost, head_count) for head_count in heads])
        here.set_data([marines], [each])
        side = "left" if marines < 9500 else "right"
        note.set(x=marines + 180, y=each + 0.35, text=f"{each:.2f} million", ha=side)
        return View(
            f"{estimate} (billion dollars), divided by {marines:,} Marines: {each:.2f} million "
            f"each. {numbers.head_count_sentence(keys[estimate], marines)}"
        )

    return Panel(
        Chart("guam.cost_per_head", fig, moving=[curve, here, note]),
        move,
        estimate=choice("Estimate (billion dollars)", list(keys), next(iter(keys))),
        marines=number("Divide by", "Marines", 5000, 2000, 12000, 100),
    )


def plans_compared() -> Chart:
    """The parts of the plans of 2006 and 2012, in FY2012 dollars."""
    fig, ax = draw.labelled_rows(
        "Two plans, one ruler: who was to pay",
        ["Plan of\n2006", "Plan of\n2012"],
        3.9,
        left=0.11,
        xlim=(0, 13.4),
        xlabel="billion FY2012 dollars (official pair)",
        xticks=range(0, 13, 2),
    )
    plans = []
    for y, (plan, parts) in enumerate(numbers.plan_parts().items()):
        inside = [
            (amount, f"{payer}\n{amount:.2f}", PAYERS[payer]) for payer, amount in parts.items()
        ]
        total = stack(ax, y, inside)
        label(ax, total + 0.12, y, f"{total:.2f}", weight="bold")
        words = [
            f"{payer} {amount:.2f} ({percent(amount, total):.1f} per cent)".replace("\n", " ")
            for payer, amount in parts.items()
        ]
        plans.append(f"plan of {plan}: {', '.join(words)}, together {total:.2f}")
    return Chart("guam.plans_compared", fig, f"In billion FY2012 dollars: {'; '.join(plans)}.")


def _share_axes():
    """The two panes of share_and_cap with all that does not move."""
    title = "Who pays what, at which final bill?"
    fig, (left, right) = draw.axes(title, 4.1, panes=2, left=0.07, bottom=0.17)
    left.set(
        xlim=(-0.6, 1.6),
        ylim=(0, 26),
        ylabel="billion dollars",
        xticks=[0, 1],
        xticklabels=["Japan", "US"],
    )
    right.set(
        xlim=(0, 25),
        ylim=(0, 109),
        ylabel="Japan's part, per cent",
        xlabel="final bill, billion FY2012 dollars",
    )
    naive = percent(value("S13_article_share"), value("S13_article_cost"))
    right.axhline(naive, color=PURPLE, ls="--", lw=1.5)
    label(right, 24.8, naive + 5, "share as printed", ha="right", fontsize=SMALL)
    right.axvline(value(COST), color=GREY, ls=":", lw=1.5)
    label(right, value(COST) + 0.4, 101, f"estimate {value(COST)}", GREY, fontsize=SMALL)
    return fig, left, right


def share_and_cap() -> Panel:
    """Panel: who pays what at which final bill, with the rule below the estimate and price year."""
    level, cap, estimate = rulers()[OFFICIAL], value(CAP), value(COST)
    fig, left, right = _share_axes()
    bars = left.bar([0, 1], [0, 0], 0.7, color=[BLUE, RED])
    above = {"ha": "center", "va": "bottom", "weight": "bold"}
    notes = [label(left, x, 0, "", **above) for x in (0, 1)]
    (curve,) = right.plot([], [], color=BLUE, lw=2.5)
    (here,) = right.plot([], [], "o", color=BLUE, ms=12)
    bills = [quarter / 4 for quarter in range(1, 101)]

    def japan_pays(bill, rule):
        return money.contribution(bill, cap, estimate, rule)

    def move(bill, rule, year):
        japan, scale = japan_pays(bill, rule), level[year] / level[2012]
        for bar, note, amount in zip(bars, notes, (japan, bill - japan), strict=True):
            bar.set_height(amount * scale)
            note.set(text=f"{amount * scale:.2f}", y=amount * scale + 0.4)
        curve.set_data(bills, [percent(japan_pays(b, rule), b) for b in bills])
        if bill:
            here.set_data([bill], [percent(japan, bill)])
        else:
            here.set_data([], [])
        return View(numbers.bill_sentence(bill, japan, rule, year, scale))

    in_dollars_of = [("FY2012 dollars", 2012), ("FY2008 dollars", 2008)]
    return Panel(
        Chart("guam.share_and_cap", fig, moving=[*bars, *notes, curve, here]),
        move,
        bill=number("Final bill", "billion FY2012 dollars", estimate, 0.0, 25.0, 0.1),
        rule=choice("Below the estimate Japan pays (assumed)", list(RULES), money.IN_FULL),
        year=choice("Show in", in_dollars_of, 2012),
    )


def yen() -> Panel:
    """Panel: the same dollars in yen, at the average rates of two years of your choice."""
    rates = dict(table("exchange_rate")[["year", "value"]].itertuples(index=False))
    amounts = {
        f"{value(CAP):.2f} (cap, FY2012)": value(CAP),
        f"{value(COST)} (estimate, FY2012)": value(COST),
    }
    fig, ax = draw.axes(
        "The same dollars, in yen", 3.7, bottom=0.13, xlim=(2005.2, 2025.9), ylabel="billion yen"
    )
    ax.set_xticks(range(2006, 2025, 3))
    (line,) = ax.plot([], [], color=GREY, marker="o", ms=4)
    (ends,) = ax.plot([], [], "o", color=BLUE, ms=11)
    notes = [label(ax, 0, 0, "", ha="center", weight="bold") for _ in (0, 1)]

    def move(amount, first, second):
        first, last = sorted((first, second))
        in_yen = {year: amounts[amount] * rate for year, rate in rates.items()}
        top = 540 if amounts[amount] < 5 else 1500
        ax.set_ylim(0, top)
        line.set_data(list(in_yen), list(in_yen.values()))
        years = sorted({first, last})
        ends.set_data(years, [in_yen[year] for year in years])
        # The earlier year's number stands under its dot, the later one's above.
        for note, year, away in zip(notes, (first, last), (-0.09, 0.09), strict=True):
            inside = min(max(year, 2006.2), 2023.9)
            note.set(x=inside, y=in_yen[year] + away * top, text=f"{in_yen[year]:.1f}")
        return View(numbers.yen_sentence(amount, first, last, in_yen[first], in_yen[last]))

    return Panel(
        Chart("guam.yen", fig, moving=[line, ends, *notes]),
        move,
        amount=choice("Billion dollars", list(amounts), next(iter(amounts))),
        first=number("From", "year", 2012, 2006, 2025, 1),
        second=number("To", "year", 2013, 2006, 2025, 1),
    )


def payments() -> Chart:
    """What Japan provided by year, in dollars of the day; years without an amount stay open."""
    fig, ax = draw.axes(
        "What Japan provided, in dollars of the day",
        4.0,
        bottom=0.13,
        xlim=(2008.3, 2022.7),
        ylim=(0, 690),
        ylabel="million dollars",
        xticks=range(2009, 2023),
    )
    words = []
    for year, (total, overlaps) in numbers.provided_by_year().items():
        said = "unknown" if total is None else f"{total:,.4g}"
        if total is None:
            ax.bar(year, 560, 0.8, color="white", edgecolor=GREY, ls=":")
            label(ax, year, 40, "?", GREY, ha="center", fontsize=22)
        else:
            ax.bar(year, total, 0.8, color=BLUE, hatch="//" if overlaps else None)
            label(ax, year, total + 20, said, ha="center", fontsize=SMALL)
        words.append(f"{year} {said} (US fiscal year)" if overlaps else f"{year} {said}")
    key = "Hatched: US fiscal year, may overlap others.    ?: no amount found."
    label(ax, 2008.6, 650, key, GREY)
    sentence = f"Million dollars of the day, by Japanese budget year: {'; '.join(words)}."
    return Chart("guam.payments", fig, sentence)


def cap_used() -> Chart:
    """How 3.5 billion provided can be 2.75 of a cap of 2.8: dollars of the day, and of FY2008."""
    paid, counted, cap = numbers.provided_to_2022(), value("Y22_cum_fy08"), value("P12_cap_fy08")
    fig, ax = draw.labelled_rows(
        "What was provided, and what counts against the cap",
        ["Provided, dollars\nof the day", "Counted,\nFY2008 dollars"],
        2.9,
        left=0.2,
        bottom=0.24,
        xlim=(0, 4.2),
        xlabel="billion dollars",
    )
    ax.barh([0, 1], [paid, counted], 0.6, color=[GREY, BLUE])
    ax.plot([cap, cap], [0.6, 1.4], color=BLACK, lw=2.5)
    label(ax, paid + 0.05, 0, f"{paid:.3f}", weight="bold")
    label(ax, cap + 0.06, 1, f"{counted:.2f} of the cap of {cap:.2f}", weight="bold")
    return Chart(
        "guam.cap_used",
        fig,
        f"To budget year 2022 Japan provided {paid:.3f} billion dollars of the day. Counted "
        f"against the cap: {counted:.2f} of {cap:.2f} billion (FY2008 dollars, inferred), "
        f"{percent(counted, cap):.1f} per cent. "
        f"Price step between the two: {paid / counted:.2f}.",
    )


def estimates() -> Chart:
    """Cost estimates over time, each with what it covers: only equal scopes may be compared."""
    rows = numbers.cost_estimates()
    fig, ax = draw.labelled_rows(
        "Cost estimates and what they cover",
        [f"{row.date:%b %Y}" for row in rows],
        5.6,
        left=0.12,
        bottom=0.12,
        xlim=(0, 48),
        xlabel="billion dollars; filled: the text states a price year",
        xticks=range(0, 26, 5),
    )
    for y, row in enumerate(rows):
        fill = BLUE if row.price_basis.startswith("FY") else "white"
        ax.plot([0, row.value], [y, y], color=PALE, lw=1.5)
        ax.plot(row.value, y, "o", color=fill, mec=BLUE, mew=2, ms=10)
        label(ax, row.value + 0.8, y, f"{row.value:g}  {row.scope}", fontsize=SMALL)
    words = "; ".join(
        f"{row.date:%b %Y}, {row.scope}: {row.value:g} ({row.price_basis})" for row in rows
    )
    return Chart("guam.estimates", fig, f"Billion dollars. {words}.")
