"""The list of the morning: what waits for each caretaker today, at eight on working days."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.process import tick
from core.kernel.town import ClosedDay, Hours
from core.people.absence import Absence, AbsenceKind
from storage.unit_of_work import UnitOfWork
from tests.flows.test_no_full_scans import scans, statements
from tests.flows.test_nobody_comes_out import all_is_seen, starts_again
from tests.flows.town import REFERENCE, Person, Town, open_town

LIST = "Din liste for"
RANDERS = ZoneInfo("Europe/Copenhagen")


async def comes_to(town: Town, day: date, clock: time) -> None:
    """It is this hour of this day on the town's clock; then the bot ticks."""
    moment = datetime.combine(day, clock, RANDERS).astimezone(UTC)
    await town.waits(seconds=(moment - town.clock.now()).total_seconds())


async def quietly_reports(town: Town, staff: Person, words: str, urgency: str) -> str:
    reference = await staff.reports(words, urgency)
    await all_is_seen(town)
    return reference


def lists(person: Person) -> int:
    return person.rings(LIST)


async def test_at_eight_each_caretaker_hears_what_is_open_urgent_and_old_first_with_one_tap_to_each(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given alerts that can wait, the older one reported first, and one for today
    older = await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    newer = await quietly_reports(town, staff, "Fuld postkasse, Vangdalen 8", "Kan vente")
    today = await quietly_reports(town, staff, "Græder, Vangdalen 12", "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {today}"))
    await all_is_seen(town)
    # When it is nearly eight, then nothing; at eight it comes, with sound
    await comes_to(town, date(2026, 12, 1), time(7, 59))
    assert lists(caretaker) == 0
    await comes_to(town, date(2026, 12, 1), time(8))
    told = await caretaker.is_told(LIST)
    assert told.sounded
    assert re.findall(REFERENCE, told.words) == [today, older, newer]
    # And one tap opens each
    await caretaker.taps(newer, told)
    assert "Jeg tager den" in str((await caretaker.is_told(f"Nummer: {newer}")).buttons)
    await all_is_seen(town)


async def test_with_nothing_to_do_nothing_comes(town: Town, caretaker: Person) -> None:
    await comes_to(town, date(2026, 12, 1), time(8))
    await comes_to(town, date(2026, 12, 2), time(8))
    assert lists(caretaker) == 0


