"""Charts and panels of notebook 04: what "$2.8 billion of the $8.6 billion" means."""

from helpers import money, panel, style, tables
from helpers.money import percent
from helpers.style import BLACK, BLUE, GREEN, GREY, PALE, PURPLE, RED, SMALL, TITLE, label, stack
from helpers.tables import table, value

CAP, COST = "P13_cap_exact", "P12_cost"  # both in FY2012 dollars
FIRST, LAST = 2006, 2021
OFFICIAL = "Official pair, FY2008 and FY2012"


def dollars(id):
    """Return a figure in billions as money.Dollars, in the price year that its table states."""
    return money.Dollars(value(id), int(tables.row(id)["price_basis"].removeprefix("FY")))


def rulers():
    """Return each ruler that covers 2006 to 2021, by name: price levels by year.

    The official pair fixes 2008 and 2012 only; its other years carry the yearly rate on, an assumption.
    """
    known = {OFFICIAL: money.ruler({2008: value("P12_cap_fy08"), 2012: value(CAP)}, FIRST, LAST)}
    for name, rows in table("price_index").groupby("index"):
        if len(rows) > LAST - FIRST:
            known[name] = dict(zip(rows.year, rows.value, strict=True))
    return known


def price_steps():
    """Return the ratio 2012 to 2008 of each index by name, smallest first, and that of each forecast, rates chained."""
    rows = table("price_index")
    levels = rows[rows.unit == "index"].pivot(index="index", columns="year", values="value")
    forecasts = rows[rows.unit == "percent"].groupby("index").value
    return ((levels[2012] / levels[2008]).sort_values().to_dict(),
            forecasts.apply(lambda rates: (1 + rates / 100).prod()).sort_values().to_dict())


def naive_share():
    """The share as the sentence suggests it."""
    part, whole = value("S13_article_share"), value("S13_article_cost")
    fig, ax = style.axes(f"As printed: {part} of {whole}", 2.2, left=0.03, bottom=0.32, yticks=[], xlim=(0, 9),
                         xlabel="billion dollars, as printed (no price year given)")
    stack(ax, 0, [(part, f"Japan, up to {part}", BLUE), (whole - part, f"the rest of {whole}", PALE)])
    return panel.Chart(fig, f"As printed, Japan's {part} of {whole} billion is {percent(part, whole):.1f} per cent.")


def two_rulers():
    """The same promise and the same estimate: as printed, in FY2008 dollars and in FY2012 dollars."""
    rows, both = {"As printed:\ntwo rulers": (value("P12_cap_fy08"), value(COST))}, (dollars(CAP), dollars(COST))
    official = rulers()[OFFICIAL]
    for year in (2008, 2012):
        rows[f"All in\nFY{year} dollars"] = tuple(amount.to(year, official).amount for amount in both)
    fig, ax = style.axes("One ruler for both amounts", 3.6, left=0.15, xlim=(0, 11.6), xticks=range(0, 10, 2),
                         xlabel="billion dollars", yticks=range(3), yticklabels=rows, ylim=(2.6, -0.6))
    words = []
    for y, (name, (part, whole)) in enumerate(rows.items()):
        rest, share = f"rest {whole - part:.2f}", f"{percent(part, whole):.1f}"
        stack(ax, y, [(part, f"{part:.2f}", BLUE if y else PURPLE), (whole - part, rest, PALE)])
        label(ax, whole + 0.12, y, f"of {whole:.2f}: {share} %", weight="bold")
        words.append(f"{' '.join(name.split())}: {part:.2f} of {whole:.2f} billion, {share} per cent, {rest}.")
    return panel.Chart(fig, " ".join(words))


