"""What the simulator refuses, in Telegram's own words: methods, parameters, types, lengths, markup."""

from typing import Any

import pytest

from simulator import Phone, Telegram
from tests.simulator.calling import Caller, picture


async def test_an_unknown_method_is_not_found(call: Caller) -> None:
    assert (await call("sendMesage", chat_id=1, text="x")).refusal == (404, "Not Found")


async def test_methods_are_found_whatever_their_case(call: Caller) -> None:
    assert (await call("getme")).result["username"] == "opgang_bot"


@pytest.mark.parametrize("token", ["1:WRONG", "123456:TESTx"])
async def test_a_wrong_token_is_unauthorized(call: Caller, token: str) -> None:
    stranger = Caller(call.session, call.url, token)
    assert (await stranger("getMe")).refusal == (401, "Unauthorized")
    async with call.session.get(f"{stranger.files}/photos/file_1.jpg") as response:
        assert response.status == 401


async def test_nothing_else_is_served(call: Caller) -> None:
    async with call.session.get(f"{call.url}/") as response:
        assert response.status == 404
    async with call.session.put(f"{call.base}/getMe") as response:
        assert response.status == 404


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"chat_id": 1, "text": "x", "txet": "y"}, 'unknown parameter "txet"'),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": ""}, "message text is empty"),
        ({"chat_id": 1}, "message text is empty"),
        ({"chat_id": 1, "text": ""}, "message text is empty"),
        ({"chat_id": 1, "text": " \n"}, "text must be non-empty"),
        ({"chat_id": 1, "text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"chat_id": 1, "text": 5}, 'parameter "text" must be of type String'),
        ({"chat_id": 1.5, "text": "x"}, 'parameter "chat_id" must be of type Integer or String'),
        ({"chat_id": True, "text": "x"}, 'parameter "chat_id" must be of type Integer or String'),
        (
            {"chat_id": 1, "text": "x", "protect_content": "maybe"},
            'parameter "protect_content" must be of type Boolean',
        ),
        ({"chat_id": 1, "text": "x", "entities": {}}, 'parameter "entities" must be of type Array'),
        (
            {"chat_id": 1, "text": "x", "reply_parameters": {}},
            "can't parse ReplyParameters: Can't find field \"message_id\"",
        ),
        ({"chat_id": 1, "text": "x"}, "chat not found"),
        ({"chat_id": "@nowhere", "text": "x"}, "chat not found"),
        ({"chat_id": 1, "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ],
)
async def test_a_message_with_wrong_parameters_is_refused(
    call: Caller, parameters: dict[str, Any], description: str
) -> None:
    assert (await call("sendMessage", **parameters)).refusal == (400, f"Bad Request: {description}")


async def test_what_no_chat_here_has_is_refused(call: Caller, karen: Phone) -> None:
    answer = await call("sendMessage", chat_id=karen.owner.id, text="x", message_thread_id=3)
    assert answer.refusal == (400, "Bad Request: message thread not found")
    answer = await call("sendMessage", chat_id=karen.owner.id, text="x", business_connection_id="b")
    assert answer.refusal == (400, "Bad Request: business connection not found")


@pytest.mark.parametrize("form", ["json", "urlencoded", "query", "multipart"])
async def test_a_call_is_understood_in_every_form(call: Caller, karen: Phone, form: str) -> None:
    keys = {"inline_keyboard": [[{"text": "Ja", "callback_data": "y"}]]}
    parameters = {"chat_id": karen.owner.id, "text": "æ & ø", "protect_content": True, "reply_markup": keys}
    match form:
        case "json":
            answer = await call("sendMessage", **parameters)
        case "urlencoded":
            answer = await call.urlencoded("sendMessage", **parameters)
        case "query":
            answer = await call.query("sendMessage", **parameters)
        case _:
            answer = await call.multipart("sendMessage", {}, **parameters)
    assert answer.result["text"] == "æ & ø"
    assert karen.messages[-1].protected
    assert karen.messages[-1].buttons[0][0].data == "y"


@pytest.mark.parametrize(
    ("body", "kind", "description"),
    [
        (b"{", "application/json", "can't parse JSON"),
        (b"[]", "application/json", "can't parse JSON: an object is expected"),
        (b"text=%FF", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b"text", "text/plain", "can't parse request of content type text/plain"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(call: Caller, body: bytes, kind: str, description: str) -> None:
    async with call.session.post(f"{call.base}/getMe", data=body, headers={"Content-Type": kind}) as response:
        assert (await response.json())["description"] == f"Bad Request: {description}"


async def test_a_text_may_have_4096_characters_after_parsing_and_not_one_more(call: Caller, karen: Phone) -> None:
    chat = karen.owner.id
    full = f"<b>{'å' * 4096}</b>"
    sent = (await call("sendMessage", chat_id=chat, text=full, parse_mode="HTML")).result
    assert len(sent["text"]) == 4096
    answer = await call("sendMessage", chat_id=chat, text="å" * 4097)
    assert answer.refusal == (400, "Bad Request: message is too long")
    answer = await call("editMessageText", chat_id=chat, message_id=sent["message_id"], text="å" * 4097)
    assert answer.refusal == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_a_caption_may_have_1024_characters_and_not_one_more(call: Caller, karen: Phone) -> None:
    files = {"photo": ("a.png", picture())}
    fits = await call.multipart("sendPhoto", files, chat_id=karen.owner.id, caption="x" * 1024)
    assert len(fits.result["caption"]) == 1024
    answer = await call.multipart("sendPhoto", files, chat_id=karen.owner.id, caption="x" * 1025)
    assert answer.refusal == (400, "Bad Request: message caption is too long")


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "Ja", "callback_data": "æ" * 32 + "x"}, "BUTTON_DATA_INVALID"),
        ({"text": "Ja", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": " ", "callback_data": "x"}, "can't parse inline keyboard button: Text must be non-empty"),
        ({"text": "Ja"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"text": "Ja", "calback_data": "x"}, 'can\'t parse inline keyboard button: unknown field "calback_data"'),
        ({"text": "Ja", "url": "not a link"}, "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL"),
        ({"text": "Ja", "callback_data": "x", "style": "pink"}, "invalid button style specified"),
        ({"text": 1, "callback_data": "x"}, 'can\'t parse inline keyboard button: Field "text" must be of type String'),
    ],
)
async def test_a_wrong_inline_button_is_refused(
    call: Caller, karen: Phone, button: dict[str, Any], description: str
) -> None:
    keys = {"inline_keyboard": [[button]]}
    answer = await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=keys)
    assert answer.refusal == (400, f"Bad Request: {description}")


async def test_callback_data_may_have_64_bytes(call: Caller, karen: Phone) -> None:
    keys = {"inline_keyboard": [[{"text": "Ja", "callback_data": "æ" * 32}]]}
    sent = await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=keys)
    assert sent.result["reply_markup"] == keys


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ({"keyboard": []}, "reply keyboard must have at least one button"),
        ({"keyboard": [[{"text": ""}]]}, "can't parse keyboard button: Text must be non-empty"),
        ({"remove_keyboard": False}, "object expected as reply markup"),
        ({"buttons": []}, "can't parse reply markup: none of its kinds has these fields"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 101]}, "reply markup is too long"),
    ],
)
async def test_a_wrong_keyboard_is_refused(call: Caller, karen: Phone, markup: object, description: str) -> None:
    answer = await call("sendMessage", chat_id=karen.owner.id, text="x", reply_markup=markup)
    assert answer.refusal == (400, f"Bad Request: {description}")


