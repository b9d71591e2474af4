"""A file beside the database that only grows: for each day where the log of who looked ended, each line signed together
with the one before. Whoever changes the log without this file is found out, and whoever changes the file too."""

import hmac
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from core.privacy.chain import Anchor, AnchorKind, Finding, Flaw

Sign = Callable[[bytes], str]
_FIRST = "0"
"""What stands for the line before the first."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What the file says as far as it is as it was written, and what is wrong with it."""

    lines: Sequence[Anchor]
    flaws: Sequence[Finding]
    written: int
    """How many lines there ever were."""
    last: str
    """The signature of the last line."""

    @property
    def newest_begin(self) -> Anchor | None:
        """The last line that allows the log to begin somewhere."""
        return next((each for each in reversed(self.lines) if each.kind is AnchorKind.BEGIN), None)

    @property
    def newest_head(self) -> Anchor | None:
        """The last line that tells where the log ended."""
        return next((each for each in reversed(self.lines) if each.kind is AnchorKind.HEAD), None)


class AnchorFile:
    """One line an anchor: its number, the day, what it vouches for, the entry, the hash, the signature."""

    def __init__(self, file: Path, sign: Sign) -> None:
        self.path = file
        self._sign = sign

    def read(self, written: int) -> Anchors:
        """Everything in it; `written`: how many lines there ever were, as far as the database knows."""
        lines: list[Anchor] = []
        flaws: list[Finding] = []
        last, number = _FIRST, 0
        *texts, torn = self._content().split("\n")
        for text in texts:
            line, last, as_written = self._read(text, last)
            number += 1
            if line is None or not as_written:
                flaws.append(Finding(Flaw.ANCHOR_CHANGED, number))
                continue
            if line.line > number:
                flaws.append(Finding(Flaw.ANCHORS_GONE, line.line - 1))
            number = line.line
            lines.append(line)
        if torn:
            flaws.append(Finding(Flaw.ANCHOR_CHANGED, number + 1))
        if number < written:
            flaws.append(Finding(Flaw.ANCHORS_CUT if number else Flaw.NO_ANCHORS, written))
        return Anchors(lines, flaws, max(number, written), last)

    def add(self, after: Anchors, new: Sequence[Anchor]) -> None:
        """Write these lines behind it; on disk when it returns. What a power cut left of a line is taken away first."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        last = after.last
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b") as opened:
            content = opened.read()
            if not content.endswith(b"\n"):
                opened.truncate(content.rfind(b"\n") + 1)
            for line in new:
                said = written(line)
                last = self._signature(last, said)
                opened.write(f"{said} {last}\n".encode())
            opened.flush()
            os.fsync(opened.fileno())
        _sync(self.path.parent)

    def _content(self) -> str:
        return self.path.read_bytes().decode("ascii", errors="replace") if self.path.exists() else ""

    def _read(self, text: str, before: str) -> tuple[Anchor | None, str, bool]:
        """The line, its signature, and whether that fits."""
        said, _, signature = text.rpartition(" ")
        genuine = hmac.compare_digest(signature.encode(), self._signature(before, said).encode())
        return anchor_of(said), signature, genuine

    def _signature(self, before: str, said: str) -> str:
        return self._sign(f"{before}\n{said}".encode())


def written(line: Anchor) -> str:
    """As it stands in the file, but for the signature."""
    return f"{line.line} {line.on.isoformat()} {line.kind} {line.number} {line.hash}"


def anchor_of(said: str) -> Anchor | None:
    """The line that is written so; None when it is none."""
    try:
        line, on, kind, number, hashed = said.split(" ")
        return Anchor(int(line), date.fromisoformat(on), AnchorKind(kind), int(number), hashed)
    except ValueError:
        return None


def _sync(folder: Path) -> None:
    """A file that is new in it is there after a power cut, too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
