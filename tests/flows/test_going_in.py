"""/ind: whoever goes in alone says where and for how long, and is asked when the time is over."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from storage.unit_of_work import UnitOfWork
from tests.flows.test_no_full_scans import scans, statements
from tests.flows.town import Person, Town

WORDS = "Råber og græder, Vangdalen 4, 2. tv"


async def goes_in(person: Person, words: str = "Vangdalen 4 30") -> None:
    await person.writes(f"/ind {words}")
    await person.is_told("Du er meldt ind")


async def test_whoever_goes_in_says_where_and_how_long_and_sees_until_when(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind")
    await caretaker.is_told("Hvor går du ind?")
    await caretaker.writes("Hos Jensen i kælderen")
    asked = await caretaker.is_told("Hvor længe er du inde?")
    assert [button.text for button in asked.buttons[0]] == ["15 min", "30 min", "60 min"]
    await caretaker.taps("30 min")
    card = await caretaker.is_told("Du er meldt ind")
    assert "Hos Jensen i kælderen" in card.words
    assert "10:30" in card.words
    labels = [button.text for row in card.buttons for button in row]
    assert [label.split(" ", 1)[1] for label in labels] == ["Jeg er ude igen", "Giv mig mere tid"]
    # And nothing else is left on the phone of the questions
    assert len([each for each in caretaker.phone.messages if "Hos Jensen" in each.words and each.from_bot]) == 1


async def test_place_and_minutes_in_one_line_are_enough(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4 30")
    card = await caretaker.is_told("Du er meldt ind")
    assert "Vangdalen 4" in card.words
    assert "10:30" in card.words


async def test_a_place_alone_behind_the_command_is_asked_how_long(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 30")
    asked = await caretaker.is_told("Hvor længe er du inde?")
    assert "Vangdalen 30" in asked.words


@pytest.mark.parametrize(
    ("written", "until"), [("45", "10:45"), ("45 min", "10:45"), ("1 time", "11:00"), ("halvanden time", "11:30")]
)
async def test_the_length_may_be_written_in_ones_own_words(
    town: Town, caretaker: Person, written: str, until: str
) -> None:
    await caretaker.writes("/ind Vangdalen 4")
    await caretaker.taps("Anden tid")
    await caretaker.is_told("Skriv for eksempel 45")
    await caretaker.writes(written)
    assert until in (await caretaker.is_told("Du er meldt ind")).words


async def test_what_is_no_length_is_asked_for_again_and_nobody_is_inside_before(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4")
    await caretaker.is_told("Ingen spørger efter dig, før du har valgt")
    for unreadable in ("så længe det tager", "9 timer"):
        await caretaker.writes(unreadable)
        await caretaker.is_told("højst 480 minutter")
    await caretaker.writes("45")
    await caretaker.is_told("Du er meldt ind")


async def test_nobody_goes_in_for_longer_than_the_town_has_agreed_on(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4 i 9 timer")
    await caretaker.is_told("Højst 480 minutter")
    await caretaker.is_not_told("Du er meldt ind")


async def test_one_tap_from_an_alert_is_the_place_and_a_sign_of_life(
    town: Town, staff: Person, caretaker: Person
) -> None:
    # Given an acute alert that Kirsten has taken
    reference = await staff.reports(WORDS, "Akut – nu")
    await caretaker.is_told(reference)
    await caretaker.taps("Jeg tager den")
    # When she goes in from its card
    await caretaker.taps("Jeg går ind")
    await caretaker.taps("60 min")
    # Then the alert is the place
    card = await caretaker.is_told("Du er meldt ind")
    assert "Vangdalen 4, 2. tv" in card.words
    assert reference in card.words
    # And she is not asked whether she is still on it
    await town.passes(minutes=45, step=5)
    await caretaker.is_not_told("Er du stadig på den?")
    await caretaker.taps("Jeg er ude igen", card)
    staff.sees_everything()
    caretaker.sees_everything()


async def test_the_alerts_i_have_are_offered_as_places(town: Town, staff: Person, caretaker: Person) -> None:
    mine, other = await staff.reports(WORDS, "I dag"), await staff.reports("Græder, Energivej 14", "I dag")
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {mine}"))
    await caretaker.writes("/ind")
    asked = await caretaker.is_told("Hvor går du ind?")
    labels = [button.text for row in asked.buttons for button in row]
    assert any(f"{mine} · Vangdalen" in label for label in labels)
    assert not any(other in label for label in labels)
    await caretaker.taps(f"{mine} · Vangdalen", asked)
    await caretaker.taps("15 min")
    assert "10:15" in (await caretaker.is_told("Du er meldt ind")).words
    staff.sees_everything()
    caretaker.sees_everything()


async def test_one_visit_at_a_time_and_a_second_command_shows_the_running_one(town: Town, caretaker: Person) -> None:
    await goes_in(caretaker)
    await caretaker.writes("/ind Energivej 14 60")
    shown = await caretaker.is_told("Du er meldt ind")
    assert "Vangdalen 4" in shown.words
    assert "Energivej" not in shown.words
    assert "10:30" in shown.words


async def test_when_the_time_is_over_they_are_asked_with_sound_and_out_again_ends_it(
    town: Town, caretaker: Person
) -> None:
    await goes_in(caretaker)
    await town.waits(minutes=29)
    await caretaker.is_not_told("Er du ude igen?")
    await town.waits(minutes=1)
    asked = await caretaker.is_told("Er du ude igen?")
    assert asked.sounded
    press = await caretaker.taps("Jeg er ude igen", asked)
    assert press.toast is not None
    assert "Godt" in (press.toast.text or "")
    over = await caretaker.is_told("Du er ude igen")
    assert not over.buttons
    # And the place is gone from the phone, and nothing follows
    assert not [each for each in caretaker.phone.messages if each.from_bot and "Vangdalen" in each.words]
    await town.passes(minutes=20)
    assert caretaker.rings("Er du ude igen?") == 1


async def test_more_time_is_asked_for_again_and_counts_from_now(town: Town, caretaker: Person) -> None:
    await goes_in(caretaker)
    await town.waits(minutes=30)
    await caretaker.taps("Giv mig mere tid", await caretaker.is_told("Er du ude igen?"))
    asked = await caretaker.is_told("Hvor længe endnu, regnet fra nu?")
    await town.waits(minutes=1)
    await caretaker.taps("15 min", asked)
    assert "10:46" in (await caretaker.is_told("Du er meldt ind")).words
    await town.waits(minutes=14)
    assert caretaker.rings("Er du ude igen?") == 1
    await town.waits(minutes=1)
    await caretaker.taps("Jeg er ude igen", await caretaker.is_told("Er du ude igen?"))
    await caretaker.is_told("Du er ude igen")


async def test_an_old_button_for_the_length_changes_nothing_and_says_so(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4")
    asked = await caretaker.is_told("Hvor længe er du inde?")
    old = next(button for row in asked.buttons for button in row if "60" in button.text)
    await caretaker.taps("15 min", asked)
    press = await caretaker.phone.press(old, asked)
    assert "gælder ikke længere" in ((await press.answered(5.0)).text or "")
    assert "10:15" in (await caretaker.is_told("Du er meldt ind")).words


async def test_a_second_press_on_out_again_says_that_it_was_over(town: Town, caretaker: Person) -> None:
    await goes_in(caretaker)
    card = await caretaker.is_told("Du er meldt ind")
    out = next(button for row in card.buttons for button in row if "ude igen" in button.text)
    await caretaker.taps("Jeg er ude igen", card)
    press = await caretaker.phone.press(out, card)
    assert "Det besøg er slut: Kirsten sagde det 10:00" in ((await press.answered(5.0)).text or "")
    await caretaker.is_told("Du er ude igen")


async def test_who_never_says_how_long_hears_that_nobody_asks_for_them(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4")
    await caretaker.is_told("Hvor længe er du inde?")
    await town.waits(minutes=10)
    told = await caretaker.is_told("ingen spørger efter dig")
    assert told.sounded
    assert "Vangdalen" not in told.words
    # And what they write then is not taken for a length
    await caretaker.writes("Hun råber på Vangdalen 4")
    await caretaker.is_told("ikke sendt endnu")


async def test_who_does_not_go_in_after_all_may_say_so(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind Vangdalen 4")
    await caretaker.taps("Fortryd")
    await caretaker.is_told("Du er ikke meldt ind")
    await town.waits(minutes=10)
    assert len([each for each in caretaker.phone.messages if "ikke meldt ind" in each.words]) == 1


async def test_danger_to_life_is_a_report_whatever_was_asked(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    await caretaker.writes("/ind")
    await caretaker.is_told("Hvor går du ind?")
    await caretaker.writes("Han har en kniv og truer med at slå hende ihjel, Vangdalen 4")
    await caretaker.is_told("Ring 112 nu")
    assert "Akut" in (await karl.is_told("Nummer:")).words
    caretaker.sees_everything()


async def test_a_place_on_the_map_is_a_place(town: Town, caretaker: Person) -> None:
    await caretaker.writes("/ind")
    await caretaker.is_told("Hvor går du ind?")
    await caretaker.phone.send_location(56.46071, 10.03639)
    assert "56.46071, 10.03639" in (await caretaker.is_told("Hvor længe er du inde?")).words
    await caretaker.taps("Fortryd")
    await caretaker.is_told("Du er ikke meldt ind")


async def test_only_those_who_go_out_to_people_may_go_in(town: Town, staff: Person) -> None:
    nadia = town.neighbour()
    for person in (staff, nadia):
        await person.writes("/ind Vangdalen 4 30")
        await person.is_told("ikke adgang")
        await person.is_not_told("Du er meldt ind")


async def test_the_place_is_sealed_in_the_database_and_gone_when_it_is_over(town: Town, caretaker: Person) -> None:
    await goes_in(caretaker, "Hemmelighedsvej 4 30")
    await town.waits(minutes=30)
    await caretaker.is_told("Er du ude igen?")
    assert await town.asks(_rows("SELECT place FROM visit WHERE place LIKE '%Hemmelig%'")) == []
    assert await town.asks(_rows("SELECT id FROM outbox WHERE facts LIKE '%Hemmelig%'")) == []
    assert len(await town.asks(_rows("SELECT id FROM visit WHERE place IS NOT NULL"))) == 1
    await caretaker.taps("Jeg er ude igen")
    await caretaker.is_told("Du er ude igen")
    assert await town.asks(_rows("SELECT id FROM visit WHERE place IS NOT NULL OR alert_id IS NOT NULL")) == []
    assert len(await town.asks(_rows("SELECT id FROM visit"))) == 1


async def test_no_step_of_a_visit_looks_through_a_whole_table(town: Town, caretaker: Person) -> None:
    karl = await town.member("caretaker", "Karl")
    with statements() as heard:
        await caretaker.writes("/ind")
        await caretaker.writes("Vangdalen 4")
        await caretaker.taps("30 min")
        await town.waits(minutes=30)
        await town.passes(minutes=12)
        await caretaker.taps("Jeg er ude igen")
        await town.waits(minutes=1)
    await karl.is_told("ude igen")
    for person in (caretaker, karl):
        person.sees_everything()
    assert [step for step in scans(town, heard) if "visit" in step or "alarmed" in step] == []


def _rows(query: str) -> Callable[[UnitOfWork], Sequence[Any]]:
    """A question for Town.asks."""
    return lambda work: work._connection.exec_driver_sql(query).all()
