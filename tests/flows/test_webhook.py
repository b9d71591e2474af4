"""A webhook instead of polling: everything behind the inbox is the same."""

import socket
from pathlib import Path

import aiohttp

from tests.flows.town import open_town


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def test_a_report_that_telegram_brings_by_itself_is_received_too(tmp_path: Path) -> None:
    port = _free_port()
    hook = {"webhook_url": f"http://127.0.0.1:{port}/hook", "webhook_secret": "s3cret", "listen": f"127.0.0.1:{port}"}
    async with open_town(tmp_path / "data", settings=hook) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        reference = await staff.reports("Fuld postkasse, Vangdalen 4", "I dag")
        await caretaker.is_told(reference)
        # And whoever does not know the secret is turned away
        async with aiohttp.ClientSession() as session, session.post(hook["webhook_url"], json={}) as answer:
            assert answer.status == 403
