"""The connections that are open, so that they can be broken off."""

import asyncio

from starlette.datastructures import Address
from starlette.requests import Request
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class Lines:
    """The open connections of one server, by the address of the caller."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int], asyncio.Transport] = {}
        self._silent: set[tuple[str, int]] = set()
        self._closing = False

    def protocol(self) -> type[HttpToolsProtocol]:
        """The server's HTTP protocol, which enters each connection here."""
        opened = self._open

        class Line(HttpToolsProtocol):
            """One connection."""

            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client is not None:
                    opened[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                super().connection_lost(exc)
                if self.client is not None:
                    opened.pop(self.client, None)

        return Line

    def break_off(self, caller: Address | None) -> None:
        """Breaks off this caller's connection."""
        transport = self._open.get((caller.host, caller.port)) if caller else None
        if transport is not None:
            transport.abort()

    def break_off_all(self) -> None:
        """Breaks off every connection."""
        for transport in list(self._open.values()):
            transport.abort()

    def close(self) -> None:
        """Breaks off the connections that will not be answered, now and from now on."""
        self._closing = True
        for caller in list(self._silent):
            self.break_off(Address(*caller))

    async def until_gone(self, request: Request) -> None:
        """Waits until the caller has gone; the request must have been read."""
        caller = (request.client.host, request.client.port) if request.client else ("", 0)
        self._silent.add(caller)
        if self._closing:
            self.break_off(request.client)
        try:
            while (await request.receive())["type"] != "http.disconnect":
                continue
        finally:
            self._silent.discard(caller)
