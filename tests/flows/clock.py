"""One clock for Telegram and the bot, moved by the story: real time, plus what the story has let pass."""

import asyncio
from datetime import datetime, timedelta

from simulator import Clock


class StoryClock:
    """Whoever sleeps by it wakes when the story has moved on far enough, or back."""

    def __init__(self) -> None:
        self._clock = Clock()
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return self._clock.now()

    def move(self, by: timedelta) -> None:
        self._clock.move(by)
        self._moved.set()
        self._moved = asyncio.Event()

    def set(self, moment: datetime) -> None:
        """Let the story begin at this moment."""
        self.move(moment - self.now())

    async def sleep(self, seconds: float) -> None:
        began = self.now()
        until = began + timedelta(seconds=seconds)
        while self.now() >= began and (left := (until - self.now()).total_seconds()) > 0:
            try:
                async with asyncio.timeout(left):
                    await self._moved.wait()
            except TimeoutError:
                return
