"""Messages as they stand at one moment; an edit makes a new one with the same id."""

from dataclasses import dataclass, field
from datetime import datetime

from simulator.entities.formatted import Formatted
from simulator.entities.html import to_html
from simulator.wire import Json


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: exactly one of data, url and other (any rarer kind, as Telegram writes it)."""

    text: str
    data: str | None = None
    url: str | None = None
    other: Json | None = None

    @classmethod
    def read(cls, source: Json) -> "Button":
        """From an InlineKeyboardButton object."""
        other = {key: value for key, value in source.items() if key not in {"text", "callback_data", "url", "style"}}
        return cls(source["text"], source.get("callback_data"), source.get("url"), other or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message in a chat.

    content is what is said, in Telegram's own fields (text and entities, or photo and caption ...); markup is the
    reply_markup it was sent with, of whichever kind; extra holds rarer fields (media_group_id, forward_origin ...).
    Times are aware, UTC.
    """

    id: int
    chat: Json
    sender: Json
    date: datetime
    content: Json
    markup: Json | None = None
    reply_to: "Message | None" = None
    protected: bool = False
    silent: bool = False
    edited: datetime | None = None
    reaction: str | None = None
    extra: Json = field(default_factory=dict)

    @property
    def chat_id(self) -> int:
        """The chat it stands in."""
        return int(self.chat["id"])

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def sounded(self) -> bool:
        """Whether a phone made a sound when it came."""
        return self.from_bot and not self.silent

    @property
    def text(self) -> str:
        """What it says; empty for a photo or another attachment (see caption)."""
        return str(self.content.get("text", ""))

    @property
    def caption(self) -> str:
        """What is written under the photo or file."""
        return str(self.content.get("caption", ""))

    @property
    def words(self) -> str:
        """Text or caption, whichever it has."""
        return self.text or self.caption

    @property
    def html(self) -> str:
        """Text or caption with its formatting, as Telegram's HTML."""
        entities = self.content.get("entities") or self.content.get("caption_entities") or ()
        return to_html(Formatted(self.words, tuple(entities)))

    @property
    def buttons(self) -> tuple[tuple[Button, ...], ...]:
        """The buttons under it, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", ())
        return tuple(tuple(Button.read(button) for button in row) for row in rows)

    @property
    def photo(self) -> Json | None:
        """The largest size of the photo (file_id, width, height, file_size)."""
        sizes = self.content.get("photo")
        return dict(sizes[-1]) if sizes else None

    @property
    def voice(self) -> Json | None:
        """The voice message (file_id, duration, mime_type, file_size)."""
        return self.content.get("voice")

    @property
    def video(self) -> Json | None:
        """The video (file_id, width, height, duration, file_size)."""
        return self.content.get("video")

    @property
    def document(self) -> Json | None:
        """The file (file_id, file_name, mime_type, file_size)."""
        return self.content.get("document")

    @property
    def location(self) -> Json | None:
        """The place (latitude, longitude)."""
        return self.content.get("location")

    @property
    def media_group_id(self) -> str | None:
        """What ties the photos of one album together."""
        return self.extra.get("media_group_id")

    def as_json(self, *, with_reply: bool = True) -> Json:
        """As a Message object."""
        fields: Json = {"message_id": self.id, "from": self.sender, "chat": self.chat}
        fields["date"] = int(self.date.timestamp())
        if self.edited:
            fields["edit_date"] = int(self.edited.timestamp())
        if self.reply_to and with_reply:
            fields["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        if self.protected:
            fields["has_protected_content"] = True
        if self.markup and self.markup.get("inline_keyboard"):
            fields["reply_markup"] = self.markup
        return {**fields, **self.extra, **self.content}
