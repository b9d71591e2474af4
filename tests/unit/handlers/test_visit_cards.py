"""Promises about who may do what with a visit, whatever a button says, and about what leaves Telegram."""

from datetime import timedelta

import pytest

from core.alerts.caretaking import Take
from core.alerts.refusals import AlreadyTaken
from core.delivery.call import CallKind
from core.kernel.refusal import Outdated
from core.people.person import Person, Role
from core.people.rights import NotAllowed
from core.visits.coming_out import AskForMoreTime, AskIfSure, ComeOut, HaveTalked, LeaveAlarm, ShowVisit
from core.visits.going_in import AskForLength, Drop, GoIn, GoInFromAlert, StayInside, as_of
from core.visits.length import VisitTooLong
from core.visits.notices import VisitKind
from core.visits.visit import Visit, VisitOver
from core.visits.watching import take_next_turn
from handlers.buttons import UseCase
from handlers.cards.safety.calls import call_words
from handlers.words import Words
from tests.unit.handlers.stage import NOON, Stage, has, labels_of, text_of


async def visit_of(stage: Stage, person: Person) -> Visit:
    found = await stage.store.read(lambda work: work.visits.of(person.id))
    assert found is not None
    return found


async def silent(stage: Stage, person: Person, steps: int) -> Visit:
    """Inside, and so many steps without an answer."""
    await stage.does(person, GoIn("Vangdalen 4 30"))
    for _ in range(steps):
        due = (await visit_of(stage, person)).next_step_at
        assert due is not None
        stage.clock.moment = due
        number = (await visit_of(stage, person)).id
        await stage.store.write(lambda work, number=number: take_next_turn(number, work))  # type: ignore[misc]  # one number each
    return await visit_of(stage, person)


async def test_nobody_answers_for_the_visit_of_another(stage: Stage) -> None:
    mette, jens = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.CARETAKER, "Jens")
    visit = await silent(stage, mette, 0)
    presses: list[UseCase] = [
        ComeOut(visit.id),
        AskForMoreTime(visit.id),
        ShowVisit(visit.id),
        AskForLength(visit.id),
        Drop(visit.id),
        StayInside(visit.id, as_of(visit), 60),
    ]
    for pressed in presses:
        with pytest.raises(NotAllowed):
            await stage.does(jens, pressed)
    assert await visit_of(stage, mette) == visit


async def test_only_those_who_were_told_may_say_that_they_have_talked(stage: Stage) -> None:
    mette, jens = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.CARETAKER, "Jens")
    other, staff = await stage.person(Role.CARETAKER, "Ida"), await stage.person(Role.PROPERTY_STAFF, "Ole")
    visit = await silent(stage, mette, 1)
    with pytest.raises(Outdated):
        await stage.does(jens, HaveTalked(visit.id))
    visit = await silent_on(stage, visit)
    for person in (mette, other, staff):
        for pressed in (HaveTalked(visit.id), AskIfSure(visit.id), LeaveAlarm(visit.id)):
            with pytest.raises(NotAllowed):
                await stage.does(person, pressed)
    await stage.does(jens, HaveTalked(visit.id))
    with pytest.raises(VisitOver):
        await stage.does(jens, HaveTalked(visit.id))
    with pytest.raises(VisitOver):
        await stage.does(mette, ComeOut(visit.id))


async def silent_on(stage: Stage, visit: Visit) -> Visit:
    """One step further without an answer."""
    assert visit.next_step_at is not None
    stage.clock.moment = visit.next_step_at
    await stage.store.write(lambda work: take_next_turn(visit.id, work))
    return await stage.store.read(lambda work: work.visits.get(visit.id))


async def test_what_somebody_else_has_taken_is_no_place_of_mine(stage: Stage) -> None:
    mette, jens = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.CARETAKER, "Jens")
    alert = await stage.reports(await stage.person(Role.NEIGHBOUR), "Hun græder, Energivej 14, 2. tv")
    await stage.does(mette, Take(alert.id))
    with pytest.raises(AlreadyTaken):
        await stage.does(jens, GoInFromAlert(alert.id))
    await stage.does(mette, GoInFromAlert(alert.id))
    assert (await visit_of(stage, mette)).place == "Energivej 14, 2. tv"


async def test_a_length_that_the_town_has_not_agreed_on_changes_nothing(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    visit = await silent(stage, mette, 0)
    for minutes in (0, 481):
        with pytest.raises(VisitTooLong):
            await stage.does(mette, StayInside(visit.id, as_of(visit), minutes))
    with pytest.raises(Outdated):
        await stage.does(mette, StayInside(visit.id, as_of(visit) - 1, 15))
    assert await visit_of(stage, mette) == visit


async def test_a_step_that_is_not_due_is_not_taken(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette")
    visit = await silent(stage, mette, 0)
    stage.clock.moment = NOON + timedelta(minutes=29)
    await stage.store.write(lambda work: take_next_turn(visit.id, work))
    assert await visit_of(stage, mette) == visit


async def test_the_alarm_says_where_and_is_for_those_who_were_told_alone(stage: Stage) -> None:
    mette, jens = await stage.person(Role.CARETAKER, "Mette <b>"), await stage.person(Role.CARETAKER, "Jens")
    other = await stage.person(Role.CARETAKER, "Ida")
    visit = await silent(stage, mette, 2)
    alarm = await stage.sees(jens, VisitKind.ALARM, visit.id)
    assert "Mette <b> svarer ikke" in text_of(alarm)
    assert "Vangdalen 4" in text_of(alarm)
    assert "13:00" in text_of(alarm)
    assert "Telefonnummeret er ikke kendt" in text_of(alarm)
    assert has(labels_of(alarm), "Jeg har talt med Mette <b>")
    assert await stage.sees(other, VisitKind.ALARM, visit.id) is None
    assert "Vangdalen" not in text_of(await stage.sees(other, VisitKind.ALARM_CHANGED, visit.id))
    # When it is over, then nothing is left to alarm anybody with
    await stage.does(mette, ComeOut(visit.id))
    assert await stage.sees(jens, VisitKind.ALARM, visit.id) is None
    assert await stage.sees(mette, VisitKind.QUESTION, visit.id) is None
    for kind in (VisitKind.ALARM_CHANGED, VisitKind.CALM, VisitKind.SURE):
        assert "Vangdalen" not in text_of(await stage.sees(jens, kind, visit.id))


async def test_what_goes_out_beside_telegram_names_no_place_and_is_not_said_when_there_was_an_answer(
    stage: Stage,
) -> None:
    mette, lene = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.SECRETARIAT, "Lene")
    visit = await silent(stage, mette, 2)

    async def words() -> str | None:
        return await stage.store.read(
            lambda work: call_words(CallKind.VISIT, visit.id, lene, work, Words("da", stage.town.zone))
        )

    assert await words() == "Mette svarer ikke efter et besøg. Åbn Telegram."
    await stage.does(mette, ComeOut(visit.id))
    assert await words() is None


async def test_an_alarm_is_raised_though_the_key_to_the_place_is_gone(stage: Stage) -> None:
    mette, jens = await stage.person(Role.CARETAKER, "Mette"), await stage.person(Role.CARETAKER, "Jens")
    visit = await silent(stage, mette, 0)
    moved = "UPDATE visit SET place = 'sealed:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'"
    await stage.store.write(lambda work: work._connection.exec_driver_sql(moved).close())
    visit = await silent_on(stage, await silent_on(stage, visit))
    said = text_of(await stage.sees(jens, VisitKind.ALARM, visit.id))
    assert "Mette svarer ikke" in said
    assert "📍" not in said
