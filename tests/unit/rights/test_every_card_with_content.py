"""Whatever shows what people wrote, where somebody is, or a number of theirs cannot be forwarded, and leaves the chat:
every card, rendered for everybody."""

import pytest

from core.alerts.notices import AlertKind
from core.alerts.talking.notices import TalkKind
from core.kernel.notice import Notice
from core.people.contact import ContactKind
from core.people.person import Role
from core.visits.notices import VisitKind
from handlers.cards import RENDERERS, render
from handlers.message import Message
from handlers.words import Words, shown
from tests.unit.rights import standing
from tests.unit.rights.land import PHONE_SHOWN, SECRET, SENDER, VIEWERS, WHERE_INSIDE, Case, Land, tried
from tests.unit.rights.standing import Way
from tests.unit.rights.states import silent
from tests.unit.rights.test_every_card import _INSTEAD, _facts

pytestmark = pytest.mark.asyncio(loop_scope="module")

_PLANTED = (*SECRET, SENDER, WHERE_INSIDE)
_MAY_BE_HANDED_ON = {VisitKind.ALARM, VisitKind.ALARM_CHANGED}
"""A colleague does not answer: that cannot wait for anybody to open a chat."""
_MAKE_A_SOUND = {
    AlertKind.CARD,
    AlertKind.CARD_CHANGED,
    AlertKind.REPORTER_SAYS,
    AlertKind.STATUS,
    AlertKind.RECEIPT,
    TalkKind.SOMETHING_SAID,
    TalkKind.ON_ITS_WAY,
    VisitKind.QUESTION,
    VisitKind.CALM,
}


@pytest.mark.parametrize("kind", RENDERERS)
async def test_what_shows_what_people_wrote_is_protected_and_leaves_the_chat(land: Land, kind: str) -> None:
    for said in await everything_said(land, kind):
        text = shown(said.text)
        if any(each in text for each in _PLANTED):
            assert said.holds_content, text
            assert said.protect or kind in _MAY_BE_HANDED_ON, text
            assert kind not in _MAKE_A_SOUND, text
        if PHONE_SHOWN in text and kind in set(ContactKind):
            assert said.protect, text
        assert not any(each in button.text for row in said.rows for button in row for each in _PLANTED)


@pytest.mark.parametrize(
    "kind", [AlertKind.DETAILS, AlertKind.WORDS, AlertKind.DRAFT, VisitKind.VISIT, VisitKind.ALARM, ContactKind.CONTACT]
)
async def test_the_words_that_are_looked_for_are_found_where_they_must_be(land: Land, kind: str) -> None:
    assert any(said.holds_content for said in await everything_said(land, kind))


async def everything_said(land: Land, kind: str) -> list[Message]:
    """For whoever may look, about each record they may stand to in any way."""
    ways: list[tuple[int | None, Way]] = [
        *((land.alert, way) for way in standing.SHOWN),
        *((land.visit, way) for way in (*standing.VISITS, *standing.ALARMS)),
        *((land.hidden, way) for way in standing.HIDDEN),
        *((land.draft, way) for way in standing.REPORTS),
        *((each, standing.ANYTHING[0]) for each in (land.request, land.absence, land.kirsten.id, land.address, None)),
    ]
    found: list[Message] = []
    for viewer in (*VIEWERS, Role.CARETAKER):
        for about, way in ways:
            await tried(land, viewer, lambda case, about=about, way=way: _say(kind, about, way, case, found))  # type: ignore[misc]
    return found


def _say(kind: str, about: int | None, way: Way, case: Case, found: list[Message]) -> None:
    if about == case.land.visit:
        silent(case)
    way.comes_about(case)
    notice = Notice(kind, case.by.id, about, facts=_facts(case) | _INSTEAD.get(kind, {}))
    said = render(notice, case.by, case.work, Words("da", case.work.town.zone), case.land.stage.keys)
    if isinstance(said, Message):
        found.append(said)
