"""A neighbour may have so many drafts and send so many reports an hour; more is refused kindly, with whom to call."""

from pathlib import Path
from typing import Any

from core.kernel.town import Drafts, Flood
from tests.flows.town import Person, Town, count_of, open_town

NUMBERS = ("112", "114", "70 11 31 31")


async def test_a_fourth_open_draft_is_refused_kindly_with_the_phone_numbers(town: Town) -> None:
    nadia = town.neighbour()
    for _ in range(3):
        await nadia.writes("/meld")
        await nadia.is_told("Hvilket område er det")
    await nadia.writes("/meld")
    refusal = await nadia.is_told("Du har 3 henvendelser, der ikke er sendt")
    assert all(number in refusal.words for number in NUMBERS)
    assert await town.asks(count_of("report")) == 3
    # And when one of them is dropped, there is room again
    nadia.sees_everything()
    await nadia.taps("Fortryd")
    await nadia.is_told("Intet er sendt")
    await nadia.writes("/meld")
    await nadia.is_told("Hvilket område er det")
    assert await town.asks(count_of("report")) == 3


async def test_the_eleventh_report_within_an_hour_is_refused_kindly_with_the_phone_numbers(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour()
    for number in range(1, 11):
        await caretaker.is_told(await nadia.reports(f"Han råber, Energivej {number}", "Kan vente"))
    # When there is one more
    await nadia.writes("Han råber, Energivej 11")
    # Then it is refused before anything is kept
    refusal = await nadia.is_told("Du har sendt 10 henvendelser på en time")
    assert all(number in refusal.words for number in NUMBERS)
    assert await town.asks(count_of("report")) == 10
    # And an hour later it is taken
    await town.waits(hours=1, seconds=1)
    await caretaker.is_told(await nadia.reports("Han råber, Energivej 11", "Kan vente"))
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_a_draft_that_cannot_be_sent_now_can_be_sent_an_hour_later(tmp_path: Path) -> None:
    async with open_town(tmp_path / "data", flood=Flood(reports_an_hour=1)) as town:
        caretaker, nadia = await town.member("caretaker", "Kirsten"), town.neighbour()
        # Given two drafts, of which one is sent
        for label in ("/meld", "/meld"):
            await nadia.writes(label)
            for answer in ("Vangdalen", "Videre", "Spring over", "I dag"):
                await nadia.taps(answer)
            await nadia.is_told("Er det rigtigt")
        await nadia.taps("Send")
        first = await nadia.reference()
        await caretaker.is_told(first)
        # When the other one is refused, then the refusal names whom to call and the draft stays
        press = await nadia.taps("Send")
        assert press.toast is not None
        assert all(number in press.toast.text for number in NUMBERS)
        # And an hour later it can be sent
        await town.waits(hours=1, seconds=1)
        await nadia.is_told("Skal den sendes?")
        await nadia.taps("Send")
        await nadia.is_not_told("ikke sendt endnu")
        second = await nadia.reference()
        await caretaker.is_told(second)
        assert first != second
        caretaker.sees_everything()


async def test_the_limits_are_the_towns_own(tmp_path: Path) -> None:
    limits: dict[str, Any] = {"flood": Flood(reports_an_hour=2), "drafts": Drafts(open_at_most=1)}
    async with open_town(tmp_path / "data", **limits) as town:
        nadia = town.neighbour()
        await nadia.writes("/meld")
        await nadia.is_told("Hvilket område er det")
        await nadia.writes("/meld")
        await nadia.is_told("ikke er sendt")


async def test_staff_are_not_limited(tmp_path: Path) -> None:
    limits: dict[str, Any] = {"flood": Flood(reports_an_hour=1), "drafts": Drafts(open_at_most=1)}
    async with open_town(tmp_path / "data", **limits) as town:
        caretaker = await town.member("caretaker", "Kirsten")
        staff = await town.member("property_staff", "Peter", "Vangdalen")
        for number in range(1, 4):
            await caretaker.is_told(await staff.reports(f"Han råber, nr. {number}", "Kan vente"))
        for _ in range(2):
            await staff.writes("/meld")
            await staff.is_told("Hvad har du set")
        assert await town.asks(count_of("report")) == 5
