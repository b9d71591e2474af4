"""Reports, alerts, who has their cards, and what was said and done."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from core.alerts.alert import AlertState, Outcome
from core.alerts.journal import Arrival, AttachmentKind, EntryKind, Fetching
from core.alerts.reading import Urgency
from core.alerts.report import ReportState, Step
from core.people.person import Role
from storage.tables.columns import Moment, key, metadata, one_of, together

_DRAFT = text("state = 'draft'")
_HELD = text("state = 'held'")
_JOINED = text("joined_to IS NOT NULL")
_STEPS = text("next_step_at IS NOT NULL")
_TAKEN = text("state = 'taken'")
_OFFERED = text("offered_to IS NOT NULL")
_CLOSED = text("state = 'closed'")
_SAID = text("kind = 'said'")
_KNOWN = text("identity_until IS NOT NULL")
_ORIGINAL = text("duplicate_of IS NOT NULL")
_MAYBE = text("maybe_same_as IS NOT NULL")
_ENDS = text("kept_until IS NOT NULL")
_ENDLESS = text("closed_at IS NOT NULL AND kept_until IS NULL")
_WITH_ENTRY = text("entry_id IS NOT NULL")
_FETCHING = text("state = 'waiting'")

report = Table(
    "report",
    metadata,
    key(),
    Column("reporter_id", ForeignKey("person.id"), nullable=False),
    Column("role", String(20), nullable=False),
    Column("name", Text),
    Column("hidden", Boolean, nullable=False),
    Column("guided", Boolean, nullable=False),
    Column("step", String(8), nullable=False),
    Column("area", String(24)),
    Column("place", Text),
    Column("where_words", Text),
    Column("signs", Text, nullable=False),
    Column("urgency", String(8)),
    Column("hint", String(8)),
    Column("state", String(10), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("asked_at", Moment),
    Column("sent_at", Moment),
    Column("told_emergency_at", Moment),
    Column("told_child_at", Moment),
    Column("help_asked_at", Moment),
    Column("help_answered_at", Moment),
    Column("help_declined", Boolean, nullable=False),
    Column("identity_until", Moment),
    Column("key", BigInteger, nullable=False),
    one_of("role", Role),
    one_of("step", Step),
    one_of("urgency", Urgency),
    one_of("hint", Urgency),
    one_of("state", ReportState),
    CheckConstraint("(state IN ('sent', 'withdrawn')) = (sent_at IS NOT NULL)", name="sent_has_a_time"),
    CheckConstraint("sent_at IS NULL OR (area IS NOT NULL AND urgency IS NOT NULL)", name="sent_is_complete"),
    Index("ix_report_drafts", "reporter_id", "touched_at", sqlite_where=_DRAFT, postgresql_where=_DRAFT),
    Index("ix_report_held", "touched_at", sqlite_where=_HELD, postgresql_where=_HELD),
    Index("ix_report_untouched", "touched_at", sqlite_where=_DRAFT, postgresql_where=_DRAFT),
    Index("ix_report_sent", "reporter_id", "sent_at"),
    Index("ix_report_identity", "identity_until", sqlite_where=_KNOWN, postgresql_where=_KNOWN),
)
"""`place` and `where_words` are sealed with `key`, `name` with the reporter's own. `identity_until`: then nobody is to
know any longer who reported it; empty before the alert has ended, and after it was forgotten."""

alert = Table(
    "alert",
    metadata,
    Column("id", ForeignKey("report.id"), primary_key=True, autoincrement=False),
    Column("reference", String(7), nullable=False, unique=True),
    Column("area", String(24), nullable=False),
    Column("urgency", String(8), nullable=False),
    Column("source", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("version", Integer, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("taken_by", ForeignKey("person.id")),
    Column("taken_at", Moment),
    Column("closed_by", ForeignKey("person.id")),
    Column("closed_at", Moment),
    Column("outcome", String(16)),
    Column("destination", String(24)),
    Column("duplicate_of", ForeignKey("alert.id")),
    Column("joined_to", ForeignKey("alert.id")),
    Column("maybe_same_as", ForeignKey("alert.id")),
    Column("place_key", Text),
    Column("ladder", Text),
    Column("round", Integer, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("began_at", Moment),
    Column("next_step_at", Moment),
    Column("alive_at", Moment),
    Column("asked_at", Moment),
    Column("postponed_until", Moment),
    Column("postponed_by", ForeignKey("person.id")),
    Column("offered_to", ForeignKey("person.id")),
    Column("offered_by", ForeignKey("person.id")),
    Column("kept_until", Moment),
    Column("end_warned_at", Moment),
    one_of("urgency", Urgency),
    one_of("source", Role),
    one_of("state", AlertState),
    one_of("outcome", Outcome),
    together("taken_by_somebody", "taken_by", "taken_at"),
    CheckConstraint("state <> 'new' OR taken_by IS NULL", name="new_is_nobodys"),
    CheckConstraint("state <> 'taken' OR taken_by IS NOT NULL", name="taken_is_somebodys"),
    CheckConstraint("(state IN ('closed', 'withdrawn')) = (closed_at IS NOT NULL)", name="ended_has_a_time"),
    CheckConstraint("(state = 'closed') = (outcome IS NOT NULL)", name="closed_has_an_outcome"),
    CheckConstraint("(state = 'closed') = (closed_by IS NOT NULL)", name="closed_by_somebody"),
    CheckConstraint("outcome <> 'referred' OR destination IS NOT NULL", name="referred_somewhere"),
    CheckConstraint("duplicate_of <> id AND joined_to <> id", name="not_its_own"),
    CheckConstraint("version >= 1", name="version_counts"),
    CheckConstraint(
        "state IN ('closed', 'withdrawn') OR joined_to IS NOT NULL OR next_step_at IS NOT NULL", name="never_forgotten"
    ),
    CheckConstraint("state NOT IN ('closed', 'withdrawn') OR next_step_at IS NULL", name="over_is_over"),
    together("postponed_by_somebody", "postponed_until", "postponed_by"),
    together("offered_by_somebody", "offered_to", "offered_by"),
    Index("ix_alert_state", "state", "opened_at"),
    Index("ix_alert_place", "place_key", "opened_at"),
    Index("ix_alert_area", "area", "opened_at"),
    Index("ix_alert_opened", "opened_at"),
    Index("ix_alert_due", "next_step_at", sqlite_where=_STEPS, postgresql_where=_STEPS),
    Index("ix_alert_taken", "taken_by", sqlite_where=_TAKEN, postgresql_where=_TAKEN),
    Index("ix_alert_offered", "offered_to", sqlite_where=_OFFERED, postgresql_where=_OFFERED),
    Index("ix_alert_closed", "state", "closed_at", sqlite_where=_CLOSED, postgresql_where=_CLOSED),
    Index("ix_alert_joined", "joined_to", sqlite_where=_JOINED, postgresql_where=_JOINED),
    Index("ix_alert_kept", "kept_until", sqlite_where=_ENDS, postgresql_where=_ENDS),
    Index("ix_alert_endless", "closed_at", sqlite_where=_ENDLESS, postgresql_where=_ENDLESS),
    Index("ix_alert_duplicates", "duplicate_of", sqlite_where=_ORIGINAL, postgresql_where=_ORIGINAL),
    Index("ix_alert_maybe", "maybe_same_as", sqlite_where=_MAYBE, postgresql_where=_MAYBE),
)
"""`place_key` is a keyed hash. `kept_until`: then it is erased but for what statistics need; `end_warned_at`: when the
caretaker was told so. What was a duplicate of something may outlive it."""

holder = Table(
    "holder",
    metadata,
    Column("alert_id", ForeignKey("alert.id"), primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
    Index("ix_holder_person", "person_id"),
)

entry = Table(
    "entry",
    metadata,
    key(),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by_id", ForeignKey("person.id")),
    Column("words", Text),
    Column("message", BigInteger),
    Column("delivery", String(12)),
    Column("delivered_at", Moment),
    one_of("kind", EntryKind),
    one_of("delivery", Arrival),
    Index("ix_entry_report", "report_id", "id"),
    Index("ix_entry_message", "by_id", "message"),
    Index("ix_entry_said", "at", sqlite_where=_SAID, postgresql_where=_SAID),
)

attachment = Table(
    "attachment",
    metadata,
    key(),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("file", Text),
    Column("place", Text),
    Column("size", Integer),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment),
    Column("album", Text),
    Column("entry_id", ForeignKey("entry.id")),
    one_of("kind", AttachmentKind),
    one_of("state", Fetching),
    CheckConstraint("(kind = 'location') = (place IS NOT NULL)", name="location_has_a_place"),
    CheckConstraint("(state = 'waiting') = (file IS NOT NULL)", name="waits_for_its_file"),
    CheckConstraint("(state = 'waiting') = (due_at IS NOT NULL)", name="waits_until"),
    Index("ix_attachment_report", "report_id", "id"),
    Index("ix_attachment_album", "album"),
    Index("ix_attachment_entry", "entry_id", sqlite_where=_WITH_ENTRY, postgresql_where=_WITH_ENTRY),
    Index("ix_attachment_fetching", "due_at", sqlite_where=_FETCHING, postgresql_where=_FETCHING),
)
"""`file` is Telegram's name for it until it has been fetched; afterwards it lies sealed in the data folder, under its
id. `place`: degrees (WGS 84) of a location. Both are sealed, with the key of the report."""
