"""`opgang check`: is everything in place?"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.house import House, house
from bot.looking.anchoring import anchor_file
from bot.looking.verifying import Verification, sentence
from bot.obstacles import obstacle
from bot.settings import Settings
from bot.transport import Refused5xxError
from bot.wiring import telegram_bot
from core.alerts.looking_ahead import gaps_ahead
from core.kernel.clock import Clock
from core.people.person import Role
from core.people.roster import Roster
from core.privacy.removal import TOO_LONG, Removal
from handlers.cards.duty_roster.coverage import lines_of
from handlers.words import Words, shown
from storage.tables import Handling
from storage.unit_of_work import UnitOfWork

_LOOKED_BACK = timedelta(days=7)
_LEDGER_DAYS = timedelta(days=30)


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, whether it is fine, and what to do when it is not. A warning is fine."""

    what: str
    fine: bool
    word: str
    warning: bool = False

    def show(self, out: Console) -> None:
        """Print it."""
        mark = "[yellow]![/]" if self.warning else "[green]✓[/]" if self.fine else "[red]✗[/]"
        out.print(f"{mark} {self.what}: {escape(self.word)}", highlight=False, soft_wrap=True)


async def findings(settings: Settings, clock: Clock | None = None) -> list[Finding]:
    """Look at everything; the later looks are left out when there is no house to look at."""
    try:
        built = house(settings, clock)
    except Exception as error:
        said = obstacle(error)
        if said is None:
            raise
        return [Finding("Configuration and data folder", fine=False, word=said)]
    try:
        return [
            Finding("Configuration", fine=True, word=f"{built.town.name}, {len(built.town.areas)} areas"),
            *_numbers(built),
            _key_file(settings.data / "keys", settings),
            _wrapping(built),
            await _log_of_looks(built),
            await _telegram(settings),
            *await _people(built),
            *await _coverage(built),
            *await _put_aside(built),
            *await _given_up(built),
            await _in_chats(built),
        ]
    finally:
        built.store.close()


def _numbers(built: House) -> list[Finding]:
    missing = {
        "Municipal duty number": built.town.numbers.municipal_duty,
        "Way to report a worry about a child": built.town.child.phone or built.town.child.url,
        "Number to call when the bot fails": built.town.contact.phone,
        "Whom to ask about data protection": built.town.contact.data_protection_phone
        or built.town.contact.data_protection_email,
        "Lawful basis for keeping it": built.town.contact.lawful_basis,
    }
    return [
        Finding(what, fine=True, word="missing; add it to the town's configuration", warning=True)
        for what, number in missing.items()
        if not number
    ]


def _key_file(file: Path, settings: Settings) -> Finding:
    if settings.keys is not None:
        return Finding("Keys", fine=True, word="from OPGANG_KEYS")
    private = file.stat().st_mode & 0o077 == 0
    word = "in the data folder, keep a copy apart" if private else "others can read the key file: chmod 600"
    return Finding("Keys", fine=private, word=word)


def _wrapping(built: House) -> Finding:
    """The vault is there, or the house could not be opened."""
    newest, wraps = built.vault.newest, built.vault.wrapped_by()
    older = sum(wraps.values()) - wraps.get(newest, 0)
    if older:
        word = f"{older} keys are still wrapped with older master keys than {newest}: opgang keys rotate"
        return Finding("Vault", fine=True, word=word, warning=True)
    return Finding("Vault", fine=True, word=f"everything in it is wrapped with the newest master key, {newest}")


async def _log_of_looks(built: House) -> Finding:
    """Only since the last anchor, which takes no time: the whole is for `opgang audit verify`."""
    looked = Verification(built, anchor_file(built))
    found = await looked.since_the_last_anchor()
    newest = looked.anchors.newest_head
    word = f"whole since the anchor of {newest.on} (entry {newest.number})" if newest else "nobody has looked yet"
    wrong = f"{sentence(found[0])} Look closer: opgang audit verify" if found else None
    return Finding("Log of who looked", fine=not found, word=wrong or word)


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("Telegram", fine=False, word="OPGANG_TELEGRAM_TOKEN is not set")
    try:
        async with telegram_bot(settings) as bot:
            return Finding("Telegram", fine=True, word=f"@{bot.username}")
    except TelegramError as error:
        return Finding("Telegram", fine=False, word=_refusal(error))


