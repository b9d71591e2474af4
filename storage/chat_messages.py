"""The ledger of messages with content: when each is to be taken out of its chat, and what became of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, Connection, bindparam, exists, func, literal, select, type_coerce, update

from core.alerts.journal import Fetching
from core.kernel.ids import NewId
from core.privacy.removal import DELETABLE, Removal, Side
from storage.tables import attachment, chat_message
from storage.tables.columns import Moment
from storage.upsert import insert_new

_STANDS = chat_message.c.state == Removal.WAITING
_PLACE = (chat_message.c.chat == bindparam("here"), chat_message.c.message == bindparam("number"))
_FILE_IS_WANTED = exists().where(
    attachment.c.report_id == chat_message.c.about,
    attachment.c.state == Fetching.WAITING,
    chat_message.c.said_at > bindparam("wait_since"),
)
"""Telegram still has a file that was not fetched."""
_DUE = (
    select(
        chat_message.c.id, chat_message.c.chat, chat_message.c.message, chat_message.c.said_at, chat_message.c.attempts
    )
    .where(_STANDS, chat_message.c.remove_at <= bindparam("now"), ~_FILE_IS_WANTED)
    .order_by(chat_message.c.remove_at)
    .limit(bindparam("at_most"))
)
_STANDS_AGAIN = (
    update(chat_message)
    .where(*_PLACE, ~_STANDS)
    .values(
        state=Removal.WAITING,
        ended_at=None,
        cause=None,
        attempts=0,
        kind=bindparam("what"),
        about=bindparam("matter"),
        remove_at=bindparam("until"),
    )
)
_SOONER = (
    update(chat_message)
    .where(_STANDS, chat_message.c.remove_at > bindparam("sooner"))
    .values(remove_at=bindparam("sooner"))
)
_HAVE_SERVED = _SOONER.where(chat_message.c.about == bindparam("matter"))
_HAVE_SERVED_HERE = _HAVE_SERVED.where(chat_message.c.chat == bindparam("here"))
_HAS_SERVED = _SOONER.where(*_PLACE)
_BELONGS = (
    update(chat_message)
    .where(*_PLACE, _STANDS)
    .values(about=bindparam("matter"), kind=bindparam("what"), remove_at=bindparam("until"))
)
_IS_NOT_THERE = (
    update(chat_message)
    .where(*_PLACE, _STANDS)
    .values(state=Removal.REMOVED, ended_at=bindparam("at"), cause=bindparam("why"))
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
    """The rows of `chat_message`. `served`: whether this transaction made some of them due, or may have."""

    def __init__(self, connection: Connection, new_id: NewId, now: datetime) -> None:
        self._connection = connection
        self._new_id = new_id
        self._now = now
        self.served = False

    def note(
        self, chat: int, message: int, side: Side, kind: str, said_at: datetime, until: datetime, about: int | None
    ) -> None:
        """It stands in the chat, and goes at that moment whatever happens. One that is known stays as it is noted,
        unless what stood there had been removed."""
        row = {
            "id": self._new_id(),
            "chat": chat,
            "message": message,
            "about": about,
            "side": side,
            "kind": kind,
            "said_at": said_at,
            "remove_at": until,
            "state": Removal.WAITING,
            "attempts": 0,
        }
        if not insert_new(self._connection, chat_message, [row]):
            keys = {"here": chat, "number": message, "what": kind, "matter": about, "until": until}
            self._connection.execute(_STANDS_AGAIN, keys)
        self._may_serve(until)

    def said_at(self, chat: int, message: int) -> datetime | None:
        """When it was said; None when it is not known, or no longer there. Aware, UTC."""
        wanted = select(chat_message.c.said_at).where(*_PLACE, _STANDS)
        said: datetime | None = self._connection.scalar(wanted, {"here": chat, "number": message})
        return said

    def was_said(self, chat: int, message: int) -> bool:
        """Whether the bot said it and it has, or had, content: such a one is protected from the beginning."""
        wanted = select(chat_message.c.id).where(*_PLACE, chat_message.c.side == Side.OUT)
        return self._connection.scalar(wanted, {"here": chat, "number": message}) is not None

    def belongs(self, chat: int, message: int, about: int, kind: str, until: datetime) -> None:
        """It is about this report, and goes at that moment."""
        keys = {"here": chat, "number": message, "matter": about, "what": kind, "until": until}
        self._connection.execute(_BELONGS, keys)
        self._may_serve(until)

    def has_served(self, chat: int, message: int, at: datetime) -> None:
        """It goes at this moment, or before."""
        self._connection.execute(_HAS_SERVED, {"here": chat, "number": message, "sooner": at})
        self._may_serve(at)

    def have_served(
        self,
        about: int,
        at: datetime,
        chat: int | None = None,
        kinds: Collection[str] | None = None,
        but: Collection[str] = (),
    ) -> None:
        """Everything about it, in this chat or in all of them, of these kinds (None: all) and not of those, goes at
        this moment or before."""
        statement = _HAVE_SERVED if chat is None else _HAVE_SERVED_HERE
        if kinds is not None:
            statement = statement.where(chat_message.c.kind.in_(list(kinds)))
        if but:
            statement = statement.where(chat_message.c.kind.not_in(list(but)))
        keys = {"matter": about, "sooner": at} | ({} if chat is None else {"here": chat})
        self._connection.execute(statement, keys)
        self._may_serve(at)

    def said_by_a_clock_ahead(self) -> None:
        """What was said at a moment that is yet to come was said now, and goes that much sooner; what would be tried
        again when Telegram lets it go no longer is tried now."""
        stays = type_coerce(chat_message.c.remove_at, BigInteger) - type_coerce(chat_message.c.said_at, BigInteger)
        ahead = update(chat_message).where(_STANDS, chat_message.c.said_at > self._now)
        self._connection.execute(ahead.values(said_at=self._now, remove_at=literal(self._now, Moment) + stays))
        late = update(chat_message).where(_STANDS, chat_message.c.remove_at > self._now)
        too_late = stays > DELETABLE // timedelta(microseconds=1)
        self._connection.execute(late.where(too_late).values(remove_at=self._now))
        self._may_serve(self._now)

    def is_not_there(self, chat: int, message: int, why: str) -> None:
        """It was deleted on the way, or what stands in its place holds no content."""
        self._connection.execute(_IS_NOT_THERE, {"here": chat, "number": message, "at": self._now, "why": why})

    def due(self, wait_since: datetime, at_most: int) -> Sequence[Standing]:
        """What is to be removed now, what has waited longest first. What was said after `wait_since` waits for the
        files of its report to be fetched."""
        rows = self._connection.execute(_DUE, {"now": self._now, "at_most": at_most, "wait_since": wait_since})
        return [Standing(row.id, row.chat, row.message, row.said_at, row.attempts) for row in rows]

    def ended(self, removed: Collection[int], what: Removal, cause: str | None = None) -> None:
        """What became of these."""
        values = {"state": what, "ended_at": self._now, "cause": cause}
        self._connection.execute(update(chat_message).where(chat_message.c.id.in_(removed), _STANDS).values(values))

    def again(self, tried: Collection[int], at: datetime, cause: str) -> None:
        """These could not be removed; they are tried again at this moment."""
        values = {"remove_at": at, "cause": cause, "attempts": chat_message.c.attempts + 1}
        self._connection.execute(update(chat_message).where(chat_message.c.id.in_(tried), _STANDS).values(values))

    def tally(self, since: datetime) -> Mapping[Removal, int]:
        """What became of the messages that were said since."""
        counts = select(chat_message.c.state, func.count().label("times")).where(chat_message.c.said_at >= since)
        found = self._connection.execute(counts.group_by(chat_message.c.state))
        return dict.fromkeys(Removal, 0) | {Removal(row.state): row.times for row in found}

    def standing_since(self, moment: datetime) -> int:
        """How many were said before the moment and still wait to be removed."""
        wanted = select(func.count()).where(_STANDS, chat_message.c.said_at < moment)
        return self._connection.execute(wanted).scalar_one()

    def failed_since(self, moment: datetime, said_since: datetime) -> int:
        """How many could not be removed and were given up since the moment; only those said since are looked at."""
        wanted = select(func.count()).where(
            chat_message.c.said_at >= said_since,
            chat_message.c.state == Removal.FAILED,
            chat_message.c.ended_at > moment,
        )
        return self._connection.execute(wanted).scalar_one()

    def _may_serve(self, at: datetime) -> None:
        self.served = self.served or at <= self._now
