"""What was held back of senders who are kept out, for the secretariat."""

from core.alerts.details import words_fit
from core.alerts.keeping_out.held import ForgetHeld, SendHeld, ShowHeld, TurnHeld, as_of
from core.alerts.message import as_file
from core.alerts.report import Report, ReportState
from core.kernel.missing import Missing
from core.people.rights import Action
from handlers import names
from handlers.cards.paging import page_asked_for, turns
from handlers.cards.reporting.files import not_shown
from handlers.cards.reporting.summary import shortened
from handlers.cards.scene import Scene, lines, rows
from handlers.message import Button, Message
from handlers.words import Html, escaped

_A_PAGE = 6


def listed(scene: Scene) -> Message:
    """What was held back, by area and time."""
    scene.insist(Action.REVIEW_KEPT_OUT)
    _, work = scene.words, scene.work
    total = work.kept_out.count_held()
    if total == 0:
        return Message(_("Nothing is held back."))
    offset, days = page_asked_for(scene, total, _A_PAGE), work.town.retention.not_our_task_days
    waiting = [work.reports.get(number) for number in work.kept_out.held(_A_PAGE, offset)]
    facts = {"first": offset + 1, "last": offset + len(waiting), "total": total}
    text = lines(
        _("📥 <b>Held back</b>: {first}–{last} of {total}", **facts),
        _("From senders who are kept out silently. Nobody has been rung about it."),
        _("Read it, and send it on or forget it."),
        _("After {days} days what was read goes by itself, and what nobody has read is sent on.", days=days),
    )
    each = ((scene.button(_line(held, scene), ShowHeld(held.id)),) for held in waiting)
    return Message(text, rows(*each, turns(offset, total, _A_PAGE, TurnHeld, scene)))


def report(scene: Scene) -> Message:
    """What was written, and where it is; never who it was."""
    kept, _ = _held(scene), scene.words
    files = len(scene.work.journal.attachments_of(kept.id))
    text = lines(
        _("📥 <b>{area}</b> · {moment}", area=_area(kept, scene), moment=_.moment(kept.touched_at, scene.work.now)),
        _("🏠 Place: <b>{place}</b>", place=shortened(kept.place.described())) if kept.place.street else None,
        _said(kept, scene),
        _("📎 {number} with it", number=files) if files else None,
    )
    return Message(text, _decisions(kept, scene), protect=True)


def words(scene: Scene) -> Message:
    """One message of it exactly as it was typed."""
    entry = scene.work.journal.entry(int(scene.notice.facts["entry"] or 0))
    if entry.report != _held(scene).id:
        raise Missing
    return Message(escaped(entry.words), protect=True)


def file(scene: Scene) -> Message:
    """One photo, voice message or place, without the name that its sender gave it."""
    kept, sent = _held(scene), scene.work.journal.attachment(int(scene.notice.facts["attachment"] or 0))
    if sent.report != kept.id:
        raise Missing
    told = lines(escaped(f"📎 {_line(kept, scene)}"), not_shown(sent, scene))
    return Message(told, protect=True, file=as_file(sent), nameless=True)


def changed(scene: Scene) -> Message:
    """More was written to it than stood here."""
    kept, _ = _held(scene), scene.words
    told = _("📥 <b>{area}</b>: more was written meanwhile.", area=_area(kept, scene))
    return Message(told, rows((scene.button("👁 " + _.plain("Read all of it"), ShowHeld(kept.id)),)))


def _held(scene: Scene) -> Report:
    """Missing once it was sent on."""
    scene.insist(Action.REVIEW_KEPT_OUT)
    kept = scene.work.reports.get(scene.about)
    if kept.state is not ReportState.HELD:
        raise Missing
    return kept


def _said(kept: Report, scene: Scene) -> Html:
    entries = scene.work.journal.words_of(kept.id)
    if not words_fit(entries):
        return scene.words("💬 What was written follows below.")
    return escaped("\n".join(entry.words for entry in entries if entry.words))


def _decisions(report: Report, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    _, known = scene.words, as_of(report, scene.work)
    send = scene.button("📣 " + _.plain("Send it on"), SendHeld(report.id, known))
    return rows((send, scene.button("🗑 " + _.plain("Forget it"), ForgetHeld(report.id, known))))


def _line(report: Report, scene: Scene) -> str:
    return f"{_area(report, scene)} · {scene.words.moment(report.touched_at, scene.work.now)}"


def _area(report: Report, scene: Scene) -> str:
    return names.area(report.place.area or "", scene.work.town)
