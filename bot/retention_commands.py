"""The command line: opgang retention, erase."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table

from bot.settings import read_settings

if TYPE_CHECKING:
    from core.retention.outlook import Going

out = Console()


def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
) -> None:
    """Erase what has stayed long enough, or say what would go. Example: opgang retention --dry-run"""
    from bot.house import house
    from bot.retaining import carry_out, rehearse

    built = house(read_settings())
    try:
        if not dry_run:
            for what, times in asyncio.run(carry_out(built)).items():
                out.print(f"{what}: {times}", highlight=False)
            return
        goes = asyncio.run(rehearse(built))
    finally:
        built.store.close()
    if goes.alerts:
        out.print(_table(goes.alerts, built.town.zone))
    else:
        out.print(f"No report goes in the next {built.town.retention.warn_days} days.", highlight=False)
    for what, times in goes.others.items():
        out.print(f"{what}: {times}", highlight=False)
    out.print("Nothing was changed.")


def _table(alerts: "Sequence[Going]", zone: ZoneInfo) -> Table:
    table = Table("Reference", "Outcome", "Closed", "Goes", "Why")
    for each in alerts:
        days = (f"{moment.astimezone(zone):%Y-%m-%d}" for moment in (each.ended_at, each.goes_at))
        why = each.cause if each.warned else f"{each.cause}; somebody is told first"
        table.add_row(each.reference, each.outcome, *days, why)
    return table


def erase(
    reference: Annotated[str, typer.Argument(help="The reference of a report that is closed, ABC-234.")],
    reason: Annotated[str, typer.Option(help="Why; it is kept, sealed, in the log of who looked at what.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase a report for good, in every copy and backup. Example: opgang erase ABC-234 --reason "asked by post" """
    from bot.house import house
    from bot.retaining import erase_now
    from core.retention.erasing import StillOpen

    if not reason.strip():
        _stop("A reason is needed.")
    if not yes:
        typer.confirm(f"Erase {reference} for good? Nobody can undo it.", abort=True)
    built = house(read_settings())
    try:
        found = asyncio.run(erase_now(built, reference, reason.strip()))
    except StillOpen as refused:
        _stop(f"{refused.reference} is still open. Close it first.")
    finally:
        built.store.close()
    if not found:
        _stop(f"There is no report {reference}.")
    out.print(f"{reference.upper()} is erased. Its key is destroyed, so no backup can be read either.", highlight=False)


def _stop(why: str) -> None:
    out.print(why, style="red", highlight=False, markup=False, soft_wrap=True)
    raise typer.Exit(1)
