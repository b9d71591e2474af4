"""Every button, with the right that it needs, the records it can be about, and when it can be pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.access.asking import ShowOwnData
from core.alerts import caretaking, choosing, details, following, hiding, showing
from core.alerts.alert import Outcome
from core.alerts.climbing import handing_over, postponing, reopening, staying
from core.alerts.climbing.postponing import Delay
from core.alerts.ending import longer
from core.alerts.identity import granting, requesting
from core.alerts.keeping_out import blocking, held, reviewing
from core.alerts.notices import AlertKind
from core.alerts.reading import Sign, Urgency
from core.alerts.report import Step
from core.alerts.talking import again, answering, helping, saying, sorting
from core.informing import deciding, listing
from core.people import addresses, codes, contact, greeting, inviting, membership
from core.people.absence import AbsenceKind
from core.people.being_away import entering, looking, standing_in
from core.people.dialogue import DialogueKind
from core.people.person import Role
from core.people.rights import Action
from core.privacy.informing import Decision, Ground
from core.retention import forgetting
from core.visits import coming_out, going_in
from handlers.buttons import UseCase
from tests.unit.rights import standing, states
from tests.unit.rights.land import Case
from tests.unit.rights.standing import Way

Press = Callable[[Case], UseCase]


@dataclass(frozen=True)
class Row:
    """`before` brings about the state in which the button is there. `others` is the right needed where it is somebody
    else's; `nobody` names ways in which the rules of the work forbid it even where the table would not."""

    action: Action
    ways: tuple[Way, ...]
    press: Press
    before: Callable[[Case], object] = lambda case: None
    others: Action | None = None
    nobody: tuple[str, ...] = ()
    asks: str | None = None
    """What is said instead to whoever would be let by a reason that they have not given."""

    def needed(self, way: Way) -> Action:
        return self.others if self.others is not None and way.name != "their own" else self.action


def _draft(press: Press, before: Callable[[Case], object] = lambda case: None) -> Row:
    return Row(Action.REPORT, standing.REPORTS, press, before)


def _report(press: Press, before: Callable[[Case], object] = lambda case: None) -> Row:
    return Row(Action.FOLLOW_OWN, standing.REPORTS, press, before)


def _act(press: Press, before: Callable[[Case], object] = lambda case: None, nobody: tuple[str, ...] = ()) -> Row:
    return Row(Action.HANDLE, standing.ALERTS, press, before, nobody=nobody)


def _keep_out(press: Press) -> Row:
    return Row(Action.KEEP_OUT, standing.ALERTS, press, nobody=("their own",))


def _review(press: Press, before: Callable[[Case], object] = lambda case: None) -> Row:
    return Row(Action.REVIEW_KEPT_OUT, standing.ANYTHING, press, before)


def _inform(press: Press) -> Row:
    return Row(Action.INFORM, standing.ALERTS, press, Case.taken)


def _visit(press: Press, before: Callable[[Case], object] = Case.inside) -> Row:
    return Row(Action.COME_OUT, standing.VISITS, press, before)


def _people(press: Press) -> Row:
    return Row(Action.MANAGE_PEOPLE, standing.ANYTHING, press)


def _own_or_managed(
    action: Action, ways: tuple[Way, ...], press: Press, before: Callable[[Case], object] = lambda case: None
) -> Row:
    return Row(action, ways, press, before, others=Action.MANAGE_PEOPLE)


def _away(press: Press) -> Row:
    return _own_or_managed(Action.BE_AWAY, standing.ABSENCES, press)


def _stay_inside(case: Case) -> UseCase:
    return going_in.StayInside(case.land.visit, going_in.as_of(case.work.visits.get(case.land.visit)), 30)


