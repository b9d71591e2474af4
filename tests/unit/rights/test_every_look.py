"""Every card, rendered for everybody: whoever is shown what somebody else wrote, or where somebody is, is written down
for it."""

import pytest

from bot.delivering.reading import Reads
from core.alerts.hiding import DETAILS_NAMED
from core.alerts.notices import AlertKind
from core.kernel.notice import Notice
from core.privacy.looking import Why
from handlers.cards import RENDERERS, render
from handlers.message import Message
from handlers.words import Words, shown
from storage.outbox import Parcel
from tests.unit.rights import standing
from tests.unit.rights.land import SECRET, SENDER, VIEWERS, WHERE_INSIDE, Case, Land, tried
from tests.unit.rights.standing import Way
from tests.unit.rights.states import silent
from tests.unit.rights.test_every_card import _INSTEAD, _facts

pytestmark = pytest.mark.asyncio(loop_scope="module")

_CONTENT = (*SECRET, SENDER, WHERE_INSIDE)


@pytest.mark.parametrize("kind", RENDERERS)
async def test_whoever_is_shown_what_another_wrote_is_written_down(land: Land, kind: str) -> None:
    for viewer in VIEWERS:
        for about in (land.alert, land.hidden, land.visit, land.request):
            for way in (*standing.SHOWN, *standing.ALARMS):
                await tried(land, viewer, lambda case, w=way, a=about: _look(kind, a, w, case))  # type: ignore[misc]


def _look(kind: str, about: int, way: Way, case: Case) -> None:
    if about == case.land.visit:
        silent(case)
    way.comes_about(case)
    notice = Notice(kind, case.by.id, about, facts=_facts(case) | _INSTEAD.get(kind, {}))
    said = render(notice, case.by, case.work, Words("da", case.work.town.zone), case.land.stage.keys)
    before = case.work.looks.last().number
    noted = Reads().note(Parcel(1, case.by.account, case.by.id, notice, 0, None), said, case.work)
    written = case.work.looks.about([about], before + 1)[-1:] if noted else []
    named = [(None if look.why is Why.OWN else case.by.id, kind) for look in written]
    assert [(look.person, _kind(look.what)) for look in written] == named
    assert len(named) == noted
    if isinstance(said, Message) and _of_another(said, about, case):
        assert noted, f"{case.by.name} reads {kind} and nobody knows: {said.text}"
        assert written[0].why is not Why.OWN


def _kind(what: str) -> str:
    """Details are told apart by whether a name stood in them."""
    return AlertKind.DETAILS if what == DETAILS_NAMED else what


def _of_another(said: Message, about: int, case: Case) -> bool:
    """Whether it tells what the reader has not told the bot themselves."""
    land = case.land
    own_report = case.work.reports.get(land.alert).reporter == case.by.id
    own_visit = about == land.visit and case.work.visits.get(about).person == case.by.id
    told = shown(said.text)
    return not own_report and not own_visit and any(each in told for each in _CONTENT)
