"""Ladders, absences, conversation, ways beside Telegram, and visits: nobody is forgotten."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.checks import add_check, replace_check

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

_DIALOGUES = (
    "add", "note", "newcomer", "postpone", "reopen", "talk", "away", "phone", "address", "code", "visit",
)  # fmt: skip
_STEPS = ("free", "area", "signs", "where", "urgency", "confirm", "change", "matter")
_KINDS = (
    "wrote", "added", "sent", "told_emergency", "told_child", "reassessed", "withdrew", "routed", "took", "let_go", "joined",
    "closed", "noted", "rang", "skipped", "postponed", "asked", "on_it", "returned", "offered", "declined", "reopened",
    "said", "answered",
)  # fmt: skip


def upgrade() -> None:
    op.create_table('help_answer',
    sa.Column('month', sa.String(length=7), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('answer', sa.String(length=12), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.CheckConstraint('times > 0', name=op.f('ck_help_answer_counts')),
    sa.PrimaryKeyConstraint('month', 'role', 'answer', name=op.f('pk_help_answer'))
    )
    op.create_table('repair',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('what', sa.String(length=24), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.BigInteger(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('told_at', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('times > 0', name=op.f('ck_repair_counts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_repair'))
    )
    with op.batch_alter_table('repair', schema=None) as batch_op:
        batch_op.create_index('ix_repair_at', ['at'], unique=False)

    op.create_table('absence',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('begins_at', sa.BigInteger(), nullable=False),
    sa.Column('ends_at', sa.BigInteger(), nullable=False),
    sa.Column('stand_in_id', sa.BigInteger(), nullable=True),
    sa.Column('begin_told_at', sa.BigInteger(), nullable=True),
    sa.Column('return_told_at', sa.BigInteger(), nullable=True),
    sa.Column('reminded_at', sa.BigInteger(), nullable=True),
    sa.Column('handed_on', sa.Text(), nullable=False),
    sa.CheckConstraint("kind IN ('sick', 'holiday', 'course')", name=op.f('ck_absence_kind_known')),
    sa.CheckConstraint('ends_at > begins_at', name=op.f('ck_absence_lasts')),
    sa.CheckConstraint('stand_in_id <> person_id', name=op.f('ck_absence_somebody_else_stands_in')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id')),
    sa.ForeignKeyConstraint(['stand_in_id'], ['person.id'], name=op.f('fk_absence_stand_in_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence'))
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index('ix_absence_begins', ['begins_at'], unique=False, sqlite_where=sa.text('begin_told_at IS NULL'), postgresql_where=sa.text('begin_told_at IS NULL'))
        batch_op.create_index('ix_absence_ends', ['ends_at'], unique=False)
        batch_op.create_index('ix_absence_person', ['person_id', 'ends_at'], unique=False)
        batch_op.create_index('ix_absence_returns', ['ends_at'], unique=False, sqlite_where=sa.text('return_told_at IS NULL'), postgresql_where=sa.text('return_told_at IS NULL'))
        batch_op.create_index('ix_absence_stand_in', ['stand_in_id', 'ends_at'], unique=False, sqlite_where=sa.text('stand_in_id IS NOT NULL'), postgresql_where=sa.text('stand_in_id IS NOT NULL'))

    op.create_table('address',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('label', sa.String(length=40), nullable=False),
    sa.Column('code_hash', sa.String(length=64), nullable=True),
    sa.Column('code_until', sa.BigInteger(), nullable=True),
    sa.Column('wrong_codes', sa.Integer(), nullable=False),
    sa.Column('verified_at', sa.BigInteger(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('(verified_at IS NULL) = (code_hash IS NOT NULL)', name=op.f('ck_address_verified_or_waiting')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_address_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_address'))
    )
    with op.batch_alter_table('address', schema=None) as batch_op:
        batch_op.create_index('ix_address_person', ['person_id'], unique=False)

    op.create_table('call',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('address_id', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('about', sa.BigInteger(), nullable=True),
    sa.Column('unique_key', sa.String(length=120), nullable=False),
    sa.Column('unless_sent', sa.String(length=80), nullable=True),
    sa.Column('latest_at', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('due_at', sa.BigInteger(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('lease_until', sa.BigInteger(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('sent_at', sa.BigInteger(), nullable=True),
    sa.Column('cause', sa.Text(), nullable=True),
    sa.CheckConstraint("(state = 'sending') = (lease_until IS NOT NULL)", name=op.f('ck_call_sending_has_a_lease')),
    sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name=op.f('ck_call_sent_has_a_time')),
    sa.CheckConstraint("state IN ('pending', 'sending', 'sent', 'failed', 'gone', 'cancelled')", name=op.f('ck_call_state_known')),
    sa.ForeignKeyConstraint(['address_id'], ['address.id'], name=op.f('fk_call_address_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call')),
    sa.UniqueConstraint('unique_key', name=op.f('uq_call_unique_key'))
    )
    with op.batch_alter_table('call', schema=None) as batch_op:
        batch_op.create_index('ix_call_about', ['about'], unique=False, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))
        batch_op.create_index('ix_call_address', ['address_id'], unique=False)
        batch_op.create_index('ix_call_pending', ['due_at'], unique=False, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))
        batch_op.create_index('ix_call_sending', ['lease_until'], unique=False, sqlite_where=sa.text("state = 'sending'"), postgresql_where=sa.text("state = 'sending'"))

    op.create_table('visit',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger(), nullable=False),
    sa.Column('alert_id', sa.BigInteger(), nullable=True),
    sa.Column('place', sa.Text(), nullable=True),
    sa.Column('began_at', sa.BigInteger(), nullable=False),
    sa.Column('ends_at', sa.BigInteger(), nullable=False),
    sa.Column('step', sa.String(length=12), nullable=False),
    sa.Column('next_step_at', sa.BigInteger(), nullable=True),
    sa.Column('ended_at', sa.BigInteger(), nullable=True),
    sa.Column('ended_by', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('(ended_at IS NULL AND ended_by IS NULL) OR (ended_at IS NOT NULL AND ended_by IS NOT NULL)', name=op.f('ck_visit_ended_by_somebody')),
    sa.CheckConstraint("step IN ('planned', 'inside', 'asked', 'stand_in', 'alarmed', 'over')", name=op.f('ck_visit_step_known')),
    sa.CheckConstraint('(ended_at IS NULL) = (next_step_at IS NOT NULL)', name=op.f('ck_visit_watched_until_over')),
    sa.CheckConstraint('ended_at IS NULL OR (place IS NULL AND alert_id IS NULL)', name=op.f('ck_visit_over_says_not_where')),
    sa.ForeignKeyConstraint(['alert_id'], ['alert.id'], name=op.f('fk_visit_alert_id')),
    sa.ForeignKeyConstraint(['ended_by'], ['person.id'], name=op.f('fk_visit_ended_by')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_visit_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visit'))
    )
    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.create_index('ix_visit_due', ['next_step_at'], unique=False, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))
        batch_op.create_index('ix_visit_person', ['person_id'], unique=True, sqlite_where=sa.text('ended_at IS NULL'), postgresql_where=sa.text('ended_at IS NULL'))

    op.create_table('alarmed',
    sa.Column('visit_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('person_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('calm', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_alarmed_person_id')),
    sa.ForeignKeyConstraint(['visit_id'], ['visit.id'], name=op.f('fk_alarmed_visit_id')),
    sa.PrimaryKeyConstraint('visit_id', 'person_id', name=op.f('pk_alarmed'))
    )

    for column in ("ladder TEXT", "began_at BIGINT", "next_step_at BIGINT", "alive_at BIGINT", "asked_at BIGINT", "postponed_until BIGINT"):
        op.execute(f"ALTER TABLE alert ADD COLUMN {column}")
    for column in ("round", "rung"):
        op.execute(f"ALTER TABLE alert ADD COLUMN {column} INTEGER DEFAULT 0 NOT NULL")
    for column in ("postponed_by", "offered_to", "offered_by"):
        op.execute(f"ALTER TABLE alert ADD COLUMN {column} BIGINT CONSTRAINT fk_alert_{column} REFERENCES person (id)")
    op.execute("ALTER TABLE attachment ADD COLUMN entry_id BIGINT CONSTRAINT fk_attachment_entry_id REFERENCES entry (id)")
    op.execute("ALTER TABLE entry ADD COLUMN delivery VARCHAR(12)")
    op.execute("ALTER TABLE entry ADD COLUMN delivered_at BIGINT")
    op.execute("ALTER TABLE person ADD COLUMN phone TEXT")
    op.execute("ALTER TABLE report ADD COLUMN help_asked_at BIGINT")
    op.execute("ALTER TABLE report ADD COLUMN help_answered_at BIGINT")
    op.execute("ALTER TABLE report ADD COLUMN help_declined BOOLEAN DEFAULT false NOT NULL")
    op.execute("UPDATE alert SET next_step_at = coalesce(taken_at, opened_at) WHERE state IN ('new', 'taken') AND joined_to IS NULL")
    _indexes()
    _checks()


def _indexes() -> None:
    partial = {
        "due": ("next_step_at", "next_step_at IS NOT NULL"),
        "taken": ("taken_by", "state = 'taken'"),
        "offered": ("offered_to", "offered_to IS NOT NULL"),
        "closed": ("state, closed_at", "state = 'closed'"),
    }
    for name, (column, where) in partial.items():
        op.create_index(f"ix_alert_{name}", "alert", column.split(", "), sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    op.create_index("ix_holder_person", "holder", ["person_id"])
    said = sa.text("kind = 'said'")
    op.create_index("ix_entry_said", "entry", ["at"], sqlite_where=said, postgresql_where=said)


def _checks() -> None:
    add_check("alert", "never_forgotten", "state IN ('closed', 'withdrawn') OR joined_to IS NOT NULL OR next_step_at IS NOT NULL")
    add_check("alert", "over_is_over", "state NOT IN ('closed', 'withdrawn') OR next_step_at IS NULL")
    for name, one, other in (("postponed", "postponed_until", "postponed_by"), ("offered", "offered_to", "offered_by")):
        add_check(
            "alert",
            f"{name}_by_somebody",
            f"({one} IS NULL AND {other} IS NULL) OR ({one} IS NOT NULL AND {other} IS NOT NULL)",
        )
    add_check("entry", "delivery_known", "delivery IN ('under_way', 'delivered', 'failed')")
    replace_check("report", "step_known", f"step IN ({', '.join(repr(step) for step in _STEPS)})")
    replace_check("dialogue", "kind_known", f"kind IN ({', '.join(repr(kind) for kind in _DIALOGUES)})")
    replace_check("entry", "kind_known", f"kind IN ({', '.join(repr(kind) for kind in _KINDS)})")


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the newer version was started")
