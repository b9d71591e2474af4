"""What a resident is told is all that there is, and nothing of it is masked that is nobody's."""

from pathlib import Path

import pytest

from bot.exporting import export_person
from tests.flows.away import is_away
from tests.flows.test_abuse import kept_out
from tests.flows.test_access import new_words
from tests.flows.test_gone_in_time import closed
from tests.flows.town import Person, Town


@pytest.fixture
async def olga(town: Town) -> Person:
    return await town.member("secretariat", "Olga")


async def asks(town: Town, person: Person, words: str = "/indsigt") -> str:
    """What they are shown for it."""
    await town.settles()
    before = len(person.phone.messages)
    await person.writes(words)
    await town.settles()
    for each in town.people:
        each.sees_everything()
    return new_words(person, before)


async def is_a_duplicate(town: Town, reporter: Person, caretaker: Person, original: str, words: str) -> str:
    """Somebody reports what is closed as a duplicate of another."""
    duplicate = await reporter.reports(words, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {duplicate}"))
    await caretaker.taps("Dublet")
    asked = await caretaker.is_told("Dublet af hvilken?")
    await caretaker.taps(next(each.text for row in asked.buttons for each in row if original in each.text), asked)
    await town.settles()
    return duplicate


async def test_what_a_duplicate_says_belongs_to_what_it_is_a_duplicate_of_whichever_is_asked_for(
    town: Town, staff: Person, caretaker: Person, olga: Person
) -> None:
    original = await closed(staff, caretaker)
    nadia = town.neighbour("Nadia Nordkvist")
    words = "Hun banker i gulvet, Vangdalen 14. Hilsen Nadia"
    duplicate = await is_a_duplicate(town, nadia, caretaker, original, words)
    for reference in (original, duplicate):
        told = await asks(town, olga, f"/indsigt {reference} beboeren har bedt om det")
        assert "banker i gulvet" in told
        assert "Kvindestemmen fra trappen" in told
        assert "Nadia" not in told


async def test_a_date_is_no_telephone_number(town: Town, caretaker: Person, olga: Person) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Siden 30.11.2026 og 2026-11-28 har hun grædt, Energivej 14", "I dag")
    told = await asks(town, olga, f"/indsigt {reference} beboeren har bedt om det")
    assert "30.11.2026" in told
    assert "2026-11-28" in told


async def test_drafts_and_what_a_colleague_wrote_to_them_are_their_own_too(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    reference = await nadia.reports("Han råber, Energivej 14", "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Skriv til anmelder")
    await caretaker.writes("Hvornår var det?")
    await town.settles()
    await nadia.writes("Hun skriger om natten på Vangdalen 14")
    told = await asks(town, nadia)
    assert "Hvornår var det?" in told
    assert "uden nummer" in told
    assert "Hun skriger om natten" in told
    assert "Kirsten" not in told


async def test_what_was_held_back_is_shown_to_its_writer_like_a_draft_and_no_word_of_why(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 uge")
    await nadia.writes("Der er musik igen, Vangdalen 4")
    await nadia.taps("I dag")
    await nadia.is_told("er gemt, og nogen læser det")
    told = await asks(town, nadia)
    assert "Der er musik igen" in told
    assert not [each for each in ("spær", "holdt", "tilbage") if each in told.lower()]


async def test_members_are_told_when_they_were_away_and_where_they_went_in(town: Town, caretaker: Person) -> None:
    await town.member("caretaker", "Karen")
    await is_away(caretaker, "1.12. - 4.12.", "Karen")
    await caretaker.writes("/ind Energivej 14")
    told = await asks(town, caretaker)
    assert "Dit fravær:\n• tirsdag 1. til fredag 4. december (ferie)" in told
    assert "Karen" not in told
    assert "Energivej 14" in told


async def test_an_export_about_who_reported_says_who_they_are_and_how_they_are_reached(
    town: Town, staff: Person, caretaker: Person, tmp_path: Path
) -> None:
    for name, reporter in (("Peter", staff), ("Nordkvist", town.neighbour("Nadia Nordkvist"))):
        reference = await reporter.reports("Hun skriger, Vangdalen 14", "I dag")
        await asks(town, caretaker)
        file = tmp_path / name
        made = await export_person(town.settings, reference, "bad om det", file, of_reporter=True, clock=town.clock)
        for each in made:
            assert name in each.read_text(encoding="utf-8")
