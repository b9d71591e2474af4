"""Brings the database to the schema of this program. Alembic is only loaded when there is something to do."""

from importlib.resources import as_file, files

from sqlalchemy import Connection, inspect, text

HEAD = "0003"
"""The newest migration; a test holds it equal to the newest in `migrations/versions`."""


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the writer's one transaction, which is their lock."""
    if _revision(connection) != HEAD:
        _migrate(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("storage").joinpath("migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
