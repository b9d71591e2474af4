"""How somebody is reached: their telephone number, and addresses beside Telegram with what is still missing."""

from collections.abc import Sequence

from core.kernel.missing import Missing
from core.people.address import CODE_DIGITS, Address
from core.people.addresses import AskForAddress, RemoveAddress
from core.people.codes import AskForCode, SendNewCode
from core.people.contact import AskForPhone, RemovePhone, ShowContact
from core.people.dialogue import DialogueKind
from core.people.membership import ShowMember
from core.people.person import Person
from core.people.rights import Action, can
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, telephone


def contact(scene: Scene) -> Message:
    """One's own page, or for the secretariat a colleague's."""
    shown, _ = _shown(scene), scene.words
    addresses, own = scene.work.addresses.of(shown.id), shown.id == scene.reader.id
    text = lines(
        _("📞 <b>How you are reached</b>") if own else _("📞 <b>How {name} is reached</b>", name=shown.name),
        _("Telephone: {phone}", phone=telephone(shown.phone)) if shown.phone else _("Telephone: not given"),
        _("Colleagues see it on acute alerts that nobody has taken yet."),
        Html(),
        _("<b>Beside Telegram</b>") if addresses else _("<b>Beside Telegram</b>: nothing yet"),
        *(_line(number, address, scene) for number, address in enumerate(addresses, 1)),
        _("Used only when something is acute and Telegram is not enough. Nothing about residents goes there."),
    )
    buttons = rows(*_phone_buttons(shown, scene), *_address_buttons(shown, addresses, scene), _back(scene))
    return Message(text, buttons, protect=bool(shown.phone or addresses))


def ask_for_phone(scene: Scene) -> Message:
    """The next message is the number."""
    shown, _ = _shown(scene), scene.words
    own = shown.id == scene.reader.id
    if scene.notice.facts.get("again"):
        unread = _("That does not look like a telephone number. Write for example: 20 30 40 50")
        return Message(unread, scene.never_mind(DialogueKind.PHONE))
    return Message(
        _("Write your telephone number.") if own else _("Write the telephone number of {name}.", name=shown.name),
        _leave(shown, scene),
    )


def ask_for_address(scene: Scene) -> Message:
    """The next message is the address; what can be written depends on the town."""
    shown, _, fallback = _shown(scene), scene.words, scene.work.town.fallback
    asked = {
        (True, True): _("Write your e-mail address or your mobile number."),
        (True, False): _("Write your e-mail address."),
        (False, True): _("Write your mobile number. Messages go there as texts."),
        (False, False): lines(
            _("E-mail and text messages are not set up here. Ask the secretariat for it."),
            _("If you have an address of a service such as ntfy or Pushover yourself, you can write it here."),
        ),
    }
    return Message(
        lines(
            None if shown.id == scene.reader.id else _("This is for {name}:", name=shown.name),
            asked[bool(fallback.email_url), bool(fallback.sms_url)],
            Html(),
            _("A code is sent there. Your message with the address is deleted here, and the address is kept sealed."),
        ),
        _leave(shown, scene),
    )


def address(scene: Scene) -> Message:
    """What is to be done about an address now: for whoever is reached there, and for the colleague who added it."""
    found = scene.work.addresses.get(scene.about)
    if found.person != scene.reader.id:
        return _of_a_colleague(found, scene)
    scene.insist(Action.BE_CALLED)
    _ = scene.words
    if found.verified:
        right = _("✅ {label}: the code was right. Acute messages can reach you there.", label=found.label)
        return Message(right, protect=True)
    return Message(_code_wanted(found, scene), _code_buttons(found, scene), protect=True)


def _code_wanted(found: Address, scene: Scene) -> Html:
    _ = scene.words
    if scene.notice.facts.get("failed"):
        return _(
            "The code could not be sent: {label}. Look the address over, or ask for a new code.", label=found.label
        )
    if not found.waits(scene.work.now):
        return _("{label}: that code is over. Ask for a new one.", label=found.label)
    if found.wrong_codes:
        return lines(
            _("That was not the code that was sent to {label}.", label=found.label),
            _.plural("You can try {number} more time.", "You can try {number} more times.", found.codes_left),
        )
    return lines(
        _("A code of {digits} digits is on its way to you: {label}.", digits=CODE_DIGITS, label=found.label),
        _("Write it here within {minutes} minutes.", minutes=scene.work.town.fallback.code_minutes),
    )


def _code_buttons(found: Address, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    _ = scene.words
    waits = found.waits(scene.work.now)
    return rows(
        (scene.button("🔢 " + _.plain("Write the code"), AskForCode(found.id)) if waits else None,),
        (scene.button("🔁 " + _.plain("Send a new code"), SendNewCode(found.id)),),
    )


def _of_a_colleague(found: Address, scene: Scene) -> Message:
    scene.insist(Action.MANAGE_PEOPLE)
    _, name = scene.words, scene.name_of(found.person)
    if found.verified:
        return Message(_("✅ {label}: {name} has written the code.", label=found.label, name=name), protect=True)
    asked = _("{label}: a code was sent there. {name} is asked to write it here.", label=found.label, name=name)
    return Message(asked, protect=True)


def _shown(scene: Scene) -> Person:
    """Whom the page is about; Missing when the reader may not (any longer) see it."""
    scene.insist(Action.BE_CALLED if scene.about == scene.reader.id else Action.MANAGE_PEOPLE)
    shown = scene.work.people.get(scene.about)
    if not can(shown, Action.BE_CALLED):
        raise Missing
    return shown


def _line(number: int, found: Address, scene: Scene) -> Html:
    _ = scene.words
    if found.verified:
        return _("{number}. {label} – ✅ verified", number=number, label=found.label)
    return _("{number}. {label} – ⏳ waits for its code", number=number, label=found.label)


def _phone_buttons(shown: Person, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    _ = scene.words
    if shown.phone is None:
        return ((scene.button("📞 " + _.plain("Write telephone number"), AskForPhone(shown.id)),),)
    change = scene.button("📞 " + _.plain("Change telephone number"), AskForPhone(shown.id))
    return ((change,), (scene.button("🗑 " + _.plain("Remove telephone number"), RemovePhone(shown.id)),))


def _address_buttons(
    shown: Person, addresses: Sequence[Address], scene: Scene
) -> tuple[tuple[Button | None, ...], ...]:
    _ = scene.words
    more = len(addresses) < scene.work.town.fallback.addresses_at_most
    return (
        (scene.button("➕ " + _.plain("Add an address"), AskForAddress(shown.id)) if more else None,),
        *(_buttons_of(number, each, scene) for number, each in enumerate(addresses, 1)),
    )


def _buttons_of(number: int, found: Address, scene: Scene) -> tuple[Button | None, ...]:
    _ = scene.words
    new_code = scene.button("🔁 " + _.plain("New code: {number}", number=number), SendNewCode(found.id))
    remove = scene.button("🗑 " + _.plain("Remove: {number}", number=number), RemoveAddress(found.id))
    return (None if found.verified else new_code, remove)


def _back(scene: Scene) -> tuple[Button | None, ...]:
    """To the colleague's page; one's own stands alone."""
    if scene.about == scene.reader.id:
        return (None,)
    return (scene.button("↩️ " + scene.words.plain("Back"), ShowMember(scene.about)),)


def _leave(shown: Person, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    return ((scene.button("↩️ " + scene.words.plain("Back"), ShowContact(shown.id)),),)
