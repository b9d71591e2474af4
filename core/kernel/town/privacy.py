"""What a town has agreed on about what people write in chats."""

from typing import Annotated

from pydantic import Field

from core.kernel.town.values import Count, Section

_Minutes = Annotated[int, Field(ge=0, strict=True)]


class Chats(Section):
    """How long messages with content stand in chats; each goes earlier when it has served."""

    sent_minutes: _Minutes = 0
    """What somebody wrote for a report, after the receipt."""
    loose_minutes: _Minutes = 1
    """What answered a question of the bot's, and what was added or noted."""
    details_minutes: Count = 10
    """What was shown because somebody asked for it."""
    talk_minutes: Count = 60
    """What reporter and caretaker write to each other; and what could not be taken, so that it can be copied."""
    latest_hours: Annotated[int, Field(gt=0, le=46, strict=True)] = 46
    """Whatever happens. Telegram allows 48; the rest is for trying again."""
