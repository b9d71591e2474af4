"""How updates reach the bot: queue, offset, long poll, 24 hours, one poller only."""

import asyncio
import time
from datetime import timedelta
from typing import Any

from simulator import Clock, Phone, Telegram
from tests.simulator.calling import Caller


async def poll(call: Caller, **parameters: Any) -> list[Any]:
    return list((await call("getUpdates", **parameters)).result)


async def test_updates_come_again_until_an_offset_confirms_them(call: Caller, karen: Phone) -> None:
    await karen.write("en")
    await karen.write("to")
    first = await poll(call)
    assert [update["message"]["text"] for update in first] == ["en", "to"]
    assert await poll(call) == first
    assert await poll(call, offset=first[1]["update_id"]) == first[1:]
    assert await poll(call) == first[1:]
    assert await poll(call, offset=first[1]["update_id"] + 1) == []


async def test_at_most_a_hundred_updates_come_at_once(call: Caller, karen: Phone) -> None:
    for number in range(130):
        await karen.write(str(number))
    assert len(await poll(call)) == 100
    assert len(await poll(call, limit=1000)) == 100
    assert len(await poll(call, limit=7)) == 7


async def test_a_negative_offset_keeps_only_the_newest(call: Caller, karen: Phone) -> None:
    for text in ("en", "to", "tre"):
        await karen.write(text)
    assert [update["message"]["text"] for update in await poll(call, offset=-1)] == ["tre"]
    assert len(await poll(call)) == 1


async def test_updates_are_kept_for_24_hours(call: Caller, karen: Phone, clock: Clock) -> None:
    await karen.write("gammel")
    clock.move(timedelta(hours=23, minutes=59))
    await karen.write("ny")
    assert len(await poll(call)) == 2
    clock.move(timedelta(minutes=2))
    assert [update["message"]["text"] for update in await poll(call)] == ["ny"]


async def test_a_long_poll_ends_as_soon_as_something_comes(call: Caller, karen: Phone) -> None:
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(poll(call, timeout=30))
        await asyncio.sleep(0.1)
        await karen.write("nu")
    assert [update["message"]["text"] for update in waiting.result()] == ["nu"]
    assert 0.1 <= time.monotonic() - began < 3


async def test_a_long_poll_ends_empty_handed_after_its_timeout(call: Caller) -> None:
    began = time.monotonic()
    assert await poll(call, timeout=1) == []
    assert 0.9 <= time.monotonic() - began < 3


async def test_a_second_poller_ends_the_first_with_a_conflict(call: Caller, karen: Phone) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(call("getUpdates", timeout=30))
        await asyncio.sleep(0.1)
        second = group.create_task(call("getUpdates", timeout=30))
        await asyncio.sleep(0.1)
        await karen.write("hej")
    reason = "terminated by other getUpdates request; make sure that only one bot instance is running"
    assert first.result().refusal == (409, f"Conflict: {reason}")
    assert len(second.result().result) == 1


async def test_closing_is_quick_while_a_long_poll_is_open(telegram: Telegram, call: Caller) -> None:
    async with asyncio.TaskGroup() as group:
        async with telegram.serve() as url:
            elsewhere = Caller(call.session, url, telegram.token)
            waiting = group.create_task(elsewhere("getUpdates", timeout=50))
            await asyncio.sleep(0.1)
            began = time.monotonic()
        assert time.monotonic() - began < 1.5
    assert waiting.result().result == []


async def test_only_the_kinds_that_were_asked_for_come(call: Caller, karen: Phone) -> None:
    await poll(call, allowed_updates=["callback_query"])
    await karen.write("hej")
    assert await poll(call) == []
    await poll(call, allowed_updates=[])
    await karen.write("hej")
    assert len(await poll(call)) == 1


async def test_a_raw_update_comes_just_as_it_was_injected(call: Caller, telegram: Telegram) -> None:
    telegram.updates.inject({"update_id": 7, "unheard_of": {"a": "\ud83d"}})
    async with call.session.get(f"{call.base}/getUpdates") as response:
        assert await response.read() == b'{"ok":true,"result":[{"update_id":7,"unheard_of":{"a":"\xed\xa0\xbd"}}]}'
    telegram.updates.clear()
    telegram.updates.inject(b'{"update_id": 8,}')
    async with call.session.get(f"{call.base}/getUpdates") as response:
        assert await response.read() == b'{"ok":true,"result":[{"update_id": 8,}]}'


async def test_a_used_update_id_can_be_injected_again(call: Caller, karen: Phone, telegram: Telegram) -> None:
    await karen.write("hej")
    (update,) = await poll(call)
    assert await poll(call, offset=update["update_id"] + 1) == []
    telegram.updates.inject(update)
    assert await poll(call, offset=update["update_id"] + 1) == [update]
    assert await poll(call, offset=update["update_id"] + 1) == []


async def test_an_update_without_an_id_comes_once(call: Caller, telegram: Telegram) -> None:
    telegram.updates.inject({"message": "?"})
    assert await poll(call) == [{"message": "?"}]
    assert await poll(call) == []
