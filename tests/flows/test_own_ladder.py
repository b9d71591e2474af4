"""The ladder that an alert climbs is its own: what the town's file says later is for later alerts."""

from core.kernel.town import Ladders, Rung, Who
from tests.flows.town import Person, Town

ACUTE = "Akut – nu"
WORDS = "Råber, Vangdalen 4"


async def test_a_running_alert_keeps_its_ladder_when_the_towns_file_is_changed(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given an acute alert that began when the second rung was after five minutes
    leader = await town.member("secretariat", "Birgit")
    running = await staff.reports(WORDS, ACUTE)
    assert caretaker.rings(f"Nummer: {running}") == 1
    # When the file says an hour from now on, and the bot starts again
    await town.stops()
    slower = Ladders().acute.model_copy(
        update={"rungs": (Rung(who=Who.CARETAKER), Rung(who=Who.SECRETARIAT, minutes=60)), "repeat": 60}
    )
    ladders = town.configuration.ladders.model_copy(update={"acute": slower})
    town.configuration = town.configuration.model_copy(update={"ladders": ladders})
    await town.starts()
    later = await staff.reports("Græder, Glarbjergvej 9", ACUTE)
    # Then the running one rings after five minutes, and reaches the secretariat in the end
    await town.passes(minutes=6)
    assert caretaker.rings(f"Nummer: {running}") == 2
    await town.passes(minutes=15)
    assert leader.rings(f"Nummer: {running}") == 1
    # And the later one waits for its hour
    assert caretaker.rings(f"Nummer: {later}") == 1
    assert leader.rings(f"Nummer: {later}") == 0
    for person in town.people:
        person.sees_everything()
