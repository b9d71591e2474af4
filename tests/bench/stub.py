"""A stand-in for Telegram that costs next to nothing: it hands out updates, answers after a round trip, and measures.

Not strict, unlike the simulator: here only time counts.
"""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

TOKEN = "123456:BENCH"
_BOT = {"id": 123456, "is_bot": True, "first_name": "Opgang", "username": "opgang_bot"}

OnRequest = Callable[[str, dict[str, Any]], None]


class Stub:
    """`handed_out` holds when each update left, in seconds of time.perf_counter; `on_request` hears of each call."""

    def __init__(self, round_trip: float) -> None:
        self.round_trip = round_trip
        self.on_request: OnRequest = lambda method, arguments: None
        self.handed_out: dict[int, float] = {}
        self.first_poll: float | None = None
        self._waiting: deque[dict[str, Any]] = deque()
        self._arrived = asyncio.Event()
        self._updates = itertools.count(1)
        self._messages = itertools.count(1000)

    def hand_out(self, update: dict[str, Any]) -> int:
        """Queue an update for the next poll; its number."""
        number = next(self._updates)
        self._waiting.append({"update_id": number, **update})
        self._arrived.set()
        return number

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        """The address of the Bot API while the block lasts."""
        application = web.Application(client_max_size=1 << 20)
        application.router.add_post("/bot{token}/{method}", self._answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        arguments = dict(await request.post())
        began = time.perf_counter()
        result = await self._poll() if method == "getUpdates" else self._carry_out(method, arguments)
        await asyncio.sleep(max(0.0, began + self.round_trip - time.perf_counter()))
        if method == "getUpdates":
            now = time.perf_counter()
            self.handed_out |= {update["update_id"]: now for update in result}
        return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")

    async def _poll(self) -> list[dict[str, Any]]:
        self.first_poll = self.first_poll or time.perf_counter()
        try:
            async with asyncio.timeout(2):
                await self._arrived.wait()
        except TimeoutError:
            return []
        batch = [self._waiting.popleft() for _ in range(min(100, len(self._waiting)))]
        if not self._waiting:
            self._arrived.clear()
        return batch

    def _carry_out(self, method: str, arguments: dict[str, Any]) -> Any:
        self.on_request(method, arguments)
        if method == "getMe":
            return _BOT
        if "chat_id" not in arguments or not method.startswith(("send", "edit")):
            return True
        number = int(arguments.get("message_id") or next(self._messages))
        chat = {"id": int(arguments["chat_id"]), "type": "private"}
        return {"message_id": number, "date": int(time.time()), "chat": chat, "from": _BOT, "text": "."}  # noqa: TID251 — Telegram's date


def message(account: int, words: str, number: int) -> dict[str, Any]:
    """An update: somebody wrote."""
    command = [{"type": "bot_command", "offset": 0, "length": len(words.split()[0])}] if words.startswith("/") else []
    return {
        "message": {
            "message_id": number,
            "date": int(time.time()),  # noqa: TID251 — Telegram's date
            "chat": {"id": account, "type": "private", "first_name": "P"},
            "from": {"id": account, "is_bot": False, "first_name": "P", "language_code": "da"},
            "text": words,
            "entities": command,
        }
    }


def press(account: int, data: str, number: int) -> dict[str, Any]:
    """An update: somebody pressed a button."""
    return {
        "callback_query": {
            "id": f"{account}{number}",
            "chat_instance": "1",
            "data": data,
            "from": {"id": account, "is_bot": False, "first_name": "P", "language_code": "da"},
            "message": {
                "message_id": number,
                "date": int(time.time()),  # noqa: TID251 — Telegram's date
                "chat": {"id": account, "type": "private", "first_name": "P"},
                "text": ".",
            },
        }
    }
