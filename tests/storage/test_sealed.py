"""What is sealed opens with its key, in its place, and nowhere else."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.people.address import Address
from core.people.person import Person, Role
from storage.inbox import Received
from storage.sealed import Seals, UnsealableError, is_sealed
from storage.store import Store
from storage.unit_of_work import UnitOfWork
from storage.vault.masters import Masters
from storage.vault.vault import Vault

WORDS = "json://kirsten:kodeord@example.org/ – æøå"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    opened = Vault(tmp_path / "vault.sqlite3", Masters([b"m" * 32]))
    yield opened
    opened.close()


@pytest.fixture
def seals(vault: Vault) -> Seals:
    return Seals(vault)


def test_what_was_sealed_can_be_read_in_its_place_and_shows_nothing_of_itself(seals: Seals) -> None:
    sealed = seals.seal(WORDS, seals.new_key(), "address", "url", 7)
    assert is_sealed(sealed)
    assert "kodeord" not in sealed
    assert seals.unseal(sealed, "address", "url", 7) == WORDS


@pytest.mark.parametrize("place", [("address", "url", 8), ("address", "label", 7), ("person", "url", 7)])
def test_moving_a_ciphertext_to_another_row_column_or_table_is_refused(
    seals: Seals, place: tuple[str, str, int]
) -> None:
    sealed = seals.seal(WORDS, seals.new_key(), "address", "url", 7)
    with pytest.raises(UnsealableError):
        seals.unseal(sealed, *place)


def test_a_ciphertext_that_claims_another_key_is_refused(seals: Seals) -> None:
    one, other = seals.new_key(), seals.new_key()
    sealed = seals.seal(WORDS, one, "address", "url", 7)
    with pytest.raises(UnsealableError):
        seals.unseal(sealed.replace(str(one), str(other)), "address", "url", 7)


def test_what_was_sealed_with_a_destroyed_key_never_opens_again(seals: Seals, vault: Vault) -> None:
    gone, stays = seals.new_key(), seals.new_key()
    lost = seals.seal(WORDS, gone, "address", "url", 7)
    kept = seals.seal(WORDS, stays, "address", "url", 8)
    vault.destroy([gone])
    with pytest.raises(UnsealableError):
        seals.unseal(lost, "address", "url", 7)
    assert seals.unseal(kept, "address", "url", 8) == WORDS


@pytest.mark.parametrize("broken", ["", WORDS, "§", "§1:AAAA", "§x:AAAA", "§1:****", "sealed:AAAA"])
def test_what_was_never_sealed_or_is_broken_is_refused(seals: Seals, broken: str) -> None:
    with pytest.raises(UnsealableError):
        seals.unseal(broken, "address", "url", 7)


def test_the_same_words_look_different_each_time(seals: Seals) -> None:
    key = seals.new_key()
    assert seals.seal(WORDS, key, "address", "url", 7) != seals.seal(WORDS, key, "address", "url", 7)


@given(st.text(max_size=2000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_people_write_comes_out_as_it_went_in(seals: Seals, words: str) -> None:
    key = seals.new_key()
    assert seals.unseal(seals.seal(words, key, "entry", "words", 1), "entry", "words", 1) == words


def test_the_length_of_what_was_sealed_tells_little(seals: Seals) -> None:
    key = seals.new_key()
    lengths = {len(seals.seal("x" * length, key, "entry", "words", 1)) for length in range(501)}
    assert len(lengths) == len((64, 128, 256, 512))


def test_equal_places_have_equal_hashes_and_nobody_else_has_them(seals: Seals, tmp_path: Path) -> None:
    assert seals.keyed_hash("place", "vangdalen 4") == seals.keyed_hash("place", "vangdalen 4")
    assert seals.keyed_hash("place", "vangdalen 4") != seals.keyed_hash("place", "vangdalen 5")
    assert seals.keyed_hash("place", "vangdalen 4") != seals.keyed_hash("sender", "vangdalen 4")
    with closing(Vault(tmp_path / "other.sqlite3", Masters([b"m" * 32]))) as other:
        assert seals.keyed_hash("place", "vangdalen 4") != Seals(other).keyed_hash("place", "vangdalen 4")


async def test_an_update_waits_sealed_and_comes_out_as_it_came_in(store: Store) -> None:
    update = {"message": {"text": WORDS}}
    await store.write(lambda work: work.inbox.receive([Received(1, 7, update)], work.now))
    assert [each.payload for each in await store.read(lambda work: work.inbox.waiting(0, 10))] == [update]
    assert not [kept for kept in await store.read(_payloads) if "kodeord" in kept]


async def test_an_update_whose_key_is_gone_keeps_the_others_from_nothing(store: Store) -> None:
    await store.write(lambda work: work.inbox.receive([Received(1, 7, "a"), Received(2, 8, "b")], work.now))
    await store.write(_spoil_the_first)
    assert [each.payload for each in await store.read(lambda work: work.inbox.waiting(0, 10))] == [None, "b"]


async def test_an_address_is_kept_sealed_and_goes_with_everything_that_was_to_go_there(store: Store) -> None:
    def add(work: UnitOfWork) -> None:
        work.people.add(Person(1, 2, Role.CARETAKER, "Kirsten", joined_at=work.now))
        address = Address(3, 1, "JSON", work.now).asked("123456", work.now)
        work.addresses.add(address, WORDS)
        work.addresses.send_code(address)

    await store.write(add)
    assert await store.read(lambda work: work.addresses.url(3)) == WORDS
    assert await store.read(lambda work: work.calls.any_due(work.now))
    await store.write(lambda work: work.addresses.remove(3))
    assert not await store.read(lambda work: work.calls.any_due(work.now))
    assert await store.read(lambda work: work.addresses.of(1)) == []


def _payloads(work: UnitOfWork) -> list[str]:
    return [row.payload for row in work._connection.exec_driver_sql("SELECT payload FROM inbox")]


def _spoil_the_first(work: UnitOfWork) -> None:
    sealed = work._around.seals.seal('"a"', work._around.seals.new_key(), "inbox", "payload", 1)
    work._connection.exec_driver_sql("UPDATE inbox SET payload = ? WHERE update_id = 1", (sealed,)).close()
