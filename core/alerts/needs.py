"""What the use cases about reports and alerts need to be kept for them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from core.alerts.alert import Alert
from core.alerts.ending.needs import Stays
from core.alerts.identity.request import IdentityRequests
from core.alerts.journal import Arrival, Attachment, Entry, Fetching, Talk
from core.alerts.reading import Reading
from core.alerts.report import Report
from core.delivery.call import Calls
from core.people.person import Person, Role
from core.privacy.needs import PrivacyWork


class Reports(Protocol):
    """Drafts and sent reports."""

    def get(self, report: int) -> Report: ...

    def add(self, report: Report) -> None: ...

    def save(self, report: Report) -> None: ...

    def drafts_of(self, person: int) -> Sequence[Report]:
        """Their unsent drafts, the one touched last first."""
        ...

    def without_alert(self, person: int) -> Sequence[Report]:
        """What they wrote that is no alert, not yet or not now: drafts, and what was held back; the oldest first."""
        ...

    def drafts_untouched_since(self, moment: datetime, *, asked: bool, at_most: int) -> Sequence[Report]:
        """Unsent drafts that were last touched before the moment, oldest first."""
        ...

    def in_danger_untouched_since(self, moment: datetime, at_most: int) -> Sequence[Report]:
        """Unsent drafts that speak of danger to life and were last touched before the moment, oldest first."""
        ...

    def mark_asked(self, report: int, now: datetime) -> None: ...

    def sent_since(self, person: int, moment: datetime) -> int:
        """How many reports they have sent since, those that were held back among them."""
        ...

    def drop(self, report: Report) -> None:
        """Forget a draft with all its words and attachments."""
        ...

    def of_message(self, person: int, message: int) -> int | None:
        """The report that this message of the person's chat is about, whoever wrote it, or None."""
        ...

    def of_album(self, person: int, album: str) -> int | None:
        """The report that this person's pictures of this album were added to, as a note too, or None."""
        ...

    def is_of_kind(self, person: int, message: int, kinds: Collection[str]) -> bool:
        """Whether the bot said this message of the person's chat as a notice of one of these kinds."""
        ...


class Journal(Protocol):
    """Words, attachments and events of reports."""

    def write(self, entry: Entry) -> None: ...

    def attach(self, attachment: Attachment) -> None: ...

    def of(self, report: int) -> Sequence[Entry]: ...

    def words_of(self, report: int) -> Sequence[Entry]:
        """Only what people wrote, in order."""
        ...

    def attachments_of(self, report: int) -> Sequence[Attachment]: ...

    def entry(self, entry: int) -> Entry: ...

    def attachment(self, attachment: int) -> Attachment: ...

    def rewrite(self, entry: int, words: str) -> None: ...

    def by_message(self, person: int, message: int) -> Entry | None:
        """The newest entry that came in this message of the person's."""
        ...

    def of_album(self, person: int, album: str) -> Entry | None:
        """The first entry that came with a picture of this album of the person's."""
        ...

    def arrived(self, entry: int, arrival: Arrival, now: datetime) -> None:
        """What became of what was said to the other side."""
        ...

    def talks_of(self, reporter: int, since: datetime) -> Sequence[Talk]:
        """The reports of theirs that they were written to about since, the newest message first."""
        ...


