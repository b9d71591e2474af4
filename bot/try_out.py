"""`opgang try`: the bot with a Telegram and phones of its own on this machine."""

import asyncio
import errno
from pathlib import Path
from typing import NoReturn

from rich.console import Console

_FIRST_FOR_EVERYBODY = 1024
_LAST = 65535


def try_out(port: int, data: Path | None) -> None:
    """Runs until Ctrl-C; what stands in the way is said in a sentence, with exit code 1.

    data: a folder to keep and go on with; without one, everything is forgotten at the end.
    """
    try:
        from bot.trying.folder import RealDataError, folder
        from bot.trying.program import NoInvitationError
        from bot.trying.world import World
        from simulator.phones import PortTakenError
    except ModuleNotFoundError as missing:
        _stop(f"To try the bot out, more must be installed ({missing.name} is missing): make setup")
    out = Console()
    try:
        with folder(data) as place:
            asyncio.run(
                World(place, lambda line: out.print(line, highlight=False, markup=False, soft_wrap=True)).run(port)
            )
    except PortTakenError as error:
        why = "is only for the system" if error.errno == errno.EACCES else "is taken by another program"
        _stop(f"Port {port} {why}. Choose another: opgang try --port {_next(port)}")
    except RealDataError:
        _stop(f"{data} holds the data of a real bot. Choose a new folder for trying out.")
    except NoInvitationError as error:
        _stop(f"An invitation failed:\n{error}")


def _next(port: int) -> int:
    return port + 1 if _FIRST_FOR_EVERYBODY <= port < _LAST else 8081


def _stop(why: str) -> NoReturn:
    Console(stderr=True).print(why, style="red", highlight=False, markup=False, soft_wrap=True)
    raise SystemExit(1)
