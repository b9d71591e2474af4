"""`opgang check` says what is in place and what is missing, one line each."""

from bot.checking import Finding, findings
from tests.flows.test_intake import MALFORMED, PARKED
from tests.flows.town import Person, Town


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


async def test_updates_that_could_not_be_handled_are_counted(town: Town, caretaker: Person) -> None:
    town.expected_errors = {MALFORMED, PARKED}
    town.telegram.updates.inject(b'{"message": 7}')
    await town.settles()
    assert finding("Updates that could not be handled", await findings(town.settings)).word.startswith("1;")