async def test_what_somebody_else_has_is_not_on_the_list(town: Town, staff: Person, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    his = await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    await karl.taps("Jeg tager den", await karl.is_told(f"Nummer: {his}"))
    await all_is_seen(town)
    await comes_to(town, date(2026, 12, 1), time(8))
    assert his in (await karl.is_told(LIST)).words
    assert lists(caretaker) == 0
    await all_is_seen(town)


async def test_the_list_comes_once_a_day_whatever_restarts_and_tomorrows_takes_its_place(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    await comes_to(town, date(2026, 12, 1), time(8))
    await town.stops()
    await starts_again(town)
    for _ in range(3):
        await town.waits(minutes=1)
    assert lists(caretaker) == 1
    await comes_to(town, date(2026, 12, 2), time(8))
    assert lists(caretaker) == 2
    assert len([each for each in caretaker.phone.messages if LIST in each.words]) == 1
    await all_is_seen(town)


async def test_nobody_absent_gets_a_list(town: Town, staff: Person, caretaker: Person) -> None:
    await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")

    def fall_sick(work: UnitOfWork) -> None:
        sick = work.people.by_account(caretaker.phone.owner.id)
        assert sick is not None
        ends = work.now + timedelta(days=2)
        work.absences.add(Absence(work.new_id(), sick.id, AbsenceKind.SICK, work.now, ends))

    assert town.house is not None
    await town.house.store.write(fall_sick)
    await comes_to(town, date(2026, 12, 1), time(8))
    assert lists(caretaker) == 0
    await all_is_seen(town)


async def test_the_secretariat_gets_one_only_with_what_is_on_its_own_cards(
    town: Town, staff: Person, caretaker: Person
) -> None:
    leader = await town.member("secretariat", "Lene")
    await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    await comes_to(town, date(2026, 12, 1), time(8))
    assert (lists(caretaker), lists(leader)) == (1, 0)
    # When nobody else can be reached, then it has a card, and the next morning a list
    await caretaker.phone.block()
    await town.settles()
    await town.ticks()
    await all_is_seen(town)
    await comes_to(town, date(2026, 12, 2), time(8))
    assert lists(leader) == 1
    await all_is_seen(town)


async def test_what_was_put_off_until_today_is_promised_and_what_is_put_off_for_longer_is_not_there(
    town: Town, staff: Person, caretaker: Person
) -> None:
    today = await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    later = await quietly_reports(town, staff, "Fuld postkasse, Vangdalen 8", "Kan vente")
    for reference, until in ((today, "tirsdag kl. 10"), (later, "torsdag kl. 10")):
        await caretaker.taps("Udskyd", await caretaker.is_told(f"Nummer: {reference}"))
        await caretaker.taps("Et andet tidspunkt")
        await caretaker.writes(until)
        await caretaker.is_told("Udskudt til")
    await all_is_seen(town)
    await comes_to(town, date(2026, 12, 1), time(8))
    told = await caretaker.is_told(LIST)
    assert "Udskudt til i dag" in told.words
    assert "til 10:00" in told.words
    assert re.findall(REFERENCE, told.words) == [today]
    await all_is_seen(town)


async def test_what_a_colleague_sent_waits_for_an_answer_at_the_top(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    mine = await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    sent = await quietly_reports(town, staff, "Fuld postkasse, Vangdalen 8", "Kan vente")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {mine}"))
    await caretaker.taps("Send videre", await caretaker.is_told(f"Nummer: {sent}"))
    await caretaker.taps("Karl")
    await all_is_seen(town)
    await comes_to(town, date(2026, 12, 1), time(8))
    told = await karl.is_told(LIST)
    assert "Venter på dit svar" in told.words
    assert "fra Kirsten" in told.words
    assert re.findall(REFERENCE, told.words) == [sent]
    await all_is_seen(town)


@pytest.mark.parametrize(("back", "comes"), [(time(11, 59), 1), (time(12), 0)])
async def test_after_an_outage_the_list_comes_late_but_not_in_the_afternoon(
    town: Town, staff: Person, caretaker: Person, back: time, comes: int
) -> None:
    await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    await town.stops()
    town.clock.set(datetime.combine(date(2026, 12, 1), back, RANDERS).astimezone(UTC))
    await starts_again(town)
    await town.ticks()
    assert lists(caretaker) == comes
    await town.waits(minutes=1)
    assert lists(caretaker) == comes
    await all_is_seen(town)


async def test_a_list_longer_than_a_phone_leads_to_all_of_them(town: Town, staff: Person, caretaker: Person) -> None:
    for number in range(13):
        await quietly_reports(town, staff, f"Lugter, Vangdalen {2 * number + 1}", "Kan vente")
    await comes_to(town, date(2026, 12, 1), time(8))
    told = await caretaker.is_told(LIST)
    assert len(re.findall(REFERENCE, told.words)) == 12
    assert "og flere" in told.words
    await caretaker.taps("Alle åbne henvendelser", told)
    await caretaker.is_told("1–6 af 13")
    await all_is_seen(town)


async def test_on_most_ticks_the_list_costs_one_look_at_a_moment_that_is_kept(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
    await town.ticks()
    assert town.parts is not None
    with statements() as heard:
        await tick(town.parts)
    assert not [each for each in heard if "postponed_by =" in each or "offered_to =" in each]
    # And when it is time, nothing looks through a whole table
    with statements() as heard:
        await comes_to(town, date(2026, 12, 1), time(8))
    await caretaker.is_told(LIST)
    assert [step for step in scans(town, heard) if "alert" in step or "holder" in step] == []
    await all_is_seen(town)


_CLOSED = Hours(closed_days=(ClosedDay(day=date(2026, 12, 2), name="Personaledag"),))
_EVERY_DAY = Hours(saturday=(time(8), time(16)), sunday=(time(8), time(16)))


@pytest.mark.parametrize(
    ("begins", "hours", "mornings"),
    [
        pytest.param(date(2026, 11, 30), _CLOSED, [date(2026, 12, 1), date(2026, 12, 3)], id="closed"),
        pytest.param(date(2026, 12, 3), Hours(), [date(2026, 12, 4), date(2026, 12, 7)], id="weekend"),
        pytest.param(date(2026, 10, 22), Hours(), [date(2026, 10, 23), date(2026, 10, 26)], id="autumn 2026"),
        pytest.param(date(2027, 3, 23), Hours(), [date(2027, 3, 24), date(2027, 3, 30)], id="spring 2027, Easter"),
        pytest.param(date(2027, 10, 28), Hours(), [date(2027, 10, 29), date(2027, 11, 1)], id="autumn 2027"),
        pytest.param(date(2026, 10, 23), _EVERY_DAY, [date(2026, 10, 24), date(2026, 10, 25)], id="the longest day"),
    ],
)
async def test_it_comes_at_eight_on_working_days_alone_whatever_the_clocks_do(
    tmp_path: Path, begins: date, hours: Hours, mornings: list[date]
) -> None:
    async with open_town(tmp_path / "data", hours=hours) as town:
        await comes_to(town, begins, time(10))
        staff, caretaker = await town.member("property_staff", "Peter"), await town.member("caretaker", "Kirsten")
        await quietly_reports(town, staff, "Lugter, Vangdalen 4", "Kan vente")
        # When the days pass, hour by hour
        came: list[datetime] = []
        while town.clock.now().astimezone(RANDERS).date() <= mornings[-1]:
            before = lists(caretaker)
            await town.waits(minutes=60)
            came += [town.clock.now().astimezone(RANDERS)] * (lists(caretaker) - before)
        # Then it came on each of these mornings at eight, and at no other time
        assert [(each.date(), each.hour) for each in came] == [(each, 8) for each in mornings]
        await all_is_seen(town)
