"""Who a hidden sender is: asked for with a reason, decided by a second person in the secretariat, logged, and said to
the reporter before they choose."""

import pytest

from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town

NAME = "Nadia Nordkvist"
REASON = "Beboeren er truet og politiet spørger"


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


async def hidden_report(town: Town) -> tuple[Person, str]:
    nadia = town.neighbour(NAME)
    await nadia.writes("Han råber hver nat. Energivej 14")
    await nadia.taps("Skjul mit navn")
    await nadia.is_told("Dit navn vises ikke")
    await nadia.taps("I dag")
    return nadia, await nadia.reference()


async def asks_for_the_name(caretaker: Person, reference: str) -> None:
    await caretaker.is_told(reference)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("hver nat")
    await caretaker.taps("Bed om navnet")
    await caretaker.is_told("Hvorfor skal du vide, hvem der har meldt")
    await caretaker.writes(REASON)
    await caretaker.is_told("Sekretariatet er spurgt")


async def logged(town: Town) -> list[tuple[str, str]]:
    """What the log of reports says of names, and why each might."""

    def asked(work: UnitOfWork) -> list[tuple[str, str]]:
        rows = work._connection.exec_driver_sql(
            "SELECT what, why FROM look JOIN alert ON alert.id = about WHERE what LIKE 'identity%' ORDER BY look.id"
        )
        return [(row.what, row.why) for row in rows]

    found: list[tuple[str, str]] = await town.asks(asked)
    return found


def said_to(*people: Person) -> str:
    return repr([event.message.as_json() for each in people for event in each.phone.events if event.message.from_bot])


