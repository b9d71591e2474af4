"""Senders who are kept out: by whoever acts on an alert; they are told, or not; the secretariat looks at all of it."""

from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType

from core.alerts.alert import Alert
from core.alerts.keeping_out.blocking import AskToKeepOut, KeepOut, LeaveKeepingOut, Length, is_neighbour
from core.alerts.keeping_out.door import who_reads
from core.alerts.keeping_out.held import AskForHeld
from core.alerts.keeping_out.reviewing import (
    FindInOrder,
    LetInAgain,
    ShowBlock,
    ShowKeptOut,
    ShowWhyKeptOut,
)
from core.alerts.report import ReportState
from core.kernel.missing import Missing
from core.people.dialogue import DialogueKind
from core.people.rights import Action
from core.privacy.kept_out import KeptOut
from handlers.cards.paging import page_asked_for, turns
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.refusals import office
from handlers.words import Html, marked

A_PAGE = 6
_LONGEST = 3000

_LENGTHS = MappingProxyType(
    {Length.WEEK: marked("1 week"), Length.MONTH: marked("1 month"), Length.QUARTER: marked("3 months")}
)


def button(alert: Alert, scene: Scene) -> Button | None:
    """Below the details; for neighbours' reports alone, whether the sender is hidden or not."""
    sender = scene.work.people.get(scene.work.reports.get(alert.id).reporter)
    mine = sender.id == scene.reader.id
    if mine or not is_neighbour(sender) or not scene.may(Action.KEEP_OUT, alert.id):
        return None
    return scene.button("🚫 " + scene.words.plain("Keep the sender out"), AskToKeepOut(alert.id))


def ask_how(scene: Scene) -> Message:
    """For how long, and is the sender to know? Silently only where somebody reads what they write."""
    alert, _, quietly = scene.alert(Action.KEEP_OUT), scene.words, bool(who_reads(scene.work))
    text = lines(
        _("<b>Keep the sender of {reference} out?</b>", reference=alert.reference),
        _("Danger to life is always taken. The secretariat looks at it and can end it."),
        Html(),
        _("<b>Openly</b>: they are told until when, and whom to call."),
        _("<b>Silently</b>: they are not told. What they write waits for the secretariat.") if quietly else None,
    )
    leave = (scene.button("🗑 " + _.plain("Cancel"), LeaveKeepingOut(alert.id)),)
    return Message(text, rows(*(_lengths(alert, length, scene)[: 1 + quietly] for length in Length), leave))


def ask_why(scene: Scene) -> Message:
    """The next message is the reason."""
    alert, _ = scene.alert(Action.KEEP_OUT), scene.words
    again = _("Write a few words, so that a colleague can understand it.") if scene.notice.facts.get("again") else None
    asked = _("Why is the sender of <b>{reference}</b> to be kept out? Write the reason.", reference=alert.reference)
    return Message(lines(again, asked), scene.never_mind(DialogueKind.KEEP_OUT))


def done(scene: Scene) -> Message:
    """Until when, or that the secretariat has ended it."""
    block, _ = _own(scene), scene.words
    if block.ended_at is not None:
        return Message(_("🚫 The secretariat has let the sender in again, whom you kept out."))
    return Message(_("🚫 The sender is kept out until {day}. The secretariat has been told.", day=_.day(block.until)))


def told(scene: Scene) -> Message:
    """Kindly: until when, and whom to call."""
    _, until = scene.words, datetime.fromisoformat(str(scene.notice.facts["until"]))
    return Message(
        lines(
            _("We take no reports from you here until {day}.", day=_.day(until)),
            _("Is somebody in danger? <b>Call {number}.</b>", number=scene.work.town.numbers.emergency),
            _("You can also write it here: danger to life is always taken."),
            _(
                "If you think this is a mistake, or have something to say, call {office}.",
                office=office(scene.work),
            ),
        )
    )


def held(scene: Scene) -> Message | None:
    """What they wrote is kept; nothing more is promised. None once it was sent on."""
    report, _, number = scene.own_report(), scene.words, scene.work.town.numbers.emergency
    if report.state is not ReportState.HELD:
        return None
    return Message(
        lines(
            _("Thank you. What you wrote has been kept, and somebody reads it."),
            _("You may not hear more about it."),
            _("Is somebody in danger? <b>Call {number}</b>, and write it here.", number=number),
        )
    )


