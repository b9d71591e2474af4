"""A file as it comes in, piece by piece: read in the portions that its format asks for, never held as a whole."""

import re
from collections.abc import Iterable, Iterator

from storage.files.unwelcome import CutShortError, TooLargeError

_PORTION = 64 * 1024


class Source:
    """Pieces of any size on one side, portions on the other. Ends early with CutShortError, late with TooLargeError."""

    def __init__(self, pieces: Iterable[bytes], at_most: int) -> None:
        """at_most: how many bytes may come."""
        self._pieces = iter(pieces)
        self._left = at_most
        self._held = bytearray()

    def peek(self, count: int) -> bytes:
        """What comes next, without taking it; shorter where the file is."""
        while len(self._held) < count and self._fetch():
            pass
        return bytes(self._held[:count])

    def take(self, count: int) -> bytes:
        """The next bytes, all of them. For what a format bounds itself; the rest goes through `portions`."""
        taken = self.peek(count)
        if len(taken) < count:
            raise CutShortError
        del self._held[:count]
        return taken

    def portions(self, count: int) -> Iterator[bytes]:
        """The next bytes, however many, in portions."""
        while count:
            if not self._held and not self._fetch():
                raise CutShortError
            portion = self.take(min(count, len(self._held), _PORTION))
            count -= len(portion)
            yield portion

    def skip(self, count: int) -> None:
        """Let the next bytes go."""
        for _ in self.portions(count):
            pass

    def until(self, mark: re.Pattern[bytes], width: int) -> Iterator[bytes]:
        """Everything before the mark, in portions; the mark, of so many bytes, comes next."""
        while True:
            found = mark.search(self._held)
            before = found.start() if found else max(0, len(self._held) - width + 1)
            is_there = found is not None
            del found  # it holds on to the bytes, which are about to move
            yield from self.portions(before)
            if is_there:
                return
            if not self._fetch():
                raise CutShortError

    def _fetch(self) -> bool:
        """One piece more; False at the end."""
        for piece in self._pieces:
            self._left -= len(piece)
            if self._left < 0:
                raise TooLargeError
            self._held += piece
            if piece:
                return True
        return False
