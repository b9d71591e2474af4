"""Moments and days as people write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def read_moment(words: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """None: it could not be read."""
    return None


def read_days(words: str, today: date) -> tuple[date, date] | None:
    """None: they could not be read."""
    return None
