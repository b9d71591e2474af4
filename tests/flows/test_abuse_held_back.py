"""What is held back of a sender who is kept out silently: somebody hears of it, reads it whole, and decides."""

from simulator import Message
from tests.flows.away import is_away
from tests.flows.test_abuse import everything_is_seen, kept_out
from tests.flows.test_messages_leave_the_chat import stands, words_on
from tests.flows.test_stale_presses import button, toast
from tests.flows.town import Person, Town, count_of
from tests.sent import JPEG

HELD = "er gemt, og nogen læser det"
LISTED = "Holdt tilbage"
MUSIC = "Der er musik igen, Vangdalen 4"
DISTRESS = "Fru Rosenkilde har ikke åbnet i tre dage, og posten hober sig op"


async def held_back(town: Town, nadia: Person, karen: Person, how: str = "Stille, 1 uge") -> Message:
    """Nadia is kept out silently and reports again: what she is told of it."""
    await kept_out(town, nadia, karen, how)
    return await reports_in_vain(nadia)


async def reports_in_vain(nadia: Person, words: str = MUSIC) -> Message:
    await nadia.writes(words)
    await nadia.taps("I dag")
    return await nadia.is_told(HELD)


async def what_is_held(town: Town) -> list[int]:
    return list(await town.asks(lambda work: work.kept_out.held(99)))


def told_of_it(person: Person, since: int = 0) -> list[Message]:
    """Of what they heard after so many events."""
    events = list(person.phone.events)[since:]
    return [each.message for each in events if each.message.from_bot and LISTED in (each.message.words or "")]


