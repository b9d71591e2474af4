"""The bot as a process: told to end, it ends at once; started again, it goes on where it was."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.inviting import invite_somebody
from bot.settings import Settings
from simulator import Limits, Phone, Telegram

AT_MOST_SECONDS = 5.0
REPORTS = 20


@asynccontextmanager
async def running_bot(settings: Settings, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """`opgang run`, as an operator starts it; killed if the story leaves it running."""
    assert settings.telegram_token is not None
    environment = os.environ | {
        "OPGANG_TELEGRAM_TOKEN": settings.telegram_token.get_secret_value(),
        "OPGANG_TELEGRAM_URL": settings.telegram_url,
        "OPGANG_DATA": str(settings.data),
    }
    command = Path(sys.executable).with_name("opgang")
    with (folder / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            command, "run", env=environment, stdout=log, stderr=log, cwd=folder
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


async def ends(process: asyncio.subprocess.Process) -> float:
    """Seconds from SIGTERM until it has gone."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.wait(), AT_MOST_SECONDS)
    return loop.time() - began


async def joins(settings: Settings, phone: Phone, role: str, *areas: str) -> None:
    link = await invite_somebody(settings, role, phone.owner.first_name, list(areas))
    assert link.address is not None
    await phone.open_link(link.address)
    await phone.sees("Velkommen", timeout=20.0)


async def test_told_to_end_in_the_middle_of_its_work_the_bot_ends_within_five_seconds_and_later_goes_on(
    tmp_path: Path,
) -> None:
    telegram = Telegram(limits=Limits.none())
    async with telegram.serve() as url:
        fixed = {"telegram_token": telegram.token, "telegram_url": url, "data": tmp_path / "data"}
        settings = Settings(_env_file=None, **fixed)  # type: ignore[arg-type]  # as the environment would give them
        caretaker = telegram.phone("Kirsten", language_code="da")
        crowd = [telegram.phone(f"Peter {number}", language_code="da") for number in range(REPORTS)]
        # Given a bot with twenty reports ready to be sent, and a Telegram that answers no send in time
        async with running_bot(settings, tmp_path) as process:
            await joins(settings, caretaker, "caretaker")
            for number, phone in enumerate(crowd, 1):
                await phone.write(f"Råber og græder, Vangdalen {number}")
            for phone in crowd:
                await phone.sees("ikke sendt endnu", timeout=20.0)
            telegram.faults.delay("sendMessage", 30.0, times=None)
            for phone in crowd:
                await phone.tap("I dag")
            # When it is told to end
            assert await ends(process) <= AT_MOST_SECONDS
            assert process.returncode == 0
        # Then started again it goes on: every report has its card, and every reporter the receipt
        telegram.faults.clear()
        async with running_bot(settings, tmp_path) as process:
            for phone in crowd:
                receipt = await phone.sees("Modtaget", timeout=30.0)
                reference = (receipt.words or "").split(" ")[0]
                await caretaker.sees(reference, timeout=30.0)
            await ends(process)
    assert "Traceback" not in (tmp_path / "log").read_text()


async def test_told_to_end_while_something_else_holds_the_database_the_bot_ends_within_five_seconds(
    tmp_path: Path,
) -> None:
    telegram = Telegram(limits=Limits.none())
    async with telegram.serve() as url:
        fixed = {"telegram_token": telegram.token, "telegram_url": url, "data": tmp_path / "data"}
        settings = Settings(_env_file=None, **fixed)  # type: ignore[arg-type]  # as the environment would give them
        caretaker, nadia = (telegram.phone(name, language_code="da") for name in ("Kirsten", "Nadia"))
        async with running_bot(settings, tmp_path) as process:
            await joins(settings, caretaker, "caretaker")
            # Given another program has begun to write into the database, and the bot waits for it
            other = sqlite3.connect(settings.database_path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            await nadia.write("Råber og græder, Vangdalen 4")
            await asyncio.sleep(1.5)
            # When it is told to end
            assert await ends(process) <= AT_MOST_SECONDS
            other.close()
        # Then started again it answers what was written meanwhile
        async with running_bot(settings, tmp_path) as process:
            await nadia.sees("ikke sendt endnu", timeout=20.0)
            await ends(process)
