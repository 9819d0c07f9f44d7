"""Arithmetic of dollars that know their price year. Nothing here reads a file or draws."""

from dataclasses import dataclass

# What Japan might pay of a bill below the estimate; no text that we saw settles which.
IN_FULL, PRO_RATA = "the cap in full", "the agreed share"
RULES = (IN_FULL, PRO_RATA)


class PriceYearError(ValueError):
    """Two amounts in dollars of different years were about to be mixed."""


@dataclass(frozen=True)
class Dollars:
    """An amount in billions of US dollars, in the prices of one year.

    Adding, subtracting or dividing amounts of different price years raises PriceYearError.
    """

    amount: float
    year: int

    def to(self, year, ruler):
        """Return the same purchasing power in dollars of another year.

        ruler maps years to price levels; PriceYearError when one of the two years has none.
        """
        for wanted in (self.year, year):
            if wanted not in ruler:
                raise PriceYearError(f"the ruler has no price level for {wanted}")
        return Dollars(self.amount * ruler[year] / ruler[self.year], year)

    def _amount_in_same_year(self, other):
        if self.year != other.year:
            raise PriceYearError(
                f"dollars of {self.year} and of {other.year} do not mix: convert one of them first"
            )
        return other.amount

    def __add__(self, other):
        return Dollars(self.amount + self._amount_in_same_year(other), self.year)

    def __sub__(self, other):
        return Dollars(self.amount - self._amount_in_same_year(other), self.year)

    def __truediv__(self, other):
        return self.amount / self._amount_in_same_year(other)


def ruler(pair, first, last):
    """Return price levels for the years first to last that pass through two known ones.

    pair maps two years to price levels; the yearly rate between them is carried on beyond them.
    """
    (start, low), (end, high) = sorted(pair.items())
    step = (high / low) ** (1 / (end - start))
    return {year: low * step ** (year - start) for year in range(first, last + 1)}


def percent(part, whole):
    """Return part of whole in per cent, None when the whole is zero."""
    return 100 * part / whole if whole else None


def contribution(bill, cap, estimate, rule):
    """Return what the capped payer owes of a bill, all four in the same dollars.

    From the estimate on that is the cap. Below it the rule decides: the cap, but never more than
    the bill, or cap/estimate of the bill. No text that we saw settles which.
    """
    if rule not in RULES:
        raise ValueError(f"rule must be one of {RULES}, not {rule!r}")
    if rule == IN_FULL:
        return min(cap, bill)
    return min(cap, bill * cap / estimate)


def per_head(billions, people):
    """Return millions for each person, from billions and a head-count above zero."""
    return 1000 * billions / people


def yearly_rate(ratio, years):
    """Return the yearly rate in per cent that grows into ratio over the years."""
    return 100 * (ratio ** (1 / years) - 1)
