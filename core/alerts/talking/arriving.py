"""What one side wrote has reached the other, or cannot."""

from core.alerts.journal import Arrival
from core.alerts.needs import AlertWork
from core.alerts.talking import notices
from core.alerts.talking.notices import CARRIES_WORDS
from core.kernel.notice import Manner, Notice


def arrives(notice: Notice, arrival: Arrival, work: AlertWork) -> None:
    """Whoever wrote it sees so; that it cannot arrive, with a sound. What has reached one of several has arrived."""
    entry, page = notice.facts.get("entry"), notice.facts.get("page")
    partly = arrival is Arrival.DELIVERED and not notice.facts.get("last")
    if notice.kind not in CARRIES_WORDS or partly or not isinstance(entry, int):
        return
    said = work.journal.entry(entry)
    if said.delivery in (Arrival.DELIVERED, arrival) or said.by is None:
        return
    work.journal.arrived(said.id, arrival, work.now)
    failed = arrival is Arrival.FAILED
    manner, shown = Manner.MOVE if failed else Manner.AMEND, page if isinstance(page, str) else notices.page_of(said)
    work.tell(notices.on_its_way(said, said.by, shown, manner, sound=failed))
