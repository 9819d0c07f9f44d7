"""What notebook 04 reckons and says, without ink: dollars of one year, rulers, shares, totals."""

from helpers import money, tables
from helpers.dates import short_month
from helpers.money import percent
from helpers.tables import table, value

CAP, COST = "P13_cap_exact", "P12_cost"  # both in FY2012 dollars
FIRST, LAST = 2006, 2021
OFFICIAL = "Official pair, FY2008 and FY2012"
MIXED = "As printed:\ntwo rulers"


def dollars(key):
    """Return a figure in billions as money.Dollars, in the price year that its table states.

    Raises ValueError when the row states no price year. Only for tables with a price_basis.
    """
    basis = tables.row(key)["price_basis"]
    return money.Dollars(value(key), int(basis.removeprefix("FY")))


def rulers():
    """Return each ruler that covers 2006 to 2021, by name: price levels by year.

    The official pair fixes 2008 and 2012 only; its other years carry the yearly rate on, an
    assumption.
    """
    pair = {2008: value("P12_cap_fy08"), 2012: value(CAP)}
    known = {OFFICIAL: money.ruler(pair, FIRST, LAST)}
    for name, rows in table("price_index").groupby("index"):
        if len(rows) > LAST - FIRST:
            known[name] = dict(zip(rows.year, rows.value, strict=True))
    return known


def sentence_parts():
    """Return the story's money sentence in eight parts, by the claim that each makes.

    {claim: (words, what to find out and where)}; the words are ours but for a few.
    """
    part, whole, marines = (
        value(f"S13_{key}") for key in ("article_share", "article_cost", "marines")
    )
    limit = "An amount, a share or a limit? And dollars of which year? Sections 2 and 4."
    cost = "A bill, a budget or an estimate? And dollars of which year? Section 2."
    pair = "What must two amounts have in common before you divide them? Sections 1 and 2."
    return {
        "C70": ("Last year both sides agreed", "What did they agree, and when? Section 4."),
        "C71": (f"that Japan will meet up to {part} billion dollars", limit),
        "C73": ("of the", pair),
        "C72": (f"{whole} billion dollars", cost),
        "C74": ("that it costs to move", "Which places does the money cover? Section 3."),
        "C75": (f"{marines:,.0f} US Marines", "Is the money for all of them? Section 3."),
        "C76": ("and their families", "How many? Does the story print a number? Section 3."),
        "C77": (
            "to Guam and other parts of the world.",
            "Which, and how many go where? Section 3.",
        ),
    }


def forecast_steps():
    """Return the price step from 2008 to 2012 of each forecast by name: its rates chained."""
    rates = table("price_index").query("unit == 'percent'").groupby("index").value
    return rates.apply(lambda rate: (1 + rate / 100).prod()).sort_values().to_dict()


def price_year_sentence(ruler, part, whole, share):
    """Say both amounts in the dollars of one year, and whether the ruler is an assumption there.

    part and whole are money.Dollars of the same year, share is in per cent.
    """
    year = part.year
    sentence = (
        f"{ruler}, dollars of {year}: {part.amount:.2f} of {whole.amount:.2f} billion, "
        f"{share:.1f} per cent."
    )
    if ruler == OFFICIAL and year not in (2008, 2012):
        fixed = "The official pair fixes 2008 and 2012 only"
        sentence += f" {fixed}; this year carries its rate on, an assumption."
    return sentence


def head_count_sentence(estimate_key, marines):
    """Say whether an estimate covers the head-count that it is divided by."""
    if estimate_key != COST:
        return (
            "This estimate covers more than Guam and leaves Australia out: no head-count here fits."
        )
    if marines == value("P12_guam"):
        return "The head-count fits: the estimate is for about this many, on Guam."
    return "The head-count does not fit: the estimate is for the force on Guam."


def pairs_by_ruler():
    """Return (Japan's cap, the estimate) in billions: as printed, in FY2008, in FY2012 dollars."""
    pairs = {MIXED: (value("P12_cap_fy08"), value(COST))}
    official = rulers()[OFFICIAL]
    for year in (2008, 2012):
        amounts = (dollars(key).to(year, official).amount for key in (CAP, COST))
        pairs[f"All in\nFY{year} dollars"] = tuple(amounts)
    return pairs


