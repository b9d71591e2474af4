"""Telegram's HTML: what it becomes, and what cannot be read, in Telegram's words."""

from typing import Any

import pytest

from simulator import Phone
from tests.simulator.calling import Caller


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b> <i>b</i>", "a b", [entity("bold", 0, 1), entity("italic", 2, 1)]),
        ("<strong><em>a</em></strong>", "a", [entity("italic", 0, 1), entity("bold", 0, 1)]),
        ("🏠 <u>ø</u>", "🏠 ø", [entity("underline", 3, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [entity("spoiler", 0, 1)]),
        ("<pre><code class='language-python'>x</code></pre>", "x", [entity("pre", 0, 1, language="python")]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            '<a href="https://opgang.dk/a?b&amp;c">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://opgang.dk/a?b&c")],
        ),
        ('<a href="nothing">x</a>', "x", None),
        ("&lt;b&gt; &amp; &quot;&#229;&#xE5;", '<b> & "åå', None),
        ("a & b &nbsp;", "a & b &nbsp;", None),
        ("  <b> a </b>  ", "a", [entity("bold", 0, 1)]),
        ("<B>a</b>", "a", [entity("bold", 0, 1)]),
    ],
)
async def test_html_becomes_text_with_entities(
    call: Caller, karen: Phone, source: str, text: str, entities: list[dict[str, Any]] | None
) -> None:
    sent = (await call("sendMessage", chat_id=karen.owner.id, text=source, parse_mode="HTML")).result
    assert sent["text"] == text
    found = sent.get("entities")
    assert (found and sorted(map(str, found))) == (entities and sorted(map(str, _as_sent(entities, found))))


def _as_sent(expected: list[dict[str, Any]], found: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """The expected entities with their fields in the order in which they came."""
    order = list((found or [{}])[0])
    return [dict(sorted(one.items(), key=lambda field: order.index(field[0]))) for one in expected]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("abc<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("æ<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
async def test_html_that_cannot_be_read_is_refused(call: Caller, karen: Phone, source: str, reason: str) -> None:
    answer = await call("sendMessage", chat_id=karen.owner.id, text=source, parse_mode="HTML")
    assert answer.refusal == (400, f"Bad Request: can't parse entities: {reason}")
    assert not any(message.from_bot for message in karen.messages)


async def test_a_message_reads_back_as_the_html_it_was_sent_as(call: Caller, karen: Phone) -> None:
    source = '🏠 <b>Ny <i>bekymring</i></b> &lt;3 <a href="https://opgang.dk/">her</a> <code>x &amp; y</code>'
    await call("sendMessage", chat_id=karen.owner.id, text=source, parse_mode="HTML")
    assert karen.messages[-1].html == source


async def test_a_mention_of_somebody_the_bot_knows_is_kept(call: Caller, karen: Phone) -> None:
    known, unknown = f"tg://user?id={karen.owner.id}", "tg://user?id=99"
    source = f'<a href="{known}">K</a><a href="{unknown}">?</a>'
    sent = (await call("sendMessage", chat_id=karen.owner.id, text=source, parse_mode="HTML")).result
    assert [(one["type"], one["user"]["id"]) for one in sent["entities"]] == [("text_mention", karen.owner.id)]


async def test_entities_given_ready_made_must_lie_within_the_text(call: Caller, karen: Phone) -> None:
    chat = karen.owner.id
    sent = await call("sendMessage", chat_id=chat, text="hej", entities=[entity("bold", 0, 3)])
    assert sent.result["entities"] == [entity("bold", 0, 3)]
    answer = await call("sendMessage", chat_id=chat, text="hej", entities=[entity("bold", 1, 3)])
    reason = "entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3"
    assert answer.refusal == (400, f"Bad Request: {reason}")


async def test_commands_mentions_and_addresses_are_found_in_plain_text(karen: Phone) -> None:
    text = "/hjaelp@opgang_bot spørg @karen_1 på www.opgang.dk eller a@b.dk #sag"
    message = await karen.write(text)
    found = {one["type"]: text[one["offset"] : one["offset"] + one["length"]] for one in message.content["entities"]}
    assert found == {
        "bot_command": "/hjaelp@opgang_bot",
        "mention": "@karen_1",
        "url": "www.opgang.dk",
        "email": "a@b.dk",
        "hashtag": "#sag",
    }


async def test_half_a_character_is_refused(call: Caller, karen: Phone) -> None:
    answer = await call("sendMessage", chat_id=karen.owner.id, text="a\ud83d")
    assert answer.refusal == (400, "Bad Request: strings must be encoded in UTF-8")
    answer = await call("sendMessage", chat_id=karen.owner.id, text="a&#55357;", parse_mode="HTML")
    assert answer.refusal[0] == 400
    assert "invalid Unicode characters after decoding HTML entities" in answer.refusal[1]
