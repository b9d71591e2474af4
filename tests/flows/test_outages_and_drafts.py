"""After an outage drafts, reminders and morning lists do not pile up, and nothing is thrown away too soon."""

from datetime import timedelta

from tests.flows.test_outages import everybody_has_seen, newest, the_bot_is_down
from tests.flows.town import Person, Town


async def test_drafts_are_asked_about_once_and_not_deleted_before_they_can_be_answered(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a draft when the bot goes down for 25 hours
    await staff.writes("Hun råber, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await the_bot_is_down(town, 25 * 60)
    await town.starts()
    await town.settles()
    for _ in range(3):
        await town.ticks()
    # Then it is asked about, once, and still there
    asked = await staff.is_told("Skal den sendes?")
    assert len([each for each in staff.phone.messages if "Skal den sendes?" in (each.words or "")]) == 1
    await staff.taps("I dag", asked)
    await caretaker.is_told(await staff.reference())
    await everybody_has_seen(town)


async def test_a_draft_whose_answer_was_pressed_in_the_gap_is_sent_not_deleted(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a draft that was asked about, and answered while the bot was down for longer than drafts are kept
    await staff.writes("Hun råber, Vangdalen 4")
    draft = await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=31)
    draft = await staff.is_told("Skal den sendes?")
    await town.stops()
    town.clock.move(timedelta(hours=5))
    await staff.phone.tap("I dag", draft)
    town.clock.move(timedelta(hours=23))
    await town.starts()
    await town.settles()
    await town.ticks()
    # Then it is an alert
    await caretaker.is_told(await staff.reference())
    await everybody_has_seen(town)


async def test_morning_lists_do_not_pile_up(town: Town, staff: Person, caretaker: Person) -> None:
    # Given something on the list
    await staff.reports("Græder, Vangdalen 4", "Kan vente")
    await everybody_has_seen(town)
    before = newest(caretaker)
    # When the bot is down over three mornings
    await the_bot_is_down(town, 3 * 24 * 60)
    await town.starts()
    await town.settles()
    for _ in range(3):
        await town.ticks()
    # Then there is one list at the most
    lists = [each for each in caretaker.phone.messages if each.id > before and "Din liste" in (each.words or "")]
    assert len(lists) <= 1
    await everybody_has_seen(town)