def two_rulers_words(pairs, shares):
    """Return sentence and detail of the pairs of amounts and their shares, by ruler."""
    mixed, *_, one_ruler = shares.values()
    each = []
    for name, (part, whole) in pairs.items():
        one_line = name.replace("\n", " ")
        amounts = f"{part:.2f} of {whole:.2f} billion"
        each.append(f"{one_line}: {amounts}, {shares[name]} per cent, rest {whole - part:.2f}.")
    sentence = (
        f"As printed, on two rulers, Japan's share is {mixed} per cent. "
        f"On one ruler it is {one_ruler} per cent, in dollars of FY2008 and of FY2012 alike."
    )
    return sentence, " ".join(each)


def which_index_words(common, forecasts, start, goal):
    """Return sentence and detail of what each index makes of the starting amount, in billions."""
    least = percent(goal, max(common.values())) - 100
    most = percent(goal, min(common.values())) - 100
    sentence = (
        f"The official amount of {goal:.3f} is {least:.1f} to {most:.1f} per cent more than the "
        f"{len(common)} indexes make of {start}. The {len(forecasts)} forecasts come nearer."
    )
    each = "; ".join(f"{name} {amount:.3f}" for name, amount in (common | forecasts).items())
    detail = f"What {start} billion become: {each}. No text that we saw names the index."
    return sentence, detail


def where_marines_words(rows, total):
    """Return sentence and detail of where the Marines go; rows of the split, and their total."""
    leave, force, low = (value(f"P12_{key}") for key in ("total_marines", "guam", "guam_low"))
    to_guam = rows.set_index("where").value["Guam"]
    sentence = (
        f"About {leave:,.0f} posts were to leave Okinawa. The US auditors of 2017 have "
        f"{to_guam:,.0f} Marines for Guam."
    )
    split = ", ".join(f"{row.value:,.0f} to {row.where}" for row in rows.itertuples())
    detail = (
        f"The split of 2017, posts or people not said: {split}; {total:,.0f} in all. The whole "
        f"force on Guam was to be about {force:,.0f} (officials the day before: {low:,.0f} to "
        f"{force:,.0f}), some of it from elsewhere."
    )
    return sentence, detail


def plan_parts():
    """Return who was to pay what in the plans of 2006 and 2012, in billion FY2012 dollars.

    {plan: {payer: amount}}; the official pair is the ruler.
    """
    official = rulers()[OFFICIAL]
    old = {
        "Japan, cash": "P06_cash",
        "Japan, equity\nand loans": "P06_noncash",
        "United States": "P06_us",
    }
    return {
        "2006": {payer: dollars(key).to(2012, official).amount for payer, key in old.items()},
        "2012": {
            "Japan, cash": value(CAP),
            "United States": (dollars(COST) - dollars(CAP)).amount,
        },
    }


def plans_words(plans):
    """Return sentence and detail of the plans, {plan: {payer: billion FY2012 dollars}}."""
    each, cash = [], []
    for plan, parts in plans.items():
        total = sum(parts.values())
        shares = [
            f"{payer} {amount:.2f} ({percent(amount, total):.1f} per cent)".replace("\n", " ")
            for payer, amount in parts.items()
        ]
        each.append(f"plan of {plan}: {', '.join(shares)}, together {total:.2f}")
        cash.append(f"{percent(parts['Japan, cash'], total):.1f}")
    old = plans["2006"]
    money_of_japan = sum(amount for payer, amount in old.items() if payer.startswith("Japan"))
    all_money = percent(money_of_japan, sum(old.values()))
    sentence = (
        f"In cash Japan's share rose from {cash[0]} to {cash[1]} per cent; "
        f"of all its money it fell from {all_money:.1f} to {cash[1]}."
    )
    return sentence, f"In billion FY2012 dollars: {'; '.join(each)}."


def bill_sentence(bill, japan, rule, year, scale):
    """Say who pays what of a final bill.

    bill and japan are in billion FY2012 dollars, shown in dollars of the year by the scale.
    """
    if not bill:
        return "A final bill of zero: nobody pays, and there is no share."
    share = percent(japan, bill)
    restated = "" if year == 2012 else f", which is {bill * scale:.2f} of FY{year}"
    sentence = (
        f"A final bill of {bill:.2f} billion FY2012 dollars{restated}: "
        f"Japan {japan * scale:.2f} ({share:.1f} per cent), "
        f"the United States {(bill - japan) * scale:.2f} ({100 - share:.1f} per cent)."
    )
    if share == 100:
        sentence += f" Japan would pay all of it (an assumption: {rule})."
    elif bill < value(COST):
        sentence += f" Below the estimate Japan pays {rule}: an assumption."
    return sentence


