"""The data folder with which a story begins."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.house import house
from bot.settings import Settings


@cache
def _data_folder() -> TemporaryDirectory[str]:
    """One that the bot has made and nobody has used: copied, since making it anew takes longer than most stories."""
    folder = TemporaryDirectory(prefix="opgang-flows-")
    made = house(Settings(_env_file=None, data=Path(folder.name)))
    made.store.close()
    made.vault.close()
    return folder


def furnish(folder: Path) -> None:
    """Put one where nothing is yet."""
    if not folder.exists():
        shutil.copytree(_data_folder().name, folder)
