"""The command line: opgang run, try, invite, check."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rich.console import Console

from bot import log
from bot.settings import Settings
from bot.town import TownMisconfiguredError

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
out = Console()
errors = Console(stderr=True)

_MISUSED = 2


def main() -> None:
    """The entry point; what the operator did wrong is said in a sentence, without a trace."""
    try:
        app()
    except TownMisconfiguredError as error:
        _stop(str(error))
    except ValidationError as error:
        _stop("\n".join(_setting(each) + str(each["msg"]) for each in error.errors()))


@app.command()
def run() -> None:
    """Run the bot on Telegram. Example: OPGANG_TELEGRAM_TOKEN=123:ABC opgang run"""
    from bot.process import AlreadyRunningError, TokenUnknownError, alone, run_until_stopped
    from bot.wiring import house

    log.configure()
    settings = Settings()
    if settings.telegram_token is None:
        _stop("OPGANG_TELEGRAM_TOKEN is not set. Get a token from BotFather, or try the bot with: opgang try")
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with alone(settings.data):
            out.print(f"Opgang runs on {settings.telegram_url}; data in {settings.data}. Ctrl-C ends it.")
            asyncio.run(run_until_stopped(house(settings)))
    except AlreadyRunningError:
        _stop(f"Another opgang already runs on {settings.data}.")
    except TokenUnknownError:
        _stop("Telegram does not know the token in OPGANG_TELEGRAM_TOKEN.")


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help="property_staff, professional, caretaker, housing_unit, …")],
    name: Annotated[str, typer.Option(help="What the person is called.")],
    area: Annotated[list[str] | None, typer.Option(help="An area of theirs; may be given several times.")] = None,
) -> None:
    """Print a single-use link. Example: opgang invite caretaker --name "Kirsten" --area Vangdalen"""
    from bot.inviting import InvitationImpossibleError, invite_somebody

    try:
        link = asyncio.run(invite_somebody(Settings(), role, name, area or []))
    except InvitationImpossibleError as error:
        _stop(str(error))
    link.show(out)


@app.command(name="try")
def try_out(
    port: Annotated[int, typer.Option(help="Port of the page with the phones.")] = 8080,
    data: Annotated[Path | None, typer.Option(help="Folder to keep; a new temporary one when not given.")] = None,
) -> None:
    """The bot on a Telegram of its own, with phones in the browser. Example: opgang try --port 8080"""
    from bot.try_out import try_out as start

    start(port, data)


@app.command()
def check() -> None:
    """Is everything in place? One line each, exit code 0 or 1. Example: opgang check"""
    from bot.checking import findings

    found = asyncio.run(findings(Settings()))
    for finding in found:
        finding.show(out)
    raise typer.Exit(0 if all(finding.fine for finding in found) else 1)


def _setting(error: ErrorDetails) -> str:
    return f"OPGANG_{str(error['loc'][0]).upper()}: " if error["loc"] else ""


def _stop(why: str) -> None:
    errors.print(why, style="red", highlight=False, markup=False)
    raise SystemExit(_MISUSED)
