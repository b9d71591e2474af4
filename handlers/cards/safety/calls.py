"""What goes out beside Telegram, in plain words: that something waits, and never what."""

from collections.abc import Callable
from types import MappingProxyType

from core.alerts.alert import AlertState
from core.alerts.climbing.ladder import ladder_for
from core.delivery.call import CallKind
from core.kernel.missing import Missing
from core.people.person import Person
from core.people.rights import Action, can
from handlers import names
from handlers.cards.safety.alarm import call_about_visit
from handlers.cards.scene import View
from handlers.words import Words

CallWords = Callable[[int, Person, View, Words], str | None]
"""What is said about this record, to this person; None when it is no longer true."""


def call_words(kind: CallKind, about: int, reader: Person, work: View, words: Words) -> str | None:
    """None: it is no longer true, or they are no longer called at all; nothing goes out."""
    if not can(reader, Action.BE_CALLED):
        return None
    try:
        return CALLS[kind](about, reader, work, words)
    except Missing:
        return None


def _alert(about: int, reader: Person, work: View, words: Words) -> str | None:
    """Only while it is acute and nobody has it, and its ladder is not paused."""
    _, alert, contact = words, work.alerts.get(about), work.town.contact
    waits = alert.state is AlertState.NEW and alert.postponed_until is None and alert.joined_to is None
    if not waits or not ladder_for(alert.urgency, work.town.ladders).at_any_hour:
        return None
    area = names.area(alert.area, work.town)
    if contact.phone is None:
        return _.plain("Acute alert {reference}, {area}. Open Telegram.", reference=alert.reference, area=area)
    return _.plain(
        "Acute alert {reference}, {area}. Open Telegram, or call {name} {phone}.",
        reference=alert.reference,
        area=area,
        name=contact.name,
        phone=contact.phone,
    )


def _code(about: int, reader: Person, work: View, words: Words) -> str | None:
    """The code of an address, as long as it waits for one."""
    _, address = words, work.addresses.get(about)
    if address.code_until is None or not address.waits(work.now):
        return None
    code = work.code_for(address.id, address.code_until)
    return _.plain("{code} is your code for Opgang. Write it to the bot in Telegram.", code=code)


CALLS: MappingProxyType[CallKind, CallWords] = MappingProxyType(
    {CallKind.ALERT: _alert, CallKind.VISIT: call_about_visit, CallKind.CODE: _code}
)
