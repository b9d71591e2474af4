"""What comes from Telegram is sealed with the key of its day, until what it caused is kept under keys of its own."""

from datetime import datetime

from sqlalchemy import Connection, select

from storage.doomed import doom
from storage.sealed import Seals
from storage.settings import KeptSettings
from storage.tables import inbox

_DAYS = "day_keys"
"""The setting with every day key that may still be needed, the newest first: "2026-11-30 4711,2026-11-29 4710"."""


class DayKeys:
    """One key a day (UTC), destroyed when nothing of its day is left."""

    def __init__(self, connection: Connection, seals: Seals, settings: KeptSettings) -> None:
        self._connection = connection
        self._seals = seals
        self._settings = settings
        self._known: dict[str, int] = {}

    def key(self, now: datetime) -> int:
        """The number of the key of that day."""
        today = f"{now:%Y-%m-%d}"
        if today not in self._known:
            self._known = self._read()
        if today not in self._known:
            self._known = {today: self._seals.new_key()} | self._known
            self._write()
        return self._known[today]

    def end(self, now: datetime) -> None:
        """Destroy the keys of days before, as far as nothing that waits, or was put aside, needs them."""
        today, known = f"{now:%Y-%m-%d}", self._read()
        over = [key for day, key in known.items() if day != today and not self._is_needed(key)]
        if over:
            doom(self._connection, "key", over)
            self._known = {day: key for day, key in known.items() if key not in over}
            self._write()

    def _is_needed(self, key: int) -> bool:
        holds = select(inbox.c.id).where(inbox.c.key == key, inbox.c.payload.is_not(None)).limit(1)
        return self._connection.execute(holds).first() is not None

    def _read(self) -> dict[str, int]:
        pairs = (each.split() for each in (self._settings.get(_DAYS) or "").split(",") if each)
        return {day: int(key) for day, key in pairs}

    def _write(self) -> None:
        self._settings.set(_DAYS, ",".join(f"{day} {key}" for day, key in self._known.items()))
