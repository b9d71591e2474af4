"""One HTTP POST over asyncio's streams: what a webhook needs of a client, and no more."""

import asyncio
import ssl
from urllib.parse import SplitResult, urlsplit

_PATIENCE = 60.0


async def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """Posts JSON to the address; the status of the answer. OSError or TimeoutError when there is none."""
    parts = urlsplit(url)
    secure = ssl.create_default_context() if parts.scheme == "https" else None
    port = parts.port or (443 if secure else 80)
    async with asyncio.timeout(_PATIENCE):
        reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=secure)
        try:
            writer.write(_head(parts, len(body), headers) + body)
            await writer.drain()
            return _status(await reader.read())
        finally:
            writer.close()


def _head(parts: SplitResult, length: int, headers: dict[str, str]) -> bytes:
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    lines = {
        "Host": parts.netloc,
        "Content-Type": "application/json",
        "Content-Length": str(length),
        "Connection": "close",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode()


def _status(answer: bytes) -> int:
    words = answer.split(b" ", 2)
    if len(words) < 2 or not words[1][:3].isdigit():
        raise ConnectionError("the webhook's answer is not HTTP")
    return int(words[1][:3])
