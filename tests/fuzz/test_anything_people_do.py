"""Random people write, send and press at random, in any order."""

import asyncio

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.flows.town import REFERENCE, Person
from tests.fuzz.steps import STEPS, Step
from tests.fuzz.world import World, opened

_FOR_STAFF = {
    *("card", "card_changed", "closing", "destinations", "originals", "ask_for_note", "noted", "details", "words"),
    *("attachment", "reporter_says", "open_list", "figures", "people_list", "member", "roles", "areas", "invited"),
    *("ask_to_remove", "ask_for_name", "admitted", "role_changed"),
}
_OWN = "SELECT reference FROM alert JOIN report USING (id) JOIN person ON person.id = reporter_id WHERE account = {}"
_ALL = "SELECT reference FROM alert"
_SENT_TO = (
    "SELECT DISTINCT outbox.kind FROM outbox JOIN person ON person.id = person_id WHERE account = {} AND message > 0"
)


@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # each example is a whole town: shrinking would take longer than reading the steps
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, min_size=40, max_size=70))
def test_whatever_people_do_nothing_fails_and_no_neighbour_sees_or_changes_what_is_not_theirs(
    steps: list[Step],
) -> None:
    asyncio.run(_nothing_fails(steps))


async def _nothing_fails(steps: list[Step]) -> None:
    async with opened() as world:
        for step in steps:
            await step(world)
        await world.town.settles_as_time_passes()
        assert not world.errors()
        assert not await world.ask("SELECT id FROM inbox WHERE state <> 'done'")
        for neighbour in world.neighbours:
            await _has_only_what_is_theirs(world, neighbour)


async def _has_only_what_is_theirs(world: World, neighbour: Person) -> None:
    account = neighbour.phone.owner.id
    kinds = {row["kind"] for row in await world.ask(_SENT_TO.format(account))}
    assert not kinds & _FOR_STAFF, neighbour.who
    own = {row["reference"] for row in await world.ask(_OWN.format(account))}
    others = {row["reference"] for row in await world.ask(_ALL)} - own
    for event in neighbour.phone.events:
        words = event.message.words or ""
        assert not others & set(REFERENCE.findall(words)), neighbour.who
        assert not [each for each in world.people if each is not neighbour and f"Mærke{each.who}" in words]
