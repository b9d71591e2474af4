"""Random people, absences, outages and presses: an acute alert is never left to itself."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from core.people.person import Role
from tests.ladders.company import MONDAY_AT_TEN, Company, Member
from tests.ladders.deeds import DEEDS, MEMBERS, Deed
from tests.ladders.promises import everything_holds
from tests.unit.handlers.stage import Stage

_CARETAKER, _SECRETARY = Member(Role.CARETAKER), Member(Role.SECRETARIAT)


@dataclass
class Theatre:
    """One stage for all stories; building one takes longer than a story."""

    stage: Stage
    runner: asyncio.Runner


@pytest.fixture(scope="module")
def theatre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    with asyncio.Runner() as runner:
        built = Theatre(Stage(tmp_path_factory.mktemp("ladders")), runner)
        with built.stage.store._database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = OFF")  # no story needs to survive a power cut
        yield built
        built.stage.store.close()


def _deeds(*written: str) -> list[Deed]:
    """Each as "what who which much", with hyphens in what it is."""
    each = (deed.split() for deed in written)
    return [Deed(what.replace("-", " "), int(who), int(which), int(much)) for what, who, which, much in each]


@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # a story is short enough to be read; shrinking takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(MEMBERS, DEEDS, st.integers(0, 7 * 24))
@example([_CARETAKER] * 4, _deeds("goes 0 5 0", "time-passes 0 0 38"), 0)
@example([_SECRETARY], _deeds("takes 5 4 172", "goes 5 0 23", "time-passes 2 7 199"), 168)
@example([_CARETAKER] * 2, _deeds("takes 0 0 0", "postpones 5 0 0", "goes 0 7 0"), 0)
@example([_CARETAKER], _deeds("report 0 0 2", "postpones 0 1 0", "goes 0 0 1", "time-passes 0 0 200"), 0)
@example([_CARETAKER], _deeds("report 0 0 2", "reassesses 0 1 0"), 12)
@example([_CARETAKER], _deeds("report 0 0 2", "takes 0 1 0", "postpones 5 1 3", "adds-danger 0 1 0"), 0)
@example([_CARETAKER] * 3, _deeds("takes 0 0 0", "outage 0 0 3", "outage 0 0 0", "goes 0 5 3", "outage 0 0 4"), 0)
def test_an_acute_alert_is_closed_or_somebodys_or_on_its_way_to_somebody(
    theatre: Theatre, members: list[Member], deeds: list[Deed], hour: int
) -> None:
    theatre.runner.run(_story(theatre.stage, members, deeds, hour))


async def _story(stage: Stage, members: list[Member], deeds: list[Deed], hour: int) -> None:
    company = Company(stage, everything_holds)
    await company.begins(members, MONDAY_AT_TEN + timedelta(hours=hour))
    for deed in (Deed("report", 0, 0, 0), *deeds):
        await deed(company)
