"""/privatliv: what is kept, why, how long, and whom to ask. All of it is made of the configuration, so that it is never
wrong."""

from babel.units import format_unit

from core.access.asking import ShowOwnData
from core.kernel.town import Town
from core.kernel.town.retention import Retention
from core.people.rights import Action, can
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Message
from handlers.words import Html, Words

_A_YEAR = 12
"""Months."""


def privacy(scene: Scene) -> Message:
    """In one message, for everybody."""
    _, town = scene.words, scene.work.town
    text = lines(
        _("🔒 <b>What is kept here about you</b>"),
        Html(),
        _("<b>What:</b> what you write and send, what your account is called, and what becomes of it."),
        _as_a_member(town.retention, _) if scene.reader.is_member else None,
        _("<b>Why:</b> so that somebody can help, and you hear what became of it."),
        _("<b>Lawful basis:</b> {basis}", basis=town.contact.lawful_basis) if town.contact.lawful_basis else None,
        _(
            "<b>Who sees it:</b> the social caretaker, whoever it is referred to, and the secretariat when somebody"
            " there writes why. Whoever runs the bot could. It is encrypted where it is kept, and each time somebody"
            " opens it, that is logged."
        ),
        _(
            "<b>Hidden name:</b> it is shown to nobody, unless somebody gives a strong reason and a second person in"
            " the secretariat allows it. Both are logged."
        ),
        Html(),
        *_after_closing(town.retention, _),
        _other_things(town, _),
        Html(),
        *_in_chats(town, _),
        Html(),
        *_rights(town, scene),
    )
    own = scene.button("📂 " + _.plain("See what is kept about me"), ShowOwnData())
    return Message(text, rows((own if can(scene.reader, Action.SEE_OWN_DATA) else None,)))


def _as_a_member(kept: Retention, words: Words) -> Html:
    return words(
        "As a member also your name, role, areas, telephone number, addresses and absences, until the secretariat takes"
        " you out, and when you were in somebody's home, for {notices}. Your name stays in the log for {audit}.",
        notices=_days(kept.notices_days, words),
        audit=_months(kept.audit_months, words),
    )


def _after_closing(kept: Retention, words: Words) -> tuple[Html, ...]:
    _ = words
    return (
        _("<b>How long after it was closed:</b>"),
        _(
            "• no concern {no_concern}, not our task {not_our_task}, duplicate {duplicate}, withdrawn {withdrawn}",
            no_concern=_days(kept.no_concern_days, _),
            not_our_task=_days(kept.not_our_task_days, _),
            duplicate=_days(kept.duplicate_days, _),
            withdrawn=_days(kept.withdrawn_days, _),
        ),
        _(
            "• advice given {advice}, guidance course {course}, referred {referred}, handed over to the municipality"
            " {municipality}",
            advice=_months(kept.advice_months, _),
            course=_months(kept.course_months, _),
            referred=_months(kept.referred_months, _),
            municipality=_months(kept.municipality_months, _),
        ),
        _("• who reported it: {identity} at most", identity=_months(kept.identity_months, _)),
        _(
            "The social caretaker is told {warn} before. For a written reason it can be kept longer, up to {longer} at"
            " a time; when something new came in, {grace} at least.",
            warn=_days(kept.warn_days, _),
            longer=_months(max(kept.longer_months), _),
            grace=_days(kept.grace_days, _),
        ),
        _("Then it is erased. Only figures without names or addresses are left."),
    )


def _other_things(town: Town, words: Words) -> Html:
    _, kept = words, town.retention
    return _(
        "• not sent: {drafts}. Who looked at what: {audit}. When you were written to, without the words: {notices}."
        " Messages that could not be handled: {parked}. If you never report anything: {strangers}. Invitations:"
        " {invitations}",
        drafts=_hours(town.drafts.delete_after_hours, _),
        audit=_months(kept.audit_months, _),
        notices=_days(kept.notices_days, _),
        parked=_days(kept.parked_days, _),
        strangers=_days(kept.strangers_days, _),
        invitations=_days(town.invitation_days, _),
    )


def _in_chats(town: Town, words: Words) -> tuple[Html, ...]:
    _, chats = words, town.chats
    return (
        _("<b>In this chat:</b> chats with a bot are not end-to-end encrypted: Telegram could read along."),
        _(
            "Messages with content are therefore removed here: what you sent {sent} after the receipt, other answers"
            " after {loose}, what you asked to see after {details}, conversations after {talk}; all of it before"
            " {latest}.",
            sent=_minutes(chats.sent_minutes, _) if chats.sent_minutes else _.plain("at once"),
            loose=_minutes(chats.loose_minutes, _),
            details=_minutes(chats.details_minutes, _),
            talk=_minutes(chats.talk_minutes, _),
            latest=_hours(chats.latest_hours, _),
        ),
    )


def _rights(town: Town, scene: Scene) -> tuple[Html, ...]:
    _, whom = scene.words, town.contact
    facts = (whom.data_protection or whom.name, whom.data_protection_phone or whom.phone, whom.data_protection_email)
    return (
        _("<b>Your rights:</b> you may see what is kept about you, have it corrected, and object."),
        _("/slet erases you. A block of a sender stays until it ends.")
        if can(scene.reader, Action.BE_ERASED)
        else _("Whoever takes part is taken out by the secretariat."),
        _("Ask: {whom}", whom=", ".join(fact for fact in facts if fact)),
        _("You can complain to the Danish Data Protection Agency: datatilsynet.dk"),
    )


def _days(number: int, words: Words) -> str:
    return _spoken(number, "day", words)


def _hours(number: int, words: Words) -> str:
    return _spoken(number, "hour", words)


def _minutes(number: int, words: Words) -> str:
    return _spoken(number, "minute", words)


def _months(number: int, words: Words) -> str:
    """In years where they come out even."""
    if number >= 2 * _A_YEAR and number % _A_YEAR == 0:
        return _spoken(number // _A_YEAR, "year", words)
    return _spoken(number, "month", words)


def _spoken(number: int, unit: str, words: Words) -> str:
    """30 days, in the reader's language."""
    return format_unit(number, f"duration-{unit}", locale=words.language)
