"""What a card is made of: the notice, its reader, the state as it is now, and the words."""

from dataclasses import dataclass
from typing import Protocol

from core.alerts.alert import Alert
from core.alerts.allowing import may_do
from core.alerts.report import Report
from core.delivery.audit import Repairs
from core.kernel.missing import Missing
from core.kernel.notice import Notice
from core.mornings.needs import MorningWork
from core.people.dialogue import DialogueKind
from core.people.greeting import NeverMind
from core.people.person import Person
from core.people.rights import Action, can
from core.statistics.tally import Tallies
from core.visits.needs import VisitWork
from handlers import buttons
from handlers.buttons import Seal, UseCase
from handlers.message import Button, Rows
from handlers.words import Html, Words


class View(VisitWork, MorningWork, Protocol):
    """A transaction that only reads, at the moment of sending."""

    @property
    def tallies(self) -> Tallies: ...

    @property
    def repairs(self) -> Repairs: ...

    @property
    def bot_name(self) -> str | None:
        """The bot's username, for links; None when it is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One notice about to be said."""

    notice: Notice
    someone: Person | None
    work: View
    words: Words
    seal: Seal

    @property
    def reader(self) -> Person:
        """Who reads it; Missing when it is said to a whole group."""
        if self.someone is None:
            raise Missing
        return self.someone

    @property
    def about(self) -> int:
        """The record it speaks of."""
        if self.notice.about is None:
            raise Missing
        return self.notice.about

    def button(self, text: str, pressed: UseCase) -> Button:
        return Button(text, buttons.data(pressed, self.reader.account, self.seal))

    def never_mind(self, asked: DialogueKind) -> Rows:
        """The way out of a question that is answered by writing."""
        return ((self.button("🗑 " + self.words.plain("Cancel"), NeverMind(asked, self.notice.about)),),)

    def own_report(self) -> Report:
        """The report it speaks of; Missing when it is not the reader's."""
        report = self.work.reports.get(self.about)
        if report.reporter != self.reader.id:
            raise Missing
        return report

    def alert(self, action: Action) -> Alert:
        """The alert it speaks of; Missing when the reader may not (any longer) do this to it."""
        if not self.may(action, self.about):
            raise Missing
        return self.work.alerts.get(self.about)

    def may(self, action: Action, alert: int) -> bool:
        """Whether the reader may do this to the alert, now."""
        return may_do(action, alert, self.reader, self.work)

    def insist(self, action: Action) -> None:
        """Missing unless the reader may (still) do this at all."""
        if not can(self.reader, action):
            raise Missing

    def name_of(self, person: int | None) -> str:
        """The name of a colleague, as they were invited."""
        known = self.work.people.get(person) if person is not None else None
        return known.name if known and known.name else self.words.plain("A colleague")


def lines(*written: Html | None) -> Html:
    """One under the other; None is left out, an empty one makes room."""
    return Html("\n".join(line for line in written if line is not None))


def rows(*made: tuple[Button | None, ...]) -> Rows:
    """Rows of buttons, without those that are not there."""
    filled = (tuple(button for button in row if button is not None) for row in made)
    return tuple(row for row in filled if row)