def yen_sentence(amount, first, last, early, late):
    """Say what the same dollars are in yen in two years; early and late are in billion yen."""
    sentence = f"{amount} billion dollars: {early:,.1f} billion yen at the average rate of {first}"
    if first == last:
        return f"{sentence}. Choose two different years."
    more = "more" if late > early else "less"
    change = abs(percent(late, early) - 100)
    return f"{sentence}, {late:,.1f} at that of {last}: {change:.1f} per cent {more}."


def rates():
    """Return the average price of a dollar in yen by calendar year."""
    rows = table("exchange_rate")
    return dict(zip(rows.year.astype(int), rows.value, strict=True))


def dollar_words(rate_by_year):
    """Return sentence and detail of the yearly rates."""
    before, story = rate_by_year[2012], rate_by_year[2013]
    change = percent(story, before) - 100
    sentence = (
        f"On average a dollar cost {before:.1f} yen in 2012 and {story:.1f} in 2013, "
        f"{change:.1f} per cent more."
    )
    each = "; ".join(f"{year} {rate:.1f}" for year, rate in rate_by_year.items())
    return sentence, f"Yen for a dollar, averages of calendar years: {each}."


def provided_by_year():
    """Return {budget year: (what Japan provided, whether it may overlap another year)}.

    In millions of dollars, None where an amount of the year was not found; amounts by US fiscal
    year may overlap others.
    """
    rows = table("guam_payments").query("unit == 'USD m' and not measure.str.startswith('spent')")
    provided = {}
    for year, some in rows.groupby("year"):
        total = None if some.value.isna().any() else some.value.sum()
        provided[year] = (total, some.measure.iloc[0] != "provided")
    return provided


def provided_to_2022():
    """Return what Japan provided to budget year 2022, in billions of dollars of the day."""
    return value("Y21_cum_usd") + (value("Y22a_usd") + value("Y22b_usd")) / 1000


def payments_words(provided, unknown):
    """Return sentence and detail of what was provided by year, and the years without an amount."""
    known = [total for total, _ in provided.values() if total is not None]
    sentence = (
        f"The amounts that are known run from {min(known):,.4g} to {max(known):,.4g} million "
        f"dollars a year. For {', '.join(map(str, unknown))} none was found."
    )
    each = []
    for year, (total, overlaps) in provided.items():
        amount = "unknown" if total is None else f"{total:,.4g}"
        each.append(f"{year} {amount}" + (" (US fiscal year)" if overlaps else ""))
    detail = f"Million dollars of the day, by Japanese budget year: {'; '.join(each)}."
    return sentence, detail


def cap_used_words(paid, counted, cap):
    """Return sentence and detail of what was provided, and what counts against the cap."""
    sentence = (
        f"To budget year 2022 Japan provided {paid:.3f} billion dollars of the day. Against the "
        f"cap count {counted:.2f} of {cap:.2f} billion, {percent(counted, cap):.1f} per cent."
    )
    detail = (
        f"The second pair is read as FY2008 dollars, an inference. "
        f"Price step between the two: {paid / counted:.2f}."
    )
    return sentence, detail


def cost_estimates():
    """Return every cost estimate in its group of scopes, as rows with date, value and scope.

    {group: rows by date}; the totals of the agreed plans belong to the first group.
    """
    every = table("guam_estimates")
    totals = table("guam_plans").query("part == 'total'")
    totals = totals.assign(scope="Guam facilities, agreed plan", group="facilities on Guam")
    groups = {group: [*rows.itertuples()] for group, rows in every.groupby("group")}
    groups["facilities on Guam"] += totals.itertuples()
    order = ("facilities on Guam", "facilities and more", "all services on Guam", "other scopes")
    return {group: sorted(groups[group], key=lambda row: (row.date, row.value)) for group in order}


def estimates_words(groups):
    """Return sentence and detail of the estimates, {group: rows}."""
    agreed = [row.value for row in groups["facilities on Guam"]]
    every = [row.value for rows in groups.values() for row in rows]
    sentence = (
        f"From {min(every):g} to {max(every):g} billion dollars were printed; "
        f"for facilities on Guam alone, {min(agreed):g} to {max(agreed):g}."
    )
    each = "; ".join(
        f"{short_month(row.date)} {row.date:%Y}, {row.scope}: {row.value:g} ({row.price_basis})"
        for rows in groups.values()
        for row in rows
    )
    return sentence, f"Billion dollars. {each}."
