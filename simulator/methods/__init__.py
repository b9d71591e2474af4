"""The Bot API's methods: what each does to the exchange, and what it answers."""

from collections.abc import Mapping

from simulator.methods import (
    answering,
    copying,
    deleting,
    editing,
    looking,
    media,
    menu_setting,
    receiving,
    sending,
    sessions,
)
from simulator.methods.calling import Method

METHODS: Mapping[str, Method] = {
    **receiving.METHODS,
    **sessions.METHODS,
    **sending.METHODS,
    **media.METHODS,
    **copying.METHODS,
    **editing.METHODS,
    **deleting.METHODS,
    **answering.METHODS,
    **menu_setting.METHODS,
    **looking.METHODS,
}
