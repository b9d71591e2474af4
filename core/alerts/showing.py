"""What those who act on alerts look at: the open list, one alert, its details."""

from dataclasses import dataclass

from core.alerts import notices
from core.alerts.allowing import allowed_alert, may_do
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.alerts.reference import written
from core.kernel.notice import Manner
from core.kernel.refusal import Refused
from core.people.person import Person
from core.people.rights import Action, NotAllowed, allow, can, may


class ReferenceUnknown(Refused):
    """No alert has this reference."""


@dataclass(frozen=True)
class AskForOpenList:
    """What is open? The answer stands below the question. Whoever sees single alerts alone is asked for the reference
    of one."""

    def __call__(self, by: Person, work: AlertWork) -> None:
        if can(by, Action.SEE_CARD) and not may(by, Action.SEE_LIST):
            work.tell(notices.plain(AlertKind.ASK_FOR_REFERENCE, by))
        else:
            allow(by, Action.SEE_LIST)
            work.tell(notices.open_list(by, 0, Manner.MOVE))


@dataclass(frozen=True)
class ShowOpenList:
    """Turn to the page with this one, counted from nought."""

    offset: int = 0

    def __call__(self, by: Person, work: AlertWork) -> None:
        allow(by, Action.SEE_LIST)
        work.tell(notices.open_list(by, max(0, self.offset), Manner.EDIT))


@dataclass(frozen=True)
class Find:
    """The alert of a reference as somebody wrote it; whoever may not see it does not learn whether there is one."""

    reference: str

    def __call__(self, by: Person, work: AlertWork) -> None:
        if not can(by, Action.SEE_CARD):
            raise NotAllowed
        reference = written(self.reference)
        alert = work.alerts.by_reference(reference) if reference else None
        if alert is None or not may_do(Action.SEE_CARD, alert.id, by, work):
            raise ReferenceUnknown
        show_card(alert.id, by, work)


@dataclass(frozen=True)
class Open:
    """One alert of the list, at the bottom of the chat."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        show_card(allowed_alert(self.alert, Action.SEE_CARD, by, work).id, by, work)


@dataclass(frozen=True)
class LeaveQuestion:
    """Back from a question to the card, in the same message."""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> None:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        work.tell(notices.on_card(AlertKind.CARD_CHANGED, alert, by))


def show_card(alert: int, by: Person, work: AlertWork) -> None:
    """Its card, which from now on changes with it for those who may act on it."""
    shown = work.alerts.get(alert)
    if may(by, Action.HANDLE):
        work.alerts.give(shown.id, [by.id], work.now)
    work.tell(notices.card_on_top(shown, by))
