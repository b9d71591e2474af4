"""Brings the database to the schema of this program. Alembic is only loaded when there is something to do."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, inspect, text

from storage.migrations.former import FormerSeals
from storage.sealed import Seals

HEAD = "0005"
"""The newest migration; a test holds it equal to the newest in `migrations/versions`."""


_ROOM_FOR_SEALS = "0004"
"""From here on there is a place for everything sealed; the next one drops what was kept plain."""


def upgrade(connection: Connection, seals: Seals, former: FormerSeals) -> bool:
    """Run the migrations that are missing, in the writer's one transaction, which is their lock. What a version before
    this one kept plain is sealed on the way; whether there was such a thing, which the file still holds in its gaps."""
    revision = _revision(connection)
    held_plain = revision is not None and revision < _ROOM_FOR_SEALS
    if held_plain:
        from storage.migrations.sealing_up import seal_up

        _migrate(connection, _ROOM_FOR_SEALS)
        seal_up(connection, seals, former)
    if revision != HEAD:
        _migrate(connection, HEAD)
    return held_plain


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
