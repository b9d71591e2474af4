"""Which handler answers which update. The first that fits answers; what fits none is nobody's."""

import re
from collections.abc import Callable, Coroutine
from types import MappingProxyType
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from core.people.greeting import LANGUAGES
from handlers import commands, presses, talk
from handlers.buttons import BEGIN
from handlers.chat import Chat
from handlers.words import catalogue, marked

Handler = Callable[[Update, Chat], Coroutine[Any, Any, None]]

REPORT = marked("Report a concern")

COMMANDS: MappingProxyType[str, Handler] = MappingProxyType(
    {
        "start": commands.start,
        "meld": commands.report,
        "mine": commands.own_reports,
        "liste": commands.open_list,
        "ind": commands.going_in,
        "tal": commands.figures,
        "besked": commands.informings,
        "spaerringer": commands.kept_out,
        "folk": commands.people,
        "indsigt": commands.access,
        "fravaer": commands.absences,
        "vagt": commands.duty,
        "kontakt": commands.contact,
        "sprog": commands.language,
        "privatliv": commands.privacy,
        "privacy": commands.privacy,
        "slet": commands.erase_me,
        "hjaelp": commands.guidance,
    }
)
_PRIVATE = filters.ChatType.PRIVATE
_NEW = filters.UpdateType.MESSAGE & _PRIVATE
_COMMAND = filters.Regex(r"^/")
"""Telegram marks no command that has an æ, ø or å in it."""
_CONTENT = filters.TEXT | filters.PHOTO | filters.VOICE | filters.LOCATION | filters.Document.IMAGE


def add_routes(application: Application[Any, Chat, Any, Any, Any, Any]) -> None:
    """Register every handler, in the order in which they are asked."""
    application.add_handler(CallbackQueryHandler(presses.begin, pattern=rf"^{BEGIN}$"))
    application.add_handler(CallbackQueryHandler(presses.press))
    application.add_handler(ChatMemberHandler(talk.reachable, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(
        MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.GROUPS & ~filters.StatusUpdate.ALL, talk.group)
    )
    for command, handler in COMMANDS.items():
        application.add_handler(MessageHandler(_NEW & filters.Regex(_spelled(command)), handler))
    application.add_handler(MessageHandler(_NEW & _COMMAND, commands.guidance))
    application.add_handler(MessageHandler(_NEW & filters.Regex(_typed_report()), commands.report))
    application.add_handler(MessageHandler(_NEW & _CONTENT, talk.write))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE & _PRIVATE, talk.edit))
    application.add_handler(MessageHandler(_NEW & ~filters.StatusUpdate.ALL, talk.unsupported))


def is_command_alone(words: str) -> bool:
    """Whether nothing is said but a command that there is, and perhaps the name of a bot."""
    return _ALONE.fullmatch(words) is not None


def _letters(command: str) -> str:
    """A command as people write it: fravaer or fravær."""
    return re.escape(command).replace("ae", "(?:ae|æ)").replace("oe", "(?:oe|ø)").replace("aa", "(?:aa|å)")


def _spelled(command: str) -> re.Pattern[str]:
    """In capitals or not, with the bot's name or without."""
    return re.compile(rf"^/{_letters(command)}(?!\w)", re.IGNORECASE)


def _typed_report() -> re.Pattern[str]:
    """The words on the button, typed instead of pressed, in any language."""
    typed = "|".join(re.escape(catalogue(language).gettext(REPORT)) for language in LANGUAGES)
    return re.compile(rf"^\s*(?:{typed})\s*[.!]?\s*$", re.IGNORECASE)


_ALONE = re.compile(rf"/(?:{'|'.join(map(_letters, COMMANDS))})(?:@[a-z]\w{{1,28}}bot)?\s*", re.IGNORECASE)
"""Every bot's name ends like this."""
