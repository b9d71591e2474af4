"""Of twenty who press at once, one wins."""

import asyncio
import re

from tests.flows.town import Person, Town


async def test_of_20_who_press_at_once_one_wins_and_19_are_told_who_and_when(town: Town, staff: Person) -> None:
    # Given twenty caretakers who have the same card
    people = [await town.member("caretaker", f"Vicevært {number}") for number in range(20)]
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    cards = [await person.is_told(f"Nummer: {reference}") for person in people]
    buttons = [next(b for row in card.buttons for b in row if "Jeg tager den" in b.text) for card in cards]
    # When all of them press at the same moment
    presses = await asyncio.gather(
        *(person.phone.press(button, card) for person, button, card in zip(people, buttons, cards, strict=True))
    )
    toasts = [(await press.answered(10.0)).text or "" for press in presses]
    # Then one has it, and each of the others is told who that is, and when
    winners = [number for number, toast in enumerate(toasts) if toast == "Den er din nu."]
    assert len(winners) == 1
    name = f"Vicevært {winners[0]}"
    late = [toast for number, toast in enumerate(toasts) if number not in winners]
    assert len(late) == 19
    assert all(re.fullmatch(rf"{name} tog den \d\d:\d\d", toast) for toast in late)
    # And every card says so
    for number, person in enumerate(people):
        shown = (await person.is_told(f"Nummer: {reference}")).words
        assert ("Du tog den" if number in winners else f"{name} tog den") in shown
    await staff.is_told(f"{reference}: I gang")
    for person in (*people, staff):
        person.sees_everything()
