"""/privatliv: what is kept, why, how long, and whom to ask; generated, so that it is never wrong."""

from pathlib import Path
from typing import Any

import pytest

from bot.town import load
from core.kernel.town import Town as Configuration
from core.people.notices import PeopleKind
from core.people.person import Role
from tests.flows.town import Town
from tests.unit.handlers.stage import Stage, text_of

_SECTIONS = ("retention", "chats")


def _other(value: Any) -> Any:
    """Another value of the same kind: 97 and 89 stand nowhere else on the page."""
    return (97,) if isinstance(value, tuple) else 97 if value != 97 else 89


def changed(section: str, field: str) -> Configuration:
    town = load()
    part = getattr(town, section)
    return town.model_copy(update={section: part.model_copy(update={field: _other(getattr(part, field))})})


PERIODS = [
    *((section, field) for section in _SECTIONS for field in type(getattr(load(), section)).model_fields),
    ("drafts", "delete_after_hours"),
]


async def page(folder: Path, town: Configuration, language: str = "da") -> str:
    stage = Stage(folder)
    nadia = await stage.person(Role.NEIGHBOUR, language=language)
    object.__setattr__(stage.store._around, "town", town)
    told = text_of(await stage.sees(nadia, PeopleKind.PRIVACY))
    stage.store.close()
    return told


@pytest.mark.parametrize(("section", "field"), PERIODS)
async def test_every_period_that_is_configured_is_told_as_it_is(tmp_path: Path, section: str, field: str) -> None:
    (tmp_path / "as_it_is").mkdir()
    (tmp_path / "changed").mkdir()
    as_it_is = await page(tmp_path / "as_it_is", load())
    told = await page(tmp_path / "changed", changed(section, field))
    assert told != as_it_is
    assert "97" in told


@pytest.mark.parametrize("language", ["da", "en"])
async def test_it_fits_in_one_message_in_both_languages(tmp_path: Path, language: str) -> None:
    assert len(await page(tmp_path, load(), language)) < 4096


async def test_it_says_whom_to_ask_about_data_protection(tmp_path: Path) -> None:
    town = load()
    whom = {
        "data_protection": "Rådgiver Rosa",
        "data_protection_phone": "12 34 56 78",
        "data_protection_email": "rosa@example.dk",
    }
    contact = town.contact.model_copy(update=whom)
    told = await page(tmp_path, town.model_copy(update={"contact": contact}))
    assert "Spørg: Rådgiver Rosa, 12 34 56 78, rosa@example.dk" in told


async def test_it_says_on_which_lawful_basis_in_the_words_of_those_who_decided(tmp_path: Path) -> None:
    town = load()
    contact = town.contact.model_copy(update={"lawful_basis": "Almenboliglovens § 6"})
    (tmp_path / "none").mkdir()
    assert "Retsgrundlag" not in await page(tmp_path / "none", town)
    assert "Retsgrundlag: Almenboliglovens § 6" in await page(tmp_path, town.model_copy(update={"contact": contact}))


async def test_a_member_reads_what_is_kept_about_members_and_who_takes_them_out(town: Town) -> None:
    peter = await town.member("property_staff", "Peter", "Vangdalen")
    await peter.writes("/privatliv")
    told = (await peter.is_told("Det gemmer vi om dig")).words
    assert "telefonnummer, adresser og fravær, til sekretariatet tager dig ud" in told
    assert "/slet" not in told
    peter.sees_everything()


@pytest.mark.parametrize("command", ["/privatliv", "/privacy"])
async def test_everybody_can_read_it(town: Town, command: str) -> None:
    nadia = town.neighbour()
    await nadia.writes(command)
    told = (await nadia.is_told("Det gemmer vi om dig")).words
    for promised in ("ikke krypteret hele vejen", "en anden i sekretariatet", "i en log", "/slet", "datatilsynet.dk"):
        assert promised in told
    assert "privatliv" in [each.command for each in nadia.phone.menu()]
    nadia.sees_everything()


async def test_it_is_there_in_english(town: Town) -> None:
    anna = town.neighbour("Anna", language="en")
    await anna.writes("/privacy")
    await anna.is_told("What is kept here about you")
    anna.sees_everything()
