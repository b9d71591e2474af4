"""What people send without a command, and what Telegram tells about them."""

from dataclasses import replace

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from core.alerts.editing import Edit
from core.alerts.writing import WriteWithout
from core.informing.hearing import HearGround
from core.people.greeting import NoteReachable, PointToPrivateChat
from core.people.notices import PeopleKind
from core.visits.hearing import Hear
from handlers.chat import Chat
from handlers.content import behind_command, content_of, is_too_large, message_of, written_in


async def write(update: Update, chat: Chat) -> None:
    """Somebody wrote, or sent a picture, a voice message or a place."""
    message = message_of(update)
    if is_too_large(message, chat.town.files.largest_mb):
        await chat.do(WriteWithout(content_of(message), PeopleKind.TOO_LARGE))
    else:
        content = written_in(update)
        await chat.do(HearGround(content, Hear(content)))


async def edit(update: Update, chat: Chat) -> None:
    """Somebody changed what they wrote."""
    message = message_of(update)
    content = content_of(message)
    content = replace(content, words=behind_command(message) or content.words)
    too_large = is_too_large(message, chat.town.files.largest_mb)
    await chat.do(Edit(replace(content, file=None) if too_large else content))


async def unsupported(update: Update, chat: Chat) -> None:
    """Somebody sent what the bot cannot keep."""
    await chat.do(WriteWithout(content_of(message_of(update)), PeopleKind.UNSUPPORTED))


async def group(update: Update, chat: Chat) -> None:
    """Somebody wrote where others read along."""
    message = message_of(update)
    addressed = bool(message.text and message.text.startswith("/"))
    await chat.do(PointToPrivateChat(message.chat_id, addressed))


async def reachable(update: Update, chat: Chat) -> None:
    """Somebody blocked the bot in their private chat, or took it back."""
    change = update.my_chat_member
    if change is not None and change.chat.type == ChatType.PRIVATE:
        await chat.do(NoteReachable(change.new_chat_member.status == ChatMemberStatus.MEMBER))
