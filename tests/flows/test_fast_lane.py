"""The fast lane: whatever is sent outside a dialogue becomes a draft; pressing how urgent it is sends it."""

import pytest

from tests.flows.town import Person, Town, count_of
from tests.sent import JPEG, VOICE


async def test_staff_report_with_one_message_and_one_tap(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("Der lugter fra lejligheden, nr. 4, 2. tv")
    await staff.taps("Kan vente")
    reference = await staff.reference()
    assert "Vangdalen" in (await caretaker.is_told(reference)).words


@pytest.mark.parametrize("urgency", ["Akut – nu", "I dag", "Kan vente"])
async def test_each_urgency_sends_a_report_written_freely(
    town: Town, staff: Person, caretaker: Person, urgency: str
) -> None:
    reference = await staff.reports("Hun græder i opgangen", urgency)
    card = await caretaker.is_told(reference)
    assert urgency in card.words
    assert card.sounded is (urgency != "Kan vente")


async def test_the_bot_shows_what_it_understood_and_asks_only_what_is_missing(town: Town, caretaker: Person) -> None:
    # Given a neighbour writes where and what
    nadia = town.neighbour()
    await nadia.writes("Han råber og skriger. Energivej 14, 2. tv. Det haster")
    # Then the bot shows place, signs and hint, and asks for the urgency alone
    draft = await nadia.is_told("ikke sendt endnu")
    for understood in ("Energivej-området", "Energivej 14, 2. tv", "Råb eller skrig", "Det lyder som"):
        assert understood in draft.words
    labels = [button.text for row in draft.buttons for button in row]
    assert not [label for label in labels if "Vangdalen" in label]
    await nadia.taps("I dag")
    await caretaker.is_told(await nadia.reference())


async def test_english_is_understood_and_answered_in_english(town: Town, caretaker: Person) -> None:
    john = town.neighbour("John", language="en")
    await john.writes("Woman crying and shouting at Energivej 14, very confused")
    draft = await john.is_told("not sent yet")
    for understood in ("Energivej 14", "Shouting or screaming", "Confused"):
        assert understood in draft.words
    await john.taps("Today")
    assert "Råb" not in (await caretaker.is_told(await john.reference())).words


async def test_an_unknown_street_makes_the_bot_ask_for_the_area(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("Naboen græder, Rosenvænget 3")
    await nadia.is_told("Hvilket område er det")
    # When the urgency is pressed first, the area is asked for alone, and answering it sends
    await nadia.taps("I dag")
    await nadia.is_told("Hvilket område er det? Så bliver den sendt")
    await nadia.taps("Andet sted i RandersBolig")
    assert "Andet sted i RandersBolig" in (await caretaker.is_told(await nadia.reference())).words


async def test_when_area_and_urgency_are_missing_either_may_be_pressed_first(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("Naboen græder hele tiden")
    await nadia.taps("Vangdalen")
    await nadia.taps("Kan vente")
    assert "Vangdalen" in (await caretaker.is_told(await nadia.reference())).words


async def test_a_second_message_is_added_to_the_same_draft(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("Der er ballade nr. 4")
    await staff.writes("Nu skriger hun også")
    draft = await staff.is_told("ikke sendt endnu")
    assert "Råb eller skrig" in draft.words
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    details = await caretaker.is_told("Der er ballade nr. 4")
    assert "Nu skriger hun også" in details.words
    assert await town.asks(count_of("alert")) == 1


async def test_the_photos_of_one_album_are_one_draft(town: Town, staff: Person, caretaker: Person) -> None:
    for number in range(3):
        await staff.phone.send_photo(JPEG + bytes([number]), album="tur", caption="Vandet løber" if not number else "")
    assert "3 billeder" in (await staff.is_told("ikke sendt endnu")).words
    assert await town.asks(count_of("report")) == 1
    await staff.taps("I dag")
    reference = await staff.reference()
    # And the caretaker gets all three with the details
    await caretaker.is_told(reference)
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Vandet løber")
    photos = [each for each in caretaker.phone.messages if each.photo]
    assert len(photos) == 3
    assert all(photo.protected for photo in photos)
    caretaker.sees_everything()


@pytest.mark.parametrize("kind", ["photo", "voice", "location"])
async def test_a_photo_a_voice_message_or_a_place_alone_is_a_report(
    town: Town, staff: Person, caretaker: Person, kind: str
) -> None:
    match kind:
        case "photo":
            await staff.phone.send_photo(JPEG)
        case "voice":
            await staff.phone.send_voice(VOICE)
        case _:
            await staff.phone.send_location(56.46, 10.03)
    await staff.is_told("ikke sendt endnu")
    await staff.taps("I dag")
    await caretaker.is_told(await staff.reference())
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told("Anmelderen skrev ikke noget")
    assert [each for each in caretaker.phone.messages if each.photo or each.voice or each.location]
    caretaker.sees_everything()


async def test_a_photos_caption_is_read(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.phone.send_photo(JPEG, caption="Energivej 14, hun er forvirret")
    draft = await nadia.is_told("Energivej 14")
    assert "Forvirret" in draft.words
    await nadia.taps("I dag")
    await caretaker.is_told(await nadia.reference())


async def test_staff_with_one_area_who_name_another_are_understood(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Peter of Vangdalen passes Energivej
    await staff.writes("Råber og græder, Energivej 14")
    draft = await staff.is_told("ikke sendt endnu")
    assert "Energivej-området" in draft.words
    assert "Vangdalen" not in draft.words
    # When he sends it, then it is a report from Energivej
    await staff.taps("I dag")
    assert "Energivej-området" in (await caretaker.is_told(await staff.reference())).words


async def test_staff_with_several_areas_are_asked_for_the_area(town: Town, caretaker: Person) -> None:
    peter = await town.member("property_staff", "Per", "Vangdalen", "Energivej-området")
    await peter.writes("Der er nogen, der græder")
    await peter.is_told("Hvilket område er det")
    await peter.taps("Vangdalen")
    await peter.taps("I dag")
    await caretaker.is_told(await peter.reference())


async def test_what_was_understood_can_be_changed_before_it_is_sent(
    town: Town, staff: Person, caretaker: Person
) -> None:
    await staff.writes("Hun græder")
    await staff.taps("Ret")
    await staff.taps("Område")
    await staff.taps("Energivej-området")
    await staff.is_told("Energivej-området")
    await staff.taps("Ret")
    await staff.taps("Tegn")
    await staff.taps("Forvirret")
    await staff.taps("Videre")
    assert "Forvirret" in (await staff.is_told("Hvor meget haster det")).words
    await staff.taps("Ret")
    await staff.taps("Hvor")
    await staff.writes("Bag vaskeriet")
    assert "Bag vaskeriet" in (await staff.is_told("Hvor meget haster det")).words
    await staff.taps("I dag")
    assert "Energivej-området" in (await caretaker.is_told(await staff.reference())).words


async def test_a_draft_that_is_cancelled_leaves_nothing(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("Hun græder, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    await staff.taps("Fortryd")
    await staff.is_told("Intet er sendt, og intet er gemt")
    assert await town.asks(count_of("report")) == 0
    assert await town.asks(count_of("entry")) == 0


@pytest.mark.parametrize(
    "words", ["Råber i Midtbyen", "Centrale Randers: råber", "Det haster meget, han fryser, midtbyen"]
)
async def test_an_area_that_is_named_counts_for_staff_with_an_area_of_their_own(
    town: Town, staff: Person, words: str
) -> None:
    await staff.writes(words)
    assert "Centrale Randers" in (await staff.is_told("ikke sendt endnu")).words


async def test_an_area_that_is_named_afterwards_counts_too(town: Town, staff: Person) -> None:
    await staff.writes("Råber meget")
    assert "Vangdalen" in (await staff.is_told("ikke sendt endnu")).words
    await staff.writes("Det er i midtbyen")
    assert "Centrale Randers" in (await staff.is_told("ikke sendt endnu")).words


async def test_an_unknown_street_makes_the_bot_ask_for_the_area_of_staff_too(town: Town, staff: Person) -> None:
    await staff.writes("Nørregade 4, 1. tv, råber")
    asked = await staff.is_told("ikke sendt endnu")
    assert "Hvilket område er det" in asked.words
    assert "Nørregade 4" in asked.words


async def test_two_addresses_in_two_messages_are_two_reports(town: Town, staff: Person, caretaker: Person) -> None:
    # Given two matters at two addresses, one after the other
    await staff.writes("Vangdalen 3: råber")
    first = await staff.is_told("Vangdalen 3")
    await staff.writes("Vangdalen 9: græder")
    second = await staff.is_told("Vangdalen 9")
    # Then each is sent by itself
    assert first.id != second.id
    await staff.taps("I dag", first)
    await staff.taps("I dag", second)
    await town.settles()
    cards = [each.words for each in caretaker.phone.messages if each.from_bot and "Nummer" in each.words]
    assert len(cards) == 2
    staff.sees_everything()
    caretaker.sees_everything()
