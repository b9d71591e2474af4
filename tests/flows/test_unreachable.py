"""Somebody who cannot be reached is seen to be so, and what was meant for them goes to the next who can be."""

from bot.inviting import invite_somebody
from tests.flows.town import Person, Town


async def test_a_caretaker_who_blocks_the_bot_is_shown_as_unreachable_and_the_alert_goes_to_the_next(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a secretariat and one caretaker, who has blocked the bot
    secretariat = await town.member("secretariat", "Sofie")
    await caretaker.phone.block()
    # When an alert is sent
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await town.ticks()
    # Then the secretariat has it, saying why, and may act
    card = await secretariat.is_told(reference)
    assert "Ingen social vicevært kunne nås" in card.words
    assert card.sounded
    # And the list of people shows who cannot be reached
    await secretariat.writes("/folk")
    listed = await secretariat.is_told("Kirsten")
    assert "kan ikke nås" in listed.words


async def test_a_block_that_telegram_told_nobody_of_is_found_at_the_first_message(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given two caretakers, and the one of this area has left Telegram without a word
    nearer = await town.member("caretaker", "Karl", "Vangdalen")
    town.telegram.faults.fail(
        "sendMessage", code=403, description="Forbidden: user is deactivated", only_chat=nearer.phone.owner.id
    )
    # When an alert from that area is sent
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    # Then the other caretaker gets it at the next tick, and the first one nothing
    await town.ticks()
    await caretaker.is_told(reference)
    await nearer.is_not_told(reference)


async def test_whoever_can_be_reached_again_gets_what_they_never_got(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the only one who could act has left Telegram, and the bot finds out when it sends the card
    town.telegram.faults.fail(
        "sendMessage", code=403, description="Forbidden: user is deactivated", only_chat=caretaker.phone.owner.id
    )
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await town.ticks()
    # Then the reporter learns that nobody could be reached, with the numbers to call
    receipt = await staff.is_told(reference)
    assert "Lige nu kan vi ikke nå nogen" in receipt.words
    assert town.configuration.numbers.emergency in receipt.words
    # When the caretaker is back
    await caretaker.phone.write("/hjaelp")
    await caretaker.is_told("Det kan du her")
    await town.ticks()
    # Then the alert comes, with sound, and the reporter sees that it has arrived
    assert (await caretaker.is_told(reference)).sounded
    assert "Den sociale vicevært har fået besked" in (await staff.is_told(reference)).words


async def test_the_reporter_is_told_aloud_once_when_nobody_can_be_reached_after_all(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given the receipt said that the caretaker has been told, and then the card could not be delivered
    town.telegram.faults.fail(
        "sendMessage",
        code=403,
        description="Forbidden: bot was blocked by the user",
        only_chat=caretaker.phone.owner.id,
    )
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    for _ in range(5):
        await town.ticks()
    # Then the reporter is told with a sound, in one message and not in several
    told = [each for each in staff.phone.messages if each.from_bot and reference in each.words]
    assert len(told) == 1
    assert told[0].sounded
    assert "Lige nu kan vi ikke nå nogen" in told[0].words
    await staff.is_told(reference)


async def test_a_reporter_who_blocks_the_bot_keeps_nobody_from_working(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given a report whose sender blocks the bot
    reference = await staff.reports("Råber, Vangdalen 4", "I dag")
    await caretaker.is_told(reference)
    await staff.phone.block()
    # When the caretaker takes and closes it
    await caretaker.taps("Jeg tager den")
    await caretaker.taps("Luk")
    await caretaker.taps("Råd givet")
    # Then the card shows it, and the sender is known to be out of reach
    assert "Råd givet" in (await caretaker.is_told(reference)).words
    account = staff.phone.owner.id
    person = await town.asks(lambda work: work.people.by_account(account))
    assert not person.reachable


async def test_a_card_that_telegram_refuses_once_for_a_cause_nobody_foresaw_is_tried_again(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram refuses the only caretaker's card once
    account = caretaker.phone.owner.id
    town.telegram.faults.fail("sendMessage", code=400, description="Bad Request: SOMETHING_NEW", only_chat=account)
    # When an alert is sent
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await town.settles_as_time_passes()
    # Then the card comes all the same
    await caretaker.is_told(reference)


async def test_a_card_that_telegram_always_refuses_goes_to_the_next_who_can_be_reached(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given Telegram refuses every message to the caretaker of the area
    kirsten = await town.member("caretaker", "Karen", "Vangdalen")
    account = kirsten.phone.owner.id
    town.telegram.faults.fail(
        "sendMessage", code=400, description="Bad Request: SOMETHING_NEW", times=None, only_chat=account
    )
    # When an alert from there is sent
    reference = await staff.reports("Råber, Vangdalen 4", "Akut – nu")
    await town.settles_as_time_passes()
    await town.ticks()
    # Then somebody else has it, and the reporter is not told that nobody can be reached
    await caretaker.is_told(reference)
    await staff.is_told(reference)
    await staff.is_not_told("Lige nu kan vi ikke nå nogen")


async def test_who_could_not_be_reached_and_opens_an_invitation_can_be_reached(town: Town, staff: Person) -> None:
    # Given a message to a neighbour came back, because they had blocked the bot
    kurt = town.neighbour("Kurt")
    await kurt.writes("/start")
    await town.settles()
    town.telegram.faults.fail("sendMessage", code=403, only_chat=kurt.phone.owner.id)
    await kurt.writes("/hjaelp")
    await town.settles()
    # When they open an invitation as caretaker
    link = await invite_somebody(town.settings, "caretaker", "Kurt", [], town.clock)
    assert link.address is not None
    await kurt.phone.open_link(link.address)
    await town.settles()
    kurt.sees_everything()
    # Then an alert reaches them
    await kurt.is_told(await staff.reports("Råber, Vangdalen 4", "I dag"))
