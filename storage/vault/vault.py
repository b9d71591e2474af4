"""Where the data keys are: made in advance, handed out, opened on demand, and destroyed for good."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.upsert import insert_new
from storage.vault.engine import tidy, vault_engine
from storage.vault.history import add_mark, knows, last_destruction
from storage.vault.masters import Masters, Wrapped
from storage.vault.tables import data_key, fact, metadata, named_key
from storage.vault.witness import NEWEST_ANCHOR, keep, kept
from storage.vault.wrapping import data_key_name, newest_of_the_running, note_running, refuse_unknown, wrapped_by

_KEY_BYTES = 32
_NUMBER_BITS = 62
_FEWEST, _MOST = 16, 512
"""How many keys are made at one go: twice as many each time, so that a quiet house makes few and a busy one waits
seldom for the disk."""
_REMEMBERED = 2048
"""Ciphers kept open."""
_BY_ID = select(data_key.c.master, data_key.c.wrapped).where(data_key.c.id == bindparam("wanted"))
_NAMED = select(named_key.c.master, named_key.c.wrapped).where(named_key.c.name == bindparam("wanted"))
_DESTROY = delete(data_key).where(data_key.c.id == bindparam("gone"))
_ID = "vault"
_ASKED_AT_ONCE = 500


class KeyDestroyedError(Exception):
    """The record was erased: its data key is gone."""


class Vault:
    """Data keys have 32 bytes and go by a number. A key is on disk before anything is sealed with it, so that no
    record can outlive a kill without its key."""

    def __init__(self, file: Path, masters: Masters, first: Mapping[str, bytes] | None = None) -> None:
        """`first` are lasting keys, by name, that a vault begins with when it is made now."""
        self._masters = masters
        self._file = file
        self._made_now = False
        self._engine = vault_engine(file)
        self._lock = threading.Lock()
        self._spare: list[tuple[int, bytes]] = []
        self._batch = _FEWEST
        self.newest_batch: str | None = None
        """The mark of the newest keys that were made here: on disk before one of them is handed out."""
        self._open: OrderedDict[int, AESGCM] = OrderedDict()
        self._master = masters.newest
        try:
            self.id = self._begin(first or {})
        except BaseException:
            self.close()
            raise

    def new(self) -> int:
        """The number of a key that nothing is sealed with yet."""
        with self._lock:
            if not self._spare:
                self._make()
            number, key = self._spare.pop()
            self._remember(number, AESGCM(key))
        return number

    def cipher(self, number: int) -> AESGCM:
        """What seals and unseals with this key; KeyDestroyedError when it is gone."""
        with self._lock:
            if number in self._open:
                self._open.move_to_end(number)
                return self._open[number]
            return self._remember(number, AESGCM(self.key(number)))

    def key(self, number: int) -> bytes:
        """The key itself, for files; KeyDestroyedError when it is gone."""
        with self._engine.connect() as connection:
            row = connection.execute(_BY_ID, {"wanted": number}).one_or_none()
        if row is None:
            raise KeyDestroyedError
        return self._masters.unwrap(Wrapped(row.master, row.wrapped), data_key_name(number))

    def named(self, name: str) -> bytes:
        """The lasting key of this name, made when it is asked for the first time."""
        with self._engine.connect() as connection:
            row = connection.execute(_NAMED, {"wanted": name}).one_or_none()
        if row is None:
            with self._engine.begin() as connection:
                self._follow_the_running(connection)
                insert_new(connection, named_key, [self._named(name, secrets.token_bytes(_KEY_BYTES))])
                row = connection.execute(_NAMED, {"wanted": name}).one()
        return self._masters.unwrap(Wrapped(row.master, row.wrapped), name)

    def destroy(self, numbers: Sequence[int]) -> str:
        """Erase what is sealed with these keys, in every copy there is. The mark of the new generation.

        It may be done again: after a VaultBusyError the keys are gone, and what is left of them in the log is not.
        """
        with self._engine.begin() as connection:
            for number in numbers:
                connection.execute(_DESTROY, {"gone": number})
            generation = add_mark(connection, destroyed=True)
        with self._lock:
            for number in numbers:
                self._open.pop(number, None)
        self.tidy()
        return generation

    @property
    def generation(self) -> str:
        """Another one whenever keys were destroyed: a database that knows one before it is an older copy."""
        with self._engine.connect() as connection:
            return last_destruction(connection)

    def knows(self, mark: str) -> bool:
        """Whether the mark is one of this vault's: of an older copy it is none."""
        with self._engine.connect() as connection:
            return knows(connection, mark)

    @property
    def newest_anchor(self) -> str | None:
        """What was kept here last about the log of who looked: nothing at first. None when somebody has changed it."""
        key = self.named(NEWEST_ANCHOR)
        with self._engine.connect() as connection:
            return kept(connection, key)

    def keep_anchor(self, said: str) -> None:
        """It is on disk when this returns."""
        key = self.named(NEWEST_ANCHOR)
        with self._engine.begin() as connection:
            keep(connection, said, key)

    def destroyed(self, numbers: Iterable[int]) -> set[int]:
        """Those of these numbers that have no key any more."""
        wanted = list(set(numbers))
        there: set[int] = set()
        with self._engine.connect() as connection:
            for begin in range(0, len(wanted), _ASKED_AT_ONCE):
                some = wanted[begin : begin + _ASKED_AT_ONCE]
                there.update(connection.scalars(select(data_key.c.id).where(data_key.c.id.in_(some))))
        return set(wanted) - there

    def introduce(self) -> None:
        """This is the bot that runs: what it makes from now on is wrapped with its newest master key, and whoever works
        beside it wraps for it. MasterMissingError when somebody has wrapped with another one meanwhile."""
        with self._engine.begin() as connection:
            note_running(connection, self._masters)  # first, so that nobody else wraps until the check is over
            refuse_unknown(connection, self._masters)
        self._master = self._masters.newest

    def wrapped_by(self) -> Mapping[str, int]:
        """How many keys each master key wraps, by fingerprint."""
        with self._engine.connect() as connection:
            return wrapped_by(connection)

    @property
    def newest(self) -> str:
        """The fingerprint of the newest master key."""
        return self._masters.newest

    def tidy(self) -> None:
        """Leave nothing of what was deleted in the log beside the file; VaultBusyError when somebody reads too long."""
        tidy(self._engine)

    def close(self) -> None:
        self._engine.dispose()

    def take_back(self) -> None:
        """Once it is closed: leave nothing behind of a vault that was made now and is not the one that was wanted. The
        log of a stranger would spoil the right file when that is put back."""
        if self._made_now:
            for end in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + end).unlink(missing_ok=True)

    def _begin(self, first: Mapping[str, bytes]) -> str:
        """Make what is not there. Which vault it is."""
        with self._engine.begin() as connection:
            metadata.create_all(connection)
            refuse_unknown(connection, self._masters)
            if insert_new(connection, fact, [{"name": _ID, "value": secrets.token_hex(16)}]):
                self._made_now = True
                lasting = {NEWEST_ANCHOR: secrets.token_bytes(_KEY_BYTES), **first}
                insert_new(connection, named_key, [self._named(name, key) for name, key in lasting.items()])
                keep(connection, "", lasting[NEWEST_ANCHOR])
            self._follow_the_running(connection)
            return _fact(connection, _ID)

    def _make(self) -> None:
        """In a transaction of their own, which is over before the first of them is handed out."""
        made = [(secrets.randbits(_NUMBER_BITS), secrets.token_bytes(_KEY_BYTES)) for _ in range(self._batch)]
        self._batch = min(_MOST, self._batch * 2)
        with self._engine.begin() as connection:
            self._follow_the_running(connection)
            connection.execute(insert(data_key), [self._row(number, key) for number, key in made])
            batch = add_mark(connection, destroyed=False)
        self.newest_batch = batch
        self._spare = made

    def _follow_the_running(self, connection: Connection) -> None:
        """Wrap with what the bot that runs, or ran last, wraps with by now: a key that it has not been told of would be
        none to it, and one that was rotated away may be gone tomorrow."""
        running = newest_of_the_running(connection)
        if running in self._masters.fingerprints:
            self._master = running

    def _named(self, name: str, key: bytes) -> dict[str, object]:
        wrapped = self._masters.wrap(key, name, self._master)
        return {"name": name, "master": wrapped.master, "wrapped": wrapped.blob}

    def _row(self, number: int, key: bytes) -> dict[str, object]:
        wrapped = self._masters.wrap(key, data_key_name(number), self._master)
        return {"id": number, "master": wrapped.master, "wrapped": wrapped.blob}

    def _remember(self, number: int, cipher: AESGCM) -> AESGCM:
        self._open[number] = cipher
        if len(self._open) > _REMEMBERED:
            self._open.popitem(last=False)
        return cipher


def _fact(connection: Connection, name: str) -> str:
    return str(connection.execute(select(fact.c.value).where(fact.c.name == name)).scalar_one())
