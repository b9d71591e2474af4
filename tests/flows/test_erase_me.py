"""/slet: whoever reported something is known no longer, and what they reported stays with those who help."""

from pathlib import Path

from bot.inviting import invite_somebody
from tests.flows import opened
from tests.flows.town import Person, Town, count_of

WORDS = "Kvindestemmen fra trappen skriger om natten, Vangdalen 14"


async def erases_themselves(person: Person) -> None:
    await person.writes("/slet")
    await person.is_told("Er du sikker?")
    await person.taps("Ja, slet mig")
    await person.is_told("Du er slettet")
    person.sees_everything()


async def test_a_reporter_is_asked_first_and_may_leave_it(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports(WORDS, "I dag")
    await nadia.writes("/slet")
    await nadia.is_told("Det, du har meldt, bliver hos den sociale vicevært uden dit navn")
    await nadia.taps("Nej, lad være")
    await nadia.is_told("Intet blev slettet")
    await nadia.writes("/mine")
    await nadia.is_told(reference)
    await caretaker.is_told(reference)


async def test_nothing_leads_to_whoever_erased_themselves(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports(WORDS, "I dag")
    await caretaker.is_told(reference)
    await nadia.writes("Noget helt andet, som ikke er sendt, Energivej 3")
    await town.settles()
    await erases_themselves(nadia)
    # When everything that was said there is removed, and a day has passed
    await town.waits(minutes=1)
    await town.waits(hours=26)
    await town.ticks()
    # Then no table holds their account, their name or their draft
    told = opened.readable(town.settings.database_path, town.settings)
    assert str(nadia.phone.owner.id) not in told
    assert "Nordkvist" not in told
    assert "ikke er sendt" not in told
    assert await town.asks(count_of("doomed")) == 0
    # And what they reported is with the caretaker as before
    assert "Kvindestemmen" in told
    caretaker.sees_everything()
    nadia.sees_everything()


async def test_what_they_wrote_is_removed_from_the_chat(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    await nadia.reports(WORDS, "I dag")
    await nadia.writes("Noget helt andet, som ikke er sendt, Energivej 3")
    await town.settles()
    await erases_themselves(nadia)
    await town.waits(minutes=1)
    assert not [each for each in nadia.phone.messages if not each.from_bot and "Energivej 3" in (each.words or "")]
    caretaker.sees_everything()
    nadia.sees_everything()


async def test_the_matter_goes_on_without_its_reporter(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await erases_themselves(nadia)
    # The caretaker sees that nobody can be written to, and who it was is not told
    await caretaker.writes(f"/liste {reference}")
    card = await caretaker.is_told(f"Nummer: {reference}")
    newest = [each for each in caretaker.phone.messages if reference in (each.words or "")][-1]
    assert "Skriv til anmelder" not in str(newest.buttons)
    await caretaker.taps("Vis detaljer", newest)
    details = await caretaker.is_told("Det vides ikke længere, hvem der meldte")
    assert "Nordkvist" not in (details.words or "")
    assert "Kvindestemmen" in (details.words or "")
    # Its reporter hears nothing of how it ends
    await caretaker.taps("Luk", newest)
    await caretaker.taps("Råd givet")
    await town.settles()
    await nadia.is_not_told("Afsluttet")
    assert card is not None
    caretaker.sees_everything()


async def test_whoever_writes_again_is_somebody_new(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    first = await nadia.reports(WORDS, "I dag")
    await erases_themselves(nadia)
    second = await nadia.reports("Larm om natten, Energivej 2", "I dag")
    nadia.sees_everything()
    await nadia.writes("/mine")
    listed = await nadia.is_told(second)
    assert first not in (listed.words or "")
    for _ in range(3):
        await town.waits(hours=13)
    assert await town.asks(lambda work: work.people.by_account(nadia.phone.owner.id)) is not None
    assert await town.asks(lambda work: work.alerts.by_reference(second)) is not None
    caretaker.sees_everything()
    nadia.sees_everything()


async def test_members_ask_the_secretariat_first(town: Town, staff: Person) -> None:
    leader = await town.member("secretariat", "Birgit")
    await staff.writes("/slet")
    await staff.is_told("Bed først sekretariatet om at fjerne dig")
    await leader.writes("/folk")
    for button in ("Peter", "Fjern", "Ja"):
        await leader.taps(button)
    leader.sees_everything()
    staff.sees_everything()
    await erases_themselves(staff)
    await town.ticks()
    assert "Peter" not in opened.readable(town.settings.database_path, town.settings)


async def test_an_old_backup_does_not_bring_them_back(town: Town, caretaker: Person, tmp_path: Path) -> None:
    nadia, backup = town.neighbour("Nadia Nordkvist"), tmp_path / "backup.sqlite3"
    reference = await nadia.reports(WORDS, "I dag")
    await caretaker.is_told(reference)
    opened.copy(town.settings.database_path, backup)
    await erases_themselves(nadia)
    await town.ticks()
    assert "Nordkvist" not in opened.readable(backup, town.settings)
    await town.stops()
    opened.put_back(backup, town.settings.database_path)
    await town.starts()
    assert await town.asks(lambda work: work.people.by_account(nadia.phone.owner.id)) is None
    kept = await town.asks(lambda work: work.alerts.by_reference(reference))
    assert await town.asks(lambda work: work.reports.get(kept.id).name) is None
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_who_reported_is_forgotten_after_six_months_and_the_matter_stays(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await nadia.reports(WORDS, "I dag")
    await caretaker.taps("Luk", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Henvist")
    await caretaker.taps("Læge")
    await town.waits(days=180)
    assert "Nordkvist" in opened.readable(town.settings.database_path, town.settings)
    for _ in range(8):
        await town.waits(days=1)
    told = opened.readable(town.settings.database_path, town.settings)
    assert "Nordkvist" not in told
    assert str(nadia.phone.owner.id) not in told
    assert "Kvindestemmen" in told
    caretaker.sees_everything()
    nadia.sees_everything()


async def test_whoever_only_looked_in_is_forgotten_after_a_month(town: Town, caretaker: Person) -> None:
    nadia, peter = town.neighbour("Nadia Nordkvist"), town.neighbour("Peter")
    await nadia.writes("/start")
    await peter.reports(WORDS, "I dag")
    await town.settles()
    assert await town.asks(count_of("person")) == 3
    for _ in range(32):
        await town.waits(days=1)
    assert await town.asks(lambda work: work.people.by_account(nadia.phone.owner.id)) is None
    assert await town.asks(lambda work: work.people.by_account(peter.phone.owner.id)) is not None
    assert str(nadia.phone.owner.id) not in opened.readable(town.settings.database_path, town.settings)
    for person in (nadia, peter, caretaker):
        person.sees_everything()


async def test_an_invitation_that_nobody_used_is_gone_after_a_week(town: Town) -> None:
    leader = await town.member("secretariat", "Birgit")
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("fagperson")
    await leader.writes("Sofie Solbakke")
    await town.settles()
    assert "Solbakke" in opened.readable(town.settings.database_path, town.settings)
    for _ in range(9):
        await town.waits(days=1)
    assert "Solbakke" not in opened.readable(town.settings.database_path, town.settings)
    assert await town.asks(count_of("invitation")) == 0
    leader.sees_everything()


async def test_a_member_who_was_taken_out_is_known_by_name_as_long_as_the_log_knows_what_they_did(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Peter, who was taken out, and Karl, who was taken out and has come back
    leader, karl = await town.member("secretariat", "Birgit"), await town.member("professional", "Karlsen")
    await leader.writes("/folk")
    for button in ("Peter", "Fjern", "Ja", "Karlsen", "Fjern", "Ja"):
        await leader.taps(button)
    link = await invite_somebody(town.settings, "professional", "Karlsen", [], town.clock)
    assert link.address is not None
    await karl.phone.open_link(link.address)
    for months in (59, 2):
        await town.settles()
        for person in town.people:
            person.sees_everything()
        told = opened.readable(town.settings.database_path, town.settings)
        assert "Peter" in told
        await town.waits(days=months * 30.5)
        await town.ticks()
    # Then his name goes when the log of that time has gone, and that of who takes part stays
    await town.waits(hours=1)
    for person in town.people:
        person.sees_everything()
    told = opened.readable(town.settings.database_path, town.settings)
    assert "Peter" not in told
    assert str(staff.phone.owner.id) not in told
    assert "Karlsen" in told
