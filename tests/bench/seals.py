"""What sealing costs on the main path, and how long a change of the master key takes."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from storage.vault.masters import Masters
from storage.vault.rotation import Rotation
from storage.vault.vault import Vault
from tests.bench.measuring import Result, saturated

CASES = 100_000
_PAIRS = 6
_OLD, _NEW = b"o" * 32, b"n" * 32


@dataclass(frozen=True, slots=True)
class Cost:
    """The mean of several runs: reports a second and processor ms an update, with seals and without them."""

    sealed: float
    unsealed: float
    sealed_processor: float
    unsealed_processor: float

    @property
    def percent(self) -> float:
        """How much fewer reports a second there are with seals."""
        return (1 - self.sealed / self.unsealed) * 100


async def cost(pairs: int = _PAIRS) -> Cost:
    """Measured by turns, either of them first, so that whatever else the machine does falls on both: single runs differ
    by more than what is to be seen. Without a round trip to Telegram nothing but the processor and the disk is in the
    way: elsewhere it costs less."""
    with_seals: list[Result] = []
    without: list[Result] = []
    for pair in range(pairs):
        turns = [(with_seals, "bot"), (without, "tests.bench.unsealed")]
        for results, program in turns if pair % 2 else reversed(turns):
            results.append(await saturated(0.0, program=program))
    return Cost(*_reports(with_seals, without), *_processor(with_seals, without))


def rotation(cases: int = CASES) -> float:
    """Seconds to wrap the keys of so many cases with a new master key."""
    with TemporaryDirectory(prefix="opgang-rotation-") as folder:
        file = Path(folder) / "vault.sqlite3"
        with closing(Vault(file, Masters([_OLD]))) as vault:
            for _ in range(cases):
                vault.new()
        with closing(Rotation(file, Masters([_NEW, _OLD]), lambda: False)) as rotating:
            began = time.perf_counter()
            wrapped = sum(rotating.run())
            took = time.perf_counter() - began
            assert wrapped >= cases
            assert not rotating.left()
    return took


def _reports(*runs: Sequence[Result]) -> list[float]:
    return [mean(each.reports or 0.0 for each in results) for results in runs]


def _processor(*runs: Sequence[Result]) -> list[float]:
    return [mean(each.processor for each in results) for results in runs]
