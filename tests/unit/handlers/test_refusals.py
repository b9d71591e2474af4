"""Promises about refusals: each has words, and they fit on top of a chat."""

import importlib
import pkgutil
from datetime import timedelta

import pytest

import core
from core.alerts.drafting import TooManyDrafts
from core.alerts.refusals import AlreadyEnded, AlreadyTaken
from core.alerts.sending import TooManyReports
from core.kernel.notice import Fact
from core.kernel.refusal import Refused
from core.people.inviting import NameUnusable
from core.people.notices import PeopleKind
from core.people.person import Role
from handlers.refusals import REFUSALS, refusal_text
from handlers.words import Words
from tests.unit.handlers.stage import NOON, Stage, text_of


def every_refusal(kind: type[Refused] = Refused) -> set[str]:
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    below = (every_refusal(each) for each in kind.__subclasses__())
    return {kind.__name__}.union(*below)


def test_every_refusal_has_words_and_no_words_wait_for_a_refusal_that_is_gone() -> None:
    assert set(REFUSALS) == every_refusal()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("refusal", sorted(REFUSALS))
async def test_refusals_fit_on_top_of_the_chat(stage: Stage, refusal: str, language: str) -> None:
    caretaker = await stage.person(Role.CARETAKER, "Å" * 64)
    facts: dict[str, Fact] = {
        "refusal": refusal,
        "by": caretaker.id,
        "at": NOON.isoformat(),
        "at_most": 3,
        "an_hour": 10,
        "longest": 64,
        "role": Role.SECRETARIAT,
        "named": caretaker.id,
        "who": caretaker.id,
        "begins_at": NOON.isoformat(),
        "until": (NOON + timedelta(days=31)).isoformat(),
        "ends_at": (NOON + timedelta(days=31)).isoformat(),
    }
    text = await stage.store.read(lambda work: refusal_text(facts, work, Words(language, stage.town.zone)))
    assert 10 < len(text) <= 200
    assert not text.endswith("…"), "it was cut"


async def test_a_late_press_is_told_who_and_when(stage: Stage) -> None:
    mette = await stage.person(Role.CARETAKER, "Mette & Co")
    words = Words("da", stage.town.zone)
    taken, ended, withdrawn = (
        refusal.facts
        for refusal in (AlreadyTaken(mette.id, NOON), AlreadyEnded(mette.id, NOON), AlreadyEnded(None, NOON))
    )
    said = await stage.store.read(
        lambda work: [refusal_text(facts, work, words) for facts in (taken, ended, withdrawn)]
    )
    assert said == ["Mette & Co tog den 13:00", "Mette & Co lukkede den 13:00", "Anmelderen trak den tilbage 13:00"]


@pytest.mark.parametrize("refusal", [TooManyDrafts(3), TooManyReports(10)], ids=lambda refusal: type(refusal).__name__)
async def test_who_sends_too_much_is_given_the_numbers_to_call(stage: Stage, refusal: Refused) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    said = text_of(await stage.sees(neighbour, PeopleKind.REFUSED, **refusal.facts))
    assert all(number in said for number in ("112", "114", "70 11 31 31"))


async def test_a_name_that_cannot_be_used_says_how_long_it_may_be(stage: Stage) -> None:
    secretary = await stage.person(Role.SECRETARIAT, "Sigrid")
    said = text_of(await stage.sees(secretary, PeopleKind.REFUSED, **NameUnusable(64).facts))
    assert "64" in said
