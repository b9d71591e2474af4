"""The buttons about what is kept, for how long, and of whom nothing is taken, each with its right."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from core.access.asking import ShowOwnData
from core.alerts.ending import longer
from core.alerts.journal import Arrival, Entry, EntryKind
from core.alerts.keeping_out import blocking, reviewing
from core.alerts.report import ReportState
from core.alerts.talking import again
from core.people.rights import Action, needed
from core.privacy.kept_out import KeptOut
from core.retention import forgetting
from handlers.buttons import UseCase
from tests.unit.handlers.stage import NOON
from tests.unit.rights import standing
from tests.unit.rights.land import Case
from tests.unit.rights.rows import Press, Row
from tests.unit.rights.standing import Way


def _review(press: Press) -> Row:
    return Row(Action.REVIEW_KEPT_OUT, standing.ANYTHING, press)


def _keep_out(press: Press) -> Row:
    return Row(Action.KEEP_OUT, standing.ALERTS, press, nobody=("their own",))


def _is_over(case: Case) -> None:
    ended = case.closed()
    case.work.stays.begin(ended.id, NOON + timedelta(days=30), NOON + timedelta(days=30))


def _block(case: Case) -> int:
    """Kirsten keeps somebody out."""
    block = KeptOut(case.work.new_id(), "0" * 32, True, "Skriver grimt", case.land.kirsten.id, NOON, NOON + _A_WEEK)
    case.work.kept_out.add(block)
    return block.id


def _held(case: Case) -> int:
    draft = case.work.reports.get(case.land.draft)
    sent = {"place": replace(draft.place, area="vangdalen"), "urgency": draft.urgency or draft.hint}
    case.work.reports.save(replace(draft, **sent, state=ReportState.HELD, sent_at=NOON))  # type: ignore[arg-type]
    return draft.id


def _read_again(case: Case) -> UseCase:
    said = Entry(
        case.work.new_id(),
        case.land.alert,
        EntryKind.SAID,
        NOON,
        case.land.kirsten.id,
        "Er du hjemme?",
        delivery=Arrival.DELIVERED,
        delivered_at=NOON,
    )
    case.work.journal.write(said)
    return again.ReadAgain(said.id)


_A_WEEK = timedelta(days=7)
_THEIR_LIST = (Way("a list", lambda case: None, lambda role: needed(role, Action.HANDLE)),)
"""Whatever is in it is theirs."""

PRIVACY_ROWS: dict[Any, Row] = {
    ShowOwnData: Row(Action.SEE_OWN_DATA, standing.THEIRS, lambda case: ShowOwnData()),
    forgetting.StayKnown: Row(Action.ASK, standing.THEIRS, lambda case: forgetting.StayKnown()),
    forgetting.BeErased: Row(Action.BE_ERASED, standing.THEIRS, lambda case: forgetting.BeErased()),
    longer.ShowWhatGoes: Row(Action.HANDLE, _THEIR_LIST, lambda case: longer.ShowWhatGoes()),
    longer.AskHowLong: Row(Action.HANDLE, standing.ALERTS, lambda case: longer.AskHowLong(case.land.alert), _is_over),
    longer.AskWhyLonger: Row(
        Action.HANDLE,
        standing.ALERTS,
        lambda case: longer.AskWhyLonger(case.land.alert, case.work.town.retention.longer_months[0]),
        _is_over,
    ),
    again.ReadAgain: Row(Action.FOLLOW_OWN, standing.SHOWN, _read_again, others=Action.SEE_DETAILS),
    blocking.AskToKeepOut: _keep_out(lambda case: blocking.AskToKeepOut(case.land.alert)),
    blocking.KeepOut: _keep_out(lambda case: blocking.KeepOut(case.land.alert, blocking.Length.WEEK, silent=True)),
    reviewing.ShowKeptOut: _review(lambda case: reviewing.ShowKeptOut()),
    reviewing.ShowBlock: _review(lambda case: reviewing.ShowBlock(_block(case))),
    reviewing.ShowWhyKeptOut: _review(lambda case: reviewing.ShowWhyKeptOut(_block(case))),
    reviewing.FindInOrder: _review(lambda case: reviewing.FindInOrder(_block(case))),
    reviewing.LetInAgain: _review(lambda case: reviewing.LetInAgain(_block(case))),
    reviewing.AskForHeld: _review(lambda case: reviewing.AskForHeld()),
    reviewing.ShowHeld: _review(lambda case: reviewing.ShowHeld(_held(case))),
    reviewing.SendHeld: _review(lambda case: reviewing.SendHeld(_held(case))),
    reviewing.ForgetHeld: _review(lambda case: reviewing.ForgetHeld(_held(case))),
}
