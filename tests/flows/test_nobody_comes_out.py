"""Whoever went in and does not answer: a stand-in is told, then the secretariat, until somebody has an answer."""

import pytest

from core.people.absence import Absence, AbsenceKind
from storage.unit_of_work import UnitOfWork
from tests.flows.test_going_in import goes_in
from tests.flows.town import Person, Town

PHONE = "+4512345678"
SHOWN = "12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56\N{NO-BREAK SPACE}78"


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    """The next caretaker after Kirsten."""
    await town.has_number(caretaker, PHONE)
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Lene")


async def all_is_seen(town: Town) -> None:
    """The rest of the story is about something else."""
    await town.settles()
    for person in town.people:
        person.sees_everything()


async def starts_again(town: Town) -> None:
    """And has heard what people did meanwhile: nothing that is due is done before that."""
    await town.starts()

    async def listens() -> bool:
        assert town.parts is not None
        return town.parts.line.listens

    await town.comes_to(listens, wanted=False)


async def is_silent(town: Town, caretaker: Person, minutes: int) -> None:
    """She went in for half an hour, and has not answered so many minutes after that."""
    await goes_in(caretaker, "Vangdalen 4 30")
    await town.waits(minutes=30)
    await caretaker.is_told("Er du ude igen?")
    await town.passes(minutes=minutes)


