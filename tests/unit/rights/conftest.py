"""The town in which everybody tries everything; made once, since no try is kept."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.unit.handlers.stage import Stage
from tests.unit.rights.land import Land, settle


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def land(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Land]:
    stage = Stage(tmp_path_factory.mktemp("rights"))
    yield await settle(stage)
    stage.store.close()
