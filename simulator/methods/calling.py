"""What the methods of the Bot API have in common."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from simulator.exchange import Exchange
from simulator.wire import Json, Upload


class Call:
    """One call: its checked parameters and the files that came with it."""

    def __init__(self, parameters: Json, attached: Mapping[str, Upload]) -> None:
        self.parameters = parameters
        self.attached = attached

    def __getitem__(self, name: str) -> Any:
        """A required parameter."""
        return self.parameters[name]

    def get(self, name: str, default: Any = None) -> Any:
        """An optional parameter."""
        return self.parameters.get(name, default)


Method: TypeAlias = Callable[[Exchange, Call], Awaitable[Any]]
