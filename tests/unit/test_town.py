"""The town's file: the shipped one says what the agreement says, a broken one says what is wrong with it."""

import tomllib
from pathlib import Path

import pytest

from bot.town import TownMisconfiguredError, load
from core.kernel.town import RoutingStep, Town, UnknownAreaError, UnknownDestinationError

_SHIPPED = (Path(__file__).parents[2] / "bot" / "randers.toml").read_text(encoding="utf-8")


def _problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    """What is said about a town's file with this text."""
    path = tmp_path / "town.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TownMisconfiguredError) as refused:
        load(path)
    assert str(path) in str(refused.value)
    assert all(problem in str(refused.value) for problem in refused.value.problems)
    return refused.value.problems


def test_the_seven_areas_of_the_agreement_and_the_rest_of_the_city_are_there() -> None:
    assert [area.name for area in load().areas] == [
        "Gl. Jennumparken",
        "Glarbjergvej-området",
        "Vangdalen",
        "Hermann Stillingsvej-området",
        "Energivej-området",
        "Sjællandsgade-kvarteret",
        "Centrale Randers",
        "Andet sted i RandersBolig",
    ]
    assert load().elsewhere.key == "elsewhere"


def test_no_street_is_invented() -> None:
    assert {street for area in load().areas for street in area.streets} == {
        "Gl. Jennumparken",
        "Glarbjergvej",
        "Vangdalen",
        "Hermann Stillingsvej",
        "Energivej",
        "Sjællandsgade",
    }


def test_numbers_that_nobody_gave_us_are_missing_and_the_known_ones_are_right() -> None:
    town = load()
    assert town.numbers.model_dump() == {
        "emergency": "112",
        "police": "114",
        "doctor": "70 11 31 31",
        "suicide_line": "70 201 201",
        "partner_violence": "1888",
        "municipal_duty": None,
    }
    assert (town.child.phone, town.child.url, town.contact.phone) == (None, None, None)


def test_the_shipped_limits_are_those_that_hold_when_a_file_leaves_them_out() -> None:
    kept = {"name", "areas", "destinations", "contact", "answers"}
    short = {key: value for key, value in tomllib.loads(_SHIPPED).items() if key in kept}
    assert Town.model_validate(short) == load()


def test_the_nine_destinations_can_be_looked_up() -> None:
    town = load()
    assert len(town.destinations) == 9
    assert town.destination("debt_advice").danish == "Gældsrådgivning"
    with pytest.raises(UnknownDestinationError):
        town.destination("nowhere")


def test_an_area_is_found_by_key_and_by_name_and_an_unknown_one_is_refused() -> None:
    town = load()
    assert town.area("vangdalen").name == "Vangdalen"
    assert town.area_by_name(" centrale RANDERS ") is town.area("centrale_randers")
    assert town.area_by_name("Aarhus") is None
    with pytest.raises(UnknownAreaError):
        town.area("aarhus")


def test_the_last_to_be_asked_is_the_secretariat() -> None:
    town = load()
    assert town.routing.order == (
        RoutingStep.AREA,
        RoutingStep.GENERAL,
        RoutingStep.ANY,
        RoutingStep.SECRETARIAT,
    )
    assert town.zone.key == "Europe/Copenhagen"


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('key = "vangdalen"', 'key = "energivej"', "areas: key 'energivej' is there twice"),
        ('name = "Vangdalen"', 'name = "energivej-området"', "areas: name 'Energivej-området' is there twice"),
        ('streets = ["Vangdalen"]', 'streets = ["Energivej"]', "areas: street 'Energivej' is there twice"),
        ('aliases = ["Energivejs-området"]', 'aliases = ["centrum"]', "areas: alias 'centrum' is there twice"),
        ('key = "vangdalen"', 'key = "Vang dalen"', "areas[3].key: "),
        ('key = "vangdalen"\n', "", "areas[3].key: is missing"),
        ("elsewhere = true", "elsewhere = false", "areas: exactly one area must say elsewhere = true"),
        ("elsewhere = true", 'elsewhere = "perhaps"', "areas[8].elsewhere: "),
        ('key = "doctor"', 'key = "other"', "destinations: key 'other' is there twice"),
        ("open_at_most = 3", "open_at_most = 0", "drafts.open_at_most: must be larger than 0"),
        ("reports_an_hour = 10", "reports_an_hour = 2.5", "flood.reports_an_hour: must be a whole number"),
        ("attempts = 5", 'attempts = "five"', "worker.attempts: must be a whole number"),
        ("largest_mb = 20", "largest_mb = 50", "files.largest_mb: "),
        ("attempts = 5", "attempts = 5\npatience = 3", "worker.patience: is not a setting that exists"),
        ('"Europe/Copenhagen"', '"Europe/Randers"', "time_zone: 'Europe/Randers' is not a known time zone"),
        ('"any", "secretariat"]', '"any"]', "routing.order: the last step must be secretariat"),
        ('"any", "secretariat"]', '"any", "any", "secretariat"]', "routing.order: step 'any' is there twice"),
        ('name = "RandersBolig"', "name = 5", "contact.name: must be text"),
        ('# url = "https://"', 'url = "http://x"', "child.url: "),
    ],
)
def test_what_is_wrong_is_said_with_its_key(tmp_path: Path, right: str, wrong: str, complaint: str) -> None:
    assert right in _SHIPPED
    problems = _problems(tmp_path, _SHIPPED.replace(right, wrong, 1))
    assert any(problem.startswith(complaint) for problem in problems), problems


def test_a_file_that_is_no_toml_is_said_to_be_none(tmp_path: Path) -> None:
    assert "not valid TOML" in _problems(tmp_path, "name = ")[0]


def test_a_file_in_another_encoding_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('name = "Gældsrådgivning"'.encode("latin-1"))
    with pytest.raises(TownMisconfiguredError, match="not UTF-8"):
        load(path)


def test_when_several_things_are_wrong_each_has_a_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.touch()
    with pytest.raises(TownMisconfiguredError) as refused:
        load(path)
    assert str(refused.value).splitlines()[:3] == [
        f"{path} cannot be used:",
        "  name: is missing",
        "  areas: is missing",
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TownMisconfiguredError, match=r"nowhere\.toml cannot be used: the file cannot be read"):
        load(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("warn_days = 30", "warn_days must be less than every period"),
        ("no_concern_days = 10", "warn_days must be less than every period"),
        ("no_concern_days = 0", "retention.no_concern_days"),
        ("longer_months = []", "longer_months needs at least one choice"),
    ],
)
def test_a_period_that_leaves_no_time_for_an_answer_is_refused(tmp_path: Path, wrong: str, said: str) -> None:
    name = wrong.split(" = ")[0]
    lines = [wrong if line.startswith(f"{name} =") else line for line in _SHIPPED.splitlines()]
    assert any(said in problem for problem in _problems(tmp_path, "\n".join(lines)))


def test_nothing_is_erased_while_its_reporter_may_still_answer(tmp_path: Path) -> None:
    text = _SHIPPED.replace("reply_days = 14 ", "reply_days = 31 ")
    assert any("follow_up.reply_days" in problem for problem in _problems(tmp_path, text))