def _refusal(error: TelegramError) -> str:
    """By its kind: the text of an error may hold the address, and with it the token."""
    if isinstance(error, InvalidToken):
        return "does not know OPGANG_TELEGRAM_TOKEN; @BotFather shows the right token: /mybots"
    if isinstance(error, RetryAfter | Refused5xxError):
        return "has no time just now; try again in a minute"
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        return "cannot be reached; is there a network, and is OPGANG_TELEGRAM_URL right?"
    return f"gave an answer that is none of Telegram's ({type(error).__name__}); is OPGANG_TELEGRAM_URL right?"


async def _put_aside(built: House) -> list[Finding]:
    parked = await built.store.read(lambda work: work.inbox.count(Handling.PARKED))
    word = f"{parked}; each is in the log under the incident its sender was told"
    return [Finding("Updates that could not be handled", fine=True, word=word, warning=True)] if parked else []


async def _given_up(built: House) -> list[Finding]:
    since = built.clock.now() - _LOOKED_BACK
    kinds = await built.store.read(lambda work: work.outbox.given_up(since))
    listed = ", ".join(f"{times} of {kind}" for kind, times in sorted(kinds.items()))
    word = f"{sum(kinds.values())} in the last {_LOOKED_BACK.days} days ({listed}); the log says why"
    return [Finding("Notices that could not be delivered", fine=True, word=word, warning=True)] if kinds else []


async def _in_chats(built: House) -> Finding:
    """The ledger of messages with content, in figures."""
    now = built.clock.now()
    became = await built.store.read(lambda work: work.chats.tally(now - _LEDGER_DAYS))
    late = await built.store.read(lambda work: work.chats.standing_since(now - TOO_LONG))
    removed, stand, failed = (
        became[Removal.REMOVED] + became[Removal.GONE],
        became[Removal.WAITING],
        became[Removal.FAILED],
    )
    word = f"{removed} removed, {stand} stand, {failed} could not be removed (the last {_LEDGER_DAYS.days} days)"
    word += f"; {late} should be gone: is the bot running, and does it reach Telegram?" if late else ""
    return Finding("Messages with content in chats", fine=True, word=word, warning=bool(late or failed))


async def _people(built: House) -> list[Finding]:
    staff = await built.store.read(lambda work: work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT))
    roster = Roster(staff, (), built.town.routing.order, built.clock.now())
    without = [area.name for area in built.town.areas if not (roster.caretakers(area.key) or roster.secretariat())]
    leaders = any(person.role is Role.SECRETARIAT for person in staff)
    return [
        Finding("Secretariat", fine=leaders, word="has joined" if leaders else "invite one: opgang invite secretariat"),
        Finding(
            "Every area reaches somebody",
            fine=not without,
            word="yes" if not without else f"nobody for {', '.join(without)}: opgang invite caretaker",
        ),
    ]


async def _coverage(built: House) -> list[Finding]:
    """What the secretariat is told too: which rung of a ladder would reach nobody, where, when, and what to do."""
    found = await built.store.read(_unreached)
    return found or [Finding("Every step reaches somebody", fine=True, word="for the next 14 days")]


def _unreached(work: UnitOfWork) -> list[Finding]:
    if not work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT):
        nobody = "nobody has joined yet; the first one: opgang invite secretariat"
        return [Finding("Every step reaches somebody", fine=True, word=nobody, warning=True)]
    english = Words("en", work.town.zone)
    told = ((gap, lines_of(gap, work, english)) for gap in gaps_ahead(work))
    return [
        Finding(
            "Reaches nobody" if gap.serious else "Only one social caretaker",
            not gap.serious,
            f"{shown(said)} {shown(remedy)}",
            warning=not gap.serious,
        )
        for gap, (said, remedy) in told
    ]
