"""When the rows are read, and how they are written."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
TODAY = date(2026, 11, 30)


def moment(written: str) -> datetime:
    """ "7/12 13:00", with the year after the date when it is another than 2026; on the clocks of Randers."""
    day, *year, clock = written.split()
    return datetime.strptime(f"{day} {year[0] if year else 2026} {clock}", "%d/%m %Y %H:%M").replace(tzinfo=ZONE)


NOW = moment("30/11 10:00").astimezone(UTC)
