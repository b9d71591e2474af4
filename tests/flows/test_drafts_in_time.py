"""A draft survives restarts, is asked about once, and is deleted when nobody ever sent it."""

from tests.flows.town import Person, Town, count_of
from tests.sent import JPEG


async def test_a_draft_survives_a_restart(town: Town, staff: Person, caretaker: Person) -> None:
    # Given a draft
    await staff.writes("Hun råber, nr. 4")
    await staff.is_told("ikke sendt endnu")
    # When the bot ends and starts again
    await town.stops()
    await town.starts()
    # Then pressing the urgency sends it as it was
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Hun råber, nr. 4")


async def test_a_guided_draft_goes_on_where_it_was_after_a_restart(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Videre"):
        await nadia.taps(label)
    await town.settles()
    await town.stops()
    await town.starts()
    await nadia.writes("Vangdalen 4")
    for label in ("I dag", "Send"):
        await nadia.taps(label)
    await caretaker.is_told(await nadia.reference())


async def test_what_was_asked_before_a_restart_is_answered_after_it(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun råber", "I dag")
    await caretaker.is_told(reference)
    await staff.taps("Tilføj")
    await staff.is_told("Skriv, hvad du vil tilføje")
    await town.stops()
    await town.starts()
    await staff.writes("Hun er gået nu")
    await staff.is_told("Tilføjet til")
    await caretaker.is_told("har tilføjet")


async def test_after_half_an_hour_the_bot_asks_once_whether_to_send_it(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a draft that nobody sent
    await staff.writes("Hun råber, nr. 4")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=29)
    await staff.is_not_told("Skal den sendes?")
    # When half an hour has passed, then the bot asks
    await town.waits(minutes=1)
    asked = await staff.is_told("Skal den sendes?")
    assert asked.sounded
    # And not again
    await town.waits(minutes=40)
    await town.waits(hours=5)
    assert (await staff.is_told("Skal den sendes?")).id == asked.id
    # And the question can be answered with one press
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())


async def test_a_draft_nobody_sent_is_deleted_after_a_day_with_all_its_words(town: Town, staff: Person) -> None:
    await staff.phone.send_photo(JPEG, caption="Hun råber, nr. 4")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=30)
    await staff.is_told("Skal den sendes?")
    await town.waits(hours=23, minutes=29)
    assert await town.asks(count_of("report")) == 1
    await town.waits(minutes=1)
    # Then it is gone, and that is said where it stood
    await staff.is_told("aldrig sendt, så den er slettet")
    for table in ("report", "entry", "attachment"):
        assert await town.asks(count_of(table)) == 0


async def test_a_press_on_a_deleted_draft_is_answered_and_sends_nothing(town: Town, staff: Person) -> None:
    await staff.writes("Hun råber, nr. 4")
    draft = await staff.is_told("ikke sendt endnu")
    data = next(button.data for row in draft.buttons for button in row if "I dag" in button.text)
    await staff.taps("Fortryd")
    await staff.is_told("Intet er sendt")
    town.telegram.updates.inject(
        {
            "update_id": town.telegram.updates.next_id(),
            "callback_query": {
                "id": "4711",
                "from": {"id": staff.phone.owner.id, "is_bot": False, "first_name": "Peter"},
                "chat_instance": "1",
                "message": draft.as_json(),
                "data": data,
            },
        }
    )
    await town.settles()
    assert await town.asks(count_of("alert")) == 0


async def test_what_is_added_starts_the_half_hour_anew(town: Town, staff: Person) -> None:
    await staff.writes("Hun råber, nr. 4")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=20)
    await staff.writes("Nu er hun stille")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=20)
    await staff.is_not_told("Skal den sendes?")
