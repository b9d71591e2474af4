"""Where something belongs that somebody wrote: to what it answers, to the album it is part of, or to a draft."""

from dataclasses import replace
from datetime import timedelta

from core.alerts.allowing import may_act_on
from core.alerts.caretaking import add_note
from core.alerts.drafting import keep, new_draft
from core.alerts.duty import mind
from core.alerts.following import add_to
from core.alerts.journal import EntryKind
from core.alerts.keeping_out.door import hold, kept_out, more_is_held, refuse_openly, to_be_held
from core.alerts.message import Content, store
from core.alerts.needs import AlertWork
from core.alerts.places import elsewhere
from core.alerts.report import Report, ReportState, Step
from core.alerts.sending import send, send_all_the_same, within_limits
from core.alerts.talking.answering import answer, is_let_in
from core.alerts.talking.notices import too_late
from core.alerts.talking.saying import say_to_reporter
from core.alerts.talking.sorting import is_perhaps_an_answer
from core.alerts.talking.thread import belongs_to_it, lasts, may_say
from core.alerts.understanding import matter_of, speaks_of_danger
from core.kernel.notice import Manner
from core.people.dialogue import Dialogue
from core.people.person import Person


def say(content: Content, by: Person, work: AlertWork) -> None:
    """Put it where it belongs: what it answers, the album it is part of, the draft at hand, or a new draft."""
    matter = matter_of(content, by, work)
    if matter is None:
        return report_freely(content, by, work)
    report = work.reports.get(matter)
    if report.reporter == by.id and report.state is ReportState.DRAFT:
        return extend(report, content, by, work)
    if belongs_to_it(content, by, work):
        return talk(report, content, by, work)
    if report.reporter != by.id:
        return note(matter, content, by, work)
    return follow_up(report, content, by, work)


def report_freely(content: Content, by: Person, work: AlertWork) -> None:
    """Part of the draft at hand, or the first words of a new one. Whoever was written to is asked whether it is an
    answer; never about danger."""
    draft, in_danger = _draft_at_hand(content, by, work), speaks_of_danger(content, work)
    if not in_danger and is_perhaps_an_answer(draft, by, work):
        asked = draft if draft is not None and draft.step is Step.MATTER else None
        draft = asked or new_draft(by, content.sender, work, guided=False, limited=False).asking(Step.MATTER)
    elif draft is None:
        if not in_danger:
            within_limits(by, work)
        draft = new_draft(by, content.sender, work, guided=False, limited=not in_danger)
    extend(draft, content, by, work)


def talk(report: Report, content: Content, by: Person, work: AlertWork, asking: Dialogue | None = None) -> None:
    """Part of the conversation about it: to its reporter, or from them. Of whoever may not write to the reporter (any
    longer) it is a note, and that is what they are told."""
    page = asking.page if asking else None
    if report.state is ReportState.HELD:
        follow_up(report, content, by, work, page)
        return
    alert = work.alerts.get(report.id)
    if report.reporter == by.id:
        follow_up(report, content, by, work, page, talking=True)
    elif may_say(alert, by, work):
        say_to_reporter(alert, content, by, work, page)
    else:
        note(report.id, content, by, work)


def note(alert: int, content: Content, by: Person, work: AlertWork) -> None:
    """Note it on what somebody else reported. Whoever may not (any longer) has written a report of their own; so has
    whoever speaks of danger: a note is read later, a report at once."""
    if not may_act_on(alert, by, work):
        report_freely(content, by, work)
    elif speaks_of_danger(content, work):
        _report_anew(work.reports.get(alert), content, by, work)
    else:
        add_note(alert, content, by, work)


def follow_up(
    report: Report, content: Content, by: Person, work: AlertWork, page: str | None = None, *, talking: bool = False
) -> None:
    """Add to what was sent, or answer what was asked about it. For some days after it ended it is an answer to whoever
    closed it, then the draft of a new report. Danger spoken of after it ended is a new report from the same place at
    once: nobody looks there. Whoever is kept out answers only what they were asked."""
    if report.state is ReportState.HELD:
        _add_to_held(report, content, by, work)
        return
    alert = work.alerts.get(report.id)
    if not alert.is_open and speaks_of_danger(content, work):
        _report_anew(report, content, by, work)
    elif alert.is_open and not (talking and _reaches_them(report, content, by, work)):
        add_to(report, content, by, work)
    elif not lasts(alert, work):
        work.tell(too_late(report))
        report_freely(content, by, work)
    elif alert.is_open or _reaches_them(report, content, by, work):
        answer(report, content, by, work, page)
    else:
        _answer_in_vain(report, content, by, work, page)


