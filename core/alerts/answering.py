"""What becomes of an answer to each question that the bot asks. An answer that is none may be a report."""

from collections.abc import Callable

from core.alerts.climbing.postponing import postpone_as_written
from core.alerts.climbing.reopening import reopen_because
from core.alerts.details import look_because
from core.alerts.ending.longer import keep_longer_because
from core.alerts.hearing import follow_up, note, report_freely, say, talk
from core.alerts.identity.requesting import ask_because
from core.alerts.keeping_out.blocking import keep_out_because
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.talking.thread import belongs_to_it
from core.alerts.understanding import names_a_place, speaks_of_danger, tells_what_was_seen
from core.kernel.spoken import read_moment
from core.people.address import code_in
from core.people.addresses import add_address, looks_like_address
from core.people.being_away.entering import absence_as_written, ask_for_days_again
from core.people.codes import write_code
from core.people.contact import ask_for_phone_again, looks_like_phone, set_phone
from core.people.dialogue import Dialogue, DialogueKind
from core.people.inviting import name_newcomer
from core.people.person import Person
from core.people.rights import Action, may

_MOMENT_LONGEST = 40
"""Characters of a moment that somebody meant to write and that cannot be read."""

Answer = Callable[[Content, Dialogue, Person, AlertWork], None]


def is_own_number(content: Content, dialogue: Dialogue) -> bool:
    """Whether it is the telephone number or the address that was asked for."""
    if dialogue.kind is DialogueKind.PHONE:
        return looks_like_phone(_unmasked(content)) and content.file is None
    return dialogue.kind is DialogueKind.ADDRESS and looks_like_address(_unmasked(content))


def _unmasked(content: Content) -> str:
    return content.unmasked or content.words or ""


def _add(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    follow_up(work.reports.get(dialogue.matter), content, by, work)


def _note(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    note(dialogue.matter, content, by, work)


def _talk(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """An answer to the card is a note all the same: what may be meant for colleagues alone does not go out."""
    report = work.reports.get(dialogue.matter)
    if report.reporter != by.id and content.answers is not None and not belongs_to_it(content, by, work):
        note(report.id, content, by, work)
    else:
        talk(report, content, by, work, dialogue)


def _name(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    if may(by, Action.MANAGE_PEOPLE) and not tells_what_was_seen(content, work):
        name_newcomer(content.words or "", dialogue, by, work)
    else:
        report_freely(content, by, work)


def _freely(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """What answers no question about a visit (core.visits.hearing) is a report."""
    report_freely(content, by, work)


def _phone(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    if is_own_number(content, dialogue):
        set_phone(_unmasked(content), dialogue, by, work)
    elif _is_a_report(content, work):
        say(content, by, work)
    else:
        ask_for_phone_again(dialogue, by, work)


def _address(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    if is_own_number(content, dialogue):
        add_address(_unmasked(content), content.message, dialogue, by, work)
    else:
        say(content, by, work)


def _code(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    code = code_in(content.words or "")
    if code is not None:
        write_code(code, dialogue, by, work)
    else:
        say(content, by, work)


def _away(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """What are no days, and says what somebody has seen, is a report."""
    words = content.words or ""
    if content.file is None and absence_as_written(words, dialogue, by, work):
        return
    if _is_a_report(content, work) or not ask_for_days_again(words, dialogue, by, work):
        say(content, by, work)


def _postpone(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """What is no moment, and longer than one is written, is a report whatever its words."""
    words = content.words or ""
    a_story = len(words) > _MOMENT_LONGEST and read_moment(words, work.now, work.town.zone) is None
    if a_story or _is_a_report(content, work):
        say(content, by, work)
    else:
        postpone_as_written(content, dialogue, by, work)


def _is_a_report(content: Content, work: AlertWork) -> bool:
    """Where an answer names no place and shows nothing."""
    return tells_what_was_seen(content, work) or names_a_place(content, work)


def _in_words(answer: Answer) -> Answer:
    """A reason may say what was seen; a picture alone says none, and is what anything else would be."""

    def answered(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
        if content.file is not None and not content.words:
            say(content, by, work)
        else:
            answer(content, dialogue, by, work)

    return answered


def _unless_in_danger(answer: Answer) -> Answer:
    """What speaks of danger to life is a report, whatever was asked."""

    def answered(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
        if speaks_of_danger(content, work):
            report_freely(content, by, work)
        else:
            answer(content, dialogue, by, work)

    return answered


ANSWERS: dict[DialogueKind, Answer] = {
    DialogueKind.ADD: _add,
    DialogueKind.NOTE: _note,
    DialogueKind.NEWCOMER: _name,
    DialogueKind.POSTPONE: _unless_in_danger(_postpone),
    DialogueKind.PHONE: _unless_in_danger(_phone),
    DialogueKind.ADDRESS: _unless_in_danger(_address),
    DialogueKind.CODE: _unless_in_danger(_code),
    DialogueKind.REOPEN: _unless_in_danger(_in_words(reopen_because)),
    DialogueKind.KEEP: _unless_in_danger(keep_longer_because),
    DialogueKind.VISIT: _freely,
    DialogueKind.GROUND: _freely,
    DialogueKind.KEEP_OUT: _unless_in_danger(keep_out_because),
    DialogueKind.AWAY: _unless_in_danger(_away),
    DialogueKind.TALK: _talk,
    DialogueKind.LOOK: _unless_in_danger(_in_words(look_because)),
    DialogueKind.WHO: _unless_in_danger(_in_words(ask_because)),
}
