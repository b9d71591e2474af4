"""Small facts that the process keeps between its runs, the bot's own name for instance."""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from storage.tables import setting
from storage.upsert import insert_or_replace


class KeptSettings:
    """The rows of `setting`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        return self._connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar_one_or_none()

    def set(self, name: str, value: str) -> None:
        insert_or_replace(self._connection, setting, {"name": name, "value": value})

    def moment(self, name: str) -> datetime | None:
        kept = self.get(name)
        return datetime.fromisoformat(kept) if kept else None

    def set_moment(self, name: str, moment: datetime) -> None:
        self.set(name, moment.isoformat())

    def remove(self, name: str) -> None:
        self._connection.execute(delete(setting).where(setting.c.name == name))
