"""/kontakt: how colleagues reach somebody, and addresses beside Telegram that are proved with a code."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.kernel.town import Fallback
from storage.unit_of_work import UnitOfWork
from tests.flows.receivers import Gateway, addresses_of, adds, calls, code_of, has_address
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True)) as opened:
        yield opened


@pytest.fixture
async def secretariat(town: Town) -> Person:
    return await town.member("secretariat", "Sofie")


async def phone_of(town: Town, person: Person) -> str | None:
    account = person.phone.owner.id

    def ask(work: UnitOfWork) -> str | None:
        known = work.people.by_account(account)
        return known.phone if known else None

    found: str | None = await town.asks(ask)
    return found


@pytest.mark.parametrize("written", ["20123456", "20 12 34 56", "+45 20-12-34-56", "0045 20123456", "tlf. 20123456"])
async def test_a_number_is_understood_however_it_is_written_and_shown_in_pairs(
    town: Town, caretaker: Person, written: str
) -> None:
    await caretaker.writes("/kontakt")
    assert "ikke oplyst" in (await caretaker.is_told("Sådan kan du nås")).words
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.is_told("Skriv dit telefonnummer")
    await caretaker.writes(written)
    await caretaker.is_told("Telefon: 20\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56")
    assert await phone_of(town, caretaker) == "+4520123456"


async def test_a_number_nobody_can_call_is_refused_and_may_be_written_again(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.writes("12345")
    await caretaker.is_told("Det nummer kan man ikke ringe til")
    assert await phone_of(town, caretaker) is None
    await caretaker.writes("20123456")
    await caretaker.is_told("Telefon: 20\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56")
    await caretaker.taps("Fjern telefonnummer")
    await caretaker.is_told("Telefon: ikke oplyst")
    assert await phone_of(town, caretaker) is None
    caretaker.sees_everything()


@pytest.mark.parametrize("button", ["Skriv telefonnummer", "Tilføj adresse"])
async def test_a_report_that_is_written_instead_of_a_number_or_an_address_is_a_report(
    town: Town, caretaker: Person, button: str
) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps(button)
    await caretaker.writes("Fru Hansen råber og græder i opgangen, Vangdalen 4, 2. tv")
    await caretaker.taps("I dag")
    await caretaker.is_told(await caretaker.reference())
    caretaker.sees_everything()


async def test_an_address_that_is_not_proved_is_never_called(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    await adds(caretaker, beside.url())
    caretaker.sees_everything()
    await caretaker.phone.block()
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await town.settles()
    assert len(beside.words) == 1, "the code, and nothing else"
    assert await town.asks(calls) == []
    staff.sees_everything()


async def test_an_address_that_was_removed_is_never_called(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given an acute alert under way, and a call that waits for its minute
    await has_address(caretaker, beside)
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    assert len(await town.asks(calls)) == 1
    # When the address is removed
    await caretaker.writes("/kontakt")
    await caretaker.taps("Fjern: 1")
    # Then nothing goes there any more
    for _ in range(40):
        await town.waits(seconds=10)
    assert beside.words == []
    assert await addresses_of(town, caretaker) == []
    caretaker.sees_everything()
    staff.sees_everything()


async def test_there_are_at_most_as_many_addresses_as_the_town_says(
    town: Town, caretaker: Person, beside: Gateway
) -> None:
    for number in range(3):
        await has_address(caretaker, beside, f"nummer{number}")
    await caretaker.writes("/kontakt")
    page = await caretaker.is_told("Sådan kan du nås")
    assert not [button for row in page.buttons for button in row if "Tilføj" in button.text]


@pytest.mark.parametrize("address", ["json://", "hvad", "dbus://"])
async def test_an_address_that_nothing_can_be_sent_to_is_refused_and_not_kept(
    town: Town, caretaker: Person, address: str
) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Tilføj adresse")
    await caretaker.writes(address)
    await caretaker.is_told("Der kan ikke sendes noget til den adresse")
    assert await addresses_of(town, caretaker) == []
    caretaker.sees_everything()


async def test_the_secretariat_does_it_for_a_colleague_who_alone_can_prove_it(
    town: Town, caretaker: Person, secretariat: Person, beside: Gateway
) -> None:
    # Given the secretariat opens the colleague's page
    await secretariat.writes("/folk")
    await secretariat.taps("Kirsten")
    await secretariat.taps("Kontakt")
    await secretariat.taps("Skriv telefonnummer")
    await secretariat.writes("20123456")
    assert (
        "Telefon: 20\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56"
        in (await secretariat.is_told("Sådan kan Kirsten nås")).words
    )
    assert (
        "Telefon: 20\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56"
        in (await caretaker.is_told("Sådan kan du nås")).words
    )
    # When they add an address
    await secretariat.taps("Tilføj adresse")
    await secretariat.writes(beside.url())
    await secretariat.is_told("Kirsten bliver bedt om at skrive den")
    code = code_of(beside.words[-1])
    # Then their own chat takes no code, and the message with the address has left it
    assert not [each for each in secretariat.phone.messages if "hemmeligt" in each.words]
    await secretariat.writes(code)
    await town.settles()
    assert await addresses_of(town, caretaker) == [False]
    # And the colleague, asked in their own chat, proves it
    await caretaker.is_told("Der er en kode på 6 cifre på vej til dig")
    await caretaker.taps("Skriv koden")
    await caretaker.writes(code)
    await caretaker.is_told("koden passer")
    assert await addresses_of(town, caretaker) == [True]
    secretariat.sees_everything()
    caretaker.sees_everything()


@pytest.mark.parametrize("role", [None, "property_staff", "professional", "housing_office"])
async def test_whoever_is_not_called_has_no_page_and_no_command_for_it(town: Town, role: str | None) -> None:
    someone = await town.member(role, "Ole") if role else town.neighbour()
    await someone.writes("/hjaelp")
    assert "/kontakt" not in (await someone.is_told("Det kan du her")).words
    await someone.writes("/kontakt")
    await someone.is_told("Det har du ikke adgang til her")
    someone.sees_everything()


async def test_whose_role_ends_is_forgotten_with_number_and_addresses(
    town: Town, caretaker: Person, secretariat: Person, beside: Gateway
) -> None:
    await has_address(caretaker, beside)
    await town.has_number(caretaker, "+4520123456")
    await secretariat.writes("/folk")
    await secretariat.taps("Kirsten")
    await secretariat.taps("Fjern")
    await secretariat.taps("Ja, fjern")
    await town.settles()
    assert await phone_of(town, caretaker) is None
    assert await addresses_of(town, caretaker) == []
    secretariat.sees_everything()
    caretaker.sees_everything()
