"""What stands beside Telegram in a story: a service that takes messages over HTTP, a mail server, and what people do to
be reached there."""

import asyncio
import email
import email.policy
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP

from core.kernel.town import Contact
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town

CONTACT = Contact(name="RandersBolig", phone="89 15 15 15")
WORDS = "Akut henvendelse {reference}, Vangdalen. Åbn Telegram eller ring til RandersBolig 89 15 15 15."
STORY = "Fru Hansen i Vangdalen 4, 2. tv råber og græder"


class Gateway:
    """Keeps what it is sent. `status` is what it answers with; while it is held it answers nothing."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.asked = 0
        self.status = 200
        self.port = 0
        self.answers = asyncio.Event()
        self.answers.set()

    @property
    def words(self) -> list[str]:
        return [each["message"] for each in self.received]

    def url(self, of: str = "kirsten") -> str:
        """The Apprise address of somebody there, with a password in it."""
        return f"json://{of}:hemmeligt-kodeord@127.0.0.1:{self.port}/{of}"

    async def take(self, request: web.Request) -> web.Response:
        self.asked += 1
        sent = json.loads(await request.text())
        await self.answers.wait()
        if self.status == 200:
            self.received.append(sent)
        return web.Response(status=self.status)


@asynccontextmanager
async def gateway() -> AsyncIterator[Gateway]:
    """One that runs on this machine."""
    opened = Gateway()
    application = web.Application()
    application.router.add_post("/{of}", opened.take)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    opened.port = runner.addresses[0][1]
    try:
        yield opened
    finally:
        opened.answers.set()
        await runner.cleanup()


class Mailbox:
    """Keeps every letter, as it came."""

    def __init__(self) -> None:
        self.letters: list[email.message.EmailMessage] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 — aiosmtpd's name for it
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, email.message.EmailMessage)
        self.letters.append(letter)
        return "250 OK"


@asynccontextmanager
async def mail_server() -> AsyncIterator[tuple[Mailbox, int]]:
    """A mail server on this machine, and its port."""
    mailbox = Mailbox()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(mailbox, loop=loop), "127.0.0.1", 0)
    try:
        yield mailbox, server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await server.wait_closed()


async def adds(person: Person, address: str) -> None:
    """As people do it: with /kontakt, in their own chat."""
    await person.writes("/kontakt")
    await person.taps("Tilføj adresse")
    await person.writes(address)
    await person.is_told("Der er en kode på 6 cifre på vej til dig")


def code_of(words: str) -> str:
    found = re.match(r"\d{6}\b", words)
    assert found is not None, words
    return found[0]


async def has_address(person: Person, beside: Gateway, of: str = "kirsten") -> None:
    """With a code that they have written back."""
    await adds(person, beside.url(of))
    code = code_of(beside.words[-1])
    await person.writes(code)
    await person.is_told("koden passer")
    person.sees_everything()
    beside.received.clear()


async def goes_on(town: Town, seconds: int) -> None:
    for _ in range(0, seconds, 10):
        await town.waits(seconds=10)


def calls(work: UnitOfWork) -> list[tuple[str, str | None, int]]:
    rows = work._connection.exec_driver_sql("SELECT state, cause, attempts FROM call WHERE kind = 'alert' ORDER BY id")
    return [(row.state, row.cause, row.attempts) for row in rows]


async def addresses_of(town: Town, person: Person) -> list[bool]:
    """For each of their addresses whether it is proved."""
    account = person.phone.owner.id

    def ask(work: UnitOfWork) -> list[bool]:
        known = work.people.by_account(account)
        return [each.verified for each in work.addresses.of(known.id)] if known else []

    found: list[bool] = await town.asks(ask)
    return found
