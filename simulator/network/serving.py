"""Serves an exchange on this machine: a port of its own, a network that can be cut, a quick end."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from simulator.exchange import Exchange
from simulator.faults import Network
from simulator.network.application import BotApi
from simulator.network.lines import Lines

_PATIENCE = 2.0
_GLANCE = 0.002
_IDLE = 75


class Listener:
    """The server's socket: listening, or bound only, so that connections are refused and the port stays ours."""

    def __init__(self, exchange: Exchange, host: str, port: int) -> None:
        self._lines = Lines()
        self._webhook = exchange.webhook
        self._host = host
        self._socket = _bound(host, port)
        self.port = int(self._socket.getsockname()[1])
        config = uvicorn.Config(
            BotApi(exchange, self._lines).application(),
            http=self._lines.protocol(),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_keep_alive=_IDLE,
        )
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)

    async def listen(self) -> None:
        """Answers calls, and posts to the webhook."""
        if not self._server.started:
            await self._server.startup(sockets=[self._socket])
            self._webhook.start()

    async def cut(self) -> None:
        """Breaks off what is open and refuses what comes."""
        if self._server.started:
            await self._close_the_door()
            self._server.started = False
            self._lines.break_off_all()
            self._socket.close()
            self._socket = _bound(self._host, self.port)
            await self._webhook.stop()

    async def close(self) -> None:
        """Ends, when the calls that are being answered have been."""
        await self._webhook.stop()
        self._lines.close()
        if self._server.started:
            await self._close_the_door()
            await self._hang_up()
        self._socket.close()

    async def _close_the_door(self) -> None:
        """Lets nobody in any more. Who is on the threshold comes in first: a server that closes on a connection just
        accepted leaves its socket open."""
        loop = asyncio.get_running_loop()
        for server in self._server.servers:
            for listening in server.sockets:
                loop.remove_reader(listening)
        await asyncio.sleep(0)
        for server in self._server.servers:
            server.close()

    async def _hang_up(self) -> None:
        """Ends every connection when its call has been answered, at the latest after two seconds.

        Not uvicorn's own shutdown, which always takes a tenth of a second: tests serve hundreds of times.
        """
        state = self._server.server_state
        for connection in list(state.connections):
            connection.shutdown()
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while state.connections or state.tasks:
            if asyncio.get_running_loop().time() > deadline:
                self._lines.break_off_all()
            await asyncio.sleep(_GLANCE)


@asynccontextmanager
async def serve(exchange: Exchange, host: str, port: int) -> AsyncIterator[str]:
    """Serves until the block ends; the root address ("http://127.0.0.1:8081"). OSError when the port is taken."""
    listener = Listener(exchange, host, port)
    exchange.faults.network = Network(listener.cut, listener.listen)
    exchange.faults.closing.clear()
    try:
        await listener.listen()
        yield f"http://{host}:{listener.port}"
    finally:
        exchange.faults.network = None
        exchange.faults.closing.set()
        exchange.updates.end_poll()
        await listener.close()


def _bound(host: str, port: int) -> socket.socket:
    # asyncio sends small answers at once (TCP_NODELAY) only on sockets that name their protocol
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound
