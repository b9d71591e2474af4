"""Days and moments as people write them, in Danish and in English. What is doubtful is not understood: whoever wrote it
is asked again rather than expected at the wrong time."""

from core.kernel.spoken.moments import read_moment
from core.kernel.spoken.spans import read_days

__all__ = ["read_days", "read_moment"]
