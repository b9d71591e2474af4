"""A town with a real database, in which people do things and look at what the bot would show them."""

import random  # noqa: TID251 — the tests' own seeded dice
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.calling.apprising import Apprising
from bot.calling.phone_numbers import phone_number
from bot.days_off import danish_days_off
from bot.keys import Keys
from bot.town import load
from core.alerts.alert import Alert
from core.alerts.choosing import ChooseArea, ChooseUrgency
from core.alerts.message import Content
from core.alerts.reading import Gazetteer, Urgency, Vocabulary, read
from core.alerts.writing import Write
from core.kernel.ids import TimeOrderedIds
from core.kernel.notice import Fact, Notice, Reply
from core.kernel.working_time import WorkingTime
from core.people.person import Person, Role
from handlers.buttons import UseCase
from handlers.cards import render
from handlers.message import Menu, Message
from handlers.words import Words, shown
from storage.files.folder import AttachmentFolder
from storage.migrations.former import FormerSeals
from storage.sealed import Seals
from storage.store import Store
from storage.unit_of_work import BOT_NAME, Surroundings, UnitOfWork
from storage.vault.masters import Masters
from storage.vault.vault import Vault

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
"""13:00 in Randers."""


class StandingClock:
    """Moves only when it is told to."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    async def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class Stage:
    """Everything on it is the real thing, but for the clock and the dice."""

    def __init__(self, folder: Path) -> None:
        self.town, self.clock = load(), StandingClock()
        vault = Vault(folder / "opgang.vault", Masters([b"k" * 32]))
        self.keys = Keys(vault.named)
        dice = random.Random(7)
        reading = partial(read, gazetteer=Gazetteer(self.town.areas), vocabulary=Vocabulary.shipped())
        self.new_id = TimeOrderedIds(self.clock.now, dice.getrandbits)
        hours = WorkingTime(self.town.hours, self.town.zone, danish_days_off())
        around = Surroundings(
            self.town,
            hours,
            self.clock,
            self.new_id,
            dice.getrandbits,
            reading,
            self.keys.code_of,
            self.keys.code_for,
            phone_number,
            Apprising(self.town.fallback).label,
            vault,
            Seals(vault),
            AttachmentFolder(folder),
        )
        self.store = Store(folder / "opgang.db", around, FormerSeals([]))
        self._messages = 0

    async def person(self, role: Role, name: str | None = None, *areas: str, language: str = "da") -> Person:
        """Somebody new with this role."""
        number = self.new_id()
        joined = None if role is Role.NEIGHBOUR else NOON
        new = Person(number, 1_000_000_000 + number % 1_000_000, role, name, language, frozenset(areas), joined)
        await self.store.write(lambda work: work.people.add(new))
        if joined is not None:
            await self.store.write(lambda work: work.people.save(new))
        return new

    async def does(self, person: Person, use_case: UseCase) -> Reply | None:
        """What is done is done; whatever is refused is raised."""

        def carry_out(work: UnitOfWork) -> Reply | None:
            return use_case(work.people.get(person.id), work)

        return await self.store.write(carry_out)

    async def writes(self, person: Person, words: str, message: int | None = None) -> int:
        """Sends a message; the id of the newest draft of theirs, 0 when it is sent at once or answers something."""
        self._messages += 1
        content = Content(message or self._messages, "Vilma Vind", words)
        await self.does(person, Write(content))
        drafts = await self.store.read(lambda work: [draft.id for draft in work.reports.drafts_of(person.id)])
        return drafts[0] if drafts else 0

    async def reports(self, person: Person, words: str, urgency: Urgency = Urgency.TODAY) -> Alert:
        """Writes and sends; in Vangdalen when the words name no area."""
        draft = await self.writes(person, words)
        if not await self.store.read(lambda work: work.reports.get(draft).place.area):
            await self.does(person, ChooseArea(draft, "vangdalen"))
        await self.does(person, ChooseUrgency(draft, urgency))
        return await self.store.read(lambda work: work.alerts.get(draft))

    async def sees(
        self, person: Person | None, kind: str, about: int | None = None, /, **facts: Fact
    ) -> Message | None:
        """What this notice would say to them now."""
        said = await self.rendered(person, kind, about, **facts)
        assert not isinstance(said, Menu)
        return said

    async def rendered(
        self, person: Person | None, kind: str, about: int | None = None, **facts: Fact
    ) -> Message | Menu | None:
        notice = Notice(kind, person.id if person else None, about, facts=facts)
        language = person.language if person else self.town.language

        def made(work: UnitOfWork) -> Message | Menu | None:
            reader = work.people.get(person.id) if person else None
            reader = replace(reader, language=language) if reader else None
            return render(notice, reader, work, Words(language, self.town.zone), self.keys)

        return await self.store.read(made)

    async def is_called(self, name: str) -> None:
        await self.store.write(lambda work: work.settings.set(BOT_NAME, name))


def text_of(said: Message | None) -> str:
    """What the reader reads."""
    assert said is not None, "nothing is said"
    return shown(said.text)


def labels_of(said: Message | None) -> list[str]:
    """The words on the buttons, row after row."""
    assert said is not None, "nothing is said"
    return [button.text for row in said.rows for button in row]


def has(labels: list[str], *wanted: str) -> bool:
    """Each wanted label is there; an emoji may stand before it."""
    return all(any(label.split(" ", 1)[-1] == each or label == each for label in labels) for each in wanted)
