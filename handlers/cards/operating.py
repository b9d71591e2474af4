"""What the secretariat is told about the bot itself: what was stuck, and what may be lost."""

from datetime import datetime
from types import MappingProxyType

from core.delivery.audit import WATCHED, Stuck
from core.people.person import Role
from handlers.cards.scene import Scene, lines
from handlers.message import Message
from handlers.words import Html, marked

_MENDED = MappingProxyType(
    {
        Stuck.NOTICE_LEASE: marked("• Messages that never got through: {times} times since {moment}."),
        Stuck.CALL_LEASE: marked("• Calls beside Telegram that never got through: {times} times since {moment}."),
        Stuck.RUNG: marked("• Reports that did not ring on when they should: {times} times since {moment}."),
        Stuck.VISIT: marked("• Visits nobody was asked about when they should: {times} times since {moment}."),
        Stuck.UPDATE: marked("• What people wrote or pressed lay too long: {times} times since {moment}."),
        Stuck.NOTICE: marked("• Messages that waited too long: {times} times since {moment}."),
        Stuck.NOBODYS: marked("• Reports that nobody had who can be reached: {times} times since {moment}."),
        Stuck.ORPHAN: marked("• Reports of somebody who is no longer here: {times} times since {moment}."),
    }
)
_NOT_MENDED = MappingProxyType(
    {
        Stuck.NOTICE_LEASE: marked("Messages have not got through since {moment}."),
        Stuck.CALL_LEASE: marked("Calls beside Telegram have not got through since {moment}."),
        Stuck.RUNG: marked("A report has not rung on as it should since {moment}."),
        Stuck.VISIT: marked("Somebody has gone in, and nobody has been asked about them since {moment}."),
        Stuck.UPDATE: marked("What people write or press has not been seen to since {moment}."),
        Stuck.NOTICE: marked("Messages have not been sent since {moment}."),
        Stuck.NOBODYS: marked("A report has reached nobody since {moment}."),
        Stuck.ORPHAN: marked("A report has belonged to somebody who is no longer here since {moment}."),
    }
)
_ABOUT_ALERTS = (Stuck.RUNG, Stuck.NOBODYS, Stuck.ORPHAN)


def mended(scene: Scene) -> Message | None:
    """What had to be mended more than once within a day; None when it is not any longer."""
    work, _ = scene.work, scene.words
    again = work.repairs.repeated(work.now - WATCHED)
    if scene.reader.role is not Role.SECRETARIAT or not again:
        return None
    return Message(
        lines(
            _("🔧 <b>Something in the bot got stuck more than once. It has been mended.</b>"),
            *(_(_MENDED[each.what], times=each.times, moment=_.moment(each.since, work.now)) for each in again),
            Html(),
            _("You need not do anything now. If you get this message again, tell whoever runs the bot."),
        )
    )


def not_mended(scene: Scene) -> Message | None:
    """What is stuck and stays stuck, and what to do about it by hand."""
    facts, work, _ = scene.notice.facts, scene.work, scene.words
    if scene.reader.role is not Role.SECRETARIAT:
        return None
    what, since = Stuck(str(facts["what"])), datetime.fromisoformat(str(facts["since"]))
    number = int(facts["rows"] or 0)
    return Message(
        lines(
            _("⚠️ <b>Something in the bot is stuck, and it cannot mend it by itself.</b>"),
            _(_NOT_MENDED[what], moment=_.moment(since, work.now)),
            _("There are {number} of them.", number=number) if number > 1 else None,
            Html(),
            _by_hand(what, scene),
            _("Tell whoever runs the bot now: it has to be started again or looked after."),
        )
    )


def may_be_lost(scene: Scene) -> Message | None:
    """From when until when what was sent may be lost at Telegram, and what to do."""
    facts, _ = scene.notice.facts, scene.words
    if scene.reader.role is not Role.SECRETARIAT:
        return None
    heard, again, kept_from = (datetime.fromisoformat(str(facts[name])) for name in ("heard", "again", "kept_from"))
    return Message(
        lines(
            _("⚠️ <b>Reports may have been lost.</b>"),
            _(
                "The bot could not hear Telegram from {heard} to {again}.",
                heard=_.weekday(heard),
                again=_.weekday(again),
            ),
            _(
                "Telegram keeps messages for 24 hours. What was sent from <b>{heard}</b> to <b>{kept_from}</b>"
                " may be lost. What came later has arrived.",
                heard=_.weekday(heard),
                kept_from=_.weekday(kept_from),
            ),
            Html(),
            _(
                "Ask the staff to send again what they reported in that time."
                " /mine shows each of them what was received."
            ),
        )
    )


def not_removed(scene: Scene) -> Message | None:
    """How many messages with content are still in chats, and what to do: no word of what they are about."""
    _ = scene.words
    if scene.reader.role is not Role.SECRETARIAT:
        return None
    number = int(scene.notice.facts.get("number") or 0)
    told = _.plural(
        "⚠️ <b>{number} message with personal data could not be removed from a chat in Telegram.</b>",
        "⚠️ <b>{number} messages with personal data could not be removed from chats in Telegram.</b>",
        number,
    )
    return Message(
        lines(
            told,
            _("Telegram lets the bot delete a message for 48 hours. After that only the people in the chat can."),
            Html(),
            _("Ask colleagues to clear their chat with the bot, and tell whoever runs it: “opgang check” says more."),
        )
    )


def _by_hand(what: Stuck, scene: Scene) -> Html:
    """What people can do themselves until it is mended."""
    _, about = scene.words, scene.about
    if what in _ABOUT_ALERTS:
        reference = scene.work.alerts.get(about).reference
        return _("Call the social caretaker yourself. /liste {reference} shows the report.", reference=reference)
    if what is Stuck.VISIT:
        return _("Call those who may have gone in, and hear whether they are out again.")
    return _("Call each other about what is urgent until it works again. /liste shows the open reports.")
