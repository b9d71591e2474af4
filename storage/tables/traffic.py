"""What came from Telegram and what goes there."""

from enum import StrEnum

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
from core.kernel.notice import Manner, Priority
from storage.tables.columns import Moment, key, metadata, one_of


class Handling(StrEnum):
    """The states of an update in the inbox."""

    WAITING = "waiting"
    DONE = "done"
    PARKED = "parked"


_WAITING = text("state = 'waiting'")
_PENDING = text("state = 'pending'")
_SENDING = text("state = 'sending'")
_HOLDS = text("payload IS NOT NULL")
_ABOUT = text("about IS NOT NULL")

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("update_id", BigInteger, unique=True),
    Column("lane", BigInteger),
    Column("received_at", Moment, nullable=False),
    Column("payload", Text),
    Column("key", BigInteger),
    Column("state", String(8), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("incident", String(16)),
    one_of("state", Handling),
    CheckConstraint("(state = 'done') = (payload IS NULL)", name="done_keeps_nothing"),
    CheckConstraint("(state = 'parked') = (incident IS NOT NULL)", name="parked_has_an_incident"),
    CheckConstraint("attempts >= 0", name="attempts_count"),
    Index("ix_inbox_waiting", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
    Index("ix_inbox_received", "received_at"),
    Index("ix_inbox_key", "key", sqlite_where=_HOLDS, postgresql_where=_HOLDS),
)
"""`payload` is sealed with the key of its day."""

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("kind", String(32), nullable=False),
    Column("person_id", ForeignKey("person.id")),
    Column("chat", BigInteger, nullable=False),
    Column("about", BigInteger),
    Column("slot", String(40)),
    Column("manner", String(8), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("sound", Boolean, nullable=False),
    Column("again", Boolean, nullable=False),
    Column("unique_key", String(80), unique=True),
    Column("facts", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False),
    Column("sent_at", Moment),
    Column("message", BigInteger),
    Column("cause", Text),
    one_of("manner", Manner),
    one_of("state", Delivery),
    CheckConstraint(f"priority BETWEEN {min(Priority)} AND {max(Priority)}", name="priority_known"),
    CheckConstraint("(state = 'sending') = (lease_until IS NOT NULL)", name="sending_has_a_lease"),
    CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_has_a_time"),
    CheckConstraint("state <> 'failed' OR cause IS NOT NULL", name="failed_has_a_cause"),
    Index("ix_outbox_pending", "priority", "id", sqlite_where=_PENDING, postgresql_where=_PENDING),
    Index("ix_outbox_sending", "lease_until", sqlite_where=_SENDING, postgresql_where=_SENDING),
    Index("ix_outbox_about", "about", sqlite_where=_ABOUT, postgresql_where=_ABOUT),
    Index("ix_outbox_created", "created_at"),
    Index("ix_outbox_message", "chat", "message"),
)

living = Table(
    "living",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("slot", String(40), primary_key=True),
    Column("message", BigInteger, nullable=False),
    Column("about", BigInteger),
    Column("since", Moment, nullable=False),
    Index("ix_living_message", "chat", "message"),
    Index("ix_living_about", "about", sqlite_where=_ABOUT, postgresql_where=_ABOUT),
)

setting = Table(
    "setting",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
