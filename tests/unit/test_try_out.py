"""`opgang try`: what stands in its way is said, and nothing of it outlives it; `opgang run` knows nothing of it."""

import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from bot.clock import ExerciseClock
from bot.town import load
from bot.trying.folder import ahead, clock_file, put_ahead
from bot.trying.people import PEOPLE
from simulator import Message
from simulator.phones.bubble import bubble

_LOADED = "import sys; sys.argv = ['opgang', 'run', '--help']; import bot.process, bot.wiring, bot.command_line; "
_TRIED = (
    "print(sorted({'nicegui', 'fastapi', 'uvicorn', 'simulator'} & {name.partition('.')[0] for name in sys.modules}))"
)


def test_running_the_bot_never_loads_the_phones() -> None:
    run = subprocess.run([sys.executable, "-c", _LOADED + _TRIED], capture_output=True, text=True, check=True)  # noqa: S603 — two imports
    assert run.stdout.strip() == "[]"


def test_a_port_in_use_is_said_in_a_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        tried = _tried("--port", str(taken.getsockname()[1]))
    assert tried.returncode == 1
    assert "is taken by another program" in tried.stderr
    assert "Traceback" not in tried.stderr


def test_nobody_tries_things_out_on_the_data_of_a_real_bot(tmp_path: Path) -> None:
    (tmp_path / "opgang.sqlite3").write_bytes(b"real")
    tried = _tried("--port", "0", "--data", str(tmp_path))
    assert tried.returncode == 1
    assert "holds the data of a real bot" in tried.stderr
    assert (tmp_path / "opgang.sqlite3").read_bytes() == b"real"


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_end_of_the_try_out_is_the_end_of_its_bot_and_of_its_folder(ending: signal.Signals) -> None:
    command = [sys.executable, "-m", "bot", "try", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as tried:  # noqa: S603 — our own program
        said = []
        for line in tried.stdout or ():
            said.append(line)
            if line.startswith("Åbn http://127.0.0.1:"):
                break
        running = psutil.Process(tried.pid).children()
        folders = [Path(process.cwd()) for process in running]
        tried.send_signal(ending)
        tried.communicate(timeout=15)
    assert len(running) == 1, "".join(said)
    assert not running[0].is_running()
    assert tried.returncode == 0
    assert not any(folder.exists() for folder in folders)


def test_the_bots_clock_and_the_phones_move_together_and_stay_moved_in_a_kept_folder(tmp_path: Path) -> None:
    put_ahead(tmp_path, timedelta(days=1, hours=2))
    clock = ExerciseClock(clock_file(tmp_path))
    assert timedelta(hours=25) < clock.now() - datetime.now(UTC) <= timedelta(hours=26)  # noqa: TID251 — real time is meant
    assert ahead(tmp_path) == timedelta(days=1, hours=2)


def test_everybody_who_is_invited_belongs_to_areas_that_the_shipped_town_has() -> None:
    names = {area.name for area in load(None).areas}
    assert {area for person in PEOPLE for area in person.areas} <= names


def test_a_bubble_shows_markup_as_it_was_typed_and_commands_as_links() -> None:
    shown = bubble(_message("<b>x</b> & /meld og/eller 1/2 (/liste)"), UTC)
    assert "&lt;b&gt;x&lt;/b&gt; &amp;" in shown
    assert [part.split('"')[0] for part in shown.split('data-command="')[1:]] == ["/meld", "/liste"]


def test_a_bubble_keeps_the_code_of_an_invitation_to_itself() -> None:
    assert "c0de" not in bubble(_message("/start c0de"), UTC)


def _message(text: str) -> Message:
    sender = {"id": 1, "is_bot": False, "first_name": "Karen"}
    return Message(
        id=1, chat={"id": 1}, sender=sender, date=datetime(2026, 11, 23, 12, tzinfo=UTC), content={"text": text}
    )


def _tried(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "bot", "try", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 — our own program
