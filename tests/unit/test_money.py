"""The arithmetic of dollars, as properties that hold for every amount."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import money

AMOUNT = st.floats(0.001, 1e6)
LEVEL = st.floats(0.01, 1e4)
YEARS = (2008, 2012)


@given(AMOUNT, LEVEL, LEVEL)
def test_a_round_trip_through_price_years_returns_the_amount(amount, low, high):
    ruler = dict(zip(YEARS, (low, high), strict=True))
    there = money.Dollars(amount, 2008).to(2012, ruler)
    assert there.year == 2012
    assert there.amount == pytest.approx(amount * high / low)
    assert there.to(2008, ruler).amount == pytest.approx(amount)


@given(AMOUNT, AMOUNT, LEVEL, LEVEL)
def test_a_share_is_the_same_on_every_ruler(part, whole, low, high):
    ruler = dict(zip(YEARS, (low, high), strict=True))
    pair = [money.Dollars(part, 2008), money.Dollars(whole, 2012)]
    shares = [pair[0].to(year, ruler) / pair[1].to(year, ruler) for year in YEARS]
    assert shares[0] == pytest.approx(shares[1])


@given(AMOUNT, AMOUNT)
def test_dollars_of_different_years_do_not_mix(a, b):
    for mix in (lambda x, y: x + y, lambda x, y: x - y, lambda x, y: x / y):
        with pytest.raises(money.PriceYearError, match="dollars of 2008 and of 2012 do not mix"):
            mix(money.Dollars(a, 2008), money.Dollars(b, 2012))
    same = money.Dollars(a, 2012), money.Dollars(b, 2012)
    assert (same[0] + same[1]).amount == a + b
    assert (same[0] - same[1]).amount == a - b
    assert same[0] / same[1] == a / b


def test_a_year_without_a_price_level_is_named():
    with pytest.raises(money.PriceYearError, match="no price level for 1999"):
        money.Dollars(1, 2008).to(1999, {2008: 1.0})


@given(AMOUNT, AMOUNT)
def test_shares_add_to_the_whole(a, b):
    assert money.percent(a, a + b) + money.percent(b, a + b) == pytest.approx(100)
    assert money.percent(a, 0) is None


@given(st.floats(0, 1e3), st.floats(0, 1e2), st.floats(0.1, 1e3), st.sampled_from(money.RULES))
def test_the_cap_is_never_exceeded_and_nobody_pays_less_than_nothing(bill, cap, estimate, rule):
    paid = money.contribution(bill, cap, estimate, rule)
    assert 0 <= paid <= cap + 1e-12
    if rule == money.RULES[0] or estimate >= cap:
        assert paid <= bill + 1e-12
    if bill >= max(cap, estimate):
        assert paid == pytest.approx(cap)


@given(st.floats(0.01, 1e2), st.floats(1, 1e3), st.floats(0.01, 0.99))
def test_pro_rata_keeps_the_share_below_the_estimate(cap, estimate, part):
    bill = estimate * part
    paid = money.contribution(bill, cap, estimate, "the agreed share")
    assert paid == pytest.approx(min(cap, bill * cap / estimate))
    assert money.percent(paid, bill) == pytest.approx(money.percent(cap, estimate))


def test_an_unknown_rule_is_named():
    with pytest.raises(ValueError, match="rule must be one of"):
        money.contribution(1, 1, 1, "half")


@given(LEVEL, st.floats(1.001, 5), st.integers(1990, 2010), st.integers(1, 20))
def test_a_ruler_passes_through_both_known_years_at_one_rate(low, ratio, start, steps):
    levels = money.ruler({start: low, start + steps: low * ratio}, start - 2, start + steps + 2)
    assert list(levels) == list(range(start - 2, start + steps + 3))
    assert levels[start] == pytest.approx(low)
    assert levels[start + steps] == pytest.approx(low * ratio)
    rates = {round(levels[y + 1] / levels[y], 9) for y in list(levels)[:-1]}
    assert max(rates) - min(rates) < 1e-8
    assert money.yearly_rate(ratio, steps) == pytest.approx(
        100 * (levels[start + 1] / levels[start] - 1)
    )


@given(AMOUNT, st.integers(1, 100_000))
def test_per_head_times_heads_is_the_cost(billions, people):
    assert money.per_head(billions, people) * people / 1000 == pytest.approx(billions)


def test_an_amount_cannot_be_changed_only_reckoned_anew():
    with pytest.raises(FrozenInstanceError):
        money.Dollars(2.8, 2008).year = 2012
