"""What the bot waits for a person to write, and how long it waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from core.kernel.notice import Fact
from core.kernel.refusal import Outdated

PATIENCE = timedelta(minutes=30)
"""After this a message is taken for something new, not for an answer: nobody remembers an old question."""


class DialogueKind(StrEnum):
    """What the next message is for."""

    ADD = "add"
    NOTE = "note"
    NEWCOMER = "newcomer"
    POSTPONE = "postpone"
    REOPEN = "reopen"
    TALK = "talk"
    AWAY = "away"
    PHONE = "phone"
    ADDRESS = "address"
    CODE = "code"
    VISIT = "visit"
    KEEP = "keep"
    GROUND = "ground"
    KEEP_OUT = "keep_out"
    LOOK = "look"
    WHO = "who"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A question that was put to somebody about a matter. `since` is aware, UTC."""

    kind: DialogueKind
    since: datetime
    about: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def matter(self) -> int:
        """What it is about; Outdated when it is about nothing."""
        if self.about is None:
            raise Outdated
        return self.about

    @property
    def page(self) -> str:
        """The slot of the message that asks: what became of the question is shown there. What was chosen before stood
        in a message that is gone on with."""
        return str(self.facts.get("page") or "") or f"ask:{int(self.since.timestamp() * 1000)}:{self.about or 0}"

    def over(self, now: datetime) -> bool:
        return now - self.since > PATIENCE