def price_year():
    """Panel: both amounts in the dollars of any year, by the ruler of your choice."""
    known, start, whole_2012 = rulers(), dollars("P12_cap_fy08"), dollars(COST)
    fig, ax = style.axes("Both amounts in the dollars of one year", 3.0, left=0.17, bottom=0.23, xlim=(0, 12.5),
                         xlabel="billion dollars of the chosen year", yticks=[0, 1], ylim=(1.6, -0.6),
                         yticklabels=["Japan's cap", "Guam estimate"])
    bars = ax.barh([0, 1], [0, 0], 0.6, color=[BLUE, GREY])
    notes = [label(ax, 0, y, "", weight="bold") for y in (0, 1)]

    def draw(index, year):
        part, whole = start.to(year, known[index]), whole_2012.to(year, known[index])
        share = f"{100 * (part / whole):.1f}"
        for bar, note, amount, more in zip(bars, notes, (part, whole), (f" = {share} %", ""), strict=True):
            bar.set_width(amount.amount)
            note.set(x=amount.amount + 0.12, text=f"{amount.amount:.2f}{more}")
        guess = " The official pair fixes 2008 and 2012 only; this year carries its rate on, an assumption."
        return (f"{index}, dollars of {year}: {part.amount:.2f} of {whole.amount:.2f} billion, {share} per cent."
                + guess * (index == OFFICIAL and year not in (2008, 2012)))

    return panel.Panel(panel.Chart(fig, moving=[*bars, *notes]), draw,
                       index=panel.choice("Ruler", list(known), OFFICIAL),
                       year=panel.number("Price year", "", 2012, FIRST, LAST, 1))


def which_index():
    """What 2.8 billion of FY2008 become by 2012 with each index, against the official amount."""
    start, goal, (common, forecasts) = value("P12_cap_fy08"), value(CAP), price_steps()
    found = {name: start * step for name, step in (common | forecasts).items()}
    fig, ax = style.axes("Which index turns 2.8 into 3.12?", 4.9, left=0.375, bottom=0.14, xlim=(2.9, 3.16),
                         xlabel="billion dollars in 2012 (the axis starts at 2.90)", ylim=(len(found) - 0.4, -0.9),
                         yticks=range(len(found)), yticklabels=found)
    ax.axvline(goal, color=BLACK, lw=2)
    label(ax, goal - 0.004, -0.6, f"official {goal:.3f}", ha="right", weight="bold")
    for y, (name, amount) in enumerate(found.items()):
        color, mark = (PURPLE, "D") if name in forecasts else (RED, "o")
        ax.plot([amount, goal], [y, y], color=color, lw=1.5, ls=":")
        ax.plot(amount, y, mark, color=color, ms=9)
        label(ax, amount - 0.005, y, f"{amount:.3f}", ha="right")
    low, *_, high = (start * step for step in common.values())
    each = "; ".join(f"{name} {amount:.3f}" for name, amount in found.items())
    return panel.Chart(fig, f"What {start} billion become: {each}. Official: {goal:.3f}, which is "
                       f"{percent(goal, high) - 100:.1f} to {percent(goal, low) - 100:.1f} per cent more than the "
                       f"{len(common)} indexes give. The forecasts come nearer. No text that we saw names the index.")


def where_marines():
    """Where those who leave Okinawa are to go, as the US auditors split them."""
    rows, force, low = table("guam_people").query("plan == '2017'"), value("P12_guam"), value("P12_guam_low")
    leave, start, last = value("P12_total_marines"), 0, len(rows) + 1
    fig, ax = style.axes("9,000 Marines leave: where do they go?", 4.0, left=0.24, bottom=0.18, xlim=(0, 10400),
                         xlabel="Marines (planned)", ylim=(last + 0.6, -0.6), yticks=range(last + 1),
                         yticklabels=["Leave Okinawa (2012)", *rows["where"], "Whole force on Guam"])
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.barh([0, last], [leave, force], 0.62, color=[GREY, BLUE])
    label(ax, leave + 100, 0, f"{leave:,.0f}", weight="bold")
    ax.plot([low, force], [last, last], color=BLACK, lw=4)
    label(ax, force + 100, last, f"about {force:,.0f} (or {low:,.0f} to {force:,.0f})")
    for y, row in enumerate(rows.itertuples(), start=1):
        start = stack(ax, y, [(row.value, "", BLUE if row.where == "Guam" else PALE)], start)
        label(ax, start + 100, y, f"{row.value:,.0f}")
    split = ", ".join(f"{row.value:,.0f} to {row.where}" for row in rows.itertuples())
    return panel.Chart(fig, f"About {leave:,.0f} were to leave Okinawa. The US auditors of 2017 report this split: "
                       f"{split}; {start:,.0f} in all. The whole force on Guam was to be about {force:,.0f} (officials "
                       f"the day before: {low:,.0f} to {force:,.0f}); some of it comes from elsewhere.")


