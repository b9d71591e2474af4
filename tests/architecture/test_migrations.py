"""An old database becomes exactly the one that the program expects."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from storage.schema import HEAD
from tests.architecture.tree import ROOT


def _alembic() -> Config:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "storage" / "migrations"))
    return config


def test_the_migrations_leave_nothing_for_alembic_to_add() -> None:
    config = _alembic()
    with create_engine("sqlite://").begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.check(config)


def test_the_program_knows_its_newest_migration() -> None:
    assert ScriptDirectory.from_config(_alembic()).get_current_head() == HEAD
