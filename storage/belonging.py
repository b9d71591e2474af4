"""A database and its vault belong together: either without the other, beside a stranger, or beside an older copy, is a
mistake to be told."""

from sqlalchemy import Connection

from storage.settings import KeptSettings
from storage.vault.history import NOTHING_YET
from storage.vault.vault import Vault

_VAULT = "vault"
"""The setting that holds the number of the vault."""
_GENERATION = "generation"
"""The setting that holds the vault's generation as it was when this database last had keys destroyed."""
_BATCH = "newest_keys"
"""The setting that holds the mark of the newest keys with which something in this database may be sealed."""


class StrangeVaultError(Exception):
    """The keys beside this database are those of another one."""

    says = (
        "The vault beside the database holds the keys of another database, or it was made anew: nothing of what "
        "people wrote could be read. Put back the file whose name ends in .vault.sqlite3 that belongs to this "
        "database. Nothing was changed."
    )

    def __init__(self) -> None:
        super().__init__(self.says)


class OlderVaultError(StrangeVaultError):
    """Keys have been made or destroyed since the vault was copied, and this database knows that."""

    says = (
        "The vault beside the database is an older copy: what people wrote since could not be read, or what was erased "
        "since could be. Put back the newest file whose name ends in .vault.sqlite3, the one that was last used with "
        "this database; or, to go back to an earlier day, the database that was copied together with this vault. "
        "Nothing was changed."
    )


def belong_together(connection: Connection, vault: Vault) -> None:
    """Refuse with StrangeVaultError unless they do; a new database takes the vault that stands beside it.

    A vault that is ahead of the database is the right one: it is always written first.
    """
    settings = KeptSettings(connection)
    known = settings.get(_VAULT)
    if known is None:
        settings.set(_VAULT, vault.id)
    elif known != vault.id:
        raise StrangeVaultError
    if not vault.knows(generation_of(settings)) or not vault.knows(settings.get(_BATCH) or NOTHING_YET):
        raise OlderVaultError


def generation_of(settings: KeptSettings) -> str:
    """Up to where this database knows what was destroyed."""
    return settings.get(_GENERATION) or NOTHING_YET


def note_generation(settings: KeptSettings, generation: str) -> None:
    """Everything that was destroyed until then is gone from this database."""
    settings.set(_GENERATION, generation)


def note_batch(connection: Connection, batch: str) -> None:
    """Something may be sealed with these keys from now on. Whoever works beside us may have made newer ones already."""
    settings = KeptSettings(connection)
    if _number(batch) > _number(settings.get(_BATCH) or NOTHING_YET):
        settings.set(_BATCH, batch)


def _number(mark: str) -> int:
    return int(mark.partition(" ")[0])
