"""Words of danger to life are a report with the 112 answer, whatever was asked and whatever they are written behind."""

from pathlib import Path

import pytest

from core.kernel.town import Drafts
from tests.flows.town import Person, Town, open_town

CALL = "Ring 112 nu."


@pytest.mark.parametrize("between", [" ", "\n", "\t", "  \n ", ": ", ", ", "\u00a0"], ids=repr)
async def test_what_is_written_behind_meld_is_the_report_whatever_stands_between(
    town: Town, staff: Person, caretaker: Person, between: str
) -> None:
    await staff.writes(f"/meld{between}Selvmord truer hun med")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert ": Selvmord truer hun med\n" in (await caretaker.is_told("Det skrev anmelderen")).words


async def test_one_word_of_danger_behind_meld_is_enough(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("/meld\nSelvmord")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())


async def test_what_was_written_behind_meld_can_be_corrected(town: Town, staff: Person) -> None:
    written = await staff.writes("/meld\nHun råber, Vangdalen 4")
    await staff.is_told("Vangdalen 4")
    await staff.phone.edit(written, "/meld\nHun råber, Vangdalen 6")
    assert "Vangdalen 4" not in (await staff.is_told("Vangdalen 6")).words


async def test_meld_with_nothing_but_a_full_stop_leads_through_a_report(town: Town, staff: Person) -> None:
    await staff.writes("/meld. ")
    await staff.is_told("Hvad har du set eller hørt")


@pytest.mark.parametrize("command", ["/start", "/mine", "/liste", "/tal", "/folk", "/sprog", "/hjaelp", "/hjælp", "/x"])
async def test_danger_behind_any_command_is_a_report(
    town: Town, staff: Person, caretaker: Person, command: str
) -> None:
    await staff.writes(f"{command}\nHun vil begå selvmord")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())


async def test_a_code_with_a_word_in_it_by_chance_is_a_code(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("/start -anACN1wK2yZirQ-Axe-TKklQxEV9QmK")
    await nadia.is_told("Linket virker ikke")


async def test_danger_written_while_a_name_is_asked_is_a_report_and_no_name(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the leader was asked for a newcomer's name
    leader = await town.member("secretariat", "Sanne")
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("ejendomsfunktionær")
    await leader.is_told("Skriv navnet")
    # When she writes of danger
    await leader.writes("Hun vil begå selvmord, Vangdalen 4")
    # Then it is a report, and so is what she writes next
    await leader.is_told(CALL)
    reference = await leader.reference()
    await caretaker.is_told(reference)
    leader.sees_everything()
    await leader.writes("Nabolejligheden hører det også")
    await leader.is_told("ikke sendt endnu")
    await leader.is_not_told("Invitation til")


async def test_danger_written_while_a_note_is_asked_is_a_report_from_the_same_place(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker who was asked for a note
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports("Hun græder, Vangdalen 4, 2. tv", "Kan vente")
    await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Skriv note")
    await caretaker.is_told("Skriv noten")
    caretaker.sees_everything()
    karl.sees_everything()
    # When the note speaks of danger
    await caretaker.writes("Nu siger hun, at hun vil begå selvmord")
    # Then she hears 112, and it is an acute alert from that place, for all who can act
    await caretaker.is_told(CALL)
    again = await caretaker.reference()
    assert again != reference
    card = await karl.is_told(again)
    assert "Akut – nu" in card.words
    assert reference in card.words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_danger_answered_to_a_card_is_a_report_and_a_hidden_reporter_stays_hidden(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour("Nadia Nabo")
    await nadia.writes("Hun græder, Vangdalen 4")
    await nadia.taps("Skjul mit navn")
    await nadia.taps("I dag")
    card = await caretaker.is_told(await nadia.reference())
    await caretaker.writes("Hun vil begå selvmord, Vangdalen 9", reply_to=card)
    await caretaker.is_told(CALL)
    assert await caretaker.reference() not in card.words
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Vangdalen 9")
    assert "Kirsten (social vicevært)" in details.words
    assert "Nadia" not in details.words
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_danger_is_not_mixed_with_a_draft_that_has_lain_since_long(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a draft about another place that was left half an hour ago
    await staff.writes("Lugter lidt, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=30)
    staff.sees_everything()
    # When its reporter writes of danger
    await staff.writes("Hun har en kniv og vil slå sig selv ihjel, blokken ved skolen")
    # Then that goes on alone
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Hun har en kniv")
    for old in ("Lugt", "Vangdalen 4"):
        assert old not in details.words
    # And the draft is still there
    await staff.taps("Kan vente", await staff.is_told("ikke sendt endnu"))
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert "Vangdalen 4" in (await caretaker.is_told("Lugter lidt")).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_danger_belongs_to_a_draft_that_was_just_begun(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("Lugter lidt, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=29)
    await staff.writes("Nu ligger hun bevidstløs")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert "Vangdalen 4" in (await caretaker.is_told("bevidstløs")).words


async def test_danger_answered_to_an_old_draft_belongs_to_it(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("Lugter lidt, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await town.waits(minutes=40)
    draft = await staff.is_told("ikke sendt endnu")
    await staff.writes("Nu ligger hun bevidstløs", reply_to=draft)
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    assert "Vangdalen 4" in (await caretaker.is_told("bevidstløs")).words


async def test_a_neighbour_with_as_many_old_drafts_as_allowed_is_heard_about_danger(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data", drafts=Drafts(open_at_most=1)) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        nadia = town.neighbour()
        await nadia.writes("Lugter lidt, Vangdalen 4")
        await nadia.is_told("ikke sendt endnu")
        await town.waits(minutes=31)
        nadia.sees_everything()
        await nadia.writes("Hun ligger bevidstløs, Energivej 14")
        await nadia.is_told(CALL)
        assert "Energivej" in (await caretaker.is_told(await nadia.reference())).words
