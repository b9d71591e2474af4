"""The bot's own account, and its leaving of the server."""

from datetime import timedelta
from typing import Any

from simulator.exchange import Exchange
from simulator.methods.calling import Call, Method
from simulator.refusal import too_many_requests

SETTLES_IN = timedelta(minutes=10)


async def get_me(exchange: Exchange, call: Call) -> Any:
    """The bot as a User object."""
    del call
    return {
        **exchange.bot.as_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": exchange.reads_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def log_out(exchange: Exchange, call: Call) -> Any:
    """Every call is refused for the next ten minutes."""
    del call
    exchange.logged_out = exchange.clock.now()
    return True


async def close(exchange: Exchange, call: Call) -> Any:
    """Ends the bot's instance on the server; refused in its first ten minutes."""
    del call
    remaining = exchange.started + SETTLES_IN - exchange.clock.now()
    if remaining > timedelta():
        raise too_many_requests(int(remaining.total_seconds()) + 1)
    return True


METHODS: dict[str, Method] = {"getMe": get_me, "logOut": log_out, "close": close}
