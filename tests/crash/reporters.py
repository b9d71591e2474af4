"""People who go on reporting whatever happens to the bot, and remember what they wrote."""

import asyncio
import re
from dataclasses import dataclass, field
from random import Random  # noqa: TID251 — the seeded dice of this test

from simulator import Message, Phone
from simulator.handset.keys import NoSuchButtonError

REFERENCE = re.compile(r"\b[A-HJKMNP-Z2-9]{3}-[A-HJKMNP-Z2-9]{3}\b")
_URGENCIES = ("Akut – nu", "I dag", "Kan vente")
_SENTENCES = (
    "Råber og græder i opgangen",
    "Postkassen er fuld igen",
    "Der lugter slemt fra lejligheden",
    "Virker forvirret og fortvivlet",
    "Går rundt på trappen om natten",
)
_LOOKS_AGAIN = 1.0
"""Seconds after which somebody who has no receipt presses again."""


@dataclass(eq=False)
class Reporter:
    """One person; each message they write ends in a mark that nobody else writes: person, report, message."""

    number: int
    phone: Phone
    dice: Random
    written: list[list[str]] = field(default_factory=list)
    """The words of each report, in the order in which they were written."""
    welcomed: int = 0
    """How many messages of the bot were there before the first report."""

    async def report(self) -> None:
        """Write one to three messages and press an urgency, again if need be, until there is a receipt."""
        matter = len(self.written)
        self.written.append([])
        for message in range(self.dice.randint(1, 3)):
            words = f"{self.dice.choice(_SENTENCES)}, nr. {self.number + 1}. Mærke {self.number}-{matter}-{message}"
            self.written[-1].append(words)
            await self.phone.write(words)
            await asyncio.sleep(self.dice.uniform(0, 0.05))
        urgency = self.dice.choice(_URGENCIES)
        while len(self.references()) <= matter:
            await self._press(urgency)

    def said_by_the_bot(self) -> list[Message]:
        """What the bot said since the first report, as it is shown now."""
        return [each for each in self.phone.messages if each.from_bot][self.welcomed :]

    def references(self) -> set[str]:
        """All references that their receipts show."""
        return {found[0] for each in self.said_by_the_bot() if (found := REFERENCE.search(each.words or ""))}

    async def _press(self, urgency: str) -> None:
        known = len(self.references())
        try:
            await self.phone.tap(urgency)
        except NoSuchButtonError:
            await asyncio.sleep(0.02)
            return
        for _ in range(int(_LOOKS_AGAIN / 0.02)):
            if len(self.references()) > known:
                return
            await asyncio.sleep(0.02)
