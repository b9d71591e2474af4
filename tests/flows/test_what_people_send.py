"""Any text is kept as it was typed; what cannot be kept, was changed, forwarded or said in a group has an answer."""

import pytest

from core.kernel.town import Chats
from simulator import Message
from tests.flows.town import Person, Town, count_of


async def details_of(reference: str, caretaker: Person) -> list[Message]:
    """All that the caretaker is shown after opening the details."""
    await caretaker.is_told(reference)
    before = {each.id for each in caretaker.phone.messages}
    await caretaker.taps("Vis detaljer")
    await caretaker.is_told(reference)
    caretaker.sees_everything()
    return [each for each in caretaker.phone.messages if each.id not in before]


@pytest.mark.parametrize(
    "words",
    [
        "Markup: <b>fed</b> & <script>alert(1)</script> *stjerner* _streger_ [link](http://x.dk) `kode` {navn} %s",
        "مرحبا، الجارة تبكي كل ليلة في الشقة 4",
        "שכנה שלי צועקת בלילה",
        "👩‍👩‍👧‍👦 🇩🇰 Zalgo: ḧ̸́ȇ̷l̴̈p ﷽ 日本語 \u202eomvendt\u202c \u200bnul",
        "Linje 1\nLinje 2\n\n\tindrykket",
        "&lt;ikke en tag&gt; &amp; &nbsp; </b>",
    ],
)
async def test_any_text_is_shown_to_the_caretaker_as_it_was_typed(
    town: Town, staff: Person, caretaker: Person, words: str
) -> None:
    reference = await staff.reports(words, "I dag")
    shown = await details_of(reference, caretaker)
    assert [each for each in shown if words in each.words]


@pytest.mark.parametrize("words", ["x" * 4096, "ø&<" * 1365, "😀" * 2048, "Hun råber. " * 372])
async def test_text_of_telegrams_full_length_is_kept_whole(
    town: Town, staff: Person, caretaker: Person, words: str
) -> None:
    reference = await staff.reports(words, "I dag")
    shown = await details_of(reference, caretaker)
    assert [each for each in shown if each.words.strip() == words.strip()]


