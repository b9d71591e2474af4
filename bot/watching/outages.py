"""After a time of silence that was longer than Telegram keeps what people send, the secretariat is told."""

from datetime import datetime, timedelta

import structlog

from bot.receiving.line import Line
from core.delivery.notices import may_be_lost
from core.people.person import Role
from storage.store import Store
from storage.unit_of_work import UnitOfWork

HEARD_AT = "telegram_heard_at"
"""The setting that holds the moment at which Telegram was last heard."""
KEPT_BY_TELEGRAM = timedelta(hours=24)

log = structlog.get_logger()


async def remember(line: Line, store: Store) -> None:
    """Keep that Telegram is heard now; and see to it when it was not for too long. Also shows that the database can
    be written to."""
    back_at, hears = line.back_at, line.hears
    await store.write(lambda work: _remember(back_at, work, hears=hears))
    if line.back_at == back_at:
        line.back_at = None


def _remember(back_at: datetime | None, work: UnitOfWork, *, hears: bool) -> None:
    kept = work.settings.moment(HEARD_AT)
    if back_at is not None and kept is not None:
        _tell(kept, back_at, work)
    work.settings.set_moment(HEARD_AT, work.now if hears or kept is None else kept)


def _tell(heard: datetime, again: datetime, work: UnitOfWork) -> None:
    """What was sent between the moment Telegram was last heard and 24 hours before it was heard again is lost."""
    kept_from = again - KEPT_BY_TELEGRAM
    if heard >= kept_from:
        return
    log.warning(
        "what was sent to the bot may be lost at Telegram", since=heard.isoformat(), until=kept_from.isoformat()
    )
    for person in work.people.with_roles(Role.SECRETARIAT):
        work.tell(may_be_lost(person.id, heard, again, kept_from))
