"""The command line: opgang audit verify, list."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from bot.settings import read_settings

audit_app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
out = Console()

_SHOWN = 20
"""Findings that are told one by one."""


@audit_app.callback()
def audit() -> None:
    """The log of who looked at what. Example: opgang audit verify"""


@audit_app.command()
def verify(
    anchors: Annotated[Path | None, typer.Option(help="A copy of the file of anchors that is kept elsewhere.")] = None,
) -> None:
    """Find any change, gap or cut in the log. Exit code 0 or 1. Example: opgang audit verify"""
    from bot.house import house
    from bot.looking.anchoring import anchor_file
    from bot.looking.verifying import Verification, sentence

    built = house(read_settings())
    try:
        looked = Verification(built, anchor_file(built, anchors), copied=bool(anchors))
        total = asyncio.run(built.store.read(lambda work: work.looks.count(0)))
        with Progress(console=out, transient=True) as progress:
            task = progress.add_task("Reading the log", total=total)
            found = asyncio.run(looked.whole(lambda walked: progress.update(task, completed=walked)))
    finally:
        built.store.close()
    _say_findings([sentence(each) for each in found])
    newest = looked.anchors.newest_head
    if not found:
        anchored = f"; the newest anchor is of {newest.on}, entry {newest.number}" if newest else ""
        _say(f"The log is whole: {looked.entries} entries, {len(looked.anchors.lines)} anchors{anchored}.")
    raise typer.Exit(1 if found else 0)


@audit_app.command(name="list")
def list_them(
    record: Annotated[str, typer.Option(help="The reference of a report.")] = "",
    erasures: Annotated[bool, typer.Option("--erased", help="What was erased, and why.")] = False,
) -> None:
    """Who looked at a report, when and why; nothing of what it says. Example: opgang audit list --record ABC-234"""
    from bot.house import house
    from bot.looking.listing import erased, lookers

    if bool(record) == erasures:
        _say("Say --record ABC-234, or --erased.")
        raise typer.Exit(2)
    built = house(read_settings())
    try:
        lines = asyncio.run(built.store.read(erased if erasures else lambda work: lookers(record, work)))
    finally:
        built.store.close()
    if lines is None:
        _say(f"There is no report {record}.")
        raise typer.Exit(1)
    for line in lines:
        _say(line)
    _say(f"{len(lines)} times.")


def _say_findings(sentences: Sequence[str]) -> None:
    for each in sentences[:_SHOWN]:
        _say(each)
    if len(sentences) > _SHOWN:
        _say(f"… and {len(sentences) - _SHOWN} more.")


def _say(line: str) -> None:
    out.print(line, highlight=False, markup=False, soft_wrap=True)
