"""What the bot may look up: chats, members, files."""

from typing import Any

from simulator.exchange import Exchange
from simulator.methods.calling import Call, Method
from simulator.people import Account
from simulator.refusal import bad_request
from simulator.wire import Json

_GROUP_RIGHTS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_edit_tag",
    "can_react_to_messages",
]


async def get_chat(exchange: Exchange, call: Call) -> Any:
    """A chat as a ChatFullInfo object."""
    chat = exchange.chat(call["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full: Json = {
        **chat.as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    return full if chat.is_private else {**full, "permissions": dict.fromkeys(_GROUP_RIGHTS, True)}


async def get_chat_member(exchange: Exchange, call: Call) -> Any:
    """Somebody's standing in a chat."""
    chat = exchange.chat(call["chat_id"])
    if call["user_id"] == exchange.bot.id:
        return member(exchange.bot, "member" if chat.open else "left")
    person = chat.members.get(call["user_id"])
    if person is None:
        raise bad_request("member not found")
    return member(person, "member")


def member(account: Account, status: str) -> Json:
    """As a ChatMember object: member, left or kicked (for good)."""
    until = {"until_date": 0} if status == "kicked" else {}
    return {"user": account.as_user(), "status": status, **until}


async def get_file(exchange: Exchange, call: Call) -> Any:
    """A file with a path to download it, for an hour."""
    stored = exchange.files.find(call["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    path = exchange.files.link(stored, exchange.clock.now())
    fields = {"file_id": stored.file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}
    return {**fields, "file_path": path}


async def get_user_profile_photos(exchange: Exchange, call: Call) -> Any:
    """Nobody here has a profile photo."""
    chat = exchange.chats.find(call["user_id"])
    if chat is None or not chat.known:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getFile": get_file,
    "getUserProfilePhotos": get_user_profile_photos,
}
