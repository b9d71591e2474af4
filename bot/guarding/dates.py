"""Days of birth, as CPR numbers begin with them."""

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_REPLACEMENT = 60
"""Added to the day of birth in numbers that are given for a time."""


def is_date(day: int, month: int, year: int = 0) -> bool:
    """Whether there is such a day. `year`: its last figures."""
    if day > _REPLACEMENT:
        day -= _REPLACEMENT
    if not 1 <= month <= len(_DAYS) or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (day, month) != (29, 2) or year % 4 == 0
