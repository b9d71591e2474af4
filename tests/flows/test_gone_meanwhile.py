"""What is due is looked up first and done afterwards: in between, people go on."""

import pytest

from core.alerts.climbing.stepping import take_next_step
from tests.flows.town import Town


async def test_what_was_erased_between_the_look_and_the_step_is_no_error(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased_meanwhile = 4711
    monkeypatch.setattr("bot.process.STEP_BY_STEP", (((lambda work: [erased_meanwhile]), take_next_step),))
    await town.waits(seconds=1)
    assert {"event": "what was due is there no longer", "log_level": "info"} in town.logged
