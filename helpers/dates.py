"""Days in words, as exactly as they are known, and the exact years between two days."""

DAYS_A_YEAR = 365.25
# English whatever the locale: strftime would write the months of the kernel's language.
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
MONTHS += ["October", "November", "December"]


def month(day):
    """Return the English name of a day's month."""
    return MONTHS[day.month - 1]


def short_month(day):
    """Return the first three letters of the English name of a day's month."""
    return month(day)[:3]


def in_words(day, precision="day"):
    """Return a datetime.date in words; precision is day, month or year."""
    if precision == "year":
        return f"{day:%Y}"
    if precision == "month":
        return f"{month(day)} {day:%Y}"
    return f"{day.day} {month(day)} {day:%Y}"


def years_between(first, last):
    """Return the exact years from one day to another: days divided by 365.25."""
    return (last - first).days / DAYS_A_YEAR
