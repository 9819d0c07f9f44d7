"""The pictures of notebook 04, held to rows that are reckoned here from the raw tables."""

from datetime import date
from math import prod

import ink
import rows
from facts import raw

from helpers import catalogue

MAKERS = catalogue.makers()
PLANS, PEOPLE, PAID = raw("guam_plans"), raw("guam_people"), raw("guam_payments")
AMOUNT = {
    row["id"]: float(row["value"])
    for table in ("guam_plans", "guam_people", "guam_payments", "guam_estimates", "exchange_rate")
    for row in raw(table)
    if row["value"]
}
CAP08, CAP12, COST = (AMOUNT[key] for key in ("P12_cap_fy08", "P13_cap_exact", "P12_cost"))
PRINTED = (AMOUNT["S13_article_share"], AMOUNT["S13_article_cost"])
STEP = CAP12 / CAP08  # of the official pair, over four years
RATES = {int(row["year"]): float(row["value"]) for row in raw("exchange_rate")}
JAPAN, US, GUAM, OKINAWA = "blue", "coal", "teal", "orange"


def make(name):
    return MAKERS[f"guam.{name}"]()


def bar(place, parts, y=None):
    """The rows of a stacked bar, from parts (length, look, words): bars, and words in their middle.

    y is where the row lies.
    """
    bars, words, start = [], [], 0
    for length, look, said in parts:
        bars.append((place, start, start + length, look))
        if said:
            words.append((said, start + length / 2, y))
        start += length
    return bars, words


def test_naive_share():
    part, whole = PRINTED
    bars, words = bar(
        0,
        [(part, JAPAN, f"Japan, up to {part}"), (whole - part, "pale", f"the rest of {whole}")],
        0,
    )
    headline = f"As printed, {part} of {whole} is {100 * part / whole:.1f} per cent"
    rows.check(make("naive_share"), {"bars": bars, "words": words}, headline=headline)


def test_two_rulers():
    pairs = {
        "As printed:\ntwo rulers": (CAP08, COST, "purple xx"),
        "All in\nFY2008 dollars": (CAP08, COST / STEP, JAPAN),
        "All in\nFY2012 dollars": (CAP12, COST, JAPAN),
    }
    bars, words = [], []
    for y, (name, (part, whole, look)) in enumerate(pairs.items()):
        rest = whole - part
        some, said = bar(name, [(part, look, f"{part:.2f}"), (rest, "pale", f"rest {rest:.2f}")], y)
        bars += some
        words += [*said, (f"of {whole:.2f}: {100 * part / whole:.1f} %", whole, y)]
    headline = f"On one ruler the share is {100 * CAP12 / COST:.1f} per cent, "
    headline += f"not {100 * CAP08 / COST:.1f}"
    rows.check(make("two_rulers"), {"bars": bars, "words": words}, headline=headline)


def levels():
    """Price levels by ruler and year, as the panel of price years offers them."""
    known = {}
    for row in raw("price_index"):
        if row["unit"] == "index":
            known.setdefault(row["index"], {})[int(row["year"])] = float(row["value"])
    known = {name: some for name, some in known.items() if set(range(2006, 2022)) <= set(some)}
    official = {year: STEP ** ((year - 2008) / 4) for year in range(2006, 2022)}
    return {"Official pair, FY2008 and FY2012": official} | known


def test_price_year_in_every_state():
    panel, known = make("price_year"), levels()
    assert list(panel.controls["index"].options) == list(known)
    for state in rows.states(panel):
        level, year = known[state["index"]], state["year"]
        part, whole = CAP08 * level[year] / level[2008], COST * level[year] / level[2012]
        rows.check(
            rows.move(panel, state),
            {
                "bars": [("Japan's cap", 0, part, JAPAN), ("Guam estimate", 0, whole, "grey")],
                "words": [
                    (f"{part:.2f} = {100 * part / whole:.1f} %", part, 0),
                    (f"{whole:.2f}", whole, 1),
                ],
            },
            headline="Both amounts in the dollars of one year",
        )


def test_which_index():
    steps, chained = {}, {}
    for row in raw("price_index"):
        if row["unit"] == "index" and row["year"] in ("2008", "2012"):
            steps.setdefault(row["index"], {})[row["year"]] = float(row["value"])
        if row["unit"] == "percent":
            chained.setdefault(row["index"], []).append(1 + float(row["value"]) / 100)
    common = {name: CAP08 * pair["2012"] / pair["2008"] for name, pair in steps.items()}
    forecasts = {name: CAP08 * prod(some) for name, some in chained.items()}
    shown = {"marks": [], "lines": [], "words": [], "rules": [("x", CAP12, "black")]}
    ordered = sorted(common.items(), key=lambda pair: pair[1])
    ordered += sorted(forecasts.items(), key=lambda pair: pair[1])
    for y, (name, amount) in enumerate(ordered):
        ink, form = ("purple", "diamond") if name in forecasts else ("blue", "circle")
        shown["marks"].append((amount, name, f"{ink} {form}"))
        shown["lines"].append((f"{ink} dotted", [(amount, y), (CAP12, y)]))
        shown["words"].append((f"{amount:.3f}", amount, y))
    shown["words"].append((f"official {CAP12:.3f}", CAP12, None))
    headline = f"None of these turns {CAP08} into {CAP12:.2f}"
    assert all(amount < CAP12 for _, amount in ordered)
    rows.check(make("which_index"), shown, headline=headline)


