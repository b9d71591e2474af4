"""How the bot reaches Telegram over HTTP: aiohttp under python-telegram-bot, quick under many sends at once."""

import io
import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

_CONNECT_SECONDS = 5.0
_PIECE_BYTES = 64 * 1024
_NOT_FOUND = 404
_URLENCODED = {"Content-Type": "application/x-www-form-urlencoded"}


class NotSentError(NetworkError):
    """No connection came about, so Telegram cannot have received anything."""


class Refused5xxError(NetworkError):
    """Telegram answered that it could not, with a code of 500 or above."""


class Transport(BaseRequest):
    """One pool of connections. The poll and the sends have one each, so that neither waits for the other."""

    def __init__(self, connections: int, read_seconds: float = 20.0) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Errors say what is known of the request, never the address, which holds the token."""
        if self._session is None:
            raise NotSentError("the transport is shut down")
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._read_seconds
        timeout = aiohttp.ClientTimeout(sock_connect=_CONNECT_SECONDS, sock_read=seconds)
        body = _body(request_data)
        headers = _URLENCODED if isinstance(body, bytes) else None
        with _without_the_address():
            async with self._session.request(method, url, data=body, headers=headers, timeout=timeout) as response:
                payload = await response.read()
        if response.status >= 500:
            raise Refused5xxError(f"HTTP {response.status}")
        return response.status, payload

    async def download(self, url: str) -> AsyncGenerator[bytes]:
        """What is behind an address, piece by piece; BadRequest when nothing is. Errors say as little as above."""
        if self._session is None:
            raise NotSentError("the transport is shut down")
        timeout = aiohttp.ClientTimeout(sock_connect=_CONNECT_SECONDS, sock_read=self._read_seconds)
        with _without_the_address():
            async with self._session.get(url, timeout=timeout) as response:
                if response.status == _NOT_FOUND:
                    raise BadRequest("there is no such file")
                if not response.ok:
                    raise Refused5xxError(f"HTTP {response.status}")
                async for piece in response.content.iter_chunked(_PIECE_BYTES):
                    yield piece

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """As the library does, but an answer that is no JSON is not written to the log."""
        try:
            return json.loads(payload)
        except (ValueError, RecursionError):
            raise TelegramError("Invalid server response") from None


@contextmanager
def _without_the_address() -> Iterator[None]:
    """What goes wrong with a connection, in the library's terms."""
    try:
        yield
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise NotSentError("no connection") from None
    except TimeoutError:
        raise TimedOut("no answer in time") from None
    except aiohttp.ClientError as error:
        raise NetworkError(type(error).__name__) from None


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.parametrized_url("").removeprefix("?").encode()
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (file_name, content, mime_type) in request_data.multipart_data.items():
        piecewise = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, piecewise, filename=file_name, content_type=mime_type)
    return form
