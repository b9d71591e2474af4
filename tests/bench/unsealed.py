"""The bot without seals, to measure what they cost: `python -m tests.bench.unsealed run`. For the bench alone."""

import itertools
import sys

from bot import wiring
from bot.command_line import app
from storage.sealed import Seals, is_sealed
from storage.vault.vault import Vault


class NoVault(Vault):
    """Hands out numbers without keys."""

    _numbers = itertools.count(1)

    def new(self) -> int:
        return next(self._numbers)


class NoSeals(Seals):
    """Keeps everything as it is; what the bench itself has sealed beforehand still opens."""

    def seal(self, plain: str, key: int, table: str, column: str, row: int) -> str:
        return plain

    def unseal(self, sealed: str, table: str, column: str, row: int) -> str:
        return super().unseal(sealed, table, column, row) if is_sealed(sealed) else sealed

    def keyed_hash(self, kind: str, plain: str) -> str:
        return plain[:32]


if __name__ == "__main__":
    vars(wiring).update(Vault=NoVault, Seals=NoSeals)
    app(sys.argv[1:])
