"""What reporters have of what they sent: a receipt, a list, a way to add, a way back; several matters stay apart."""

import re

from tests.flows.town import REFERENCE, Person, Town, count_of
from tests.sent import JPEG


async def test_the_receipt_comes_at_once_with_the_reference(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("Hun råber, nr. 4")
    await staff.taps("I dag")
    receipt = await staff.is_told("Modtaget")
    found = REFERENCE.search(receipt.words)
    assert found
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{3}-[A-HJKMNP-Z2-9]{3}", found[0])
    await caretaker.is_told(found[0])


async def test_mine_lists_what_i_reported_with_its_status(town: Town, staff: Person, caretaker: Person) -> None:
    # Given four reports that have come differently far
    urgencies = ("I dag", "I dag", "I dag", "I dag")
    new, taken, closed, withdrawn = [await staff.reports(f"Hun råber, nr. {n}", u) for n, u in enumerate(urgencies, 1)]
    cards = {reference: await caretaker.is_told(reference) for reference in (new, taken, closed)}
    await caretaker.taps("Jeg tager den", cards[taken])
    await caretaker.taps("Luk", cards[closed])
    await caretaker.taps("Råd givet", cards[closed])
    await staff.taps("Træk tilbage", await staff.is_told(withdrawn))
    # When the reporter asks
    await staff.writes("/mine")
    # Then each is there with its own status
    mine = await staff.is_told("Det har du meldt")
    for reference, status in ((new, "Modtaget"), (taken, "I gang"), (closed, "Afsluttet"), (withdrawn, "Trukket")):
        assert re.search(rf"{reference} – {status}", mine.words), reference
    staff.sees_everything()
    caretaker.sees_everything()


async def test_one_of_my_reports_is_a_tap_away(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(reference)
    await staff.writes("/mine")
    await staff.is_told("Det har du meldt")
    await staff.taps(reference)
    assert "Modtaget" in (await staff.is_told("Haster")).words


async def test_mine_shows_nothing_of_others(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(reference)
    other = await town.member("property_staff", "Poul", "Vangdalen")
    await other.writes("/mine")
    assert reference not in (await other.is_told("ikke meldt noget")).words


async def test_what_is_added_reaches_the_caretaker_and_is_acknowledged(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(reference)
    # When the reporter adds words and a photo
    await staff.taps("Tilføj")
    await staff.is_told("Skriv, hvad du vil tilføje")
    await staff.writes("Nu er hun gået ud")
    assert reference in (await staff.is_told("Tilføjet til")).words
    await staff.taps("Tilføj")
    await staff.phone.send_photo(JPEG)
    # Then the caretaker hears of it, and finds it among the details
    told = await caretaker.is_told("Anmelderen har tilføjet noget")
    assert reference in told.words
    assert "gået ud" not in told.words
    await caretaker.taps("Vis detaljer", told)
    assert "Nu er hun gået ud" in (await caretaker.is_told("Hun råber, nr. 4")).words
    assert [each for each in caretaker.phone.messages if each.photo]
    assert await town.asks(count_of("alert")) == 1
    staff.sees_everything()
    caretaker.sees_everything()


async def test_an_album_is_one_addition(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(reference)
    await staff.taps("Tilføj")
    await staff.is_told("Skriv, hvad du vil tilføje")
    for number in range(3):
        await staff.phone.send_photo(JPEG + bytes([number]), album="trappe")
    await staff.is_told("Tilføjet til")
    told = await caretaker.is_told("Anmelderen har tilføjet noget")
    await caretaker.taps("Vis detaljer", told)
    await town.settles()
    assert len([each for each in caretaker.phone.messages if each.photo]) == 3
    caretaker.sees_everything()


async def test_an_answer_to_another_matter_belongs_there_whatever_was_asked_last(
    town: Town, staff: Person, caretaker: Person
) -> None:
    first, second = [await staff.reports(f"Hun råber, nr. {number}", "I dag") for number in (4, 9)]
    for reference in (first, second):
        await caretaker.is_told(reference)
    await staff.taps("Tilføj", await staff.is_told(first))
    await staff.is_told(f"tilføje til {first}")
    await staff.writes("Det er på 2. sal", reply_to=await staff.is_told(second))
    assert second in (await staff.is_told("Tilføjet til")).words
    # And what was asked can still be answered
    await staff.writes("Det er på 3. sal")
    assert first in (await staff.is_told("Tilføjet til")).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_an_answer_to_the_receipt_is_added_to_that_report(town: Town, staff: Person, caretaker: Person) -> None:
    first = await staff.reports("Hun råber, nr. 4", "I dag")
    receipt = await staff.is_told(first)
    second = await staff.reports("Han skriger, nr. 9", "I dag")
    await caretaker.is_told(first)
    await caretaker.is_told(second)
    await staff.writes("Nu er hun gået ud", reply_to=receipt)
    assert first in (await staff.is_told("Tilføjet til")).words
    assert first in (await caretaker.is_told("Anmelderen har tilføjet noget")).words


async def test_an_answer_to_ones_own_words_or_to_a_status_is_added_to_that_report(
    town: Town, staff: Person, caretaker: Person
) -> None:
    written = await staff.writes("Hun råber, nr. 4")
    await staff.taps("I dag")
    first = await staff.reference()
    await caretaker.is_told(first)
    second = await staff.reports("Han skriger, nr. 9", "I dag")
    await caretaker.is_told(second)
    await caretaker.taps("Jeg tager den", await caretaker.is_told(first))
    status = await staff.is_told(f"{first}: I gang")
    for answered in (written, status):
        await staff.writes("Nu er hun gået ud", reply_to=answered)
        assert first in (await staff.is_told("Tilføjet til")).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_a_report_taken_back_is_seen_as_such_by_the_caretaker(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    card = await caretaker.is_told(reference)
    await staff.taps("Træk tilbage")
    await staff.is_told("Trukket tilbage")
    assert reference in (await caretaker.is_told("Anmelderen har trukket")).words
    shown = caretaker.phone.shown(card)
    assert shown is not None
    assert "trak den tilbage" in shown.words
    assert "Jeg tager den" not in str(shown.buttons)


async def test_what_somebody_works_on_stays_theirs_when_it_is_taken_back(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    card = await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    await staff.is_told("I gang")
    await staff.taps("Træk tilbage")
    await staff.is_told("Trukket tilbage")
    await caretaker.is_told("Anmelderen har trukket")
    shown = caretaker.phone.shown(card)
    assert shown is not None
    assert "Luk" in str(shown.buttons)


async def test_several_matters_of_one_chat_stay_apart(town: Town, staff: Person, caretaker: Person) -> None:
    # Given a report that was sent, a guided draft, and one written freely beside it
    first = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(first)
    await staff.writes("Han skriger, nr. 9")
    draft = await staff.is_told("nr. 9")
    await staff.writes("/meld")
    guided = await staff.is_told("Hvad har du set")
    # When the reporter answers the draft and goes on with the guided one
    await staff.writes("Det er kældernøglen", reply_to=draft)
    free = await staff.is_told("nr. 9")
    await staff.taps("Forvirret", guided)
    # Then each has its own
    assert "Forvirret" not in free.words
    await staff.taps("Kan vente", free)
    second = await staff.reference()
    await caretaker.is_told(second)
    await staff.taps("Tilføj", await staff.is_told(second))
    await staff.is_told(f"tilføje til {second}")
    await staff.writes("Han er væk nu")
    assert second in (await staff.is_told("Tilføjet til")).words
    assert second in (await caretaker.is_told("Anmelderen har tilføjet noget")).words
    assert first != second
    await staff.is_told("Hvad har du set")
    caretaker.sees_everything()


async def test_only_the_reporter_can_add_or_take_back(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(reference)
    receipt = await staff.is_told(reference)
    data = next(button.data for row in receipt.buttons for button in row if "Træk tilbage" in button.text)
    town.telegram.updates.inject(
        {
            "update_id": town.telegram.updates.next_id(),
            "callback_query": {
                "id": "4711",
                "from": {"id": caretaker.phone.owner.id, "is_bot": False, "first_name": "Kirsten"},
                "chat_instance": "1",
                "message": receipt.as_json(),
                "data": data,
            },
        }
    )
    assert "Ingen har taget den" in (await caretaker.is_told(reference)).words
    assert "Modtaget" in (await staff.is_told(reference)).words


async def test_who_has_nothing_to_add_after_all_says_so_and_writes_of_something_else(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given somebody is asked what they want to add
    reference = await staff.reports("Hun råber, nr. 4", "I dag")
    await caretaker.is_told(reference)
    await staff.taps("Tilføj")
    asked = await staff.is_told("Skriv, hvad du vil tilføje")
    # When they cancel, and write of another matter
    press = await staff.taps("Fortryd", asked)
    assert press.toast is not None
    assert "ikke tilføjet" in press.toast.text
    await staff.writes("Der lugter på trappen")
    # Then that is a report of its own
    await staff.is_told("ikke sendt endnu")
    await caretaker.is_not_told("har tilføjet")
