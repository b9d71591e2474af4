"""The file of anchors only grows, and whoever touches it is found out."""

import hmac
import random  # noqa: TID251 — the tests' own seeded dice
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.privacy.chain import Anchor, AnchorKind, Flaw
from storage.anchors import AnchorFile, Anchors

_DAY = date(2026, 11, 3)


def _sign(said: bytes) -> str:
    return hmac.digest(b"key", said, "sha256").hex()


@pytest.fixture
def file(tmp_path: Path) -> AnchorFile:
    """With five lines in it, each added by itself."""
    file = AnchorFile(tmp_path / "anchors" / "looks.txt", _sign)
    for number in range(5):
        file.add(file.read(number), [_anchor(number + 1)])
    return file


def _anchor(line: int) -> Anchor:
    return Anchor(line, _DAY + timedelta(days=line), AnchorKind.HEAD, line * 10, f"{line:032}")


def _flaws(anchors: Anchors) -> set[Flaw]:
    return {each.flaw for each in anchors.flaws}


def test_what_was_written_is_read_again_by_nobody_else(file: AnchorFile) -> None:
    anchors = file.read(5)
    assert (list(anchors.lines), list(anchors.flaws)) == ([_anchor(line) for line in range(1, 6)], [])
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_is_gone_is_missed_and_a_new_one_does_not_hide_it(file: AnchorFile) -> None:
    file.path.unlink()
    assert _flaws(file.read(5)) == {Flaw.NO_ANCHORS}
    file.add(file.read(5), [_anchor(6)])
    assert _flaws(file.read(6)) == {Flaw.ANCHORS_GONE}


def test_a_file_that_lost_its_end_is_missed_and_going_on_does_not_hide_it(file: AnchorFile) -> None:
    lines = file.path.read_text().splitlines(keepends=True)
    file.path.write_text("".join(lines[:3]))
    assert _flaws(file.read(5)) == {Flaw.ANCHORS_CUT}
    file.add(file.read(5), [_anchor(6)])
    assert _flaws(file.read(6)) == {Flaw.ANCHORS_GONE}


def test_what_a_power_cut_left_of_a_line_is_taken_away_before_the_next(file: AnchorFile) -> None:
    with file.path.open("a") as opened:
        opened.write("6 2026-11-0")
    file.add(file.read(5), [_anchor(6)])
    assert file.read(6).flaws == []
    assert [line.line for line in file.read(6).lines] == [1, 2, 3, 4, 5, 6]


def test_a_line_that_reached_the_disk_before_the_database_knew_is_no_flaw(file: AnchorFile) -> None:
    assert file.read(4).flaws == []
    assert file.read(4).written == 5


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_done_to_the_file_by_hand_is_found(file: AnchorFile, seed: int) -> None:
    dice = random.Random(seed)
    before = file.path.read_bytes()
    while (content := _tampered(before, dice)) == before:
        pass
    file.path.write_bytes(content)
    assert file.read(5).flaws != []


def _tampered(content: bytes, dice: random.Random) -> bytes:
    lines, place = content.splitlines(keepends=True), dice.randrange(5)
    match dice.randrange(5):
        case 0:
            where = dice.randrange(len(content))
            return content[:where] + bytes([dice.randrange(256)]) + content[where + 1 :]
        case 1:
            del lines[place]
        case 2:
            lines.insert(place, lines[dice.randrange(5)])
        case 3:
            dice.shuffle(lines)
        case _:
            return content[: dice.randrange(len(content) - 1)]
    return b"".join(lines)
