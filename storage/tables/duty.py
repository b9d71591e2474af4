"""Who is away, how people are reached beside Telegram, and who has gone in where."""

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

from core.delivery.outcome import Delivery
from core.people.absence import AbsenceKind
from core.visits.visit import VisitStep
from storage.tables.columns import Moment, key, metadata, one_of, together

_WAITING = text("state = 'pending'")
_ABOUT = text("about IS NOT NULL")
_SOMEWHERE = text("alert_id IS NOT NULL")
_SENDING = text("state = 'sending'")
_UNDER_WAY = text("ended_at IS NULL")
_NAMED = text("stand_in_id IS NOT NULL")
_NOT_BEGUN = text("begin_told_at IS NULL")
_NOT_BACK = text("return_told_at IS NULL")

absence = Table(
    "absence",
    metadata,
    key(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("begins_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("stand_in_id", ForeignKey("person.id")),
    Column("begin_told_at", Moment),
    Column("return_told_at", Moment),
    Column("reminded_at", Moment),
    Column("handed_on", Text, nullable=False),
    one_of("kind", AbsenceKind),
    CheckConstraint("ends_at > begins_at", name="lasts"),
    CheckConstraint("stand_in_id <> person_id", name="somebody_else_stands_in"),
    Index("ix_absence_ends", "ends_at"),
    Index("ix_absence_person", "person_id", "ends_at"),
    Index("ix_absence_stand_in", "stand_in_id", "ends_at", sqlite_where=_NAMED, postgresql_where=_NAMED),
    Index("ix_absence_begins", "begins_at", sqlite_where=_NOT_BEGUN, postgresql_where=_NOT_BEGUN),
    Index("ix_absence_returns", "ends_at", sqlite_where=_NOT_BACK, postgresql_where=_NOT_BACK),
)
"""`handed_on` are the ids of the alerts that were theirs when it began, with commas between them."""

address = Table(
    "address",
    metadata,
    key(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("label", String(40), nullable=False),
    Column("code_hash", String(64)),
    Column("code_until", Moment),
    Column("wrong_codes", Integer, nullable=False),
    Column("verified_at", Moment),
    Column("created_at", Moment, nullable=False),
    CheckConstraint("(verified_at IS NULL) = (code_hash IS NOT NULL)", name="verified_or_waiting"),
    Index("ix_address_person", "person_id"),
)
"""`url` is sealed: an Apprise URL holds a number, an address or a password."""

call = Table(
    "call",
    metadata,
    key(),
    Column("address_id", ForeignKey("address.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("about", BigInteger),
    Column("unique_key", String(120), nullable=False, unique=True),
    Column("unless_sent", String(80)),
    Column("latest_at", Moment),
    Column("state", String(10), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("cause", Text),
    one_of("state", Delivery),
    CheckConstraint("(state = 'sending') = (lease_until IS NOT NULL)", name="sending_has_a_lease"),
    CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_has_a_time"),
    Index("ix_call_pending", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    Index("ix_call_sending", "lease_until", sqlite_where=_SENDING, postgresql_where=_SENDING),
    Index("ix_call_about", "about", sqlite_where=_ABOUT, postgresql_where=_ABOUT),
    Index("ix_call_address", "address_id"),
)
"""What goes out beside Telegram. `unless_sent` is the key of the notice in the outbox whose arrival makes it needless
until `latest_at`, or for good when that is empty."""

visit = Table(
    "visit",
    metadata,
    key(),
    Column("person_id", ForeignKey("person.id"), nullable=False),
    Column("alert_id", ForeignKey("alert.id")),
    Column("place", Text),
    Column("began_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("step", String(12), nullable=False),
    Column("next_step_at", Moment),
    Column("ended_at", Moment),
    Column("ended_by", ForeignKey("person.id")),
    one_of("step", VisitStep),
    together("ended_by_somebody", "ended_at", "ended_by"),
    CheckConstraint("ended_at IS NULL OR (place IS NULL AND alert_id IS NULL)", name="over_says_not_where"),
    CheckConstraint("(ended_at IS NULL) = (next_step_at IS NOT NULL)", name="watched_until_over"),
    Index("ix_visit_due", "next_step_at", sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY),
    Index("ix_visit_alert", "alert_id", sqlite_where=_SOMEWHERE, postgresql_where=_SOMEWHERE),
    Index("ix_visit_person", "person_id", unique=True, sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY),
)
"""Somebody who went in somewhere. `place` is sealed, and gone when the visit is over."""

alarmed = Table(
    "alarmed",
    metadata,
    Column("visit_id", ForeignKey("visit.id"), primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
    Column("calm", Boolean, nullable=False),
)
"""Who was told that somebody does not answer; `calm`: there was an answer since. Nobody any longer when it is over."""

help_answer = Table(
    "help_answer",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("role", String(20), primary_key=True),
    Column("answer", String(12), primary_key=True),
    Column("times", Integer, nullable=False),
    CheckConstraint("times > 0", name="counts"),
)
"""How often it was answered that it helped, or not: a number a month, with nothing that leads to a report."""

repair = Table(
    "repair",
    metadata,
    key(),
    Column("what", String(24), nullable=False),
    Column("since", Moment, nullable=False),
    Column("at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
    Column("told_at", Moment),
    CheckConstraint("times > 0", name="counts"),
    Index("ix_repair_at", "at"),
)
"""What was found stuck since when, and mended at one go; `told_at`: when the secretariat was told of it."""
