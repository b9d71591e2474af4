"""Changing the master key: everything opens all the while, and the old key may go when it is over."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.sealed import Seals
from storage.vault.engine import VaultBusyError
from storage.vault.masters import MasterMissingError, Masters, fingerprint
from storage.vault.rotation import NotTheNewestError, Rotation, tally
from storage.vault.vault import KeyDestroyedError, Vault

OLDEST, OLD, NEW = b"0" * 32, b"o" * 32, b"n" * 32
MANY = 2500
"""More than two pieces."""


@contextmanager
def _vault(folder: Path, *masters: bytes) -> Iterator[Vault]:
    with closing(Vault(folder / "vault.sqlite3", Masters(masters))) as vault:
        yield vault


@contextmanager
def _rotation(folder: Path, *masters: bytes, runs: Callable[[], bool] = lambda: False) -> Iterator[Rotation]:
    with closing(Rotation(folder / "vault.sqlite3", Masters(masters), runs)) as rotation:
        yield rotation


def _rotated(folder: Path, *masters: bytes) -> int:
    with _rotation(folder, *masters) as rotation:
        return sum(rotation.run())


def test_after_the_old_key_is_taken_out_everything_opens(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        keys = {number: vault.key(number) for number in (vault.new() for _ in range(MANY))}
        sealed = Seals(vault).seal("Hun råber", next(iter(keys)), "entry", "words", 7)
        named = vault.named("buttons")
    assert _rotated(tmp_path, NEW, OLD) >= MANY
    with _vault(tmp_path, NEW) as vault:
        assert {number: vault.key(number) for number in keys} == keys
        assert Seals(vault).unseal(sealed, "entry", "words", 7) == "Hun råber"
        assert vault.named("buttons") == named
        assert set(vault.wrapped_by()) == {fingerprint(NEW)}


def test_what_an_older_and_the_oldest_key_wrap_is_wrapped_with_the_newest(tmp_path: Path) -> None:
    numbers = []
    for masters in ((OLDEST,), (OLD, OLDEST)):
        with _vault(tmp_path, *masters) as vault:
            numbers.append(vault.new())
    _rotated(tmp_path, NEW, OLD, OLDEST)
    with _vault(tmp_path, NEW) as vault:
        assert {len(vault.key(number)) for number in numbers} == {32}


def test_a_rotation_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        numbers = [vault.new() for _ in range(MANY)]
    with _rotation(tmp_path, NEW, OLD) as rotation:
        whole = sum(rotation.left().values())
        pieces = rotation.run()
        begun = next(pieces)
        pieces.close()
    assert 0 < begun < whole
    with _vault(tmp_path, NEW, OLD) as vault:
        assert {len(vault.key(number)) for number in numbers} == {32}
    assert _rotated(tmp_path, NEW, OLD) == whole - begun


def test_a_key_that_is_destroyed_meanwhile_does_not_come_back(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        numbers = [vault.new() for _ in range(MANY)]
        with _rotation(tmp_path, NEW, OLD) as rotation:
            for _ in rotation.run():
                vault.destroy(numbers)
    with _vault(tmp_path, NEW) as vault:
        assert vault.destroyed(numbers) == set(numbers)
        with pytest.raises(KeyDestroyedError):
            vault.key(numbers[-1])


def test_the_bot_reads_and_makes_keys_all_the_while(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        keys = {number: vault.key(number) for number in (vault.new() for _ in range(MANY))}
    with _vault(tmp_path, NEW, OLD) as bot:
        bot.introduce()
        with _rotation(tmp_path, NEW, OLD, runs=lambda: True) as rotation:
            for _ in rotation.run():
                keys |= {number: bot.key(number) for number in (bot.new() for _ in range(100))}
                assert {number: bot.key(number) for number in keys} == keys
            assert rotation.left() == {}


def test_a_bot_that_was_started_without_the_newest_key_keeps_everything_as_it_is(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as bot:
        bot.introduce()
        number = bot.new()
        with _rotation(tmp_path, NEW, OLD, runs=lambda: True) as rotation:
            with pytest.raises(NotTheNewestError, match=rf"{fingerprint(NEW)} \(its newest is {fingerprint(OLD)}\)"):
                list(rotation.run())
            assert set(bot.wrapped_by()) == {fingerprint(OLD)}
        assert bot.key(number)


def test_a_bot_that_has_the_newest_key_behind_an_older_one_must_be_restarted_too(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD, NEW) as bot:
        bot.introduce()
        bot.new()
        with _rotation(tmp_path, NEW, OLD, runs=lambda: True) as rotation, pytest.raises(NotTheNewestError):
            list(rotation.run())


def test_a_bot_that_starts_without_the_newest_key_while_it_is_rotated_is_refused(tmp_path: Path) -> None:
    # Given a bot that has opened the vault and not yet said that it runs
    with _vault(tmp_path, OLD) as bot:
        bot.new()
        # When the keys are rotated just then
        _rotated(tmp_path, NEW, OLD)
        # Then it does not go on: it could not open what it needs
        with pytest.raises(MasterMissingError, match=fingerprint(NEW)):
            bot.introduce()


def test_what_is_made_beside_a_bot_that_has_only_the_old_key_can_be_opened_by_it(tmp_path: Path) -> None:
    # Given a bot with the old key, and a new one put in front since
    with _vault(tmp_path, OLD) as bot:
        bot.introduce()
        # When somebody is invited on the command line, with the new key
        with _vault(tmp_path, NEW, OLD) as beside:
            number, named = beside.new(), beside.named("invitations")
        # Then the bot opens it
        assert bot.key(number)
        assert bot.named("invitations") == named


def test_nothing_is_wrapped_with_the_old_key_once_a_rotation_is_over(tmp_path: Path) -> None:
    # Given a bot with the old key has ended, and somebody has opened the vault meanwhile
    with _vault(tmp_path, OLD) as bot:
        bot.introduce()
        bot.new()
    with _vault(tmp_path, NEW, OLD) as beside:
        # When the keys are rotated just then
        _rotated(tmp_path, NEW, OLD)
        # Then what they make afterwards needs the old key no more
        beside.new()
        beside.named("invitations")
        assert set(beside.wrapped_by()) == {fingerprint(NEW)}


def test_a_bot_that_would_go_on_with_the_old_key_is_told_of_also_when_nothing_is_left_to_do(tmp_path: Path) -> None:
    # Given everything is wrapped with the new key, and a bot that has the old one in front again
    with _vault(tmp_path, OLD) as vault:
        vault.new()
    _rotated(tmp_path, NEW, OLD)
    with _vault(tmp_path, OLD, NEW) as bot:
        bot.introduce()
        # Then nobody hears that the old key may go
        with _rotation(tmp_path, NEW, OLD, runs=lambda: True) as rotation, pytest.raises(NotTheNewestError):
            list(rotation.run())


def test_a_missing_key_is_named_with_the_number_of_what_it_wraps(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        vault.new()
        wraps = vault.wrapped_by()[fingerprint(OLD)]
    with pytest.raises(MasterMissingError, match=rf"{fingerprint(OLD)} \({wraps} of the vault's keys\)"):
        _rotated(tmp_path, NEW)
    assert tally(tmp_path / "vault.sqlite3") == {fingerprint(OLD): wraps}


def test_a_damaged_key_is_left_and_counted_and_the_others_are_wrapped(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        number, other = vault.new(), vault.new()
    with closing(sqlite3.connect(tmp_path / "vault.sqlite3")) as beside:
        beside.execute("UPDATE data_key SET wrapped = zeroblob(60) WHERE id = ?", (number,))
        beside.commit()
    with _rotation(tmp_path, NEW, OLD) as rotation:
        list(rotation.run())
        assert (rotation.damaged, rotation.left()) == (1, {fingerprint(OLD): 1})
    with _vault(tmp_path, NEW, OLD) as vault:
        assert vault.key(other)


def test_nothing_that_the_old_key_opens_is_left_in_the_files(tmp_path: Path) -> None:
    with _vault(tmp_path, OLD) as vault:
        number = vault.new()
        with closing(sqlite3.connect(tmp_path / "vault.sqlite3")) as beside:
            (wrapped,) = beside.execute("SELECT wrapped FROM data_key WHERE id = ?", (number,)).fetchone()
        _rotated(tmp_path, NEW, OLD)
        for file in tmp_path.iterdir():
            assert wrapped not in file.read_bytes(), file.name


def test_a_destroyed_key_that_a_reader_holds_in_the_log_is_said_to_be_there_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given somebody who reads in the vault and does not end
    monkeypatch.setattr("storage.vault.engine._BUSY_SECONDS", 0.1)
    with _vault(tmp_path, OLD) as vault:
        number = vault.new()
        with closing(sqlite3.connect(tmp_path / "vault.sqlite3", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM data_key").fetchone()
            # Then whoever destroys it hears that it is not over, and may do it again
            with pytest.raises(VaultBusyError):
                vault.destroy([number])
        vault.destroy([number])
        assert vault.destroyed([number]) == {number}


def test_who_is_in_the_way_for_a_moment_is_waited_for_also_where_sqlite_does_not_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given SQLite gives up at once, as it does when somebody else empties the log just then
    monkeypatch.setattr("storage.vault.engine._BUSY_SECONDS", 0.0)
    with _vault(tmp_path, OLD) as vault, ThreadPoolExecutor(1) as meanwhile:
        number = vault.new()
        reader = sqlite3.connect(tmp_path / "vault.sqlite3", isolation_level=None, check_same_thread=False)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM data_key").fetchone()

        def end() -> None:
            time.sleep(0.3)
            reader.close()

        # When they are through after a moment
        monkeypatch.setattr("storage.vault.engine._BUSY_SECONDS", 20.0)
        ended = meanwhile.submit(end)
        # Then nobody who destroys a key hears of it
        vault.destroy([number])
        ended.result()
