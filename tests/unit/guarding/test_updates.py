"""Wherever in an update people's words stand they are masked, and nothing else in it changes."""

import copy
from typing import Any

import pytest

from bot.guarding.kinds import Kind
from bot.guarding.updates import found_in, guarded

CPR = "010190-1234"
_GONE = "███████████"
_SIGNS: dict[str, Any] = {
    "message_id": 1012901234,
    "date": 1012901234,
    "from": {
        "id": 1012901234,
        "is_bot": False,
        "first_name": "Hans",
        "username": "hans0101901234",
        "language_code": "da",
    },
    "chat": {"id": 1012901234, "type": "private", "first_name": "Hans", "username": "hans0101901234"},
    "media_group_id": "0101901234",
}
_PLACES: dict[str, dict[str, Any]] = {
    "text": {"text": CPR},
    "caption": {"caption": CPR},
    "document": {"document": {"file_id": "0101901234", "file_unique_id": "0101901234", "file_name": f"{CPR}.pdf"}},
    "audio": {"audio": {"file_id": "0101901234", "file_name": f"{CPR}.mp3", "title": CPR, "performer": CPR}},
    "video": {"video": {"file_id": "0101901234", "file_name": f"{CPR}.mp4"}},
    "animation": {"animation": {"file_id": "0101901234", "file_name": f"{CPR}.gif"}},
    "contact": {"contact": {"phone_number": "20304050", "first_name": CPR, "vcard": f"BEGIN:VCARD\nNOTE:{CPR}"}},
    "poll": {"poll": {"id": "0101901234", "question": CPR, "options": [{"text": CPR, "voter_count": 0}]}},
    "venue": {"venue": {"title": CPR, "address": f"Vangdalen 4, {CPR}"}},
    "entity": {"text": "her", "entities": [{"type": "text_link", "offset": 0, "length": 3, "url": f"tel:{CPR}"}]},
}
_OLD = ("reply_to_message", "quote", "external_reply", "pinned_message")


def _update(kind: str = "message", **words: Any) -> dict[str, Any]:
    return {"update_id": 1012901234, kind: {**copy.deepcopy(_SIGNS), **copy.deepcopy(words)}}


@pytest.mark.parametrize("kind", ["message", "edited_message"])
@pytest.mark.parametrize("place", _PLACES)
def test_nobodys_number_gets_past_the_door_wherever_it_stands(place: str, kind: str) -> None:
    kept = guarded(_update(kind, **_PLACES[place]))
    assert CPR not in repr(kept.update)
    assert Kind.CPR in kept.kinds
    assert "cpr" in found_in(kept.update)


@pytest.mark.parametrize("place", _PLACES)
def test_ids_tokens_dates_and_usernames_stay_what_they_are(place: str) -> None:
    given = _update(**_PLACES[place])
    kept = guarded(given).update["message"]
    assert {key: kept[key] for key in _SIGNS} == _SIGNS
    assert [each for each in repr(kept).split("'") if each == "0101901234"] == [
        each for each in repr(given).split("'") if each == "0101901234"
    ]


@pytest.mark.parametrize("old", _OLD)
def test_what_was_written_before_is_masked_too_but_nobody_is_told_again(old: str) -> None:
    before: dict[str, Any] = {old: {"text": CPR, "reply_to_message": {"caption": CPR}}}
    kept = guarded(_update(text="Hun råber", **before))
    assert CPR not in repr(kept.update)
    assert kept.kinds == frozenset()
    assert found_in(kept.update) == ()


def test_a_press_keeps_its_data_and_tells_nobody_of_the_card_it_stands_on() -> None:
    button = {"text": "Tag den", "callback_data": "0101901234"}
    card = {**_SIGNS, "text": CPR, "reply_markup": {"inline_keyboard": [[button]]}}
    press = {"id": "0101901234", "from": _SIGNS["from"], "data": "0101901234", "message": card}
    kept = guarded({"update_id": 7, "callback_query": press})
    assert kept.update["callback_query"]["message"]["text"] == _GONE
    assert kept.update["callback_query"]["message"]["reply_markup"] == card["reply_markup"]
    assert kept.update["callback_query"]["data"] == "0101901234"
    assert kept.kinds == frozenset()


def test_a_shared_contact_has_no_number_left_even_one_that_nobody_could_call() -> None:
    for number in ("12345678", "+4520304050", 12345678):
        kept = guarded(_update(contact={"phone_number": number, "first_name": "Hans"}))
        assert kept.update["message"]["contact"]["phone_number"].strip("█") == ""
        assert kept.kinds == {Kind.PHONE}


def test_what_comes_with_a_shared_contact_has_no_number_left_either() -> None:
    card = "BEGIN:VCARD\nTEL;MOBILE:12345678\nBDAY:1990-01-01\nEND:VCARD"
    kept = guarded(_update(contact={"phone_number": "12345678", "first_name": "Hans", "vcard": card}))
    assert not any(sign.isdecimal() for sign in kept.update["message"]["contact"]["vcard"])


def test_a_link_that_writes_or_calls_is_masked_and_a_name_in_the_account_is_not_told_of() -> None:
    links = [{"type": "text_link", "offset": 0, "length": 3, "url": "mailto:hans@example.dk"}]
    assert "hans@" not in repr(guarded(_update(text="her", entities=links)).update)
    named = _update(text="Hej")
    named["message"]["from"]["first_name"] = CPR
    assert CPR not in repr(guarded(named).update)
    assert guarded(named).kinds == frozenset()


def test_the_update_that_was_given_is_left_as_it_was() -> None:
    given = _update(text=CPR)
    before = copy.deepcopy(given)
    guarded(given)
    assert given == before


def test_nobody_outside_can_say_that_something_was_masked() -> None:
    assert found_in(guarded({"masked": ["cpr"], "message": {"text": "Hej"}}).update) == ()


def test_nobody_outside_can_put_words_beside_the_masked_ones() -> None:
    assert "answer" not in guarded({"answer": {"words": CPR}, "message": {"text": "Hej"}}).update


def test_even_what_is_no_update_is_masked_and_nothing_nested_endlessly_stops_the_door() -> None:
    assert guarded(f'{{"message": "{CPR}').update == f'{{"message": "{_GONE}'
    endless: Any = CPR
    for _ in range(5000):
        endless = [endless]
    assert CPR not in repr(guarded(endless).update)
