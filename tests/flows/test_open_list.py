"""/liste and /tal: what is open, and what it adds up to."""

import re

import pytest

from tests.flows.town import Person, Town


async def quietly_reports(staff: Person, words: str, urgency: str) -> str:
    reference = await staff.reports(words, urgency)
    staff.sees_everything()
    return reference


async def test_the_list_shows_urgent_and_old_first_in_pages_with_one_tap_to_each(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given nine open alerts of different urgency and age
    urgencies = ["Kan vente", "I dag", "Akut – nu"] * 3
    sent: list[tuple[str, str]] = []
    for number, urgency in enumerate(urgencies):
        sent.append((urgency, await quietly_reports(staff, f"Uro på Vangdalen {2 * number + 1}", urgency)))
        await town.waits(minutes=1)
    caretaker.sees_everything()
    expected = [ref for wanted in ("Akut – nu", "I dag", "Kan vente") for urgency, ref in sent if urgency == wanted]
    # When the caretaker asks for the list
    await caretaker.writes("/liste")
    page = await caretaker.is_told("1–6 af 9")
    # Then the urgent stand first, the old before the new, six on a page
    assert re.findall(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}\b", page.words) == expected[:6]
    await caretaker.taps("Næste", page)
    page = await caretaker.is_told("7–9 af 9")
    assert re.findall(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}\b", page.words) == expected[6:]
    # And one tap opens each
    await caretaker.taps(expected[7], page)
    card = await caretaker.is_told(f"Nummer: {expected[7]}")
    await caretaker.taps("Jeg tager den", card)
    await staff.is_told("I gang")
    staff.sees_everything()


@pytest.mark.parametrize("written", ["{}", "{} ", "lower"])
async def test_the_list_finds_one_by_its_reference_however_it_is_written(
    town: Town, staff: Person, caretaker: Person, written: str
) -> None:
    reference = await quietly_reports(staff, "Råber, Vangdalen 4", "I dag")
    other = await quietly_reports(staff, "Råber, Vangdalen 14", "I dag")
    caretaker.sees_everything()
    asked = reference.lower().replace("-", " ") if written == "lower" else written.format(reference)
    await caretaker.writes(f"/liste {asked}")
    await town.settles()
    assert reference in caretaker.phone.messages[-1].words
    assert other not in caretaker.phone.messages[-1].words
    caretaker.sees_everything()


async def test_a_reference_that_does_not_exist_gets_a_clear_answer(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/liste ZZZ-999")
    await caretaker.is_told("Der er ingen henvendelse med det nummer")


async def test_the_figures_count_every_concern_and_the_parts_add_up(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given one referred, one closed with advice, one open
    secretariat = await town.member("secretariat", "Sofie")
    for words, outcome in (("Råber, Vangdalen 4", ["Henvist", "Læge"]), ("Lugter, Vangdalen 8", ["Råd givet"])):
        await quietly_reports(staff, words, "I dag")
        await caretaker.taps("Luk")
        for label in outcome:
            await caretaker.taps(label)
    await quietly_reports(staff, "Græder, Vangdalen 12", "Akut – nu")
    caretaker.sees_everything()
    # When the caretaker and the secretariat ask for the figures
    for reader in (caretaker, secretariat):
        await reader.writes("/tal")
        table = (await reader.is_told("Henvendelser i tal")).words
        rows = [line for line in table.splitlines() if re.search(r"\d\s+\d+\s+\d+$", line)]
        figures = {line[:15].strip(): [int(n) for n in line.split()[-3:]] for line in rows}
        # Then each row is there, also what is not known yet, and the columns fit a phone
        assert figures["Vangdalen"] == [3, 3, 0]
        assert figures["Akut – nu"] == [1, 1, 0]
        assert figures["Råd givet"] == [1, 1, 0]
        assert figures["Læge"] == [1, 1, 0]
        totals = [[int(n) for n in line.split()[-3:]] for line in rows if line.startswith("I alt")]
        assert totals == [[3, 3, 0]] * 4 + [[1, 1, 0]]
        unknown = [[int(n) for n in line.split()[-3:]] for line in rows if line.startswith("Uoplyst")]
        assert unknown == [[0, 0, 0]] * 3 + [[1, 1, 0], [0, 0, 0]]
        assert max(len(line) for line in rows) <= 34
    staff.sees_everything()


async def test_figures_and_list_are_for_those_who_act_alone(town: Town, staff: Person) -> None:
    for command in ("/tal", "/liste"):
        await staff.writes(command)
        await staff.is_told("Det har du ikke adgang til her")
    await town.settles()
    assert len([each for each in staff.phone.messages if "ikke adgang" in each.words]) == 2
    staff.sees_everything()


async def test_a_list_asked_for_again_stands_below_the_question(town: Town, caretaker: Person) -> None:
    # Given somebody has asked what is open
    await caretaker.writes("/liste")
    first = await caretaker.is_told("Der er ingen åbne")
    # When they ask again later
    await caretaker.writes("/liste")
    # Then the answer is the newest message of the chat, and the old one has gone
    second = await caretaker.is_told("Der er ingen åbne")
    assert caretaker.phone.messages[-1].id == second.id
    assert first.id not in {each.id for each in caretaker.phone.messages}
