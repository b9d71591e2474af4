"""`opgang keys`: which master keys there are, a new one, and wrapping everything with it. Never a key where none is
wanted, and a sentence with the way out wherever something is missing."""

import asyncio
import base64
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.alone import alone
from bot.checking import findings
from bot.command_line import main
from bot.house import house
from bot.settings import Settings, decoded_keys
from storage.belonging import StrangeVaultError
from storage.vault.masters import fingerprint


@dataclass(frozen=True)
class Said:
    """What `opgang keys …` printed, and its exit code."""

    code: object
    out: str
    errors: str


Keys = Callable[..., Said]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which the bot has run."""
    for name in [each for each in os.environ if each.upper().startswith("OPGANG_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPGANG_DATA", str(tmp_path / "data"))
    _start()
    return tmp_path / "data"


@pytest.fixture
def keys(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Keys:
    def run(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["opgang", "keys", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Said(ended.value.code, said.out, said.err)

    return run


def _start() -> None:
    """As far as it takes for the running bot to be known, and to seal something."""
    built = house(Settings(_env_file=None))
    built.vault.introduce()
    built.vault.new()
    built.store.close()


def _in_file(data: Path) -> list[str]:
    return (data / "keys").read_text().strip().split(",")


def _fingerprints(data: Path) -> list[str]:
    return [fingerprint(each) for each in decoded_keys(",".join(_in_file(data)))]


def test_the_list_shows_fingerprints_newest_first_and_never_a_key(keys: Keys, data: Path) -> None:
    keys("new")
    newest, older = _fingerprints(data)
    said = keys("list")
    first, second = said.out.splitlines()
    assert first == f"1. {newest}, the newest: wraps 0 keys of the vault"
    assert second.startswith(f"2. {older}: wraps ")
    assert not second.endswith(" 0 keys of the vault")
    assert not [key for key in _in_file(data) if key in said.out + said.errors]
    assert said.code == 0


def test_a_new_key_is_put_in_front_in_the_key_file_for_its_owner_alone(keys: Keys, data: Path) -> None:
    (data / "keys").chmod(0o644)
    before = _in_file(data)
    said = keys("new")
    [new, *others] = _in_file(data)
    assert others == before
    assert (data / "keys").stat().st_mode & 0o777 == 0o600
    assert new not in said.out
    assert "restart the bot, then: opgang keys rotate" in said.out
    assert [file.name for file in data.glob("keys*")] == ["keys"]


def test_with_keys_in_the_settings_the_new_one_is_printed_with_a_warning_and_kept_nowhere(
    keys: Keys, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPGANG_KEYS", _in_file(data)[0])
    said = keys("new")
    [warning, key, *_] = said.out.splitlines()
    assert "It is a secret" in warning
    assert len(base64.b64decode(key, validate=True)) == 32
    assert fingerprint(*decoded_keys(key)) in warning
    assert "in front of the others in OPGANG_KEYS" in said.out
    assert not [file for file in data.iterdir() if key.encode() in file.read_bytes()]


def test_after_a_rotation_it_says_which_keys_may_go_and_without_them_everything_opens(keys: Keys, data: Path) -> None:
    keys("new")
    _start()
    newest, older = _fingerprints(data)
    said = keys("rotate")
    assert said.code == 0
    assert f"Everything is wrapped with the newest key, {newest}." in said.out
    assert f"These may be taken out of the key file now: {older}." in said.out
    (data / "keys").write_text(_in_file(data)[0])
    _start()
    assert keys("list").out.startswith(f"1. {newest}, the newest: wraps ")


def test_a_second_rotation_has_nothing_to_do_and_says_the_same(keys: Keys, data: Path) -> None:
    keys("new")
    keys("rotate")
    assert keys("rotate").code == 0


def test_beside_a_bot_that_was_not_started_with_the_newest_key_nothing_is_rotated(keys: Keys, data: Path) -> None:
    keys("new")
    with alone(data):
        said = keys("rotate")
    assert said.code == 1
    assert "Restart the bot, then rotate." in said.errors
    assert f"{_fingerprints(data)[1]}: wraps " in keys("list").out
    assert keys("rotate").code == 0


@pytest.mark.parametrize("command", ["rotate", "list"])
def test_a_key_that_is_missing_is_named_with_how_much_cannot_be_opened(keys: Keys, data: Path, command: str) -> None:
    [missing] = _fingerprints(data)
    (data / "keys").write_text(base64.b64encode(b"w" * 32).decode())
    said = keys(command)
    assert said.code == 1
    assert missing in said.out + said.errors
    assert "keys" in (said.out + said.errors).partition(missing)[2]


@pytest.mark.parametrize("command", ["rotate", "list", "new"])
def test_without_the_key_file_nothing_begins_anew_beside_the_vault(keys: Keys, data: Path, command: str) -> None:
    (data / "keys").unlink()
    said = keys(command)
    assert said.code == 1
    assert said.errors.startswith(f"The key file {data}/keys cannot be used: it is not there. Put back your copy of it")
    assert not (data / "keys").exists()


def test_the_bot_does_not_start_without_the_key_file_or_with_another_key(
    keys: Keys, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [missing] = _fingerprints(data)
    monkeypatch.setattr(sys, "argv", ["opgang", "run"])
    monkeypatch.setenv("OPGANG_TELEGRAM_TOKEN", "1:A")
    for kept, sentence in ((None, "it is not there"), (b"w" * 32, f"a master key that is not there: {missing} (")):
        (data / "keys").unlink(missing_ok=True)
        if kept is not None:
            (data / "keys").write_text(base64.b64encode(kept).decode())
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        assert sentence in capsys.readouterr().err


def test_before_the_first_start_there_is_no_key_and_none_is_made(
    keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPGANG_DATA", str(tmp_path / "other"))
    assert "the first start of the bot makes one" in keys("list").out
    assert "nothing to rotate" in keys("rotate").out
    assert not (tmp_path / "other").exists()
    keys("new")
    assert len(_in_file(tmp_path / "other")) == 1


@pytest.mark.parametrize("command", ["list", "new", "rotate"])
def test_each_command_shows_an_example(keys: Keys, command: str) -> None:
    assert f"Example: opgang keys {command}" in " ".join(keys(command, "--help").out.split())


async def test_the_check_says_which_key_is_the_newest_and_whether_everything_is_wrapped_with_it(
    keys: Keys, data: Path
) -> None:
    keys("new")
    newest, _ = _fingerprints(data)
    [before] = [each for each in await findings(Settings(_env_file=None)) if each.what == "Vault"]
    assert before.warning
    assert "opgang keys rotate" in before.word
    await asyncio.to_thread(keys, "rotate")
    [after] = [each for each in await findings(Settings(_env_file=None)) if each.what == "Vault"]
    assert (after.fine, after.warning) == (True, False)
    assert newest in after.word


def test_a_database_without_its_vault_is_refused_until_the_right_one_is_put_back(data: Path, tmp_path: Path) -> None:
    # Given the vault is gone, and the database is not
    before = {file.name for file in data.iterdir()}
    (data / "opgang.vault.sqlite3").rename(tmp_path / "copy")
    # When the bot is started again and again
    for _ in range(2):
        with pytest.raises(StrangeVaultError, match=r"Put back the file whose name ends in \.vault\.sqlite3"):
            house(Settings(_env_file=None))
        # Then no other vault is left in its place, nor a log that would spoil the right one
        assert not list(data.glob("*.vault.*"))
    # And with the right one it goes on
    (tmp_path / "copy").rename(data / "opgang.vault.sqlite3")
    _start()
    assert {file.name for file in data.iterdir()} >= before
