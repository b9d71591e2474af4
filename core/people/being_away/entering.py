"""How an absence is entered, ended early or called off."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.kernel.notice import Manner, Reply
from core.kernel.refusal import Refused
from core.kernel.spoken import read_days
from core.people.absence import TIME_TO_NAME, Absence, AbsenceKind
from core.people.being_away import notices
from core.people.being_away.looking import ShowAbsences, not_over, somebody, wait_for_days
from core.people.being_away.notices import AwayKind
from core.people.being_away.reminding import reminded_until
from core.people.being_away.standing_in import NameStandIn
from core.people.dialogue import Dialogue
from core.people.needs import PeopleWork
from core.people.person import Person, Role

_A_DAY = timedelta(days=1)
_FRIDAY = 4
_TELLING = {
    AbsenceKind.SICK: re.compile(r"\b(?:sygemeldt|syge?|sygdom|sick|ill)\b", re.IGNORECASE),
    AbsenceKind.COURSE: re.compile(r"\b(?:kursus|course)\b", re.IGNORECASE),
    AbsenceKind.HOLIDAY: re.compile(r"\b(?:ferie|fri|holidays?|off)\b", re.IGNORECASE),
}
_AROUND = re.compile(
    r"\b(?:jeg|er|har|holder|skal|på|fraværende|fravær|væk|i am|i'm|i have|am|on|away)\b|[.!]\s*$", re.IGNORECASE
)
_STAND_IN = re.compile(
    r",?\s*\b(?:med|with)\s+(?P<name>[^,.]+?)\s+(?:som|as)\s+(?:min\s+|my\s+)?(?:vikar|stand-in)\b", re.IGNORECASE
)
_BOTH_NEXT_WEEK = re.compile(r"^(\w+) (og \w+|and \w+) (i næste uge|næste uge|next week)$", re.IGNORECASE)
_DAYS_LONGEST = 120
"""Characters; whoever writes more than this does not mean days."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An absence as somebody wrote it: its first and last local day, and who stands in, if they said so (id)."""

    kind: AbsenceKind
    days: tuple[date, date]
    stand_in: int | None


class Days(StrEnum):
    """The days on the buttons."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    REST_OF_WEEK = "rest_of_week"
    NEXT_WEEK = "next_week"


@dataclass(eq=False)
class AlreadyAway(Refused):
    """Some of those days are in another absence of theirs. Moments: aware, UTC."""

    begins_at: datetime
    ends_at: datetime


class DaysUnclear(Refused):
    """Nobody knows which days are meant."""


def days_on(button: Days, today: date) -> tuple[date, date]:
    """The first and the last local day; a week ends on its Friday, or with today when that is over."""
    monday = today - today.weekday() * _A_DAY
    match button:
        case Days.TODAY:
            return today, today
        case Days.TOMORROW:
            return today + _A_DAY, today + _A_DAY
        case Days.REST_OF_WEEK:
            return today, max(today, monday + _FRIDAY * _A_DAY)
        case Days.NEXT_WEEK:
            return monday + 7 * _A_DAY, monday + (7 + _FRIDAY) * _A_DAY


@dataclass(frozen=True)
class AskForAbsences:
    """Somebody wants to enter an absence, or look at theirs; words behind the command are the days."""

    words: str = ""

    def __call__(self, by: Person, work: PeopleWork) -> None:
        somebody(by.id, by, work)
        if not self.words:
            ShowAbsences(by.id, Manner.MOVE)(by, work)
            return
        understood = _understood(self.words, None, work)
        if understood is None:
            raise DaysUnclear
        _enter_as_written(by.id, understood, by, work)


@dataclass(frozen=True)
class BeAway:
    """Away on these days, for this reason."""

    person: int
    kind: AbsenceKind
    days: Days

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        today = work.hours.day_of(work.now)
        _enter(self.person, self.kind, days_on(self.days, today), Manner.EDIT, by, work)
        return Reply("away_noted")


@dataclass(frozen=True)
class EndAbsence:
    """They are back already, or will not be away after all."""

    absence: int

    def __call__(self, by: Person, work: PeopleWork) -> Reply:
        absence = not_over(self.absence, by, work)
        if absence.begins_at < work.now:
            work.absences.save(replace(absence, ends_at=work.now))
            notices.tell_of(replace(absence, ends_at=work.now), by.id, work)
        else:
            _call_off(absence, by, work)
        ShowAbsences(absence.person)(by, work)
        return Reply("saved")


def absence_as_written(words: str, dialogue: Dialogue, by: Person, work: PeopleWork) -> bool:
    """The days came, in somebody's own words; whether they were understood."""
    understood = _understood(words, _asked(dialogue), work)
    if understood is not None:
        _enter_as_written(int(dialogue.facts["person"] or 0), understood, by, work)
    return understood is not None


