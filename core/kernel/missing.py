"""Something was asked for that is not there (any longer)."""

from core.kernel.refusal import Outdated


class Missing(Outdated):
    """What the button or link speaks of does not exist: it was deleted, or never was."""
