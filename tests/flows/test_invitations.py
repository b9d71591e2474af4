"""Invitations: one link makes one person a member, and says nothing to anybody else."""

import asyncio
import re
from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.command_line import app
from bot.inviting import InvitationImpossibleError, Link, invite_somebody
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town

DOES_NOT_WORK = "Linket virker ikke"


async def invited(town: Town, role: str, name: str, *areas: str) -> Link:
    return await invite_somebody(town.settings, role, name, list(areas), town.clock)


async def opens(town: Town, person: Person, link: Link) -> None:
    assert link.address is not None
    await person.phone.open_link(link.address)
    await town.settles()


async def test_opening_an_invitation_makes_a_member_with_role_and_areas_and_says_what_they_can_do(town: Town) -> None:
    # Given an invitation for a member of the property staff in two areas
    link = await invited(town, "property_staff", "Peter Hansen", "Vangdalen", "energivej")
    # When Peter opens it
    peter = town.neighbour("Pete")
    await opens(town, peter, link)
    # Then he learns who he is here, where, and what he can do
    welcome = await peter.is_told("Du er Peter Hansen, ejendomsfunktionær")
    assert "Vangdalen" in welcome.words
    assert "Energivej-området" in welcome.words
    assert "/meld" in welcome.words
    assert "/liste" not in welcome.words


async def test_a_caretaker_is_told_that_alerts_come_by_themselves(town: Town) -> None:
    kirsten = town.neighbour("Kirsten")
    await opens(town, kirsten, await invited(town, "caretaker", "Kirsten"))
    welcome = await kirsten.is_told("social vicevært")
    assert "/liste" in welcome.words
    assert "/tal" in welcome.words
    assert "/folk" not in welcome.words


async def test_a_used_an_expired_and_an_unknown_code_get_the_same_clear_answer(town: Town) -> None:
    # Given one link that was used and one that has expired
    used, expired = await invited(town, "caretaker", "Kirsten"), await invited(town, "caretaker", "Karl")
    kirsten = town.neighbour("Kirsten")
    await opens(town, kirsten, used)
    await kirsten.is_told("Kirsten")
    await town.waits(days=7, seconds=1)
    # When others open them, and one that never was
    answers = set()
    unknown = Link("https://t.me/opgang_bot?start=AAAAAAAAAAAAAAAAAAAAAA", "", 7)
    for name, link in (("Uffe", used), ("Ellen", expired), ("Ulla", unknown)):
        somebody = town.neighbour(name)
        await opens(town, somebody, link)
        answers.add((await somebody.is_told(DOES_NOT_WORK)).words)
        # Then nobody has become a member
        await somebody.writes("/liste")
        await somebody.is_told("ikke adgang")
    # And nothing in the answers tells which of these it was
    assert len(answers) == 1


async def test_an_invitation_is_good_for_seven_days(town: Town) -> None:
    link = await invited(town, "caretaker", "Kirsten")
    await town.waits(days=6, hours=23, minutes=59)
    kirsten = town.neighbour("Kirsten")
    await opens(town, kirsten, link)
    await kirsten.is_told("Du er Kirsten")


async def test_the_link_fits_telegram_and_only_a_hash_of_its_code_is_kept(town: Town) -> None:
    link = await invited(town, "caretaker", "Kirsten")
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", link.code)
    assert link.address == f"https://t.me/{town.telegram.bot.username}?start={link.code}"

    def everything_kept(work: UnitOfWork) -> str:
        rows = work._connection.exec_driver_sql("SELECT * FROM invitation").all()
        return repr(rows)

    kept = await town.asks(everything_kept)
    assert "Kirsten" not in kept
    assert link.code not in kept


async def test_the_link_is_printed_with_a_qr_code(town: Town) -> None:
    link = await invited(town, "caretaker", "Kirsten")
    console = Console(record=True, width=200, file=StringIO())
    link.show(console)
    printed = console.export_text()
    assert str(link.address) in printed
    assert sum(line.count("█") + line.count("▀") + line.count("▄") for line in printed.splitlines()) > 100


