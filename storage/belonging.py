"""A database and its vault belong together: either without the other, or beside a stranger, is a mistake to be told."""

from sqlalchemy import Connection

from storage.settings import KeptSettings
from storage.vault.vault import Vault

_VAULT = "vault"
"""The setting that holds the number of the vault."""


class StrangeVaultError(Exception):
    """The keys beside this database are those of another one."""

    def __init__(self) -> None:
        super().__init__(
            "The vault beside the database holds the keys of another database, or it was made anew: nothing of what "
            "people wrote could be read. Put back the file whose name ends in .vault.sqlite3 that belongs to this "
            "database. Nothing was changed."
        )


def belong_together(connection: Connection, vault: Vault) -> None:
    """Refuse with StrangeVaultError unless they do; a new database takes the vault that stands beside it."""
    settings = KeptSettings(connection)
    known = settings.get(_VAULT)
    if known is None:
        settings.set(_VAULT, vault.id)
    elif known != vault.id:
        raise StrangeVaultError
