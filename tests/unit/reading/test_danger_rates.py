"""How often danger to life is missed, and how often it is seen where there is none; both are printed (pytest -s)."""

from itertools import chain
from pathlib import Path

from bot.town import load
from core.alerts.reading import Gazetteer, Reading, Vocabulary, read

_HERE = Path(__file__).parent
_GAZETTEER = Gazetteer(load().areas)
_VOCABULARY = Vocabulary.shipped()
_MOST_FALSE_ALARMS = 0.05


def _section(name: str) -> list[str]:
    """The sentences of dangers.txt, and those of the two tables that say the same."""
    _, _, rest = (_HERE / "dangers.txt").read_text(encoding="utf-8").partition(f"[{name}]\n")
    own = rest.partition("\n[")[0].splitlines()
    tables = chain.from_iterable((_HERE / f"{each}.txt").read_text(encoding="utf-8").splitlines() for each in _TABLES)
    rows = [line.split(" | ") for line in tables if line and not line.startswith("#")]
    return [line for line in own if line] + [row[0] for row in rows if ("danger" in row[4]) == (name == "danger")]


_TABLES = ("danish", "english")


def _read(text: str) -> Reading:
    return read(text, _GAZETTEER, _VOCABULARY)


def test_no_danger_to_life_on_the_list_is_missed() -> None:
    dangers = _section("danger")
    missed = [text for text in dangers if not _read(text).danger]
    print(f"danger: {len(dangers) - len(missed)} of {len(dangers)} understood")  # noqa: T201 — the rate is the result
    assert len(dangers) >= 180
    assert missed == []


def test_what_only_sounds_dangerous_hardly_ever_brings_the_emergency_answer() -> None:
    calm = _section("calm")
    false_alarms = [text for text in calm if _read(text).danger]
    print(f"calm: {len(false_alarms)} false alarms in {len(calm)}: {false_alarms}")  # noqa: T201 — the rate is the result
    assert len(calm) >= 300
    assert len(false_alarms) / len(calm) <= _MOST_FALSE_ALARMS


def test_a_danger_is_always_acute() -> None:
    assert {_read(text).urgency for text in _section("danger")} == {"acute"}


def test_a_danger_is_seen_at_the_end_of_the_longest_message() -> None:
    chatter = "Der er lidt rod i opgangen, men det går nok alt sammen. " * 72
    assert _read(f"{chatter}Han trækker ikke vejret!").danger


def test_negation_reaches_no_further_than_its_own_word() -> None:
    assert not _read("Han er ikke bevidstløs").danger
    assert _read("Han svarer ikke, bevidstløs på gulvet").danger
    assert _read("Der er ingen hjemme. Brand i køkkenet").danger
