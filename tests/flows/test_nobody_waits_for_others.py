"""What is slow or much in one chat is not waited for in another, nor for the next word in the same one."""

from tests.flows.town import Person, Town


async def test_the_112_answer_does_not_wait_for_the_answer_to_a_press(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram takes long over the answers to presses
    await staff.writes("Råber, Vangdalen 4")
    await staff.is_told("ikke sendt endnu")
    town.telegram.faults.delay("answerCallbackQuery", 3.0, times=None)
    await staff.phone.tap("Ret")
    # When the same person writes of danger to life
    await staff.writes("Han vil begå selvmord nu")
    # Then 112 is there before that answer
    told = await staff.phone.sees("112", timeout=2.0)
    assert told.from_bot
    town.telegram.faults.clear()
    staff.sees_everything()
    await town.settles()
    caretaker.sees_everything()
    staff.sees_everything()


async def test_a_chat_with_hundreds_of_answers_and_a_slow_line_keeps_nobody_else_waiting(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two hundred and fifty answers wait for one chat whose line is slow
    busy = await town.member("property_staff", "Bo", "Vangdalen")
    town.telegram.faults.delay("sendMessage", 3.0, times=None, only_chat=busy.phone.owner.id)
    for _ in range(250):
        await busy.writes("/hjaelp")
    await town.comes_to(lambda: town.asks(lambda work: len(work.outbox.pending(work.now, (), 300)) > 200), wanted=True)
    # When somebody else asks
    await staff.writes("/hjaelp")
    # Then they are answered at once
    await staff.phone.sees("Det kan du her", timeout=1.5)
    town.telegram.faults.clear()
    await town.settles()
    for someone in (busy, staff):
        someone.sees_everything()
