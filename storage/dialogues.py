"""What the bot waits for somebody to write: one row a person."""

import json

from sqlalchemy import Connection, bindparam, delete, insert, select

from core.people.dialogue import Dialogue, DialogueKind
from storage.tables import dialogue

_OF = select(dialogue).where(dialogue.c.person_id == bindparam("person"))
_CLOSE = delete(dialogue).where(dialogue.c.person_id == bindparam("person"))


class KeptDialogues:
    """The rows of `dialogue`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: int) -> Dialogue | None:
        row = self._connection.execute(_OF, {"person": person}).one_or_none()
        return Dialogue(DialogueKind(row.kind), row.since, row.about, json.loads(row.facts)) if row else None

    def open(self, person: int, new: Dialogue) -> None:
        self.close(person)
        row = {
            "person_id": person,
            "kind": new.kind,
            "about": new.about,
            "facts": json.dumps(dict(new.facts)),
            "since": new.since,
        }
        self._connection.execute(insert(dialogue), row)

    def close(self, person: int) -> None:
        self._connection.execute(_CLOSE, {"person": person})
