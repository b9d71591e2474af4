"""The webhook: posted with its secret, again until it is answered with 2xx, and never beside a poll."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from simulator import Phone, Telegram
from tests.simulator.calling import Caller


class Receiver:
    """A bot's own web server. answers: the statuses to come, then always 200."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.posts: asyncio.Queue[tuple[str | None, Any]] = asyncio.Queue()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.posts.put_nowait((secret, json.loads(await request.read())))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    async def next_text(self) -> str:
        async with asyncio.timeout(5):
            _, update = await self.posts.get()
        return str(update["message"]["text"])


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    hook = Receiver()
    application = web.Application()
    application.router.add_post("/hook", hook.take)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def settled(telegram: Telegram) -> None:
    """Until nothing waits any more: an update is confirmed only after its post has been answered."""
    for _ in range(500):
        if not len(telegram.updates):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{len(telegram.updates)} updates still wait")


async def troubled(call: Caller) -> Any:
    """The webhook's state as soon as it tells of an error."""
    for _ in range(250):
        info = (await call("getWebhookInfo")).result
        if "last_error_message" in info:
            return info
        await asyncio.sleep(0.02)
    raise AssertionError("no error was told")


async def test_updates_are_posted_with_the_secret(
    call: Caller, telegram: Telegram, karen: Phone, receiver: Receiver
) -> None:
    await karen.write("før")
    assert (await call("setWebhook", url=receiver.url, secret_token="s_3-cret")).result is True
    await karen.write("efter")
    posts = [await receiver.posts.get() for _ in range(2)]
    assert [(secret, update["message"]["text"]) for secret, update in posts] == [
        ("s_3-cret", "før"),
        ("s_3-cret", "efter"),
    ]
    await settled(telegram)


async def test_an_update_is_posted_again_until_it_is_taken_and_the_next_one_waits(
    call: Caller, telegram: Telegram, karen: Phone, receiver: Receiver
) -> None:
    telegram.webhook.pause = 0.02
    receiver.answers = [500, 404]
    await call("setWebhook", url=receiver.url)
    await karen.write("en")
    await karen.write("to")
    assert [await receiver.next_text() for _ in range(4)] == ["en", "en", "en", "to"]
    await settled(telegram)
    info = (await call("getWebhookInfo")).result
    assert info["last_error_message"] == "Wrong response from the webhook: 404"
    assert info["pending_update_count"] == 0


async def test_polling_and_a_webhook_exclude_each_other(
    call: Caller, telegram: Telegram, karen: Phone, receiver: Receiver
) -> None:
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(call("getUpdates", timeout=30))
        await asyncio.sleep(0.1)
        await call("setWebhook", url=receiver.url)
    assert waiting.result().refusal == (409, "Conflict: terminated by setWebhook request")
    reason = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    assert (await call("getUpdates")).refusal == (409, f"Conflict: {reason}")
    assert (await call("getWebhookInfo")).result["url"] == receiver.url
    await call("deleteWebhook")
    await karen.write("hej")
    assert len((await call("getUpdates")).result) == 1
    await call("deleteWebhook", drop_pending_updates=True)
    assert len(telegram.updates) == 0


async def test_a_webhook_outlives_a_cut_network(
    call: Caller, telegram: Telegram, karen: Phone, receiver: Receiver
) -> None:
    await call("setWebhook", url=receiver.url)
    await telegram.faults.cut_network()
    await karen.write("mens nettet er nede")
    await asyncio.sleep(0.1)
    assert receiver.posts.empty()
    await telegram.faults.mend_network()
    assert await receiver.next_text() == "mens nettet er nede"


async def test_an_unreachable_webhook_loses_nothing(call: Caller, telegram: Telegram, karen: Phone) -> None:
    telegram.webhook.pause = 0.02
    await call("setWebhook", url="http://127.0.0.1:9/hook")
    await karen.write("hej")
    info = await troubled(call)
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await call("setWebhook", url="")
    assert (await call("getUpdates")).result[0]["message"]["text"] == "hej"


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({}, "bad webhook: URL is not specified"),
        ({"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https:///hook"}, "bad webhook: invalid webhook URL specified"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(call: Caller, parameters: dict[str, Any], description: str) -> None:
    assert (await call("setWebhook", **parameters)).refusal == (400, f"Bad Request: {description}")
