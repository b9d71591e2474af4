"""Places for what is sealed, and everything that privacy needs to be kept."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.checks import drop_check, replace_check

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

_DIALOGUES = (
    "add", "note", "newcomer", "postpone", "reopen", "talk", "away", "phone", "address", "code", "visit",
    "ground", "keep_out", "keep", "look", "who",
)  # fmt: skip
_KINDS = (
    "wrote", "added", "sent", "told_emergency", "told_child", "reassessed", "withdrew", "routed", "took", "let_go", "joined",
    "closed", "noted", "rang", "skipped", "postponed", "asked", "on_it", "returned", "offered", "declined", "reopened",
    "said", "answered", "kept", "forgotten",
)  # fmt: skip


def upgrade() -> None:
    _new_tables()
    _new_columns()
    _indexes()
    _checks()


def _new_tables() -> None:
    op.create_table('chat_message',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('chat', sa.BigInteger(), nullable=False),
    sa.Column('message', sa.BigInteger(), nullable=False),
    sa.Column('about', sa.BigInteger(), nullable=True),
    sa.Column('side', sa.String(length=3), nullable=False),
    sa.Column('kind', sa.String(length=32), nullable=False),
    sa.Column('said_at', sa.BigInteger(), nullable=False),
    sa.Column('remove_at', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('ended_at', sa.BigInteger(), nullable=True),
    sa.Column('cause', sa.Text(), nullable=True),
    sa.CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name=op.f('ck_chat_message_ended_has_a_time')),
    sa.CheckConstraint("side IN ('in', 'out')", name=op.f('ck_chat_message_side_known')),
    sa.CheckConstraint("state IN ('waiting', 'removed', 'gone', 'failed')", name=op.f('ck_chat_message_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chat_message'))
    )
    with op.batch_alter_table('chat_message', schema=None) as batch_op:
        batch_op.create_index('ix_chat_message_about', ['about'], unique=False, sqlite_where=sa.text('about IS NOT NULL'), postgresql_where=sa.text('about IS NOT NULL'))
        batch_op.create_index('ix_chat_message_due', ['remove_at'], unique=False, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.create_index('ix_chat_message_place', ['chat', 'message'], unique=True)
        batch_op.create_index('ix_chat_message_said', ['said_at'], unique=False)

    op.create_table('doomed',
    sa.Column('what', sa.String(length=8), nullable=False),
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.CheckConstraint("what IN ('key', 'file', 'chat')", name=op.f('ck_doomed_what_known')),
    sa.PrimaryKeyConstraint('what', 'id', name=op.f('pk_doomed'))
    )
    op.create_table('look',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=True),
    sa.Column('what', sa.String(length=32), nullable=False),
    sa.Column('about', sa.BigInteger(), nullable=True),
    sa.Column('why', sa.String(length=24), nullable=False),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('key', sa.BigInteger(), nullable=True),
    sa.Column('before', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.CheckConstraint('(reason IS NULL) = (key IS NULL)', name=op.f('ck_look_reason_is_sealed')),
    sa.CheckConstraint('id > 0', name=op.f('ck_look_counts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_look')),
    sa.UniqueConstraint('hash', name=op.f('uq_look_hash'))
    )
    with op.batch_alter_table('look', schema=None) as batch_op:
        batch_op.create_index('ix_look_about', ['about', 'id'], unique=False)
        batch_op.create_index('ix_look_at', ['at'], unique=False)
        batch_op.create_index('ix_look_person', ['person_id', 'id'], unique=False)

    op.create_table('past_alert',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('area', sa.String(length=24), nullable=False),
    sa.Column('urgency', sa.String(length=8), nullable=False),
    sa.Column('source', sa.String(length=20), nullable=False),
    sa.Column('signs', sa.Text(), nullable=False),
    sa.Column('outcome', sa.String(length=16), nullable=True),
    sa.Column('destination', sa.String(length=24), nullable=True),
    sa.Column('opened_on', sa.String(length=10), nullable=False),
    sa.Column('taken_on', sa.String(length=10), nullable=True),
    sa.Column('ended_on', sa.String(length=10), nullable=False),
    sa.CheckConstraint("outcome IN ('advice', 'course', 'referred', 'municipality', 'no_concern', 'not_our_task', 'duplicate')", name=op.f('ck_past_alert_outcome_known')),
    sa.CheckConstraint("source IN ('neighbour', 'property_staff', 'professional', 'caretaker', 'housing_unit', 'housing_office', 'secretariat')", name=op.f('ck_past_alert_source_known')),
    sa.CheckConstraint("urgency IN ('acute', 'today', 'can_wait')", name=op.f('ck_past_alert_urgency_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_past_alert'))
    )
    with op.batch_alter_table('past_alert', schema=None) as batch_op:
        batch_op.create_index('ix_past_alert_opened', ['opened_on'], unique=False)

    op.create_table('kept_out',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('scope', sa.String(length=8), nullable=False),
    sa.Column('whom', sa.String(length=32), nullable=False),
    sa.Column('silent', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('key', sa.BigInteger(), nullable=False),
    sa.Column('by_id', sa.BigInteger(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('until', sa.BigInteger(), nullable=False),
    sa.Column('reviewed_by', sa.BigInteger(), nullable=True),
    sa.Column('reviewed_at', sa.BigInteger(), nullable=True),
    sa.Column('ended_at', sa.BigInteger(), nullable=True),
    sa.Column('kept_back', sa.Integer(), nullable=False),
    sa.CheckConstraint("scope IN ('sender', 'place')", name=op.f('ck_kept_out_scope_known')),
    sa.CheckConstraint('(reviewed_at IS NULL AND reviewed_by IS NULL) OR (reviewed_at IS NOT NULL AND reviewed_by IS NOT NULL)', name=op.f('ck_kept_out_reviewed_by_somebody')),
    sa.CheckConstraint('until > since', name=op.f('ck_kept_out_lasts')),
    sa.ForeignKeyConstraint(['by_id'], ['person.id'], name=op.f('fk_kept_out_by_id')),
    sa.ForeignKeyConstraint(['reviewed_by'], ['person.id'], name=op.f('fk_kept_out_reviewed_by')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_kept_out'))
    )
    with op.batch_alter_table('kept_out', schema=None) as batch_op:
        batch_op.create_index('ix_kept_out_whom', ['scope', 'whom'], unique=False, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))

    op.create_table('identity_request',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('report_id', sa.BigInteger(), nullable=False),
    sa.Column('asked_by', sa.BigInteger(), nullable=False),
    sa.Column('asked_at', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('decided_by', sa.BigInteger(), nullable=True),
    sa.Column('decided_at', sa.BigInteger(), nullable=True),
    sa.Column('granted', sa.Boolean(), nullable=True),
    sa.CheckConstraint('(decided_at IS NULL AND decided_by IS NULL AND granted IS NULL) OR (decided_at IS NOT NULL AND decided_by IS NOT NULL AND granted IS NOT NULL)', name=op.f('ck_identity_request_decided_by_somebody')),
    sa.CheckConstraint('decided_by <> asked_by', name=op.f('ck_identity_request_by_a_second_person')),
    sa.ForeignKeyConstraint(['asked_by'], ['person.id'], name=op.f('fk_identity_request_asked_by')),
    sa.ForeignKeyConstraint(['decided_by'], ['person.id'], name=op.f('fk_identity_request_decided_by')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_identity_request_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_identity_request'))
    )
    with op.batch_alter_table('identity_request', schema=None) as batch_op:
        batch_op.create_index('ix_identity_request_open', ['asked_at'], unique=False, sqlite_where=sa.text('decided_at IS NULL'), postgresql_where=sa.text('decided_at IS NULL'))
        batch_op.create_index('ix_identity_request_report', ['report_id', 'asked_by'], unique=False)

    op.create_table('informing',
    sa.Column('alert_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('due_at', sa.BigInteger(), nullable=False),
    sa.Column('reminded_at', sa.BigInteger(), nullable=True),
    sa.Column('decision', sa.String(length=12), nullable=True),
    sa.Column('ground', sa.Text(), nullable=True),
    sa.Column('decided_by', sa.BigInteger(), nullable=True),
    sa.Column('decided_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("decision <> 'exempt' OR ground IS NOT NULL", name=op.f('ck_informing_exempt_on_a_ground')),
    sa.CheckConstraint("decision IN ('informed', 'exempt', 'anonymous')", name=op.f('ck_informing_decision_known')),
    sa.CheckConstraint('(decided_at IS NULL AND decided_by IS NULL AND decision IS NULL) OR (decided_at IS NOT NULL AND decided_by IS NOT NULL AND decision IS NOT NULL)', name=op.f('ck_informing_decided_by_somebody')),
    sa.ForeignKeyConstraint(['alert_id'], ['alert.id'], name=op.f('fk_informing_alert_id')),
    sa.ForeignKeyConstraint(['decided_by'], ['person.id'], name=op.f('fk_informing_decided_by')),
    sa.PrimaryKeyConstraint('alert_id', name=op.f('pk_informing'))
    )
    with op.batch_alter_table('informing', schema=None) as batch_op:
        batch_op.create_index('ix_informing_due', ['due_at'], unique=False, sqlite_where=sa.text('decided_at IS NULL'), postgresql_where=sa.text('decided_at IS NULL'))


def _new_columns() -> None:
    op.execute("ALTER TABLE person ADD COLUMN key BIGINT")
    op.execute("ALTER TABLE person ADD COLUMN left_at BIGINT")
    sqlite = op.get_bind().dialect.name == "sqlite"
    now = "CAST(strftime('%s', 'now') AS BIGINT)" if sqlite else "EXTRACT(EPOCH FROM now())"
    op.execute(f"UPDATE person SET left_at = {now} * 1000000 WHERE role = 'neighbour' AND name IS NOT NULL")
    op.execute("ALTER TABLE invitation ADD COLUMN key BIGINT DEFAULT 0 NOT NULL")
    op.execute("ALTER TABLE inbox ADD COLUMN key BIGINT")
    op.execute("ALTER TABLE report ADD COLUMN key BIGINT DEFAULT 0 NOT NULL")
    op.execute("ALTER TABLE report ADD COLUMN place TEXT")
    op.execute("ALTER TABLE report ADD COLUMN identity_until BIGINT")
    op.execute("ALTER TABLE alert ADD COLUMN kept_until BIGINT")
    op.execute("ALTER TABLE alert ADD COLUMN end_warned_at BIGINT")
    op.execute("ALTER TABLE attachment ADD COLUMN place TEXT")


def _indexes() -> None:
    for name in ("outbox_about", "outbox_message", "call_about"):
        op.execute(f"DROP INDEX ix_{name}")
    op.create_index("ix_outbox_message", "outbox", ["chat", "message"])
    op.create_index("ix_invitation_expires", "invitation", ["expires_at"])
    partial = {
        ("person", "left"): ("left_at", "left_at IS NOT NULL"),
        ("report", "held"): ("touched_at", "state = 'held'"),
        ("report", "identity"): ("identity_until", "identity_until IS NOT NULL"),
        ("alert", "kept"): ("kept_until", "kept_until IS NOT NULL"),
        ("alert", "duplicates"): ("duplicate_of", "duplicate_of IS NOT NULL"),
        ("alert", "maybe"): ("maybe_same_as", "maybe_same_as IS NOT NULL"),
        ("inbox", "key"): ("key", "payload IS NOT NULL"),
        ("alert", "endless"): ("closed_at", "closed_at IS NOT NULL AND kept_until IS NULL"),
        ("outbox", "about"): ("about", "about IS NOT NULL"),
        ("call", "about"): ("about", "about IS NOT NULL"),
        ("living", "about"): ("about", "about IS NOT NULL"),
        ("visit", "alert"): ("alert_id", "alert_id IS NOT NULL"),
    }
    for (table, name), (column, where) in partial.items():
        op.create_index(f"ix_{table}_{name}", table, [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _checks() -> None:
    drop_check("report", "hidden_has_no_name")
    replace_check("report", "state_known", "state IN ('draft', 'sent', 'dropped', 'withdrawn', 'held')")
    drop_check("alert", "duplicate_of_something")
    replace_check("dialogue", "kind_known", f"kind IN ({', '.join(repr(kind) for kind in _DIALOGUES)})")
    replace_check("entry", "kind_known", f"kind IN ({', '.join(repr(kind) for kind in _KINDS)})")


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the newer version was started")
