"""The command line: opgang keys list, new, rotate."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import Progress

from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from storage.vault.rotation import Rotation

keys_app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
out = Console()


@keys_app.callback()
def keys() -> None:
    """The master keys, which open everything that people wrote. Example: opgang keys list"""


@keys_app.command(name="list")
def list_them() -> None:
    """Show which there are, newest first, and how many keys of the vault each wraps. Example: opgang keys list"""
    from bot.keys import key_file, masters
    from storage.vault.masters import Masters
    from storage.vault.rotation import tally

    settings = read_settings()
    if settings.keys is None and not key_file(settings).exists() and not settings.vault_path.exists():
        _say("There is no key yet: the first start of the bot makes one.")
        return
    there, wraps = Masters(masters(settings)).fingerprints, tally(settings.vault_path)
    for number, fingerprint in enumerate(there, 1):
        newest = ", the newest" if number == 1 else ""
        _say(f"{number}. {fingerprint}{newest}: wraps {wraps.get(fingerprint, 0)} keys of the vault")
    missing = {each: count for each, count in wraps.items() if each not in there}
    for fingerprint, count in missing.items():
        _say(f"MISSING {fingerprint}: {count} keys of the vault cannot be opened without it")
    raise typer.Exit(1 if missing else 0)


@keys_app.command()
def new() -> None:
    """Make a new master key and put it in front of the others. Example: opgang keys new"""
    from bot.keys import new_master, put_in_front
    from bot.settings import decoded_keys
    from storage.vault.masters import fingerprint

    settings = read_settings()
    if settings.keys is None:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        newest, *older = put_in_front(settings)
        behind = ", ".join(fingerprint(each) for each in older)
        _say(f"The new key, {fingerprint(newest)}, is in the key file{f', in front of {behind}' if behind else ''}.")
        _say("Keep a copy of that file apart from the backups. Now restart the bot, then: opgang keys rotate")
        return
    key = new_master()
    _say(
        f"The new key, {fingerprint(*decoded_keys(key))}, is this. It is a secret: whoever has it can read everything."
    )
    _say(key)
    _say("Put it in front of the others in OPGANG_KEYS, with a comma behind it; keep a copy apart from the backups.")
    _say("Then restart the bot, then: opgang keys rotate")


@keys_app.command()
def rotate() -> None:
    """Wrap everything with the newest master key, also while the bot runs. Example: opgang keys rotate"""
    from bot.alone import is_running
    from bot.keys import masters
    from storage.vault.masters import Masters
    from storage.vault.rotation import Rotation

    settings = read_settings()
    if not settings.vault_path.exists():
        _say("Nothing is sealed yet, so there is nothing to rotate.")
        return
    given = Masters(masters(settings))
    rotation = Rotation(settings.vault_path, given, lambda: is_running(settings.data))
    try:
        _show(rotation)
        left = rotation.left()
    finally:
        rotation.close()
    if left:
        _say(_unfinished(left, rotation.damaged))
        raise typer.Exit(1)
    _say_what_may_go(given.newest, given.fingerprints[1:], settings)


def _show(rotation: "Rotation") -> None:
    with Progress(console=out) as progress:
        task = progress.add_task("Wrapping with the newest key", total=sum(rotation.left().values()))
        for wrapped in rotation.run():
            progress.advance(task, wrapped)


def _unfinished(left: Mapping[str, int], damaged: int) -> str:
    which = ", ".join(f"{wraps} by {master}" for master, wraps in left.items())
    if damaged:
        return (
            f"{damaged} keys of the vault do not open any more: the file was changed or is damaged. They stay as they "
            f"are ({which}); put back your copy of the vault, or go on without what they sealed."
        )
    return f"Some keys of the vault were wrapped with an older key meanwhile ({which}). Once more: opgang keys rotate"


def _say_what_may_go(newest: str, older: tuple[str, ...], settings: Settings) -> None:
    _say(f"Everything is wrapped with the newest key, {newest}.")
    if older:
        place = "the key file" if settings.keys is None else "OPGANG_KEYS"
        _say(f"These may be taken out of {place} now: {', '.join(older)}.")
        _say("Keep them elsewhere for as long as you keep an older copy of the vault.")


def _say(line: str) -> None:
    out.print(line, highlight=False, markup=False, soft_wrap=True)
