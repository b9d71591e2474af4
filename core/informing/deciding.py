"""Besked til beboeren: was the resident told, are they not to be told, or does nobody know who it is?"""

from dataclasses import dataclass, replace

from core.alerts import notices
from core.alerts.advancing import leader_of
from core.alerts.alert import Alert, AlertState, Outcome
from core.alerts.allowing import allowed_alert
from core.alerts.lifecycle import not_anothers
from core.alerts.message import Content
from core.alerts.needs import AlertWork
from core.alerts.notices import AlertKind
from core.informing.notices import InformingKind
from core.kernel.missing import Missing
from core.kernel.notice import Notice, Reply
from core.kernel.refusal import Outdated
from core.people.dialogue import Dialogue, DialogueKind
from core.people.person import Person
from core.people.rights import Action
from core.privacy.informing import IN_WORDS, Decision, Ground, Informing


@dataclass(frozen=True)
class AskForDecision:
    """What was decided? The card asks; `kind` GROUNDS asks on which ground nobody is told."""

    alert: int
    kind: InformingKind = InformingKind.DECIDE

    def __call__(self, by: Person, work: AlertWork) -> None:
        leader = _matter(self.alert, by, work)
        work.tell(notices.on_card(self.kind, leader, by))


@dataclass(frozen=True)
class Decide:
    """The resident was told, or it is not known who it is."""

    alert: int
    decision: Decision

    def __call__(self, by: Person, work: AlertWork) -> Reply:
        if self.decision is Decision.EXEMPT:
            raise Outdated
        _keep(_matter(self.alert, by, work), Informing(0, work.now, decision=self.decision), by, work)
        return Reply("saved")


@dataclass(frozen=True)
class Exempt:
    """The resident is not told, on this ground. What has to be weighed is asked for in words."""

    alert: int
    ground: Ground

    def __call__(self, by: Person, work: AlertWork) -> Reply | None:
        leader = _matter(self.alert, by, work)
        if self.ground in IN_WORDS:
            _ask_for_words(leader, self.ground, by, work)
            return None
        _keep(leader, Informing(0, work.now, decision=Decision.EXEMPT, ground=self.ground), by, work)
        return Reply("saved")


def exempt_because(content: Content, dialogue: Dialogue, by: Person, work: AlertWork) -> None:
    """The ground came in their own words. Without words it is asked for again."""
    leader, ground = _matter(dialogue.matter, by, work), Ground(str(dialogue.facts.get("ground") or Ground.OTHER))
    if not content.words:
        _ask_for_words(leader, ground, by, work)
        return
    exempt = Informing(0, work.now, decision=Decision.EXEMPT, ground=ground, words=content.words)
    _keep(leader, exempt, by, work)
    work.tell(Notice(InformingKind.NOTED, by.id, leader.id, sound=False))


def can_be_decided(alert: Alert) -> bool:
    """While somebody has it and when it is over; what was withdrawn or is a duplicate has nobody of its own to tell."""
    ended = alert.state is AlertState.CLOSED and alert.outcome is not Outcome.DUPLICATE
    return ended or alert.state is AlertState.TAKEN


def _matter(alert: int, by: Person, work: AlertWork) -> Alert:
    """The alert whose clock it is; refused to others than whoever has it, while somebody has."""
    leader = leader_of(allowed_alert(alert, Action.INFORM, by, work), work)
    if not can_be_decided(leader):
        raise Outdated
    if leader.is_open:
        not_anothers(leader, by.id)
    return leader


def _keep(leader: Alert, decided: Informing, by: Person, work: AlertWork) -> None:
    """A later decision takes the place of an earlier one."""
    known = work.informings.of(leader.id)
    if known is None:
        raise Missing
    work.informings.save(
        replace(
            known,
            decision=decided.decision,
            ground=decided.ground,
            words=decided.words,
            decided_by=by.id,
            decided_at=work.now,
        )
    )
    work.tell(notices.on_card(AlertKind.CARD_CHANGED, leader, by))


def _ask_for_words(leader: Alert, ground: Ground, by: Person, work: AlertWork) -> None:
    asking = Dialogue(DialogueKind.GROUND, work.now, leader.id, {"ground": ground})
    work.dialogues.open(by.id, asking)
    work.tell(Notice(InformingKind.ASK_FOR_WORDS, by.id, leader.id, asking.page))
