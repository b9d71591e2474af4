"""What users of other pagers and desks have complained of: none of it happens here."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from tests.flows.test_no_full_scans import scans, statements
from tests.flows.town import Person, Town, count_of, open_town

WORDS = "Råber, Vangdalen 4"


async def test_acked_and_then_forgotten(town: Town, staff: Person, caretaker: Person) -> None:
    # Given an acute alert that the only caretaker took, and then did nothing about
    leader = await town.member("secretariat", "Birgit")
    reference = await staff.reports(WORDS, "Akut – nu")
    await caretaker.taps("Jeg tager den")
    # When an hour passes
    await town.passes(minutes=60)
    # Then it has gone on to somebody else
    assert leader.rings(f"Nummer: {reference}") >= 1
    for person in town.people:
        person.sees_everything()


async def test_a_late_ack_reopened_a_resolved_alert(town: Town, staff: Person, caretaker: Person) -> None:
    # Given Karl's phone still shows the card as it was before Kirsten closed the alert
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    stale = await karl.is_told(f"Nummer: {reference}")
    take = next(button for row in stale.buttons for button in row if "Jeg tager den" in button.text)
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await staff.is_told(f"{reference}: Afsluttet")
    # When he presses
    press = await karl.phone.press(take, stale)
    # Then it stays closed, and he is told who closed it and when
    assert "Kirsten lukkede den 10:00" in ((await press.answered(5.0)).text or "")
    assert "Råd givet" in (await karl.is_told(f"Nummer: {reference}")).words
    for person in town.people:
        person.sees_everything()


async def test_messages_arriving_without_buttons(town: Town, staff: Person, caretaker: Person) -> None:
    # Given an acute alert that rings again and again
    reference = await staff.reports(WORDS, "Akut – nu")
    for _ in range(12):
        # Then the newest message about it can always be acted on
        await town.waits(minutes=5)
        newest = await caretaker.is_told(f"Nummer: {reference}")
        assert "Jeg tager den" in str([button.text for row in newest.buttons for button in row])
    await caretaker.taps("Jeg tager den")
    await town.waits(minutes=30)
    asked = await caretaker.is_told("Er du stadig på den?")
    assert "Jeg er på den" in str([button.text for row in asked.buttons for button in row])
    for person in town.people:
        person.sees_everything()


async def test_a_second_line_without_a_usable_channel(town: Town, staff: Person, caretaker: Person) -> None:
    # Given the stand-in has blocked the bot
    stand_in = await town.member("caretaker", "Søren")
    leader = await town.member("secretariat", "Birgit")
    await stand_in.phone.block()
    reference = await staff.reports(WORDS, "Akut – nu")
    # When the stand-in's minute comes
    await town.passes(minutes=10)
    # Then the next rung is not waited for: the secretariat is rung at once
    assert leader.rings(f"Nummer: {reference}") == 1
    for person in town.people:
        person.sees_everything()


async def test_escalation_at_midnight_despite_working_hours(town: Town, staff: Person, caretaker: Person) -> None:
    # Given something for today, sent a quarter of an hour before everybody goes home
    leader = await town.member("secretariat", "Birgit")
    town.clock.set(datetime(2026, 11, 30, 14, 45, tzinfo=UTC))
    reference = await staff.reports(WORDS, "I dag")
    rung = caretaker.rings(f"Nummer: {reference}")
    # When the night passes
    for _ in range(16):
        await town.waits(hours=1)
    # Then nobody was rung before eight in the morning
    assert (caretaker.rings(f"Nummer: {reference}"), leader.rings(f"Nummer: {reference}")) == (rung, 0)
    # And the hour that was left goes on where it stopped
    await town.passes(minutes=60, step=5)
    assert caretaker.rings(f"Nummer: {reference}") == rung + 1
    for person in town.people:
        person.sees_everything()


async def test_several_matters_merged_into_one(town: Town, staff: Person, caretaker: Person) -> None:
    # Given one who reports three matters in a row
    references = [
        await staff.reports(words, "I dag")
        for words in ("Råber, Vangdalen 4", "Lugter, Vangdalen 9", "Fuld postkasse, Vangdalen 21")
    ]
    # Then they are three, and what happens to one happens to no other
    assert len(set(references)) == 3
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {references[1]}"))
    await staff.is_told(f"{references[1]}: I gang")
    for other in (references[0], references[2]):
        await staff.is_not_told(f"{other}: I gang")
        assert "Ingen har taget den endnu" in (await caretaker.is_told(f"Nummer: {other}")).words
    for person in town.people:
        person.sees_everything()


async def test_the_stuck_alert_auditor_was_off_because_its_query_was_too_slow(
    town: Town, staff: Person, caretaker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a town of many years: the auditor's questions are bounded by `make bench`, and nothing turns it off
    reference = await staff.reports(WORDS, "Akut – nu")
    await caretaker.is_told(f"Nummer: {reference}")
    monkeypatch.setattr("bot.process.STEP_BY_STEP", ())
    # When a ladder is stuck
    with statements() as heard:
        await town.passes(minutes=7)
    # Then it is climbed all the same, and every question found its rows by an index
    assert caretaker.rings(f"Nummer: {reference}") == 2
    assert [step for step in scans(town, heard) if not step.startswith("SCAN slice")] == []
    for person in town.people:
        person.sees_everything()


async def test_a_ladder_paused_by_a_time_window_never_resumed_after_a_restart(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given an alert for today that nobody has taken when people go home
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.is_told(f"Nummer: {reference}")
    town.clock.set(datetime(2026, 11, 30, 16, 30, tzinfo=UTC))
    await town.ticks()
    rung = caretaker.rings(f"Nummer: {reference}")
    # When the bot starts again in the night, and once more in the morning before anybody is at work
    for hours in (6, 6):
        await town.stops()
        town.clock.move(timedelta(hours=hours))
        await town.starts()
        await town.settles()
        await town.ticks()
    assert caretaker.rings(f"Nummer: {reference}") == rung
    # Then the ladder goes on when they are
    town.clock.set(datetime(2026, 12, 1, 7, 1, tzinfo=UTC))
    await town.ticks()
    assert caretaker.rings(f"Nummer: {reference}") == rung + 1
    for person in town.people:
        person.sees_everything()


async def test_repeated_webhooks_made_duplicates(tmp_path: Path) -> None:
    # Given a bot that Telegram brings updates to by itself
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    hook = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_secret": "s3cret", "listen": f"127.0.0.1:{port}"}
    async with open_town(tmp_path / "webhook", settings=hook) as town:
        await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        account = {"id": staff.phone.owner.id, "is_bot": False, "first_name": "Peter"}
        update = {
            "update_id": 99_000_001,
            "message": {
                "message_id": 9000,
                "date": int(town.clock.now().timestamp()),
                "chat": {"id": account["id"], "type": "private", "first_name": "Peter"},
                "from": account,
                "text": WORDS,
            },
        }
        # When the same update is brought four times, three of them at once
        async with aiohttp.ClientSession(headers={"X-Telegram-Bot-Api-Secret-Token": "s3cret"}) as session:
            answers = await asyncio.gather(*(session.post(hook["webhook_url"], json=update) for _ in range(3)))
            answers.append(await session.post(hook["webhook_url"], json=update))
        # Then each is confirmed, and it became one draft
        assert [answer.status for answer in answers] == [200] * 4
        await staff.is_told("ikke sendt endnu")
        assert await town.asks(count_of("report")) == 1
