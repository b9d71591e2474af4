"""A person is told what is kept about them, and who has looked at it; nothing about others."""

import json
from pathlib import Path

import pytest

from bot.exporting import ExportImpossibleError, export_person
from core.privacy.looking import Why
from tests.flows.test_every_look_is_logged import looks
from tests.flows.town import Person, Town

_LONGEST = 4096


@pytest.fixture
async def olga(town: Town) -> Person:
    return await town.member("secretariat", "Olga")


async def reported(town: Town, caretaker: Person) -> tuple[Person, str]:
    """Nadia has reported, Kirsten has read it and written a note."""
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports("Han råber hver nat. Energivej 14. Hilsen Nadia", "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("hver nat")
    await caretaker.taps("Jeg tager den")
    await caretaker.writes("Hans søster passer ham om natten", reply_to=await caretaker.is_told(reference))
    await town.settles()
    nadia.sees_everything()
    caretaker.sees_everything()
    return nadia, reference


def new_words(person: Person, before: int) -> str:
    """What the phone was shown since it had so many messages."""
    return "\n".join(message.words or "" for message in person.phone.messages[before:] if message.from_bot)


async def test_the_secretariat_hands_out_what_is_kept_and_who_looked_without_who_reported_it(
    town: Town, caretaker: Person, olga: Person
) -> None:
    _, reference = await reported(town, caretaker)
    olga.sees_everything()
    before = len(olga.phone.messages)
    # When Olga asks without a reason, she is asked for it
    await olga.writes(f"/indsigt {reference}")
    assert "hver nat" not in (await olga.is_told("Hvorfor skal det udleveres")).words
    assert await looks(town) == [("Kirsten", "details_named", Why.TASK)]
    # When she gives one
    await olga.writes(f"/indsigt {reference} beboeren har bedt om det i et brev")
    await town.settles()
    # Then she reads what is kept, and who looked, and nothing of who reported it
    told = new_words(olga, before)
    assert all(each in told for each in (reference, "Energivej 14", "hver nat", "passer ham om natten"))
    assert "Kirsten, social vicevært: detaljerne med anmelderens navn (som led i arbejdet)" in told
    assert "Olga, sekretariatet: dette overblik (fordi nogen bad om indsigt)" in told
    assert "»beboeren har bedt om det i et brev«" in told
    assert "Nadia" not in told
    assert "Nordkvist" not in told
    # And that is in the log too
    assert ("Olga", "access", Why.ACCESS) in await looks(town)
    assert ("Olga", "access_words", Why.ACCESS) in await looks(town)
    olga.sees_everything()


async def test_whoever_is_not_in_the_secretariat_is_told_about_themselves_alone(town: Town, caretaker: Person) -> None:
    nadia, reference = await reported(town, caretaker)
    # When the reporter asks, with a reference or without
    before = len(nadia.phone.messages)
    await nadia.writes(f"/indsigt {reference} jeg er nysgerrig på det")
    await town.settles()
    told = new_words(nadia, before)
    # Then they read their own words and that a caretaker has looked, not who that was, and no notes
    assert all(each in told for each in (reference, "hver nat", "social vicevært: detaljerne"))
    assert "Kirsten" not in told
    assert "passer ham om natten" not in told
    # And a caretaker who asks about another's report is told about themselves
    before = len(caretaker.phone.messages)
    await caretaker.writes(f"/indsigt {reference} jeg er nysgerrig på det")
    await town.settles()
    told = new_words(caretaker, before)
    assert "Navn: Kirsten" in told
    assert "hver nat" not in told
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_a_long_case_comes_in_as_many_messages_as_it_takes_and_nothing_is_cut(
    town: Town, caretaker: Person, olga: Person
) -> None:
    nadia, reference = await reported(town, caretaker)
    for number in range(4):
        await nadia.taps("Tilføj")
        await nadia.writes(f"<&> slut{number} " * 250 + f"ende{number}")
        await town.settles()
    nadia.sees_everything()
    caretaker.sees_everything()
    before = len(olga.phone.messages)
    await olga.writes(f"/indsigt {reference} beboeren har bedt om det")
    await town.settles()
    parts = [each for each in olga.phone.messages[before:] if each.from_bot]
    assert len(parts) > 4
    assert all(len(each.words or "") <= _LONGEST for each in parts)
    told = "".join(each.words or "" for each in parts)
    assert all(told.count(f"slut{number}") == 250 and f"ende{number}" in told for number in range(4))
    olga.sees_everything()


async def test_the_operator_writes_two_files_that_nobody_else_can_read_and_overwrites_none(
    town: Town, caretaker: Person, tmp_path: Path
) -> None:
    _, reference = await reported(town, caretaker)
    file = tmp_path / "person"
    made = await export_person(town.settings, reference, "bad om det", file, of_reporter=False, clock=town.clock)
    text, listed = (each.read_text(encoding="utf-8") for each in made)
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in made)
    assert all("hver nat" in each and "Nadia" not in each and "Nordkvist" not in each for each in (text, listed))
    assert "Kirsten, social vicevært: detaljerne" in text
    assert [matter["reference"] for matter in json.loads(listed)["matters"]] == [reference]
    assert ("the operator", "export", Why.ACCESS) in await looks(town)
    with pytest.raises(ExportImpossibleError, match="nothing is overwritten"):
        await export_person(town.settings, reference, "bad om det", file, of_reporter=False, clock=town.clock)


async def test_an_export_about_who_reported_holds_what_they_wrote_and_no_notes(
    town: Town, caretaker: Person, tmp_path: Path
) -> None:
    _, reference = await reported(town, caretaker)
    file = tmp_path / "reporter"
    made = await export_person(town.settings, reference, "bad om det", file, of_reporter=True, clock=town.clock)
    for each in made:
        told = each.read_text(encoding="utf-8")
        assert "hver nat" in told
        assert "passer ham om natten" not in told
        assert "Kirsten" not in told


@pytest.mark.parametrize(
    ("reference", "reason", "said"), [("ABC-234", "bad om det", "There is no report"), (None, "ja", "Say in a few")]
)
async def test_an_export_without_a_reason_or_a_report_writes_nothing_and_is_no_look(
    town: Town, caretaker: Person, tmp_path: Path, reference: str | None, reason: str, said: str
) -> None:
    _, known = await reported(town, caretaker)
    before = await looks(town)
    with pytest.raises(ExportImpossibleError, match=said):
        await export_person(town.settings, reference or known, reason, tmp_path / "x", of_reporter=False)
    assert await looks(town) == before
    assert [each for each in ("x.txt", "x.json") if (tmp_path / each).exists()] == []
