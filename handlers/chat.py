"""What a handler is given: the chat of one update, and the one way to get something done."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram.ext import CallbackContext, ExtBot

from core.kernel.town import Town
from handlers.buttons import Seal, UseCase

__all__ = ["Chat", "Seal", "Surroundings", "UseCase", "doing"]

SURROUNDINGS = "surroundings"

doing: ContextVar[Callable[[UseCase], Awaitable[None]]] = ContextVar("doing")
"""Who carries out the use case of the update that is being handled, in its transaction."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is the same for every chat; kept in the application's bot_data under "surroundings"."""

    seal: Seal
    town: Town


class Chat(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """One update's way to the rules."""

    @property
    def seal(self) -> Seal:
        return self._surroundings.seal

    @property
    def town(self) -> Town:
        return self._surroundings.town

    async def do(self, use_case: UseCase) -> None:
        """Exactly once for each update."""
        await doing.get()(use_case)

    @property
    def _surroundings(self) -> Surroundings:
        surroundings: Surroundings = self.bot_data[SURROUNDINGS]
        return surroundings
