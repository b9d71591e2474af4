"""How the bot receives updates: by polling or by webhook, never both."""

import re
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from simulator.exchange import Exchange
from simulator.methods.calling import Call, Method
from simulator.refusal import bad_request, conflict
from simulator.updates import LONGEST_POLL, MOST_AT_ONCE
from simulator.webhook import Hook

_SECRET = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_SECRET = 256
_MOST_CONNECTIONS = 100


async def get_updates(exchange: Exchange, call: Call) -> Any:
    """The updates from offset on; waits for the first one up to timeout seconds."""
    if exchange.webhook.hook is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    exchange.updates.allow(call.get("allowed_updates"))
    wanted = call.get("limit", MOST_AT_ONCE)
    limit = wanted if 1 <= wanted <= MOST_AT_ONCE else MOST_AT_ONCE
    seconds = min(max(call.get("timeout", 0), 0), LONGEST_POLL)
    return await exchange.updates.poll(call.get("offset", 0), limit, seconds)


async def set_webhook(exchange: Exchange, call: Call) -> Any:
    """Posts updates to this address from now on; an empty address ends it."""
    if not call["url"]:
        return await delete_webhook(exchange, call)
    hook = Hook(
        _checked_address(call["url"]),
        secret=_checked_secret(call.get("secret_token")),
        lanes=min(max(call.get("max_connections", 40), 1), _MOST_CONNECTIONS),
        has_certificate="certificate" in call.parameters,
        ip_address=call.get("ip_address"),
    )
    if call.get("drop_pending_updates"):
        exchange.updates.clear()
    exchange.updates.allow(call.get("allowed_updates"))
    exchange.webhook.set(hook)
    return True


async def delete_webhook(exchange: Exchange, call: Call) -> Any:
    """Back to polling."""
    exchange.webhook.remove()
    if call.get("drop_pending_updates"):
        exchange.updates.clear()
    return True


async def get_webhook_info(exchange: Exchange, call: Call) -> Any:
    """Where updates go, and what went wrong last."""
    del call
    return exchange.webhook.info()


def _checked_address(url: str) -> str:
    """HTTPS, or plain HTTP to this machine (which the real Telegram would not allow, and a test needs)."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and _on_this_machine(parts.hostname or "")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    return url


def _on_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _checked_secret(secret: str | None) -> str | None:
    if not secret:
        return None
    if len(secret) > _LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


METHODS: dict[str, Method] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
