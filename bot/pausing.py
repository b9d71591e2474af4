"""How whoever waits for work passes the time."""

import asyncio

from core.kernel.clock import Clock

SWEEP_SECONDS = 1.0
"""After so long one looks by oneself, also when nobody has said that there is something."""


async def pause(clock: Clock, seconds: float, *events: asyncio.Event) -> None:
    """Until one of the events is set, or so many seconds of the clock have passed."""
    waiting = [asyncio.ensure_future(each) for each in (clock.sleep(seconds), *(event.wait() for event in events))]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