ROWS: dict[Any, Row] = {
    choosing.ChooseArea: _draft(lambda case: choosing.ChooseArea(case.land.draft, "vangdalen"), states.guided),
    choosing.ToggleSign: _draft(lambda case: choosing.ToggleSign(case.land.draft, Sign.LONELY)),
    choosing.FinishSigns: _draft(lambda case: choosing.FinishSigns(case.land.draft)),
    choosing.SkipWhere: _draft(lambda case: choosing.SkipWhere(case.land.draft)),
    choosing.ChooseUrgency: _draft(lambda case: choosing.ChooseUrgency(case.land.draft, Urgency.TODAY), states.guided),
    choosing.Send: _draft(lambda case: choosing.Send(case.land.draft), states.ready),
    choosing.Change: _draft(lambda case: choosing.Change(case.land.draft, Step.CHANGE)),
    choosing.LeaveChange: _draft(lambda case: choosing.LeaveChange(case.land.draft), states.guided),
    choosing.Drop: _draft(lambda case: choosing.Drop(case.land.draft)),
    sorting.ReportAnew: _draft(lambda case: sorting.ReportAnew(case.land.draft)),
    sorting.AnswerWith: _draft(lambda case: sorting.AnswerWith(case.land.draft, case.land.alert)),
    hiding.Hide: Row(Action.HIDE_NAME, standing.REPORTS, lambda case: hiding.Hide(case.land.draft, hidden=True)),
    hiding.HideSent: Row(Action.HIDE_NAME, standing.REPORTS, lambda case: hiding.HideSent(case.land.alert)),
    following.ShowOwnReport: _report(lambda case: following.ShowOwnReport(case.land.alert)),
    following.AskToAdd: _report(lambda case: following.AskToAdd(case.land.alert)),
    following.Withdraw: _report(lambda case: following.Withdraw(case.land.alert)),
    following.Reassess: _report(lambda case: following.Reassess(case.land.alert, Urgency.CAN_WAIT), states.danger),
    answering.AskToAnswer: _report(lambda case: answering.AskToAnswer(case.land.alert)),
    helping.SayWhetherItHelped: _report(
        lambda case: helping.SayWhetherItHelped(case.land.alert, helping.HelpAnswer.YES), states.asked_whether_it_helped
    ),
    helping.DeclineToBeAsked: _report(lambda case: helping.DeclineToBeAsked(case.land.alert), states.hidden),
    caretaking.Take: _act(lambda case: caretaking.Take(case.land.alert)),
    caretaking.AskForOutcome: _act(lambda case: caretaking.AskForOutcome(case.land.alert)),
    caretaking.Close: _act(lambda case: caretaking.Close(case.land.alert, case.alert().version, Outcome.ADVICE)),
    caretaking.Join: _act(lambda case: caretaking.Join(case.land.alert, case.land.earlier)),
    caretaking.AskForNote: _act(lambda case: caretaking.AskForNote(case.land.alert)),
    staying.ConfirmAlive: _act(lambda case: staying.ConfirmAlive(case.land.alert), Case.taken),
    postponing.AskForDelay: _act(lambda case: postponing.AskForDelay(case.land.alert)),
    postponing.Postpone: _act(lambda case: postponing.Postpone(case.land.alert, case.alert().version, Delay.TOMORROW)),
    postponing.AskForTime: _act(lambda case: postponing.AskForTime(case.land.alert, case.alert().version)),
    handing_over.AskForColleague: _act(lambda case: handing_over.AskForColleague(case.land.alert)),
    handing_over.HandOver: _act(
        lambda case: handing_over.HandOver(case.land.alert, case.alert().version, case.land.karl.id)
    ),
    handing_over.AcceptOffer: _act(lambda case: handing_over.AcceptOffer(case.land.alert), states.offered),
    handing_over.DeclineOffer: _act(lambda case: handing_over.DeclineOffer(case.land.alert), states.offered),
    handing_over.LetGo: _act(lambda case: handing_over.LetGo(case.land.alert, case.alert().version), Case.taken),
    reopening.AskForReason: _act(
        lambda case: reopening.AskForReason(case.land.alert, case.alert().version), Case.closed
    ),
    saying.AskToSay: _act(lambda case: saying.AskToSay(case.land.alert), nobody=("their own",)),
    again.ReadAgain: Row(
        Action.FOLLOW_OWN,
        standing.SHOWN,
        lambda case: again.ReadAgain(states.said_to_reporter(case)),
        others=Action.SEE_DETAILS,
    ),
    saying.SayReady: _act(
        lambda case: saying.SayReady(case.land.alert, case.work.town.answers[0].key),
        states.asked_to_say,
        nobody=("their own",),
    ),
    showing.LeaveQuestion: _act(lambda case: showing.LeaveQuestion(case.land.alert)),
    showing.Open: Row(Action.SEE_CARD, standing.SHOWN, lambda case: showing.Open(case.land.alert)),
    details.ShowDetails: Row(
        Action.SEE_DETAILS, standing.SHOWN, lambda case: details.ShowDetails(case.land.alert), asks=AlertKind.ASK_WHY
    ),
    requesting.AskWho: Row(Action.ASK_FOR_NAME, standing.HIDDEN[:2], lambda case: requesting.AskWho(case.land.hidden)),
    granting.ShowWho: Row(Action.SEE_HIDDEN_NAME, standing.HIDDEN, lambda case: granting.ShowWho(case.land.hidden)),
    granting.ShowReason: Row(
        Action.DECIDE_ON_NAME, standing.ANYTHING, lambda case: granting.ShowReason(case.land.request)
    ),
    granting.Grant: Row(Action.DECIDE_ON_NAME, standing.ANYTHING, lambda case: granting.Grant(case.land.request)),
    granting.Refuse: Row(Action.DECIDE_ON_NAME, standing.ANYTHING, lambda case: granting.Refuse(case.land.request)),
    blocking.AskToKeepOut: _keep_out(lambda case: blocking.AskToKeepOut(case.land.alert)),
    blocking.LeaveKeepingOut: _keep_out(lambda case: blocking.LeaveKeepingOut(case.land.alert)),
    blocking.KeepOut: _keep_out(lambda case: blocking.KeepOut(case.land.alert, blocking.Length.WEEK, silent=True)),
    reviewing.ShowKeptOut: _review(lambda case: reviewing.ShowKeptOut()),
    reviewing.ShowBlock: _review(lambda case: reviewing.ShowBlock(states.BLOCK), states.kept_out),
    reviewing.ShowWhyKeptOut: _review(lambda case: reviewing.ShowWhyKeptOut(states.BLOCK), states.kept_out),
    reviewing.FindInOrder: _review(lambda case: reviewing.FindInOrder(states.BLOCK), states.kept_out),
    reviewing.LetInAgain: _review(lambda case: reviewing.LetInAgain(states.BLOCK), states.kept_out),
    held.AskForHeld: _review(lambda case: held.AskForHeld()),
    held.TurnHeld: _review(lambda case: held.TurnHeld(0)),
    held.ShowHeld: _review(lambda case: held.ShowHeld(case.land.draft), states.held),
    held.SendHeld: _review(lambda case: held.SendHeld(case.land.draft, states.held_as_of(case)), states.held),
    held.ForgetHeld: _review(lambda case: held.ForgetHeld(case.land.draft, states.held_as_of(case)), states.held),
    deciding.AskForDecision: _inform(lambda case: deciding.AskForDecision(case.land.alert)),
    deciding.Decide: _inform(lambda case: deciding.Decide(case.land.alert, Decision.INFORMED)),
    deciding.Exempt: _inform(lambda case: deciding.Exempt(case.land.alert, Ground.HARM)),
    listing.ShowInformings: Row(Action.SEE_INFORMINGS, standing.ANYTHING, lambda case: listing.ShowInformings()),
    showing.ShowOpenList: Row(Action.SEE_LIST, standing.ANYTHING, lambda case: showing.ShowOpenList()),
    showing.AskForOpenList: Row(Action.SEE_CARD, standing.A_LIST, lambda case: showing.AskForOpenList()),
    going_in.GoInFromAlert: _act(lambda case: going_in.GoInFromAlert(case.land.alert)),
    going_in.StayInside: _visit(_stay_inside),
    going_in.AskForLength: _visit(lambda case: going_in.AskForLength(case.land.visit)),
    going_in.StillInside: Row(
        Action.GO_IN, standing.VISITS, lambda case: going_in.StillInside(case.land.visit), states.safe
    ),
    going_in.Drop: _visit(lambda case: going_in.Drop(case.land.visit), states.planned),
    coming_out.ComeOut: _visit(lambda case: coming_out.ComeOut(case.land.visit)),
    coming_out.AskForMoreTime: _visit(lambda case: coming_out.AskForMoreTime(case.land.visit)),
    coming_out.ShowVisit: _visit(lambda case: coming_out.ShowVisit(case.land.visit)),
    coming_out.AskIfSure: Row(
        Action.LOOK_AFTER, standing.ALARMS, lambda case: coming_out.AskIfSure(case.land.visit), states.silent
    ),
    coming_out.LeaveAlarm: Row(
        Action.LOOK_AFTER, standing.ALARMS, lambda case: coming_out.LeaveAlarm(case.land.visit), states.silent
    ),
    coming_out.HaveTalked: Row(
        Action.LOOK_AFTER, standing.ALARMS, lambda case: coming_out.HaveTalked(case.land.visit), states.silent
    ),
    greeting.NeverMind: Row(
        Action.ASK, standing.THEIRS, lambda case: greeting.NeverMind(DialogueKind.ADD, case.land.alert), states.asked
    ),
    longer.ShowWhatGoes: Row(Action.SEE_LIST, standing.ANYTHING, lambda case: longer.ShowWhatGoes()),
    longer.AskHowLong: _act(lambda case: longer.AskHowLong(case.land.alert), states.is_over),
    longer.AskWhyLonger: _act(lambda case: longer.AskWhyLonger(case.land.alert, 3), states.is_over),
    forgetting.BeErased: Row(Action.BE_ERASED, standing.THEIRS, lambda case: forgetting.BeErased()),
    forgetting.StayKnown: Row(Action.BE_ERASED, standing.THEIRS, lambda case: forgetting.StayKnown()),
    ShowOwnData: Row(Action.SEE_OWN_DATA, standing.THEIRS, lambda case: ShowOwnData()),
    greeting.Speak: Row(Action.ASK, standing.THEIRS, lambda case: greeting.Speak("en")),
    membership.ShowPeople: _people(lambda case: membership.ShowPeople()),
    membership.ShowMember: _people(lambda case: membership.ShowMember(case.land.kirsten.id)),
    membership.ChooseRole: _people(lambda case: membership.ChooseRole(case.land.kirsten.id)),
    membership.SetRole: _people(lambda case: membership.SetRole(case.land.kirsten.id, Role.PROFESSIONAL)),
    membership.ShowAreas: _people(lambda case: membership.ShowAreas(case.land.kirsten.id)),
    membership.ToggleArea: _people(lambda case: membership.ToggleArea(case.land.kirsten.id, "vangdalen")),
    membership.AskToRemove: _people(lambda case: membership.AskToRemove(case.land.kirsten.id)),
    membership.Remove: _people(lambda case: membership.Remove(case.land.kirsten.id)),
    inviting.AskForName: _people(lambda case: inviting.AskForName(Role.PROFESSIONAL)),
    inviting.WithdrawInvitation: _people(lambda case: inviting.WithdrawInvitation(case.land.invitation)),
    looking.ShowAbsences: _own_or_managed(
        Action.BE_AWAY, standing.PEOPLE, lambda case: looking.ShowAbsences(case.whom)
    ),
    looking.ShowAbsence: _away(lambda case: looking.ShowAbsence(case.land.absence)),
    looking.AskForDays: _own_or_managed(
        Action.BE_AWAY, standing.PEOPLE, lambda case: looking.AskForDays(case.whom, AbsenceKind.SICK)
    ),
    entering.BeAway: _own_or_managed(
        Action.BE_AWAY,
        standing.PEOPLE,
        lambda case: entering.BeAway(case.whom, AbsenceKind.SICK, entering.Days.TODAY),
    ),
    entering.EndAbsence: _away(lambda case: entering.EndAbsence(case.land.absence)),
    standing_in.AskForStandIn: _away(lambda case: standing_in.AskForStandIn(case.land.absence)),
    standing_in.NameStandIn: _away(lambda case: standing_in.NameStandIn(case.land.absence, case.land.karl.id)),
    contact.ShowContact: _own_or_managed(
        Action.BE_CALLED, standing.PEOPLE, lambda case: contact.ShowContact(case.whom)
    ),
    contact.AskForPhone: _own_or_managed(
        Action.BE_CALLED, standing.PEOPLE, lambda case: contact.AskForPhone(case.whom)
    ),
    contact.RemovePhone: _own_or_managed(
        Action.BE_CALLED, standing.PEOPLE, lambda case: contact.RemovePhone(case.whom)
    ),
    addresses.AskForAddress: _own_or_managed(
        Action.BE_CALLED, standing.PEOPLE, lambda case: addresses.AskForAddress(case.whom)
    ),
    codes.AskForCode: Row(Action.BE_CALLED, standing.ADDRESSES, lambda case: codes.AskForCode(case.land.address)),
    codes.SendNewCode: _own_or_managed(
        Action.BE_CALLED, standing.ADDRESSES, lambda case: codes.SendNewCode(case.land.address), states.code_is_old
    ),
    addresses.RemoveAddress: _own_or_managed(
        Action.BE_CALLED, standing.ADDRESSES, lambda case: addresses.RemoveAddress(case.land.address)
    ),
}
