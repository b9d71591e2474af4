"""How Alembic reaches the database: over the connection it is handed, or an in-memory one to compare with."""

from typing import Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from storage.tables import metadata
from storage.tables.columns import Moment


def written(kind: str, column: object, _: object) -> str | Literal[False]:
    """How a column type is written into a migration, which must not depend on the program of its day."""
    return "sa.BigInteger()" if kind == "type" and isinstance(column, Moment) else False


def run(connection: Connection) -> None:
    """Run what Alembic was asked for in the transaction of this connection."""
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True, render_item=written
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").begin() as own:
        run(own)