async def test_what_is_added_once_the_block_is_over_goes_out_with_what_was_held_back(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    held = await held_back(town, nadia, karen)
    await everything_is_seen(town)
    await town.waits(days=8)
    await everything_is_seen(town)
    await nadia.writes(DISTRESS, reply_to=held)
    reference = await nadia.reference()
    assert karen.rings(reference) == 1
    await karen.taps("Vis detaljer", await karen.is_told(f"Nummer: {reference}"))
    details = await karen.is_told(DISTRESS)
    assert MUSIC in details.words
    assert await what_is_held(town) == []
    await everything_is_seen(town)


async def test_whoever_is_kept_out_openly_meanwhile_adds_nothing_and_hears_so(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 uge")
    reference = await nadia.reference()
    held = await reports_in_vain(nadia)
    await karen.taps("Vis detaljer", await karen.is_told(f"Nummer: {reference}"))
    await karen.taps("Spær afsender")
    await karen.taps("Åbent, 1 måned")
    await karen.writes("Det bliver ved")
    await nadia.is_told("Vi tager ikke imod henvendelser fra dig her")
    await nadia.writes("Og musik nu", reply_to=held)
    await nadia.is_told("Du kan ikke melde her før")
    await everything_is_seen(town)


async def test_what_is_added_is_told_to_the_secretariat_and_keeps_it_from_going(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    held = await held_back(town, nadia, karen, "Stille, 3 måneder")
    await everything_is_seen(town)
    await town.waits(days=29)
    await everything_is_seen(town)
    before = len(secretariat.phone.events)
    await nadia.writes(DISTRESS, reply_to=held)
    await nadia.is_told(HELD)
    assert told_of_it(secretariat, before)
    karen.phone_shows_nothing_new()
    await everything_is_seen(town)
    await town.waits(days=1, minutes=5)
    assert len(await what_is_held(town)) == 1
    await everything_is_seen(town)


async def test_what_was_added_after_it_was_opened_is_not_deleted_unread(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    held = await held_back(town, nadia, karen)
    await secretariat.taps("Vangdalen", await secretariat.is_told(LISTED))
    opened = await secretariat.is_told(MUSIC)
    # When more is added, what stands open says so, and shows none of it
    await nadia.writes(DISTRESS, reply_to=held)
    await town.settles()
    await secretariat.is_told("Der er skrevet mere")
    assert DISTRESS not in words_on(secretariat)
    # Then a press that knew only the first words deletes nothing, and shows all of it
    assert "Der er skrevet mere" in await toast(secretariat, button(opened, "Slet"), opened)
    anew = await secretariat.is_told(DISTRESS)
    assert MUSIC in anew.words
    await secretariat.taps("Slet", anew)
    assert await what_is_held(town) == []
    await everything_is_seen(town)


async def test_everybody_in_the_secretariat_hears_of_it_also_when_they_are_away_and_no_stand_in_who_may_not_read_it(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 måned")
    await is_away(secretariat, "1.12. - 4.12.", "Kirsten")
    await town.waits(days=1, hours=2)
    await everything_is_seen(town)
    await reports_in_vain(nadia)
    await secretariat.is_told(LISTED)
    assert not told_of_it(karen)
    assert not told_of_it(caretaker)
    await everything_is_seen(town)


async def test_the_secretariat_is_reminded_each_working_day_in_one_message(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await held_back(town, nadia, karen, "Stille, 3 måneder")
    await everything_is_seen(town)
    for day in range(1, 5):
        await town.waits(days=1)
        assert secretariat.rings(LISTED) == day
    # On Saturday nobody is reminded
    await town.waits(days=1)
    assert secretariat.rings(LISTED) == 4
    assert sum(LISTED in (each.words or "") for each in secretariat.phone.messages if each.from_bot) == 1
    await everything_is_seen(town)


async def test_what_nobody_has_opened_in_its_time_is_not_deleted_but_sent_on(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await held_back(town, nadia, karen, "Stille, 3 måneder")
    await everything_is_seen(town)
    await town.waits(days=29)
    assert len(await what_is_held(town)) == 1
    await everything_is_seen(town)
    await town.waits(days=1, minutes=1)
    assert await what_is_held(town) == []
    reference = await nadia.reference()
    await karen.is_told(f"Nummer: {reference}")
    await everything_is_seen(town)


async def test_what_was_opened_is_deleted_by_itself_after_a_month(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await held_back(town, nadia, karen, "Stille, 3 måneder")
    await town.waits(minutes=5)
    await secretariat.taps("Vangdalen", await secretariat.is_told(LISTED))
    await secretariat.is_told(MUSIC)
    await town.waits(days=29)
    assert len(await what_is_held(town)) == 1
    await everything_is_seen(town)
    await town.waits(days=1, minutes=1)
    assert await what_is_held(town) == []
    assert await town.asks(count_of("alert")) == 1
    await everything_is_seen(town)


async def test_where_nobody_can_be_reached_who_may_read_it_nothing_is_held_back(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await held_back(town, nadia, karen, "Stille, 3 måneder")
    await everything_is_seen(town)
    await secretariat.phone.block()
    before = sum(event.sounded for event in karen.phone.events)
    # What waits is sent on by the next working day
    await town.waits(days=1)
    await town.waits(days=1)
    assert await what_is_held(town) == []
    assert sum(event.sounded for event in karen.phone.events) > before
    # And what is reported from then on rings at once
    reference = await nadia.reports("Hun råber om hjælp, Energivej 14", "I dag")
    assert karen.rings(reference) == 1
    await everything_is_seen(town)


async def test_nobody_is_kept_out_silently_where_nobody_could_read_what_they_write(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour()
    karl = await town.member("caretaker", "Karl")
    await nadia.reports(MUSIC, "Kan vente")
    await karl.taps("Vis detaljer", await karl.is_told("Nummer: "))
    await karl.taps("Spær afsender", await karl.is_told("Hvad der er sket"))
    asked = await karl.is_told("Spær afsenderen af")
    labels = [button.text for row in asked.buttons for button in row]
    assert any("Åbent" in label for label in labels)
    assert not any("Stille" in label for label in labels)
    await everything_is_seen(town)


async def test_the_limit_of_an_hour_holds_for_what_is_held_back_too(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 uge")
    an_hour = town.configuration.flood.reports_an_hour
    for number in range(1, an_hour):
        await reports_in_vain(nadia, f"Der er musik igen, Vangdalen {number}")
    await nadia.writes(MUSIC)
    await nadia.is_told(f"Du har sendt {an_hour} henvendelser på en time")
    await everything_is_seen(town)
    assert len(await what_is_held(town)) == an_hour - 1  # one was sent before she was kept out


async def test_a_long_list_of_what_is_held_back_has_pages(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 uge")
    for number in range(1, 9):
        await nadia.writes(f"Der er musik igen, Vangdalen {number}")
        await nadia.taps("I dag")
    listed = await secretariat.is_told(LISTED)
    assert sum("Vangdalen" in button.text for row in listed.buttons for button in row) == 6
    await secretariat.taps("Næste", listed)
    second = await secretariat.is_told(LISTED)
    assert sum("Vangdalen" in button.text for row in second.buttons for button in row) == 2
    await everything_is_seen(town)


async def test_what_was_held_back_leaves_the_chat_like_what_was_sent(
    town: Town, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await kept_out(town, nadia, karen, "Stille, 1 uge")
    written = await nadia.writes("Rosa Rosenkilde larmer igen, Vangdalen 4")
    await nadia.taps("I dag")
    held = await nadia.is_told(HELD)
    await town.waits(minutes=1)
    assert not stands(nadia, written)
    assert "Rosenkilde" not in words_on(nadia)
    # And so does what is added to it
    added = await nadia.writes("Det er Rosenkilde", reply_to=held)
    await nadia.is_told(HELD)
    await town.waits(minutes=1)
    assert not stands(nadia, added)
    await everything_is_seen(town)


async def test_what_is_deleted_leaves_every_chat(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await held_back(town, nadia, karen)
    await secretariat.taps("Vangdalen", await secretariat.is_told(LISTED))
    opened = await secretariat.is_told(MUSIC)
    await secretariat.taps("Slet", opened)
    await town.waits(minutes=1)
    assert MUSIC not in words_on(nadia)
    assert MUSIC not in words_on(secretariat)
    await everything_is_seen(town)


async def test_what_is_held_back_is_read_whole_however_long_it_is_and_with_what_came_along(
    town: Town, secretariat: Person, karen: Person, caretaker: Person
) -> None:
    nadia = town.neighbour()
    held = await held_back(town, nadia, karen)
    await nadia.writes("Det bliver ved. " * 200 + DISTRESS, reply_to=held)
    await nadia.phone.send_photo(JPEG, reply_to=held)
    await secretariat.taps("Vangdalen", await secretariat.is_told(LISTED))
    assert (await secretariat.is_told(DISTRESS)).protected
    shown = [each for each in secretariat.phone.messages if each.from_bot and each.photo]
    assert len(shown) == 1
    assert shown[0].protected
    # And all of it leaves the chat when it is deleted
    await secretariat.taps("Slet", await secretariat.is_told("følger nedenfor"))
    await town.waits(minutes=1)
    assert not [each for each in secretariat.phone.messages if each.from_bot and each.photo]
    assert DISTRESS not in words_on(secretariat)
    await everything_is_seen(town)
