"""Signs of life from whoever has taken an alert."""

from dataclasses import dataclass

from core.alerts import notices
from core.alerts.advancing import matter_of
from core.alerts.alert import Alert
from core.alerts.allowing import allowed_alert
from core.alerts.climbing.notices import ClimbingKind
from core.alerts.climbing.ringing import ladder_of
from core.alerts.climbing.watch import alive
from core.alerts.journal import Entry, EntryKind
from core.alerts.lifecycle import not_anothers, still_open
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.kernel.notice import Reply
from core.kernel.refusal import Outdated
from core.people.person import Person
from core.people.rights import Action


@dataclass(frozen=True)
class ConfirmAlive:
    """ "I am on it.\""""

    alert: int

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        alert = allowed_alert(self.alert, Action.HANDLE, by, work)
        still_open(alert)
        not_anothers(alert, by.id)
        if alert.taken_by is None:
            raise Outdated
        work.journal.write(Entry(work.new_id(), alert.id, EntryKind.ON_IT, work.now, by.id))
        sign_of_life(alert, by, work)
        work.tell(notices.on_card(AlertKind.CARD_CHANGED, alert, by))
        return Reply("on_it")


def sign_of_life(alert: Alert, by: Person, work: AlertWork) -> None:
    """Whoever has it has done something about it; from anybody else it is none. On what follows another it counts for
    that one too."""
    for each in {alert.id, matter_of(alert, work).id}:
        _alive(work.alerts.get(each), by, work)


def _alive(alert: Alert, by: Person, work: AlertWork) -> None:
    if alert.is_open and alert.taken_by == by.id:
        work.alerts.climb(alive(alert, ladder_of(alert, work), work.now, work.hours))
        work.hush(alert.id, ClimbingKind.STILL_ON_IT)
