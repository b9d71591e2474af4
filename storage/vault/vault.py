"""Where the data keys are: made in advance, handed out, opened on demand, and destroyed for good."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, bindparam, delete, func, insert, select

from storage.upsert import insert_new, insert_or_replace
from storage.vault.engine import vault_engine
from storage.vault.masters import MasterMissingError, Masters, Wrapped
from storage.vault.tables import data_key, fact, metadata, named_key

_KEY_BYTES = 32
_NUMBER_BITS = 62
_FEWEST, _MOST = 16, 512
"""How many keys are made at one go: twice as many each time, so that a quiet house makes few and a busy one waits
seldom for the disk."""
_REMEMBERED = 2048
"""Ciphers kept open."""
_BY_ID = select(data_key.c.master, data_key.c.wrapped).where(data_key.c.id == bindparam("wanted"))
_ID, _GENERATION, _MASTERS = "vault", "generation", "masters"


class KeyDestroyedError(Exception):
    """The record was erased: its data key is gone."""


class Vault:
    """Data keys have 32 bytes and go by a number. A key is on disk before anything is sealed with it, so that no
    record can outlive a kill without its key."""

    def __init__(self, file: Path, masters: Masters) -> None:
        self._masters = masters
        self._engine = vault_engine(file)
        self._lock = threading.Lock()
        self._spare: list[tuple[int, bytes]] = []
        self._batch = _FEWEST
        self._open: OrderedDict[int, AESGCM] = OrderedDict()
        with self._engine.begin() as connection:
            metadata.create_all(connection)
            _refuse_unknown(connection, masters)
            identity = {"name": _ID, "value": secrets.token_hex(16)}
            insert_new(connection, fact, [identity, {"name": _GENERATION, "value": "0"}])
            self.id = _fact(connection, _ID)

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
        return self._masters.unwrap(Wrapped(row.master, row.wrapped), _name(number))

    def named(self, name: str) -> bytes:
        """The lasting key of this name, made when it is asked for the first time."""
        made = self._masters.wrap(secrets.token_bytes(_KEY_BYTES), name)
        with self._engine.begin() as connection:
            insert_new(connection, named_key, [{"name": name, "master": made.master, "wrapped": made.blob}])
            row = connection.execute(select(named_key).where(named_key.c.name == name)).one()
        return self._masters.unwrap(Wrapped(row.master, row.wrapped), name)

    def destroy(self, numbers: Sequence[int]) -> str:
        """Erase what is sealed with these keys, in every copy there is. The name of the new generation."""
        generation = secrets.token_hex(8)
        with self._engine.begin() as connection:
            connection.execute(
                delete(data_key).where(data_key.c.id == bindparam("gone")), [{"gone": n} for n in numbers]
            )
            insert_or_replace(connection, fact, {"name": _GENERATION, "value": generation})
        with self._lock:
            for number in numbers:
                self._open.pop(number, None)
        self.tidy()
        return generation

    @property
    def generation(self) -> str:
        """Another one whenever keys were destroyed: a database that knows an older one is an older copy."""
        with self._engine.connect() as connection:
            return _fact(connection, _GENERATION)

    def destroyed(self, numbers: Iterable[int]) -> set[int]:
        """Those of these numbers that have no key any more."""
        wanted = set(numbers)
        with self._engine.connect() as connection:
            there = connection.execute(select(data_key.c.id).where(data_key.c.id.in_(wanted))).scalars()
            return wanted - set(there)

    def introduce(self) -> None:
        """Note which master keys the running bot has, for whoever would wrap with others beside it."""
        with self._engine.begin() as connection:
            known = ",".join(sorted(self._masters.fingerprints))
            insert_or_replace(connection, fact, {"name": _MASTERS, "value": known})

    def tidy(self) -> None:
        """Leave nothing of what was deleted in the log beside the file."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._engine.dispose()

    def _make(self) -> None:
        """In a transaction of their own, which is over before the first of them is handed out."""
        made = [(secrets.randbits(_NUMBER_BITS), secrets.token_bytes(_KEY_BYTES)) for _ in range(self._batch)]
        self._batch = min(_MOST, self._batch * 2)
        with self._engine.begin() as connection:
            connection.execute(insert(data_key), [self._row(number, key) for number, key in made])
        self._spare = made

    def _row(self, number: int, key: bytes) -> dict[str, object]:
        wrapped = self._masters.wrap(key, _name(number))
        return {"id": number, "master": wrapped.master, "wrapped": wrapped.blob}

    def _remember(self, number: int, cipher: AESGCM) -> AESGCM:
        self._open[number] = cipher
        if len(self._open) > _REMEMBERED:
            self._open.popitem(last=False)
        return cipher


def _refuse_unknown(connection: Connection, masters: Masters) -> None:
    """Fail closed: a key that is missing is named now, not when somebody needs what it sealed."""
    used = _masters_of_data(connection) | set(connection.execute(select(named_key.c.master).distinct()).scalars())
    if missing := used - masters.fingerprints:
        raise MasterMissingError(*missing)


def _masters_of_data(connection: Connection) -> set[str]:
    """From step to step through the index: there are few master keys and many data keys."""
    found: set[str] = set()
    after = ""
    while (
        least := connection.scalar(select(func.min(data_key.c.master)).where(data_key.c.master > after))
    ) is not None:
        found.add(least)
        after = least
    return found


def _fact(connection: Connection, name: str) -> str:
    return str(connection.execute(select(fact.c.value).where(fact.c.name == name)).scalar_one())


def _name(number: int) -> str:
    return f"data key {number}"
