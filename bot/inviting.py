"""`opgang invite`: a link for somebody, from the command line."""

from dataclasses import dataclass
from io import StringIO

import segno
from rich.console import Console
from telegram.error import TelegramError

from bot.house import House, house
from bot.settings import Settings
from bot.wiring import telegram_bot
from core.kernel.clock import Clock
from core.kernel.refusal import Refused
from core.kernel.town import Town
from core.people.inviting import invite
from core.people.person import BY_INVITATION, Role
from storage.unit_of_work import BOT_NAME, UnitOfWork


class InvitationImpossibleError(Exception):
    """What was asked for cannot be; the text is for the operator."""


@dataclass(frozen=True)
class Link:
    """An invitation on paper: `address` is None while nobody knows what the bot is called at Telegram."""

    address: str | None
    code: str
    days: int

    def show(self, out: Console) -> None:
        """Print the link, and a QR code to scan from the screen."""
        if self.address is None:
            out.print("The bot's name is not known yet (no token, or Telegram cannot be reached).")
            out.print("Whoever is invited opens the chat with the bot and writes:")
            out.print(f"/start {self.code}", highlight=False, soft_wrap=True)
        else:
            out.print(self.address, highlight=False, soft_wrap=True)
            picture = StringIO()
            segno.make(self.address, error="l").terminal(picture, compact=True)
            out.print(picture.getvalue(), highlight=False, markup=False, soft_wrap=True)
        out.print(f"It works once, within {self.days} days.")


async def invite_somebody(
    settings: Settings, role: str, name: str, areas: list[str], clock: Clock | None = None
) -> Link:
    """Make the invitation; InvitationImpossibleError says what is wrong with role, name or area. The clock is that of
    the settings unless given."""
    built = house(settings, clock)
    try:
        wanted = _role(role)
        keys = frozenset(_area(area, built.town) for area in areas)
        code = await built.store.write(lambda work: _code(wanted, name, keys, work))
        bot_name = await _bot_name(built)
    except Refused:
        raise InvitationImpossibleError("A name has between 1 and 64 characters, on one line.") from None
    finally:
        built.store.close()
    address = f"https://t.me/{bot_name}?start={code}" if bot_name else None
    return Link(address, code, built.town.invitation_days)


def _code(role: Role, name: str, areas: frozenset[str], work: UnitOfWork) -> str:
    return work.code_of(invite(role, name, areas, None, work).id)


def _role(role: str) -> Role:
    if role not in BY_INVITATION:
        raise InvitationImpossibleError(f"{role!r} is no role. Roles: {', '.join(BY_INVITATION)}.")
    return Role(role)


def _area(name: str, town: Town) -> str:
    by_name = town.area_by_name(name)
    if by_name is not None:
        return by_name.key
    if name in {area.key for area in town.areas}:
        return name
    raise InvitationImpossibleError(f"{name!r} is no area. Areas: {', '.join(area.name for area in town.areas)}.")


async def _bot_name(built: House) -> str | None:
    """What Telegram calls the bot: as it was when it last ran, or asked for now."""
    known = await built.store.read(lambda work: work.settings.get(BOT_NAME))
    if known is not None or built.settings.telegram_token is None:
        return known
    try:
        async with telegram_bot(built.settings) as bot:
            return bot.username
    except TelegramError:
        return None