async def test_after_three_minutes_they_are_asked_again_and_the_stand_in_hears_who_where_since_when_and_the_number(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    await is_silent(town, caretaker, 2)
    await karl.is_not_told("svarer ikke")
    await town.waits(minutes=1)
    assert caretaker.rings("Er du ude igen?") == 2
    told = await karl.is_told("Kirsten svarer ikke")
    assert told.sounded
    for fact in ("Vangdalen 4", SHOWN, "10:00", "10:30", "112"):
        assert fact in told.words
    await leader.is_not_told("svarer ikke")
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


async def test_three_minutes_later_the_secretariat_is_told_with_place_and_number_and_then_all_of_them_every_five(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    await is_silent(town, caretaker, 5)
    await leader.is_not_told("svarer ikke")
    await town.waits(minutes=1)
    told = await leader.is_told("Kirsten svarer ikke")
    assert told.sounded
    assert "Vangdalen 4" in told.words
    assert SHOWN in told.words
    before = [person.rings("svarer ikke") for person in (karl, leader)]
    asked = caretaker.rings("Er du ude igen?")
    # When nobody answers, then everybody hears it every five minutes, in one message that is sent anew
    await town.passes(minutes=15)
    assert [person.rings("svarer ikke") for person in (karl, leader)] == [each + 3 for each in before]
    assert caretaker.rings("Er du ude igen?") == asked + 3
    for person in (karl, leader):
        assert len([each for each in person.phone.messages if "svarer ikke" in each.words]) == 1
    # Until there is an answer
    await caretaker.taps("Jeg er ude igen")
    await town.passes(minutes=15)
    assert [person.rings("svarer ikke") for person in (karl, leader)] == [each + 3 for each in before]
    await all_is_seen(town)


async def test_everybody_who_was_told_hears_that_they_are_out_and_the_place_is_gone_from_every_phone(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    await is_silent(town, caretaker, 6)
    await karl.is_told("svarer ikke")
    await leader.is_told("svarer ikke")
    await caretaker.taps("Jeg er ude igen")
    await caretaker.is_told("Du er ude igen")
    for person in (karl, leader):
        heard = await person.is_told("Kirsten er ude igen (10:36)")
        assert heard.sounded
        person.sees_everything()
    for person in town.people:
        assert not [each for each in person.phone.messages if each.from_bot and "Vangdalen" in each.words]


async def test_more_time_is_an_answer_and_those_who_were_told_hear_it(
    town: Town, caretaker: Person, karl: Person
) -> None:
    await is_silent(town, caretaker, 3)
    await karl.is_told("svarer ikke")
    await caretaker.taps("Giv mig mere tid")
    await caretaker.taps("15 min")
    assert (await karl.is_told("Kirsten har svaret og bliver inde til 10:48")).sounded
    assert not [each for each in karl.phone.messages if each.from_bot and "Vangdalen" in each.words]
    # And when she is silent again, it begins anew
    await town.waits(minutes=15)
    rings = karl.rings("svarer ikke")
    await town.waits(minutes=3)
    assert karl.rings("svarer ikke") == rings + 1
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


async def test_whoever_was_told_may_say_that_they_have_talked_in_two_steps_and_everybody_hears_who(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    await is_silent(town, caretaker, 6)
    alarm = await leader.is_told("svarer ikke")
    # When the leader thinks better of it once, it goes on
    await leader.taps("Jeg har talt med Kirsten")
    await leader.taps("Tilbage", await leader.is_told("Har du selv talt med Kirsten"))
    await leader.is_told("svarer ikke")
    # When she is sure
    await leader.taps("Jeg har talt med Kirsten")
    press = await leader.taps("Ja, jeg har talt med Kirsten")
    assert "hører det nu" in (press.toast.text or "" if press.toast else "")
    # Then everybody who was told hears that it is over and who said so, and so does Kirsten
    assert (await karl.is_told("Lene har talt med Kirsten (10:36). Det er slut.")).sounded
    await caretaker.is_told("Lene har sagt, at du er i sikkerhed")
    await leader.is_told("Lene har talt med Kirsten")
    await town.passes(minutes=15)
    for person in town.people:
        assert not [each for each in person.phone.messages if each.from_bot and "Vangdalen" in each.words]
    # And whoever presses too late learns who was first
    talked = next(button for row in alarm.buttons for button in row)
    press = await leader.phone.press(talked, alarm)
    assert "Lene sagde det 10:36" in ((await press.answered(5.0)).text or "")
    await all_is_seen(town)


async def test_without_another_caretaker_the_secretariat_is_told_at_once(
    town: Town, caretaker: Person, leader: Person
) -> None:
    await is_silent(town, caretaker, 2)
    await leader.is_not_told("svarer ikke")
    await town.waits(minutes=1)
    await leader.is_told("Kirsten svarer ikke")
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


async def test_from_an_alert_the_stand_in_of_its_area_is_told(town: Town, staff: Person, caretaker: Person) -> None:
    # Given three caretakers, of whom one has this area and has taken the alert
    kurt = await town.member("caretaker", "Kurt", "Vangdalen")
    karl = await town.member("caretaker", "Karl", "Vangdalen")
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await kurt.taps("Jeg tager den", await kurt.is_told(f"Nummer: {reference}"))
    await kurt.taps("Jeg går ind")
    await kurt.taps("30 min")
    await all_is_seen(town)
    # When he does not come out, then the other of the area is told, not the one who joined first
    await town.waits(minutes=30)
    await town.waits(minutes=3)
    assert reference in (await karl.is_told("Kurt svarer ikke")).words
    await caretaker.is_not_told("svarer ikke")
    await kurt.taps("Jeg er ude igen")
    await all_is_seen(town)


async def test_nobody_absent_is_woken(town: Town, caretaker: Person, karl: Person, leader: Person) -> None:
    def fall_sick(work: UnitOfWork) -> None:
        sick = work.people.by_account(karl.phone.owner.id)
        assert sick is not None
        ends = work.hours.after(work.now, 8 * 60)
        work.absences.add(Absence(work.new_id(), sick.id, AbsenceKind.SICK, work.now, ends))

    assert town.house is not None
    await town.house.store.write(fall_sick)
    await town.ticks()
    await all_is_seen(town)
    await is_silent(town, caretaker, 3)
    await karl.is_not_told("svarer ikke")
    await leader.is_told("Kirsten svarer ikke")
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)


async def test_a_step_does_not_wait_for_somebody_who_has_blocked_the_bot(
    town: Town, caretaker: Person, karl: Person, leader: Person
) -> None:
    # Given Kirsten left Telegram while she was inside, and Karl without a word
    await goes_in(caretaker)
    await caretaker.phone.block()
    await town.settles()
    town.telegram.faults.fail(
        "sendMessage", code=403, description="Forbidden: user is deactivated", only_chat=karl.phone.owner.id
    )
    # When her time is over, then nobody waits three minutes for either of them
    await town.waits(minutes=30)
    await town.ticks()
    assert "Vangdalen 4" in (await leader.is_told("Kirsten svarer ikke")).words
    # And what the leader says ends it
    await leader.taps("Jeg har talt med Kirsten")
    await leader.taps("Ja, jeg har talt")
    await all_is_seen(town)


async def test_a_question_that_cannot_be_delivered_does_not_wait(town: Town, caretaker: Person, karl: Person) -> None:
    await goes_in(caretaker)
    town.telegram.faults.fail(
        "sendMessage",
        code=403,
        description="Forbidden: bot was blocked by the user",
        only_chat=caretaker.phone.owner.id,
    )
    await town.waits(minutes=30)
    await town.ticks()
    await karl.is_told("Kirsten svarer ikke")
    await karl.taps("Jeg har talt med Kirsten")
    await karl.taps("Ja, jeg har talt")
    await all_is_seen(town)


async def test_when_nobody_can_be_reached_the_first_who_can_be_hears_it_at_once(
    town: Town, caretaker: Person, karl: Person
) -> None:
    await karl.phone.block()
    await is_silent(town, caretaker, 4)
    await karl.phone.unblock()
    await karl.writes("/hjaelp")
    await town.ticks()
    await karl.is_told("Kirsten svarer ikke")
    await caretaker.taps("Jeg er ude igen")
    await all_is_seen(town)
