"""The real python-telegram-bot against the simulator: what it sends is taken, what it gets it understands."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from simulator import Phone, Telegram
from tests.simulator.calling import picture


@pytest.fixture(autouse=True)
def durations_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the library asks for, which warns otherwise."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with (
        telegram.serve() as url,
        Bot(telegram.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as started,
    ):
        yield started


async def updates(bot: Bot, after: Update | None = None) -> tuple[Update, ...]:
    return await bot.get_updates(offset=after.update_id + 1 if after else None, timeout=0)


async def test_a_card_goes_out_is_taken_with_a_button_and_changes(bot: Bot, telegram: Telegram, karen: Phone) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("✋ Jeg tager den", callback_data="take:1")]])
    sent = await bot.send_message(karen.owner.id, "<b>Ny</b> bekymring", parse_mode="HTML", reply_markup=keys)
    assert sent.text_html == "<b>Ny</b> bekymring"
    press = await karen.tap("Jeg tager den")
    (update,) = await updates(bot)
    assert update.callback_query
    assert update.callback_query.data == "take:1"
    assert await update.callback_query.answer("Den er din", show_alert=True)
    toast = await press.answered()
    assert (toast.text, toast.show_alert) == ("Den er din", True)
    assert await karen.toast() == toast
    await update.callback_query.edit_message_text("Du har den")
    assert (await karen.sees("Du har den")).buttons == ()
    assert [event.change for event in karen.events][-2:] == ["arrived", "edited"]
    assert telegram.requests.of("editMessageText")[0].code == 200


async def test_every_kind_of_message_a_person_can_send_is_understood(bot: Bot, karen: Phone) -> None:
    first = await karen.write("hej")
    await karen.write("svar", reply_to=first)
    await karen.send_photo(picture(), caption="se her", album="a")
    await karen.send_voice(b"ogg", seconds=7)
    await karen.send_video(b"mp4")
    await karen.send_document(b"pdf", "liste.pdf", "application/pdf")
    await karen.send_location(56.1, 10.2)
    await karen.send_contact()
    await karen.send_sticker()
    await karen.send_poll("Kaffe?", ("ja", "nej"))
    await karen.forward(first, hidden=True)
    await karen.edit(first, "hej igen")
    received = await updates(bot)
    messages = [update.effective_message for update in received]
    assert len(messages) == 12
    assert all(message and message.from_user and message.from_user.id == karen.owner.id for message in messages)
    assert messages[1]
    assert messages[1].reply_to_message
    assert messages[1].reply_to_message.text == "hej"
    assert messages[2]
    assert (messages[2].caption, messages[2].photo[-1].width) == ("se her", 40)
    assert messages[3]
    assert messages[3].voice
    assert messages[3].voice.to_dict()["duration"] == 7
    assert messages[5]
    assert messages[5].document
    assert messages[5].document.file_name == "liste.pdf"
    assert received[-1].edited_message
    assert received[-1].edited_message.text == "hej igen"


async def test_every_kind_of_message_a_bot_can_send_arrives(bot: Bot, karen: Phone) -> None:
    chat = karen.owner.id
    photo = await bot.send_photo(chat, picture(), caption="billede", protect_content=True)
    await bot.send_voice(chat, b"ogg", duration=3)
    await bot.send_video(chat, b"mp4")
    document = await bot.send_document(chat, b"tekst", filename="brev.txt")
    await bot.send_location(chat, 56.0, 10.0)
    album = await bot.send_media_group(chat, [InputMediaPhoto(picture()), InputMediaPhoto(photo.photo[-1].file_id)])
    await bot.send_chat_action(chat, "typing")
    quiet = await bot.send_message(
        chat, "svar", reply_parameters=ReplyParameters(photo.message_id), disable_notification=True
    )
    assert quiet.reply_to_message
    shown = {message.id: message for message in karen.messages}
    assert shown[photo.message_id].protected
    assert shown[photo.message_id].sounded
    assert not shown[quiet.message_id].sounded
    assert shown[quiet.message_id].reply_to == shown[photo.message_id]
    assert shown[document.message_id].document == {
        "file_id": document.document.file_id if document.document else "",
        "file_unique_id": document.document.file_unique_id if document.document else "",
        "file_size": 5,
        "file_name": "brev.txt",
        "mime_type": "text/plain",
    }
    assert album[0].media_group_id == album[1].media_group_id
    copied = await bot.copy_message(chat, chat, quiet.message_id)
    await bot.forward_message(chat, chat, quiet.message_id)
    assert await bot.delete_messages(chat, [copied.message_id, quiet.message_id])
    assert copied.message_id not in {message.id for message in karen.messages}


async def test_a_photo_from_a_phone_can_be_downloaded(bot: Bot, karen: Phone) -> None:
    data = picture() + bytes(range(256))
    await karen.send_photo(data)
    (update,) = await updates(bot)
    assert update.message
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == data


async def test_edits_of_caption_media_buttons_and_reactions_show(bot: Bot, karen: Phone) -> None:
    chat = karen.owner.id
    sent = await bot.send_photo(chat, picture(), caption="før")
    await bot.edit_message_caption(chat, sent.message_id, caption="efter")
    assert (await karen.sees("efter")).id == sent.message_id
    await bot.edit_message_media(InputMediaPhoto(picture(60, 50)), chat, sent.message_id)
    await bot.edit_message_reply_markup(
        chat, sent.message_id, reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Luk", callback_data="x")]])
    )
    await bot.set_message_reaction(chat, sent.message_id, [ReactionTypeEmoji("👍")])
    shown = karen.messages[-1]
    assert shown.photo
    assert (shown.photo["width"], shown.buttons[0][0].text, shown.reaction) == (60, "Luk", "👍")


async def test_reply_keyboards_come_are_pressed_and_go(bot: Bot, karen: Phone) -> None:
    keyboard = ReplyKeyboardMarkup(
        [["🆘 Akut", "Andet"], [KeyboardButton("Her er jeg", request_location=True)]], is_persistent=True
    )
    await bot.send_message(karen.owner.id, "Vælg", reply_markup=keyboard)
    assert karen.keyboard == [["🆘 Akut", "Andet"], ["Her er jeg"]]
    await karen.tap("Akut")
    await karen.tap("Her er jeg")
    words, place = await updates(bot)
    assert words.message
    assert words.message.text == "🆘 Akut"
    assert place.message
    assert place.message.location
    await bot.send_message(karen.owner.id, "Tak", reply_markup=ReplyKeyboardRemove())
    assert karen.keyboard == []


async def test_the_bot_can_look_around_and_introduce_itself(bot: Bot, telegram: Telegram, karen: Phone) -> None:
    group = telegram.group("Opgang 4", karen)
    assert (await bot.get_chat(karen.owner.id)).first_name == "Karen"
    assert (await bot.get_chat(group.id)).title == "Opgang 4"
    assert (await bot.get_chat_member(group.id, karen.owner.id)).status == "member"
    assert (await bot.get_user_profile_photos(karen.owner.id)).total_count == 0
    assert await bot.set_my_commands([BotCommand("hjaelp", "Hjælp")], BotCommandScopeAllPrivateChats(), "da")
    assert (await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "da"))[0].command == "hjaelp"
    assert await bot.delete_my_commands(BotCommandScopeAllPrivateChats(), "da")
    assert await bot.set_my_name("Opgang")
    assert await bot.set_my_description("En bekymring")
    assert await bot.set_my_short_description("Kort")
    assert await bot.set_chat_menu_button()
    assert (await bot.get_webhook_info()).url == ""


async def test_refusals_become_the_library_s_own_errors(bot: Bot, telegram: Telegram, karen: Phone) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(42, "hej")
    telegram.faults.fail("sendMessage", code=429, retry_after=9)
    with pytest.raises(RetryAfter) as too_many:
        await bot.send_message(karen.owner.id, "hej")
    assert too_many.value.retry_after == timedelta(seconds=9)
    await karen.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(karen.owner.id, "hej")
    (update,) = await updates(bot)
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_a_wrong_token_is_noticed_at_once(bot: Bot) -> None:
    stranger = Bot("1:WRONG", base_url=bot.base_url.replace(bot.token, ""))
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