def _reaches_them(report: Report, content: Content, by: Person, work: AlertWork) -> bool:
    return speaks_of_danger(content, work) or is_let_in(report, content.album, by, work)


def _answer_in_vain(report: Report, content: Content, by: Person, work: AlertWork, page: str | None) -> None:
    """Nobody asked, nobody looks there any more, and its sender is kept out: something new about the same place, which
    the secretariat reads. Where nobody could read it, it is an answer like any other."""
    within_limits(by, work)
    known = work.reports.of_album(by.id, content.album) if content.album is not None else None
    begun = work.reports.get(known) if known is not None else None
    if begun is not None and begun.state is ReportState.HELD:
        _add_to_held(begun, content, by, work)
    elif (block := to_be_held(by, work)) is not None:
        draft = new_draft(by, content.sender, work, guided=False, limited=False)
        store(content, draft.id, EntryKind.WROTE, by.id, work)
        held = replace(draft, place=report.place, urgency=report.urgency, hidden=report.hidden)
        hold(mind(held, work.read(content.words or ""), work), block, work, Manner.MOVE)
    else:
        answer(report, content, by, work, page)


def _add_to_held(report: Report, content: Content, by: Person, work: AlertWork) -> None:
    """Kept with what waits for the secretariat; danger to life rings at once. When nothing keeps its sender out any
    longer, all of it goes out: nobody waits for the secretariat to say what they may say themselves."""
    if speaks_of_danger(content, work):
        _report_anew(report, content, by, work)
        return
    refuse_openly(by, work)
    store(content, report.id, EntryKind.WROTE, by.id, work)
    held = mind(report, work.read(content.words or ""), work)
    if kept_out(by, work) is None:
        send_all_the_same(held, work)
    else:
        more_is_held(held, work)


def extend(draft: Report, content: Content, by: Person, work: AlertWork) -> None:
    """Add to a draft what was said, show what was understood, and send it when it tells of danger and can be sent."""
    store(content, draft.id, EntryKind.WROTE, by.id, work)
    reading = work.read(content.words or "")
    asked_where = draft.step is Step.WHERE and content.words
    draft = draft.at(content.words, reading) if asked_where else draft.understood(reading)
    if draft.step is Step.AREA and reading.place.area is not None:
        draft = draft.in_area(reading.place.area)
    elif by.only_area and draft.place.area is None and draft.place.street is None:
        draft = draft.in_area(by.only_area)
    draft = mind(draft, reading, work)
    if draft.in_danger and draft.step is Step.MATTER:
        draft = draft.asking(Step.FREE)
    if draft.in_danger and draft.is_ready:
        send(draft, by, work, Manner.MOVE)
    else:
        keep(draft, work, Manner.MOVE)


def _report_anew(report: Report, content: Content, by: Person, work: AlertWork) -> None:
    """Danger at the place of that report, unless the words name another."""
    draft = new_draft(by, content.sender, work, guided=False, limited=False)
    hidden = report.hidden and report.reporter == by.id
    extend(replace(draft, place=report.place, hidden=hidden), content, by, work)


def _draft_at_hand(content: Content, by: Person, work: AlertWork) -> Report | None:
    """The draft touched last, unless this is another matter: from another address, or danger while that one was left
    (it would be sent at once with old signs)."""
    latest = next(iter(work.reports.drafts_of(by.id)), None)
    if latest is None:
        return None
    reading = work.read(content.words or "")
    left_since = work.now - timedelta(minutes=work.town.drafts.ask_after_minutes)
    another = latest.step is Step.FREE and elsewhere(latest.place, reading.place)
    return None if another or (reading.danger and latest.touched_at <= left_since) else latest
