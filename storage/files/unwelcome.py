"""Why a file is not kept, as facts that can be put in words."""

from core.alerts.files.look import Look


class UnwelcomeFileError(Exception):
    """It is not kept; what was kept of it so far is thrown away."""


class WrongKindError(UnwelcomeFileError):
    """It is none of the kinds that are welcome here."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.value)
        self.look = look


class TooLargeError(UnwelcomeFileError):
    """It has more bytes than are allowed."""


class DamagedFileError(UnwelcomeFileError):
    """It begins as one of the welcome kinds and does not go on as one."""


class CutShortError(DamagedFileError):
    """It ends before its end."""
