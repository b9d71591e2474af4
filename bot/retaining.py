"""`opgang retention` and `opgang erase`: what goes, and letting it go now, also beside a running bot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import NoReturn

from bot.house import House
from core.alerts.reference import written
from core.retention.erasing import due_ends, end, erase
from core.retention.forgetting import due_names, forget_in_time
from core.retention.outlook import Going, going
from core.retention.sweeping import sweep_once
from core.retention.warning import give_an_end
from scheduler.jobs import Due, Step
from storage.destroying import Destruction
from storage.files.folder import AttachmentFolder
from storage.unit_of_work import UnitOfWork

_SHOWN = 500
_PIECES = 20
"""As many pieces of each kind are counted in a rehearsal, which holds up whoever writes meanwhile."""
_NAMES = "Reporters forgotten"
_ALERTS = "Reports"


class _RehearsedError(Exception):
    """Nothing of it is kept."""

    def __init__(self, goes: "Goes") -> None:
        self.goes = goes


@dataclass(frozen=True)
class Goes:
    """Alerts that go within the days of warning, and how many of everything else go now."""

    alerts: Sequence[Going]
    others: Mapping[str, int]


async def rehearse(built: House) -> Goes:
    """What would go: done in a transaction that is not kept."""
    try:
        await built.store.write(_rehearse)
    except _RehearsedError as rehearsed:
        return rehearsed.goes
    raise AssertionError


async def carry_out(built: House) -> Mapping[str, int]:
    """What is due goes now, each alert in a transaction of its own; how many of each."""
    while await built.store.read(lambda work: work.stays.endless(1)):
        await built.store.write(give_an_end)
    went = Counter({_NAMES: await _each(built, due_names, forget_in_time), _ALERTS: await _each(built, due_ends, end)})
    while any((swept := await built.store.write(sweep_once)).values()):
        went.update(swept)
    await destruction(built).carry_out()
    return went


async def erase_now(built: House, reference: str, reason: str) -> bool:
    """Whether there was such a report; StillOpen while it is. When this returns its key is destroyed."""
    found = await built.store.write(partial(_erase, reference, reason))
    await destruction(built).carry_out()
    return found


def destruction(built: House) -> Destruction:
    """What makes it final, beside whoever else does so."""
    return Destruction(built.store, built.vault, AttachmentFolder(built.settings.data))


async def _each(built: House, due: Due, step: Step) -> int:
    """One that does not go after all (something new came in) is not due any more either."""
    count = 0
    while found := await built.store.read(due):
        for each in found:
            await built.store.write(partial(step, each))
        count += len(found)
    return count


def _erase(reference: str, reason: str, work: UnitOfWork) -> bool:
    meant = written(reference)
    alert = work.alerts.by_reference(meant) if meant else None
    if alert is not None:
        erase(alert.id, work, "erased on request", reason)
    return alert is not None


def _rehearse(work: UnitOfWork) -> NoReturn:
    while work.stays.endless(1):
        give_an_end(work)
    soon = work.now + timedelta(days=work.town.retention.warn_days)
    alerts = going(soon, _SHOWN, work)
    others: Counter[str] = Counter()
    for _ in range(_PIECES):
        for report in due_names(work):
            forget_in_time(report, work)
            others[_NAMES] += 1
        others.update(sweep_once(work))
    raise _RehearsedError(Goes(alerts, others))
