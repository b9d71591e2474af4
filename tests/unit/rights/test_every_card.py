"""Every card, rendered for everybody, about their own record and somebody else's: the table decides what it shows, at
the moment at which it is sent."""

import re

import pytest

from core.alerts.files.look import Look
from core.alerts.files.notices import FileKind
from core.alerts.notices import AlertKind
from core.delivery.audit import Stuck
from core.delivery.notices import OperatingKind
from core.kernel.notice import Fact, Notice
from core.people.notices import PeopleKind
from core.people.person import Role
from core.people.rights import Action, may
from core.retention.notices import ErasureKind
from core.visits.notices import VisitKind
from handlers.cards import RENDERERS
from tests.unit.handlers.stage import NOON
from tests.unit.rights import standing
from tests.unit.rights.land import SECRET, SENDER, VIEWERS, WHERE_INSIDE, Case, Land, tried
from tests.unit.rights.reading import reads_only_what_they_may
from tests.unit.rights.standing import Way
from tests.unit.rights.states import silent

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("kind", RENDERERS)
async def test_a_card_shows_what_the_table_lets_its_reader_see_and_nothing_else(land: Land, kind: str) -> None:
    for viewer in VIEWERS:
        for way in standing.SHOWN:
            await tried(land, viewer, lambda case, way=way: _look(kind, case.land.alert, way, case))  # type: ignore[misc]
        for way in (*standing.VISITS, *standing.ALARMS):
            await tried(land, viewer, lambda case, way=way: _look(kind, case.land.visit, way, case))  # type: ignore[misc]
        for way in standing.HIDDEN:
            await tried(land, viewer, lambda case, way=way: _look(kind, case.land.hidden, way, case))  # type: ignore[misc]
        for about in (land.request, land.draft, land.absence, land.kirsten.id, land.address, land.invitation, None):
            await tried(
                land,
                viewer,
                lambda case, about=about: _look(kind, about, standing.ANYTHING[0], case),  # type: ignore[misc]
            )


_NO_ENTRY_IS_NEWER = 2**40
_INSTEAD: dict[str, dict[str, Fact]] = {
    FileKind.REFUSED: {"look": Look.PAPER},
    OperatingKind.NOT_MENDED: {"what": Stuck.RUNG, "rows": 1},
    ErasureKind.ERASED: {"language": "da", "reports": 1, "open": 1},
}


def _look(kind: str, about: int | None, way: Way, case: Case) -> None:
    if about == case.land.visit:
        silent(case)
    way.comes_about(case)
    notice = Notice(kind, case.by.id, about, facts=_facts(case) | _INSTEAD.get(kind, {}))
    reads_only_what_they_may(notice, case, way.standing(case.by.role))


def _facts(case: Case) -> dict[str, Fact]:
    """Whatever a card may be told beside what it is about."""
    wrote = next(entry for entry in case.work.journal.of(case.land.alert) if entry.words)
    attached = case.work.journal.attachments_of(case.land.alert)[0]
    moments = {
        name: NOON.isoformat()
        for name in ("begins_at", "ends_at", "at", "since", "until", "heard", "again", "kept_from")
    }
    numbers = dict.fromkeys(("person", "by", "named", "to", "who"), case.land.kirsten.id)
    return {
        **moments,
        **numbers,
        "entry": wrote.id,
        "attachment": attached.id,
        "status": "received",
        "what": "added",
        "asked": True,
        "refusal": "NotAllowed",
        "role": Role.PROFESSIONAL,
        "accepted": True,
        "there": True,
        "kind": "sick",
        "offset": 0,
        "look": _NO_ENTRY_IS_NEWER,
        "number": 1,
    }


async def test_the_words_that_are_searched_for_are_there_for_those_who_may_read_them(land: Land) -> None:
    read: list[str] = []

    def details(case: Case) -> None:
        read.append(_told(Notice(AlertKind.DETAILS, case.by.id, case.land.alert), case))

    def alarm(case: Case) -> None:
        silent(case)
        case.work.visits.tell(case.land.visit, [case.by.id], case.work.now)
        read.append(_told(Notice(VisitKind.ALARM, case.by.id, case.land.visit), case))

    await tried(land, Role.CARETAKER, details)
    await tried(land, Role.CARETAKER, alarm)
    assert all(secret in read[0] for secret in SECRET)
    assert SENDER in read[0]
    assert WHERE_INSIDE in read[1]


def _told(notice: Notice, case: Case) -> str:
    assert may(case.by, Action.SEE_DETAILS)
    return reads_only_what_they_may(notice, case, standing.GIVEN)


async def test_the_housing_unit_reads_what_was_referred_to_it_but_not_who_reported_it(land: Land) -> None:
    read: list[str] = []

    def look(case: Case) -> None:
        case.closed("housing_unit")
        notice = Notice(AlertKind.DETAILS, case.by.id, case.land.alert)
        read.append(reads_only_what_they_may(notice, case, standing.REFERRED))

    await tried(land, Role.HOUSING_UNIT, look)
    assert all(secret in read[0] for secret in SECRET)
    assert SENDER not in read[0]


async def test_everybody_is_told_what_they_may_do_and_nothing_that_is_refused_them(land: Land) -> None:
    told: dict[Role, str] = {}

    def look(case: Case) -> None:
        told[case.by.role] = reads_only_what_they_may(Notice(PeopleKind.HELP, case.by.id), case, standing.GIVEN)

    for role in Role:
        await tried(land, role, look)
    for role, words in told.items():
        assert ("/folk" in words) == (role == Role.SECRETARIAT)
        assert (re.search(r"/ind\b", words) is not None) == (role in (Role.CARETAKER, Role.SECRETARIAT))
        assert ("/liste" in words) == (role in (Role.CARETAKER, Role.SECRETARIAT, Role.HOUSING_UNIT))
