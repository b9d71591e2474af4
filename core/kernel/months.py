"""Months of the calendar, on a town's clock."""

from calendar import monthrange
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_A_YEAR = 12


def months_later(moment: datetime, months: int, zone: ZoneInfo) -> datetime:
    """The same hour on the town's clock so many months later; on the last day of a month that has no such day. In and
    out aware, UTC."""
    local = moment.astimezone(zone)
    years, month = divmod(local.month - 1 + months, _A_YEAR)
    year, month = local.year + years, month + 1
    day = min(local.day, monthrange(year, month)[1])
    return local.replace(year=year, month=month, day=day).astimezone(UTC)