def ask_for_days_again(words: str, dialogue: Dialogue, by: Person, work: PeopleWork) -> bool:
    """Whether these words were meant to be days, and are asked for once more."""
    if not 0 < len(words) <= _DAYS_LONGEST:
        return False
    person, kind = int(dialogue.facts["person"] or 0), _asked(dialogue)
    wait_for_days(person, kind, by, work)
    work.tell(notices.ask_for_days(by, person, kind, again=True))
    return True


def _asked(dialogue: Dialogue) -> AbsenceKind | None:
    kind = dialogue.facts["kind"]
    return AbsenceKind(str(kind)) if kind else None


def _understood(words: str, asked: AbsenceKind | None, work: PeopleWork) -> Understood | None:
    words, stand_in = _without_stand_in(words, work)
    kind = next((each for each, telling in _TELLING.items() if telling.search(words)), None)
    for telling in _TELLING.values():
        words = telling.sub(" ", words)
    bare = _BOTH_NEXT_WEEK.sub(r"\1 \3 \2 \3", " ".join(_AROUND.sub(" ", words).split()))
    today = work.hours.day_of(work.now)
    days = read_days(bare, today) if bare else (today, today) if kind is AbsenceKind.SICK else None
    return Understood(kind or asked or AbsenceKind.HOLIDAY, days, stand_in) if days else None


def _without_stand_in(words: str, work: PeopleWork) -> tuple[str, int | None]:
    """ "… with Søren as stand-in": the rest, and who it is; what names nobody, or several, stays to be asked about."""
    match = _STAND_IN.search(words)
    if match is None:
        return words, None
    called = match["name"].casefold()
    staff = work.people.with_roles(Role.CARETAKER, Role.SECRETARIAT)
    meant = [
        each.id for each in staff if each.name and called in (each.name.casefold(), each.name.casefold().split()[0])
    ]
    rest = words[: match.start()] + words[match.end() :]
    return rest, meant[0] if len(meant) == 1 else None


def _enter_as_written(person: int, understood: Understood, by: Person, work: PeopleWork) -> None:
    absence = _enter(person, understood.kind, understood.days, Manner.MOVE, by, work)
    if understood.stand_in is not None:
        NameStandIn(absence.id, understood.stand_in)(by, work)


def _enter(
    person: int, kind: AbsenceKind, days: tuple[date, date], manner: Manner, by: Person, work: PeopleWork
) -> Absence:
    """From the first day (or now) to the midnight after the last one, on the town's clock. Who stands in is asked; what
    begins soon is not reminded of as well."""
    somebody(person, by, work)
    begins_at = max(work.hours.at(days[0], time(0)), work.now)
    ends_at = work.hours.at(days[1] + _A_DAY, time(0))
    for other in work.absences.of(person, work.now):
        if other.overlaps(begins_at, ends_at):
            raise AlreadyAway(other.begins_at, other.ends_at)
    reminded_at = work.now if begins_at < reminded_until(work) else None
    absence = Absence(work.new_id(), person, kind, begins_at, ends_at, reminded_at=reminded_at)
    work.absences.add(absence)
    work.dialogues.close(by.id)
    work.tell(notices.asked(AwayKind.STAND_INS, by, absence.id, manner))
    notices.tell_of(absence, by.id, work, due=work.now + TIME_TO_NAME)
    return absence


def _call_off(absence: Absence, by: Person, work: PeopleWork) -> None:
    work.absences.remove(absence.id)
    if absence.stand_in is not None:
        gone = notices.told(AwayKind.NOT_STANDING_IN, absence.stand_in, absence.id, work, person=absence.person)
        work.tell(notices.moved(gone))
    notices.tell_of(absence, by.id, work, AwayKind.CALLED_OFF)
