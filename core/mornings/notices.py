"""What is said in the morning."""

from enum import StrEnum


class MorningKind(StrEnum):
    """What a notice of the morning says."""

    LIST = "morning_list"