def cost_per_head():
    """Panel: cost for each Marine by the estimate and the head-count that you divide."""
    scopes = {COST: "Guam", "G13_121": "the wider plan"}
    costs = {f"{value(id)} for {scope}": value(id) for id, scope in scopes.items()}
    marks = [value(id) for id in ("P12_guam_4000", "P12_guam", "P12_total_marines")]
    heads = [*range(2000, 12001, 100)]
    fig, ax = style.axes("Cost for each Marine", 3.9, left=0.1, bottom=0.2, xlim=(2000, 12200), ylim=(0, 6.5),
                         xlabel="Marines that you divide by", ylabel="million dollars", xticks=[2000, *marks, 12000])
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.vlines(marks, 0, 6.5, color=PALE, lw=1.5)
    curve, = ax.plot([], [], color=GREY, lw=2, marker="o", ms=7, markevery=[heads.index(mark) for mark in marks])
    here, = ax.plot([], [], "o", color=RED, ms=13)
    note = label(ax, 0, 0, "", RED, weight="bold", fontsize=TITLE)

    def draw(estimate, marines):
        each = money.per_head(costs[estimate], marines)
        curve.set_data(heads, [money.per_head(costs[estimate], n) for n in heads])
        here.set_data([marines], [each])
        note.set(x=marines + 180, y=each + 0.35, text=f"{each:.2f} million", ha="left" if marines < 9500 else "right")
        fits = ("This estimate covers more than Guam and leaves Australia out: no head-count here fits."
                if estimate != list(costs)[0] else "The head-count fits: the estimate is for about this many, on Guam."
                if marines == marks[1] else "The head-count does not fit: the estimate is for the force on Guam.")
        return f"{estimate} (billion dollars), divided by {marines:,} Marines: {each:.2f} million each. {fits}"

    return panel.Panel(panel.Chart(fig, moving=[curve, here, note]), draw,
                       estimate=panel.choice("Estimate (billion dollars)", list(costs), [*costs][0]),
                       marines=panel.number("Divide by", "Marines", 5000, 2000, 12000, 100))


def plans_compared():
    """The parts of the plans of 2006 and 2012, in FY2012 dollars."""
    official = rulers()[OFFICIAL]
    old = [("Japan, cash", "P06_cash", BLUE), ("Japan, equity\nand loans", "P06_noncash", GREEN),
           ("United States", "P06_us", RED)]
    bars = {"2006": [(name, dollars(id).to(2012, official).amount, color) for name, id, color in old],
            "2012": [("Japan, cash", value(CAP), BLUE), ("United States", (dollars(COST) - dollars(CAP)).amount, RED)]}
    fig, ax = style.axes("Two plans, one ruler: who was to pay", 3.9, left=0.11, bottom=0.19, xlim=(0, 13.4),
                         xlabel="billion FY2012 dollars (official pair)", yticks=[0, 1], ylim=(1.6, -0.6),
                         yticklabels=["Plan of\n2006", "Plan of\n2012"], xticks=range(0, 13, 2))
    words = []
    for y, (plan, rows) in enumerate(bars.items()):
        total = stack(ax, y, [(amount, f"{name}\n{amount:.2f}", color) for name, amount, color in rows])
        label(ax, total + 0.12, y, f"{total:.2f}", weight="bold")
        parts = [f"{name} {amount:.2f} ({percent(amount, total):.1f} per cent)" for name, amount, _ in rows]
        words.append(f"plan of {plan}: {', '.join(parts)}, together {total:.2f}".replace("\n", " "))
    return panel.Chart(fig, "In billion FY2012 dollars: " + "; ".join(words) + ".")


