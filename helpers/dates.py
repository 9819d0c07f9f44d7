"""Days in words, as exactly as they are known, and the exact years between two days."""

DAYS_A_YEAR = 365.25


def in_words(day, precision="day"):
    """Return a datetime.date in words; precision is day, month or year."""
    if precision == "year":
        return f"{day:%Y}"
    if precision == "month":
        return f"{day:%B %Y}"
    return f"{day.day} {day:%B %Y}"


def years_between(first, last):
    """Return the exact years from one day to another: days divided by 365.25."""
    return (last - first).days / DAYS_A_YEAR