async def test_a_place_in_words_of_full_length_is_kept_too(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Videre"):
        await nadia.taps(label)
    words = "<&> " + "kælder " * 584
    await nadia.writes(words)
    for label in ("I dag", "Send"):
        await nadia.taps(label)
    shown = await details_of(await nadia.reference(), caretaker)
    assert [each for each in shown if words.strip() in each.words]


@pytest.mark.parametrize("kind", ["photo", "voice", "picture"])
async def test_too_large_a_file_is_not_taken_and_that_is_said(town: Town, staff: Person, kind: str) -> None:
    match kind:
        case "photo":
            await staff.phone.send_photo(None, size=25 * 1024 * 1024)
        case "voice":
            await staff.phone.send_voice(None, size=25 * 1024 * 1024)
        case _:
            await staff.phone.send_document(None, file_name="x.jpg", mime_type="image/jpeg", size=25 * 1024 * 1024)
    assert "20 MB" in (await staff.is_told("for stor")).words
    assert await town.asks(count_of("report")) == 0


@pytest.mark.parametrize("kind", ["sticker", "video", "document", "contact", "poll"])
async def test_an_unsupported_kind_of_message_is_answered_with_what_can_be_sent(
    town: Town, staff: Person, kind: str
) -> None:
    match kind:
        case "sticker":
            await staff.phone.send_sticker("👍")
        case "video":
            await staff.phone.send_video(b"\x00" * 64)
        case "document":
            await staff.phone.send_document(b"%PDF", file_name="brev.pdf", mime_type="application/pdf")
        case "contact":
            await staff.phone.send_contact("12345678", "Hans")
            await staff.is_told("Jeg har fjernet et telefonnummer")
        case _:
            await staff.phone.send_poll("Hvad nu?", ("Ja", "Nej"))
    answer = await staff.is_told("kan jeg ikke tage imod")
    assert "billede" in answer.words
    assert await town.asks(count_of("report")) == 0


async def test_the_words_under_an_unsupported_file_are_taken(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.phone.send_video(b"\x00" * 64, caption="Hun råber, nr. 4")
    await staff.is_told("kan jeg ikke tage imod")
    await staff.taps("I dag")
    reference = await staff.reference()
    assert [each for each in await details_of(reference, caretaker) if "Hun råber, nr. 4" in each.words]


async def test_a_message_corrected_before_sending_is_sent_corrected(
    town: Town, staff: Person, caretaker: Person
) -> None:
    written = await staff.writes("Hun råber, nr. 4")
    assert "nr. 4" in (await staff.is_told("ikke sendt endnu")).words
    await staff.phone.edit(written, "Hun råber, Vangdalen 6, 1. th")
    assert "Vangdalen 6, 1. th" in (await staff.is_told("ikke sendt endnu")).words
    await staff.taps("I dag")
    shown = await details_of(await staff.reference(), caretaker)
    assert [each for each in shown if "Hun råber, Vangdalen 6, 1. th" in each.words]
    assert not [each for each in shown if "nr. 4" in each.words]


async def test_a_corrected_number_takes_the_place_of_the_wrong_one_and_leaves_the_rest(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("Hun råber, Energivej 14")
    written = await nadia.writes("på 2. sal, hun er forvirret")
    assert "Energivej 14, 2. sal" in (await nadia.is_told("Forvirret")).words
    await nadia.phone.edit(written, "på 3. sal")
    draft = await nadia.is_told("Energivej 14, 3. sal")
    assert "Forvirret" not in draft.words
    assert "Råb eller skrig" in draft.words


async def test_a_corrected_place_in_the_guided_lane_is_the_place(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Videre"):
        await nadia.taps(label)
    written = await nadia.writes("Bag vaskeriet")
    await nadia.is_told("Bag vaskeriet")
    await nadia.phone.edit(written, "Bag cykelskuret")
    assert "Bag vaskeriet" not in (await nadia.is_told("Bag cykelskuret")).words


@pytest.mark.agreed(chats=Chats(sent_minutes=10))
async def test_a_message_corrected_after_sending_reaches_the_caretaker_as_a_correction(
    town: Town, staff: Person, caretaker: Person
) -> None:
    written = await staff.writes("Hun råber, nr. 4")
    await staff.taps("I dag")
    reference = await staff.reference()
    await caretaker.is_told(reference)
    await staff.phone.edit(written, "Hun råber, nr. 6")
    await staff.is_told("Tilføjet til")
    await caretaker.is_told("Anmelderen har tilføjet noget")
    shown = await details_of(reference, caretaker)
    assert [each for each in shown if "nr. 4" in each.words and "(rettelse): Hun råber, nr. 6" in each.words]


async def test_an_edit_of_something_of_no_matter_is_left_alone(town: Town, staff: Person) -> None:
    written = await staff.writes("/hjaelp")
    await staff.is_told("Det kan du her")
    await staff.phone.edit(written, "/hjaelp mig")
    await town.settles()
    assert await town.asks(count_of("report")) == 0


async def test_a_forwarded_message_is_a_report_and_its_origin_stays_unknown(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given somebody wrote to Peter about the stairwell
    group_friend = town.neighbour("Gerda Gyldenkrone")
    group = town.telegram.group("Opgangen", staff.phone, group_friend.phone)
    said = await group_friend.phone.write("Hun råber igen, nr. 4", chat=group)
    # When Peter forwards it to the bot
    await staff.phone.forward(said)
    await staff.is_told("ikke sendt endnu")
    await staff.taps("I dag")
    # Then the caretaker reads the words, and not whose they were
    shown = await details_of(await staff.reference(), caretaker)
    assert [each for each in shown if "Hun råber igen, nr. 4" in each.words]
    assert "Gyldenkrone" not in repr([each.as_json() for each in caretaker.phone.messages])


async def test_in_a_group_the_bot_offers_the_private_chat_and_keeps_nothing(town: Town) -> None:
    nadia, omar = town.neighbour("Nadia"), town.neighbour("Omar")
    group = town.telegram.group("Opgangen", nadia.phone, omar.phone)
    await nadia.phone.write("/meld@opgang_bot", chat=group)
    await town.settles()
    answer = await omar.phone.sees("Her læser andre med", chat=group)
    assert [button.url for row in answer.buttons for button in row] == ["https://t.me/opgang_bot"]
    assert await town.asks(count_of("report")) == 0


async def test_a_conversation_in_a_group_is_not_interrupted_again_and_again(town: Town) -> None:
    nadia = town.neighbour("Nadia")
    group = town.telegram.group("Opgangen", nadia.phone)
    for _ in range(3):
        await nadia.phone.write("Hej @opgang_bot", chat=group)
        await town.settles()
    answers = [each for each in group.messages.values() if each.from_bot]
    assert len(answers) == 1


async def test_an_unknown_command_is_answered_with_what_can_be_done(town: Town) -> None:
    nadia = town.neighbour()
    await nadia.writes("/vejret")
    await nadia.is_told("Det kan du her")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("/hjælp", "Det kan du her"),
        ("/HJÆLP", "Det kan du her"),
        ("/hjaelp@opgang_bot", "Det kan du her"),
        ("/fravær", "Dit fravær"),
        ("/fravær i morgen", "Hvem"),
        ("/møder", "Det kan du her"),
        ("/ hvad kan jeg", "Det kan du her"),
        ("/", "Det kan du her"),
        ("/minedør", "Det kan du her"),
    ],
)
async def test_a_command_is_understood_as_any_dane_spells_it_and_is_never_a_report(
    town: Town, caretaker: Person, written: str, told: str
) -> None:
    await town.member("caretaker", "Karl")
    await caretaker.writes(written)
    await town.settles()
    assert told in (caretaker.phone.messages[-1].words or "")
    assert await town.asks(count_of("report")) == 0
    caretaker.sees_everything()
