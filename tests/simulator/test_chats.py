"""Who may be written to, what may be edited, copied, deleted and answered, and for how long."""

from datetime import timedelta
from typing import Any

import pytest

from simulator import Chat, Clock, Message, Phone, Telegram
from tests.simulator.calling import Caller

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
BUTTON = {"inline_keyboard": [[{"text": "✋ Jeg tager den", "callback_data": "take:1"}]]}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def said(call: Caller, phone: Phone, text: str = "hej", **more: Any) -> Message:
    """What the bot wrote, as it stands on the phone."""
    number = (await call("sendMessage", chat_id=phone.owner.id, text=text, **more)).result["message_id"]
    return next(message for message in phone.messages if message.id == number)


async def test_a_bot_cannot_write_first(call: Caller, telegram: Telegram, karen: Phone) -> None:
    stranger = telegram.phone("Ole")
    answer = await call("sendMessage", chat_id=stranger.owner.id, text="hej")
    assert answer.refusal == (400, "Bad Request: chat not found")
    group = telegram.group("Opgang 4", karen, stranger)
    await stranger.write("/hjaelp", chat=group)
    answer = await call("sendMessage", chat_id=stranger.owner.id, text="hej")
    assert answer.refusal == (403, "Forbidden: bot can't initiate conversation with a user")
    await stranger.write("/start")
    assert (await said(call, stranger)).text == "hej"


async def test_a_bot_that_is_blocked_hears_so_and_can_write_again_when_unblocked(
    call: Caller, telegram: Telegram, karen: Phone
) -> None:
    await karen.block()
    for method, more in [("sendMessage", {"text": "x"}), ("sendChatAction", {"action": "typing"})]:
        answer = await call(method, chat_id=karen.owner.id, **more)
        assert answer.refusal == (403, "Forbidden: bot was blocked by the user")
    await karen.unblock()
    await said(call, karen)
    states = [update["my_chat_member"]["new_chat_member"]["status"] for update in (await call("getUpdates")).result]
    assert states == ["kicked", "member"]


async def test_a_bot_in_a_group_reads_what_is_meant_for_it_and_can_answer(
    call: Caller, telegram: Telegram, karen: Phone
) -> None:
    group = telegram.group("Opgang 4", karen)
    telegram.updates.clear()
    for text in ("hej alle", "/hjaelp", "/hjaelp@another_bot", "hej @opgang_bot"):
        await karen.write(text, chat=group)
    read = [update["message"]["text"] for update in (await call("getUpdates")).result]
    assert read == ["/hjaelp", "hej @opgang_bot"]
    await call("sendMessage", chat_id=group.id, text="svar")
    assert (await karen.sees("svar", chat=group)).chat_id == group.id
    telegram.remove_bot(group)
    answer = await call("sendMessage", chat_id=group.id, text="svar")
    assert answer.refusal == (403, "Forbidden: bot was kicked from the supergroup chat")


async def test_a_bot_without_privacy_mode_reads_the_whole_group(clock: Clock) -> None:
    telegram = Telegram(clock=clock, reads_all_groups=True)
    karen = telegram.phone("Karen")
    group: Chat = telegram.group("Opgang 4", karen)
    await karen.write("hej alle", chat=group)
    assert len(telegram.updates) == 2


async def test_an_edit_must_change_something(call: Caller, karen: Phone) -> None:
    message = await said(call, karen, reply_markup=BUTTON)
    same = {"chat_id": karen.owner.id, "message_id": message.id, "reply_markup": BUTTON}
    assert (await call("editMessageText", **same, text="hej")).refusal == (400, f"Bad Request: {NOT_MODIFIED}")
    assert (await call("editMessageReplyMarkup", **same)).refusal == (400, f"Bad Request: {NOT_MODIFIED}")
    edited = (await call("editMessageText", **same, text="hej igen")).result
    assert (edited["text"], edited["reply_markup"]) == ("hej igen", BUTTON)
    assert "edit_date" in edited


async def test_only_the_bot_s_own_messages_with_what_is_edited_can_be_edited(call: Caller, karen: Phone) -> None:
    chat, own = karen.owner.id, await said(call, karen)
    theirs = await karen.write("mit")
    answer = await call("editMessageText", chat_id=chat, message_id=999, text="x")
    assert answer.refusal == (400, "Bad Request: message to edit not found")
    answer = await call("editMessageText", chat_id=chat, message_id=theirs.id, text="x")
    assert answer.refusal == (400, "Bad Request: message can't be edited")
    answer = await call("editMessageText", chat_id=chat, text="x")
    assert answer.refusal == (400, "Bad Request: message identifier is not specified")
    answer = await call("editMessageCaption", chat_id=chat, message_id=own.id, caption="x")
    assert answer.refusal == (400, "Bad Request: there is no caption in the message to edit")
    keyed = await said(call, karen, reply_markup={"keyboard": [[{"text": "A"}]]})
    answer = await call("editMessageText", chat_id=chat, message_id=keyed.id, text="x")
    assert answer.refusal == (400, "Bad Request: message can't be edited")


async def test_messages_can_be_deleted_for_48_hours(call: Caller, karen: Phone, clock: Clock) -> None:
    chat, theirs, own = karen.owner.id, await karen.write("mit"), await said(call, karen)
    old = await said(call, karen)
    assert (await call("deleteMessage", chat_id=chat, message_id=theirs.id)).result is True
    clock.move(timedelta(hours=47, minutes=59))
    assert (await call("deleteMessages", chat_id=chat, message_ids=[own.id, 999])).result is True
    clock.move(timedelta(minutes=1))
    answer = await call("deleteMessage", chat_id=chat, message_id=old.id)
    assert answer.refusal == (400, "Bad Request: message can't be deleted for everyone")
    answer = await call("deleteMessage", chat_id=chat, message_id=own.id)
    assert answer.refusal == (400, "Bad Request: message to delete not found")
    assert old in karen.messages
    assert [event.message.id for event in karen.events if event.change == "deleted"] == [theirs.id, own.id]


