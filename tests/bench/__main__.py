"""`make bench`: what the bot does in a second, beside bare echo bots, and the bars it has to clear."""

import asyncio
import logging
import os
import platform
import sys
from importlib.metadata import version

from rich.console import Console
from rich.table import Table

from tests.bench.filled import CLOSED, OPEN
from tests.bench.measuring import Result, echo, overtaking, saturated, steady
from tests.bench.seals import CASES, Cost, cost, rotation
from tests.bench.years import Years, years

_LIBRARIES = ("python-telegram-bot", "SQLAlchemy", "aiohttp", "httpx")


async def measure(out: Console) -> bool:
    """Measure everything, print it, and say whether every bar was cleared."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    out.print(f"{machine}; " + ", ".join(f"{name} {version(name)}" for name in _LIBRARIES))
    results = []
    for round_trip in (0.0, 0.05):
        results += [await echo("default", round_trip), await echo("fast", round_trip)]
        results += [await saturated(round_trip), await steady(round_trip)]
    out.print(_table(results))
    overtook = await overtaking()
    bars = _bars({(result.name, result.round_trip): result for result in results}, overtook)
    bars |= _bars_of_years(await years(), out)
    bars |= _bars_of_seals(await cost(), rotation(), out)
    for what, cleared in bars.items():
        out.print(f"{'[green]cleared[/]' if cleared else '[red]MISSED[/]'}  {what}")
    return all(bars.values())


def _bars(results: dict[tuple[str, float], Result], overtook: float) -> dict[str, bool]:
    bare = results["bare echo, default", 0.05]
    loaded = results["Opgang, 64 reporting", 0.05]
    calm = results["Opgang, 30 reports a second", 0.05]
    reports, p50, p99 = loaded.reports or 0, calm.p50 or 1e9, calm.p99 or 1e9
    memory, start = loaded.memory or 1e9, loaded.start or 1e9
    return {
        f"50 ms, 64 at once: {reports:.0f} reports/s, bare default echo {bare.updates:.0f} updates/s": reports
        >= bare.updates,
        f"30 reports/s: p50 {p50:.1f} ms, at most 25": p50 <= 25,
        f"30 reports/s: p99 {p99:.1f} ms, at most 100": p99 <= 100,
        f"peak memory {memory:.0f} MiB, at most 150": memory <= 150,
        f"start to first poll {start:.2f} s, at most 2": start <= 2,
        f"acute card past 5,000 queued reminders after {overtook:.2f} s, at most 1": overtook <= 1,
    }


def _bars_of_years(measured: Years, out: Console) -> dict[str, bool]:
    out.print(
        f"{CLOSED:,} closed alerts, {OPEN:,} open ones (made in {measured.prepared:.0f} s): "
        f"a tick {measured.tick:.1f} ms (worst {measured.worst_tick:.1f}), worst audit {measured.worst_audit:.1f} ms"
    )
    return {
        f"rungs climbed with {OPEN:,} open alerts: {measured.rungs:.0f} a second, at least 100": measured.rungs >= 100,
        f"an audit with {CLOSED:,} closed alerts: {measured.audit:.1f} ms, at most 20": measured.audit <= 20,
    }


def _bars_of_seals(measured: Cost, rotated: float, out: Console) -> dict[str, bool]:
    out.print(
        f"64 reporting, no round trip, with seals and without: {measured.sealed:.0f} and {measured.unsealed:.0f} "
        f"reports/s, {measured.sealed_processor:.2f} and {measured.unsealed_processor:.2f} CPU ms/update"
    )
    return {
        f"sealing costs {measured.percent:.1f} % of the reports a second, at most 10": measured.percent <= 10,
        f"{CASES:,} cases wrapped with a new master key in {rotated:.0f} s, at most 300": rotated <= 300,
    }


def _table(results: list[Result]) -> Table:
    table = Table("what", "round trip", "updates/s", "CPU ms/update", "reports/s", "p50 ms", "p99 ms", "MiB", "start s")
    for each in results:
        figures = (each.updates, each.processor, each.reports, each.p50, each.p99, each.memory, each.start)
        table.add_row(each.name, f"{each.round_trip * 1000:.0f} ms", *(_figure(figure) for figure in figures))
    return table


def _figure(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}" if figure < 10 else f"{figure:.0f}"


if __name__ == "__main__":
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # bots are killed in the middle of requests
    sys.exit(0 if asyncio.run(measure(Console(width=120))) else 1)
