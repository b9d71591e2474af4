"""The page about rights says what the table says, and the table says no more than is used."""

from zoneinfo import ZoneInfo

from core.people.person import Role
from core.people.rights import RIGHTS, Action, Relation
from handlers.cards.people.offers import COMMANDS
from handlers.rights_page import PAGE, page
from handlers.routes import COMMANDS as ROUTED
from handlers.words import Words

_ZONE = ZoneInfo("UTC")


def test_the_page_for_the_data_protection_officer_is_what_the_table_of_rights_makes() -> None:
    made = page(Words("da", _ZONE))
    assert PAGE.read_text(encoding="utf-8") == made, "make it anew: python -m handlers.rights_page"


def test_every_sentence_of_the_page_is_there_in_danish() -> None:
    english, danish = (page(Words(language, _ZONE)).splitlines() for language in ("en", "da"))
    same = {line for line in english if line and "✓" not in line and "---" not in line} & set(danish)
    assert same == set()


def test_every_action_has_its_row_and_nobody_has_a_relation_that_means_nothing() -> None:
    assert set(RIGHTS) == set(Action)
    used = {relation for needed in RIGHTS.values() for relations in needed.values() for relation in relations}
    assert used == set(Relation)
    assert all(relations for needed in RIGHTS.values() for relations in needed.values())


def test_the_menu_offers_every_command_in_one_spelling_but_the_one_that_opens_the_chat() -> None:
    offered = {command for command, _, _ in COMMANDS}
    assert offered <= set(ROUTED)
    assert {ROUTED[command] for command in offered} == set(ROUTED.values()) - {ROUTED["start"]}


def test_the_local_board_has_no_role() -> None:
    assert set(Role) == {
        Role.NEIGHBOUR,
        Role.PROPERTY_STAFF,
        Role.PROFESSIONAL,
        Role.CARETAKER,
        Role.HOUSING_UNIT,
        Role.HOUSING_OFFICE,
        Role.SECRETARIAT,
    }
