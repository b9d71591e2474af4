"""`opgang check` says what is in place and what is missing, one line each."""

from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.checking import Finding, findings
from bot.clock import SystemClock
from bot.settings import Settings
from tests.flows.test_intake import MALFORMED, PARKED
from tests.flows.test_no_full_scans import scans, statements
from tests.flows.town import Person, Town

_UNDELIVERED = "Notices that could not be delivered"
_WEEK_AND_A_DAY = timedelta(days=8)


def finding(what: str, found: list[Finding]) -> Finding:
    [one] = [each for each in found if each.what == what]
    return one


async def test_with_everything_in_place_every_line_is_fine(town: Town, caretaker: Person) -> None:
    await town.member("secretariat", "Susanne")
    found = await findings(town.settings)
    assert [each for each in found if not each.fine] == []
    assert finding("Telegram", found).word == f"@{town.telegram.bot.username}"


async def test_what_is_missing_is_named_with_the_way_to_mend_it(town: Town) -> None:
    without_token = town.settings.model_copy(update={"telegram_token": None})
    found = await findings(without_token)
    assert "OPGANG_TELEGRAM_TOKEN" in finding("Telegram", found).word
    assert not finding("Telegram", found).fine
    assert "opgang invite secretariat" in finding("Secretariat", found).word
    assert "opgang invite caretaker" in finding("Every area reaches somebody", found).word


async def test_before_anybody_has_joined_two_lines_are_not_fine_and_the_steps_are_one_line(town: Town) -> None:
    found = await findings(town.settings)
    assert [each.what for each in found if not each.fine] == ["Secretariat", "Every area reaches somebody"]
    steps = finding("Every step reaches somebody", found)
    assert steps.warning
    assert "opgang invite" in steps.word


async def test_with_a_broken_key_file_the_check_says_what_to_do_and_looks_no_further(town: Town) -> None:
    (town.settings.data / "keys").write_text("rubbish")
    [one] = await findings(town.settings)
    assert not one.fine
    assert "Put back your copy of it" in one.word


async def test_updates_that_could_not_be_handled_are_counted(town: Town, caretaker: Person) -> None:
    town.expected_errors = {MALFORMED, PARKED}
    town.telegram.updates.inject(b'{"message": 7}')
    await town.settles()
    assert finding("Updates that could not be handled", await findings(town.settings)).word.startswith("1;")


async def test_a_token_that_telegram_does_not_know_is_said_to_be_unknown_and_never_shown(town: Town) -> None:
    unknown = town.settings.model_copy(update={"telegram_token": SecretStr("123456:SECRET")})
    found = await findings(unknown)
    assert not finding("Telegram", found).fine
    assert "does not know OPGANG_TELEGRAM_TOKEN" in finding("Telegram", found).word
    assert not [each for each in found if "SECRET" in each.word]


@pytest.mark.parametrize(
    ("code", "word"),
    [(400, "is OPGANG_TELEGRAM_URL right?"), (403, "is OPGANG_TELEGRAM_URL right?"), (502, "try again in a minute")],
)
async def test_whatever_telegram_answers_the_check_says_it_in_its_own_words(town: Town, code: int, word: str) -> None:
    # Given an answer that repeats the address, as one from something in between may
    address = f"{town.settings.telegram_url}/bot{town.telegram.token}/getMe"
    town.telegram.faults.fail("getMe", code=code, description=f"nothing at {address}")
    telegram = finding("Telegram", await findings(town.settings))
    assert not telegram.fine
    assert telegram.word.endswith(word)
    assert town.telegram.token not in telegram.word


async def test_when_telegram_cannot_be_reached_the_check_says_what_to_look_at(town: Town) -> None:
    nowhere = town.settings.model_copy(update={"telegram_url": "http://127.0.0.1:9"})
    telegram = finding("Telegram", await findings(nowhere))
    assert not telegram.fine
    assert "cannot be reached" in telegram.word
    assert "OPGANG_TELEGRAM_URL" in telegram.word


async def test_notices_given_up_in_the_last_seven_days_are_counted_by_kind(
    town: Town, staff: Person, caretaker: Person, tmp_path: Path
) -> None:
    assert _UNDELIVERED not in [each.what for each in await findings(town.settings)]
    # Given Telegram refuses the caretaker's card for good
    town.telegram.faults.fail(
        "sendMessage", code=403, description="Forbidden: user is deactivated", only_chat=caretaker.phone.owner.id
    )
    await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    # When the operator checks
    with statements() as heard:
        undelivered = finding(_UNDELIVERED, await findings(town.settings))
    # Then there is a warning with count and kind, no name, found by an index
    assert undelivered.warning
    assert undelivered.word.startswith("1 in the last 7 days (1 of card)")
    assert "Kirsten" not in undelivered.word
    assert scans(town, {statement: values for statement, values in heard.items() if "outbox" in statement}) == []
    # And a day more than a week later it is history
    assert _UNDELIVERED not in [each.what for each in await findings(_a_week_later(town, tmp_path / "ahead"))]
    await town.settles()
    staff.sees_everything()  # also that nobody can be reached


def _a_week_later(town: Town, ahead: Path) -> Settings:
    """As the settings of the town, by a clock that is a day and a week ahead of the story's."""
    ahead.write_text(str((town.clock.now() + _WEEK_AND_A_DAY - SystemClock().now()).total_seconds()))
    return town.settings.model_copy(update={"clock_offset": ahead})
