"""Accounts: the people with phones, and the bot itself."""

from dataclasses import dataclass

from simulator.wire import Json


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody on Telegram. language_code is what the app is set to ("da"), or None."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    @property
    def name(self) -> str:
        """First and last name, as the app shows it."""
        return " ".join(part for part in (self.first_name, self.last_name) if part)

    def as_user(self) -> Json:
        """As a User object."""
        return {
            "id": self.id,
            "is_bot": self.is_bot,
            **self._names(),
            **({"language_code": self.language_code} if self.language_code else {}),
        }

    def as_chat(self) -> Json:
        """As the Chat object of the private chat with this person."""
        return {"id": self.id, "type": "private", **self._names()}

    def _names(self) -> Json:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {field: name for field, name in names.items() if name}
