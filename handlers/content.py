"""What somebody sent, as the rules take it."""

import re
from dataclasses import replace

from telegram import Message, Update

from core.alerts.journal import AttachmentKind
from core.alerts.message import Content, File
from core.kernel.refusal import Outdated

ANSWER = "answer"
"""Where an update has its words once more, with what the guard at the door lets in as the answer to a question."""
MEGABYTE = 1024 * 1024
_AT_FIRST = re.compile(r"/\w+(?:@\w+)?")
_BETWEEN = re.compile(r"[:;,.!–-]*\s*")
"""What people put between a command and what they have to say."""


def message_of(update: Update) -> Message:
    """The message that the update brings; Outdated when it brings none that can still be read."""
    if update.effective_message is None:
        raise Outdated
    return update.effective_message


def content_of(message: Message) -> Content:
    """Its words and its file. Where a forwarded message came from is not kept."""
    answered = message.reply_to_message
    return Content(
        message=message.message_id,
        sender=sender_of(message),
        words=message.text or message.caption,
        file=_file(message),
        album=message.media_group_id,
        answers=answered.message_id if answered else None,
    )


def written_in(update: Update) -> Content:
    """What somebody wrote just now, with all that may be the answer to a question."""
    content, answer = content_of(message_of(update)), update.api_kwargs.get(ANSWER)
    return replace(content, unmasked=answer["words"]) if isinstance(answer, dict) else content


def behind_command(message: Message) -> str:
    """What is written behind the command that it begins with; nothing when it begins with none."""
    command = _AT_FIRST.match(message.text or "")
    return _BETWEEN.sub("", command.string[command.end() :], count=1).rstrip() if command else ""


def sender_of(message: Message) -> str | None:
    """The name that the account shows."""
    return message.from_user.full_name if message.from_user else None


def is_too_large(message: Message, largest_mb: int) -> bool:
    """Telegram would not hand the file out, or the town does not want it that large."""
    sent = message.photo[-1] if message.photo else message.voice or message.document
    return sent is not None and (sent.file_size or 0) > largest_mb * MEGABYTE


def _file(message: Message) -> File | None:
    if message.photo:
        return File(AttachmentKind.PHOTO, message.photo[-1].file_id)
    if message.voice:
        return File(AttachmentKind.VOICE, message.voice.file_id)
    if message.document:
        return File(AttachmentKind.DOCUMENT, message.document.file_id)
    if message.location:
        there = message.location
        return File(AttachmentKind.LOCATION, latitude=there.latitude, longitude=there.longitude)
    return None
