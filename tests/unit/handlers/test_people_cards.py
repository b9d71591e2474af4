"""Promises about what the bot says of itself and of who takes part."""

import pytest

from core.alerts.notices import AlertKind
from core.people.inviting import invite
from core.people.membership import AskToRemove, Remove
from core.people.notices import PeopleKind
from core.people.person import Role
from handlers.message import Menu
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import Stage, has, labels_of, text_of

WORDS_OF = {"da": ("besked", "Skriv", "Tryk", "Telefonnumre"), "en": ("message", "write", "Press", "Numbers")}


async def test_each_role_sees_its_own_commands_in_both_languages(stage: Stage) -> None:
    wanted = {
        Role.NEIGHBOUR: "meld mine sprog privatliv slet hjaelp",
        Role.CARETAKER: "meld mine liste ind tal kontakt vagt fravaer sprog privatliv hjaelp",
        Role.SECRETARIAT: (
            "meld mine liste ind tal besked spaerringer folk indsigt kontakt vagt fravaer sprog privatliv hjaelp"
        ),
    }
    for role, commands in wanted.items():
        menu = await stage.rendered(await stage.person(role, "Sigrid"), PeopleKind.MENU)
        assert isinstance(menu, Menu)
        assert {language: [each for each, _ in shown] for language, shown in menu.commands.items()} == {
            "da": commands.split(),
            "en": commands.split(),
        }
        assert menu.commands["da"][0][1] == "Meld en bekymring"


async def test_an_invitation_shows_its_link_until_it_is_withdrawn(stage: Stage) -> None:
    secretary = await stage.person(Role.SECRETARIAT, "Sigrid")
    await stage.is_called("OpgangBot")

    def make(work: UnitOfWork) -> int:
        return invite(Role.CARETAKER, "Jens", frozenset(), secretary.id, work).id

    invitation = await stage.store.write(make)
    said = text_of(await stage.sees(secretary, PeopleKind.INVITED, invitation, role="caretaker"))
    assert "https://t.me/OpgangBot?start=" in said
    assert "Jens" in text_of(await stage.sees(secretary, PeopleKind.PEOPLE_LIST))
    await stage.store.write(lambda work: work.invitations.withdraw(invitation, work.now))
    assert await stage.sees(secretary, PeopleKind.INVITED, invitation, role="caretaker") is None


async def test_removing_somebody_is_asked_first_and_ends_what_they_see(stage: Stage) -> None:
    secretary, jens = await stage.person(Role.SECRETARIAT, "Sigrid"), await stage.person(Role.CARETAKER, "Jens")
    await stage.does(secretary, AskToRemove(jens.id))
    assert has(labels_of(await stage.sees(secretary, PeopleKind.ASK_TO_REMOVE, jens.id)), "Ja, fjern", "Tilbage")
    await stage.does(secretary, Remove(jens.id))
    assert await stage.sees(jens, AlertKind.OPEN_LIST) is None
    assert "ikke længere" in text_of(await stage.sees(jens, PeopleKind.REMOVED))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", [PeopleKind.WELCOME, PeopleKind.HELP, PeopleKind.UNSUPPORTED, PeopleKind.TOO_LARGE])
async def test_whoever_asks_is_answered_in_their_language(stage: Stage, kind: PeopleKind, language: str) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR, language=language)
    said = text_of(await stage.sees(neighbour, kind))
    assert any(word in said for word in WORDS_OF[language])
    assert not any(word in said for word in WORDS_OF["en" if language == "da" else "da"])


async def test_in_a_group_a_button_opens_the_private_chat(stage: Stage) -> None:
    await stage.is_called("OpgangBot")
    said = await stage.sees(None, PeopleKind.PRIVATE_CHAT)
    assert said is not None
    assert said.rows[0][0].url == "https://t.me/OpgangBot"


async def test_when_it_went_wrong_there_is_an_id_and_a_number(stage: Stage) -> None:
    neighbour = await stage.person(Role.NEIGHBOUR)
    said = text_of(await stage.sees(neighbour, PeopleKind.WENT_WRONG, incident="K7Q-2M9"))
    assert all(word in said for word in ("K7Q-2M9", "RandersBolig", "112"))
