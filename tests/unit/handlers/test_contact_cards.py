"""Promises about who may see, add, prove and remove how somebody is reached."""

import pytest

from core.delivery.call import CallKind
from core.kernel.refusal import Outdated, Refused
from core.people.addresses import AskForAddress, RemoveAddress
from core.people.codes import AskForCode, SendNewCode
from core.people.contact import AskForPhone, ContactKind, RemovePhone, ShowContact
from core.people.membership import SetRole
from core.people.person import Person, Role
from core.people.rights import NotAllowed
from handlers.buttons import UseCase
from handlers.cards.safety.calls import CALLS, call_words
from handlers.words import Words
from tests.unit.handlers.stage import Stage, has, labels_of, text_of

OTHERS = [Role.NEIGHBOUR, Role.PROPERTY_STAFF, Role.PROFESSIONAL, Role.HOUSING_OFFICE, Role.CARETAKER]
ADDRESS = "ntfys://ntfy.sh/kirstens-emne"


async def adds(stage: Stage, person: Person) -> int:
    """An address of theirs that is not proved yet."""
    await stage.does(person, AskForAddress(person.id))
    await stage.writes(person, ADDRESS)
    return await stage.store.read(lambda work: work.addresses.of(person.id)[0].id)


@pytest.mark.parametrize("role", OTHERS)
async def test_nobody_but_oneself_and_the_secretariat_sees_or_changes_how_somebody_is_reached(
    stage: Stage, role: Role
) -> None:
    kirsten, other = await stage.person(Role.CARETAKER, "Kirsten"), await stage.person(role, "Ole")
    address = await adds(stage, kirsten)
    wanted: list[UseCase] = [
        ShowContact(kirsten.id),
        AskForPhone(kirsten.id),
        RemovePhone(kirsten.id),
        AskForAddress(kirsten.id),
        AskForCode(address),
        SendNewCode(address),
        RemoveAddress(address),
    ]
    for each in wanted:
        with pytest.raises(NotAllowed):
            await stage.does(other, each)
    for kind, about in ((ContactKind.CONTACT, kirsten.id), (ContactKind.ADDRESS, address)):
        assert await stage.sees(other, kind, about) is None


async def test_the_secretariat_may_help_but_not_prove(stage: Stage) -> None:
    kirsten, sigrid = await stage.person(Role.CARETAKER, "Kirsten"), await stage.person(Role.SECRETARIAT, "Sigrid")
    address = await adds(stage, kirsten)
    page = await stage.sees(sigrid, ContactKind.CONTACT, kirsten.id)
    assert "Sådan kan Kirsten nås" in text_of(page)
    assert has(labels_of(page), "Tilføj adresse", "Ny kode: 1", "Fjern: 1", "Tilbage")
    assert labels_of(await stage.sees(sigrid, ContactKind.ADDRESS, address)) == []
    with pytest.raises(NotAllowed):
        await stage.does(sigrid, AskForCode(address))


async def test_the_page_names_the_service_and_never_the_address(stage: Stage) -> None:
    kirsten = await stage.person(Role.CARETAKER, "Kirsten")
    await adds(stage, kirsten)
    said = text_of(await stage.sees(kirsten, ContactKind.CONTACT, kirsten.id))
    assert "1. ntfy – ⏳ mangler koden" in said
    assert "emne" not in said


async def test_what_can_be_written_depends_on_what_the_town_can_send(stage: Stage) -> None:
    kirsten = await stage.person(Role.CARETAKER, "Kirsten")
    said = text_of(await stage.sees(kirsten, ContactKind.ASK_FOR_ADDRESS, kirsten.id))
    assert "ntfy" in said
    assert "e-mail" not in said


async def test_a_code_waits_a_minute_for_the_next(stage: Stage) -> None:
    kirsten = await stage.person(Role.CARETAKER, "Kirsten")
    address = await adds(stage, kirsten)
    with pytest.raises(Refused, match=r"^$"):
        await stage.does(kirsten, SendNewCode(address))
    await stage.clock.sleep(61)
    await stage.does(kirsten, SendNewCode(address))
    calls = await stage.store.read(lambda work: work.calls.due(work.now, 10))
    assert [each.kind for each in calls] == [CallKind.CODE], "the older code does not go out any more"


async def test_whoever_is_in_another_role_by_now_is_not_called(stage: Stage) -> None:
    kirsten, sigrid = await stage.person(Role.CARETAKER, "Kirsten"), await stage.person(Role.SECRETARIAT, "Sigrid")
    address = await adds(stage, kirsten)
    danish = Words("da", stage.town.zone)
    assert await stage.store.read(lambda work: call_words(CallKind.CODE, address, kirsten, work, danish))
    await stage.does(sigrid, SetRole(kirsten.id, Role.HOUSING_OFFICE))
    now = await stage.store.read(lambda work: work.people.get(kirsten.id))
    assert await stage.store.read(lambda work: call_words(CallKind.CODE, address, now, work, danish)) is None
    with pytest.raises(Outdated):
        await stage.does(sigrid, ShowContact(kirsten.id))


def test_everything_that_goes_out_beside_telegram_has_words() -> None:
    assert set(CALLS) == set(CallKind)
