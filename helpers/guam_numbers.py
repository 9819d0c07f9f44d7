"""What notebook 04 reckons and says, without ink: dollars of one year, rulers, shares, totals."""

from helpers import money, tables
from helpers.money import percent
from helpers.tables import table, value

CAP, COST = "P13_cap_exact", "P12_cost"  # both in FY2012 dollars
FIRST, LAST = 2006, 2021
OFFICIAL = "Official pair, FY2008 and FY2012"


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


def bill_sentence(bill, japan, rule, year, scale):
    """Say who pays what of a final bill.

    bill and japan are in billion FY2012 dollars, shown in dollars of the year by the scale.
    """
    if not bill:
        return "A final bill of zero: nobody pays, and there is no share."
    share = percent(japan, bill)
    sentence = (
        f"A final bill of {bill * scale:.2f} billion FY{year} dollars: "
        f"Japan {japan * scale:.2f} ({share:.1f} per cent), "
        f"the United States {(bill - japan) * scale:.2f} ({100 - share:.1f} per cent)."
    )
    if share == 100:
        sentence += " Japan would pay all of it."
    if bill < value(COST):
        sentence += f" Below the estimate Japan pays {rule}: an assumption."
    return sentence


def yen_sentence(amount, first, last, early, late):
    """Say what the same dollars are in yen in two years; early and late are in billion yen."""
    sentence = f"{amount} billion dollars: {early:.1f} billion yen at the average rate of {first}"
    if first == last:
        return f"{sentence}. Choose two different years."
    more = "more" if late > early else "less"
    change = abs(percent(late, early) - 100)
    return f"{sentence}, {late:.1f} at that of {last}: {change:.1f} per cent {more}."


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


def cost_estimates():
    """Return every cost estimate as a row with date, value, scope, price_basis, by date."""
    totals = table("guam_plans").query("part == 'total'")
    totals = totals.assign(scope="Guam facilities, agreed plan")
    rows = [*totals.itertuples(), *table("guam_estimates").itertuples()]
    return sorted(rows, key=lambda row: (row.date, row.value))
