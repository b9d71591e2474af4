"""The ledger of messages with content: when each is to be taken out of its chat, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from core.kernel.ids import NewId
from core.privacy.removal import AT_THE_LATEST, Removal, Side
from storage.tables import chat_message
from storage.upsert import insert_new

_STANDS = chat_message.c.state == Removal.WAITING
_DUE = (
    select(
        chat_message.c.id, chat_message.c.chat, chat_message.c.message, chat_message.c.said_at, chat_message.c.attempts
    )
    .where(_STANDS, chat_message.c.remove_at <= bindparam("now"))
    .order_by(chat_message.c.remove_at)
    .limit(bindparam("at_most"))
)
_SOONER = update(chat_message).where(_STANDS, chat_message.c.remove_at > bindparam("sooner"))
_HAVE_SERVED = _SOONER.where(chat_message.c.about == bindparam("matter")).values(remove_at=bindparam("sooner"))
_HAVE_SERVED_HERE = _HAVE_SERVED.where(chat_message.c.chat == bindparam("here"))
_HAS_SERVED = _SOONER.where(
    chat_message.c.chat == bindparam("here"), chat_message.c.message == bindparam("number")
).values(remove_at=bindparam("sooner"))
_IS_ABOUT = update(chat_message).where(
    chat_message.c.chat == bindparam("here"), chat_message.c.message == bindparam("number")
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A message that is to be removed. `said_at` is aware, UTC."""

    id: int
    chat: int
    message: int
    said_at: datetime
    attempts: int


class KeptChatMessages:
    """The rows of `chat_message`."""

    def __init__(self, connection: Connection, new_id: NewId) -> None:
        self._connection = connection
        self._new_id = new_id

    def note(self, chat: int, message: int, side: Side, kind: str, said_at: datetime, about: int | None = None) -> None:
        """It stands in the chat, and goes in time whatever happens. One that is known is not noted twice."""
        row = {
            "id": self._new_id(),
            "chat": chat,
            "message": message,
            "about": about,
            "side": side,
            "kind": kind,
            "said_at": said_at,
            "remove_at": said_at + AT_THE_LATEST,
            "state": Removal.WAITING,
            "attempts": 0,
        }
        insert_new(self._connection, chat_message, [row])

    def belongs(self, chat: int, message: int, about: int) -> None:
        """It is about this report."""
        self._connection.execute(
            _IS_ABOUT.values(about=bindparam("matter")), {"here": chat, "number": message, "matter": about}
        )

    def has_served(self, chat: int, message: int, at: datetime) -> None:
        """It goes at this moment, or before."""
        self._connection.execute(_HAS_SERVED, {"here": chat, "number": message, "sooner": at})

    def have_served(self, about: int, at: datetime, chat: int | None = None) -> None:
        """Everything about it, in this chat or in all of them, goes at this moment or before."""
        keys = {"matter": about, "sooner": at}
        if chat is None:
            self._connection.execute(_HAVE_SERVED, keys)
        else:
            self._connection.execute(_HAVE_SERVED_HERE, keys | {"here": chat})

    def due(self, now: datetime, at_most: int) -> Sequence[Standing]:
        """What is to be removed now, what has waited longest first."""
        rows = self._connection.execute(_DUE, {"now": now, "at_most": at_most})
        return [Standing(row.id, row.chat, row.message, row.said_at, row.attempts) for row in rows]

    def ended(self, removed: Sequence[int], what: Removal, now: datetime, cause: str | None = None) -> None:
        """What became of these."""
        values = {"state": what, "ended_at": now, "cause": cause}
        self._connection.execute(update(chat_message).where(chat_message.c.id.in_(removed)).values(values))

    def again(self, tried: Sequence[int], at: datetime, cause: str) -> None:
        """These could not be removed; they are tried again at this moment."""
        values = {"remove_at": at, "cause": cause, "attempts": chat_message.c.attempts + 1}
        self._connection.execute(update(chat_message).where(chat_message.c.id.in_(tried)).values(values))
