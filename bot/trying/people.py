"""The people of a try-out, made up, and how each of them comes to the bot."""

from dataclasses import dataclass

from core.people.person import Role


@dataclass(frozen=True)
class TryOutPerson:
    """Somebody with a phone. role is None for a neighbour, who needs no invitation; label is for the page."""

    name: str
    label: str
    role: Role | None = None
    areas: tuple[str, ...] = ()

    @property
    def invitation(self) -> list[str]:
        """The command line that invites this person."""
        if self.role is None:
            raise ValueError("a neighbour needs no invitation")
        areas = [argument for area in self.areas for argument in ("--area", area)]
        return ["invite", self.role.value, "--name", self.name, *areas]


PEOPLE = (
    TryOutPerson("Nadia", "Nabo"),
    TryOutPerson("Peter", "Ejendomsfunktionær i Vangdalen", Role.PROPERTY_STAFF, ("Vangdalen",)),
    TryOutPerson(
        "Lone",
        "Ejendomsfunktionær, Energivej og Sjællandsgade",
        Role.PROPERTY_STAFF,
        ("Energivej-området", "Sjællandsgade-kvarteret"),
    ),
    TryOutPerson("Kirsten", "Social vicevært", Role.CARETAKER),
    TryOutPerson("Søren", "Vikar for social vicevært", Role.CARETAKER),
    TryOutPerson("Birgit", "Sekretariatsleder", Role.SECRETARIAT),
)
