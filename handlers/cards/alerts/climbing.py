"""What is asked and answered while an alert is on its way to somebody: when, to whom, why, and still on it?"""

from types import MappingProxyType

from core.alerts.advancing import leader_of, matter_of
from core.alerts.alert import Alert
from core.alerts.climbing.handing_over import AcceptOffer, DeclineOffer, HandOver, colleagues
from core.alerts.climbing.ladder import first_rings_at, ladder_for
from core.alerts.climbing.postponing import LONGEST, AskForTime, Delay, Postpone, moment_of
from core.alerts.climbing.staying import ConfirmAlive
from core.alerts.details import ShowDetails
from core.alerts.showing import LeaveQuestion
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from handlers import names
from handlers.cards.alerts.card import card_changed, state_line
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, marked

_DELAYS = MappingProxyType(
    {
        Delay.HOUR: marked("In 1 hour"),
        Delay.AFTERNOON: marked("This afternoon"),
        Delay.TOMORROW: marked("Tomorrow morning"),
        Delay.NEXT_WEEK: marked("Next week"),
    }
)


def still_on_it(scene: Scene) -> Message | None:
    """No sign of life so far; None when it is no longer theirs, or they have given one."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    if alert.taken_by != scene.reader.id or alert.asked_at is None or alert.next_step_at is None:
        return None
    shown, until = card_changed(scene), _.moment(alert.next_step_at, scene.work.now)
    asked = _("❓ <b>Are you still on it?</b> Without an answer it goes to somebody else at {moment}.", moment=until)
    yes = scene.button("👍 " + _.plain("I am on it"), ConfirmAlive(alert.id))
    return Message(lines(asked, Html(), Html(shown.text)), ((yes,), *shown.rows))


def postponing(scene: Scene) -> Message:
    """Until when? Only moments that are still ahead."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    delays = [delay for delay in Delay if moment_of(delay, scene.work.now, scene.work.hours) is not None]
    as_of = matter_of(alert, scene.work).version
    answers = tuple((_delay(delay, alert, as_of, scene),) for delay in delays)
    written = scene.button("⌨️ " + _.plain("Another time"), AskForTime(alert.id, as_of))
    asked = lines(
        _question(alert, _("Postpone until when?"), scene),
        _("It does not ring until then. After that it is free again."),
    )
    return Message(asked, (*answers, (written,), (_back(alert, scene),)))


def ask_for_time(scene: Scene) -> Message:
    """The next message is the moment; when the last one could not be read, that is said."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    unread = _("I could not read that as a time within the next {days} days.", days=LONGEST.days)
    asked = _(
        "Until when is <b>{reference}</b> postponed? Write for example: torsdag kl. 10", reference=alert.reference
    )
    return Message(
        lines(unread if scene.notice.facts.get("again") else None, asked), scene.never_mind(DialogueKind.POSTPONE)
    )


def postponed(scene: Scene) -> Message | None:
    """Until when, and when it rings, which may be later; None when it does not wait any longer."""
    alert, _, work = scene.alert(Action.HANDLE), scene.words, scene.work
    matter = matter_of(alert, work)
    if matter.postponed_until is None:
        return None
    until = _.weekday(matter.postponed_until)
    rings_at = first_rings_at(ladder_for(matter.urgency, work.town.ladders), matter.postponed_until, work.hours)
    if rings_at == matter.postponed_until:
        return Message(_("✅ {reference} is postponed until {moment}.", reference=alert.reference, moment=until))
    return Message(
        _(
            "✅ {reference} is postponed until {moment}, but nobody is rung before {rings}.",
            reference=alert.reference,
            moment=until,
            rings=_.weekday(rings_at),
        )
    )


def choose_colleague(scene: Scene) -> Message:
    """Everybody who could take it now."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    as_of = matter_of(alert, scene.work).version
    answers = tuple(
        (scene.button(scene.name_of(each.id), HandOver(alert.id, as_of, each.id)),)
        for each in colleagues(scene.reader, scene.work)
    )
    return Message(_question(alert, _("Send it to whom?"), scene), (*answers, (_back(alert, scene),)))


