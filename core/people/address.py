"""Where somebody can be reached beside Telegram, and the code that proves it is theirs."""

import hmac
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

CODE_DIGITS = 6
WRONG_AT_MOST = 5
"""So many wrong codes end a code: then a new one is needed."""


@dataclass(frozen=True, slots=True)
class Address:
    """`label` is the name of the service, never the address itself, which only storage holds. `code_hash` is there
    until it is verified. Moments are aware, UTC."""

    id: int
    person: int
    label: str
    created_at: datetime
    code_hash: str | None = None
    code_until: datetime | None = None
    wrong_codes: int = 0
    verified_at: datetime | None = None

    @property
    def verified(self) -> bool:
        return self.verified_at is not None

    @property
    def codes_left(self) -> int:
        """How many wrong codes it takes no notice of any more."""
        return max(0, WRONG_AT_MOST - self.wrong_codes)

    def waits(self, now: datetime) -> bool:
        """Whether its code can still be written."""
        return not self.verified and self.codes_left > 0 and self.code_until is not None and now <= self.code_until

    def asked(self, code: str, until: datetime) -> "Address":
        """Waiting for this code from now on; an older one is worth nothing."""
        return replace(self, code_hash=_hash_of(self.id, code), code_until=until, wrong_codes=0, verified_at=None)

    def answered(self, code: str, now: datetime) -> "Address":
        """Verified when it is the code; else one wrong code more."""
        if self.code_hash is not None and hmac.compare_digest(self.code_hash, _hash_of(self.id, code)):
            return replace(self, code_hash=None, code_until=None, wrong_codes=0, verified_at=now)
        return replace(self, wrong_codes=self.wrong_codes + 1)


def code_in(words: str) -> str | None:
    """The code that somebody wrote, however they spaced it; None when it is something else that they wrote."""
    digits = "".join(words.replace("-", " ").split())
    return digits if digits.isascii() and digits.isdecimal() and len(digits) <= 2 * CODE_DIGITS else None


def _hash_of(address: int, code: str) -> str:
    return sha256(f"{address}:{code}".encode()).hexdigest()
