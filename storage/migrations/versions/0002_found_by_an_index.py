"""What is open, what is joined, and what a message was about are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('new', 'taken')")
_JOINED = sa.text("joined_to IS NOT NULL")
_SAID = sa.text("message IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_alert_open", "alert")
    op.drop_index("ix_alert_joined", "alert")
    op.create_index("ix_alert_state", "alert", ["state", "opened_at"])
    op.create_index("ix_alert_joined", "alert", ["joined_to"], sqlite_where=_JOINED, postgresql_where=_JOINED)
    op.create_index("ix_outbox_message", "outbox", ["chat", "message"], sqlite_where=_SAID, postgresql_where=_SAID)


def downgrade() -> None:
    op.drop_index("ix_outbox_message", "outbox")
    op.drop_index("ix_alert_joined", "alert")
    op.drop_index("ix_alert_state", "alert")
    op.create_index("ix_alert_joined", "alert", ["joined_to"])
    op.create_index("ix_alert_open", "alert", ["state", "opened_at"], sqlite_where=_OPEN, postgresql_where=_OPEN)
