"""Four weeks after it was closed, staff and professionals are asked once whether it helped; only counted."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.town import load
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town, count_of, open_town

WORDS = "Råber, Vangdalen 4"
QUESTION = "Hjalp det?"


async def closed(reporter: Person, caretaker: Person, outcome: str = "Råd givet") -> str:
    reference = await reporter.reports(WORDS, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps(outcome)
    await reporter.is_told("Afsluttet")
    reporter.sees_everything()
    caretaker.sees_everything()
    return reference


def counted(work: UnitOfWork) -> list[Any]:
    rows = work._connection.exec_driver_sql("SELECT month, role, answer, times FROM help_answer").all()
    return [tuple(row) for row in rows]


async def weeks_pass(town: Town, weeks: int = 4) -> None:
    """Until the same hour so many weeks later, and a little more; nobody is at work by then for longer than a shift."""
    await town.waits(days=7 * weeks, minutes=1)


async def test_staff_is_asked_four_weeks_later_and_the_answer_is_counted_and_kept_nowhere_else(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await closed(staff, caretaker)
    await town.waits(days=27)
    await staff.is_not_told(QUESTION)
    await town.waits(days=2)
    asked = await staff.is_told(QUESTION)
    assert f"Du meldte noget 30. nov. 2026, område Vangdalen ({reference})." in asked.words
    assert [button.text for row in asked.buttons for button in row] == ["Ja", "Lidt", "Nej"]
    # When it is answered, and the button pressed again on its way
    await staff.taps("Lidt", asked)
    assert "tælles kun med" in (await staff.is_told("Tak")).words
    again = next(button for row in asked.buttons for button in row if button.text == "Ja")
    await (await staff.phone.press(again, asked)).answered(5.0)
    await town.settles()
    # Then it counts once, for month and role alone
    assert await town.asks(counted) == [("2026-12", "property_staff", "a_little", 1)]
    caretaker.sees_everything()
    await town.waits(days=30)
    assert await town.asks(count_of("help_answer")) == 1
    staff.sees_everything()


async def test_the_figures_show_how_often_it_helped(town: Town, staff: Person, caretaker: Person) -> None:
    await caretaker.writes("/tal")
    assert QUESTION.upper() not in (await caretaker.is_told("Henvendelser i tal")).words
    await closed(staff, caretaker)
    await town.waits(days=29)
    await staff.taps("Ja", await staff.is_told(QUESTION))
    caretaker.sees_everything()
    await caretaker.writes("/tal")
    shown = (await caretaker.is_told("HJALP DET?")).words
    line = next(line for line in shown.splitlines() if line.startswith("Ja"))
    assert line.split()[1:] == ["1", "1", "0"]
    caretaker.sees_everything()
    staff.sees_everything()


async def test_neighbours_and_whoever_withdrew_are_not_asked(town: Town, staff: Person, caretaker: Person) -> None:
    nadia = town.neighbour()
    await closed(nadia, caretaker)
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await staff.taps("Træk tilbage", await staff.is_told(f"{reference} – I gang"))
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Ingen bekymring")
    await town.waits(days=30)
    for person in (nadia, staff):
        await person.is_not_told(QUESTION)
        person.sees_everything()
    caretaker.sees_everything()


async def test_nobody_is_asked_about_a_duplicate(town: Town, staff: Person, caretaker: Person) -> None:
    original = await closed(staff, caretaker)
    second = await staff.reports("Larm, Vangdalen 9", "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {second}"))
    await caretaker.taps("Dublet")
    asked = await caretaker.is_told("Dublet af hvilken?")
    await caretaker.taps(next(b.text for row in asked.buttons for b in row if original in b.text), asked)
    for _ in range(5):
        await town.waits(days=10)
    questions = [each.words for each in staff.phone.messages if QUESTION in (each.words or "")]
    assert len(questions) == 1
    assert original in questions[0]
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_hidden_sender_may_decline_to_be_asked(town: Town, caretaker: Person) -> None:
    sofie = await town.member("professional", "Sofie")
    references = []
    for number in (4, 9):
        await sofie.writes(f"Han råber hver nat. Energivej {number}")
        await sofie.taps("Skjul mit navn")
        await sofie.taps("I dag")
        references.append(await sofie.reference())
    # When she declines for the first of two
    await sofie.taps("Spørg mig ikke senere", await sofie.is_told(f"{references[0]} – Modtaget"))
    assert "Spørg mig ikke" not in str((await sofie.is_told(f"{references[0]} – Modtaget")).buttons)
    for reference in references:
        await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
        await caretaker.taps("Råd givet")
    # Then she is asked about the second alone
    for _ in range(4):
        await town.waits(days=10)
    questions = [each.words for each in sofie.phone.messages if QUESTION in (each.words or "")]
    assert [references[1] in words for words in questions] == [True]
    sofie.sees_everything()
    caretaker.sees_everything()


async def test_whoever_shows_their_name_is_not_offered_to_decline(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports(WORDS, "I dag")
    assert "Spørg mig ikke" not in str((await staff.is_told(reference)).buttons)
    await caretaker.is_told(reference)


async def test_of_several_that_are_due_one_question_comes_each_working_day(
    town: Town, staff: Person, caretaker: Person
) -> None:
    for _ in range(3):
        await closed(staff, caretaker)
    asked = []
    await town.waits(days=28, minutes=1)
    for _ in range(10):
        asked.append(len([each for each in staff.phone.messages if QUESTION in (each.words or "")]))
        await town.waits(days=1)
    assert asked[0] == 1
    assert asked[-1] == 3
    assert all(later - earlier <= 1 for earlier, later in pairwise(asked))
    staff.sees_everything()
    caretaker.sees_everything()


async def test_nobody_is_asked_out_of_hours(town: Town, staff: Person, caretaker: Person) -> None:
    await closed(staff, caretaker)
    await town.waits(days=28, hours=8)
    await staff.is_not_told(QUESTION)
    await town.waits(hours=14)
    await staff.is_told(QUESTION)
    caretaker.sees_everything()


async def test_what_was_opened_again_meanwhile_is_not_asked_about(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await closed(staff, caretaker)
    await town.waits(days=27)
    await caretaker.taps("Genåbn", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.writes("Det er begyndt igen")
    await town.settles()
    await town.waits(days=2)
    await staff.is_not_told(QUESTION)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_question_survives_a_stop_of_the_bot_and_is_asked_once(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await closed(staff, caretaker)
    await town.stops()
    town.clock.set(town.clock.now().replace(month=12, day=30))
    await town.starts()
    await town.ticks()
    await staff.is_told(QUESTION)
    await town.stops()
    await town.starts()
    await town.ticks()
    assert len([each for each in staff.phone.messages if QUESTION in (each.words or "")]) == 1
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_town_may_ask_nobody(tmp_path: Path) -> None:
    follow_up = load().follow_up.model_copy(update={"ask_after_days": 0})
    async with open_town(tmp_path / "data", follow_up=follow_up) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        await closed(staff, caretaker)
        await town.waits(days=40)
        await staff.is_not_told(QUESTION)
        staff.sees_everything()
        caretaker.sees_everything()


async def test_whoever_reports_much_is_asked_for_two_weeks_and_about_the_rest_not_at_all(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given more reports closed on one day than two weeks have working days
    for number in range(1, 16):
        reference = await staff.reports(f"Råber, Vangdalen {number}", "I dag")
        await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
        await caretaker.taps("Ingen bekymring")
    # When four weeks and then two more have passed
    await town.waits(days=28)
    for _ in range(15):
        await town.waits(days=1)
    asked = sum(QUESTION in (each.words or "") for each in staff.phone.messages)
    assert 8 <= asked <= 11
    # Then nothing is asked later
    for _ in range(14):
        await town.waits(days=1)
    assert sum(QUESTION in (each.words or "") for each in staff.phone.messages) == asked
    staff.sees_everything()
    caretaker.sees_everything()


async def test_staff_who_were_removed_are_not_asked(town: Town, staff: Person, caretaker: Person) -> None:
    leader = await town.member("secretariat", "Birgit")
    await closed(staff, caretaker)
    await leader.writes("/folk")
    for button in ("Peter", "Fjern", "Ja"):
        await leader.taps(button)
    await town.waits(days=28, hours=1)
    await staff.is_not_told(QUESTION)
    for person in (staff, caretaker, leader):
        person.sees_everything()
