"""Updates of every kind with anything in them: each is handled or parked, and the reports beside it go on."""

import asyncio
import copy
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.receiving.intake import KINDS
from tests.fuzz.world import World, opened

_ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcd_", max_size=6), inner, max_size=3),
    max_leaves=6,
)
_PERSON = {"id": 5_000_000_001, "is_bot": False, "first_name": "Ukendt", "language_code": "da"}
_CHAT = {"id": 5_000_000_001, "type": "private", "first_name": "Ukendt"}
_BOT = {"id": 1, "is_bot": True, "first_name": "Opgang", "username": "opgang_bot"}
_MESSAGE = {"message_id": 7, "date": 1_764_000_000, "chat": _CHAT, "from": _PERSON, "text": "Vangdalen 4, råber"}
_WHOLE: dict[str, dict[str, Any]] = {
    "message": _MESSAGE,
    "edited_message": {**_MESSAGE, "edit_date": 1_764_000_001},
    "callback_query": {"id": "1", "from": _PERSON, "message": _MESSAGE, "chat_instance": "1", "data": "begin"},
    "my_chat_member": {
        "chat": _CHAT,
        "from": _PERSON,
        "date": 1_764_000_000,
        "old_chat_member": {"status": "member", "user": _BOT},
        "new_chat_member": {"status": "kicked", "user": _BOT, "until_date": 0},
    },
}
_NUMBERED, _NUMBERLESS = "numbered", "numberless"
_MAY_BE_LOGGED = {
    "a malformed update was parked",
    "an update was parked",
    "an update could not be handled",
    "a sender could not be told",
}


@st.composite
def _damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A real update in which one or two places, however deep, hold anything or nothing."""
    kind = draw(st.sampled_from(KINDS))
    update: dict[str, Any] = {kind: copy.deepcopy(_WHOLE[kind])}
    for _ in range(draw(st.integers(1, 2))):
        place, key = update, kind
        while isinstance(place[key], dict) and place[key] and draw(st.integers(0, 3)):
            place, key = place[key], draw(st.sampled_from(sorted(place[key])))
        if draw(st.booleans()):
            place[key] = draw(_ANYTHING)
        elif place is not update:
            del place[key]
    return update


_UPDATES = st.one_of(
    _damaged(),
    st.dictionaries(st.sampled_from([*KINDS, "poll", "unheard_of"]), _ANYTHING, max_size=2),
)
_NUMBERS = st.one_of(st.just(_NUMBERED), st.just(_NUMBERED), st.just(_NUMBERLESS), st.just(None), st.text(max_size=3))


@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # each example is a whole town: shrinking would take longer than reading the steps
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(_UPDATES, _NUMBERS), min_size=15, max_size=30))
def test_a_malformed_update_is_parked_and_the_reports_around_it_go_on(updates: list[tuple[Any, Any]]) -> None:
    asyncio.run(_reports_go_on(updates))


async def _reports_go_on(updates: list[tuple[Any, Any]]) -> None:
    async with opened() as world:
        peter = world.people[3]
        for update, number in updates:
            world.town.telegram.updates.inject(_numbered(world, update, number))
            await peter.writes("Råber og græder i opgangen, Vangdalen 4")
        await world.town.settles_as_time_passes()
        await peter.taps("I dag")
        reference = await peter.reference()
        await world.people[1].is_told(reference)
        await _only_malformed_updates_are_parked(world)


async def _only_malformed_updates_are_parked(world: World) -> None:
    """Nothing else went wrong, no rule of the tables was touched, and everything is either handled or put aside."""
    assert {entry["event"] for entry in world.errors()} <= _MAY_BE_LOGGED, world.errors()
    assert not [entry for entry in world.errors() if "Integrity" in str(entry.get("cause"))]
    assert not await world.ask("SELECT id FROM inbox WHERE state = 'waiting'")
    parked = await world.ask("SELECT lane FROM inbox WHERE state = 'parked'")
    assert world.people[3].phone.owner.id not in [each["lane"] for each in parked]


def _numbered(world: World, update: dict[str, Any], number: Any) -> dict[str, Any]:
    if number == _NUMBERLESS:
        return update
    return {**update, "update_id": world.town.telegram.updates.next_id() if number == _NUMBERED else number}
