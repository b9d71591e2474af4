"""Whoever tells of somebody instead of answering what the bot asked has reported it: nothing of it is lost, and no
number in it becomes anybody's."""

from pathlib import Path

import pytest

from core.kernel.town import Fallback
from tests.flows.receivers import CONTACT, gateway
from tests.flows.test_conversation import card_of, taken
from tests.flows.town import Person, Town, count_of, open_town
from tests.sent import JPEG

REPORT = "Naboen råber og græder, Energivej 14"


def all_is_seen(town: Town) -> None:
    for person in town.people:
        person.sees_everything()


async def are_kept(town: Town, table: str, number: int) -> None:
    await town.settles()
    all_is_seen(town)
    assert await town.asks(count_of(table)) == number


@pytest.mark.parametrize("said", ["/ind", "/ind Vangdalen 4"])
async def test_a_report_written_while_going_in_is_a_report(town: Town, caretaker: Person, said: str) -> None:
    await caretaker.writes(said)
    await caretaker.writes("Hun råber og græder i Energivej 14, 2. tv")
    await are_kept(town, "report", 1)


@pytest.mark.parametrize("said", ["/ind", "/ind Vangdalen 4"])
async def test_a_picture_sent_while_going_in_is_a_report(town: Town, caretaker: Person, said: str) -> None:
    await caretaker.writes(said)
    await caretaker.phone.send_photo(JPEG, caption="Døren er sparket ind, Energivej 14")
    await are_kept(town, "attachment", 1)


@pytest.mark.parametrize(
    "words",
    [
        REPORT,
        "Hun råbte igen i nat kl. 3, Energivej 14",
        "Naboen siger, hun ikke er set siden torsdag",
        "Hun får besøg på fredag kl. 10 og er bange",
    ],
)
async def test_a_report_written_instead_of_a_moment_is_a_report(
    town: Town, staff: Person, caretaker: Person, words: str
) -> None:
    await staff.reports("Larm, Vangdalen 4", "I dag")
    await caretaker.taps("Udskyd")
    await caretaker.taps("Et andet tidspunkt")
    await caretaker.writes(words)
    await are_kept(town, "report", 2)


async def test_a_picture_sent_instead_of_a_moment_is_kept(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.reports("Larm, Vangdalen 4", "I dag")
    await caretaker.taps("Udskyd")
    await caretaker.taps("Et andet tidspunkt")
    await caretaker.phone.send_photo(JPEG)
    await are_kept(town, "attachment", 1)


async def test_a_picture_sent_instead_of_a_reason_is_kept(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await taken(staff, caretaker)
    await caretaker.taps("Luk", await card_of(reference, caretaker))
    await caretaker.taps("Råd givet")
    await caretaker.taps("Genåbn", await card_of(reference, caretaker))
    await caretaker.phone.send_photo(JPEG)
    await are_kept(town, "attachment", 1)


async def test_a_report_written_instead_of_a_name_is_a_report(town: Town) -> None:
    leader = await town.member("secretariat", "Birgit")
    await leader.writes("/folk")
    await leader.taps("Inviter")
    await leader.taps("social vicevært")
    await leader.writes(REPORT)
    await are_kept(town, "report", 1)


@pytest.mark.parametrize(
    "words", ["Råber og græder, Vangdalen 14, 2. tv, kl. 22", "Hun råber. Ring til hende på 20304050"]
)
async def test_a_report_with_figures_in_it_is_nobodys_telephone_number(
    town: Town, caretaker: Person, words: str
) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.writes(words)
    await are_kept(town, "report", 1)


async def test_no_code_goes_to_a_number_in_a_report(tmp_path: Path) -> None:
    async with gateway() as beside:
        sms = f"json://gateway:hemmeligt@127.0.0.1:{beside.port}/{{number}}"
        fallback = Fallback(allow_local=True, sms_url=sms)
        async with open_town(tmp_path / "data", fallback=fallback, contact=CONTACT) as town:
            caretaker = await town.member("caretaker", "Kirsten")
            await caretaker.writes("/kontakt")
            await caretaker.taps("Tilføj adresse")
            await caretaker.writes("Hun råber. Ring til hende på 20304050")
            await are_kept(town, "report", 1)
            assert beside.words == []


async def test_what_is_no_telephone_number_is_asked_for_again(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    await caretaker.writes("det gamle")
    asked = await caretaker.is_told("Det ligner ikke et telefonnummer. Skriv for eksempel: 20 30 40 50")
    assert "Fortryd" in str(asked.buttons)
    await caretaker.writes("20 30 40 51")
    assert "40\xa051" in (await caretaker.is_told("Sådan kan du nås")).words
    await are_kept(town, "report", 0)
