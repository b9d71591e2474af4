"""What is refused, in words: one place for all of it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from core.alerts.needs import AlertWork
from core.kernel.missing import Missing
from core.kernel.notice import Fact
from core.people.person import Role
from handlers import names
from handlers.days import span
from handlers.words import Words

Facts = Mapping[str, Fact]
_LONGEST = 200
"""Telegram's limit for the short answer to a press."""


def refusal_text(facts: Facts, work: AlertWork, words: Words) -> str:
    """Plain text of at most 200 characters, for the facts of any refusal."""
    said = REFUSALS[str(facts["refusal"])](facts, work, words)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


def _already_taken(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("{name} took it {time}", name=_name(facts, work, words), time=_time(facts, work, words))


def _already_ended(facts: Facts, work: AlertWork, words: Words) -> str:
    _, time = words, _time(facts, work, words)
    if facts.get("by") is None:
        return _.plain("The reporter withdrew it {time}", time=time)
    return _.plain("{name} closed it {time}", name=_name(facts, work, words), time=time)


def _changed_meanwhile(facts: Facts, work: AlertWork, words: Words) -> str:
    _, time = words, _time(facts, work, words)
    if facts.get("by") is None:
        return _.plain("It has changed since ({time}). Look at the newest card.", time=time)
    name = _name(facts, work, words)
    return _.plain("{name} changed it {time}. Look at the newest card.", name=name, time=time)


def _cannot_wait(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("It is acute, and nobody has it. Take it first, or send it on.")


def _time_unreadable(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("That moment is over. Choose another.")


def _nobody_there(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("No colleague can be reached just now. It stays where it is.")


def _too_many_drafts(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "You have {number} reports that are not sent. Send or cancel one first. {numbers}",
        number=facts["at_most"],
        numbers=_numbers(work, words),
    )


def _too_many_reports(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "You have sent {number} reports within an hour. Please wait a little. {numbers}",
        number=facts["an_hour"],
        numbers=_numbers(work, words),
    )


def _name_unusable(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "A name has 1 to {longest} characters, on one line. Write the name again, or /folk to leave it.",
        longest=facts["longest"],
    )


def _not_allowed(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("That is not yours to do here.")


def _outdated(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("That button is out of date. Please use the newest message.")


def _invitation_unknown(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("This link does not work (any longer). Ask for a new one where you got it.")


def _already_member(facts: Facts, work: AlertWork, words: Words) -> str:
    _, role = words, names.ROLES[Role(str(facts["role"]))]
    return _.plain(
        "You take part already, as {role}. The link still works for whoever it is meant for.", role=_.plain(role)
    )


def _not_yourself(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("You cannot change or remove yourself. Ask a colleague in the secretariat.")


def _not_ready(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("Area and urgency are needed before it can be sent.")


def _destination_missing(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("Choose to whom it was referred.")


def _original_missing(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("Choose which report it is a duplicate of.")


def _visit_over(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "That visit is over: {name} said so {time}.",
        name=_name(facts, work, words),
        time=_time(facts, work, words),
    )


def _visit_too_long(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("{longest} minutes at the most. Ask for more time when they are over.", longest=facts["longest"])


def _reference_unknown(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("There is no report with that reference. It looks like this: ABC-234.")


def _phone_unusable(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("That is no telephone number that can be called. Write it again, or /kontakt to leave it.")


def _address_unusable(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "Nothing can be sent to that address. Write it again, or /kontakt to leave it."
        " Delete your message if there is a password in it."
    )


def _too_many_addresses(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("There are {number} addresses already. Remove one first.", number=facts["at_most"])


def _code_too_soon(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("A code was sent just now. Wait a minute before you ask for another.")


def _code_over(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("That code is over. Ask for a new one under /kontakt.")


def _days_unclear(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("I did not understand which days. Write for example: /fravaer from Monday to Friday.")


def _already_away(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain("Some of those days are entered already: {days}. See /fravaer.", days=_days(facts, words))


def _stands_in_in_a_circle(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "{name} is away then too, and in the end you would stand in for each other. Choose somebody else.",
        name=_named("named", facts, work, words),
    )


def _stand_in_is_away(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "{name} is away then ({days}), and nobody stands in for them. Choose somebody else.",
        name=_named("who", facts, work, words),
        days=_days(facts, words),
    )


def _talk_over(facts: Facts, work: AlertWork, words: Words) -> str:
    _ = words
    return _.plain(
        "{reference} was closed more than {days} days ago: nobody reads answers to it any more. Write it as a new concern.",
        reference=facts.get("reference"),
        days=facts.get("days"),
    )


REFUSALS: MappingProxyType[str, Callable[[Facts, AlertWork, Words], str]] = MappingProxyType(
    {
        "Refused": _not_allowed,
        "NotAllowed": _not_allowed,
        "Outdated": _outdated,
        "Missing": _outdated,
        "AlreadyTaken": _already_taken,
        "AlreadyEnded": _already_ended,
        "ChangedMeanwhile": _changed_meanwhile,
        "CannotWait": _cannot_wait,
        "TimeUnreadable": _time_unreadable,
        "NobodyThere": _nobody_there,
        "DestinationMissing": _destination_missing,
        "OriginalMissing": _original_missing,
        "TooManyDrafts": _too_many_drafts,
        "TooManyReports": _too_many_reports,
        "NotReady": _not_ready,
        "ReferenceUnknown": _reference_unknown,
        "VisitOver": _visit_over,
        "VisitTooLong": _visit_too_long,
        "InvitationUnknown": _invitation_unknown,
        "AlreadyMember": _already_member,
        "NotYourself": _not_yourself,
        "NameUnusable": _name_unusable,
        "TalkOver": _talk_over,
        "DaysUnclear": _days_unclear,
        "AlreadyAway": _already_away,
        "StandsInInACircle": _stands_in_in_a_circle,
        "StandInIsAway": _stand_in_is_away,
        "PhoneUnusable": _phone_unusable,
        "AddressUnusable": _address_unusable,
        "TooManyAddresses": _too_many_addresses,
        "CodeTooSoon": _code_too_soon,
        "CodeOver": _code_over,
    }
)


def _name(facts: Facts, work: AlertWork, words: Words) -> str:
    return _named("by", facts, work, words)


def _named(fact: str, facts: Facts, work: AlertWork, words: Words) -> str:
    by = facts.get(fact)
    try:
        known = work.people.get(by) if isinstance(by, int) else None
    except Missing:
        known = None
    return known.name if known and known.name else words.plain("A colleague")


def _days(facts: Facts, words: Words) -> str:
    begins, ends = (datetime.fromisoformat(str(facts[name])) for name in ("begins_at", "ends_at"))
    return span(begins, ends, words)


def _time(facts: Facts, work: AlertWork, words: Words) -> str:
    return words.moment(datetime.fromisoformat(str(facts["at"])), work.now)


def _numbers(work: AlertWork, words: Words) -> str:
    _, numbers = words, work.town.numbers
    return _.plain(
        "Urgent? Life in danger: {emergency}. Police: {police}. Doctor: {doctor}.",
        emergency=numbers.emergency,
        police=numbers.police,
        doctor=numbers.doctor,
    )
