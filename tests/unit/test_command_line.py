"""What the operator did wrong is said in one sentence with the way out: no trace, no secret, exit code 1."""

import asyncio
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.alone import alone
from bot.command_line import main
from simulator import Limits, Telegram

_SECRET = "hemmeligt"
"""Nothing that is printed may hold this word."""
_TOKEN = f"1:{_SECRET}"
_A_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
_LOGGED = ("timestamp=", "ERROR: ")
_INVITE = ("invite", "caretaker", "--name", "Kirsten")

IsStopped = Callable[..., str]


@pytest.fixture
def is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> IsStopped:
    """What `opgang` says when it cannot do what it is asked, with these settings (without OPGANG_) and no others."""

    def run(*arguments: str, **settings: str) -> str:
        _only_these_settings(monkeypatch, settings)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["opgang", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return _sentence(ended.value.code, said.out, said.err)

    return run


def _only_these_settings(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    for name in os.environ:
        if name.upper().startswith("OPGANG_"):
            monkeypatch.delenv(name)
    for name, value in settings.items():
        monkeypatch.setenv(f"OPGANG_{name.upper()}", value)


def _opgang(folder: Path, *arguments: str, encoding: str = "utf-8", **settings: str) -> str:
    """The same from a process of its own, for what cannot be taken back in this one."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("OPGANG_")}
    here = {f"OPGANG_{name.upper()}": value for name, value in settings.items()}
    ended = subprocess.run(  # noqa: S603 — our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": encoding} | here,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return _sentence(ended.returncode, ended.stdout, ended.stderr)


def _sentence(code: object, out: str, said: str) -> str:
    """The one line that is for the operator; what else there is are lines of the log."""
    assert code == 1, said
    assert "Traceback" not in out + said
    assert _SECRET not in out + said
    [sentence] = [line for line in said.splitlines() if not line.startswith(_LOGGED)]
    return sentence


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"database_url": f"postgresql://opgang:{_SECRET}@host/opgang"}, "OPGANG_DATABASE_URL: this version keeps"),
        ({"database_url": "sqlite://"}, "in SQLite only: write sqlite:///"),
        ({"database_url": "sqlite:///:memory:"}, "in SQLite only: write sqlite:///"),
        ({"keys": _SECRET}, "OPGANG_KEYS: key 1 is not base64 of 32 bytes; make one with: openssl rand -base64 32"),
        ({"keys": f"{_A_KEY},{_SECRET}æ"}, "OPGANG_KEYS: key 2 is not base64 of 32 bytes"),
        ({"webhook_url": "https://x.dk"}, "OPGANG_WEBHOOK_URL needs OPGANG_WEBHOOK_SECRET"),
        ({"webhook_url": "x.dk", "webhook_secret": "s"}, "OPGANG_WEBHOOK_URL: is not a web address"),
        ({"webhook_url": "https://x.dk", "webhook_secret": f"{_SECRET}!"}, "OPGANG_WEBHOOK_SECRET: must be 1 to 256"),
        ({"listen": "localhost"}, "OPGANG_LISTEN: is not a host and a port, such as 127.0.0.1:8080"),
        ({"listen": "localhost:http"}, "OPGANG_LISTEN: is not a host and a port"),
        ({"listen": "localhost:65536"}, "OPGANG_LISTEN: is not a host and a port"),
        ({"telegram_url": "localhost:1"}, "OPGANG_TELEGRAM_URL: is not a web address; it begins with https://"),
        ({"data": __file__}, f"OPGANG_DATA: {__file__} is a file; name a folder"),
        ({"data": f"{__file__}/data"}, "cannot be used: there is a file where a folder is wanted"),
        (
            {"config": "nowhere.toml"},
            "nowhere.toml cannot be used: the file cannot be read (No such file or directory)",
        ),
        ({"config": "."}, "(Is a directory); is OPGANG_CONFIG right?"),
        ({"clock_offset": "."}, ". cannot be used: Is a directory"),
    ],
)
def test_a_setting_that_cannot_be_is_named_with_the_way_out(
    is_stopped: IsStopped, settings: dict[str, str], sentence: str
) -> None:
    assert sentence in is_stopped(*_INVITE, **settings)


def test_a_database_elsewhere_than_in_sqlite_makes_nothing_on_this_machine(
    is_stopped: IsStopped, tmp_path: Path
) -> None:
    is_stopped(*_INVITE, database_url="postgresql://host/opgang")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("janitor", "--name", "K"), "'janitor' is no role. Roles: property_staff, "),
        (("caretaker", "--name", "K", "--area", "Aarhus"), "'Aarhus' is no area. Areas: Gl. Jennumparken, "),
        (("caretaker", "--name", "K" * 65), "A name has between 1 and 64 characters, on one line."),
        (("caretaker", "--name", " "), "A name has between 1 and 64 characters, on one line."),
        (("caretaker", "--name", "K\nL"), "A name has between 1 and 64 characters, on one line."),
    ],
)
def test_an_invitation_that_cannot_be_says_what_can(
    is_stopped: IsStopped, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in is_stopped("invite", *arguments)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "it is empty"), (b"not a key\n", "key 1 is not"), (b"\xff\x00", "key 1 is not")],
)
def test_a_key_file_without_keys_is_named_and_left_alone(
    is_stopped: IsStopped, tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "keys").write_bytes(content)
    said = is_stopped(*_INVITE, data=str(tmp_path))
    assert said.startswith(f"The key file {tmp_path}/keys cannot be used: {why}")
    assert "Put back your copy of it" in said
    assert (tmp_path / "keys").read_bytes() == content


def test_settings_in_another_encoding_are_said_to_be_so(is_stopped: IsStopped, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("OPGANG_DATA=Gældsrådgivning".encode("latin-1"))
    assert is_stopped(*_INVITE) == "The file .env is not UTF-8 text. Save it as UTF-8."


def test_a_terminal_that_knows_ascii_only_is_answered_all_the_same(tmp_path: Path) -> None:
    said = _opgang(tmp_path, "invite", "caretaker", "--name", "K", "--area", "Ørsted", encoding="ascii")
    assert said.startswith("'?rsted' is no area. Areas: Gl. Jennumparken, ")


def test_without_a_token_the_bot_does_not_start_and_says_where_to_get_one(is_stopped: IsStopped) -> None:
    assert is_stopped("run").startswith("OPGANG_TELEGRAM_TOKEN is not set. Get a token from BotFather")


def test_two_bots_never_run_on_the_same_data(tmp_path: Path) -> None:
    with alone(tmp_path):
        said = _opgang(tmp_path, "run", data=str(tmp_path), telegram_token=_TOKEN)
    assert said.startswith("Another opgang already runs on this data folder. End it, or")


@pytest.mark.parametrize("command", [("run",), _INVITE], ids=["run", "invite"])
def test_a_file_that_is_no_database_is_said_to_be_none_and_left_alone(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "opgang.sqlite3").write_bytes(b"rubbish" * 1000)
    said = _opgang(tmp_path, *command, data=str(tmp_path), telegram_token=_TOKEN)
    assert said.endswith("cannot be used: file is not a database; put back your copy of it.")
    assert (tmp_path / "opgang.sqlite3").read_bytes() == b"rubbish" * 1000


def test_the_database_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    database = tmp_path / "opgang.sqlite3"
    newer = sqlite3.connect(database)
    newer.executescript("CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('9999');")
    newer.close()
    said = _opgang(tmp_path, *_INVITE, data=str(tmp_path))
    assert said.endswith("cannot be used: a newer version of Opgang has used it; install that version again.")


def test_a_database_whose_folder_is_missing_is_said_not_to_open(tmp_path: Path) -> None:
    said = _opgang(tmp_path, *_INVITE, database_url="sqlite:///nowhere/opgang.sqlite3")
    assert said.endswith("cannot be used: unable to open database file.")


async def test_a_token_that_telegram_does_not_know_ends_the_bot_and_is_not_printed(tmp_path: Path) -> None:
    async with Telegram(limits=Limits.none()).serve() as url:
        said = await asyncio.to_thread(_opgang, tmp_path, "run", telegram_token=_TOKEN, telegram_url=url)
    assert said == "Telegram does not know OPGANG_TELEGRAM_TOKEN. @BotFather shows the right token: /mybots."


async def test_a_webhook_that_cannot_listen_ends_the_bot(tmp_path: Path) -> None:
    telegram = Telegram(limits=Limits.none())
    settings = {"telegram_token": telegram.token, "webhook_url": "https://x.dk", "webhook_secret": _SECRET}
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        async with telegram.serve() as url:
            said = await asyncio.to_thread(_opgang, tmp_path, "run", telegram_url=url, listen=listen, **settings)
    assert said.startswith("OPGANG_LISTEN names a host and port that another program has")
