"""What people ask for with a command."""

from dataclasses import replace

from telegram import Update

from core.alerts.choosing import StartGuided
from core.alerts.following import ShowOwnReports
from core.alerts.showing import Find, ShowOpenList
from core.alerts.writing import Write
from core.people.greeting import Greet, Say
from core.people.inviting import AcceptInvitation
from core.people.membership import ShowPeople
from core.people.notices import PeopleKind
from core.statistics.asking import ShowFigures
from handlers.chat import Chat
from handlers.content import content_of, message_of, sender_of


async def start(update: Update, chat: Chat) -> None:
    """Somebody opened the chat, perhaps through an invitation."""
    code = " ".join(chat.args or ())
    await chat.do(AcceptInvitation(code) if code else Greet())


async def report(update: Update, chat: Chat) -> None:
    """Somebody wants to be led through a report; whoever writes it behind the command has written it freely."""
    message = message_of(update)
    written = (message.text or "").partition(" ")[2].strip() if chat.args else ""
    await chat.do(Write(replace(content_of(message), words=written)) if written else StartGuided(sender_of(message)))


async def own_reports(update: Update, chat: Chat) -> None:
    """What have I reported?"""
    await chat.do(ShowOwnReports())


async def open_list(update: Update, chat: Chat) -> None:
    """What is open, or the one alert whose reference follows."""
    reference = " ".join(chat.args or ())
    await chat.do(Find(reference) if reference else ShowOpenList())


async def figures(update: Update, chat: Chat) -> None:
    """The tally."""
    await chat.do(ShowFigures())


async def people(update: Update, chat: Chat) -> None:
    """Who takes part."""
    await chat.do(ShowPeople())


async def language(update: Update, chat: Chat) -> None:
    """Danish or English?"""
    await chat.do(Say(PeopleKind.LANGUAGES))


async def guidance(update: Update, chat: Chat) -> None:
    """What can I do here? Also the answer to a command that does not exist."""
    await chat.do(Say(PeopleKind.HELP))
