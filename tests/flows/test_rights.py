"""Everybody else is a neighbour, every press is authorised at that moment, and each role has its own menu."""

import pytest

from tests.flows.town import Person, Town, count_of

CLOSED_TO_YOU = "ikke adgang"
NEIGHBOURS = ["meld", "mine", "sprog", "privatliv", "slet", "hjaelp"]
OUTDATED = "gælder ikke længere"


def commands(person: Person) -> list[str]:
    return [each.command for each in person.phone.menu()]


async def test_a_neighbour_reports_and_sees_their_own_without_registration(town: Town, caretaker: Person) -> None:
    # Given somebody nobody has invited
    nadia = town.neighbour()
    # When they write what they have seen, then they have a receipt and see what they reported
    reference = await nadia.reports("Råber og græder, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    await nadia.writes("/mine")
    mine = await nadia.is_told("Det har du meldt")
    assert reference in mine.words
    assert "Modtaget" in mine.words


async def test_a_neighbour_may_do_nothing_more(town: Town, caretaker: Person) -> None:
    staff = await town.member("property_staff", "Peter", "Vangdalen")
    reference = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    nadia = town.neighbour()
    for command in ("/liste", f"/liste {reference}", "/tal", "/folk"):
        await nadia.writes(command)
        assert CLOSED_TO_YOU in (await nadia.is_told(CLOSED_TO_YOU)).words
        nadia.sees_everything()
    await nadia.writes("/mine")
    await nadia.is_told("ikke meldt noget")
    await nadia.is_not_told(reference)


async def test_a_button_serves_only_the_one_it_was_made_for(town: Town, staff: Person, caretaker: Person) -> None:
    # Given the data of the caretaker's card has come into a neighbour's hands
    reference = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    card = await caretaker.is_told(reference)
    taken = next(button for row in card.buttons for button in row if "Jeg tager den" in button.text)
    nadia = town.neighbour()
    await nadia.writes("/hjaelp")
    shown = await nadia.is_told("Det kan du her")
    # When the neighbour sends it as their own press
    town.telegram.updates.inject(
        {
            "update_id": town.telegram.updates.next_id(),
            "callback_query": {
                "id": "4711",
                "from": {"id": nadia.phone.owner.id, "is_bot": False, "first_name": "Nadia", "language_code": "da"},
                "chat_instance": "1",
                "message": shown.as_json(),
                "data": taken.data,
            },
        }
    )
    await town.settles()
    # Then the alert is still free
    assert "Ingen har taget den" in (await caretaker.is_told(reference)).words


@pytest.mark.parametrize(
    ("role", "own"),
    [
        ("property_staff", set()),
        ("professional", set()),
        ("housing_unit", {"liste"}),
        ("housing_office", set()),
        ("caretaker", {"liste", "ind", "tal", "kontakt", "vagt", "fravaer"}),
        (
            "secretariat",
            {"liste", "besked", "spaerringer", "ind", "tal", "folk", "indsigt", "kontakt", "vagt", "fravaer"},
        ),
    ],
)
async def test_the_menu_shows_the_commands_of_the_role_in_danish_and_english(
    town: Town, role: str, own: set[str]
) -> None:
    for language, described in (("da", "Meld en bekymring"), ("en", "Report a concern")):
        somebody = await town.member(role, f"Sofie {language}", language=language)
        assert set(commands(somebody)) == {"meld", "mine", "sprog", "privatliv", "hjaelp"} | own
        assert described in [each.description for each in somebody.phone.menu()]


async def test_a_neighbours_menu_is_there_before_the_first_word(town: Town) -> None:
    await town.settles()
    for language, described in (("da", "Meld en bekymring"), ("en", "Report a concern")):
        nadia = town.neighbour(language=language)
        assert commands(nadia) == NEIGHBOURS
        assert described in [each.description for each in nadia.phone.menu()]


async def test_the_menu_of_somebody_removed_is_a_neighbours_again(town: Town, caretaker: Person) -> None:
    leader = await town.member("secretariat", "Lene")
    assert "liste" in commands(caretaker)
    await leader.writes("/folk")
    await leader.taps("Kirsten")
    await leader.taps("Fjern")
    await leader.taps("Ja, fjern")
    await caretaker.is_told("ikke længere med")
    leader.sees_everything()
    assert commands(caretaker) == NEIGHBOURS


async def test_a_role_given_in_the_meantime_counts_at_the_next_press(town: Town, caretaker: Person) -> None:
    # Given a caretaker who becomes a professional after she got a card
    leader = await town.member("secretariat", "Lene")
    nadia = town.neighbour()
    reference = await nadia.reports("Råber og græder, Vangdalen 4", "I dag")
    card = await caretaker.is_told(reference)
    await leader.writes("/folk")
    await leader.taps("Kirsten")
    await leader.taps("Skift rolle")
    await leader.taps("fagperson")
    await caretaker.is_told("Du er Kirsten, fagperson")
    # When she presses, then it is not hers to do
    press = await caretaker.taps("Jeg tager den", card)
    assert press.toast is not None
    assert CLOSED_TO_YOU in press.toast.text
    leader.sees_everything()


async def test_the_bots_own_words_are_in_the_phones_language(town: Town) -> None:
    nadia = town.neighbour(language="en")
    await nadia.writes("/start")
    await nadia.is_told("Is somebody's life in danger? Call 112 first.")
    await nadia.writes("/sprog")
    await nadia.taps("Dansk")
    await nadia.is_told("Er der fare for liv? Ring 112 først.")
    nadia.sees_everything()
    assert await town.asks(count_of("person")) == 1


async def test_the_menu_follows_the_language_that_was_chosen(town: Town) -> None:
    # Given a neighbour with a Danish phone
    nadia = town.neighbour()
    await nadia.writes("/sprog")
    # When they choose English
    await nadia.taps("English")
    await town.settles()
    # Then the menu is English too
    assert "Report a concern" in [each.description for each in nadia.phone.menu()]
    nadia.sees_everything()