def share_and_cap():
    """Panel: who pays what at which final bill, with the rule below the estimate and the price year."""
    level, most, likely = rulers()[OFFICIAL], value(CAP), value(COST)
    naive = percent(value("S13_article_share"), value("S13_article_cost"))
    fig, (left, right) = style.axes("Who pays what, at which final bill?", 4.1, panes=2, left=0.07, bottom=0.17)
    left.set(xlim=(-0.6, 1.6), ylim=(0, 26), ylabel="billion dollars", xticks=[0, 1], xticklabels=["Japan", "US"])
    right.set(xlim=(0, 25), ylim=(0, 109), ylabel="Japan's part, per cent", xlabel="final bill, billion FY2012 dollars")
    right.axhline(naive, color=PURPLE, ls="--", lw=1.5)
    label(right, 24.8, naive + 5, "share as printed", ha="right", fontsize=SMALL)
    right.axvline(likely, color=GREY, ls=":", lw=1.5)
    label(right, likely + 0.4, 101, f"estimate {likely}", GREY, fontsize=SMALL)
    bars = left.bar([0, 1], [0, 0], 0.7, color=[BLUE, RED])
    notes = [label(left, x, 0, "", ha="center", va="bottom", weight="bold") for x in (0, 1)]
    curve, = right.plot([], [], color=BLUE, lw=2.5)
    here, = right.plot([], [], "o", color=BLUE, ms=12)
    bills = [n / 4 for n in range(1, 101)]

    def draw(bill, rule, year):
        paid, scale = money.contribution(bill, most, likely, rule), level[year] / level[2012]
        for bar, note, amount in zip(bars, notes, (paid * scale, (bill - paid) * scale), strict=True):
            bar.set_height(amount)
            note.set(text=f"{amount:.2f}", y=amount + 0.4)
        curve.set_data(bills, [percent(money.contribution(b, most, likely, rule), b) for b in bills])
        here.set_data([[bill], [percent(paid, bill)]] if bill else [[], []])
        if not bill:
            return "A final bill of zero: nobody pays, and there is no share."
        share = percent(paid, bill)
        return (f"A final bill of {bill * scale:.2f} billion FY{year} dollars: Japan {paid * scale:.2f} ({share:.1f} "
                f"per cent), the United States {(bill - paid) * scale:.2f} ({100 - share:.1f} per cent)."
                + " Japan would pay all of it." * (share == 100)
                + f" Below the estimate Japan pays {rule}: an assumption." * (bill < likely))

    return panel.Panel(panel.Chart(fig, moving=[*bars, *notes, curve, here]), draw,
                       bill=panel.number("Final bill", "billion FY2012 dollars", likely, 0.0, 25.0, 0.1),
                       rule=panel.choice("Below the estimate Japan pays (assumed)", list(money.RULES), money.RULES[0]),
                       year=panel.choice("Show in", [("FY2012 dollars", 2012), ("FY2008 dollars", 2008)], 2012))


def yen():
    """Panel: the same dollars in yen, at each year's average rate, between two years of your choice."""
    rates = dict(table("exchange_rate")[["year", "value"]].itertuples(index=False))
    sums = {f"{value(CAP):.2f} (cap, FY2012)": value(CAP), f"{value(COST)} (estimate, FY2012)": value(COST)}
    fig, ax = style.axes("The same dollars, in yen", 3.7, bottom=0.13, xlim=(2005.2, 2024.9), ylabel="billion yen")
    ax.set_xticks(range(2006, 2025, 3))
    line, = ax.plot([], [], color=GREY, marker="o", ms=4)
    ends, = ax.plot([], [], "o", color=BLUE, ms=11)
    notes = [label(ax, 0, 0, "", ha="center", weight="bold") for _ in (0, 1)]

    def draw(amount, first, second):
        bn, years = sums[amount], sorted({first, second})
        values = {year: bn * rate for year, rate in rates.items()}
        ax.set_ylim(0, 540 if bn < 5 else 1500)
        line.set_data(list(values), list(values.values()))
        ends.set_data(years, [values[year] for year in years])
        for note, year, side in zip(notes, (years[0], years[-1]), (-1, 1), strict=True):
            note.set(x=min(max(year, 2006.2), 2023.9), y=values[year] + side * ax.get_ylim()[1] * 0.09)
            note.set_text(f"{values[year]:.1f}")
        early, late = values[years[0]], values[years[-1]]
        change = f"{abs(percent(late, early) - 100):.1f} per cent {'more' if late > early else 'less'}."
        return f"{amount} billion dollars: {early:.1f} billion yen at the average rate of {years[0]}" + (
            f", {late:.1f} at that of {years[-1]}: {change}" if len(years) > 1 else ". Choose two different years.")

    return panel.Panel(panel.Chart(fig, moving=[line, ends, *notes]), draw,
                       amount=panel.choice("Billion dollars", list(sums), list(sums)[0]),
                       first=panel.number("From", "year", 2012, 2006, 2024, 1),
                       second=panel.number("To", "year", 2013, 2006, 2024, 1))