def test_where_marines():
    leave, force, low = (AMOUNT[f"P12_{key}"] for key in ("total_marines", "guam", "guam_low"))
    shown = {
        "bars": [
            ("Leave Okinawa (2012)", 0, leave, OKINAWA),
            ("Whole force on Guam", 0, force, GUAM),
        ],
        "words": [(f"{leave:,.0f}", leave, 0)],
    }
    end = 0
    for y, row in enumerate((r for r in PEOPLE if r["plan"] == "2017"), start=1):
        posts = float(row["value"])
        look = GUAM if row["where"] == "Guam" else "pale"
        shown["bars"].append((row["where"], end, end + posts, look))
        end += posts
        shown["words"].append((f"{posts:,.0f}", end, y))
    shown["lines"] = [("black", [(low, y + 1), (force, y + 1)])]
    said = f"about {force:,.0f} (or {low:,.0f} to {force:,.0f})"
    shown["words"].append((said, force, y + 1))
    assert AMOUNT["L17_guam"] < leave / 2
    headline = "Fewer than half of those who leave go to Guam"
    rows.check(make("where_marines"), shown, headline=headline)


def test_cost_per_head_in_every_state():
    panel = make("cost_per_head")
    marks = [AMOUNT[key] for key in ("P12_guam_4000", "P12_guam", "P12_total_marines")]
    estimates = dict(zip(panel.controls["estimate"].options, ("P12_cost", "G13_121"), strict=True))
    for state in rows.states(panel):
        cost, marines = 1000 * AMOUNT[estimates[state["estimate"]]], state["marines"]
        heads = range(2000, 12001, 100)
        rows.check(
            rows.move(panel, state),
            {
                "lines": [
                    ("grey", [(head, cost / head) for head in heads]),
                    *[("pale", [(mark, 0), (mark, 6.5)]) for mark in marks],
                ],
                "marks": [
                    *[(mark, cost / mark, "grey circle") for mark in marks],
                    (marines, cost / marines, "red circle"),
                ],
                "words": [(f"{cost / marines:.2f} million", marines, cost / marines)],
            },
            headline="Cost for each Marine",
        )


def test_plans_compared():
    old = [AMOUNT[key] * STEP for key in ("P06_cash", "P06_noncash", "P06_us")]
    plans = {"Plan of\n2006": old, "Plan of\n2012": [CAP12, None, COST - CAP12]}
    looks = (("Japan, cash", JAPAN), ("Japan, equity\nand loans", f"{JAPAN} //"))
    looks += (("United States", US),)
    shown = {"bars": [], "words": []}
    for y, (plan, amounts) in enumerate(plans.items()):
        parts = [
            (amount, look, f"{payer}\n{amount:.2f}")
            for amount, (payer, look) in zip(amounts, looks, strict=True)
            if amount
        ]
        bars, words = bar(plan, parts, y)
        total = sum(amount for amount, *_ in parts)
        shown["bars"] += bars
        shown["words"] += [*words, (f"{total:.2f}", total, y)]
    headline = "From plan to plan Japan's cash stayed and its loans went"
    assert AMOUNT["P06_cash"] == CAP08
    rows.check(make("plans_compared"), shown, headline=headline)


def japan_pays(bill, rule):
    return min(CAP12, bill if rule == "the cap in full" else bill * CAP12 / COST)


def test_share_and_cap_in_every_state():
    panel = make("share_and_cap")
    bills = sorted({0.1, CAP12, COST, *(n / 4 for n in range(1, 101))})
    naive = 100 * PRINTED[0] / PRINTED[1]
    for state in rows.states(panel):
        bill, rule, year = state["bill"], state["rule"], state["year"]
        scale = 1 if year == 2012 else 1 / STEP
        japan = japan_pays(bill, rule) * scale
        us = bill * scale - japan
        left = {
            "bars": [
                (name, 0, amount, look)
                for name, amount, look in (("Japan", japan, JAPAN), ("United States", us, US))
                if amount
            ],
            "words": [
                (f"{japan:.2f}", 0, japan),
                (f"{us:.2f}", 1, us),
                (f"billion FY{year} dollars", None, 13),
            ],
        }
        curve = [(b, 100 * japan_pays(b, rule) / b) for b in bills]
        share = [(bill, 100 * japan_pays(bill, rule) / bill, f"{JAPAN} circle")] if bill else []
        right = {
            "lines": [(JAPAN, curve)],
            "marks": share,
            "rules": [("x", COST, "grey dotted"), ("y", naive, "purple dashed")],
            "words": [(f"estimate {COST}", COST, None), ("as printed", 0.4, naive - 5)],
        }
        headline = "Who pays what, at which final bill?"
        rows.check(rows.move(panel, state), left, right, headline=headline)


