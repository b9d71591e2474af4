"""The caretaker: the card, its details, taking it, closing it, and what the reporter hears of it."""

import re

import pytest

from tests.flows.town import Person, Town
from tests.sent import JPEG, VOICE

WORDS = "Fru Hansen råber og græder på Vangdalen 4, 2. tv"


@pytest.mark.parametrize(("urgency", "sounds"), [("Akut – nu", True), ("I dag", True), ("Kan vente", False)])
async def test_the_card_says_how_urgent_where_and_who_reported_by_role_and_nothing_about_the_resident(
    town: Town, staff: Person, caretaker: Person, urgency: str, sounds: bool
) -> None:
    reference = await staff.reports(WORDS, urgency)
    card = await caretaker.is_told(reference)
    for shown in (urgency, "Vangdalen", "ejendomsfunktionær"):
        assert shown in card.words
    assert re.search(r"\b\d\d:\d\d\b", card.words)
    for hidden in ("Hansen", "råber", "2. tv", "Vangdalen 4", "Peter"):
        assert hidden not in card.words
    assert card.sounded is sounds


async def test_the_details_show_signs_words_place_and_attachments_and_cannot_be_forwarded(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report with words, a photo and a voice message
    await staff.writes(WORDS)
    await staff.phone.send_photo(data=JPEG, caption="Se døren")
    await staff.phone.send_voice(VOICE, seconds=3)
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    # When the caretaker opens the details
    await caretaker.taps("Vis detaljer")
    # Then everything is there, and none of it can be passed on
    details = await caretaker.is_told("Fru Hansen")
    assert "Vangdalen 4, 2. tv" in details.words
    assert "Råb eller skrig" in details.words
    assert "Se døren" in details.words
    shown = [each for each in caretaker.phone.messages if each.photo or each.voice]
    assert len(shown) == 2
    assert details.protected
    assert all(each.protected for each in shown)
    caretaker.sees_everything()


async def test_the_first_takes_it_and_whoever_comes_later_is_told_who_and_when(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two caretakers who have the same card
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    stale = await karl.is_told(reference)
    await caretaker.is_told(reference)
    # When one takes it, the other's card says so without being touched
    await caretaker.taps("Jeg tager den")
    assert "Kirsten tog den" in (await karl.is_told(reference)).words
    assert "Du tog den" in (await caretaker.is_told(reference)).words
    # And a press that was on its way already is told who and when
    take = next(button for row in stale.buttons for button in row if "Jeg tager den" in button.text)
    press = await karl.phone.press(take, stale)
    toast = await press.answered(5.0)
    assert re.search(r"Kirsten tog den \d\d:\d\d", toast.text or "")
    await staff.is_told("I gang")


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("Råd givet", "Afsluttet"),
        ("Vejledningsforløb", "Afsluttet"),
        ("Overgivet til kommunen", "Videregivet"),
        ("Ingen bekymring", "Afsluttet"),
        ("Ikke vores opgave", "Afsluttet"),
    ],
)
async def test_closing_needs_one_outcome_and_the_reporter_hears_that_it_ended_and_nothing_more(
    town: Town, staff: Person, caretaker: Person, outcome: str, status: str
) -> None:
    karl = await town.member("caretaker", "Karl")
    reference = await staff.reports(WORDS, "I dag")
    await karl.is_told(reference)
    await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    await staff.is_told("I gang")
    # When it is closed, an outcome is asked for and nothing has ended yet
    await caretaker.taps("Luk")
    await caretaker.is_told("Hvordan endte den?")
    assert "I gang" in (await staff.is_told(reference)).words
    await caretaker.taps(outcome)
    # Then everybody's card shows it, and the reporter hears the status alone
    assert outcome in (await caretaker.is_told(reference)).words
    assert outcome in (await karl.is_told(reference)).words
    told = await staff.is_told(status)
    for hidden in ("Hansen", "råber", outcome, "Kirsten"):
        assert hidden not in told.words


async def test_a_note_can_be_written_which_the_reporter_never_sees(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await caretaker.is_told("Råd givet")
    await caretaker.taps("Skriv note")
    await caretaker.is_told("Skriv noten")
    await caretaker.writes("Ringede til søsteren")
    await caretaker.is_told("Noteret")
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Ringede til søsteren")
    await staff.is_told("Afsluttet")
    await staff.is_not_told("søsteren")


async def test_a_referral_asks_where_to_and_the_reporter_hears_that_it_was_passed_on(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports(WORDS, "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Luk")
    await caretaker.taps("Henvist")
    asked = await caretaker.is_told("Hvor er der henvist til?")
    offered = [button.text for row in asked.buttons for button in row]
    for destination in town.configuration.destinations:
        assert destination.danish in offered
    await caretaker.taps("Gældsrådgivning")
    assert "Henvist (Gældsrådgivning)" in (await caretaker.is_told(reference)).words
    told = await staff.is_told("Videregivet")
    assert "Gældsrådgivning" not in told.words


async def test_a_duplicate_says_of_which_alert(town: Town, staff: Person, caretaker: Person) -> None:
    first = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.is_told(first)
    staff.sees_everything()
    second = await staff.reports("Larm på Vangdalen 9", "I dag")
    await caretaker.is_told(second)
    card = await caretaker.is_told(second)
    await caretaker.taps("Luk", card)
    await caretaker.taps("Dublet")
    asked = await caretaker.is_told("Dublet af hvilken?")
    offered = [button.text for row in asked.buttons for button in row]
    assert any(first in text for text in offered)
    assert not any(second in text for text in offered)
    await caretaker.taps(next(text for text in offered if first in text))
    assert f"Dublet ({first})" in (await caretaker.is_told(second)).words
    await staff.is_told("Afsluttet")
