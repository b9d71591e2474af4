"""What is downloaded waits for what is sealed, and the other way round; neither waits for the other for ever."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable

import pytest

from bot.fetching.pipe import BrokenOffError, Pipe


async def _pieces(count: int, produced: list[int]) -> AsyncIterator[bytes]:
    for number in range(count):
        produced.append(number)
        yield bytes([number % 256])


async def _taken(pieces: Iterable[bytes]) -> "asyncio.Future[int]":
    return asyncio.get_running_loop().run_in_executor(None, lambda: sum(map(len, pieces)))


async def test_everything_arrives() -> None:
    pipe = Pipe()
    taker = await _taken(pipe)
    await pipe.carry(_pieces(500, []), taker)
    assert await taker == 500


async def test_a_slow_disk_slows_the_download_rather_than_fill_the_memory() -> None:
    pipe, produced, behind = Pipe(), list[int](), list[int]()

    def slowly() -> int:
        for number, _ in enumerate(pipe):
            behind.append(len(produced) - number)
            time.sleep(0.002)
        return 0

    taker = asyncio.get_running_loop().run_in_executor(None, slowly)
    await pipe.carry(_pieces(100, produced), taker)
    await taker
    assert max(behind) <= 12


async def test_a_download_that_breaks_off_ends_the_thread_too() -> None:
    pipe = Pipe()
    taker = await _taken(pipe)

    async def breaking() -> AsyncIterator[bytes]:
        yield b"one"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await pipe.carry(breaking(), taker)
    pipe.break_off()
    with pytest.raises(BrokenOffError):
        await taker


async def test_what_is_refused_in_the_middle_is_not_downloaded_to_its_end() -> None:
    pipe, produced = Pipe(), list[int]()

    def refusing() -> int:
        next(iter(pipe))
        return 0

    taker = asyncio.get_running_loop().run_in_executor(None, refusing)
    await pipe.carry(_pieces(100_000, produced), taker)
    await taker
    assert len(produced) < 20