async def test_the_command_line_prints_a_link_that_works(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an operator at the data folder of a bot that has run
    monkeypatch.setenv("OPGANG_DATA", str(town.settings.data))
    monkeypatch.chdir(town.settings.data)
    asked = ["invite", "caretaker", "--name", "Kirsten", "--area", "Vangdalen", "--area", "Energivej-området"]
    # When they ask for an invitation
    printed = await asyncio.to_thread(CliRunner().invoke, app, asked)
    # Then its link makes Kirsten the caretaker of both areas
    assert printed.exit_code == 0, printed.output
    address = re.search(r"https://t\.me/opgang_bot\?start=[A-Za-z0-9_-]{1,64}", printed.output)
    assert address
    kirsten = town.neighbour("Kirsten")
    await kirsten.phone.open_link(address[0])
    welcome = await kirsten.is_told("Du er Kirsten, social vicevært")
    assert "Vangdalen, Energivej-området" in welcome.words


@pytest.mark.parametrize(
    ("role", "name", "areas", "said"),
    [
        ("king", "Kirsten", [], "is no role"),
        ("neighbour", "Nadia", [], "is no role"),
        ("caretaker", "Kirsten", ["Atlantis"], "is no area"),
        ("caretaker", "  ", [], "between 1 and 64"),
        ("caretaker", "K" * 65, [], "between 1 and 64"),
    ],
)
async def test_an_invitation_that_cannot_be_says_why(
    town: Town, role: str, name: str, areas: list[str], said: str
) -> None:
    with pytest.raises(InvitationImpossibleError, match=said):
        await invite_somebody(town.settings, role, name, areas, town.clock)


async def test_opening_an_invitation_twice_oneself_changes_nothing(town: Town) -> None:
    link = await invited(town, "caretaker", "Kirsten")
    kirsten = town.neighbour("Kirsten")
    await opens(town, kirsten, link)
    await kirsten.is_told("Du er Kirsten")
    await opens(town, kirsten, link)
    await kirsten.is_told(DOES_NOT_WORK)
    await kirsten.writes("/liste")
    await kirsten.is_told("ingen åbne henvendelser")


async def test_a_leader_who_tries_the_link_she_made_stays_a_leader_and_the_link_stays_good(town: Town) -> None:
    # Given a leader and a link for Peter
    leader = await town.member("secretariat", "Sanne")
    link = await invited(town, "property_staff", "Peter")
    # When she opens it
    await opens(town, leader, link)
    # Then she is told that it is not for her, and keeps her role
    assert "sekretariatet" in (await leader.is_told("Du er allerede med")).words
    await leader.writes("/folk")
    await leader.is_told("Sanne – sekretariatet")
    # And Peter can still use it
    peter = town.neighbour("Peter")
    await opens(town, peter, link)
    await peter.is_told("Du er Peter, ejendomsfunktionær")


@pytest.mark.parametrize("role", ["property_staff", "professional", "caretaker", "housing_unit", "housing_office"])
async def test_no_member_becomes_somebody_else_by_a_link_that_is_for_them(town: Town, role: str) -> None:
    sofie = await town.member(role, "Sofie")
    link = await invited(town, "caretaker", "Karl")
    await opens(town, sofie, link)
    await sofie.is_told("Du er allerede med")
    karl = town.neighbour("Karl")
    await opens(town, karl, link)
    await karl.is_told("Du er Karl")


async def test_a_member_is_given_another_role_by_a_link_in_their_own_name(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a caretaker who was asked for a note, and a link that makes her the secretariat
    reference = await staff.reports("Hun råber, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Skriv note")
    await caretaker.is_told("Skriv noten")
    caretaker.sees_everything()
    # When she opens it
    await opens(town, caretaker, await invited(town, "secretariat", "Kirsten"))
    await caretaker.is_told("Du er Kirsten, sekretariatet")
    # Then what she writes next is no note any longer
    await caretaker.writes("Nu græder hun igen, Energivej 14")
    await caretaker.is_told("ikke sendt endnu")
    staff.sees_everything()


async def test_the_secretariat_loses_its_role_by_no_link(town: Town) -> None:
    leader = await town.member("secretariat", "Sanne")
    await opens(town, leader, await invited(town, "caretaker", "Sanne"))
    await leader.is_told("Du er allerede med")
    await leader.writes("/folk")
    await leader.is_told("Sanne – sekretariatet")
