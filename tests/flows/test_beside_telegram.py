"""Ways beside Telegram that fail, hang or lead astray; and what must never be found anywhere."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.kernel.town import Fallback
from tests.flows.receivers import (
    CONTACT,
    STORY,
    WORDS,
    Gateway,
    Mailbox,
    adds,
    calls,
    code_of,
    gateway,
    goes_on,
    has_address,
    mail_server,
)
from tests.flows.test_no_full_scans import scans, statements
from tests.flows.town import Person, Town, open_town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path / "data", fallback=Fallback(allow_local=True), contact=CONTACT) as opened:
        yield opened


async def test_a_service_that_fails_is_tried_again_with_patience_and_given_up_with_a_cause_that_names_nothing(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given a service that never works
    await has_address(caretaker, beside)
    beside.asked, beside.status = 0, 500
    await caretaker.phone.block()
    await staff.reports(STORY, "Akut – nu")
    # When time passes
    for _ in range(200):
        await town.waits(seconds=1)
    # Then it was tried a bounded number of times, and what is kept of it holds neither address nor password
    first = (await town.asks(calls))[0]
    assert first == ("failed", "not accepted", 8)
    assert "hemmeligt" not in str(town.logged)
    staff.sees_everything()


async def test_a_service_that_comes_back_gets_the_words_late_rather_than_never(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    await has_address(caretaker, beside)
    beside.status = 502
    await caretaker.phone.block()
    reference = await staff.reports(STORY, "Akut – nu")
    await goes_on(town, 20)
    beside.status = 200
    await goes_on(town, 60)
    assert beside.words == [WORDS.format(reference=reference)]
    staff.sees_everything()


async def test_a_call_in_the_middle_of_which_the_bot_was_killed_goes_out_again(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given the service is being called and has not answered
    await has_address(caretaker, beside)
    beside.asked = 0
    beside.answers.clear()
    await caretaker.phone.block()
    await staff.writes(STORY)
    await staff.taps("Akut – nu")

    async def asked() -> int:
        return beside.asked

    await town.comes_to(asked, 1)
    assert [state for state, _, _ in await town.asks(calls)] == ["sending"]
    # When the bot is killed, and started again
    await town.stops()
    beside.answers.set()
    await town.starts()
    await town.settles()
    # Then the words go out once more, because nobody knows that they have arrived
    assert beside.asked == 2
    assert set(beside.words) == {WORDS.format(reference=await staff.reference())}
    assert [state for state, _, _ in await town.asks(calls)] == ["sent"]


async def test_a_lease_that_ran_out_is_taken_up_by_the_clock(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    await has_address(caretaker, beside)
    await caretaker.phone.block()
    reference = await staff.reports(STORY, "Akut – nu")
    assert beside.words == [WORDS.format(reference=reference)]
    # Given a call that, as far as the tables know, is still being sent by nobody
    assert town.house is not None
    lost = "UPDATE call SET state = 'sending', sent_at = NULL, lease_until = due_at WHERE kind = 'alert'"
    await town.house.store.write(lambda work: work._connection.exec_driver_sql(lost).close())
    # When the clock ticks
    await town.ticks()
    # Then it goes out again
    assert beside.words == [WORDS.format(reference=reference)] * 2


async def test_a_letter_says_those_words_and_no_others(tmp_path: Path) -> None:
    # Given a town that sends letters itself, so that people only write their e-mail address
    async with mail_server() as (mailbox, port):
        letters = f"mailto://127.0.0.1:{port}?from=opgang@example.org&to={{address}}"
        fallback = Fallback(email_url=letters)
        async with open_town(tmp_path / "data", fallback=fallback, contact=CONTACT) as town:
            caretaker = await town.member("caretaker", "Kirsten")
            staff = await town.member("property_staff", "Peter", "Vangdalen")
            await adds(caretaker, "kirsten@example.org")
            await caretaker.writes(code_of(text_of(mailbox)))
            await caretaker.is_told("E-mail: koden passer")
            caretaker.sees_everything()
            # When an acute alert cannot be delivered
            await caretaker.phone.block()
            reference = await staff.reports(STORY, "Akut – nu")
            await town.settles()
            # Then a letter goes to that address, with the words and nothing about the resident
            assert len(mailbox.letters) == 2
            assert mailbox.letters[-1]["To"] == "kirsten@example.org"
            assert text_of(mailbox) == WORDS.format(reference=reference)
            whole = mailbox.letters[-1].as_string()
            assert not [word for word in ("Hansen", "råber", "2. tv", "Kirsten", "Peter") if word in whole]


def text_of(mailbox: Mailbox) -> str:
    """What the newest letter says."""
    body = mailbox.letters[-1].get_body(("plain", "html"))
    assert body is not None
    return re.sub(r"<[^>]*>", "", str(body.get_content())).strip()


async def test_an_address_is_never_in_the_database_or_the_log_in_clear(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given an address with a password, added, proved and used
    await has_address(caretaker, beside)
    await caretaker.phone.block()
    await staff.reports(STORY, "Akut – nu")
    await town.settles()
    assert len(beside.words) == 1
    # Then not one byte of it is in any file of the data folder, nor in the log
    files = [path for path in town.settings.data.rglob("*") if path.is_file()]
    assert len(files) >= 3
    for file in files:
        assert not [word for word in (b"hemmeligt", b"json://") if word in file.read_bytes()], file.name
    assert not [word for word in ("hemmeligt", "127.0.0.1", "json://") if word in str(town.logged)]


async def test_a_service_that_hangs_keeps_neither_telegram_nor_other_calls_waiting(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    # Given one caretaker's service never answers, another's does
    second = await town.member("caretaker", "Karl")
    async with gateway() as hanging:
        await has_address(caretaker, hanging, "kirsten")
        await has_address(second, beside, "karl")
        hanging.answers.clear()
        await caretaker.phone.block()
        await second.phone.block()
        secretariat = await town.member("secretariat", "Sofie")
        # When an acute alert comes
        await staff.writes(STORY)
        await staff.taps("Akut – nu")

        async def told() -> int:
            return len(beside.words)

        await town.comes_to(told, 1)
        # Then the other call and the card have gone out meanwhile
        assert hanging.words == []
        hanging.answers.set()
        await secretariat.is_told("Akut – nu")
        staff.sees_everything()


async def test_neither_proving_an_address_nor_calling_it_looks_through_a_whole_table(
    town: Town, staff: Person, caretaker: Person, beside: Gateway
) -> None:
    with statements() as heard:
        # Given an address that is added, proved, called when Telegram fails, and removed
        await has_address(caretaker, beside)
        reference = await staff.reports(STORY, "Akut – nu")
        await caretaker.is_told(reference)
        await goes_on(town, 310)
        await caretaker.taps("Jeg tager den")
        await caretaker.writes("/kontakt")
        await caretaker.taps("Fjern: 1")
        await town.settles()
    assert WORDS.format(reference=reference) in beside.words
    caretaker.sees_everything()
    staff.sees_everything()
    # Then every statement about addresses and calls found its rows by an index
    ours = {said: values for said, values in heard.items() if re.search(r"\b(call|address)\b", said)}
    assert len(ours) > 10
    assert scans(town, ours) == []
