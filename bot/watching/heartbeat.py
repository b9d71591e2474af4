"""The heartbeat: an address is called each minute while all is well, so that somebody else notices when it is not."""

import asyncio

import aiohttp
import structlog
from pydantic import SecretStr

from bot.log import where

_SECONDS = 10.0
_REFUSED = 300

log = structlog.get_logger()


class Heartbeat:
    """Calls the address (or none) once for each beat; says nothing but that it is alive."""

    def __init__(self, url: SecretStr | None) -> None:
        self._url = url.get_secret_value() if url else None
        self._due = asyncio.Event()
        self._calling = False

    @property
    def is_still(self) -> bool:
        """Whether every beat so far has been told, or could not be."""
        return not (self._due.is_set() or self._calling)

    def beat(self) -> None:
        """All is well."""
        self._due.set()

    async def run(self) -> None:
        """Until cancelled."""
        if self._url is None:
            return
        while True:
            await self._due.wait()
            self._due.clear()
            self._calling = True
            await _call(self._url)
            self._calling = False


async def _call(url: str) -> None:
    """A beat that fails is not made up for: the next one comes. The address is a secret."""
    timeout = aiohttp.ClientTimeout(total=_SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            if answer.status >= _REFUSED:
                log.warning("the heartbeat was refused", status=answer.status)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        log.warning("the heartbeat did not arrive", cause=where(error))