def offer(scene: Scene) -> Message | None:
    """A colleague sends it; None once it was answered, taken or is over."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    if alert.offered_to != scene.reader.id or not alert.is_open:
        return None
    text = lines(
        _("➡️ <b>{name} sends you a report.</b> Will you take it?", name=scene.name_of(alert.offered_by)),
        _about(alert, scene),
        _("Reference: <b>{reference}</b>", reference=alert.reference),
    )
    return Message(
        text,
        rows(
            (
                scene.button("🙋 " + _.plain("Yes, I'll take it"), AcceptOffer(alert.id)),
                scene.button("✖️ " + _.plain("No, I cannot"), DeclineOffer(alert.id)),
            ),
            (scene.button("📄 " + _.plain("Show details"), ShowDetails(alert.id)),),
        ),
    )


def offer_over(scene: Scene) -> Message:
    """What became of what was sent to them."""
    alert, _ = scene.alert(Action.SEE_LIST), scene.words
    return Message(
        lines(
            _("➡️ A report that was sent to you"),
            _about(alert, scene),
            _("Reference: <b>{reference}</b>", reference=alert.reference),
            Html(),
            state_line(alert, scene),
        )
    )


def acute_joined(scene: Scene) -> Message:
    """Something acute belongs to what they have; its details are one tap away."""
    alert, _ = scene.alert(Action.SEE_LIST), scene.words
    joined = _(
        "🔴 The acute report <b>{reference}</b> belongs to your <b>{yours}</b> from now on.",
        reference=alert.reference,
        yours=leader_of(alert, scene.work).reference,
    )
    return Message(joined, ((scene.button("📄 " + _.plain("Show details"), ShowDetails(alert.id)),),))


def offer_answered(scene: Scene) -> Message:
    """Whether the colleague has it now."""
    alert, _ = scene.alert(Action.SEE_LIST), scene.words
    by = scene.notice.facts["by"]
    name = scene.name_of(by if isinstance(by, int) else None)
    if scene.notice.facts["accepted"]:
        return Message(_("✅ {name} has taken <b>{reference}</b>.", name=name, reference=alert.reference))
    return Message(
        _("✖️ {name} cannot take <b>{reference}</b>. It stays where it was.", name=name, reference=alert.reference)
    )


def ask_for_reason(scene: Scene) -> Message:
    """The next message is the reason."""
    alert = scene.alert(Action.HANDLE)
    asked = scene.words("Why shall <b>{reference}</b> be opened again? Write the reason.", reference=alert.reference)
    return Message(asked, scene.never_mind(DialogueKind.REOPEN))


def opened_again(scene: Scene) -> Message:
    """Their reason is kept, and it is theirs."""
    alert, _ = scene.alert(Action.HANDLE), scene.words
    return Message(_("🔓 {reference} is open again, and you have it.", reference=alert.reference))


def _question(alert: Alert, question: Html, scene: Scene) -> Html:
    _ = scene.words
    reference = _("Reference: <b>{reference}</b>", reference=alert.reference)
    return lines(_about(alert, scene), reference, Html(), _("<b>{ask}</b>", ask=question))


def _about(alert: Alert, scene: Scene) -> Html:
    _ = scene.words
    urgency, area = names.urgency(alert.urgency, _), names.area(alert.area, scene.work.town)
    return _("{urgency} · {area}", urgency=urgency, area=area)


def _delay(delay: Delay, alert: Alert, as_of: int, scene: Scene) -> Button:
    return scene.button(scene.words.plain(_DELAYS[delay]), Postpone(alert.id, as_of, delay))


def _back(alert: Alert, scene: Scene) -> Button:
    return scene.button("↩️ " + scene.words.plain("Back"), LeaveQuestion(alert.id))
