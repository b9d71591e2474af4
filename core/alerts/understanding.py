"""What a message that somebody wrote is about."""

from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.people.person import Person


def matter_of(content: Content, by: Person, work: AlertWork) -> int | None:
    """The report that this answers, or whose album it is part of."""
    if content.answers is not None:
        return work.reports.of_message(by.id, content.answers)
    if content.album is not None:
        return work.reports.of_album(by.id, content.album)
    return None


def speaks_of_danger(content: Content, work: AlertWork) -> bool:
    """Whether its words tell of danger to life."""
    return work.read(content.words or "").danger


def tells_what_was_seen(content: Content, work: AlertWork) -> bool:
    """Whether it is a report, whatever was asked: it shows something, or has signs in it."""
    return content.file is not None or bool(work.read(content.words or "").signs)


def names_a_place(content: Content, work: AlertWork) -> bool:
    """Whether its words name an area or a street."""
    place = work.read(content.words or "").place
    return place.area is not None or place.street is not None
