"""What a phone's owner writes and sends, and takes back."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import TypedDict, Unpack

from simulator import attachments
from simulator.chats import Chat
from simulator.entities.detected import with_detected
from simulator.entities.formatted import Formatted, trimmed
from simulator.exchange import Exchange
from simulator.handset.screen import Screen
from simulator.message import Message
from simulator.methods.copying import origin
from simulator.people import Account
from simulator.wire import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
EDITABLE_FOR = timedelta(hours=48)
DEFAULT_PLACE = (56.4607, 10.0364)


class PhoneError(RuntimeError):
    """Something that the app on the phone would not let its owner do."""


class Sending(TypedDict, total=False):
    """How something is sent. chat: a group, instead of the private chat with the bot."""

    reply_to: Message | None
    chat: Chat | None


class SendingFile(Sending, total=False):
    """How a file is sent. album: any word that the files of one album share; size: declared, in bytes, without data."""

    caption: str
    album: str | None
    size: int | None


class Writer(Screen):
    """A phone that can send. place: latitude and longitude it knows; number: what it gives away as a contact."""

    def __init__(self, exchange: Exchange, owner: Account) -> None:
        super().__init__(exchange, exchange.chats.private(owner))
        self.owner = owner
        self.place = DEFAULT_PLACE
        self.number = f"+45{owner.id % 100_000_000:08d}"

    async def write(self, text: str, reply_to: Message | None = None, chat: Chat | None = None) -> Message:
        """A text message of 1 to 4096 characters; commands, links and the like in it become entities."""
        formatted = _worded(text, LONGEST_TEXT)
        if not formatted.text:
            raise PhoneError("there is nothing to send")
        return self._say(formatted.content("text", "entities"), reply_to=reply_to, chat=chat)

    async def send_photo(self, data: bytes | None = None, **how: Unpack[SendingFile]) -> Message:
        """A photo, compressed as the app does it (so it has no file name)."""
        return self._send_file("Photo", data, {}, how)

    async def send_voice(self, data: bytes | None = None, seconds: int = 3, **how: Unpack[SendingFile]) -> Message:
        """A voice message."""
        return self._send_file("Voice", data, {"duration": seconds}, how)

    async def send_video(self, data: bytes | None = None, seconds: int = 3, **how: Unpack[SendingFile]) -> Message:
        """A video."""
        return self._send_file("Video", data, {"duration": seconds}, how)

    async def send_document(
        self,
        data: bytes | None = None,
        file_name: str = "brev.pdf",
        mime_type: str = "application/pdf",
        **how: Unpack[SendingFile],
    ) -> Message:
        """A file."""
        return self._send_file("Document", data, {"name": file_name, "mime_type": mime_type}, how)

    async def send_sticker(self, emoji: str = "👍", **how: Unpack[Sending]) -> Message:
        """A sticker."""
        stored = self._exchange.files.keep("Sticker", None, 10_000, mime_type="image/webp")
        return self._say(attachments.content(stored, {"emoji": emoji}), **how)

    async def send_location(
        self, latitude: float | None = None, longitude: float | None = None, **how: Unpack[Sending]
    ) -> Message:
        """A place; without one, where the phone is."""
        here = {"latitude": self.place[0], "longitude": self.place[1]}
        there = {} if latitude is None or longitude is None else {"latitude": latitude, "longitude": longitude}
        return self._say({"location": here | there}, **how)

    async def send_contact(
        self, number: str | None = None, first_name: str | None = None, **how: Unpack[Sending]
    ) -> Message:
        """A contact; without one, the owner's own."""
        own = {"phone_number": self.number, "first_name": self.owner.first_name, "user_id": self.owner.id}
        other = {"phone_number": number, "first_name": first_name or "?"}
        return self._say({"contact": own if number is None else other}, **how)

    async def send_poll(
        self, question: str = "?", options: tuple[str, ...] = ("1", "2"), **how: Unpack[Sending]
    ) -> Message:
        """A poll."""
        return self._say({"poll": _poll(question, options)}, **how)

    async def edit(self, message: Message, text: str) -> Message:
        """Other words (or another caption) in a message of the owner's own, younger than 48 hours."""
        shown = self._own(message)
        now = self._exchange.clock.now()
        if now - shown.date >= EDITABLE_FOR:
            raise PhoneError("a message can be edited for 48 hours")
        fields = ("text", "entities") if shown.text else ("caption", "caption_entities")
        kept = {field: value for field, value in shown.content.items() if field not in fields}
        words = _worded(text, LONGEST_TEXT if shown.text else LONGEST_CAPTION)
        edited = replace(shown, content=kept | words.content(*fields), edited=now.replace(microsecond=0))
        chat = self._chat_of(message)
        chat.replace(edited)
        self._tell_bot(chat, "edited_message", edited)
        return edited

    async def forward(self, message: Message, *, hidden: bool = False, chat: Chat | None = None) -> Message:
        """A message that this phone shows, forwarded; hidden: its author does not want to be linked to it."""
        if message.protected:
            raise PhoneError("the message is protected and cannot be forwarded")
        source = origin(message)
        if hidden:
            name = message.sender["first_name"]
            source = {"type": "hidden_user", "date": source["date"], "sender_user_name": name}
        return self._say(message.content, chat=chat, extra={"forward_origin": source})

    async def delete(self, message: Message) -> None:
        """Deletes a message for everybody; the bot is not told."""
        chat = self._chat_of(message)
        if message.id not in chat.messages:
            raise PhoneError("the message is not there any more")
        if not chat.is_private:
            self._own(message)
        chat.remove(message.id)
        self._exchange.changed()

    def _send_file(self, kind: str, data: bytes | None, about: Json, how: SendingFile) -> Message:
        name, mime_type = about.get("name", ""), about.get("mime_type", "")
        stored = self._exchange.files.keep(kind, data, how.get("size"), name, mime_type)
        words = _worded(how.get("caption", ""), LONGEST_CAPTION)
        content = {**attachments.content(stored, about), **words.content("caption", "caption_entities")}
        album = how.get("album")
        extra = {"media_group_id": f"{self.owner.id}-{album}"} if album else {}
        return self._say(content, reply_to=how.get("reply_to"), chat=how.get("chat"), extra=extra)

    def _say(
        self, content: Json, reply_to: Message | None = None, chat: Chat | None = None, extra: Json | None = None
    ) -> Message:
        """Puts a message of the owner into the chat and tells the bot."""
        place = chat or self.chat
        if place.blocked:
            raise PhoneError("the bot is blocked; unblock it first")
        if self.owner.id not in place.members:
            raise PhoneError(f"{self.owner.first_name} is not in this group")
        message = Message(
            id=place.next_number(),
            chat=place.as_json(),
            sender=self.owner.as_user(),
            date=self._exchange.clock.now().replace(microsecond=0),
            content=content,
            reply_to=reply_to,
            extra=extra or {},
        )
        if place.is_private:
            place.open = place.known = True
        self._exchange.post(place, message)
        self._tell_bot(place, "message", message)
        return message

    def _tell_bot(self, chat: Chat, kind: str, message: Message) -> None:
        """An update for the bot, when it may read this chat; from then on it knows the owner."""
        if chat.open and (chat.is_private or self._exchange.reads_groups or self._meant_for_bot(message)):
            self.chat.known = True
            self._exchange.updates.add(kind, message.as_json(), chat.id)
        self._exchange.changed()

    def _meant_for_bot(self, message: Message) -> bool:
        """What a bot in privacy mode reads of a group: commands, mentions of it, replies to it."""
        if message.reply_to is not None and message.reply_to.from_bot:
            return True
        name = f"@{self._exchange.bot.username}".lower()
        entities = message.content.get("entities") or message.content.get("caption_entities") or ()
        kinds = {entity["type"] for entity in entities}
        if "bot_command" in kinds:
            first = message.words.split(maxsplit=1)[0].lower()
            return "@" not in first or first.endswith(name)
        return "mention" in kinds and name in message.words.lower()

    def _own(self, message: Message) -> Message:
        """The message as it looks now, if the owner wrote it."""
        shown = self.shown(message)
        if shown is None:
            raise PhoneError("the message is not there any more")
        if not self._is_own(shown):
            raise PhoneError("the message is somebody else's")
        return shown


_poll_numbers = count(5_000_000_000_000_000_001)


def _poll(question: str, options: tuple[str, ...]) -> Json:
    choices = [
        {"persistent_id": str(place), "text": option, "voter_count": 0} for place, option in enumerate(options, 1)
    ]
    switches = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False, "allows_revoting": True}
    switches["members_only"] = False
    about = {"id": str(next(_poll_numbers)), "question": question, "options": choices, "total_voter_count": 0}
    return {**about, **switches, "type": "regular"}


def _worded(text: str, longest: int) -> Formatted:
    formatted = with_detected(trimmed(Formatted(text)))
    if len(formatted.text) > longest:
        raise PhoneError(f"at most {longest} characters fit in a message, not {len(formatted.text)}")
    return formatted
