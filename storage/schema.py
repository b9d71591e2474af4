"""Brings the database to the schema of this program. Alembic is only loaded when there is something to do."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, inspect, text

from storage.migrations.former import FormerSeals
from storage.sealed import Seals
from storage.settings import KeptSettings

HEAD = "0005"
"""The newest migration; a test holds it equal to the newest in `migrations/versions`."""


_PLAIN = "plain_in_gaps"
"""The setting that is there until what was kept plain is out of the gaps of the file, too."""
_ROOM_FOR_SEALS = "0004"
"""From here on there is a place for everything sealed; the next one drops what was kept plain."""


def upgrade(connection: Connection, seals: Seals, former: FormerSeals) -> bool:
    """Run the migrations that are missing, in the writer's one transaction, which is their lock. What a version before
    this one kept plain is sealed on the way; whether the file still holds such a thing in its gaps."""
    revision = _revision(connection)
    if revision is not None and revision < _ROOM_FOR_SEALS:
        from storage.migrations.sealing_up import seal_up

        _migrate(connection, _ROOM_FOR_SEALS)
        seal_up(connection, seals, former)
        KeptSettings(connection).set(_PLAIN, "since 0004")
    if revision != HEAD:
        _migrate(connection, HEAD)
    return KeptSettings(connection).get(_PLAIN) is not None


def gaps_are_overwritten(connection: Connection) -> None:
    """Nothing plain is left in the file: from now on it need not be looked for."""
    KeptSettings(connection).remove(_PLAIN)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("storage").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, target)
