"""What the page is given: whose phones they are, and what may be done to the world around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from typing import Protocol

from simulator.handset.phone import Phone
from simulator.telegram import Telegram


class Bot(Protocol):
    """The program that is tried out."""

    @property
    def running(self) -> bool:
        """Whether its process lives."""

    async def kill(self) -> None:
        """Ends it in the middle of whatever it does."""

    async def start(self) -> None:
        """Starts it again with what it has kept."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a phone; role is what the page writes under the name."""

    phone: Phone
    role: str

    @property
    def name(self) -> str:
        """First name, as people say it."""
        return self.phone.owner.first_name


@dataclass(frozen=True, slots=True)
class Controls:
    """What the top of the page moves. move_clock sets the time ahead for phones and bot alike; zone is theirs."""

    bot: Bot
    move_clock: Callable[[timedelta], None]
    zone: tzinfo


@dataclass(slots=True)
class Stage:
    """Everything that all open pages share. network_cut: the bot does not reach Telegram."""

    telegram: Telegram
    holders: Sequence[Holder]
    controls: Controls
    network_cut: bool = field(default=False, init=False)

    async def turn_network(self) -> None:
        """Cuts the network when it is whole, mends it when it is cut."""
        faults = self.telegram.faults
        self.network_cut = not self.network_cut
        await (faults.cut_network() if self.network_cut else faults.mend_network())

    async def turn_bot(self) -> None:
        """Kills the bot when it lives, starts it when it does not."""
        bot = self.controls.bot
        await (bot.kill() if bot.running else bot.start())
