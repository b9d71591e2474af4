"""People, their areas, invitations, and what the bot waits for them to write."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, String, Table, Text, text

from core.people.dialogue import DialogueKind
from core.people.person import BY_INVITATION, Role
from storage.tables.columns import Moment, key, metadata, one_of, together

_LEFT = text("left_at IS NOT NULL")

person = Table(
    "person",
    metadata,
    key(),
    Column("account", BigInteger, nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("name", Text),
    Column("language", String(8), nullable=False),
    Column("areas", Text, nullable=False),
    Column("joined_at", Moment),
    Column("unreachable_since", Moment),
    Column("phone", Text),
    Column("key", BigInteger),
    Column("left_at", Moment),
    one_of("role", Role),
    CheckConstraint("(role = 'neighbour') = (joined_at IS NULL)", name="members_have_joined"),
    CheckConstraint("role = 'neighbour' OR name IS NOT NULL", name="members_have_a_name"),
    CheckConstraint("key IS NOT NULL OR (name IS NULL AND phone IS NULL)", name="named_has_a_key"),
    Index("ix_person_members", "role", "joined_at"),
    Index("ix_person_left", "left_at", sqlite_where=_LEFT, postgresql_where=_LEFT),
)
"""`name` and `phone` are sealed with `key`, and so is what others keep about a person: addresses, where they are, and
their name in their reports. Without a key it is somebody who was erased."""

invitation = Table(
    "invitation",
    metadata,
    key(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("areas", Text, nullable=False),
    Column("invited_by", ForeignKey("person.id")),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("used_by", ForeignKey("person.id")),
    Column("withdrawn_at", Moment),
    Column("key", BigInteger, nullable=False),
    one_of("role", BY_INVITATION),
    together("used_by_somebody", "used_at", "used_by"),
    CheckConstraint("expires_at > created_at", name="lasts"),
    Index("ix_invitation_expires", "expires_at"),
)

dialogue = Table(
    "dialogue",
    metadata,
    Column("person_id", ForeignKey("person.id"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("about", BigInteger),
    Column("facts", Text, nullable=False),
    Column("since", Moment, nullable=False),
    one_of("kind", DialogueKind),
)
