"""What a notice becomes for its reader: a message with buttons, or a menu of commands."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.alerts.message import File


@dataclass(frozen=True, slots=True)
class Button:
    """Either `data` (what pressing it says to the bot, at most 64 bytes) or `url`."""

    text: str
    data: str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is HTML, and the caption when there is a file. `protect`: it holds what people wrote, and cannot be
    forwarded or saved. `in_a_hurry`: it does, and can: it may have to be handed on. `nameless`: its file must not tell
    whose it is."""

    text: str = ""
    rows: Rows = ()
    protect: bool = False
    in_a_hurry: bool = False
    file: File | None = None
    nameless: bool = False

    @property
    def holds_content(self) -> bool:
        """Whether it is taken out of the chat again."""
        return self.protect or self.in_a_hurry


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands of somebody's role: by language code, each with its description."""

    commands: Mapping[str, tuple[tuple[str, str], ...]]
