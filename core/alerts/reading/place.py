"""Where it is, as far as the message says it."""

from dataclasses import dataclass

from core.alerts.reading.tokens import cut


@dataclass(frozen=True)
class Place:
    """Every part may be unknown; `area` is the key of an area, the rest is written as on a Danish door.

    `house_number` is "14" or "14B"; `floor` "st", "kl" or "1" to "99"; `side` "tv", "mf", "th", or a door's number
    or letter.
    """

    area: str | None = None
    street: str | None = None
    house_number: str | None = None
    floor: str | None = None
    side: str | None = None

    def described(self) -> str:
        """As an address is written: "Energivej 14, 2. tv"; the area's name is not in it, nothing known is ""."""
        number = self.house_number if self.street or not self.house_number else f"nr. {self.house_number}"
        house = " ".join(part for part in (self.street, number) if part)
        return ", ".join(part for part in (house, self._door()) if part)

    def key(self) -> tuple[str, str, str | None, str | None] | None:
        """Equal for equal places however they were spelled; None when street or house number is unknown."""
        if self.street is None or self.house_number is None:
            return None
        street = "".join(token.word for token in cut(self.street).tokens)
        return street, self.house_number, self.floor, self.side

    def _door(self) -> str:
        side = self.side if self.side in {None, "tv", "mf", "th"} else f"dør {self.side}"
        if self.floor is None:
            return side or ""
        floor = f"{self.floor}." if side or not self.floor.isdecimal() else f"{self.floor}. sal"
        return f"{floor} {side}" if side else floor
