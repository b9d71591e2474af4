"""The lives of the bot: a process started again after each death."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import Process
from importlib.resources import files
from pathlib import Path

from bot.settings import Settings
from simulator import Telegram
from tests.crash.points import Death

_REPOSITORY = Path(__file__).parents[2]
_NEVER = Death(None, 0, 0.0)
_TO_DIE = 30.0
_TO_START = 20.0


class Lives:
    """Starts the bot on one data folder, and lets it die as arranged. What it logs is kept for the verdict."""

    def __init__(self, telegram: Telegram, url: str, folder: Path, pacing: str) -> None:
        self._telegram = telegram
        self._folder = folder
        self.log = folder / "log"
        config = folder / "town.toml"
        config.write_text(_paced(pacing), encoding="utf-8")
        self.settings = Settings(
            _env_file=None, telegram_token=telegram.token, telegram_url=url, data=folder / "data", config=config
        )
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("OPGANG_")} | {
            "PYTHONPATH": str(_REPOSITORY),
            "OPGANG_TELEGRAM_TOKEN": telegram.token,
            "OPGANG_TELEGRAM_URL": url,
            "OPGANG_DATA": str(folder / "data"),
            "OPGANG_CONFIG": str(config),
        }

    async def start(self, death: Death = _NEVER) -> Process:
        """A bot that is running: it has asked Telegram for something, or died before it could."""
        before = self._telegram.requests.total
        with self.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.crash.mortal_bot"),
                *(death.point or "never", str(death.passing), str(death.seconds)),
                env=self._environment,
                cwd=self._folder,
                stdout=log,
                stderr=log,
            )
        async with asyncio.timeout(_TO_START):
            while self._telegram.requests.total == before and process.returncode is None:  # noqa: ASYNC110 — two sides
                await asyncio.sleep(0.01)
        return process

    async def end(self, process: Process, death: Death) -> None:
        """Wait for the arranged death, or bring it about; an AssertionError when the bot ends in another way."""
        if death.point is None:
            await asyncio.sleep(death.seconds)
            process.kill()
        try:
            async with asyncio.timeout(_TO_DIE):
                code = await process.wait()
        except TimeoutError:
            await self.stop(process)
            raise AssertionError(f"the bot never came to its death: {death}") from None
        assert code == -9, f"the bot ended by itself with {code}:\n{self.log.read_text()}"

    async def stop(self, process: Process) -> None:
        """Whatever happens, no process is left behind."""
        if process.returncode is None:
            process.kill()
            await process.wait()

    def errors(self) -> list[str]:
        """What the bot logged as an error in all its lives."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if "level='error'" in line or line.startswith("Traceback")]


def _paced(pacing: str) -> str:
    """The configuration that ships with the bot, paced for a test instead of for Telegram."""
    shipped = (files("bot") / "randers.toml").read_text(encoding="utf-8")
    paced, count = re.subn(r"(?ms)^\[pacing\]\n.*?(?=^\[)", f"[pacing]\n{pacing}\n", shipped)
    assert count == 1
    return paced
