"""What the bot says about itself: welcome, help, refusals, and when something went wrong."""

from core.people.greeting import Speak
from handlers import names
from handlers.buttons import BEGIN
from handlers.cards.numbers import urgent_numbers
from handlers.cards.people.offers import what_they_can_do
from handlers.cards.scene import Scene, lines
from handlers.message import Button, Message, Rows
from handlers.refusals import refusal_text
from handlers.words import Html, escaped


def welcome(scene: Scene) -> Message:
    """For a neighbour what this is; for a member who they are here."""
    _ = scene.words
    if scene.reader.is_member:
        return Message(lines(_who_they_are(scene), Html(), what_they_can_do(scene)), _begin(scene))
    return Message(
        lines(
            _("<b>Is somebody's life in danger? Call {number} first.</b>", number=_emergency_number(scene)),
            Html(),
            _("Here you can tell us when you are worried about somebody in your housing area."),
            _("The social caretaker reads it, and you hear what becomes of it."),
            Html(),
            _("Press the button, or just write what you have seen."),
        ),
        _begin(scene),
    )


def guidance(scene: Scene) -> Message:
    """Help by role."""
    _ = scene.words
    text = lines(what_they_can_do(scene), Html(), _("<b>Numbers</b>"), urgent_numbers(scene))
    return Message(text, _begin(scene))


def admitted(scene: Scene) -> Message:
    """The invitation worked."""
    _ = scene.words
    return Message(lines(_("✅ Welcome."), _who_they_are(scene), Html(), what_they_can_do(scene)), _begin(scene))


def role_changed(scene: Scene) -> Message | None:
    """None when they are no member any longer."""
    if not scene.reader.is_member:
        return None
    return Message(lines(_who_they_are(scene), Html(), what_they_can_do(scene)))


def removed(scene: Scene) -> Message | None:
    """None when they have become a member again."""
    if scene.reader.is_member:
        return None
    _ = scene.words
    return Message(
        _("You no longer take part as a member. You can still report a concern, as anybody can."), _begin(scene)
    )


def over(scene: Scene) -> Message:
    """A question that was called off."""
    return Message(scene.words("🗑 Cancelled. Nothing was added."))


def languages(scene: Scene) -> Message:
    """Two buttons, each in its own language."""
    _ = scene.words
    return Message(
        _("Which language? / Hvilket sprog?"),
        ((scene.button("Dansk", Speak("da")), scene.button("English", Speak("en"))),),
    )


def unsupported(scene: Scene) -> Message:
    """What can be sent instead."""
    _ = scene.words
    return Message(_("I cannot take that. Please send words, a photo, a voice message or a place."))


def too_large(scene: Scene) -> Message:
    """Nothing of it was kept, and that is said."""
    _ = scene.words
    largest = scene.work.town.files.largest_mb
    return Message(
        _(
            "That file is too large, so it was not received. At most {largest} MB. Please write instead.",
            largest=largest,
        )
    )


def private_chat(scene: Scene) -> Message:
    """In a group: a button that opens the private chat."""
    _, bot = scene.words, scene.work.bot_name
    rows: Rows = ((Button(_.plain("Open the private chat"), url=f"https://t.me/{bot}"),),) if bot else ()
    return Message(_("Others read along here. Please write to me in a private chat."), rows)


def refused(scene: Scene) -> Message:
    """What was asked for cannot be, and why."""
    return Message(escaped(refusal_text(scene.notice.facts, scene.work, scene.words)))


def went_wrong(scene: Scene) -> Message:
    """Under which id, and whom to call instead."""
    _, contact = scene.words, scene.work.town.contact
    incident = str(scene.notice.facts.get("incident") or "")
    return Message(
        lines(
            _("⚠️ <b>Something went wrong here, so what you did last was not received.</b>"),
            _("Please call instead: {name}, {phone}.", name=contact.name, phone=contact.phone)
            if contact.phone
            else _("Please call {name} instead, or one of these:", name=contact.name),
            urgent_numbers(scene),
            Html(),
            _("It has been noted under <code>{incident}</code>.", incident=incident),
        )
    )


def _who_they_are(scene: Scene) -> Html:
    _, reader, town = scene.words, scene.reader, scene.work.town
    role, theirs = _.plain(names.ROLES[reader.role]), ", ".join(a.name for a in town.areas if a.key in reader.areas)
    name = scene.name_of(reader.id)
    if theirs:
        return _("You are <b>{name}</b>, {role} for {areas}.", name=name, role=role, areas=theirs)
    return _("You are <b>{name}</b>, {role}.", name=name, role=role)


def _begin(scene: Scene) -> Rows:
    return ((Button("📝 " + scene.words.plain("Report a concern"), data=BEGIN),),)


def _emergency_number(scene: Scene) -> str:
    return scene.work.town.numbers.emergency
