"""Updates that Telegram brings by itself, instead of being polled: kept in the inbox before they are confirmed."""

import asyncio
import hmac

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot
from telegram.error import TelegramError
from uvicorn import Config, Server

from bot.insisting import tell_unavailable
from bot.log import where
from bot.receiving.intake import KINDS, Intake
from bot.receiving.line import Line
from bot.settings import Settings
from core.delivery.outcome import patience
from core.kernel.clock import Clock
from storage.engine import Unavailable

_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 1 << 20
_ASK_EVERY = 25.0
_ASK_SOON = 0.5
"""Seconds between two questions while Telegram still has something that came in a time of silence."""

log = structlog.get_logger()


class PortUnusableError(Exception):
    """Nobody can listen where OPGANG_LISTEN says."""


class Webhook:
    """Listens for Telegram and answers 200 only when an update is on disk; anything without the secret gets 403."""

    def __init__(self, bot: Bot, intake: Intake, line: Line, clock: Clock, settings: Settings) -> None:
        if settings.webhook_url is None or settings.webhook_secret is None:
            raise ValueError("a webhook needs OPGANG_WEBHOOK_URL and OPGANG_WEBHOOK_SECRET")
        self._bot = bot
        self._intake = intake
        self._line = line
        self._clock = clock
        self._url = settings.webhook_url
        self._secret = settings.webhook_secret.get_secret_value()
        self._host, _, self._port = settings.listen.rpartition(":")

    async def run(self) -> None:
        """Listen until cancelled, and have told Telegram where."""
        application = Starlette(routes=[Route("/{path:path}", self._receive, methods=["POST"])])
        config = Config(application, self._host, int(self._port), log_level="warning", access_log=False)
        server = Server(config)
        async with asyncio.TaskGroup() as group:
            group.create_task(_listen(server))
            group.create_task(self._introduce_and_ask())

    async def _receive(self, request: Request) -> Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Response(status_code=403)
        body = await request.body()
        if len(body) > _LARGEST:
            return Response(status_code=413)
        try:
            update = await request.json()
        except ValueError:
            # Parked like every malformed update: were it refused, Telegram would bring it again for ever.
            update = body.decode(errors="replace")
        try:
            await self._intake.receive([update])
        except Unavailable as error:
            tell_unavailable(error, 1)
            return Response(status_code=503)  # then Telegram brings it again
        self._line.answered(more=True)
        return Response()

    async def _introduce_and_ask(self) -> None:
        await self._introduce()
        await self._ask_after_updates()

    async def _introduce(self) -> None:
        failures = 0
        while True:
            try:
                await self._bot.set_webhook(self._url, secret_token=self._secret, allowed_updates=list(KINDS))
            except TelegramError as error:
                failures += 1
                self._line.failed(error)
                log.warning("Telegram could not be told of the webhook", cause=where(error), failures=failures)
                await self._clock.sleep(patience(failures))
            else:
                self._intake.polled.set()
                return

    async def _ask_after_updates(self) -> None:
        """Whether Telegram is there, and still has something to bring: it says so only when it is asked."""
        failures = 0
        while True:
            try:
                known = await self._bot.get_webhook_info()
            except TelegramError as error:
                failures += 1
                self._line.failed(error)
                await self._clock.sleep(patience(failures))
            else:
                failures = 0
                self._line.answered(more=known.pending_update_count > 0)
                await self._clock.sleep(_ASK_EVERY if self._line.drained else _ASK_SOON)


async def _listen(server: Server) -> None:
    """As uvicorn's own serve(), which would take the process's signals for itself; lets go of the port at the end."""
    try:
        await server._serve()
    except SystemExit:
        raise PortUnusableError from None
    finally:
        server.force_exit = True
        for listening in getattr(server, "servers", ()):  # there are none when the port was taken
            listening.close()