def payments():
    """What Japan provided by year, in dollars of the day; years for which no amount was found stay open."""
    fig, ax = style.axes("What Japan provided, in dollars of the day", 4.0, bottom=0.13, xlim=(2008.3, 2022.7),
                         ylim=(0, 690), ylabel="million dollars", xticks=range(2009, 2023))
    words = []
    provided = table("guam_payments").query("unit == 'USD m' and not measure.str.startswith('spent')")
    for year, rows in provided.groupby("year"):
        total, overlaps = f"{rows.value.sum():,.4g}", rows.measure.iloc[0] != "provided"
        if rows.value.isna().any():
            total = "unknown"
            ax.bar(year, 560, 0.8, color="white", edgecolor=GREY, ls=":")
            label(ax, year, 40, "?", GREY, ha="center", fontsize=22)
        else:
            ax.bar(year, rows.value.sum(), 0.8, color=BLUE, hatch="//" if overlaps else None)
            label(ax, year, rows.value.sum() + 20, total, ha="center", fontsize=SMALL)
        words.append(f"{year} {total}" + " (US fiscal year)" * overlaps)
    label(ax, 2008.6, 650, "Hatched: US fiscal year, may overlap others.    ?: no amount found.", GREY)
    return panel.Chart(fig, "Million dollars of the day, by Japanese budget year: " + "; ".join(words) + ".")


def cap_used():
    """How 3.5 billion provided can be 2.75 of a cap of 2.8: dollars of the day against FY2008 dollars."""
    paid = value("Y21_cum_usd") + (value("Y22a_usd") + value("Y22b_usd")) / 1000
    counted, most = value("Y22_cum_fy08"), value("P12_cap_fy08")
    fig, ax = style.axes("What was provided, and what counts against the cap", 2.9, left=0.2, bottom=0.24,
                         xlim=(0, 4.2), xlabel="billion dollars", yticks=[0, 1], ylim=(1.6, -0.6),
                         yticklabels=["Provided, dollars\nof the day", "Counted,\nFY2008 dollars"])
    ax.barh([0, 1], [paid, counted], 0.6, color=[GREY, BLUE])
    ax.plot([most, most], [0.6, 1.4], color=BLACK, lw=2.5)
    label(ax, paid + 0.05, 0, f"{paid:.3f}", weight="bold")
    label(ax, most + 0.06, 1, f"{counted:.2f} of the cap of {most:.2f}", weight="bold")
    return panel.Chart(fig, f"To budget year 2022 Japan provided {paid:.3f} billion dollars of the day. Counted "
                       f"against the cap: {counted:.2f} of {most:.2f} billion (FY2008 dollars, inferred), "
                       f"{percent(counted, most):.1f} per cent. Price step between the two: {paid / counted:.2f}.")


def estimates():
    """Cost estimates over time, each with what it covers: only equal scopes may be compared."""
    totals = table("guam_plans").query("part == 'total'").assign(scope="Guam facilities, agreed plan")
    rows = sorted([*totals.itertuples(), *table("guam_estimates").itertuples()], key=lambda row: (row.date, row.value))
    fig, ax = style.axes("Cost estimates and what they cover", 5.6, left=0.12, bottom=0.12, xlim=(0, 48),
                         xlabel="billion dollars; filled: the text states a price year", xticks=range(0, 26, 5),
                         yticks=range(len(rows)), ylim=(len(rows) - 0.4, -0.6),
                         yticklabels=[f"{row.date:%b %Y}" for row in rows])
    for y, row in enumerate(rows):
        stated = row.price_basis.startswith("FY")
        ax.plot([0, row.value], [y, y], color=PALE, lw=1.5)
        ax.plot(row.value, y, "o", color=BLUE if stated else "white", mec=BLUE, mew=2, ms=10)
        label(ax, row.value + 0.8, y, f"{row.value:g}  {row.scope}", fontsize=SMALL)
    return panel.Chart(fig, "Billion dollars. " + "; ".join(
        f"{row.date:%b %Y}, {row.scope}: {row.value:g} ({row.price_basis})" for row in rows) + ".")
