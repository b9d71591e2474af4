"""What a town has agreed on for conversation, going in, asking afterwards, and ways beside Telegram."""

from typing import Annotated

from pydantic import Field, StringConstraints

from core.kernel.town.values import Count, Key, Section, Words

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]

EmailUrl = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+://[^\s{}]*\{address\}[^\s{}]*$", max_length=1000)]
SmsUrl = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+://[^\s{}]*\{number\}[^\s{}]*$", max_length=1000)]


class Answer(Section):
    """An answer that is ready to be sent to a reporter: `name` stands on the button, the rest is what is sent."""

    key: Key
    danish_name: Words
    danish: Text
    english_name: Words
    english: Text


class Visits(Section):
    """How long somebody who went in may be silent, in minutes."""

    lengths: tuple[Count, ...] = (15, 30, 60)
    longest: Count = 480
    stand_in_after: Count = 3
    secretariat_after: Count = 3
    """Counted from when the stand-in was told."""
    repeat_after: Count = 5
    """Then everybody hears it again, as often as it takes."""


class FollowUp(Section):
    """What happens after an alert was closed."""

    reply_days: Count = 14
    """So long the reporter may still answer."""
    ask_after_days: Annotated[int, Field(ge=0, strict=True)] = 28
    """Then staff and professionals are asked whether it helped; 0: never."""


class Fallback(Section):
    """Ways beside Telegram, for what is acute."""

    after_seconds: Count = 60
    code_minutes: Count = 15
    addresses_at_most: Count = 3
    email_url: EmailUrl | None = None
    sms_url: SmsUrl | None = None
    allow_local: bool = False
    """Whether people may have addresses that lead into the town's own network."""
