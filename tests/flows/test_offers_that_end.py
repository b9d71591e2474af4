"""An offer changes into what became of it, and whoever has a matter hears what is new in it."""

import pytest

from tests.flows.away import is_away, up_to_here
from tests.flows.test_joined_and_nobody_forgets import ACUTE, TODAY, WORDS, card
from tests.flows.test_stale_presses import button, toast
from tests.flows.town import Person, Town


@pytest.fixture
async def karl(town: Town, caretaker: Person) -> Person:
    return await town.member("caretaker", "Karl")


@pytest.fixture
async def jens(town: Town, karl: Person) -> Person:
    return await town.member("caretaker", "Jens")


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("accepted", "Du tog den 10:00"),
        ("declined", "Ingen har taget den endnu"),
        ("taken", "Jens tog den 10:00"),
        ("closed", "Kirsten lukkede den 10:00"),
        ("sent to another", "Ingen har taget den endnu"),
        ("withdrawn", "Anmelderen trak den tilbage"),
    ],
)
async def test_an_offer_has_no_buttons_any_more_and_says_what_became_of_it(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person, end: str, said: str
) -> None:
    # Given Karl was offered what nobody has
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Send videre")
    await caretaker.taps("Karl")
    offer = await karl.is_told("sender dig en henvendelse")
    # When that comes to an end
    match end:
        case "accepted":
            await karl.taps("Ja, jeg tager den")
        case "declined":
            await karl.taps("Nej, jeg kan ikke")
        case "taken":
            await jens.writes(f"/liste {reference}")
            await jens.taps("Jeg tager den")
        case "closed":
            await caretaker.taps("Luk")
            await caretaker.taps("Råd givet")
        case "sent to another":
            await caretaker.taps("Send videre")
            await caretaker.taps("Jens")
        case "withdrawn":
            await staff.taps("Træk tilbage")
    # Then his message says so, and there is nothing to press any more
    await town.settles()
    now = next(each for each in karl.phone.messages if each.id == offer.id)
    assert said in now.words
    assert not now.buttons
    await up_to_here(town)


async def test_whom_it_was_sent_to_reads_so_on_their_own_card(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Send videre")
    await caretaker.taps("Karl")
    await karl.writes(f"/liste {reference}")
    assert "Sendt til dig, og du har ikke svaret endnu" in (await card(karl, reference)).words
    await up_to_here(town)


async def test_a_stale_press_after_an_offer_names_who_offered_it(
    town: Town, staff: Person, caretaker: Person, karl: Person, jens: Person
) -> None:
    # Given Kirsten is asked until when to postpone it
    reference = await staff.reports(WORDS, TODAY)
    await caretaker.taps("Udskyd")
    question = await caretaker.is_told("Udskyd til hvornår?")
    assert "Så længe ringer den ikke. Bagefter er den fri igen." in question.words
    # When Karl sends it to Jens, and she then answers
    await karl.writes(f"/liste {reference}")
    await karl.taps("Send videre", await card(karl, reference))
    await karl.taps("Jens")
    await town.settles()
    # Then she is told that Karl changed it
    assert "Karl ændrede den 10:00" in await toast(caretaker, button(question, "1 time"), question)
    await up_to_here(town)


async def test_a_delay_chosen_on_a_joined_report_after_a_colleague_postponed_the_first_changes_nothing(
    town: Town, staff: Person, caretaker: Person, karl: Person
) -> None:
    # Given Kirsten is asked until when to postpone the second of two joined reports
    first, second = [await staff.reports(WORDS, TODAY) for _ in range(2)]
    await caretaker.taps("Saml dem", await card(caretaker, second))
    await caretaker.taps("Udskyd", await card(caretaker, second))
    question = await caretaker.is_told("Udskyd til hvornår?")
    # When Karl postpones the first, and she then answers
    await karl.writes(f"/liste {first}")
    await karl.taps("Udskyd", await card(karl, first))
    await karl.taps("Næste uge")
    await town.settles()
    said = await toast(caretaker, button(question, "1 time"), question)
    # Then she is told who and when, and both cards say how long it waits
    assert "Karl ændrede den 10:00" in said
    for each in (first, second):
        assert "Udskudt til 7. dec. 08:00" in (await card(caretaker, each)).words
    await up_to_here(town)


@pytest.mark.parametrize("quiet", ["postponed", "on it"])
async def test_whoever_has_a_quiet_matter_hears_aloud_that_something_acute_was_joined_to_it(
    town: Town, staff: Person, caretaker: Person, karl: Person, quiet: str
) -> None:
    # Given Kirsten has an acute report, and it is to wait or she has said that she is on it
    first = await staff.reports(WORDS, ACUTE)
    await caretaker.taps("Jeg tager den", await card(caretaker, first))
    if quiet == "postponed":
        await caretaker.taps("Udskyd", await card(caretaker, first))
        await caretaker.taps("Næste uge")
    else:
        await town.settles()
        await town.waits(minutes=30)
        await caretaker.taps("Jeg er på den")
    # When Karl joins another acute one to it
    second = await staff.reports(WORDS, ACUTE)
    await karl.writes(f"/liste {second}")
    await karl.taps("Saml dem", await card(karl, second))
    # Then she hears so with a sound, and is asked half an hour later
    assert (await caretaker.is_told(f"Den akutte henvendelse {second} er samlet med din {first}")).sounded
    assert "Udskudt" not in (await card(caretaker, first)).words
    await town.settles()
    await town.waits(minutes=30)
    assert (await caretaker.is_told("Er du stadig på den?")).sounded
    await up_to_here(town)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("let go", "Kirsten slap den 10:00"),
        ("silence", "Kirsten havde den og svarede ikke"),
        ("postponed", "Kirsten havde udskudt den til 11:00"),
        ("away", "Kirsten havde den og er fraværende"),
    ],
)
async def test_a_card_that_comes_back_says_who_had_it_and_why_it_is_free(
    town: Town, staff: Person, caretaker: Person, karl: Person, how: str, said: str
) -> None:
    reference = await staff.reports(WORDS, ACUTE)
    await caretaker.taps("Jeg tager den")
    match how:
        case "let go":
            await caretaker.taps("Slip den")
        case "silence":
            await town.settles()
            await town.passes(minutes=41)
        case "postponed":
            await caretaker.taps("Udskyd")
            await caretaker.taps("1 time")
            await town.settles()
            await town.waits(minutes=60)
        case "away":
            await is_away(caretaker, "syg i dag", "Karl")
            await town.ticks()
    await karl.writes(f"/liste {reference}")
    assert said in (await card(karl, reference)).words
    # And nobody is said to have telephoned
    await karl.taps("Vis detaljer", await card(karl, reference))
    told = (await karl.is_told("Hvad der er sket")).words
    assert "Besked sendt til: Kirsten" in told
    assert ("Spurgt, om de er på den: Kirsten" in told) is (how == "silence")
    await up_to_here(town)
