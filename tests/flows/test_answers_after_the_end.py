"""After it was closed the reporter may still answer for some days, and whoever closed it may open it again."""

from simulator import Message
from tests.flows.town import Person, Town, count_of

WORDS = "Råber og græder, Vangdalen 4, 2. tv"


async def closed(staff: Person, caretaker: Person) -> tuple[str, Message]:
    """A report that the caretaker has closed, and how the reporter was told."""
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Råd givet")
    await staff.is_told("Afsluttet")
    staff.sees_everything()
    caretaker.sees_everything()
    return reference, next(each for each in staff.phone.messages if each.words and f"{reference}: Afsl" in each.words)


async def test_an_answer_within_fourteen_days_reaches_whoever_closed_it_with_a_way_to_open_it_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference, ended = await closed(staff, caretaker)
    karl.sees_everything()
    await town.waits(days=13)
    # When the reporter answers what they were told
    await staff.writes("Nu råber hun igen", reply_to=ended)
    # Then whoever closed it hears it, nobody else, and it is still closed
    told = await caretaker.is_told("Nu råber hun igen")
    assert "efter at den er afsluttet" in told.words
    assert reference in told.words
    assert not told.sounded
    assert caretaker.rings(f"Anmelderen af {reference} har skrevet") == 1
    await karl.is_not_told("råber hun igen")
    assert "lukkede den" in (await caretaker.is_told(f"Nummer: {reference}")).words
    await staff.is_told("✓ Leveret")
    # And it can be opened again, for a reason
    await caretaker.taps("Genåbn", told)
    await caretaker.writes("Anmelderen skriver, at det er begyndt igen")
    await staff.is_told(f"{reference}: I gang")
    staff.sees_everything()
    caretaker.sees_everything()


async def test_after_fourteen_days_the_reporter_is_thanked_and_what_they_wrote_is_a_new_draft(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference, ended = await closed(staff, caretaker)
    await town.waits(days=15)
    await staff.writes("Nu råber hun igen, Vangdalen 4", reply_to=ended)
    assert reference in (await staff.is_told("Tak, fordi du skriver")).words
    await caretaker.is_not_told("råber hun igen")
    await staff.taps("I dag")
    other = await staff.reference()
    assert other != reference
    await caretaker.is_told(f"Nummer: {other}")
    staff.sees_everything()


async def test_the_button_of_an_old_message_says_that_it_is_too_late(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.taps("Skriv til anmelder", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.writes("Er hun hjemme?")
    asked = await staff.is_told("Er hun hjemme?")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Råd givet")
    await town.waits(days=15)
    press = await staff.taps("Svar", asked)
    assert press.toast is not None
    assert "mere end 14 dage siden" in press.toast.text
    staff.sees_everything()
    caretaker.sees_everything()


async def test_danger_after_the_end_is_a_new_report_whatever_it_answers(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference, ended = await closed(staff, caretaker)
    await staff.writes("Hun vil hoppe ud af vinduet og begå selvmord", reply_to=ended)
    await staff.is_told("Ring 112")
    other = await staff.reference()
    assert other != reference
    assert "Akut – nu" in (await caretaker.is_told(f"Nummer: {other}")).words
    assert await town.asks(count_of("report")) == 2
    staff.sees_everything()


async def test_an_answer_to_somebody_who_is_no_longer_there_reaches_whoever_is(
    town: Town, staff: Person, caretaker: Person
) -> None:
    secretariat = await town.member("secretariat", "Sofie")
    _, ended = await closed(staff, caretaker)
    karl = await town.member("caretaker", "Karl")
    secretariat.sees_everything()
    # Given whoever closed it has left
    await secretariat.writes("/folk")
    await secretariat.taps("Kirsten")
    await secretariat.taps("Fjern")
    await secretariat.taps("Ja")
    caretaker.sees_everything()
    secretariat.sees_everything()
    await staff.writes("Nu råber hun igen", reply_to=ended)
    await karl.is_told("Nu råber hun igen")
    await caretaker.is_not_told("råber hun igen")
    for person in town.people:
        person.sees_everything()


async def test_the_caretaker_may_write_after_the_end_too(town: Town, staff: Person, caretaker: Person) -> None:
    reference, _ = await closed(staff, caretaker)
    await caretaker.taps("Skriv til anmelder", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.writes("Hvordan går det nu?")
    await staff.writes("Meget bedre", reply_to=await staff.is_told("Hvordan går det nu?"))
    await caretaker.is_told("Meget bedre")
    staff.sees_everything()
    caretaker.sees_everything()
