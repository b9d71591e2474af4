"""Who waits for help does not wait behind reminders: at Telegram's own limits, by Telegram's own clock."""

from collections.abc import Sequence
from typing import Any

from core.kernel.notice import Notice, Priority
from core.kernel.town import Pacing
from core.people.notices import PeopleKind
from simulator import Limits
from storage.unit_of_work import UnitOfWork
from tests.flows.town import Person, Town

REMINDERS = 5_000


def remind(crowd: Sequence[Person]) -> Any:
    """Work for the store: so many reminders, spread over these people."""
    accounts = [each.phone.owner.id for each in crowd]

    def tell(work: UnitOfWork) -> None:
        known = [work.people.by_account(account) for account in accounts]
        people = [each.id for each in known if each is not None]
        work.tell(
            *(
                Notice(PeopleKind.HELP, people[number % len(people)], number, priority=Priority.REMINDER)
                for number in range(1, REMINDERS + 1)
            )
        )

    return tell


def waiting_reminders(work: UnitOfWork) -> int:
    statement = f"SELECT count(*) FROM outbox WHERE state = 'pending' AND priority = {Priority.REMINDER.value}"  # noqa: S608 — a number
    return int(work._connection.exec_driver_sql(statement).scalar_one())


def forget_reminders(work: UnitOfWork) -> None:
    work._connection.exec_driver_sql("UPDATE outbox SET state = 'cancelled' WHERE state = 'pending'")


async def keep_telegrams_limits(town: Town) -> None:
    """From now on Telegram counts, and the bot paces as it does in earnest."""
    await town.stops()
    strict = Limits()
    town.telegram.limits.overall, town.telegram.limits.private = strict.overall, strict.private
    town.configuration = town.configuration.model_copy(update={"pacing": Pacing()})
    await town.starts()


async def test_an_acute_alert_overtakes_five_thousand_reminders_and_its_card_leaves_within_a_second(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given five thousand reminders wait, and are being sent as fast as Telegram allows
    crowd = [town.neighbour(f"Nabo {number}") for number in range(60)]
    for each in crowd:
        await each.writes("/sprog")
    await staff.writes("Råber og bliver ved, Vangdalen 4")
    draft = await staff.is_told("ikke sendt endnu")
    await keep_telegrams_limits(town)
    assert town.house is not None
    await town.house.store.write(remind(crowd))
    sent_before = len(town.telegram.requests.of("sendMessage"))
    while len(town.telegram.requests.of("sendMessage")) < sent_before + 30:
        await crowd[0].phone.sees("Det kan du her", timeout=10.0)
        await crowd[-1].phone.sees("Det kan du her", timeout=10.0)
    assert await town.asks(waiting_reminders) > REMINDERS - 500
    # When somebody presses "acute" in the middle of it
    pressed = town.clock.now()
    await staff.phone.tap("Akut – nu", draft)
    card = await caretaker.phone.sees("Akut – nu", timeout=5.0)
    # Then the caretaker's card has left within a second, and Telegram had nothing to complain of
    assert (card.date - pressed).total_seconds() <= 1.0
    assert not [each for each in town.telegram.requests if each.code == 429]
    await town.house.store.write(forget_reminders)
    await town.settles()
    for person in town.people:
        person.sees_everything()
