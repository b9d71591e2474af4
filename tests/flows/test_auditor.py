"""What gets stuck is found within a minute and mended, by itself; what does so again, or cannot be mended, is told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.alerts.climbing import stepping
from core.alerts.needs import AlertWork
from core.delivery.audit import Stuck
from storage.unit_of_work import UnitOfWork
from tests.flows.test_no_full_scans import scans, statements
from tests.flows.town import Person, Town

_SLICES = ("SCAN slice", "SCAN made")
"""Rows that were found by an index just before, at most so many."""
FAILED = {"a tick failed", "a step could not be taken", "something is stuck and cannot be mended"}


def first(statement: str, *values: object) -> Callable[[UnitOfWork], Any]:
    return lambda work: work._connection.exec_driver_sql(statement, values).scalar()


async def changes(town: Town, statement: str, *values: object) -> None:
    assert town.house is not None
    await town.house.store.write(lambda work: work._connection.exec_driver_sql(statement, values).rowcount)


def microseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


async def minutes_pass(town: Town, number: int) -> None:
    """One by one, as they do."""
    for _ in range(number):
        await town.waits(minutes=1)


def is_content(town: Town) -> bool:
    return town.parts is not None and town.parts.auditor.content


async def everybody_has_seen(town: Town) -> None:
    """What is on the phones is what is meant."""
    await town.settles()
    for person in town.people:
        person.sees_everything()


async def repairs(town: Town) -> list[str]:
    rows = "SELECT what FROM repair ORDER BY id"
    return await town.asks(lambda work: list(work._connection.exec_driver_sql(rows).scalars()))  # type: ignore[no-any-return]


@pytest.fixture
async def leader(town: Town) -> Person:
    return await town.member("secretariat", "Sigrid")


async def test_nothing_is_found_while_nothing_is_stuck(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(reference))
    await minutes_pass(town, 10)
    assert await repairs(town) == []
    assert is_content(town)
    await everybody_has_seen(town)


async def test_a_message_whose_send_never_ended_is_sent_after_all(
    town: Town, staff: Person, caretaker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a card whose send was begun by nobody knows whom, and the courier takes up nothing by itself
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    account, past = caretaker.phone.owner.id, microseconds(town.clock.now() - timedelta(minutes=3))
    assert town.parts is not None
    monkeypatch.setattr(type(town.parts.courier), "take_up_interrupted", _nothing)
    held = "UPDATE outbox SET state = 'sending', lease_until = ?, sent_at = NULL WHERE chat = ? AND kind = 'card'"
    await changes(town, held, past, account)
    # When two minutes have passed
    await minutes_pass(town, 2)
    # Then it was sent again, and that is noted
    assert await town.asks(first("SELECT state FROM outbox WHERE chat = ? AND kind = 'card'", account)) == "sent"
    assert Stuck.NOTICE_LEASE in await repairs(town)
    await everybody_has_seen(town)


async def _nothing(*_: object) -> None:
    """What somebody forgot to do."""


async def test_a_rung_that_the_clock_forgot_is_climbed_within_two_minutes(
    town: Town, staff: Person, caretaker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a clock that does not ask for ladders any more
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await caretaker.is_told(reference)
    caretaker.sees_everything()
    monkeypatch.setattr("bot.process.STEP_BY_STEP", ())
    # When the second rung is due after five minutes
    await minutes_pass(town, 7)
    # Then the auditor climbed it
    card = await caretaker.is_told(reference)
    assert card.sounded
    assert await repairs(town) == [Stuck.RUNG]
    await everybody_has_seen(town)


async def test_one_poisoned_alert_stops_no_other_is_seen_and_stops_the_heartbeat(
    town: Town, staff: Person, caretaker: Person, leader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given two acute alerts, the first of which nobody can climb any more
    poisoned = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    healthy = await staff.reports("Råber, Vangdalen 8", "Akut – nu")
    await everybody_has_seen(town)
    number = await town.asks(first("SELECT id FROM alert WHERE reference = ?", poisoned))
    whole = stepping.climb_on

    def climb(alert: Any, work: AlertWork) -> None:
        if alert.id == number:
            raise ValueError("poison")
        whole(alert, work)

    monkeypatch.setattr(stepping, "climb_on", climb)
    town.expected_errors = FAILED
    # When their second rung is due
    await minutes_pass(town, 6)
    # Then the other rings again, and is not rung twice
    told = [each for each in caretaker.phone.messages if healthy in (each.words or "")]
    assert len(told) == 1
    # And the secretariat is told which one is stuck, once, and what to do
    await minutes_pass(town, 4)
    message = await leader.is_told("kan ikke selv rette det")
    assert f"/liste {poisoned}" in message.words
    assert "Ring selv" in message.words
    assert len([each for each in leader.phone.messages if "kan ikke selv rette det" in each.words]) == 1
    # And the heartbeat has stopped
    assert not is_content(town)
    # When the poison is gone
    monkeypatch.setattr(stepping, "climb_on", whole)
    await minutes_pass(town, 2)
    # Then all is well again
    assert is_content(town)
    await everybody_has_seen(town)


async def test_an_update_that_nobody_took_in_is_handled(
    town: Town, staff: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a worker that neither hears of what comes nor looks for it by itself
    assert town.parts is not None
    monkeypatch.setattr(town.parts.intake, "_take_in", lambda rows: None)
    monkeypatch.setattr("bot.receiving.worker._SWEEP_SECONDS", 3600.0)
    town.parts.worker.wake()
    await staff.writes("Råber, Vangdalen 4")
    await town.comes_to(lambda: town.asks(lambda work: len(work.inbox.waiting(0, 2))), 1)
    # When two minutes have passed
    for _ in range(2):
        town.clock.move(timedelta(minutes=1))
        await town.parts.auditor.audit()
    # Then it has been handled all the same
    await staff.is_told("ikke sendt endnu")
    assert await repairs(town) == [Stuck.UPDATE]


async def test_an_alert_whose_taker_is_gone_is_free_again_though_nobody_said_that_they_left(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(reference))
    await town.ticks()
    karl.sees_everything()
    # Given Kirsten cannot be reached, and nobody was told of it
    now = microseconds(town.clock.now())
    await changes(town, "UPDATE person SET unreachable_since = ? WHERE account = ?", now, caretaker.phone.owner.id)
    # When two minutes have passed
    await minutes_pass(town, 2)
    # Then Karl has it
    card = await karl.is_told(reference)
    assert "Ingen har taget" in card.words
    assert await repairs(town) == [Stuck.ORPHAN]
    await everybody_has_seen(town)


async def test_an_alert_that_nobody_has_who_can_be_reached_rings_whoever_can_be(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl", "Energivej-området")
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    await town.ticks()
    # Given its only holder cannot be reached, and nobody was told of it
    now = microseconds(town.clock.now())
    await changes(town, "UPDATE person SET unreachable_since = ? WHERE account = ?", now, caretaker.phone.owner.id)
    await changes(town, "DELETE FROM holder WHERE person_id <> (SELECT id FROM person WHERE name = 'Kirsten')")
    karl.sees_everything()
    # When two minutes have passed, then Karl is rung
    await minutes_pass(town, 2)
    assert (await karl.is_told(reference)).sounded
    assert await repairs(town) == [Stuck.NOBODYS]
    await everybody_has_seen(town)


async def test_where_nobody_at_all_can_be_reached_the_auditor_does_not_ring_on_and_on(
    town: Town, staff: Person
) -> None:
    # Given an alert that reached nobody, because there is nobody
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    before = await town.asks(first("SELECT count(*) FROM entry"))
    # When minutes pass, then nothing is noted again and again
    await minutes_pass(town, 5)
    assert await town.asks(first("SELECT count(*) FROM entry")) <= before + 8
    assert await repairs(town) == []
    await everybody_has_seen(town)


async def test_a_message_that_waits_longer_than_the_pace_explains_wakes_the_courier(
    town: Town, staff: Person, caretaker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a courier that sleeps and is not told of anything
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await caretaker.is_told(reference)
    assert town.parts is not None
    assert town.house is not None
    told = town.house.store.told
    monkeypatch.setattr("bot.delivering.delivery.SWEEP_SECONDS", 1e9)
    await staff.writes("/hjaelp")
    await staff.is_told("Det kan du her")  # its next pause is a long one
    monkeypatch.setattr(town.house.store, "told", type(told)())
    past = microseconds(town.clock.now())
    again = "UPDATE outbox SET state = 'pending', sent_at = NULL, due_at = ? WHERE kind = 'card'"
    await changes(town, again, past)
    monkeypatch.setattr(town.house.store, "told", told)
    # When the auditor looks after a minute and another
    for _ in range(3):
        town.clock.move(timedelta(minutes=1))
        await town.parts.auditor.audit()
    # Then it is sent
    await town.settles()
    assert Stuck.NOTICE in await repairs(town)
    await everybody_has_seen(town)


async def test_what_had_to_be_mended_twice_within_a_day_is_told_to_the_secretariat_once(
    town: Town, staff: Person, caretaker: Person, leader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    monkeypatch.setattr("bot.process.STEP_BY_STEP", ())
    # Given a rung that had to be mended once
    await minutes_pass(town, 8)
    assert await repairs(town) == [Stuck.RUNG]
    await leader.is_not_told("gået i stå")
    # When it happens again
    await minutes_pass(town, 6)
    assert await repairs(town) == [Stuck.RUNG] * 2
    # Then she is told what, how often and since when, that it is mended, and what to do when it comes again
    message = await leader.is_told("gået i stå flere gange. Det er rettet")
    assert "ringede videre til tiden: 2 gange siden 10:0" in message.words
    assert "den, der driver botten" in message.words
    # And not a third time within the day
    await minutes_pass(town, 20)
    assert len(await repairs(town)) > 2
    assert len([each for each in leader.phone.messages if "gået i stå" in (each.words or "")]) == 1
    await everybody_has_seen(town)


async def test_a_machine_that_stood_still_is_given_a_minute_before_anything_counts_as_stuck(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await minutes_pass(town, 3)
    await town.waits(hours=3)
    await minutes_pass(town, 5)
    assert await repairs(town) == []
    await everybody_has_seen(town)


async def test_no_look_of_the_auditor_and_no_question_of_the_tick_goes_through_a_whole_table(
    town: Town, staff: Person, caretaker: Person, leader: Person
) -> None:
    # Given open and closed alerts
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(reference))
    await staff.reports("Græder, Vangdalen 8", "I dag")
    # When the clock ticks through every kind of minute, and the auditor looks for everything
    with statements() as heard:
        await minutes_pass(town, 12)
        for what in (Stuck.NOBODYS, Stuck.ORPHAN):
            await town.asks(lambda work, what=what: work.stuck.unheld(what, work.now - timedelta(days=1)))
        late = town.clock.now() + timedelta(hours=1)
        await town.asks(lambda work: work.stuck.waiting_since(late, work.now))
        await town.asks(lambda work: work.repairs.untold(work.now - timedelta(days=1)))
    assert len(heard) > 20
    # Then each found its rows by an index
    assert [step for step in scans(town, heard) if not step.startswith(_SLICES)] == []
    await everybody_has_seen(town)
