"""`python -m tests.crash`: the long form, for `make crash`. Exit code 1 when anything was lost."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.ordeal import Plan, prepared
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
    _say(f"It took {time.perf_counter() - began:.0f} seconds. {'Something is wrong.' if verdict.wrongs else 'Fine.'}")
    return 1 if verdict.wrongs else 0


async def _run(plan: Plan, folder: Path) -> Verdict:
    async with prepared(plan, folder) as ordeal:
        await ordeal.endure()
        return judge(ordeal)


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    asks.add_argument("--seed", type=int, default=2025, help="everything that chance decides follows from it")
    asks.add_argument("--reports", type=int, default=500)
    asks.add_argument("--people", type=int, default=50)
    asks.add_argument("--kills", type=int, default=20, help="at random moments; the named points come on top")
    return asks.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
