"""What is said about figures."""

from enum import StrEnum


class StatisticsKind(StrEnum):
    """What a notice about figures says."""

    FIGURES = "figures"
