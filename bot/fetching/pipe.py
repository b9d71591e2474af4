"""From the event loop, which downloads, to a thread, which seals: a few pieces wait between the two, never a file."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from queue import SimpleQueue

_PIECES = 8
"""Half a megabyte at the most waits to be sealed."""
_MOMENT = 0.002
"""Seconds until it is looked again whether there is room."""


class BrokenOffError(Exception):
    """What was coming in ends before its end."""


class Pipe:
    """The thread takes pieces as an iterator; it ends with `close`, or with BrokenOffError after `break_off`."""

    def __init__(self) -> None:
        self._pieces: SimpleQueue[bytes | BrokenOffError | None] = SimpleQueue()

    async def carry(self, pieces: AsyncIterator[bytes], taker: asyncio.Future[int]) -> None:
        """Put everything in, as fast as it is taken; nothing more once the taker has ended, whatever became of it."""
        async for piece in pieces:
            while self._pieces.qsize() >= _PIECES and not taker.done():  # noqa: ASYNC110 — it is a thread that takes
                await asyncio.sleep(_MOMENT)
            if taker.done():
                return
            self._pieces.put(piece)
        self._pieces.put(None)

    def break_off(self) -> None:
        """Nothing more comes. Without effect after the end."""
        self._pieces.put(BrokenOffError())

    def __iter__(self) -> Iterator[bytes]:
        """In the thread."""
        while (piece := self._pieces.get()) is not None:
            if isinstance(piece, BrokenOffError):
                raise piece
            yield piece