class Alerts(Protocol):
    """Sent reports on their way to an outcome."""

    def get(self, alert: int) -> Alert: ...

    def still_there(self, alerts: Sequence[int]) -> Sequence[Alert]:
        """Those that were not erased meanwhile, in the order of these numbers."""
        ...

    def add(self, alert: Alert) -> Alert:
        """Keep it, under another reference if that one is taken."""
        ...

    def save(self, alert: Alert) -> None:
        """Keep the next version; Outdated when somebody else was quicker."""
        ...

    def by_reference(self, reference: str) -> Alert | None: ...

    def open_page(self, offset: int, limit: int) -> Sequence[Alert]:
        """Open alerts that follow no other, urgent first, then oldest first."""
        ...

    def open_count(self) -> int: ...

    def free(self) -> Sequence[Alert]:
        """All that nobody has taken and that follow no other, urgent first, then oldest first."""
        ...

    def of_reporter(self, person: int, limit: int) -> Sequence[Alert]:
        """Newest first."""
        ...

    def count_at(self, place_key: str, source: Role, since: datetime) -> int:
        """How many came from the same place since, from people with this role."""
        ...

    def latest_at(self, place_key: str, since: datetime, other_than: int) -> Alert | None:
        """The newest alert from the same place that follows no other."""
        ...

    def likely_originals(self, alert: Alert, limit: int) -> Sequence[Alert]:
        """Others from the same area, newest first, to choose the original of a duplicate from: neither withdrawn ones
        nor those that follow it or are its own duplicates."""
        ...

    def joined_to(self, alert: int) -> Sequence[Alert]:
        """What follows it, oldest first."""
        ...

    def duplicates_of(self, alert: int) -> Sequence[Alert]:
        """What was closed as a duplicate of it, oldest first."""
        ...

    def give(self, alert: int, people: Sequence[int], now: datetime) -> None:
        """Note that these people have its card."""
        ...

    def take_back(self, alert: int, person: int) -> None:
        """Note that this person does not have its card after all."""
        ...

    def holders(self, alert: int) -> Sequence[Person]:
        """Everybody who has its card and may still have it."""
        ...

    def is_holder(self, alert: int, person: int) -> bool: ...

    def without_reachable_holder(self, at_most: int) -> Sequence[Alert]:
        """New alerts whose card nobody has who may act on it and can be reached."""
        ...

    def due(self, now: datetime, at_most: int) -> Sequence[int]:
        """Those whose next step is due, the one that has waited longest first."""
        ...

    def climb(self, alert: Alert) -> None:
        """Keep where it stands on its ladder; the version stays, so that no button grows old. Outdated when it is not
        (any longer) this version."""
        ...

    def taken_by(self, person: int) -> Sequence[Alert]:
        """What they have taken: what follows another last, otherwise oldest first."""
        ...

    def waiting_with(self, person: int) -> Sequence[Alert]:
        """New alerts whose card they have, oldest first."""
        ...

    def of_absent_takers(self, at_most: int) -> Sequence[Alert]:
        """Taken alerts whose taker may no longer act on them or cannot be reached."""
        ...

    def offered_in_vain(self, at_most: int) -> Sequence[Alert]:
        """Those that were offered to somebody who may no longer act on them."""
        ...


class Helped(Protocol):
    """Who is to be asked whether it helped, and how often it did."""

    def due(self, since: datetime, until: datetime, at_most: int) -> Sequence[int]:
        """Reports whose alerts were closed in that time, that nobody was asked about and somebody may be. What was
        looked through is not looked through again."""
        ...

    def last_asked(self, reporter: int) -> datetime | None:
        """The last moment for which they have been asked."""
        ...

    def count(self, month: str, role: str, answer: str) -> None:
        """One more answer of that month (2026-11)."""
        ...


class Files(Protocol):
    """The files of attachments: on their way from Telegram, then sealed in the data folder."""

    def given_up(self, attachment: int, state: Fetching) -> None:
        """It is not kept: refused or lost."""
        ...

    def copy(self, source: int, report: int, to: int, to_report: int) -> None:
        """What is kept as one attachment (of that report) is kept as another, with the key of its own report. A source
        that cannot be read is noted as lost."""
        ...


class AlertWork(PrivacyWork, Protocol):
    """A transaction in which reports and alerts can be looked up and changed."""

    @property
    def reports(self) -> Reports: ...

    @property
    def alerts(self) -> Alerts: ...

    @property
    def journal(self) -> Journal: ...

    @property
    def files(self) -> Files: ...

    @property
    def helped(self) -> Helped: ...

    @property
    def stays(self) -> Stays: ...

    @property
    def calls(self) -> Calls: ...

    @property
    def identity_requests(self) -> IdentityRequests: ...

    def keyed_hash(self, kind: str, plain: str) -> str:
        """Equal for what is equal, of the same kind; nobody guesses from it what it was without a key that is not in
        the database."""
        ...

    def read(self, words: str) -> Reading:
        """What a message says about place, signs, urgency and danger."""
        ...
