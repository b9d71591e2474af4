"""What is over goes in time: with a warning, with a way to keep it longer, and with nothing left but figures."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.house import house
from bot.retaining import rehearse
from core.statistics.definitions import Period
from simulator import Message
from tests.flows.town import Person, Town, count_of

WORDS = "Kvindestemmen fra trappen skriger om natten, Vangdalen 14"
WILL_GO = "Bliver slettet"


async def closed(reporter: Person, caretaker: Person, outcome: str = "Ingen bekymring", words: str = WORDS) -> str:
    reference = await reporter.reports(words, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps(outcome)
    if outcome == "Henvist":
        await caretaker.taps("Læge")
    reporter.sees_everything()
    caretaker.sees_everything()
    return reference


async def days(town: Town, number: int) -> None:
    """They pass, each with its morning."""
    for _ in range(number):
        await town.waits(days=1)
        for person in town.people:
            person.sees_everything()


def warnings(person: Person) -> list[Message]:
    return [each for each in person.phone.messages if each.from_bot and WILL_GO in (each.words or "")]


async def test_what_was_no_concern_is_gone_after_thirty_days(town: Town, staff: Person, caretaker: Person) -> None:
    await closed(staff, caretaker)
    await days(town, 28)
    assert await town.asks(count_of("alert")) == 1
    await days(town, 3)
    for table in ("alert", "report", "entry", "holder", "doomed"):
        assert await town.asks(count_of(table)) == 0, table
    assert await town.asks(count_of("past_alert")) == 1


async def test_the_caretaker_is_warned_two_weeks_before_without_content(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await closed(staff, caretaker)
    await days(town, 10)
    assert not warnings(caretaker)
    await days(town, 6)
    (warning,) = warnings(caretaker)
    assert f"{reference} · Ingen bekymring · 30. dec. 2026" in (warning.words or "")
    assert "Vangdalen" not in (warning.words or "")
    assert "skriger" not in (warning.words or "")


async def test_it_stays_longer_only_for_a_reason_that_is_written(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await closed(staff, caretaker)
    await days(town, 16)
    await caretaker.taps("Behold længere", warnings(caretaker)[-1])
    await caretaker.taps("3 måneder", await caretaker.is_told("Hvor meget længere"))
    await caretaker.is_told("Skriv begrundelsen")
    assert await _until(town, reference) < datetime(2027, 1, 1, tzinfo=UTC)
    await caretaker.writes("Boligretten har sagen")
    await caretaker.is_told(f"{reference} bliver gemt til 30. mar. 2027")
    await days(town, 30)
    assert await town.asks(count_of("alert")) == 1
    # The reason stands among the details, for colleagues
    await caretaker.writes(f"/liste {reference}")
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Boligretten har sagen")
    caretaker.sees_everything()
    staff.sees_everything()


async def test_somebody_is_warned_anew_before_a_longer_time_is_over(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await closed(staff, caretaker)
    await days(town, 16)
    await caretaker.taps("Behold længere", warnings(caretaker)[-1])
    await caretaker.taps("3 måneder", await caretaker.is_told("Hvor meget længere"))
    await caretaker.writes("Boligretten har sagen")
    await town.settles()
    await days(town, 90)
    assert "30. mar. 2027" in (warnings(caretaker)[-1].words or "")
    await days(town, 18)
    assert await town.asks(count_of("alert")) == 0


async def test_what_is_new_gives_it_days_of_grace(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await closed(staff, caretaker)
    await days(town, 25)
    await caretaker.writes(f"/liste {reference}")
    await caretaker.taps("Skriv note")
    await caretaker.writes("Talte med hende i dag")
    await town.settles()
    await days(town, 10)
    assert await town.asks(count_of("alert")) == 1
    await days(town, 35)
    assert await town.asks(count_of("alert")) == 0


async def test_many_that_go_are_one_message_a_day(town: Town, staff: Person, caretaker: Person) -> None:
    references = [await closed(staff, caretaker, words=f"{WORDS}{number}") for number in range(10)]
    await days(town, 16)
    (warning,) = warnings(caretaker)
    assert sum(reference in (warning.words or "") for reference in references) == 8
    await caretaker.taps("Næste", warning)
    await town.settles()
    assert sum(reference in (warnings(caretaker)[-1].words or "") for reference in references) == 2


async def test_when_the_caretaker_is_gone_whoever_is_on_duty_is_warned(town: Town, staff: Person) -> None:
    first = await town.member("caretaker", "Kirsten")
    leader = await town.member("secretariat", "Birgit")
    await closed(staff, first)
    await town.member("caretaker", "Karl")
    second = town.people[-1]
    await leader.writes("/folk")
    for button in ("Kirsten", "Fjern", "Ja"):
        await leader.taps(button)
    await days(town, 16)
    assert warnings(second)
    assert not warnings(first)


async def test_what_is_opened_again_stays_as_long_as_it_is_open(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await closed(staff, caretaker)
    await days(town, 20)
    await caretaker.writes(f"/liste {reference}")
    await caretaker.taps("Genåbn")
    await caretaker.writes("Det er begyndt igen")
    await town.settles()
    await days(town, 40)
    assert await town.asks(count_of("alert")) == 1
    assert await town.asks(lambda work: work.stays.of(work.alerts.by_reference(reference).id)) is None


async def test_advice_stays_six_months_and_a_referral_two_years(town: Town, staff: Person, caretaker: Person) -> None:
    advice = await closed(staff, caretaker, "Råd givet")
    referred = await closed(staff, caretaker, "Henvist")
    withdrawn = await staff.reports(WORDS, "Kan vente")
    await staff.taps("Træk tilbage", await staff.is_told(f"{withdrawn} – Modtaget"))
    await town.ticks()
    assert (await _until(town, advice)).date().isoformat() == "2027-05-30"
    assert (await _until(town, referred)).date().isoformat() == "2028-11-30"
    assert (await _until(town, withdrawn)).date().isoformat() == "2026-12-30"
    staff.sees_everything()
    caretaker.sees_everything()


async def test_what_was_closed_before_the_bot_counted_is_warned_of_before_it_goes(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await closed(staff, caretaker)
    await town.stops()
    town.clock.set(datetime(2027, 6, 1, 8, tzinfo=UTC))
    await town.starts()
    await town.ticks()
    assert warnings(caretaker)
    await days(town, 13)
    assert await town.asks(count_of("alert")) == 1
    await days(town, 2)
    assert await town.asks(count_of("alert")) == 0


async def test_a_duplicate_stays_with_its_original(town: Town, staff: Person, caretaker: Person) -> None:
    original = await closed(staff, caretaker, "Råd givet")
    duplicate = await staff.reports("Larm, Vangdalen 9", "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {duplicate}"))
    await caretaker.taps("Dublet")
    asked = await caretaker.is_told("Dublet af hvilken?")
    await caretaker.taps(next(b.text for row in asked.buttons for b in row if original in b.text), asked)
    await days(town, 60)
    assert await town.asks(count_of("alert")) == 2


async def test_the_figures_are_the_same_before_and_after(town: Town, staff: Person, caretaker: Person) -> None:
    for number, outcome in enumerate(("Ingen bekymring", "Ikke vores opgave", "Henvist")):
        await closed(staff, caretaker, outcome, f"{WORDS}{number}")
    withdrawn = await staff.reports(WORDS, "Kan vente")
    await staff.taps("Træk tilbage", await staff.is_told(f"{withdrawn} – Modtaget"))
    await days(town, 25)
    before = await _figures(town)
    await days(town, 10)
    assert await town.asks(count_of("past_alert")) == 3
    assert await _figures(town) == before


async def _figures(town: Town) -> dict[str, int]:
    """How many concerns there are with which properties, of those sent that day."""
    day = Period(date(2026, 11, 30), date(2026, 12, 1))
    groups = await town.asks(lambda work: work.tallies.concerns(day))
    counted: Counter[str] = Counter()
    for group in groups:
        counted[str(sorted(group.properties.items()))] += group.count
    return counted


async def _until(town: Town, reference: str) -> datetime:
    until: datetime = await town.asks(lambda work: work.stays.of(work.alerts.by_reference(reference).id).until)
    return until


@pytest.mark.parametrize("missed", [25, 40])
async def test_the_day_that_the_operator_is_told_is_the_day_on_which_it_goes_though_nobody_was_warned_yet(
    town: Town, staff: Person, caretaker: Person, missed: int
) -> None:
    reference = await closed(staff, caretaker)
    await town.stops()
    town.clock.move(timedelta(days=missed))
    beside = house(town.settings, town.clock, town.configuration)
    try:
        (told,) = (await rehearse(beside)).alerts
    finally:
        beside.store.close()
    assert not told.warned
    await town.starts()
    while await town.asks(lambda work: work.alerts.by_reference(reference)) is not None:
        assert town.clock.now() - told.goes_at < timedelta(days=2)
        await days(town, 1)
    assert told.goes_at <= town.clock.now()
