"""Whose reports are not taken for a time, because they abuse the bot."""

from enum import StrEnum


class Scope(StrEnum):
    """What is kept out."""

    SENDER = "sender"
    PLACE = "place"
