"""Whether a resident was told that there is something about them: due a month after the first report (GDPR, article
14)."""

from enum import StrEnum


class Decision(StrEnum):
    """What was decided."""

    INFORMED = "informed"
    EXEMPT = "exempt"
    """On a ground that is written down."""
    ANONYMOUS = "anonymous"
    """Nobody can be told: it is not known whom it is about."""
