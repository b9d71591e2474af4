"""Telegram's flood limits, each of which can be switched off; the clock stands still, so that counts are exact."""

from datetime import UTC, datetime, timedelta

import pytest

from simulator import Limits, Phone, Rate, Telegram
from tests.simulator.calling import Answer, Caller


class StoppedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def move(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def stopped() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def telegram(stopped: StoppedClock) -> Telegram:
    """A Telegram with its usual limits."""
    return Telegram(clock=stopped)


async def send(call: Caller, chat_id: int) -> Answer:
    return await call("sendMessage", chat_id=chat_id, text="hej")


async def codes(call: Caller, chat_id: int, times: int) -> list[int]:
    return [(await send(call, chat_id)).status for _ in range(times)]


async def test_a_person_gets_one_message_a_second_and_a_burst_of_five(
    call: Caller, karen: Phone, stopped: StoppedClock
) -> None:
    assert await codes(call, karen.owner.id, 5) == [200] * 5
    refused = await send(call, karen.owner.id)
    assert refused.refusal == (429, "Too Many Requests: retry after 1")
    assert refused.body["parameters"] == {"retry_after": 1}
    stopped.move(1)
    assert await codes(call, karen.owner.id, 2) == [200, 429]
    stopped.move(60)
    assert await codes(call, karen.owner.id, 6) == [200] * 5 + [429]


async def test_thirty_messages_a_second_go_out_overall(call: Caller, telegram: Telegram, stopped: StoppedClock) -> None:
    phones = [telegram.phone(f"Nabo {number}") for number in range(31)]
    for phone in phones:
        await phone.write("/start")
    assert [(await send(call, phone.owner.id)).status for phone in phones] == [200] * 30 + [429]
    stopped.move(1)
    assert (await send(call, phones[-1].owner.id)).status == 200


async def test_a_group_gets_twenty_messages_a_minute(
    call: Caller, telegram: Telegram, karen: Phone, stopped: StoppedClock
) -> None:
    group = telegram.group("Opgang 4", karen)
    assert await codes(call, group.id, 20) == [200] * 20
    assert (await send(call, group.id)).body["parameters"] == {"retry_after": 3}
    stopped.move(3)
    assert await codes(call, group.id, 2) == [200, 429]


async def test_an_album_larger_than_the_burst_passes_when_nothing_else_was_sent(call: Caller, karen: Phone) -> None:
    photo = (await karen.send_photo(b"jpg")).photo or {}
    album = {"chat_id": karen.owner.id, "media": [{"type": "photo", "media": photo["file_id"]}] * 10}
    assert (await call("sendMediaGroup", **album)).status == 200
    assert (await call("sendMediaGroup", **album)).status == 429


async def test_a_limit_can_be_switched_off(call: Caller, telegram: Telegram, karen: Phone) -> None:
    telegram.limits.private.enabled = False
    assert await codes(call, karen.owner.id, 31) == [200] * 30 + [429]
    telegram.limits.overall.enabled = False
    assert await codes(call, karen.owner.id, 40) == [200] * 40


def test_all_limits_can_be_off_from_the_start() -> None:
    limits = Limits.none()
    assert not any(rate.enabled for rate in (limits.overall, limits.private, limits.group))


async def test_one_person_s_limit_is_not_another_s(call: Caller, telegram: Telegram, karen: Phone) -> None:
    ole = telegram.phone("Ole")
    await ole.write("/start")
    assert await codes(call, karen.owner.id, 6) == [200] * 5 + [429]
    assert await codes(call, ole.owner.id, 5) == [200] * 5


async def test_what_is_refused_does_not_arrive_and_does_not_count(
    call: Caller, karen: Phone, stopped: StoppedClock
) -> None:
    await codes(call, karen.owner.id, 30)
    assert sum(message.from_bot for message in karen.messages) == 5
    stopped.move(1)
    assert (await send(call, karen.owner.id)).status == 200


async def test_every_message_of_an_album_counts(call: Caller, karen: Phone) -> None:
    photo = (await karen.send_photo(b"jpg")).photo or {}
    album = {"chat_id": karen.owner.id, "media": [{"type": "photo", "media": photo["file_id"]}] * 4}
    assert (await call("sendMediaGroup", **album)).status == 200
    assert (await call("sendMediaGroup", **album)).body["parameters"] == {"retry_after": 3}
    assert await codes(call, karen.owner.id, 2) == [200, 429]


async def test_edits_do_not_count(call: Caller, karen: Phone) -> None:
    await codes(call, karen.owner.id, 5)
    number = karen.messages[-1].id
    for text in "abcdefghij":
        edited = await call("editMessageText", chat_id=karen.owner.id, message_id=number, text=text)
        assert edited.status == 200


async def test_a_wrong_message_is_refused_as_wrong_even_above_the_limit(call: Caller, karen: Phone) -> None:
    await codes(call, karen.owner.id, 6)
    answer = await call("sendMessage", chat_id=karen.owner.id, text="<x>", parse_mode="HTML")
    assert answer.refusal[0] == 400


async def test_other_limits_can_be_set(call: Caller, telegram: Telegram, karen: Phone, stopped: StoppedClock) -> None:
    telegram.limits.private = Rate(messages=1, seconds=10, burst=1)
    assert (await send(call, karen.owner.id)).status == 200
    assert (await send(call, karen.owner.id)).body["parameters"] == {"retry_after": 10}
    stopped.move(10)
    assert (await send(call, karen.owner.id)).status == 200
