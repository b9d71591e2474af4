"""The command line: opgang run, try, invite, check, keys, audit, retention, erase."""

import asyncio
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from bot import log
from bot.audit_commands import audit_app
from bot.key_commands import keys_app
from bot.retention_commands import erase, retention
from bot.settings import read_settings
from core.people.person import BY_INVITATION

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(keys_app, name="keys")
app.add_typer(audit_app, name="audit")
app.command()(retention)
app.command()(erase)
out = Console()
errors = Console(stderr=True)


def main() -> None:
    """The entry point; what the operator can mend is said in a sentence, without a trace, with exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without "✓" or "ø" is no reason to end
    try:
        app()
    except Exception as error:
        from bot.obstacles import obstacle

        said = obstacle(error)
        if said is None:
            raise
        _stop(said)


@app.command()
def run() -> None:
    """Run the bot on Telegram. Example: OPGANG_TELEGRAM_TOKEN=123:ABC opgang run"""
    from bot.alone import alone
    from bot.house import house
    from bot.process import run_until_stopped

    log.configure()
    settings = read_settings()
    if settings.telegram_token is None:
        _stop("OPGANG_TELEGRAM_TOKEN is not set. Get a token from BotFather, or try the bot with: opgang try")
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(settings.data):
        built = house(settings)
        out.print(f"Opgang runs on {settings.telegram_url}; data in {settings.data}. Ctrl-C ends it.", soft_wrap=True)
        asyncio.run(run_until_stopped(built))


@app.command()
def invite(
    role: Annotated[str, typer.Argument(help=f"One of {', '.join(BY_INVITATION)}.")],
    name: Annotated[str, typer.Option(help="What the person is called.")],
    area: Annotated[list[str] | None, typer.Option(help="An area of theirs; may be given several times.")] = None,
) -> None:
    """Print a single-use link. Example: opgang invite caretaker --name "Kirsten" --area Vangdalen"""
    from bot.inviting import invite_somebody

    asyncio.run(invite_somebody(read_settings(), role, name, area or [])).show(out)


@app.command(name="try")
def try_out(
    port: Annotated[int, typer.Option(help="Port of the page with the phones.", min=0, max=65535)] = 8080,
    data: Annotated[Path | None, typer.Option(help="Folder to keep; a new temporary one when not given.")] = None,
) -> None:
    """The bot on a Telegram of its own, with phones in the browser. Example: opgang try --port 8080"""
    from bot.try_out import try_out as start

    start(port, data)


@app.command()
def check() -> None:
    """Is everything in place? One line each, exit code 0 or 1. Example: opgang check"""
    from bot.checking import findings

    found = asyncio.run(findings(read_settings()))
    for finding in found:
        finding.show(out)
    raise typer.Exit(0 if all(finding.fine for finding in found) else 1)


@app.command(name="export-person")
def export(
    reason: Annotated[str, typer.Option(help="Why it is handed out; kept in the log of who looked.")],
    file: Annotated[Path, typer.Option("--out", help="Two files are made of it: .txt to read, .json for a machine.")],
    reference: Annotated[str | None, typer.Argument(help="The reference of a report: about its resident.")] = None,
    reporter_of: Annotated[str | None, typer.Option(help="The same: about whoever reported it.")] = None,
) -> None:
    """What is kept about somebody, and who has looked at it.

    Example: opgang export-person ABC-234 --reason "asked by letter" --out person"""
    from bot.exporting import export_person

    asked = reference or reporter_of
    if asked is None or (reference and reporter_of):
        _stop("Name one report: opgang export-person ABC-234, or: opgang export-person --reporter-of ABC-234")
    made = export_person(read_settings(), asked, reason, file, of_reporter=reporter_of is not None)
    for each in asyncio.run(made):
        out.print(f"{each}", highlight=False, markup=False, soft_wrap=True)
    out.print("Read it through before you hand it out: words can give away who wrote them, and name others.")


def _stop(why: str) -> NoReturn:
    errors.print(why, style="red", highlight=False, markup=False, soft_wrap=True)
    raise SystemExit(1)