@pytest.mark.parametrize(
    ("file", "description"),
    [
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(10_000, 1), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_wrong_photo_is_refused(call: Caller, karen: Phone, file: bytes, description: str) -> None:
    answer = await call.multipart("sendPhoto", {"photo": ("a.png", file)}, chat_id=karen.owner.id)
    assert answer.refusal == (400, f"Bad Request: {description}")


async def test_a_photo_above_10_mb_is_refused(call: Caller, karen: Phone) -> None:
    files = {"photo": ("a.png", picture() + bytes(10 * 1024 * 1024))}
    code, description = (await call.multipart("sendPhoto", files, chat_id=karen.owner.id)).refusal
    assert (code, description.endswith("is too big for a photo")) == (400, True)


async def test_a_photo_may_have_10_mb_and_not_one_byte_more(call: Caller, karen: Phone) -> None:
    most = 10 * 1024 * 1024
    full = picture() + bytes(most - len(picture()))
    answer = await call.multipart("sendPhoto", {"photo": ("a.png", full)}, chat_id=karen.owner.id)
    assert answer.result["photo"][-1]["file_size"] == most
    answer = await call.multipart("sendPhoto", {"photo": ("a.png", full + b"x")}, chat_id=karen.owner.id)
    assert answer.refusal == (400, f'Bad Request: file "a.png" of size {most + 1} bytes is too big for a photo')


async def test_a_file_that_is_not_there_or_of_another_kind_is_refused(call: Caller, karen: Phone) -> None:
    chat = karen.owner.id
    assert (await call("sendPhoto", chat_id=chat)).refusal == (400, "Bad Request: there is no photo in the request")
    answer = await call("sendPhoto", chat_id=chat, photo="attach://nothing")
    assert answer.refusal == (400, "Bad Request: wrong file identifier/HTTP URL specified")
    answer = await call("sendPhoto", chat_id=chat, photo="https://example.org/a.png")
    assert answer.refusal == (400, "Bad Request: failed to get HTTP URL content")
    voice = (await karen.send_voice(b"ogg")).voice or {}
    answer = await call("sendPhoto", chat_id=chat, photo=voice["file_id"])
    assert answer.refusal == (400, "Bad Request: can't use file of type Voice as Photo")
    answer = await call.multipart("sendMessage", {"stray": ("a", b"x")}, chat_id=chat, text="x")
    assert answer.refusal == (400, 'Bad Request: unknown parameter "stray"')


async def test_an_upload_above_50_mb_is_refused_unread(call: Caller, telegram: Telegram) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(60 * 1024 * 1024)}
    async with call.session.post(f"{call.base}/sendDocument", headers=headers) as response:
        assert response.status == 413
    assert [request.code for request in telegram.requests.of("sendDocument")] == [413]


async def test_an_album_has_2_to_10_items_of_matching_kinds(call: Caller, karen: Phone) -> None:
    photo = (await karen.send_photo(picture())).photo or {}
    document = (await karen.send_document(b"pdf")).document or {}
    one = {"type": "photo", "media": photo["file_id"]}
    other = {"type": "document", "media": document["file_id"]}
    chat = karen.owner.id
    answer = await call("sendMediaGroup", chat_id=chat, media=[one])
    assert answer.refusal == (400, "Bad Request: there must be 2-10 items in the album")
    answer = await call("sendMediaGroup", chat_id=chat, media=[one, other])
    assert answer.refusal == (400, "Bad Request: document can't be mixed with other media types")
    assert len((await call("sendMediaGroup", chat_id=chat, media=[one] * 10)).result) == 10


async def test_a_place_off_the_earth_and_an_unknown_action_are_refused(call: Caller, karen: Phone) -> None:
    chat = karen.owner.id
    answer = await call("sendLocation", chat_id=chat, latitude=91, longitude=0)
    assert answer.refusal == (400, "Bad Request: wrong location specified")
    answer = await call("sendChatAction", chat_id=chat, action="dancing")
    assert answer.refusal == (400, "Bad Request: wrong parameter action in request")
