"""Faults on purpose: each does what it says, so often as it says, to the calls it says."""

import asyncio
import time

import aiohttp
import pytest

from simulator import Phone, Telegram
from tests.simulator.calling import Caller

BRIEF = aiohttp.ClientTimeout(total=0.3)


async def lost(call: Caller, text: str, chat_id: int) -> None:
    """A call that never comes back."""
    with pytest.raises(TimeoutError):
        async with call.session.post(
            f"{call.base}/sendMessage", json={"chat_id": chat_id, "text": text}, timeout=BRIEF
        ):
            pytest.fail("the call was answered")


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (500, "Internal Server Error: restart"),
        (502, "Bad Gateway"),
        (403, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_a_call_fails_as_often_as_it_should_and_nothing_is_carried_out(
    call: Caller, telegram: Telegram, karen: Phone, code: int, description: str
) -> None:
    fault = telegram.faults.fail("sendMessage", code=code, times=2)
    for _ in range(2):
        assert (await call("sendMessage", chat_id=karen.owner.id, text="x")).refusal == (code, description)
    assert not any(message.from_bot for message in karen.messages)
    assert (await call("sendMessage", chat_id=karen.owner.id, text="x")).status == 200
    assert fault.struck == 2


async def test_a_429_says_when_to_come_back(call: Caller, telegram: Telegram, karen: Phone) -> None:
    telegram.faults.fail("sendMessage", code=429, retry_after=7)
    answer = await call("sendMessage", chat_id=karen.owner.id, text="x")
    assert answer.body["parameters"] == {"retry_after": 7}
    assert answer.refusal == (429, "Too Many Requests: retry after 7")


async def test_a_fault_strikes_only_its_method_and_chat(call: Caller, telegram: Telegram, karen: Phone) -> None:
    ole = telegram.phone("Ole")
    await ole.write("/start")
    telegram.faults.fail("sendMessage", times=None, only_chat=ole.owner.id)
    assert (await call("sendMessage", chat_id=karen.owner.id, text="x")).status == 200
    assert (await call("sendChatAction", chat_id=ole.owner.id, action="typing")).status == 200
    for _ in range(3):
        assert (await call("sendMessage", chat_id=ole.owner.id, text="x")).status == 500
    telegram.faults.clear()
    assert (await call("sendMessage", chat_id=ole.owner.id, text="x")).status == 200


async def test_a_star_strikes_every_method(call: Caller, telegram: Telegram) -> None:
    telegram.faults.fail("*", code=503, times=2)
    assert (await call("getMe")).status == 503
    assert (await call("getUpdates")).status == 503
    assert (await call("getMe")).status == 200


async def test_a_delayed_call_is_carried_out_late(call: Caller, telegram: Telegram) -> None:
    telegram.faults.delay("getMe", 0.3)
    began = time.monotonic()
    assert (await call("getMe")).status == 200
    assert time.monotonic() - began >= 0.3


async def test_a_dropped_call_is_carried_out_and_never_answered(call: Caller, telegram: Telegram, karen: Phone) -> None:
    telegram.faults.drop("sendMessage")
    await lost(call, "ankommet", karen.owner.id)
    assert (await karen.sees("ankommet")).from_bot


async def test_a_refused_call_is_broken_off_and_not_carried_out(call: Caller, telegram: Telegram, karen: Phone) -> None:
    telegram.faults.refuse("sendMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=karen.owner.id, text="x")
    assert not any(message.from_bot for message in karen.messages)
    assert [request.code for request in telegram.requests] == [0]


async def test_a_cut_network_refuses_calls_and_a_mended_one_answers_at_the_same_address(
    call: Caller, telegram: Telegram, karen: Phone
) -> None:
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(broken_off(call))
        await asyncio.sleep(0.1)
        await telegram.faults.cut_network()
    assert waiting.result()
    with pytest.raises(aiohttp.ClientConnectorError):
        await call("getMe")
    await karen.write("mens nettet er nede")
    await telegram.faults.mend_network()
    assert (await call("getUpdates")).result[0]["message"]["text"] == "mens nettet er nede"


async def broken_off(call: Caller) -> bool:
    """Whether a long poll is broken off."""
    try:
        await call("getUpdates", timeout=30)
    except aiohttp.ClientConnectionError:
        return True
    return False


async def test_the_network_can_only_be_cut_while_it_is_there() -> None:
    with pytest.raises(RuntimeError, match="no network to cut"):
        await Telegram().faults.cut_network()


async def test_closing_is_quick_while_calls_hang(call: Caller, telegram: Telegram, karen: Phone) -> None:
    telegram.faults.drop("sendMessage")
    telegram.faults.delay("getMe", 60)
    async with telegram.serve() as url:
        elsewhere = Caller(call.session, url, telegram.token)
        hanging = [
            asyncio.ensure_future(elsewhere("sendMessage", chat_id=karen.owner.id, text="x")),
            asyncio.ensure_future(elsewhere("getMe")),
        ]
        await karen.sees("x")
        began = time.monotonic()
    assert time.monotonic() - began < 1.5
    dropped, delayed = await asyncio.gather(*hanging, return_exceptions=True)
    assert isinstance(dropped, aiohttp.ClientConnectionError)
    assert not isinstance(delayed, BaseException)
    assert delayed.status == 200


async def test_every_call_is_noted(call: Caller, telegram: Telegram, karen: Phone) -> None:
    await call("sendMessage", chat_id=karen.owner.id, text="hej")
    await call("sendMessage", chat_id=1, text="hej")
    good, bad = telegram.requests.of("sendMessage")
    assert (good.chat_id, good.code, good.parameters["text"]) == (karen.owner.id, 200, "hej")
    assert (bad.code, bad.description) == (400, "Bad Request: chat not found")
    assert (telegram.requests.total, len(telegram.requests)) == (2, 2)
    telegram.requests.clear()
    assert list(telegram.requests) == []


async def test_a_telegram_can_be_served_again_and_knows_what_it_knew(telegram: Telegram, karen: Phone) -> None:
    for text in ("før", "efter"):
        async with telegram.serve() as url, aiohttp.ClientSession() as session:
            await Caller(session, url, telegram.token)("sendMessage", chat_id=karen.owner.id, text=text)
    assert [message.text for message in karen.messages if message.from_bot] == ["før", "efter"]


async def test_a_port_that_is_taken_is_told(telegram: Telegram) -> None:
    async with telegram.serve() as url:
        with pytest.raises(OSError, match="in use"):
            async with Telegram().serve(port=int(url.rpartition(":")[2])):
                pytest.fail("two servers listen at one port")


async def test_calls_that_were_not_let_in_are_noted_too(call: Caller, telegram: Telegram) -> None:
    await call("sendMesage", chat_id=1, text="x")
    assert [(request.method, request.code) for request in telegram.requests] == [("sendMesage", 404)]
