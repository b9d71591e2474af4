"""What is refused, in words: one place for all of it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from core.alerts.needs import AlertWork
from core.kernel.missing import Missing
from core.kernel.notice import Fact
from core.people.person import Role
from handlers import names
from handlers.days import span
from handlers.words import Words, marked

Facts = Mapping[str, Fact]
_LONGEST = 200
"""Telegram's limit for the short answer to a press."""

REFUSALS = MappingProxyType(
    {
        "Refused": marked("That is not yours to do here. /hjaelp shows what you can do."),
        "NotAllowed": marked("That is not yours to do here. /hjaelp shows what you can do."),
        "Outdated": marked("That button is out of date. Please use the newest message."),
        "Missing": marked("It is not here any more. It was erased, or it is over."),
        "AlreadyTaken": marked("{name} took it {time}"),
        "AlreadyEnded": marked("{name} closed it {time}"),
        "ChangedMeanwhile": marked("{name} changed it {time}. Look at the newest card."),
        "CannotWait": marked("It is acute, and nobody has it. Take it first, or send it on."),
        "TimeUnreadable": marked("That moment is over. Choose another."),
        "NobodyThere": marked("No colleague can be reached just now. It stays where it is."),
        "DestinationMissing": marked("Choose to whom it was referred."),
        "OriginalMissing": marked("Choose which report it is a duplicate of."),
        "TooManyDrafts": marked("You have {number} reports that are not sent. Send or cancel one first. {numbers}"),
        "TooManyReports": marked("You have sent {number} reports within an hour. Please wait a little. {numbers}"),
        "NobodyToDecide": marked("There is nobody else in the secretariat who could decide on it."),
        "NobodyReads": marked("Nobody in the secretariat could read what they write. Keep them out openly."),
        "AskedAlready": marked("You have asked already. See the newest message about it."),
        "StillOpen": marked("{reference} is still open. Close it first."),
        "StillMember": marked(
            "You take part as a member. Ask the secretariat to remove you first, then write /slet again."
        ),
        "StillInside": marked("You are reported as inside somewhere. Say first that you are out again."),
        "SenderKeptOut": marked(
            "You cannot report here before {until}. Life in danger: call {emergency}, or write it here, that is always"
            " taken. Else call {office}."
        ),
        "NotReady": marked("Area and urgency are needed before it can be sent."),
        "ReferenceUnknown": marked("There is no report with that reference. It looks like this: ABC-234."),
        "VisitOver": marked("That visit is over: {name} said so {time}."),
        "VisitTooLong": marked("{longest} minutes at the most. Ask for more time when they are over."),
        "InvitationUnknown": marked("This link does not work (any longer). Ask for a new one where you got it."),
        "AlreadyMember": marked("You take part already, as {role}. The link still works for whoever it is meant for."),
        "NotYourself": marked("You cannot change or remove yourself. Ask a colleague in the secretariat."),
        "NameUnusable": marked(
            "A name has 1 to {longest} characters, on one line. Write the name again, or /folk to leave it."
        ),
        "TalkOver": marked(
            "{reference} was closed more than {days} days ago: nobody reads answers to it any more. Write"
            " it as a new concern."
        ),
        "DaysUnclear": marked("I did not understand which days. Write for example: /fravaer from Monday to Friday."),
        "AlreadyAway": marked("Some of those days are entered already: {days}. See /fravaer."),
        "StandsInInACircle": marked(
            "{name} is away then too, and in the end you would stand in for each other. Choose somebody else."
        ),
        "StandInIsAway": marked("{name} is away then ({days}), and nobody stands in for them. Choose somebody else."),
        "PhoneUnusable": marked(
            "That is no telephone number that can be called. Write it again, or /kontakt to leave it."
        ),
        "AddressUnusable": marked(
            "Nothing can be sent to that address. Write it again, or /kontakt to leave it. Delete your"
            " message if there is a password in it."
        ),
        "EmailNotSetUp": marked("E-mail is not set up here. Ask the secretariat for it. /kontakt leaves it."),
        "TextsNotSetUp": marked("Text messages are not set up here. Ask the secretariat for it. /kontakt leaves it."),
        "AddressKnown": marked("That address is here already. Write another, or /kontakt to leave it."),
        "TooManyAddresses": marked("There are {number} addresses already. Remove one first."),
        "CodeTooSoon": marked("A code was sent just now. Wait a minute before you ask for another."),
        "CodeOver": marked("That code is over. Ask for a new one under /kontakt."),
    }
)
"""A sentence for each refusal; what stands in braces is made of its facts by `_fact`."""

_BY_NOBODY_NAMED = MappingProxyType(
    {
        "AlreadyEnded": marked("The reporter withdrew it {time}"),
        "ChangedMeanwhile": marked("It has changed since ({time}). Look at the newest card."),
    }
)
"""The same when it was the reporter, who is never named, or the clock."""


def refusal_text(facts: Facts, work: AlertWork, words: Words) -> str:
    """Plain text of at most 200 characters, for the facts of any refusal."""
    refusal = str(facts["refusal"])
    by_nobody = facts.get("by") is None and refusal in _BY_NOBODY_NAMED
    sentence = _BY_NOBODY_NAMED[refusal] if by_nobody else REFUSALS[refusal]
    wanted = [name for name in _WORDED if f"{{{name}}}" in sentence]
    said = words.plain(sentence, **{name: _fact(name, facts, work, words) for name in wanted})
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"


_WORDED = ("until", "emergency", "office", "name", "time", "days", "number", "numbers", "longest", "reference", "role")


def _fact(name: str, facts: Facts, work: AlertWork, words: Words) -> object:
    """What stands for this name in the sentence."""
    match name:
        case "name":
            return _name(next(facts[fact] for fact in ("by", "named", "who") if fact in facts), work, words)
        case "time":
            return words.moment(datetime.fromisoformat(str(facts["at"])), work.now)
        case "days" if "begins_at" in facts:
            begins, ends = (datetime.fromisoformat(str(facts[fact])) for fact in ("begins_at", "ends_at"))
            return span(begins, ends, words)
        case "number":
            return facts["at_most"] if "at_most" in facts else facts["an_hour"]
        case "until":
            return words.day(datetime.fromisoformat(str(facts["until"])))
        case "emergency" | "office" | "numbers":
            return _whom_to_call(work, words)[name]
        case "role":
            return words.plain(names.ROLES[Role(str(facts["role"]))])
    return facts.get(name)


def _name(person: Fact, work: AlertWork, words: Words) -> str:
    try:
        known = work.people.get(person) if isinstance(person, int) else None
    except Missing:
        known = None
    return known.name if known and known.name else words.plain("A colleague")


def _whom_to_call(work: AlertWork, words: Words) -> dict[str, str]:
    """Facts that are the same whatever was refused."""
    emergency = work.town.numbers.emergency
    return {"emergency": emergency, "office": office(work), "numbers": _numbers(work, words)}


def office(work: AlertWork) -> str:
    """Whom to call instead of writing."""
    contact = work.town.contact
    return f"{contact.name}, {contact.phone}" if contact.phone else contact.name


def _numbers(work: AlertWork, words: Words) -> str:
    _, numbers = words, work.town.numbers
    return _.plain(
        "Urgent? Life in danger: {emergency}. Police: {police}. Doctor: {doctor}.",
        emergency=numbers.emergency,
        police=numbers.police,
        doctor=numbers.doctor,
    )
