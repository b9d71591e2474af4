"""What people write, and what they are shown of it, is taken out of their chats as soon as it has served."""

from core.privacy.removal import Removal
from simulator import Message
from tests.flows.town import Person, Town
from tests.sent import JPEG

WORDS = "Vangdalen 4, 2. tv: Rosa råber og græder"


def words_on(person: Person) -> str:
    """Everything that the phone shows."""
    return "\n".join(message.words for message in person.phone.messages)


def stands(person: Person, message: Message) -> bool:
    return person.phone.shown(message) is not None


async def tally(town: Town) -> dict[Removal, int]:
    since = town.clock.now().replace(year=2020)
    return dict(await town.asks(lambda work: work.chats.tally(since)))


async def test_what_was_reported_is_gone_from_the_chat_as_soon_as_there_is_a_receipt(town: Town, staff: Person) -> None:
    # Given a report that is written, and stands in the chat while it is a draft
    written = await staff.writes(WORDS)
    await town.settles()
    assert stands(staff, written)
    assert "Vangdalen 4" in words_on(staff)
    # When it is sent
    await staff.taps("I dag")
    reference = await staff.reference()
    # Then nothing of it is left but the receipt
    assert not stands(staff, written)
    assert "Rosa" not in words_on(staff)
    assert "Vangdalen 4" not in words_on(staff)
    assert reference in words_on(staff)
    # And the ledger says so; what they opened the chat with goes too
    await town.waits(minutes=2)
    became = await tally(town)
    assert became[Removal.WAITING] == became[Removal.FAILED] == 0
    assert became[Removal.REMOVED] >= 2


async def test_a_picture_leaves_the_chat_with_the_report_it_came_with(town: Town, staff: Person) -> None:
    picture = await staff.phone.send_photo(JPEG, caption=WORDS)
    await staff.taps("I dag")
    await staff.reference()
    assert not stands(staff, picture)


async def test_what_is_added_later_goes_when_it_was_confirmed(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.reports(WORDS, "I dag")
    await staff.taps("Tilføj")
    await staff.is_told("Skriv")
    added = await staff.writes("Nu ligger Rosa på trappen")
    await staff.is_told("Tilføjet til")
    assert not stands(staff, added)
    caretaker.sees_everything()


async def test_a_cancelled_draft_leaves_nothing_behind(town: Town, staff: Person) -> None:
    written = await staff.writes(WORDS)
    await staff.taps("Fortryd")
    await staff.is_told("gemt")
    assert not stands(staff, written)
    assert "Rosa" not in words_on(staff)


async def test_details_are_gone_after_ten_minutes_and_can_be_asked_for_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.reports(WORDS, "I dag")
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Rosa råber")
    assert details.protected
    await town.waits(minutes=9)
    assert stands(caretaker, details)
    await town.waits(minutes=2)
    assert not stands(caretaker, details)
    await caretaker.taps("Vis detaljer")
    assert (await caretaker.is_told("Rosa råber")).id != details.id
    caretaker.sees_everything()


async def test_when_it_is_closed_its_details_are_gone_at_once(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Rosa råber")
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await town.settles()
    assert not stands(caretaker, details)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_note_is_gone_once_it_is_noted(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.reports(WORDS, "I dag")
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Skriv note")
    note = await caretaker.writes("Rosa åbnede ikke")
    await caretaker.is_told("Noteret")
    assert not stands(caretaker, note)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_what_the_two_write_to_each_other_has_time_to_be_read_goes_and_can_be_seen_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the caretaker has written to the reporter, whose phone makes a sound that tells nothing of it
    await staff.reports(WORDS, "I dag")
    await caretaker.taps("Skriv til anmelder")
    said = await caretaker.writes("Er Rosa hjemme nu?")
    read = await staff.is_told("Er Rosa hjemme nu?")
    assert staff.rings("Er Rosa hjemme nu?") == 0
    assert staff.rings("har skrevet til dig") == 1
    # When it was closed, and an hour has passed
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await town.waits(minutes=50)
    assert stands(staff, read)
    await town.waits(minutes=11)
    # Then both sides' messages are gone
    assert not stands(staff, read)
    assert not stands(caretaker, said)
    # And whoever had not seen it yet can see it
    await staff.taps("Vis igen")
    await staff.is_told("Er Rosa hjemme nu?")
    staff.sees_everything()
    caretaker.sees_everything()


async def test_answers_to_questions_of_the_bots_go_after_a_minute(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/kontakt")
    await caretaker.taps("Skriv telefonnummer")
    number = await caretaker.writes("20 30 40 50")
    page = await caretaker.is_told("20\N{NO-BREAK SPACE}30")
    assert page.protected
    await town.waits(minutes=2)
    assert not stands(caretaker, number)
    await town.waits(minutes=10)
    assert "20\N{NO-BREAK SPACE}30" not in words_on(caretaker)
    caretaker.sees_everything()


async def test_whatever_is_left_goes_before_the_forty_seventh_hour(town: Town, staff: Person) -> None:
    written = await staff.writes(WORDS)
    await town.settles()
    for _ in range(47):
        await town.waits(hours=1)
    assert not stands(staff, written)
    assert "Rosa" not in words_on(staff)
    assert (await tally(town))[Removal.FAILED] == 0
    staff.sees_everything()


async def test_where_somebody_is_inside_leaves_the_chat_when_they_are_out(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4, 2. tv")
    await caretaker.taps("30 min")
    await caretaker.is_told("Vangdalen 4")
    await caretaker.taps("Jeg er ude igen")
    await town.waits(minutes=2)
    assert "Vangdalen 4" not in words_on(caretaker)
    caretaker.sees_everything()