async def test_the_reporter_is_told_how_a_hidden_name_can_be_seen_before_they_choose(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour(NAME)
    await nadia.writes("Han råber hver nat. Energivej 14")
    draft = await nadia.is_told("ikke sendt endnu")
    assert "Skjul mit navn" in str(draft.buttons)
    assert "hvis en medarbejder begrunder det, og en anden person i sekretariatet siger ja" in draft.words
    await nadia.taps("Skjul mit navn")
    await nadia.taps("I dag")
    receipt = await nadia.is_told(await nadia.reference())
    assert "Skjuler du dit navn, kan det kun ses" in receipt.words
    caretaker.sees_everything()


async def allows(somebody: Person) -> None:
    """The button stands below the reason alone."""
    await somebody.taps("Vis grunden")
    assert (await somebody.is_told(REASON)).protected
    await somebody.taps("Giv lov")


async def test_a_name_is_seen_when_a_second_person_allows_it_and_all_of_it_is_logged(
    town: Town, caretaker: Person, leader: Person
) -> None:
    # Given a hidden report, and a caretaker who asks who it was
    karl, frida = await town.member("caretaker", "Karl"), await town.member("secretariat", "Frida")
    nadia, reference = await hidden_report(town)
    await asks_for_the_name(caretaker, reference)
    # Then everybody in the secretariat is asked, without the reason, which is there on demand
    for each in (leader, frida):
        request = await each.is_told("Kirsten beder om at se anmelderens navn")
        assert reference in request.words
        assert REASON not in request.words
        assert "Giv lov" not in str(request.buttons)
    # When one of them reads it and allows it, then the asker sees the name on demand, and the others that it is decided
    await allows(leader)
    await frida.is_told("Lene gav lov")
    await caretaker.is_told("har givet dig lov")
    assert NAME not in said_to(caretaker, leader, frida, karl)
    await caretaker.taps("Vis navnet")
    assert (await caretaker.is_told(NAME)).protected
    # And nobody else does
    assert NAME not in said_to(leader, frida, karl)
    assert await logged(town) == [
        ("identity_asked", "reason"),
        ("identity_reason", "task"),
        ("identity_granted", "task"),
        ("identity_name", "granted"),
    ]
    for somebody in (nadia, caretaker, leader, frida, karl):
        somebody.sees_everything()


async def test_a_refusal_is_told_and_the_name_stays_hidden(town: Town, caretaker: Person, leader: Person) -> None:
    nadia, reference = await hidden_report(town)
    await asks_for_the_name(caretaker, reference)
    await leader.taps("Afvis")
    await caretaker.is_told("Lene har afvist")
    await leader.is_told("Lene afviste")
    await caretaker.writes(f"/liste {reference}")
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("hver nat")
    assert "Vis navnet" not in caretaker.phone.transcript()
    assert NAME not in said_to(caretaker, leader)
    assert await logged(town) == [("identity_asked", "reason"), ("identity_refused", "task")]
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_nobody_decides_on_what_they_ask_themselves(town: Town, leader: Person) -> None:
    # Given the alert went to the secretariat, which has two people
    frida = await town.member("secretariat", "Frida")
    nadia, reference = await hidden_report(town)
    # When one of them asks, then only the other is asked
    await asks_for_the_name(leader, reference)
    await frida.is_told("Lene beder om at se anmelderens navn")
    await leader.is_not_told("Giv lov")
    await allows(frida)
    await leader.is_told("har givet dig lov")
    for somebody in (nadia, leader, frida):
        somebody.sees_everything()


async def test_where_nobody_else_could_decide_nobody_is_asked(town: Town, leader: Person) -> None:
    nadia, reference = await hidden_report(town)
    await leader.is_told(reference)
    await leader.taps("Vis detaljer")
    press = await leader.taps("Bed om navnet")
    assert "ingen anden i sekretariatet" in str(press.toast)
    nadia.sees_everything()
    leader.sees_everything()


async def test_a_request_that_nobody_decides_is_over_after_fourteen_days_and_may_be_made_again(
    town: Town, caretaker: Person, leader: Person
) -> None:
    nadia, reference = await hidden_report(town)
    await asks_for_the_name(caretaker, reference)
    request = await leader.is_told("Kirsten beder om at se anmelderens navn")
    await town.waits(days=14, minutes=1)
    await town.ticks()
    await caretaker.is_told("Ingen har taget stilling")
    # Then the old buttons do nothing, wherever they are
    assert "Afvis" not in str([each.buttons for each in leader.phone.messages if each.id == request.id])
    await caretaker.writes(f"/liste {reference}")
    await caretaker.taps("Vis detaljer")
    await caretaker.taps("Bed om navnet")
    await caretaker.is_told("Hvorfor skal du vide")
    for somebody in (nadia, caretaker, leader):
        somebody.sees_everything()


async def test_what_was_allowed_ends_after_fourteen_days(town: Town, caretaker: Person, leader: Person) -> None:
    nadia, reference = await hidden_report(town)
    await asks_for_the_name(caretaker, reference)
    await allows(leader)
    allowed = await caretaker.is_told("har givet dig lov")
    await town.waits(days=14, minutes=1)
    press = await caretaker.taps("Vis navnet", allowed)
    assert "ikke adgang" in str(press.toast)
    assert NAME not in said_to(caretaker)
    for somebody in (nadia, caretaker, leader):
        somebody.sees_everything()


async def becomes(leader: Person, name: str, role: str) -> None:
    """The secretariat gives somebody another role."""
    await leader.writes("/folk")
    for label in (name, "Skift rolle", role):
        await leader.taps(label)


async def test_whoever_leaves_their_role_and_comes_back_sees_no_name_that_was_allowed_before(
    town: Town, caretaker: Person, leader: Person
) -> None:
    nadia, reference = await hidden_report(town)
    await asks_for_the_name(caretaker, reference)
    await allows(leader)
    allowed = await caretaker.is_told("har givet dig lov")
    for role in ("ejendomsfunktionær", "social vicevært"):
        await becomes(leader, "Kirsten", role)
        await town.waits(hours=1)
    press = await caretaker.taps("Vis navnet", allowed)
    assert "ikke adgang" in str(press.toast)
    assert NAME not in said_to(caretaker)
    for somebody in (nadia, caretaker, leader):
        somebody.sees_everything()


async def test_what_was_asked_before_somebody_left_their_role_cannot_be_allowed_when_they_are_back(
    town: Town, caretaker: Person, leader: Person
) -> None:
    nadia, reference = await hidden_report(town)
    await asks_for_the_name(caretaker, reference)
    await leader.taps("Vis grunden")
    reason = await leader.is_told(REASON)
    for role in ("ejendomsfunktionær", "social vicevært"):
        await becomes(leader, "Kirsten", role)
    press = await leader.taps("Giv lov", reason)
    assert "findes ikke længere" in str(press.toast)
    await caretaker.is_not_told("har givet dig lov")
    for somebody in (nadia, caretaker, leader):
        somebody.sees_everything()
