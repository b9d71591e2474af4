"""Serves the page, on this machine alone."""

import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from nicegui import ui
from starlette.middleware.trustedhost import TrustedHostMiddleware

from simulator.phones.attachments import add_files
from simulator.phones.board import Board
from simulator.phones.stage import Controls, Holder, Stage
from simulator.telegram import Telegram

_HOST = "127.0.0.1"
_PATIENCE = 1
_LOOKS = Path(__file__).with_name("looks")
_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0f766e"/>'
    '<path d="M7 24h5v-5h5v-5h5V9h3" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'
)


class PortTakenError(OSError):
    """Something else listens on the port already."""


@asynccontextmanager
async def show(telegram: Telegram, holders: Sequence[Holder], controls: Controls, port: int) -> AsyncIterator[str]:
    """Shows the phones until the block ends; the page's address. PortTakenError before anything has begun.

    Once in a process: NiceGUI keeps one page for all of it.
    """
    stage = Stage(telegram, holders, controls)
    with _bound(port) as taken:
        server = _server(_application(stage))
        await server.startup(sockets=[taken])
        try:
            yield f"http://{_HOST}:{taken.getsockname()[1]}"
        finally:
            await server.shutdown(sockets=[taken])


def _application(stage: Stage) -> FastAPI:
    application = FastAPI(openapi_url=None)
    # A page elsewhere must not reach this one under a name of its own that leads to this machine.
    application.add_middleware(TrustedHostMiddleware, allowed_hosts=[_HOST, "localhost"])
    add_files(application, stage.telegram)
    for sheet in sorted(_LOOKS.glob("*.css")):
        ui.add_css(sheet, shared=True)
    ui.run_with(
        application,
        root=lambda: Board(stage).show(),
        title=f"{stage.telegram.bot.name} · telefonerne",
        favicon=_ICON,
        dark=None,
        language="da",
        tailwind=False,
        binding_refresh_interval=None,
        show_welcome_message=False,
    )
    return application


def _server(application: FastAPI) -> uvicorn.Server:
    config = uvicorn.Config(
        application,
        ws="websockets-sansio",
        lifespan="on",
        log_config=None,
        access_log=False,
        date_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    return server


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((_HOST, port))
    except OSError as error:
        bound.close()
        raise PortTakenError(*error.args) from error
    return bound
