"""Once nobody is to know who reported something, neither the log, nor the words, nor what is handed out says it."""

from pathlib import Path

import pytest

from bot.exporting import ExportImpossibleError, export_person
from bot.looking.listing import lookers
from core.privacy.looking import Why
from tests.flows import opened
from tests.flows.test_access import new_words
from tests.flows.test_audit import found
from tests.flows.test_erase_me import erases_themselves
from tests.flows.test_erasing import _erased_by_operator as erased_by_operator
from tests.flows.test_gone_in_time import closed, days
from tests.flows.town import Person, Town

LEAD = "SELECT person.account FROM look JOIN person ON person.id = look.person_id WHERE look.about = {}"


@pytest.fixture
async def olga(town: Town) -> Person:
    return await town.member("secretariat", "Olga")


async def asked_and_closed(town: Town, reporter: Person, caretaker: Person, words: str) -> str:
    """Somebody reports, is asked something, reads it, and hears how it ended; it stays for two years."""
    reference = await reporter.reports(words, "I dag")
    card = await caretaker.is_told(f"Nummer: {reference}")
    await caretaker.taps("Jeg tager den", card)
    await caretaker.taps("Skriv til anmelder")
    await caretaker.writes("Hvornår var det?")
    await reporter.is_told("Hvornår var det?")
    await caretaker.taps("Luk", card)
    await caretaker.taps("Henvist")
    await caretaker.taps("Læge")
    await town.settles()
    sees(town)
    return reference


def sees(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


async def handed_out(town: Town, olga: Person, reference: str) -> str:
    """What the secretariat is shown for the resident."""
    before = len(olga.phone.messages)
    await olga.writes(f"/indsigt {reference} beboeren har bedt om det")
    await town.settles()
    sees(town)
    return new_words(olga, before)


async def test_the_log_does_not_name_whoever_reported_it(
    town: Town, staff: Person, caretaker: Person, olga: Person
) -> None:
    # Given that Peter has reported something, and has reported anew before he is forgotten as its reporter
    reference = await asked_and_closed(town, staff, caretaker, "Hun skriger om natten, Vangdalen 14")
    await days(town, 170)
    await staff.reports("Larm om natten, Vangdalen 2", "Kan vente")
    sees(town)
    await days(town, 18)
    alert = await town.asks(lambda work: work.alerts.by_reference(reference))
    assert await town.asks(lambda work: work.reports.get(alert.id).name) is None
    # Then nobody is told that he has looked at it as his own: neither the resident nor the operator
    assert "Peter" not in await handed_out(town, olga, reference)
    assert not [line for line in await town.asks(lambda work: lookers(reference, work)) if "Peter" in line]
    # And no row leads from it to him
    accounts = await town.asks(lambda work: work._connection.exec_driver_sql(LEAD.format(alert.id)).scalars().all())
    assert staff.phone.owner.id not in accounts


async def test_what_an_older_version_wrote_in_the_log_does_not_name_them_either(
    town: Town, staff: Person, caretaker: Person, olga: Person
) -> None:
    reference = await asked_and_closed(town, staff, caretaker, "Hun skriger om natten, Vangdalen 14")
    alert = await town.asks(lambda work: work.alerts.by_reference(reference))
    peter = await town.asks(lambda work: work.people.by_account(staff.phone.owner.id))
    assert town.house is not None
    await town.house.store.write(lambda work: work.looks.note(peter.id, "says", alert.id, Why.OWN))
    await days(town, 188)
    assert "Peter" not in await handed_out(town, olga, reference)
    assert not [line for line in await town.asks(lambda work: lookers(reference, work)) if "Peter" in line]


async def test_words_with_the_name_of_whoever_erased_themselves_are_handed_out_without_it(
    town: Town, caretaker: Person, olga: Person
) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports("Han råber, Vangdalen 4. Hilsen Nadia Nordkvist", "I dag")
    card = await caretaker.is_told(f"Nummer: {reference}")
    await caretaker.taps("Jeg tager den", card)
    await caretaker.writes("Har talt med Nadia om det", reply_to=card)
    await town.settles()
    sees(town)
    await erases_themselves(nadia)
    await town.waits(hours=26)
    await town.ticks()
    # Then the name is gone from the words themselves, and the words stay
    told = opened.readable(town.settings.database_path, town.settings)
    assert "Nadia" not in told
    assert "Nordkvist" not in told
    assert "Han råber, Vangdalen 4. Hilsen" in told
    assert "Har talt med" in told
    told = await handed_out(town, olga, reference)
    assert "Han råber, Vangdalen 4. Hilsen ▮▮▮ ▮▮▮" in told
    assert "Har talt med ▮▮▮ om det" in told


async def test_words_with_the_name_of_whoever_is_forgotten_in_time_are_kept_without_it(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await asked_and_closed(town, staff, caretaker, "Hun skriger, Vangdalen 14. Peter")
    assert "Vangdalen 14. Peter" in opened.readable(town.settings.database_path, town.settings)
    await days(town, 188)
    assert "Vangdalen 14. ▮▮▮" in opened.readable(town.settings.database_path, town.settings)


async def test_there_is_no_export_about_whoever_is_forgotten_and_nothing_of_others_in_it(
    town: Town, caretaker: Person, tmp_path: Path
) -> None:
    nadia, jonas = town.neighbour("Nadia Nordkvist"), town.neighbour("Jonas")
    reference = await nadia.reports("Larm om natten, Energivej 2", "I dag")
    await jonas.reports("Kvindestemmen skriger, Vangdalen 14", "I dag")
    for each in (nadia, jonas):
        await erases_themselves(each)
    sees(town)
    file = tmp_path / "reporter"
    with pytest.raises(ExportImpossibleError, match="forgotten"):
        await export_person(town.settings, reference, "bad om det", file, of_reporter=True, clock=town.clock)
    assert [each for each in ("reporter.txt", "reporter.json") if (tmp_path / each).exists()] == []


async def test_the_reasons_for_looking_at_it_go_with_what_was_erased_and_the_log_stays_whole(
    town: Town, caretaker: Person, olga: Person, staff: Person
) -> None:
    reference = await closed(staff, caretaker)
    await handed_out(town, olga, f"{reference} Grethe Guldbrandsen og")
    alert = await town.asks(lambda work: work.alerts.by_reference(reference))
    assert "Guldbrandsen" in opened.readable(town.settings.database_path, town.settings)
    assert await erased_by_operator(town, reference)
    told = opened.readable(town.settings.database_path, town.settings)
    assert "Guldbrandsen" not in told
    assert "asked by letter" in told
    await town.stops()
    await town.starts()
    await town.ticks()
    kept = await town.asks(
        lambda work: [(each.what, work.looks.reason_of(each)) for each in work.looks.about([alert.id])]
    )
    assert ("access", None) in kept
    assert ("erased on request", "asked by letter") in kept
    assert await found(town) == []
