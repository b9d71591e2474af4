"""Every button, pressed by everybody, about their own record and somebody else's: the table decides what happens."""

import pytest

from core.kernel.refusal import Refused
from core.people.rights import Relation, may, needed
from handlers.buttons import BUTTONS
from tests.unit.rights.land import UNKNOWN, VIEWERS, Case, Land, tried
from tests.unit.rights.reading import reads_only_what_they_may
from tests.unit.rights.rows import ROWS, Row
from tests.unit.rights.standing import Way

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_every_button_has_its_row() -> None:
    assert set(ROWS) == set(BUTTONS.values())


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: f"{kind.__module__.split('.')[-1]}.{kind.__name__}")
async def test_a_button_does_what_the_table_lets_its_presser_do_and_nothing_else(land: Land, kind: type) -> None:
    row = ROWS[kind]
    for viewer in VIEWERS:
        for way in row.ways:
            await tried(land, viewer, lambda case, way=way: _press(row, way, case))  # type: ignore[misc]


def _press(row: Row, way: Way, case: Case) -> None:
    way.comes_about(case)
    row.before(case)
    standing, about = way.standing(case.by.role), f"{case.by.name or UNKNOWN} ({case.by.role}), {way.name}"
    lets = may(case.by, row.needed(way), *standing) and way.name not in row.nobody
    pressed, before = row.press(case), case.changes
    try:
        pressed(case.by, case.work)
    except Refused:
        assert not lets, f"the table lets them: {about}"
        assert case.changes == before, f"something was changed: {about}"
        assert case.work._notices == [], f"somebody was told: {about}"
        return
    if row.asks and not lets and Relation.REASONED in needed(case.by.role, row.action):
        assert [notice.kind for notice in case.work._notices] == [row.asks], f"they were not asked why: {about}"
    else:
        assert lets, f"the table does not let them: {about}"
    for notice in case.work._notices:
        reads_only_what_they_may(notice, case, standing)
