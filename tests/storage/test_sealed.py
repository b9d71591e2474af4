"""What is sealed opens with its key, in its place, and nowhere else."""

import json

import pytest

from core.people.address import Address
from core.people.person import Person, Role
from storage.inbox import Received
from storage.sealed import Seals, UnsealableError, is_sealed
from storage.store import Store
from storage.unit_of_work import UnitOfWork

OLD, NEW = b"o" * 32, b"n" * 32
WORDS = "json://kirsten:kodeord@example.org/ – æøå"


def test_what_was_sealed_can_be_read_in_its_place_and_shows_nothing_of_itself() -> None:
    seals = Seals([NEW])
    sealed = seals.seal(WORDS, "address", "url", 7)
    assert is_sealed(sealed)
    assert sealed.isascii()
    assert "kodeord" not in sealed
    assert seals.unseal(sealed, "address", "url", 7) == WORDS


@pytest.mark.parametrize("place", [("address", "url", 8), ("address", "label", 7), ("person", "url", 7)])
def test_what_was_moved_to_another_place_does_not_open(place: tuple[str, str, int]) -> None:
    sealed = Seals([NEW]).seal(WORDS, "address", "url", 7)
    with pytest.raises(UnsealableError):
        Seals([NEW]).unseal(sealed, *place)


def test_a_newer_key_seals_and_an_older_one_still_opens() -> None:
    old = Seals([OLD]).seal(WORDS, "address", "url", 7)
    both = Seals([NEW, OLD])
    assert both.unseal(old, "address", "url", 7) == WORDS
    with pytest.raises(UnsealableError):
        Seals([OLD]).unseal(both.seal(WORDS, "address", "url", 7), "address", "url", 7)


@pytest.mark.parametrize("broken", ["", WORDS, "sealed:", "sealed:AAAA", "sealed:****"])
def test_what_was_never_sealed_or_is_broken_is_refused(broken: str) -> None:
    with pytest.raises(UnsealableError):
        Seals([NEW]).unseal(broken, "address", "url", 7)


def test_the_same_words_look_different_each_time() -> None:
    seals = Seals([NEW])
    assert seals.seal(WORDS, "address", "url", 7) != seals.seal(WORDS, "address", "url", 7)


async def test_an_update_waits_sealed_and_comes_out_as_it_came_in(store: Store) -> None:
    update = {"message": {"text": WORDS}}
    await store.write(lambda work: work.inbox.receive([Received(1, 7, update)], work.now))
    assert [each.payload for each in await store.read(lambda work: work.inbox.waiting(0, 10))] == [update]
    assert not [kept for kept in await store.read(_payloads) if "kodeord" in kept]


async def test_an_update_that_an_older_version_kept_is_still_handled(store: Store) -> None:
    await store.write(lambda work: work.inbox.receive([Received(1, 7, "new")], work.now))
    open_text = json.dumps({"text": WORDS})
    await store.write(
        lambda work: work._connection.exec_driver_sql("UPDATE inbox SET payload = ?", (open_text,)).close()
    )
    assert [each.payload for each in await store.read(lambda work: work.inbox.waiting(0, 10))] == [{"text": WORDS}]


async def test_an_update_whose_key_is_gone_keeps_the_others_from_nothing(store: Store) -> None:
    await store.write(lambda work: work.inbox.receive([Received(1, 7, "a"), Received(2, 8, "b")], work.now))
    lost = Seals([OLD]).seal('"a"', "inbox", "payload", 1)
    await store.write(
        lambda work: work._connection.exec_driver_sql(
            "UPDATE inbox SET payload = ? WHERE update_id = 1", (lost,)
        ).close()
    )
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
