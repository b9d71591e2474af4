"""What is refused, as facts. Words are made of them in one place, `handlers/refusals.py`."""

from datetime import datetime

from core.kernel.notice import Fact


class Refused(Exception):  # noqa: N818 — a refusal is an answer, not an error
    """Somebody asked for what cannot be; nothing has changed. Subclasses are dataclasses whose fields say why."""

    @property
    def facts(self) -> dict[str, Fact]:
        """The name of the refusal and its fields, moments as ISO text, so that it can wait in the outbox."""
        said: dict[str, Fact] = {"refusal": type(self).__name__}
        for name in getattr(self, "__dataclass_fields__", ()):
            value = getattr(self, name)
            said[name] = value.isoformat() if isinstance(value, datetime) else value
        return said


class Outdated(Refused):
    """The button belongs to something that has changed or ended since."""
