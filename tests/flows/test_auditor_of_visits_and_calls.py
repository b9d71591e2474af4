"""What gets stuck beside the ladder, visits and calls beside Telegram, is found and mended too."""

import pytest

from core.delivery.audit import Stuck
from tests.flows.test_auditor import changes, everybody_has_seen, first, microseconds, minutes_pass, repairs
from tests.flows.town import Person, Town


async def nothing(*_: object) -> None:
    """What somebody forgot to do."""


async def test_a_visit_that_the_clock_forgot_is_asked_about_all_the_same(
    town: Town, caretaker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await caretaker.writes("/ind Vangdalen 4 15")
    await caretaker.is_told("Du er meldt ind")
    monkeypatch.setattr("bot.process.STEP_BY_STEP", ())
    await minutes_pass(town, 17)
    assert Stuck.VISIT in await repairs(town)
    await everybody_has_seen(town)


async def test_a_call_whose_end_nobody_heard_of_goes_out_again(
    town: Town, caretaker: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a call beside Telegram that was begun by nobody knows whom, and a caller who takes up nothing by itself
    assert town.parts is not None
    monkeypatch.setattr(type(town.parts.caller), "take_up_interrupted", nothing)
    monkeypatch.setattr("bot.calling.caller.SWEEP_SECONDS", 1e9)
    person = await town.asks(first("SELECT id FROM person WHERE role = 'caretaker'"))
    now = microseconds(town.clock.now())
    await changes(
        town,
        "INSERT INTO address (id, person_id, url, label, wrong_codes, verified_at, created_at)"
        " VALUES (1, ?, 'sealed', 'SMS', 0, ?, ?)",
        *(person, now, now),
    )
    await changes(
        town,
        "INSERT INTO call (id, address_id, kind, about, unique_key, state, due_at, created_at, lease_until, attempts)"
        " VALUES (1, 1, 'alert', 1, 'k', 'sending', ?, ?, ?, 1)",
        *(now, now, now - 180_000_000),
    )
    town.expected_errors = {"a call could not be worded"}  # nobody sealed this address
    # When two minutes have passed, then it was tried again
    await minutes_pass(town, 2)
    assert await repairs(town) == [Stuck.CALL_LEASE]
    assert await town.asks(first("SELECT state FROM call WHERE id = 1")) != "sending"
