"""Whatever is killed when, a change of the master key loses nothing. The long form is `make crash`."""

from pathlib import Path

from tests.crash.turning import turning


async def test_a_rotation_killed_again_and_again_beside_a_working_bot_loses_no_record(tmp_path: Path) -> None:
    # Given five thousand records, and a bot that writes, reads and erases all the while
    ordeal = turning(tmp_path / "data", seed=2026)
    # When the rotation to a new master key is killed in a piece, after a piece, and at a random moment
    await ordeal.endure(records=5000, moments=1)
    # Then with the new key alone every record opens but those that were erased
    assert not ordeal.wrongs, "\n".join(ordeal.wrongs)
    assert ordeal.kills >= 2
    assert ordeal.in_the_middle >= 1
    assert ordeal.destroyed
