"""The master key is changed under load: the rotation is killed again and again while a bot works beside it."""

import asyncio
import base64
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random  # noqa: TID251 — the seeded dice of this test

from pydantic import SecretStr

from bot.alone import alone
from bot.house import House, house
from bot.settings import Settings
from core.people.person import Person
from storage.sealed import UnsealableError
from storage.unit_of_work import UnitOfWork
from storage.vault.masters import Masters
from storage.vault.rotation import Rotation
from tests.crash.points import Point

_REPOSITORY = Path(__file__).parents[2]
_OLD, _NEW = b"o" * 32, b"n" * 32
_NEVER = ("never", 0)
_TO_END = 60.0
_AT_ONCE = 500
_KILLED = -9


@dataclass
class Turning:
    """What was written, and what went wrong. People stand for whatever is sealed: each has a key and a name."""

    folder: Path
    dice: Random
    names: dict[int, str] = field(default_factory=dict)
    destroyed: set[int] = field(default_factory=set)
    wrongs: list[str] = field(default_factory=list)
    kills: int = 0
    in_the_middle: int = 0
    """After how many kills some of the keys were wrapped anew and others not."""

    async def endure(self, records: int, moments: int) -> None:
        """Write so many records with the old key, rotate to the new one through kills, and read all of them."""
        with_old = house(self._settings(_OLD))
        with closing(with_old.store):
            for begin in range(0, records, _AT_ONCE):
                await self._write(with_old, begin, min(_AT_ONCE, records - begin))
        both = house(self._settings(_NEW, _OLD))
        with closing(both.store), alone(self.folder):
            both.vault.introduce()
            await self._rotate(both, self._deaths(moments))
        with_new = house(self._settings(_NEW))
        with closing(with_new.store):
            await self._read_all(with_new)

    def _deaths(self, moments: int) -> Sequence[tuple[str, int]]:
        """The named points first: at a random moment the rotation may have ended, and has nothing left to die in."""
        named = [(point, self.dice.randint(1, 3)) for point in (Point.BEFORE_COMMIT, Point.AFTER_COMMIT)]
        self.dice.shuffle(named)
        return [*named, *(("never", each) for each in range(moments))]

    async def _rotate(self, beside: House, deaths: Sequence[tuple[str, int]]) -> None:
        for death in deaths:
            process = await self._start(death)
            async with self._somebody_works(beside):
                if death[0] == "never":
                    await asyncio.sleep(self.dice.uniform(0.5, 2.0))
                    if process.returncode is None:
                        process.kill()
                self._note(await self._ended(process), [0, _KILLED] if death[0] == "never" else [_KILLED])
        async with self._somebody_works(beside):
            code = await self._ended(await self._start(_NEVER))
        if code != 0 or self._left():
            self.wrongs.append(f"the last rotation ended with {code}, and left {self._left()}")

    def _note(self, code: int, expected: Sequence[int]) -> None:
        if code not in expected:
            self.wrongs.append(f"a rotation that was to be killed ended with {code}")
        self.kills += code == _KILLED
        self.in_the_middle += 0 < sum(self._left().values()) < len(self.names)

    @asynccontextmanager
    async def _somebody_works(self, beside: House) -> AsyncIterator[None]:
        over = asyncio.Event()
        working = asyncio.ensure_future(self._work(beside, over))
        try:
            yield
        finally:
            over.set()
            await working

    async def _work(self, beside: House, over: asyncio.Event) -> None:
        """What a bot does meanwhile: new records, old ones read, some erased."""
        while not over.is_set():
            await self._write(beside, len(self.names), 5)
            some = self.dice.sample(sorted(self.names), 20)
            self._compare(some, await beside.store.read(partial(_names, wanted=some)))
            self.destroyed.add(some[0])
            key = await beside.store.read(partial(_key, wanted=some[0]))
            await asyncio.to_thread(beside.vault.destroy, [key])
            await asyncio.sleep(0.01)

    async def _write(self, built: House, first: int, count: int) -> None:
        def write(work: UnitOfWork) -> dict[int, str]:
            made = [
                Person(work.new_id(), 1_000_000 + first + each, name=f"Navn {first + each}") for each in range(count)
            ]
            for person in made:
                work.people.add(person)
            return {person.id: person.name or "" for person in made}

        self.names |= await built.store.write(write)

    async def _read_all(self, built: House) -> None:
        everybody = sorted(self.names)
        self._compare(everybody, await built.store.read(lambda work: _names(work, everybody)))

    def _compare(self, wanted: Sequence[int], found: Sequence[str | None]) -> None:
        for number, name in zip(wanted, found, strict=True):
            expected = None if number in self.destroyed else self.names[number]
            if name != expected:
                self.wrongs.append(f"record {number} reads {name!r} instead of {expected!r}")

    def _left(self) -> dict[str, int]:
        rotation = Rotation(self._settings(_NEW).vault_path, Masters([_NEW, _OLD]), lambda: True)
        with closing(rotation):
            return dict(rotation.left())

    async def _start(self, death: tuple[str, int]) -> Process:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("OPGANG_")}
        settings = {"OPGANG_DATA": str(self.folder), "OPGANG_KEYS": _written(_NEW, _OLD)}
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.crash.mortal_rotation", death[0], str(death[1])),
            env=kept | settings | {"PYTHONPATH": str(_REPOSITORY)},
            cwd=self.folder,
            stdout=DEVNULL,
        )

    async def _ended(self, process: Process) -> int:
        try:
            async with asyncio.timeout(_TO_END):
                return await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    def _settings(self, *masters: bytes) -> Settings:
        return Settings(_env_file=None, data=self.folder, keys=SecretStr(_written(*masters)))


def turning(folder: Path, seed: int) -> Turning:
    """In this folder, with the dice of this seed."""
    folder.mkdir(parents=True, exist_ok=True)
    return Turning(folder, Random(seed))


def _names(work: UnitOfWork, wanted: Sequence[int]) -> list[str | None]:
    """None where the key is gone."""
    found: list[str | None] = []
    for number in wanted:
        try:
            found.append(work.people.get(number).name)
        except UnsealableError:
            found.append(None)
    return found


def _key(work: UnitOfWork, wanted: int) -> int:
    return work.people.key_of(wanted)


def _written(*masters: bytes) -> str:
    return ",".join(base64.b64encode(master).decode() for master in masters)
