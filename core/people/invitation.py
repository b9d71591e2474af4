"""A single-use link that makes somebody a member. Only a hash of its code is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from core.kernel.refusal import Refused
from core.people.person import Role

CODE_LONGEST = 64
"""Telegram's limit for the parameter of a start link: 64 of A–Z a–z 0–9 _ -."""


class InvitationUnknown(Refused):
    """Used, expired, withdrawn or never made: the answer does not tell which."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Moments are aware, UTC."""

    id: int
    code_hash: str
    role: Role
    name: str
    areas: frozenset[str]
    invited_by: int | None
    created_at: datetime
    expires_at: datetime


def hash_of(code: str) -> str:
    """SHA-256; the code itself has too much chance in it to be guessed from its hash."""
    return hashlib.sha256(code.encode()).hexdigest()