@pytest.mark.parametrize(
    ("ids", "description"),
    [([], "message identifiers are not specified"), (list(range(1, 102)), "too many messages to delete")],
)
async def test_1_to_100_messages_are_deleted_at_once(
    call: Caller, karen: Phone, ids: list[int], description: str
) -> None:
    answer = await call("deleteMessages", chat_id=karen.owner.id, message_ids=ids)
    assert answer.refusal == (400, f"Bad Request: {description}")


async def test_a_protected_message_is_neither_copied_nor_forwarded(call: Caller, karen: Phone) -> None:
    chat, secret = karen.owner.id, await said(call, karen, protect_content=True)
    source = {"chat_id": chat, "from_chat_id": chat, "message_id": secret.id}
    assert secret.protected
    assert (await call("copyMessage", **source)).refusal == (400, "Bad Request: the message can't be copied")
    assert (await call("forwardMessage", **source)).refusal == (400, "Bad Request: the message can't be forwarded")


async def test_a_copy_does_not_say_where_it_comes_from_and_a_forward_does(
    call: Caller, telegram: Telegram, karen: Phone
) -> None:
    ole = telegram.phone("Ole")
    await ole.write("/start")
    source = {"chat_id": ole.owner.id, "from_chat_id": karen.owner.id, "message_id": (await karen.write("mit")).id}
    await call("copyMessage", **source)
    copied = await ole.sees("mit")
    assert (copied.from_bot, copied.extra) == (True, {})
    forwarded = (await call("forwardMessage", **source)).result
    assert forwarded["forward_origin"]["sender_user"]["first_name"] == "Karen"
    answer = await call("copyMessage", **{**source, "message_id": 999})
    assert answer.refusal == (400, "Bad Request: message to copy not found")


async def test_a_reply_needs_the_message_it_replies_to(call: Caller, karen: Phone) -> None:
    theirs = await karen.write("lyset er gået i opgang 4")
    quoted = await said(call, karen, reply_parameters={"message_id": theirs.id, "quote": "opgang 4"})
    assert quoted.reply_to == theirs
    assert quoted.as_json()["quote"]["position"] == 16
    chat = karen.owner.id
    answer = await call("sendMessage", chat_id=chat, text="x", reply_parameters={"message_id": 999})
    assert answer.refusal == (400, "Bad Request: message to be replied not found")
    loose = await said(call, karen, reply_parameters={"message_id": 999, "allow_sending_without_reply": True})
    assert loose.reply_to is None


async def test_a_press_is_answered_once_within_15_seconds(call: Caller, karen: Phone, clock: Clock) -> None:
    await said(call, karen, reply_markup=BUTTON)
    press = await karen.tap("Jeg tager den")
    too_long = await call("answerCallbackQuery", callback_query_id=press.query_id, text="x" * 201)
    assert too_long.refusal == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert (await call("answerCallbackQuery", callback_query_id=press.query_id, text="x" * 200)).result is True
    again = await call("answerCallbackQuery", callback_query_id=press.query_id)
    assert again.refusal == (400, f"Bad Request: {TOO_OLD}")
    late = await karen.tap("Jeg tager den")
    clock.move(timedelta(seconds=16))
    assert (await call("answerCallbackQuery", callback_query_id=late.query_id)).refusal == again.refusal
    assert (await call("answerCallbackQuery", callback_query_id="7")).refusal == again.refusal


@pytest.mark.parametrize(
    ("reaction", "description"),
    [
        ([{"type": "emoji", "emoji": "🧯"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🔥"}], "REACTIONS_TOO_MANY"),
    ],
)
async def test_a_reaction_is_one_of_telegram_s_own(
    call: Caller, karen: Phone, reaction: list[Any], description: str
) -> None:
    theirs = await karen.write("tak")
    answer = await call("setMessageReaction", chat_id=karen.owner.id, message_id=theirs.id, reaction=reaction)
    assert answer.refusal == (400, f"Bad Request: {description}")


async def test_files_are_downloaded_up_to_20_mb_and_for_an_hour(call: Caller, karen: Phone, clock: Clock) -> None:
    large = (await karen.send_document(size=25 * 1024 * 1024)).document or {}
    answer = await call("getFile", file_id=large["file_id"])
    assert answer.refusal == (400, "Bad Request: file is too big")
    small = (await karen.send_document(b"liste", "liste.txt", "text/plain")).document or {}
    path = (await call("getFile", file_id=small["file_id"])).result["file_path"]
    async with call.session.get(f"{call.files}/{path}") as response:
        assert (response.status, await response.read()) == (200, b"liste")
    clock.move(timedelta(hours=1))
    async with call.session.get(f"{call.files}/{path}") as response:
        assert response.status == 404
    assert (await call("getFile", file_id="?")).refusal == (400, "Bad Request: invalid file_id")


async def test_a_bot_that_logs_out_is_refused_for_ten_minutes(call: Caller, clock: Clock) -> None:
    assert (await call("close")).refusal[0] == 429
    assert (await call("logOut")).result is True
    assert (await call("getMe")).refusal == (400, "Logged out")
    clock.move(timedelta(minutes=10))
    assert (await call("getMe")).result["is_bot"] is True
    assert (await call("close")).result is True
