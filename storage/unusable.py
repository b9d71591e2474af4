"""Why a database cannot be used, in words for whoever runs the program."""

from alembic.util import CommandError
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError


def why_unusable(error: Exception) -> str | None:
    """What is wrong with the database, and the way out where there is one; None when the error has another reason."""
    if isinstance(error, CommandError):
        return "a newer version of Opgang has used it; install that version again"
    if isinstance(error, OperationalError):
        return str(error.orig)  # what the machine refuses: a lock, a full disk, a file that may not be written
    if isinstance(error, DatabaseError) and not isinstance(error, IntegrityError | ProgrammingError):
        return f"{error.orig}; put back your copy of it"
    return None
