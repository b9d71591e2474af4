"""What people do in stories about absences."""

from tests.flows.town import Person, Town


async def is_away(person: Person, words: str, stand_in: str) -> None:
    """Enter it in words, and choose who stands in."""
    await person.writes(f"/fravaer {words}")
    await person.taps(stand_in, await person.is_told("Hvem er vikar for dig?"))


async def takes(person: Person, reference: str) -> None:
    """With the button on its card."""
    await person.taps("Jeg tager den", await person.is_told(f"Nummer: {reference}"))


async def up_to_here(town: Town) -> None:
    """The story goes on from here: what has arrived is as it should be, and told elsewhere."""
    await town.ticks()
    for person in town.people:
        person.sees_everything()
