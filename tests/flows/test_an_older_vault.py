"""A vault that is older than the database is put back: nothing is lost by that, and the operator is told."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.checking import findings
from storage.belonging import OlderVaultError
from tests.flows import opened
from tests.flows.test_erasing import _erased_by_operator, closed
from tests.flows.town import Person, Town

_BEFORE = "Larm før, Energivej 4"
_MANY = 20
"""More than come with one batch of keys."""


async def _reported(town: Town, staff: Person, caretaker: Person) -> None:
    for number in range(_MANY):
        await staff.reports(f"Larm om natten {number}, Energivej 2", "I dag")


async def _erased(town: Town, staff: Person, caretaker: Person) -> None:
    assert await _erased_by_operator(town, await closed(staff, caretaker))


async def _both(town: Town, staff: Person, caretaker: Person) -> None:
    await _erased(town, staff, caretaker)
    await _reported(town, staff, caretaker)


def _put_vault(copy: Path, town: Town) -> None:
    for end in ("-wal", "-shm"):
        town.settings.vault_path.with_name(town.settings.vault_path.name + end).unlink(missing_ok=True)
    shutil.copy(copy, town.settings.vault_path)


@pytest.mark.parametrize("since", [_reported, _erased, _both], ids=["reported", "erased", "both"])
async def test_an_older_vault_is_refused_and_with_the_right_one_everything_is_there(
    town: Town,
    staff: Person,
    caretaker: Person,
    tmp_path: Path,
    since: Callable[[Town, Person, Person], Awaitable[None]],
) -> None:
    # Given a copy of the vault, and something that happened since
    older, right = tmp_path / "older", tmp_path / "right"
    await staff.reports(_BEFORE, "I dag")
    await town.stops()
    shutil.copy(town.settings.vault_path, older)
    await town.starts()
    await since(town, staff, caretaker)
    before = opened.readable(town.settings.database_path, town.settings)
    await town.stops()
    shutil.copy(town.settings.vault_path, right)
    # When the copy is put back
    _put_vault(older, town)
    # Then the bot does not start, it is said why, and nothing was changed
    with pytest.raises(OlderVaultError, match="older copy"):
        await town.starts()
    assert "older copy" in (await findings(town.settings, town.clock))[0].word
    assert town.settings.vault_path.read_bytes() == older.read_bytes()
    # And with the right one everything is there
    _put_vault(right, town)
    await town.starts()
    after = opened.readable(town.settings.database_path, town.settings)
    assert {line for line in before.splitlines() if "Energivej" in line} <= set(after.splitlines())
    for person in (staff, caretaker):
        person.sees_everything()


async def test_a_vault_and_a_database_of_the_same_day_may_be_put_back_together(
    town: Town, staff: Person, caretaker: Person, tmp_path: Path
) -> None:
    vault, database = tmp_path / "vault", tmp_path / "database"
    before = await staff.reports(_BEFORE, "I dag")
    await town.stops()
    shutil.copy(town.settings.vault_path, vault)
    opened.copy(town.settings.database_path, database)
    await town.starts()
    await _both(town, staff, caretaker)
    await town.stops()
    _put_vault(vault, town)
    opened.put_back(database, town.settings.database_path)
    await town.starts()
    assert await town.asks(lambda work: work.alerts.by_reference(before)) is not None
    assert await staff.reports("Larm om natten, Energivej 2", "I dag") != before
    for person in (staff, caretaker):
        person.sees_everything()


async def test_a_vault_that_was_killed_before_the_database_knew_is_taken(
    town: Town, staff: Person, caretaker: Person
) -> None:
    """It is ahead of the database then: new keys that nothing was sealed with, or some destroyed and not yet noted."""
    reference = await closed(staff, caretaker)
    assert town.house is not None
    vault = town.house.vault
    vault.destroy([vault.new() for _ in range(1000)])
    await town.stops()
    await town.starts()
    await town.ticks()
    assert await town.asks(lambda work: work.settings.get("generation")) == town.house.vault.generation
    assert await town.asks(lambda work: work.alerts.by_reference(reference)) is not None
