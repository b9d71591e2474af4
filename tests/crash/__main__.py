"""`python -m tests.crash`: the long form, for `make crash`. Exit code 1 when anything was lost."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.ordeal import Plan, prepared
from tests.crash.turning import turning
from tests.crash.verdict import Verdict, judge


def main() -> int:
    """Run it and print what was measured."""
    asked = _asked()
    plan = Plan.drawn(asked.seed, asked.reports, asked.people, asked.kills)
    _say(
        f"Seed {asked.seed}: {asked.reports} reports from {asked.people} people, killed at {asked.kills} random "
        f"moments and at {len(plan.deaths) - asked.kills} named points."
    )
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="opgang-crash-") as folder:
        verdict = asyncio.run(_run(plan, Path(folder)))
    for line in verdict.lines():
        _say(line)
    _say(f"It took {time.perf_counter() - began:.0f} seconds.")
    wrongs = [*verdict.wrongs, *_turned(asked)]
    _say("Something is wrong." if wrongs else "Fine.")
    return 1 if wrongs else 0


def _turned(asked: argparse.Namespace) -> list[str]:
    """Change the master key through kills, and print what was measured."""
    with tempfile.TemporaryDirectory(prefix="opgang-crash-") as folder:
        ordeal = turning(Path(folder) / "data", asked.seed)
        asyncio.run(ordeal.endure(asked.records, asked.kills))
    _say(
        f"{len(ordeal.names)} records wrapped with a new master key beside a bot at work, killed {ordeal.kills} times, "
        f"{ordeal.in_the_middle} of them in the middle; {len(ordeal.destroyed)} were erased meanwhile."
    )
    for wrong in ordeal.wrongs:
        _say(f"WRONG: {wrong}")
    return ordeal.wrongs


async def _run(plan: Plan, folder: Path) -> Verdict:
    async with prepared(plan, folder) as ordeal:
        await ordeal.endure()
        return judge(ordeal)


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    asks.add_argument("--seed", type=int, default=2025, help="everything that chance decides follows from it")
    asks.add_argument("--reports", type=int, default=500)
    asks.add_argument("--people", type=int, default=50)
    asks.add_argument("--records", type=int, default=30_000, help="when the master key is changed")
    asks.add_argument("--kills", type=int, default=20, help="at random moments; the named points come on top")
    return asks.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
