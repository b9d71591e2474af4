"""Everything of a try-out at once: Telegram, phones, page and bot, from beginning to end."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.trying.folder import ahead, clock_file, put_ahead
from bot.trying.people import PEOPLE, TryOutPerson
from bot.trying.program import Program
from simulator import Phone, Telegram
from simulator.clock import Clock
from simulator.phones import Controls, Holder, show

_ZONE = ZoneInfo("Europe/Copenhagen")
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class World:
    """One try-out in one data folder. say: prints a line for whoever started it."""

    def __init__(self, data: Path, say: Callable[[str], None]) -> None:
        self._data = data
        self._say = say
        self._clock = Clock()
        self._clock.move(ahead(data))
        put_ahead(data, self._clock.offset)
        # A bot that goes on with a kept folder remembers earlier ids; seconds make new ones that are higher.
        numbers = int((self._clock.now() - _LONG_AGO).total_seconds())
        self._telegram = Telegram(clock=self._clock, numbers_from=numbers)
        self._phones = [self._telegram.phone(person.name) for person in PEOPLE]

    async def run(self, port: int) -> None:
        """Until Ctrl-C, SIGTERM or SIGHUP; PortTakenError when the page's port is taken."""
        stop = asyncio.Event()
        for number in _ENDINGS:
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with self._telegram.serve() as url:
            program = self._program(url)
            async with show(self._telegram, self._holders(), Controls(program, self._move_clock, _ZONE), port) as page:
                try:
                    await _unless(stop, self._begin(program, page))
                    await stop.wait()
                finally:
                    await program.end()
        self._say("Ended.")

    async def _begin(self, program: Program, page: str) -> None:
        """The first invitation makes the database; the others then wait for nobody."""
        self._say(f"A Telegram of its own, data in {self._data}, the bot's log in {program.log.name} there.")
        invited = [(person, phone) for person, phone in zip(PEOPLE, self._phones, strict=True) if person.role]
        neighbours = [phone for person, phone in zip(PEOPLE, self._phones, strict=True) if not person.role]
        await self._invite(program, *invited[0])
        await program.start()
        await asyncio.gather(*(self._invite(program, *each) for each in invited[1:]))
        for phone in neighbours:
            await phone.write("/start")
        self._say(f"Åbn {page}  (Ctrl-C ends it)")

    async def _invite(self, program: Program, person: TryOutPerson, phone: Phone) -> None:
        await phone.open_link(await program.invite(person.invitation))
        self._say(f"{person.name} ({person.label}) is invited and has opened the link.")

    def _program(self, url: str) -> Program:
        return Program(
            self._data,
            {
                "OPGANG_TELEGRAM_TOKEN": self._telegram.token,
                "OPGANG_TELEGRAM_URL": url,
                "OPGANG_CLOCK_OFFSET": str(clock_file(self._data)),
            },
        )

    def _holders(self) -> list[Holder]:
        return [Holder(phone, person.label) for phone, person in zip(self._phones, PEOPLE, strict=True)]

    def _move_clock(self, by: timedelta) -> None:
        self._clock.move(by)
        put_ahead(self._data, self._clock.offset)


async def _unless(stop: asyncio.Event, work: Coroutine[object, object, None]) -> None:
    """Does the work, or breaks it off as soon as the end is wanted."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for each in (working, stopping):
        each.cancel()
    await asyncio.wait({working, stopping})
    if not working.cancelled():
        working.result()
