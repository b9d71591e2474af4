"""What of a message tells something, and has to leave the chat."""

from typing import Any

import pytest

from bot.guarding.updates import guarded
from bot.removing.noting import written_in


def _update(kind: str = "message", **parts: Any) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "Nadia"}
    return {"update_id": 1, kind: {"message_id": 7, "date": 1, "chat": chat, "from": chat, **parts}}


@pytest.mark.parametrize("words", ["/meld", "/MELD", "/fravær", "/FRAVÆR", "/meld@opgang_bot", "/meld "])
def test_a_command_alone_may_stay(words: str) -> None:
    assert written_in(_update(text=words)) is None


@pytest.mark.parametrize(
    "words", ["/0101901234", "/rosa", "/meldRosa", "/meld:Rosa", "/meld.", "/meld@Rosenkilde", "/meld Rosa", "/ meld"]
)
def test_what_only_looks_like_a_command_alone_leaves_the_chat(words: str) -> None:
    assert written_in(_update(text=words)) is not None


@pytest.mark.parametrize(
    "beside",
    [
        {"quote": {"text": "Rosa råber", "position": 0}},
        {"external_reply": {"origin": {"type": "hidden_user", "sender_user_name": "Rosa", "date": 1}}},
        {"forward_origin": {"type": "hidden_user", "sender_user_name": "Rosa", "date": 1}},
    ],
)
def test_a_command_with_somebody_elses_words_beside_it_leaves_the_chat(beside: dict[str, Any]) -> None:
    assert written_in(_update(text="/hjaelp", **beside)) is not None


def test_a_command_in_which_something_was_masked_leaves_the_chat() -> None:
    link = {"type": "text_link", "offset": 0, "length": 5, "url": "tel:010190-1234"}
    assert written_in(guarded(_update(text="/meld", entities=[link])).update) is not None


def test_what_is_added_to_a_list_leaves_the_chat() -> None:
    assert written_in(_update(checklist_tasks_added={"tasks": [{"id": 1, "text": "Se til Rosa"}]})) is not None
