"""Danger to life: 112 first, above all, and the report goes on as acute. A child: the way to the municipality."""

from pathlib import Path

import pytest

from core.kernel.town import ChildDuty, Flood
from tests.flows.town import Person, Town, open_town
from tests.sent import JPEG

DANGER = "Han siger, at han vil begå selvmord. Energivej 14"
CALL = "Ring 112 nu."


async def test_112_is_said_first_and_the_report_goes_on_as_acute(town: Town, caretaker: Person) -> None:
    # When a neighbour writes of danger to life
    nadia = town.neighbour()
    written = await nadia.writes(DANGER)
    # Then the first they hear is 112
    answer = await nadia.is_told(CALL)
    assert answer.words.startswith(CALL)
    assert answer.sounded
    answers = [each for each in nadia.phone.messages if each.from_bot and each.id > written.id]
    assert answers[0].id == answer.id
    # And the caretaker has it as acute, without a press
    reference = await nadia.reference()
    card = await caretaker.is_told(reference)
    assert "Akut – nu" in card.words
    assert card.sounded


async def test_it_is_recorded_that_the_reporter_was_told_of_112(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes(DANGER)
    await nadia.is_told(CALL)
    await caretaker.is_told(await nadia.reference())
    await caretaker.taps("Vis detaljer")
    assert "Anmelderen fik besked om 112" in (await caretaker.is_told("selvmord")).words


async def test_when_only_the_area_is_missing_naming_it_sends_it_as_acute(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("Hun trækker ikke vejret")
    await nadia.is_told(CALL)
    await nadia.is_told("Hvilket område er det")
    await nadia.taps("Vangdalen")
    assert "Akut – nu" in (await caretaker.is_told(await nadia.reference())).words


async def test_danger_is_understood_in_english(town: Town, caretaker: Person) -> None:
    john = town.neighbour("John", language="en")
    await john.writes("He wants to kill himself, Energivej 14")
    await john.is_told("Call 112 now.")
    await caretaker.is_told(await john.reference())


async def test_danger_that_comes_up_in_the_guided_lane_is_answered_and_sent(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("/meld")
    for label in ("Vangdalen", "Videre"):
        await nadia.taps(label)
    await nadia.writes("Nr. 4. Hun ligger bevidstløs på gulvet")
    await nadia.is_told(CALL)
    assert "Akut – nu" in (await caretaker.is_told(await nadia.reference())).words


async def test_danger_in_a_caption_is_answered(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.phone.send_photo(JPEG, caption="Hun ligger bevidstløs")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())


@pytest.mark.parametrize("kind", ["video", "document", "too large"])
async def test_danger_under_a_file_that_cannot_be_kept_is_answered_all_the_same(
    town: Town, staff: Person, caretaker: Person, kind: str
) -> None:
    words = "Hun ligger bevidstløs"
    match kind:
        case "video":
            await staff.phone.send_video(b"\x00" * 64, caption=words)
        case "document":
            await staff.phone.send_document(b"%PDF", file_name="brev.pdf", mime_type="application/pdf", caption=words)
        case _:
            await staff.phone.send_photo(None, size=25 * 1024 * 1024, caption=words)
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())
    staff.sees_everything()


async def test_danger_behind_a_command_is_answered(town: Town, staff: Person, caretaker: Person) -> None:
    await staff.writes("/meld Hun ligger bevidstløs")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())


async def test_danger_in_a_corrected_message_is_answered(town: Town, staff: Person, caretaker: Person) -> None:
    written = await staff.writes("Hun sidder i opgangen")
    await staff.is_told("ikke sendt endnu")
    await staff.phone.edit(written, "Hun sidder bevidstløs i opgangen")
    await staff.is_told(CALL)
    await caretaker.is_told(await staff.reference())


async def test_danger_that_is_added_later_makes_the_alert_acute(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun græder", "Kan vente")
    assert not (await caretaker.is_told(reference)).sounded
    await staff.taps("Tilføj")
    await staff.is_told("Skriv, hvad du vil tilføje")
    await staff.writes("Nu truer hun med at begå selvmord")
    await staff.is_told(CALL)
    assert "Akut – nu" in (await caretaker.is_told("Akut – nu")).words
    assert (await caretaker.is_told("tilføjet")).sounded
    staff.sees_everything()


async def test_danger_that_is_added_to_what_somebody_has_taken_makes_a_sound(
    town: Town, staff: Person, caretaker: Person
) -> None:
    reference = await staff.reports("Hun græder", "Kan vente")
    await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    await staff.is_told("I gang")
    await staff.taps("Tilføj")
    await staff.writes("Nu truer hun med at begå selvmord")
    await staff.is_told(CALL)
    assert (await caretaker.is_told("tilføjet")).sounded
    assert "Akut – nu" in (await caretaker.is_told("Akut – nu")).words
    staff.sees_everything()


async def test_danger_after_it_was_closed_becomes_a_new_alert(town: Town, staff: Person, caretaker: Person) -> None:
    reference = await staff.reports("Hun græder", "Kan vente")
    receipt = await staff.is_told(reference)
    await caretaker.is_told(reference)
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    await staff.is_told("Afsluttet")
    await staff.writes("Nu truer hun med at begå selvmord", reply_to=receipt)
    await staff.is_told(CALL)
    again = await staff.reference()
    assert again != reference
    assert "Akut – nu" in (await caretaker.is_told(again)).words
    staff.sees_everything()


async def test_what_the_words_made_acute_the_reporter_can_put_right(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes(DANGER)
    await nadia.is_told(CALL)
    reference = await nadia.reference()
    assert "Sendt som akut" in (await nadia.is_told(reference)).words
    await nadia.taps("Kan vente")
    assert "Kan vente" in (await caretaker.is_told(reference)).words


async def test_a_neighbour_who_has_used_up_the_hour_is_still_heard_about_danger(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data", flood=Flood(reports_an_hour=1)) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        nadia = town.neighbour()
        await caretaker.is_told(await nadia.reports("Hun græder, Energivej 14", "I dag"))
        await nadia.writes(DANGER)
        await nadia.is_told(CALL)
        await caretaker.is_told(await nadia.reference())


async def test_words_of_a_child_get_the_way_to_the_municipality_and_the_report_goes_on(tmp_path: Path) -> None:
    duty = ChildDuty(phone="89 15 15 15", url="https://example.org/underretning")
    async with open_town(tmp_path / "data", child=duty) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        # When a neighbour writes of a child
        nadia = town.neighbour()
        await nadia.writes("Jeg er bekymret for barnet på 6 år, der græder hver nat. Energivej 14")
        # Then they are shown the way, with number and link
        told = await nadia.is_told("underrette kommunen")
        assert "89 15 15 15" in told.words
        assert [button.url for row in told.buttons for button in row] == ["https://example.org/underretning"]
        assert "de voksne" in told.words
        # And the report goes on, and it is recorded that they were told
        await nadia.taps("I dag")
        await caretaker.is_told(await nadia.reference())
        await caretaker.taps("Vis detaljer")
        assert "Anmelderen fik besked om kommunen" in (await caretaker.is_told("hver nat")).words


async def test_without_a_configured_number_the_way_is_the_municipalitys_main_number(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour()
    await nadia.writes("Jeg er bekymret for barnet på 6 år, der græder hver nat. Energivej 14")
    told = await nadia.is_told("underrette kommunen")
    assert "hovednummer" in told.words
    await nadia.taps("I dag")
    await caretaker.is_told(await nadia.reference())


async def test_danger_is_sent_by_itself_though_nobody_said_in_which_area(town: Town, caretaker: Person) -> None:
    # Given a neighbour writes of danger to life, and not where
    nadia = town.neighbour()
    await nadia.writes("Hun er bevidstløs!")
    assert "om 3 minutter" in (await nadia.is_told("112")).words
    await nadia.is_told("Hvilket område er det")
    # When three minutes pass without an answer
    await town.waits(minutes=3)
    # Then it is sent as acute, and the reporter is asked where it is
    card = await caretaker.is_told("Akut – nu")
    reference = await nadia.reference()
    assert reference in card.words
    receipt = await nadia.is_told("Hvor er det?")
    # And the answer reaches the caretaker
    await nadia.writes("Energivej 14, 2. tv", reply_to=receipt)
    await caretaker.is_told("har tilføjet")
    nadia.sees_everything()


async def test_a_worry_that_is_no_danger_is_not_sent_by_itself(town: Town, caretaker: Person) -> None:
    nadia = town.neighbour()
    await nadia.writes("Hun råber meget")
    await nadia.is_told("Hvilket område er det")
    await town.waits(minutes=10)
    await caretaker.is_not_told("Nummer")
