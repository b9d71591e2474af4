"""The log of who looked at what: a chain in which each entry holds the hash of the one before."""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, text

from core.privacy.chain import BEGINNING, Head, Link
from core.privacy.looking import Look, Why
from storage.doomed import doom
from storage.sealed import Seals, UnsealableError
from storage.settings import KeptSettings
from storage.tables import look
from storage.tables.columns import Moment

_LAST = select(look.c.id, look.c.hash).order_by(look.c.id.desc()).limit(1)
_ADD = insert(look)
_GAVE_REASON = select(look.c.id).where(
    look.c.about == bindparam("about"),
    look.c.person_id == bindparam("person"),
    look.c.what == bindparam("what"),
    look.c.why == Why.REASON,
    look.c.at >= bindparam("since"),
)
_ABOUT = (
    select(look).where(look.c.about.in_(bindparam("records", expanding=True)), look.c.id.between(1, bindparam("until")))
).order_by(look.c.id)
_ERASURES = select(look).where(look.c.why == Why.ERASURE, look.c.id > 0).order_by(look.c.id)
_CHAIN = text(
    "SELECT id, at, person_id, what, about, why, reason, key, before, hash FROM look"
    " WHERE id > :after ORDER BY id LIMIT :at_most"
)
"""As the database holds it, whatever that is by now."""
_FIRST_SINCE = select(look.c.id, look.c.before).where(look.c.at >= bindparam("moment")).order_by(look.c.id).limit(1)
_BEFORE = look.c.id < bindparam("number")
_STRAYS = text("SELECT id FROM look WHERE id IS NULL OR id < 1 ORDER BY id LIMIT :at_most")
_DELETE = delete(look).where(look.c.id == bindparam("gone"))
_HEAD = "looks_head"
_FOR_EVER = 2**62
_NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Written:
    """The entry that was written last."""

    number: int
    hash: str