def block(scene: Scene) -> Message:
    """Who did it, how and until when; never whose reports they are."""
    kept, _, now = _reviewed(scene), scene.words, scene.work.now
    how = _("silently") if kept.silent else _("openly")
    facts = {"name": scene.name_of(kept.by), "how": how, "since": _.day(kept.since), "until": _.day(kept.until)}
    text = lines(
        _("🚫 <b>{name} keeps a sender out</b>, {how}, from {since} until {until}.", **facts),
        _("Held back: {number}", number=kept.kept_back) if kept.kept_back else None,
        *_became(kept, scene),
    )
    unseen = kept.reviewed_at is None and kept.by != scene.reader.id
    answers = rows(
        (scene.button("📄 " + _.plain("Show the reason"), ShowWhyKeptOut(kept.id)),),
        (
            scene.button("👍 " + _.plain("In order"), FindInOrder(kept.id)) if unseen else None,
            scene.button("🔓 " + _.plain("Let in again"), LetInAgain(kept.id)) if kept.in_force(now) else None,
        ),
        (scene.button("📥 " + _.plain("Held back"), AskForHeld()) if kept.kept_back else None,),
    )
    return Message(text, answers)


def reason(scene: Scene) -> Message:
    """In the words of whoever did it."""
    kept, _ = _reviewed(scene), scene.words
    told = _("🚫 {name}: {text}", name=scene.name_of(kept.by), text=shortened(kept.reason, _LONGEST))
    return Message(told, protect=True)


def listed(scene: Scene) -> Message:
    """What nobody has looked at, then what is in force."""
    scene.insist(Action.REVIEW_KEPT_OUT)
    _, work = scene.words, scene.work
    total, waiting = work.kept_out.count(work.now), work.kept_out.count_held()
    waits = (scene.button("📥 " + _.plain("Held back: {number}", number=waiting), AskForHeld()) if waiting else None,)
    if total == 0:
        return Message(_("Nobody is kept out."), rows(waits))
    offset = page_asked_for(scene, total, A_PAGE)
    page = work.kept_out.page(work.now, offset, A_PAGE)
    facts = {"first": offset + 1, "last": offset + len(page), "total": total}
    title = _("🚫 <b>Senders who are kept out</b>: {first}–{last} of {total}", **facts)
    each = ((scene.button(_line(kept, scene), ShowBlock(kept.id)),) for kept in page)
    return Message(title, rows(*each, waits, turns(offset, total, A_PAGE, ShowKeptOut, scene)))


def _lengths(alert: Alert, length: Length, scene: Scene) -> tuple[Button, ...]:
    _, spoken = scene.words, scene.words.plain(_LENGTHS[length])
    openly, silently = _.plain("Openly, {length}", length=spoken), _.plain("Silently, {length}", length=spoken)
    return (
        scene.button(openly, KeepOut(alert.id, length, silent=False)),
        scene.button(silently, KeepOut(alert.id, length, silent=True)),
    )


def _became(kept: KeptOut, scene: Scene) -> Iterator[Html]:
    _ = scene.words
    if kept.ended_at is not None:
        yield _("Ended by {name} {day}", name=scene.name_of(kept.reviewed_by), day=_.day(kept.ended_at))
    elif kept.reviewed_at is not None:
        yield _("In order: {name} {day}", name=scene.name_of(kept.reviewed_by), day=_.day(kept.reviewed_at))


def _line(kept: KeptOut, scene: Scene) -> str:
    _ = scene.words
    sign = "🆕" if kept.reviewed_at is None else "👍"
    return _.plain("{sign} {name}, until {day}", sign=sign, name=scene.name_of(kept.by), day=_.day(kept.until))


def _own(scene: Scene) -> KeptOut:
    kept = scene.work.kept_out.get(scene.about)
    if kept.by != scene.reader.id:
        raise Missing
    return kept


def _reviewed(scene: Scene) -> KeptOut:
    scene.insist(Action.REVIEW_KEPT_OUT)
    return scene.work.kept_out.get(scene.about)