def test_yen_in_every_state():
    panel = make("yen")
    amounts = dict(zip(panel.controls["amount"].options, (CAP12, COST), strict=True))
    for state in rows.states(panel):
        in_yen = {year: amounts[state["amount"]] * rate for year, rate in RATES.items()}
        chosen = sorted({state["first"], state["second"]})
        ends = sorted((state["first"], state["second"]))
        rows.check(
            rows.move(panel, state),
            {
                "lines": [("grey", list(in_yen.items()))],
                "marks": [
                    *[(year, amount, "grey circle") for year, amount in in_yen.items()],
                    *[(year, in_yen[year], "blue circle") for year in chosen],
                ],
                "words": [(f"{in_yen[year]:,.1f}", year, in_yen[year]) for year in ends],
            },
            headline="The same dollars, in yen",
        )


def test_in_yen_the_earlier_number_stands_below_its_dot_and_the_later_above():
    chart = rows.move(make("yen"), {"amount": "3.12 (cap, FY2012)", "first": 2012, "second": 2013})
    (pane,) = ink.panes(chart)
    middle = {words: (box.y0 + box.y1) / 2 for words, box in pane.words}
    for year, below in ((2012, True), (2013, False)):
        dot = pane.ax.transData.transform((year, CAP12 * RATES[year]))[1]
        assert (middle[f"{CAP12 * RATES[year]:.1f}"] < dot) == below


def test_dollar():
    shown = {
        "lines": [("grey", list(RATES.items()))],
        "marks": [(year, rate, "grey circle") for year, rate in RATES.items()],
        "words": [(f"{RATES[y]:.1f}", y, RATES[y]) for y in (2006, 2012, 2013, 2025)],
    }
    shown["marks"] += [(year, RATES[year], "blue circle") for year in (2012, 2013)]
    headline = f"A dollar cost {RATES[2012]:.0f} yen in 2012 and {RATES[2013]:.0f} yen in 2013"
    rows.check(make("dollar"), shown, headline=headline)


def test_payments():
    shown = {"bars": [], "bands": [], "words": []}
    for year in range(2009, 2023):
        some = [
            row
            for row in PAID
            if row["year"] == str(year) and row["unit"] == "USD m" and row["id"] != "Y12_spent"
        ]
        if any(row["value"] == "" for row in some):
            shown["bands"].append((year - 0.4, year + 0.4, "pale"))
            shown["words"].append(("?", year, 60))
            continue
        total = sum(float(row["value"]) for row in some)
        look = JAPAN if some[0]["measure"] == "provided" else f"{JAPAN} //"
        shown["bars"].append((year, 0, total, look))
        shown["words"].append((f"{total:,.4g}", year, total))
    headline = "What Japan provided each year; for "
    headline += f"{len(shown['bands'])} years no amount was found"
    rows.check(make("payments"), shown, headline=headline)


def test_cap_used():
    later = AMOUNT["Y22a_usd"] + AMOUNT["Y22b_usd"]
    paid, counted = AMOUNT["Y21_cum_usd"] + later / 1000, AMOUNT["Y22_cum_fy08"]
    shown = {
        "bars": [
            ("Provided, dollars\nof the day", 0, paid, "grey"),
            ("Counted,\nFY2008 dollars", 0, counted, JAPAN),
        ],
        "lines": [("black", [(CAP08, 0.6), (CAP08, 1.4)])],
        "words": [
            (f"{paid:.3f}", paid, 0),
            (f"{counted:.2f} of the cap of {CAP08:.2f}", CAP08, 1),
        ],
    }
    headline = f"{paid:.1f} billion were provided, {counted:.2f} count against the cap"
    rows.check(make("cap_used"), shown, headline=headline)


def test_estimates():
    groups = {
        "facilities on Guam": [
            row | {"scope": "Guam facilities, agreed plan"}
            for row in PLANS
            if row["part"] == "total"
        ]
    }
    order = ("facilities on Guam", "facilities and more", "all services on Guam", "other scopes")
    for group in order:
        some = [row for row in raw("guam_estimates") if row["group"] == group]
        groups[group] = sorted(
            groups.get(group, []) + some, key=lambda row: (row["date"], float(row["value"]))
        )
    shown, y = {"lines": [], "marks": [], "words": []}, 0
    for group in order:
        shown["words"].append((group, 0.4, y))
        for y, row in enumerate(groups[group], start=y + 1):  # noqa: B020
            amount = float(row["value"])
            look = "blue circle" if row["price_basis"].startswith("FY") else "open blue circle"
            day = f"{date.fromisoformat(row['date']):%b %Y}"
            shown["lines"].append(("pale", [(0, y), (amount, y)]))
            shown["marks"].append((amount, day, look))
            shown["words"].append((f"{amount:g}  {row['scope']}", amount, y))
        y += 1
    assert len(shown["marks"]) == 13
    headline = "Only estimates of one scope may be compared"
    rows.check(make("estimates"), shown, headline=headline)
