"""The bot as a program of its own: started, killed, started again, and asked for invitations."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_LINK = re.compile(r"https://t\.me/\S+\?start=\S+")
_PATIENCE = 5.0


class NoInvitationError(Exception):
    """`opgang invite` printed no link; the text is what it said instead."""


class Program:
    """`opgang` as subprocesses that all work in one data folder, with nothing else set than what is given.

    They run in that folder, so that no `.env` of a real bot reaches them.
    """

    def __init__(self, data: Path, settings: Mapping[str, str]) -> None:
        self._data = data
        others = {name: value for name, value in os.environ.items() if not name.upper().startswith("OPGANG_")}
        self._environment = {**others, **settings, "OPGANG_DATA": str(data)}
        self._running: Process | None = None

    @property
    def log(self) -> Path:
        """Where the running bot writes what it logs."""
        return self._data / "bot.log"

    @property
    def running(self) -> bool:
        """Whether the bot's process lives."""
        return self._running is not None and self._running.returncode is None

    async def start(self) -> None:
        """Starts the bot, unless it runs."""
        if self.running:
            return
        with self.log.open("ab") as log:
            self._running = await self._opgang("run", stdout=log.fileno(), stderr=STDOUT)

    async def kill(self) -> None:
        """Ends the bot with SIGKILL, in the middle of whatever it does."""
        if self._running is not None:
            with suppress(ProcessLookupError):
                self._running.kill()
            await self._running.wait()

    async def end(self) -> None:
        """Ends the bot with SIGTERM, and kills it when that takes more than 5 seconds."""
        if self._running is None:
            return
        with suppress(ProcessLookupError):
            self._running.terminate()
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._running.wait()
        except TimeoutError:
            await self.kill()

    async def invite(self, arguments: list[str]) -> str:
        """The link that `opgang invite ...` prints; NoInvitationError when it prints none."""
        asked = await self._opgang(*arguments, stdout=PIPE, stderr=STDOUT)
        said = (await asked.communicate())[0].decode()
        found = _LINK.search(said)
        if asked.returncode or found is None:
            raise NoInvitationError(said)
        return found.group()

    async def _opgang(self, *arguments: str, stdout: int, stderr: int) -> Process:
        # A session of its own: Ctrl-C is for the try-out, which then ends the bot.
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self._data,
            env=self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
        )
