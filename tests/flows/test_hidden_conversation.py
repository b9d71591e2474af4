"""Hidden senders stay hidden while they write, and reporters of one resident never learn of each other."""

import pytest

from tests.flows.test_hidden_sender import everything_on, hidden_report
from tests.flows.town import Person, Town
from tests.sent import JPEG, VOICE

WORDS = "Råber, Vangdalen 4"


async def test_neither_name_nor_account_nor_a_forward_mark_of_a_hidden_sender_reaches_the_caretaker(
    town: Town, caretaker: Person
) -> None:
    # Given a hidden neighbour, who is asked something
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await hidden_report(nadia)
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.taps("Skriv til anmelder")
    await caretaker.writes("Er hun hjemme?")
    asked = await nadia.is_told("Er hun hjemme?")
    # When she answers with words, photo, voice, a place, a picture as a file and something she forwards
    await nadia.writes("Ja, lyset er tændt", reply_to=asked)
    photo = await nadia.phone.send_photo(JPEG, caption="Se døren", reply_to=asked)
    await nadia.phone.send_voice(VOICE, seconds=3, reply_to=asked)
    await nadia.phone.send_location(56.46, 10.04, reply_to=asked)
    await nadia.phone.send_document(JPEG, file_name="nadia_nordkvist.jpg", mime_type="image/jpeg", reply_to=asked)
    await nadia.taps("Svar", asked)
    await nadia.is_told("Skriv dit svar om")
    await nadia.phone.forward(photo)
    await town.settles()
    # Then everything has arrived, and nothing of it tells who she is
    answered = await caretaker.is_told("Ja, lyset er tændt")
    await caretaker.is_told("Se døren")
    shown = [each for each in caretaker.phone.messages if each.from_bot]
    assert len([each for each in shown if each.photo]) == 3
    assert [each for each in shown if each.voice]
    assert [each for each in shown if each.location]
    assert not [each for each in shown if "forward" in repr(each.as_json())]
    seen = everything_on(caretaker)
    for secret in ("Nadia", "nadia", "Nordkvist", "nordkvist", str(nadia.phone.owner.id)):
        assert secret not in seen
    # Not in the details either, nor in the answer to a press
    await caretaker.taps("Vis detaljer", await caretaker.is_told(f"Nummer: {reference}"))
    press = await caretaker.taps("Svar", answered)
    await town.settles()
    seen = everything_on(caretaker) + repr(press.toast)
    for secret in ("Nadia", "nadia", "Nordkvist", "nordkvist", str(nadia.phone.owner.id)):
        assert secret not in seen
    nadia.sees_everything()
    caretaker.sees_everything()


async def test_the_reporter_never_learns_who_the_caretaker_is(town: Town, staff: Person) -> None:
    karl = await town.member("caretaker", "Karl Kirkegaard")
    reference = await staff.reports(WORDS, "I dag")
    await karl.taps("Skriv til anmelder", await karl.is_told(f"Nummer: {reference}"))
    await karl.phone.send_photo(JPEG, caption="Er det her?")
    await staff.is_told("Er det her?")
    await karl.taps("Skriv til anmelder", await karl.is_told(f"Nummer: {reference}"))
    await karl.phone.send_document(JPEG, file_name="karl.jpg", mime_type="image/jpeg")
    await town.settles()
    assert len([each for each in staff.phone.messages if each.photo and each.from_bot]) == 2
    staff.sees_everything()
    karl.sees_everything()
    seen = everything_on(staff)
    for secret in ("Karl", "karl", "Kirkegaard", str(karl.phone.owner.id)):
        assert secret not in seen


async def test_a_hidden_reporter_whose_answer_cannot_be_delivered_is_not_named_either(
    town: Town, caretaker: Person
) -> None:
    nadia = town.neighbour("Nadia Nordkvist")
    reference = await hidden_report(nadia)
    await caretaker.is_told(reference)
    await nadia.phone.block()
    await caretaker.taps("Skriv til anmelder", await caretaker.is_told(f"Nummer: {reference}"))
    await caretaker.writes("Er hun hjemme?")
    assert "Nadia" not in (await caretaker.is_told("Kunne ikke leveres")).words
    caretaker.sees_everything()
    nadia.sees_everything()


@pytest.fixture
async def nadia(town: Town) -> Person:
    return town.neighbour("Nadia Nordkvist")


async def test_reporters_of_one_resident_never_learn_of_each_other_when_joined(
    town: Town, staff: Person, caretaker: Person, nadia: Person
) -> None:
    # Given two people reported the same place, and the caretaker has joined and taken it
    first, second = await staff.reports(WORDS, "I dag"), await nadia.reports(WORDS, "I dag")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await caretaker.taps("Jeg tager den", await caretaker.is_told(f"Nummer: {first}"))
    # When the caretaker writes on the leading card
    await caretaker.taps("Skriv til anmelder", await caretaker.is_told(f"Nummer: {first}"))
    question = await caretaker.is_told(f"Skriv til anmelderen af {first}")
    assert "Nadia" not in question.words + str(question.buttons)
    assert "Peter" not in question.words + str(question.buttons)
    await caretaker.writes("Er hun hjemme?")
    # Then only the reporter of that one hears it
    await staff.is_told("Er hun hjemme?")
    await nadia.is_not_told("Er hun hjemme?")
    # And the other can be chosen, by reference alone
    await caretaker.taps("Skriv til anmelder", await caretaker.is_told(f"Nummer: {first}"))
    await caretaker.taps(f"Skriv om {second} i stedet")
    await caretaker.writes("Hvornår så du ham sidst?")
    asked = await nadia.is_told("Hvornår så du ham sidst?")
    await staff.is_not_told("så du ham sidst")
    await nadia.writes("I mandags", reply_to=asked)
    assert second in (await caretaker.is_told("I mandags")).words
    await staff.is_not_told("I mandags")
    # And neither has ever seen the other's reference or name
    assert first not in everything_on(nadia)
    assert "Peter" not in everything_on(nadia)
    assert second not in everything_on(staff)
    assert "Nadia" not in everything_on(staff)
    for person in town.people:
        person.sees_everything()


async def test_each_reporter_of_joined_reports_has_a_status_of_their_own(
    town: Town, staff: Person, caretaker: Person, nadia: Person
) -> None:
    first, second = await staff.reports(WORDS, "I dag"), await nadia.reports(WORDS, "I dag")
    await caretaker.taps("Saml dem", await caretaker.is_told(f"Nummer: {second}"))
    await staff.taps("Træk tilbage", await staff.is_told(f"{first} – Modtaget"))
    await staff.is_told(f"{first} – Trukket tilbage")
    assert f"{second} – Modtaget" in (await nadia.is_told(second)).words
    for person in town.people:
        person.sees_everything()
