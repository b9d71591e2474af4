"""The public holidays of Denmark, under their Danish names."""

from datetime import date

import holidays

from core.kernel.working_time import DayOff


def danish_days_off() -> DayOff:
    """Years are worked out when they are first asked for. The language is named: else it would be the process's own."""
    known = holidays.country_holidays("DK", language="da")

    def name_of(day: date) -> str | None:
        return known.get(day)

    return name_of
