"""One parcel to Telegram: the call that fits its manner, and what became of it."""

from collections.abc import Awaitable, Callable
from functools import partial

import structlog
import telegram
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.delivering.enclosing import send_enclosed
from bot.fetching.opening import Files
from bot.log import where
from bot.telegram_says import (
    CANNOT_BE_EDITED,
    CHAT_NOT_FOUND,
    NO_SUCH_NUMBER,
    NOT_MODIFIED,
    TO_EDIT_NOT_FOUND,
    UNAUTHORIZED,
    USER_DEACTIVATED,
    cause_of,
    says,
)
from bot.transport import NotSentError, Refused5xxError
from core.alerts.journal import AttachmentKind
from core.delivery.outcome import Attempt, Failed, Gone, Later, Sent
from core.kernel.notice import Manner
from handlers.message import Button, Menu, Message
from storage.outbox import Parcel

_PLAIN_LINKS = LinkPreviewOptions(is_disabled=True)
DEFAULT_LANGUAGE = "da"
"""The language of the menu for phones in any language that has no menu of its own."""

log = structlog.get_logger()


async def send(bot: Bot, parcel: Parcel, said: Message | Menu | None, files: Files) -> Attempt:
    """Carry it out and say what became of it; nothing is raised for what Telegram or the network may do."""
    if said is None:
        return Gone("no longer true")
    try:
        if isinstance(said, Menu):
            return await _set_menu(bot, parcel.chat, said)
        return await _say(bot, parcel, said, files)
    except TelegramError as error:
        return verdict(error)
    except OSError as error:  # a file that is kept here could not be read
        log.error("a file could not be read", cause=where(error))
        return Later(where(error))


def verdict(error: TelegramError) -> Attempt:
    """What follows from an error: again, or never. No cause holds anything that Telegram quotes."""
    match error:
        case RetryAfter():
            wait = error.retry_after
            return Later("flood limit", float(wait if isinstance(wait, int | float) else wait.total_seconds()))
        case Forbidden() | BadRequest() | ChatMigrated():
            nobody = says(error, CHAT_NOT_FOUND, USER_DEACTIVATED)
            return Failed(cause_of(error), unreachable=nobody or isinstance(error, Forbidden))
        case InvalidToken():  # said of a token that was revoked, and of a method that the server does not know
            return Later(where(error), everybody=says(error, UNAUTHORIZED))
        case NotSentError():
            return Later(where(error), everybody=True)
        case Refused5xxError():  # perhaps only this message or chat: the others find out for themselves
            return Later(where(error))
    return Later(where(error), in_doubt=True)


async def _say(bot: Bot, parcel: Parcel, said: Message, files: Files) -> Attempt:
    manner, living = parcel.notice.manner, parcel.living
    if manner is Manner.AMEND and living is None:
        return Gone("nothing to amend")
    if manner in (Manner.EDIT, Manner.AMEND) and living is not None:
        edited = await _edit(bot, parcel.chat, said, living)
        if edited is not None or manner is Manner.AMEND:
            return edited or Gone("the message is no longer there")
    sent = await _send(bot, parcel, said, files, living if manner is Manner.REPLY else None)
    moved = manner is Manner.MOVE and living is not None
    return Sent(sent, taken_away=moved and await _take_away(bot, parcel.chat, living or 0))


async def _edit(bot: Bot, chat: int, said: Message, message: int) -> Sent | None:
    """None when the message cannot be edited any more."""
    try:
        await bot.edit_message_text(
            said.text,
            chat,
            message,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(said),
            link_preview_options=_PLAIN_LINKS,
        )
    except BadRequest as error:
        if says(error, NOT_MODIFIED):
            return Sent(message)
        if says(error, TO_EDIT_NOT_FOUND, CANNOT_BE_EDITED, NO_SUCH_NUMBER):
            return None
        raise
    return Sent(message)


async def _send(bot: Bot, parcel: Parcel, said: Message, files: Files, answered: int | None) -> int:
    """Send it as a new message; the number Telegram gave it."""
    reply = ReplyParameters(answered, allow_sending_without_reply=True) if answered else None
    how = {
        "chat_id": parcel.chat,
        "disable_notification": not parcel.notice.sound,
        "protect_content": said.protect,
        "reply_parameters": reply,
        "reply_markup": _keyboard(said),
    }
    if said.file is not None and said.file.kind is not AttachmentKind.LOCATION:
        async with files.opened(said.file) as content:
            if content is not None:
                return (await send_enclosed(bot, said, content, how)).message_id
    return (await _call(bot, said)(**how)).message_id


def _call(bot: Bot, said: Message) -> Callable[..., Awaitable[telegram.Message]]:
    """The method of the Bot API for a message without a file, or whose file cannot be shown any more."""
    if said.file is not None and said.file.kind is AttachmentKind.LOCATION:
        return partial(bot.send_location, latitude=said.file.latitude, longitude=said.file.longitude)
    return partial(bot.send_message, text=said.text, parse_mode=ParseMode.HTML, link_preview_options=_PLAIN_LINKS)


async def _take_away(bot: Bot, chat: int, message: int) -> bool:
    """Remove the message whose place was taken; whether that was possible. One that stays has buttons that know an
    older state; if it has content, it is removed like any other."""
    try:
        return await bot.delete_message(chat, message)
    except TelegramError as error:
        log.info("a message could not be taken away", cause=where(error))
        return False


async def _set_menu(bot: Bot, chat: int, menu: Menu) -> Attempt:
    """Chat 0 stands for everybody who has no menu of their own."""
    scope = BotCommandScopeChat(chat) if chat else BotCommandScopeDefault()
    for language, commands in menu.commands.items():
        shown = [BotCommand(command, description) for command, description in commands]
        await bot.set_my_commands(shown, scope, language if language != DEFAULT_LANGUAGE else None)
        if language == DEFAULT_LANGUAGE:
            await bot.set_my_commands(shown, scope, language)
    return Sent(None)


def _keyboard(said: Message) -> InlineKeyboardMarkup | None:
    rows = [[_key(button) for button in row] for row in said.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _key(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.text, url=button.url, callback_data=button.data)
