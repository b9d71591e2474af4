"""The poll and the sends have connections of their own: neither waits for the other."""

from tests.flows.town import Town

AT_ONCE = 64
"""As many sends as the bot has under way at the most."""
MORE_THAN_THE_SENDS_HAVE = 80


async def test_while_every_connection_for_sending_hangs_updates_are_still_received(town: Town) -> None:
    # Given Telegram answers no send for a while, and more people wait for an answer than can be sent at once
    crowd = [town.neighbour(f"Nabo {number}") for number in range(MORE_THAN_THE_SENDS_HAVE)]
    fault = town.telegram.faults.delay("sendMessage", 5.0, times=AT_ONCE)
    for each in crowd:
        await each.writes("/hjaelp")
    await town.comes_to(lambda: all_hang(fault.struck), True)
    # When somebody else writes
    late = town.neighbour("Sent")
    await late.writes("Råber, Vangdalen 4")
    # Then it is received and handled while the sends still hang
    account = late.phone.owner.id
    await town.comes_to(lambda: town.asks(lambda work: work.people.by_account(account) is not None), True)
    assert not [each for each in town.telegram.requests.of("sendMessage") if each.code == 200]
    # And everybody is answered in the end
    town.telegram.faults.clear()
    await town.settles()
    for person in (*crowd, late):
        assert person.surprises
        person.sees_everything()


async def all_hang(struck: int) -> bool:
    return struck == AT_ONCE
