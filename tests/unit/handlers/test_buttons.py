"""Promises about what buttons carry."""

import base64
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.keys import Keys
from bot.town import load
from core.alerts.alert import Outcome
from core.alerts.caretaking import AskForOutcome, Close, Join, Take
from core.alerts.choosing import ChooseArea, ToggleSign
from core.alerts.hiding import Hide
from core.alerts.notices import AlertKind
from core.alerts.reading import Sign
from core.kernel.refusal import Outdated
from core.people.greeting import Speak
from core.people.membership import ChooseRole, SetRole
from core.people.person import Role
from handlers import buttons

HIGHEST = 2**63 - 1
ACCOUNT = 2**52
TOWN, KEYS = load(), Keys(lambda name: name.encode().ljust(32))
PRESSED: list[buttons.UseCase] = [
    Take(HIGHEST),
    Join(HIGHEST, HIGHEST - 1),
    Close(HIGHEST, HIGHEST, Outcome.REFERRED, destination=TOWN.destinations[-1].key),
    Close(HIGHEST, HIGHEST, Outcome.DUPLICATE, original=HIGHEST),
    Close(1, 1, Outcome.ADVICE),
    AskForOutcome(HIGHEST, AlertKind.DESTINATIONS),
    ToggleSign(HIGHEST, Sign.NEIGHBOUR_CONFLICT),
    Hide(HIGHEST, hidden=True),
    Hide(HIGHEST, hidden=False),
    ChooseRole(None),
    ChooseRole(HIGHEST),
    SetRole(HIGHEST, Role.HOUSING_OFFICE),
    Speak("en"),
    *(ChooseArea(HIGHEST, area.key) for area in TOWN.areas),
]


@pytest.mark.parametrize("pressed", PRESSED, ids=str)
def test_a_button_means_exactly_what_it_was_made_for(pressed: buttons.UseCase) -> None:
    carried = buttons.data(pressed, ACCOUNT, KEYS)
    assert buttons.read(carried, ACCOUNT, KEYS, TOWN) == pressed


def extreme(name: str, kind: Any) -> Any:
    """The largest id, or some choice."""
    named = {
        "answer": TOWN.answers[0].key,
        "area": TOWN.areas[0].key,
        "destination": TOWN.destinations[0].key,
        "language": "da",
    }
    return HIGHEST if buttons._is_number(kind) else named.get(name) or next(iter(get_args(kind) or kind))


@pytest.mark.parametrize("kind", buttons.BUTTONS.values(), ids=lambda kind: kind.__name__)
def test_every_button_fits_telegrams_64_bytes_with_the_largest_ids(kind: Any) -> None:
    shape = buttons._shape(kind)
    values = {field.name: extreme(field.name, shape[field.name]) for field in fields(kind)}
    carried = buttons.data(kind(**values), ACCOUNT, KEYS)
    assert len(carried.encode()) <= buttons.LONGEST
    assert type(buttons.read(carried, ACCOUNT, KEYS, TOWN)) is kind


def test_a_button_made_for_somebody_else_does_nothing() -> None:
    carried = buttons.data(Take(5), ACCOUNT, KEYS)
    with pytest.raises(Outdated):
        buttons.read(carried, ACCOUNT + 1, KEYS, TOWN)


def test_a_button_cannot_be_turned_into_another() -> None:
    carried = buttons.data(Take(5), ACCOUNT, KEYS)
    with pytest.raises(Outdated):
        buttons.read("de" + carried.removeprefix("ta"), ACCOUNT, KEYS, TOWN)


def test_a_button_whose_alert_was_swapped_does_nothing() -> None:
    code, _, encoded = buttons.data(Take(5), ACCOUNT, KEYS).partition(":")
    sealed = bytearray(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    sealed[7] ^= 1
    with pytest.raises(Outdated):
        buttons.read(f"{code}:{base64.urlsafe_b64encode(sealed).rstrip(b'=').decode()}", ACCOUNT, KEYS, TOWN)


def test_an_area_the_town_no_longer_has_makes_its_button_outdated() -> None:
    gone = TOWN.areas[0]
    smaller = TOWN.model_copy(update={"areas": TOWN.areas[1:]})
    carried = buttons.data(ChooseArea(5, gone.key), ACCOUNT, KEYS)
    with pytest.raises(Outdated):
        buttons.read(carried, ACCOUNT, KEYS, smaller)


@given(
    carried=st.one_of(
        st.none(), st.text(max_size=64), st.from_regex(r"(ta|co|ar):[A-Za-z0-9_=-]{0,61}", fullmatch=True)
    )
)
def test_garbled_buttons_are_outdated_and_nothing_else(carried: str | None) -> None:
    with pytest.raises(Outdated):
        buttons.read(carried, ACCOUNT, KEYS, TOWN)


def test_no_two_choices_look_alike_on_a_button() -> None:
    seen = set()
    for area in TOWN.areas:
        seen.add(buttons.data(ChooseArea(int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()), area.key), ACCOUNT, KEYS))
    assert len(seen) == len(TOWN.areas)
