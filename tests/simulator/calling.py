"""Calls to the simulated Bot API, bare, so that what goes over the wire is what the test says."""

import io
import json
from dataclasses import dataclass
from typing import Any

import aiohttp


@dataclass(frozen=True)
class Answer:
    """The answer to a call: HTTP status and JSON body."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """What a successful call gave back."""
        assert self.body["ok"] is True, self.body
        assert self.status == 200
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """Code and description of a call that was refused."""
        assert self.body["ok"] is False, self.body
        assert self.status == self.body["error_code"]
        return self.status, self.body["description"]


class Caller:
    """Calls methods of one bot at one address."""

    def __init__(self, session: aiohttp.ClientSession, url: str, token: str) -> None:
        self.session = session
        self.url = url
        self.base = f"{url}/bot{token}"
        self.files = f"{url}/file/bot{token}"

    async def __call__(self, method: str, **parameters: Any) -> Answer:
        """With a JSON body."""
        async with self.session.post(f"{self.base}/{method}", json=parameters) as response:
            return Answer(response.status, await response.json())

    async def urlencoded(self, method: str, **parameters: Any) -> Answer:
        """With a form; objects and numbers as JSON text."""
        written = {name: _written(value) for name, value in parameters.items()}
        async with self.session.post(f"{self.base}/{method}", data=written) as response:
            return Answer(response.status, await response.json())

    async def query(self, method: str, **parameters: Any) -> Answer:
        """With GET."""
        written = {name: _written(value) for name, value in parameters.items()}
        async with self.session.get(f"{self.base}/{method}", params=written) as response:
            return Answer(response.status, await response.json())

    async def multipart(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: Any) -> Answer:
        """With files, each under a name: (file name, bytes)."""
        form = aiohttp.FormData(default_to_multipart=True)
        for name, value in parameters.items():
            form.add_field(name, _written(value))
        for name, (file_name, data) in files.items():
            form.add_field(name, io.BytesIO(data), filename=file_name, content_type="application/octet-stream")
        async with self.session.post(f"{self.base}/{method}", data=form) as response:
            return Answer(response.status, await response.json())


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def picture(width: int = 40, height: int = 30) -> bytes:
    """The head of a PNG file of that size: all that anybody looks at."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
