"""What people ask for with a command."""

import re
from dataclasses import replace

from telegram import Update

from core.access.asking import GiveAccess
from core.alerts.choosing import StartGuided
from core.alerts.following import ShowOwnReports
from core.alerts.keeping_out.reviewing import AskForKeptOut
from core.alerts.showing import AskForOpenList, Find
from core.alerts.writing import Ask, Write
from core.informing.listing import AskForInformings
from core.people.being_away.entering import AskForAbsences
from core.people.being_away.looking import AskForDuty
from core.people.contact import AskForContact
from core.people.greeting import Greet, Say
from core.people.inviting import AcceptInvitation
from core.people.membership import AskForPeople
from core.people.notices import PeopleKind
from core.retention.forgetting import AskToBeErased
from core.statistics.asking import ShowFigures
from core.visits.going_in import GoIn
from handlers.chat import Chat, UseCase
from handlers.content import behind_command, content_of, message_of, sender_of

_CODE = re.compile(r"[A-Za-z0-9_-]{20,64}")
"""No words, even when chance has put one into it."""


async def start(update: Update, chat: Chat) -> None:
    """Somebody opened the chat, perhaps through an invitation."""
    code = behind_command(message_of(update))
    if _CODE.fullmatch(code):
        await chat.do(AcceptInvitation(code))
    else:
        await _ask(update, chat, AcceptInvitation(code) if code else Greet())


async def report(update: Update, chat: Chat) -> None:
    """Somebody wants to be led through a report; whoever writes it behind the command has written it freely."""
    message = message_of(update)
    written = behind_command(message)
    await chat.do(Write(replace(content_of(message), words=written)) if written else StartGuided(sender_of(message)))


async def own_reports(update: Update, chat: Chat) -> None:
    """What have I reported?"""
    await _ask(update, chat, ShowOwnReports())


async def open_list(update: Update, chat: Chat) -> None:
    """What is open, or the one alert whose reference follows."""
    reference = behind_command(message_of(update))
    await _ask(update, chat, Find(reference) if reference else AskForOpenList())


async def going_in(update: Update, chat: Chat) -> None:
    """Somebody goes in alone; where and how long may follow."""
    await _ask(update, chat, GoIn(behind_command(message_of(update))))


async def figures(update: Update, chat: Chat) -> None:
    """The tally."""
    await _ask(update, chat, ShowFigures())


async def kept_out(update: Update, chat: Chat) -> None:
    """Who is kept out?"""
    await _ask(update, chat, AskForKeptOut())


async def informings(update: Update, chat: Chat) -> None:
    """Which residents are to be told?"""
    await _ask(update, chat, AskForInformings())


async def access(update: Update, chat: Chat) -> None:
    """What is kept: about themselves, or about the resident of the report whose reference follows."""
    await _ask(update, chat, GiveAccess(behind_command(message_of(update))))


async def people(update: Update, chat: Chat) -> None:
    """Who takes part."""
    await _ask(update, chat, AskForPeople())


async def contact(update: Update, chat: Chat) -> None:
    """How am I reached, by telephone and beside Telegram?"""
    await _ask(update, chat, AskForContact())


async def absences(update: Update, chat: Chat) -> None:
    """Somebody will be away; the days may follow."""
    await _ask(update, chat, AskForAbsences(behind_command(message_of(update))))


async def duty(update: Update, chat: Chat) -> None:
    """Who is on duty?"""
    await _ask(update, chat, AskForDuty())


async def erase_me(update: Update, chat: Chat) -> None:
    """Somebody wants to be known no longer."""
    await _ask(update, chat, AskToBeErased())


async def privacy(update: Update, chat: Chat) -> None:
    """What is kept, and how long?"""
    await _ask(update, chat, Say(PeopleKind.PRIVACY))


async def language(update: Update, chat: Chat) -> None:
    """Danish or English?"""
    await _ask(update, chat, Say(PeopleKind.LANGUAGES))


async def guidance(update: Update, chat: Chat) -> None:
    """What can I do here? Also the answer to a command that does not exist."""
    await chat.do(Ask(content_of(message_of(update)), Say(PeopleKind.HELP)))


async def _ask(update: Update, chat: Chat, what: UseCase) -> None:
    message = message_of(update)
    await chat.do(Ask(replace(content_of(message), words=behind_command(message)), what))
