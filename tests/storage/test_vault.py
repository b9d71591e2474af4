"""The vault holds the keys of everything, gives them to whoever has the master key, and loses those it destroys."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.belonging import StrangeVaultError, belong_together
from storage.engine import SqliteDatabase
from storage.tables import metadata
from storage.vault.masters import MasterMissingError, Masters, WrappedKeyDamagedError, fingerprint
from storage.vault.vault import KeyDestroyedError, Vault

OLD, NEW = b"o" * 32, b"n" * 32


def _vault(folder: Path, *masters: bytes) -> Vault:
    return Vault(folder / "vault.sqlite3", Masters(masters))


def test_a_key_is_the_same_after_a_restart(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        number = vault.new()
        key, named = vault.key(number), vault.named("buttons")
    with closing(_vault(tmp_path, OLD)) as vault:
        assert vault.key(number) == key
        assert vault.named("buttons") == named
        assert vault.named("invitations") != named


def test_a_key_is_on_disk_before_it_is_handed_out(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        number = vault.new()
        with closing(sqlite3.connect(tmp_path / "vault.sqlite3")) as beside:
            assert beside.execute("SELECT count(*) FROM data_key WHERE id = ?", (number,)).fetchone() == (1,)


def test_no_key_is_handed_out_twice(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        assert len({vault.new() for _ in range(2000)}) == 2000


def test_a_newer_master_key_is_put_in_front_and_the_older_one_still_opens(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        number = vault.new()
        key = vault.key(number)
    with closing(_vault(tmp_path, NEW, OLD)) as vault:
        assert vault.key(number) == key


def test_a_missing_master_key_is_named_and_nothing_is_changed(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        vault.new()
    before = (tmp_path / "vault.sqlite3").read_bytes()
    with pytest.raises(MasterMissingError, match=fingerprint(OLD)):
        _vault(tmp_path, NEW)
    assert (tmp_path / "vault.sqlite3").read_bytes() == before


def test_a_destroyed_key_is_in_no_file_any_more(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        number = vault.new()
        with closing(sqlite3.connect(tmp_path / "vault.sqlite3")) as beside:
            (wrapped,) = beside.execute("SELECT wrapped FROM data_key WHERE id = ?", (number,)).fetchone()
        before = vault.generation
        after = vault.destroy([number])
        with pytest.raises(KeyDestroyedError):
            vault.cipher(number)
        assert vault.generation == after != before
        assert vault.destroyed([number]) == {number}
        for file in tmp_path.iterdir():
            assert wrapped not in file.read_bytes(), file.name


def test_a_wrapped_key_that_was_put_in_anothers_place_is_refused(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)) as vault:
        one, other = vault.new(), vault.new()
        with closing(sqlite3.connect(tmp_path / "vault.sqlite3")) as beside:
            swapped = "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE id = ?) WHERE id = ?"
            beside.execute(swapped, (one, other))
            beside.commit()
        with pytest.raises(WrappedKeyDamagedError):
            vault.key(other)


def test_the_vault_is_for_its_owner_alone(tmp_path: Path) -> None:
    with closing(_vault(tmp_path, OLD)):
        assert (tmp_path / "vault.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_database_beside_the_vault_of_another_is_refused(tmp_path: Path) -> None:
    with (
        closing(_vault(tmp_path, OLD)) as own,
        closing(Vault(tmp_path / "other.sqlite3", Masters([OLD]))) as other,
        closing(SqliteDatabase(tmp_path / "opgang.sqlite3")) as database,
        database.transaction() as connection,
    ):
        metadata.create_all(connection)
        belong_together(connection, own)
        belong_together(connection, own)
        with pytest.raises(StrangeVaultError, match="another database"):
            belong_together(connection, other)
