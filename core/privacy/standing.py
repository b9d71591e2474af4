"""What could not be taken out of chats in time is told to those who answer for it, once a day, as a number."""

from datetime import datetime, timedelta

from core.delivery.notices import not_removed
from core.people.person import Role
from core.privacy.needs import PrivacyWork
from core.privacy.removal import DELETABLE, TOO_LONG

_LOOKED = "removal_looked_at"
_TOLD = "removal_told_at"
_LOOK_EVERY = timedelta(hours=1)
_A_DAY = timedelta(days=1)


def tell_what_stands(work: PrivacyWork) -> None:
    """Looked up once an hour; told when there is something, and a day has passed since it was told last."""
    looked, told = work.settings.moment(_LOOKED), work.settings.moment(_TOLD)
    if looked is not None and looked <= work.now < looked + _LOOK_EVERY:
        return
    work.settings.set_moment(_LOOKED, work.now)
    if told is not None and told <= work.now < told + _A_DAY:
        return
    number = left_standing(told or work.now - _A_DAY, work)
    if number:
        work.settings.set_moment(_TOLD, work.now)
        leaders = work.people.with_roles(Role.SECRETARIAT)
        work.tell(*(not_removed(leader.id, number, work.now) for leader in leaders))


def left_standing(since: datetime, work: PrivacyWork) -> int:
    """Messages that were given up since then, and those that are so old that they should have gone."""
    failed = work.chats.failed_since(since, since - DELETABLE - _A_DAY)
    return failed + work.chats.standing_since(work.now - TOO_LONG)
