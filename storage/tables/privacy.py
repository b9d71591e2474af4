"""What became of what was said in chats, who looked at what, who asked to know a reporter, whom we keep out, whether
residents were told, and what is left of alerts that are gone."""

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

from core.alerts.alert import Outcome
from core.alerts.reading import Urgency
from core.people.person import Role
from core.privacy.informing import Decision
from core.privacy.kept_out import Scope
from core.privacy.removal import Removal, Side
from storage.tables.columns import Moment, key, metadata, one_of, together

_STANDS = text("state = 'waiting'")
_ABOUT = text("about IS NOT NULL")
_OPEN = text("decided_at IS NULL")
_IN_FORCE = text("ended_at IS NULL")

chat_message = Table(
    "chat_message",
    metadata,
    key(),
    Column("chat", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("about", BigInteger),
    Column("side", String(3), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("said_at", Moment, nullable=False),
    Column("remove_at", Moment, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("ended_at", Moment),
    Column("cause", Text),
    one_of("side", Side),
    one_of("state", Removal),
    CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name="ended_has_a_time"),
    Index("ix_chat_message_place", "chat", "message", unique=True),
    Index("ix_chat_message_due", "remove_at", sqlite_where=_STANDS, postgresql_where=_STANDS),
    Index("ix_chat_message_about", "about", sqlite_where=_ABOUT, postgresql_where=_ABOUT),
    Index("ix_chat_message_said", "said_at"),
)
"""The ledger of messages with content: each is taken out of its chat at `remove_at` at the latest. `cause`: what
went wrong, in a known sentence of Telegram's or in words of ours."""

look = Table(
    "look",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("person_id", BigInteger),
    Column("what", String(32), nullable=False),
    Column("about", BigInteger),
    Column("why", String(24), nullable=False),
    Column("reason", Text),
    Column("key", BigInteger),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    CheckConstraint("id > 0", name="counts"),
    CheckConstraint("(reason IS NULL) = (key IS NULL)", name="reason_is_sealed"),
    Index("ix_look_about", "about", "id"),
    Index("ix_look_person", "person_id", "id"),
    Index("ix_look_at", "at"),
)
"""Who looked at what, when and why: 1, 2, 3 without a gap, each with the hash of the one before. Triggers let nobody
change or delete a row but the oldest ones, when their time is over."""

identity_request = Table(
    "identity_request",
    metadata,
    key(),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("asked_by", ForeignKey("person.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", ForeignKey("person.id")),
    Column("decided_at", Moment),
    Column("granted", Boolean),
    together("decided_by_somebody", "decided_at", "decided_by", "granted"),
    CheckConstraint("decided_by <> asked_by", name="by_a_second_person"),
    Index("ix_identity_request_report", "report_id", "asked_by"),
    Index("ix_identity_request_open", "asked_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
)
"""Somebody asks to know who a hidden sender is. `reason` is sealed with the key of the report."""

kept_out = Table(
    "kept_out",
    metadata,
    key(),
    Column("scope", String(8), nullable=False),
    Column("whom", String(32), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("key", BigInteger, nullable=False),
    Column("by_id", ForeignKey("person.id"), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("reviewed_by", ForeignKey("person.id")),
    Column("reviewed_at", Moment),
    Column("ended_at", Moment),
    Column("kept_back", Integer, nullable=False),
    one_of("scope", Scope),
    together("reviewed_by_somebody", "reviewed_at", "reviewed_by"),
    CheckConstraint("until > since", name="lasts"),
    Index("ix_kept_out_whom", "scope", "whom", sqlite_where=_IN_FORCE, postgresql_where=_IN_FORCE),
)
"""Whose reports are not taken for a time: `whom` is a keyed hash of the account. `kept_back`: how often that was."""

informing = Table(
    "informing",
    metadata,
    Column("alert_id", ForeignKey("alert.id"), primary_key=True, autoincrement=False),
    Column("due_at", Moment, nullable=False),
    Column("reminded_at", Moment),
    Column("decision", String(12)),
    Column("ground", Text),
    Column("decided_by", ForeignKey("person.id")),
    Column("decided_at", Moment),
    one_of("decision", Decision),
    together("decided_by_somebody", "decided_at", "decided_by", "decision"),
    CheckConstraint("decision <> 'exempt' OR ground IS NOT NULL", name="exempt_on_a_ground"),
    Index("ix_informing_due", "due_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
)
"""Whether the resident was told that there is something about them (GDPR, article 14). `ground` is sealed with the key
of the report."""

past_alert = Table(
    "past_alert",
    metadata,
    key(),
    Column("area", String(24), nullable=False),
    Column("urgency", String(8), nullable=False),
    Column("source", String(20), nullable=False),
    Column("signs", Text, nullable=False),
    Column("outcome", String(16)),
    Column("destination", String(24)),
    Column("opened_on", String(10), nullable=False),
    Column("taken_on", String(10)),
    Column("ended_on", String(10), nullable=False),
    one_of("urgency", Urgency),
    one_of("source", Role),
    one_of("outcome", Outcome),
    Index("ix_past_alert_opened", "opened_on"),
)
"""All that statistics need of an alert that was erased, and nothing that leads back to it: its own number says nothing,
days are days of the town. Without an outcome it was withdrawn."""

doomed = Table(
    "doomed",
    metadata,
    Column("what", String(8), primary_key=True),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    CheckConstraint("what IN ('key', 'file', 'chat')", name="what_known"),
)
"""Data keys that are to be destroyed, and files to be deleted, as soon as the transaction that said so is over; and
chats of people who were erased, of which nothing is to be known once nothing is under way there."""
