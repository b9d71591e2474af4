"""The bot with a death arranged: `python -m tests.crash.mortal_bot POINT PASSING SECONDS`.

Settings are those of `opgang run`; a POINT that does not exist ("never") arranges nothing.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sqlalchemy import event

from bot.command_line import app
from bot.delivering import delivery
from bot.delivering.sending import send
from bot.receiving.intake import Intake
from storage.engine import SqliteDatabase
from tests.crash.points import Death, Point

Step = Callable[..., Any]


class Fate:
    """Counts passings and kills its own process at the arranged one, as hard as a power cut does."""

    def __init__(self, death: Death) -> None:
        self._death = death
        self._passed = 0

    def is_now(self) -> bool:
        """Whether this passing is the arranged one."""
        self._passed += 1
        return self._passed == self._death.passing

    def strike(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def arrange(self) -> None:
        """Put itself in the way at the one point."""
        match self._death.point:
            case Point.AFTER_FETCH:
                Intake.receive = self._before_keeping(Intake.receive)  # type: ignore[method-assign]
            case Point.BEFORE_COMMIT:
                SqliteDatabase.__init__ = self._with_a_listener(SqliteDatabase.__init__)  # type: ignore[method-assign]
            case Point.AFTER_COMMIT:
                SqliteDatabase._commit = self._after(SqliteDatabase._commit)  # type: ignore[method-assign]
            case Point.IN_A_SEND:
                delivery.send = self._meanwhile(send)  # type: ignore[attr-defined]
            case Point.AFTER_SEND:
                delivery.send = self._after_sending(send)  # type: ignore[attr-defined]

    def _before_keeping(self, receive: Step) -> Step:
        @wraps(receive)
        async def fetched(intake: Intake, updates: Any) -> None:
            if updates and self.is_now():
                self.strike()
            await receive(intake, updates)

        return fetched

    def _with_a_listener(self, build: Step) -> Step:
        @wraps(build)
        def built(database: SqliteDatabase, *given: Any) -> None:
            build(database, *given)
            event.listen(database.engine, "commit", lambda _: self.strike() if self.is_now() else None)

        return built

    def _after(self, commit: Step) -> Step:
        @wraps(commit)
        def committed(*given: Any) -> Any:
            answered = commit(*given)
            if self.is_now():
                self.strike()
            return answered

        return committed

    def _meanwhile(self, send: Callable[..., Awaitable[Any]]) -> Step:
        @wraps(send)
        async def sent(*given: Any) -> Any:
            if not self.is_now():
                return await send(*given)
            under_way = asyncio.ensure_future(send(*given))
            await asyncio.wait([under_way], timeout=self._death.seconds)
            self.strike()
            return await under_way

        return sent

    def _after_sending(self, send: Callable[..., Awaitable[Any]]) -> Step:
        @wraps(send)
        async def sent(*given: Any) -> Any:
            attempt = await send(*given)
            if self.is_now():
                self.strike()
            return attempt

        return sent


if __name__ == "__main__":
    point, passing, seconds = sys.argv[1:]
    Fate(Death(Point(point) if point in list(Point) else None, int(passing), float(seconds))).arrange()
    app(["run"])
