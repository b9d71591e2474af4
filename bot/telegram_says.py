"""What Telegram says when it refuses, in sentences that are known: anything else may quote what people wrote."""

from telegram.error import TelegramError

from bot.log import where

CHAT_NOT_FOUND = "chat not found"
USER_DEACTIVATED = "user is deactivated"
TO_DELETE_NOT_FOUND = "message to delete not found"
TO_EDIT_NOT_FOUND = "message to edit not found"
CANNOT_BE_EDITED = "message can't be edited"
NO_SUCH_NUMBER = "message_id_invalid"
NOT_MODIFIED = "message is not modified"
UNAUTHORIZED = "unauthorized"

_KNOWN = (
    CHAT_NOT_FOUND,
    USER_DEACTIVATED,
    TO_DELETE_NOT_FOUND,
    TO_EDIT_NOT_FOUND,
    CANNOT_BE_EDITED,
    NO_SUCH_NUMBER,
    NOT_MODIFIED,
    UNAUTHORIZED,
    "bot was blocked by the user",
    "bot was kicked from",
    "bot is not a member",
    "bot can't initiate conversation",
    "bot can't send messages to bots",
    "user not found",
    "input_user_deactivated",
    "peer_id_invalid",
    "chat_write_forbidden",
    "group chat was upgraded to a supergroup",
    "not enough rights",
    "have no rights",
    "message can't be deleted for everyone",
    "message can't be deleted",
    "message identifier is not specified",
    "message to be replied not found",
    "message text is empty",
    "message is too long",
    "message caption is too long",
    "message_too_long",
    "media_caption_too_long",
    "can't parse entities",
    "entities_too_long",
    "button_data_invalid",
    "button_url_invalid",
    "reply_markup_too_long",
    "inline keyboard expected",
    "wrong file identifier",
    "wrong remote file identifier",
    "file reference",
    "file is too big",
    "file must be non-empty",
    "image_process_failed",
    "photo_invalid_dimensions",
    "photo_save_file_invalid",
    "voice_messages_forbidden",
    "bot_command_invalid",
    "query is too old",
    "topic_closed",
)
"""The beginnings of its sentences, as far as they quote nothing."""


def says(error: TelegramError, *sentences: str) -> bool:
    """Whether it is one of these."""
    words = error.message.lower()
    return any(sentence in words for sentence in sentences)


def cause_of(error: TelegramError) -> str:
    """Why Telegram refuses, to be kept and logged: a known sentence, else the kind of the error and its line."""
    return next((known for known in _KNOWN if says(error, known)), where(error))
