"""What was kept plain is sealed by now, and its places are gone. Who looks is written down for good."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.checks import add_check

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

_ATTACHMENT = """
CREATE TABLE attachment_sealed (
    id BIGINT NOT NULL,
    report_id BIGINT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    at BIGINT NOT NULL,
    state VARCHAR(8) NOT NULL,
    file TEXT,
    place TEXT,
    size INTEGER,
    attempts INTEGER NOT NULL,
    due_at BIGINT,
    album TEXT,
    entry_id BIGINT,
    CONSTRAINT pk_attachment PRIMARY KEY (id),
    CONSTRAINT ck_attachment_kind_known CHECK (kind IN ('photo', 'voice', 'location', 'document')),
    CONSTRAINT ck_attachment_state_known CHECK (state IN ('waiting', 'kept', 'refused', 'lost')),
    CONSTRAINT ck_attachment_location_has_a_place CHECK ((kind = 'location') = (place IS NOT NULL)),
    CONSTRAINT ck_attachment_waits_for_its_file CHECK ((state = 'waiting') = (file IS NOT NULL)),
    CONSTRAINT ck_attachment_waits_until CHECK ((state = 'waiting') = (due_at IS NOT NULL)),
    CONSTRAINT fk_attachment_report_id FOREIGN KEY(report_id) REFERENCES report (id),
    CONSTRAINT fk_attachment_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id)
)
"""
_MOVE = """
INSERT INTO attachment_sealed (id, report_id, kind, at, state, file, place, attempts, due_at, album, entry_id)
SELECT id, report_id, kind, at, CASE WHEN file IS NULL THEN 'kept' ELSE 'waiting' END, file, place, 0,
       CASE WHEN file IS NULL THEN NULL ELSE at END, album, entry_id FROM attachment
"""


def upgrade() -> None:
    for column in ("street", "house_number", "floor", "side"):
        op.execute(f"ALTER TABLE report DROP COLUMN {column}")
    _attachments()
    _only_grows()
    add_check("person", "named_has_a_key", "key IS NOT NULL OR (name IS NULL AND phone IS NULL)")


def _attachments() -> None:
    op.execute(_ATTACHMENT)
    op.execute(_MOVE)
    op.drop_table("attachment")
    op.rename_table("attachment_sealed", "attachment")
    waiting = sa.text("state = 'waiting'")
    op.create_index("ix_attachment_report", "attachment", ["report_id", "id"])
    op.create_index("ix_attachment_album", "attachment", ["album"])
    said_with = sa.text("entry_id IS NOT NULL")
    op.create_index("ix_attachment_entry", "attachment", ["entry_id"], sqlite_where=said_with, postgresql_where=said_with)
    op.create_index("ix_attachment_fetching", "attachment", ["due_at"], sqlite_where=waiting, postgresql_where=waiting)


def _only_grows() -> None:
    """Nobody changes or replaces what is in the log, and nobody deletes but from its beginning, or the newest. It goes
    on behind the last entry; or, so that a cut leaves a gap, behind the one that was the last, or one number later."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE TRIGGER look_is_never_changed BEFORE UPDATE ON look "
        "BEGIN SELECT RAISE(ABORT, 'what is in the log stays as it is'); END"
    )
    op.execute(
        "CREATE TRIGGER look_is_cut_from_its_beginning BEFORE DELETE ON look "
        "WHEN OLD.id <> (SELECT min(id) FROM look) OR OLD.id = (SELECT max(id) FROM look) "
        "BEGIN SELECT RAISE(ABORT, 'the log is only cut from its beginning, and never whole'); END"
    )
    op.execute(
        "CREATE TRIGGER look_goes_on_where_it_ended BEFORE INSERT ON look "
        "WHEN NEW.id NOT IN ((SELECT max(id) FROM look) + 1, (SELECT max(id) FROM look) + 2, "
        "(SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'looks_head') + 1) "
        "BEGIN SELECT RAISE(ABORT, 'the log goes on where it ended'); END"
    )


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the newer version was started")