class KeptLooks:
    """The rows of `look`. Reasons are sealed, each with a key of its own."""

    def __init__(self, connection: Connection, seals: Seals, settings: KeptSettings, now: datetime) -> None:
        self._connection = connection
        self._seals = seals
        self._settings = settings
        self._now = now

    def begin(self) -> None:
        """Before the first entry of all: from now on it is always written down where the log ends."""
        if self._settings.get(_HEAD) is None and self.last().number == 0:
            self._settings.set(_HEAD, self._signed(Written(0, BEGINNING)))

    def note(self, person: int | None, what: str, about: int | None, why: Why, reason: str | None = None) -> int:
        end = self._end()
        number = end.number + 1
        key = None if reason is None else self._seals.new_key()
        sealed = None if reason is None or key is None else self._seals.seal(reason, key, "look", "reason", number)
        row = {
            "id": number,
            "at": self._now,
            "person_id": person,
            "what": what,
            "about": about,
            "why": why,
            "reason": sealed,
            "key": key,
            "before": end.hash,
        }
        said = row | {"at": Moment().process_bind_param(self._now, self._connection.dialect)}
        hashed = self._hash(tuple(said.values()))
        self._connection.execute(_ADD, row | {"hash": hashed})
        self._settings.set(_HEAD, self._signed(Written(number, hashed)))
        return number

    def gave_reason(self, person: int, what: str, about: int, since: datetime) -> bool:
        keys = {"person": person, "what": what, "about": about, "since": since}
        return self._connection.execute(_GAVE_REASON, keys).first() is not None

    def about(self, records: Sequence[int], until: int = _FOR_EVER) -> Sequence[Look]:
        """Who has looked at these, the first first, up to the entry of that number."""
        return [self._look_of(row) for row in self._connection.execute(_ABOUT, {"records": records, "until": until})]

    def erasures(self) -> Sequence[Look]:
        """What was erased, and why; reads the whole log."""
        return [self._look_of(row) for row in self._connection.execute(_ERASURES)]

    def last(self) -> Written:
        """The newest entry; number 0 before there is one."""
        row = self._connection.execute(_LAST).one_or_none()
        return Written(row.id, row.hash) if row else Written(0, BEGINNING)

    def head(self) -> Head | None:
        """Where the log ends, as it is written down beside it; None when it is not."""
        if self._settings.get(_HEAD) is None:
            return None
        known = self._head()
        return Head(known.number, genuine=True) if known else Head(0, genuine=False)

    def chain(self, after: int, at_most: int) -> Sequence[Link]:
        """The entries behind that one, in order, as they stand there by now. What has no number any more comes last,
        under -1."""
        rows = self._connection.execute(_CHAIN, {"after": after, "at_most": at_most})
        return [self._link_of(row) for row in rows]

    def strays(self, at_most: int) -> Sequence[int]:
        """Numbers that no entry ever had, since they count from 1; -1 for what has no number at all."""
        found = self._connection.scalars(_STRAYS, {"at_most": at_most})
        return [_NO_NUMBER if each is None else each for each in found]

    def count(self, after: int) -> int:
        """How many entries there are behind that one."""
        return self._connection.scalar(select(func.count()).where(look.c.id > after)) or 0

    def first_since(self, moment: datetime) -> Written | None:
        """The first entry that is to stay when all before the moment goes, with what stands before it. The newest one
        always stays, since the next one follows it; None when there is nothing older."""
        kept = self._connection.execute(_FIRST_SINCE, {"moment": moment}).one_or_none()
        if kept is None:
            kept = self._connection.execute(
                select(look.c.id, look.c.before).order_by(look.c.id.desc()).limit(1)
            ).one_or_none()
        oldest = self._connection.scalar(select(func.min(look.c.id)).where(look.c.id > 0))
        return None if kept is None or kept.id == oldest else Written(kept.id, kept.before)

    def cut(self, number: int) -> int:
        """Delete what is older than the entry of this number, and the keys of its reasons. How many entries."""
        keys = self._connection.scalars(select(look.c.key).where(_BEFORE, look.c.key.is_not(None)), {"number": number})
        doom(self._connection, "key", keys.all())
        oldest = self._connection.scalars(
            select(look.c.id).where(_BEFORE).order_by(look.c.id), {"number": number}
        ).all()
        if oldest:  # one by one, from its beginning: the database allows nothing else
            self._connection.execute(_DELETE, [{"gone": each} for each in oldest])
        return len(oldest)

    def reason_of(self, entry: Look) -> str | None:
        """The reason that was given, opened; None, too, when it went with what it was about."""
        try:
            return self._seals.unseal_some(entry.reason, "look", "reason", entry.id)
        except UnsealableError:
            return None

    def _end(self) -> Written:
        """What the next entry follows. Where the end was cut off, or the note of it was taken away or forged, a number
        is left out for good, so that it is found however much comes after it."""
        last, head = self.last(), self._head()
        if head is None:
            return Written(last.number + 1, last.hash)
        return head if head.number > last.number else last

    def _head(self) -> Written | None:
        """None when nobody wrote it down, or somebody else did."""
        kept = str(self._settings.get(_HEAD))
        said = kept.rpartition(" ")[0]
        if not hmac.compare_digest(kept.encode(), self._signature(said).encode()):
            return None
        number, _, hashed = said.partition(" ")
        return Written(int(number), hashed)

    def _look_of(self, row: Row[Any]) -> Look:
        return Look(row.id, row.at, row.person_id, row.what, row.about, Why(row.why), row.reason)

    def _link_of(self, row: Row[Any]) -> Link:
        number = row.id if isinstance(row.id, int) else _NO_NUMBER
        return Link(number, str(row.before), str(row.hash), sound=self._hash(tuple(row)[:-1]) == row.hash)

    def _hash(self, said: tuple[object, ...]) -> str:
        """Over everything in the entry, and the hash of the one before. With a key: nobody who has only the database
        can make up an entry that fits."""
        return self._seals.keyed_hash("look", json.dumps(said, ensure_ascii=False, default=repr))

    def _signed(self, last: Written) -> str:
        return self._signature(f"{last.number} {last.hash}")

    def _signature(self, said: str) -> str:
        return f"{said} {self._seals.keyed_hash('head', said)}"
