"""The secretariat opens details only when it says why; the reason is kept in the log of who looked."""

from typing import Any

from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town

REASON = "Der er klaget over sagen til direktøren"


async def looks(town: Town) -> list[tuple[str, str, str | None]]:
    """What was looked at for a reason, why, and the reason itself."""

    def asked(work: UnitOfWork) -> list[tuple[str, str, str | None]]:
        rows: Any = work._connection.exec_driver_sql("SELECT about FROM look WHERE why = 'reason'").scalars()
        found = work.looks.about(sorted(set(rows)), work.looks.last().number)
        return [(each.what, each.why, work.looks.reason_of(each)) for each in found if each.why == "reason"]

    found: list[tuple[str, str, str | None]] = await town.asks(asked)
    return found


async def test_the_secretariat_sees_details_once_it_has_said_why_and_not_before(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given an alert that the secretariat was not given
    leader = await town.member("secretariat", "Lene")
    reference = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    await leader.writes(f"/liste {reference}")
    await leader.is_told(reference)
    # When the leader opens the details, then the bot asks why
    await leader.taps("Vis detaljer")
    await leader.is_told("Hvorfor skal du se detaljerne")
    # And takes no single word for a reason
    await leader.writes("Derfor")
    await leader.is_told("Skriv et par ord")
    await leader.is_not_told("Råber og græder")
    # When the leader says why, then the details are there, without the name of who reported it
    await leader.writes(REASON)
    details = await leader.is_told("Råber og græder")
    assert details.protected
    assert "Peter" not in details.words
    assert ("details", "reason", REASON) in await looks(town)
    leader.sees_everything()
    caretaker.sees_everything()


async def test_a_reason_counts_for_half_an_hour_and_for_that_report_alone(
    town: Town, staff: Person, caretaker: Person
) -> None:
    leader = await town.member("secretariat", "Lene")
    first = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    second = await staff.reports("Banker på døre, Energivej 14", "I dag")
    await leader.writes(f"/liste {first}")
    await leader.taps("Vis detaljer")
    await leader.writes(REASON)
    await leader.is_told("Råber og græder")
    await leader.writes(f"/liste {second}")
    await leader.taps("Vis detaljer")
    await leader.is_told(f"Hvorfor skal du se detaljerne i {second}")
    await leader.is_not_told("Banker på døre")
    await leader.taps("Fortryd")
    # When half an hour is over, then the same details ask again
    await town.waits(minutes=31)
    await leader.writes(f"/liste {first}")
    await leader.taps("Vis detaljer")
    await leader.is_told(f"Hvorfor skal du se detaljerne i {first}")
    for somebody in (leader, staff, caretaker):
        somebody.sees_everything()


async def test_whoever_was_given_the_report_is_not_asked_why(town: Town, staff: Person) -> None:
    # Given nobody but the secretariat can be reached
    leader = await town.member("secretariat", "Lene")
    reference = await staff.reports("Råber og græder, Vangdalen 4", "Akut – nu")
    await leader.is_told(reference)
    await leader.taps("Vis detaljer")
    details = await leader.is_told("Råber og græder")
    assert "Peter" in details.words
    await leader.is_not_told("Hvorfor")
    leader.sees_everything()


async def test_a_reason_given_after_the_right_has_ended_opens_nothing(
    town: Town, staff: Person, caretaker: Person
) -> None:
    leader, frida = await town.member("secretariat", "Lene"), await town.member("secretariat", "Frida")
    reference = await staff.reports("Råber og græder, Vangdalen 4", "I dag")
    await frida.writes(f"/liste {reference}")
    await frida.taps("Vis detaljer")
    await frida.is_told("Hvorfor skal du se detaljerne")
    for label in ("/folk", "Frida", "Fjern", "Ja, fjern"):
        await (leader.writes(label) if label.startswith("/") else leader.taps(label))
    await frida.writes(REASON)
    await town.settles()
    await frida.is_not_told("Råber og græder")
    assert await looks(town) == []
    for somebody in (leader, frida, staff, caretaker):
        somebody.sees_everything()
