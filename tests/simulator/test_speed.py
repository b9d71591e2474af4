"""How much work a call is: little enough for tests under load, and no more when much has been said before."""

import time

import pytest

from simulator import Clock, Limits, Phone
from simulator.exchange import Exchange
from simulator.methods import METHODS
from simulator.methods.calling import Call
from simulator.people import Account
from simulator.specification import load
from simulator.validation import Validator

BATCH = 300
EARLIER = 12_000


@pytest.fixture
def exchange() -> Exchange:
    return Exchange("1:TEST", Account(1, "Opgang", username="opgang_bot", is_bot=True), Clock(), Limits.none())


async def seconds_for_a_batch(exchange: Exchange, phone: Phone, validator: Validator) -> float:
    """CPU seconds for checking and carrying out so many messages, each with formatting and a button."""
    button = {"inline_keyboard": [[{"text": "Jeg tager den", "callback_data": "take:1"}]]}
    arguments = {"chat_id": phone.owner.id, "text": "<b>Ny</b> bekymring", "parse_mode": "HTML", "reply_markup": button}
    began = time.process_time()
    for _ in range(BATCH):
        checked = validator.parameters("sendMessage", arguments)
        await METHODS["sendMessage"](exchange, Call(checked, {}))
    return time.process_time() - began


async def test_a_message_costs_no_more_when_many_were_sent_before(exchange: Exchange) -> None:
    phone, validator = Phone(exchange, Account(7, "Karen")), Validator(load())
    await phone.write("/start")
    first = min([await seconds_for_a_batch(exchange, phone, validator) for _ in range(5)])
    for _ in range(EARLIER // BATCH):
        await seconds_for_a_batch(exchange, phone, validator)
    last = min([await seconds_for_a_batch(exchange, phone, validator) for _ in range(5)])
    assert first / BATCH < 0.001
    assert last < 3 * first
