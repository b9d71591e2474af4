"""Whoever reads what people wrote is written down: who, when, what and why; once for each time, and before they can."""

from core.privacy.looking import Look, Why
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town
from tests.sent import JPEG


async def looks(town: Town) -> list[tuple[str, str, Why]]:
    """All that was written down: who, what, why."""

    def named(work: UnitOfWork) -> list[tuple[str, str, Why]]:
        rows = work._connection.exec_driver_sql("SELECT DISTINCT about FROM look").scalars().all()
        entries = sorted(work.looks.about([row for row in rows if row]), key=lambda look: look.id)
        return [(_name(look, work), look.what, look.why) for look in entries]

    entries: list[tuple[str, str, Why]] = await town.asks(named)
    return entries


def _name(look: Look, work: UnitOfWork) -> str:
    if look.why is Why.OWN:
        return "whoever reported it" if look.person is None else "somebody"
    return (work.people.get(look.person).name or "a neighbour") if look.person else "the operator"


async def test_each_message_with_content_that_somebody_is_shown_is_written_down(town: Town, caretaker: Person) -> None:
    # Given a report with words and a picture
    nadia = town.neighbour()
    await nadia.phone.send_photo(JPEG, caption="Han råber hver nat. Energivej 14")
    await nadia.taps("I dag")
    reference = await nadia.reference()
    # Then what stands on the card is no content, and nobody has looked
    await caretaker.is_told(reference)
    assert await looks(town) == []
    # When the caretaker opens the details
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("hver nat")
    await town.settles()
    # Then both messages are there, with who and why
    assert await looks(town) == [("Kirsten", "details_named", Why.TASK), ("Kirsten", "attachment", Why.TASK)]
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_what_somebody_writes_themselves_is_no_look_and_what_they_are_answered_is_their_own(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Han råber hver nat. Energivej 14", "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Skriv til anmelder")
    await caretaker.writes("Hvornår hørte du det sidst?")
    await nadia.is_told("hørte du det sidst")
    assert await looks(town) == [("whoever reported it", "says", Why.OWN)]
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_a_look_is_written_down_once_however_often_telegram_has_to_be_asked(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Han råber hver nat. Energivej 14", "I dag")
    await caretaker.is_told(reference)
    town.telegram.faults.fail("sendMessage", code=502, times=2)
    await caretaker.taps("Vis detaljer")
    await town.settles_as_time_passes()
    await caretaker.is_told("hver nat")
    assert await looks(town) == [("Kirsten", "details_named", Why.TASK)]
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_a_look_that_cannot_be_written_down_is_not_shown(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Han råber hver nat. Energivej 14", "I dag")
    await caretaker.is_told(reference)
    assert town.house is not None
    await town.house.store.write(_close_the_log)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_not_told("hver nat")
    nadia.sees_everything()
    caretaker.sees_everything()


def _close_the_log(work: UnitOfWork) -> None:
    work._connection.exec_driver_sql(
        "CREATE TRIGGER closed BEFORE INSERT ON look BEGIN SELECT RAISE(ABORT, 'closed'); END"
    ).close()
