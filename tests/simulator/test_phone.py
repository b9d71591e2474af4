"""What a person sees and does on a phone."""

import asyncio

import pytest

from simulator import NoSuchButtonError, Phone, PhoneError, Telegram
from tests.simulator.calling import Caller


def keys(*labels: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label[:20]}] for label in labels]}


async def test_a_link_to_the_bot_starts_it_with_the_code(telegram: Telegram) -> None:
    karen = telegram.phone("Karen")
    message = await karen.open_link("https://t.me/opgang_bot?start=abc_-9")
    assert message
    assert message.text == "/start abc_-9"
    with pytest.raises(PhoneError, match="does not pass on"):
        await karen.open_link("https://t.me/opgang_bot?start=a%20b")
    assert await karen.open_link("https://example.org/") is None
    assert karen.opened == ["https://example.org/"]


async def test_a_tap_takes_the_newest_button_and_an_exact_label_first(call: Caller, karen: Phone) -> None:
    chat = karen.owner.id
    await call("sendMessage", chat_id=chat, text="gammel", reply_markup=keys("Luk"))
    await call("sendMessage", chat_id=chat, text="ny", reply_markup=keys("Luk ikke", "✅ Luk"))
    first, newest = karen.messages[-2:]
    assert ((await karen.tap("Luk")).message_id, (await karen.tap("Luk")).label) == (newest.id, "✅ Luk")
    assert (await karen.tap("Luk", first)).message_id == first.id


async def test_a_missing_button_is_told_with_those_that_are_there(call: Caller, karen: Phone) -> None:
    await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=keys("✋ Jeg tager den", "Andet"))
    with pytest.raises(NoSuchButtonError, match="'✋ Jeg tager den', 'Andet'"):
        await karen.tap("Slet")


async def test_a_key_used_once_goes_away_when_it_should(call: Caller, karen: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Ja"}]], "one_time_keyboard": True, "resize_keyboard": True}
    await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=keyboard)
    await karen.tap("Ja")
    assert karen.messages[-1].text == "Ja"
    assert karen.keyboard == []


async def test_seeing_waits_for_what_comes_later(call: Caller, karen: Phone) -> None:
    async with asyncio.TaskGroup() as group:
        seen = group.create_task(karen.sees("svar"))
        await asyncio.sleep(0.05)
        await call("sendMessage", chat_id=karen.owner.id, text="et svar")
    assert seen.result().text == "et svar"


async def test_seeing_gives_up_with_what_is_on_the_phone_and_does_not_count_own_words(karen: Phone) -> None:
    await karen.write("hjælp")
    with pytest.raises(AssertionError, match="'hjælp' did not appear; on the phone:\nKaren: /start\nKaren: hjælp"):
        await karen.sees("hjælp", timeout=0.05)


async def test_an_unanswered_press_and_a_missing_toast_are_told(call: Caller, karen: Phone) -> None:
    await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=keys("Luk"))
    press = await karen.tap("Luk")
    with pytest.raises(AssertionError, match="the press of 'Luk' was not answered"):
        await press.answered(timeout=0.05)
    await call("answerCallbackQuery", callback_query_id=press.query_id)
    assert (await press.answered()).text == ""
    with pytest.raises(AssertionError, match="no toast appeared"):
        await karen.toast(timeout=0.05)


async def test_events_keep_everything_that_happened_with_or_without_sound(call: Caller, karen: Phone) -> None:
    chat = karen.owner.id
    loud = (await call("sendMessage", chat_id=chat, text="højt")).result["message_id"]
    await call("sendMessage", chat_id=chat, text="stille", disable_notification=True)
    await call("editMessageText", chat_id=chat, message_id=loud, text="ændret")
    await call("deleteMessage", chat_id=chat, message_id=loud)
    told = [(event.change, event.message.text, event.sounded) for event in karen.events]
    assert told == [
        ("arrived", "/start", False),
        ("arrived", "højt", True),
        ("arrived", "stille", False),
        ("edited", "ændret", False),
        ("deleted", "ændret", False),
    ]
    assert [event.number for event in karen.events] == [1, 2, 3, 4, 5]


async def test_the_app_does_not_let_its_owner_do_what_telegram_would_not(call: Caller, karen: Phone) -> None:
    await call("sendMessage", chat_id=karen.owner.id, text="hemmeligt", protect_content=True)
    with pytest.raises(PhoneError, match="protected"):
        await karen.forward(karen.messages[-1])
    with pytest.raises(PhoneError, match="somebody else's"):
        await karen.edit(karen.messages[-1], "x")
    with pytest.raises(PhoneError, match="at most 4096"):
        await karen.write("x" * 4097)
    with pytest.raises(PhoneError, match="nothing to send"):
        await karen.write("  ")
    await karen.block()
    with pytest.raises(PhoneError, match="blocked"):
        await karen.write("x")


async def test_a_watcher_is_called_after_each_change_until_it_stops(telegram: Telegram, karen: Phone) -> None:
    calls: list[int] = []
    stop = telegram.subscribe(lambda: calls.append(len(karen.messages)))
    await karen.write("hej")
    assert calls
    assert calls[-1] == 2
    stop()
    calls.clear()
    await karen.write("hej")
    assert calls == []


def test_two_people_cannot_have_one_id(telegram: Telegram) -> None:
    assert telegram.phone("Karen", user_id=7).owner.id == 7
    with pytest.raises(ValueError, match="already"):
        telegram.phone("Ole", user_id=7)


async def test_of_two_buttons_with_one_label_the_very_one_is_pressed(call: Caller, karen: Phone) -> None:
    twins = {"inline_keyboard": [[{"text": "Ja", "callback_data": "1"}, {"text": "Ja", "callback_data": "2"}]]}
    await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=twins)
    message = karen.messages[-1]
    assert (await karen.press(message.buttons[0][1], message)).data == "2"
    (update,) = (await call("getUpdates")).result
    assert update["callback_query"]["data"] == "2"


async def test_a_file_can_be_looked_at_by_whoever_holds_its_id(telegram: Telegram, karen: Phone) -> None:
    sent = (await karen.send_document(b"liste", "liste.txt", "text/plain")).document or {}
    stored = telegram.file(sent["file_id"])
    assert stored
    assert (stored.content, stored.name) == (b"liste", "liste.txt")
    assert telegram.file("?") is None


async def test_numbers_go_on_where_an_earlier_telegram_ended() -> None:
    earlier, later = Telegram(), Telegram(numbers_from=1000)
    first, second = [await one.phone("Karen").write("hej") for one in (earlier, later)]
    assert (second.id - first.id, later.updates.next_id() - earlier.updates.next_id()) == (1000, 1000)
