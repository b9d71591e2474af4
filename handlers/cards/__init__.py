"""A notice becomes a message for this reader, from the state as it is now."""

from collections.abc import Callable
from types import MappingProxyType

from core.access.notices import AccessKind
from core.alerts.climbing.notices import ClimbingKind
from core.alerts.ending.notices import EndingKind
from core.alerts.files.notices import FileKind
from core.alerts.identity.notices import IdentityKind
from core.alerts.keeping_out.notices import KeepingOutKind
from core.alerts.missing_numbers import NumbersKind
from core.alerts.notices import AlertKind
from core.alerts.standing_in.notices import StandingInKind
from core.alerts.talking.notices import TalkKind
from core.delivery.notices import OperatingKind
from core.informing.notices import InformingKind
from core.kernel.missing import Missing
from core.kernel.notice import Notice
from core.mornings.notices import MorningKind
from core.people.being_away.notices import AwayKind
from core.people.contact import ContactKind
from core.people.masking import MaskingKind
from core.people.notices import PeopleKind
from core.people.person import Person
from core.retention.notices import ErasureKind
from core.statistics.notices import StatisticsKind
from core.visits.notices import VisitKind
from handlers.buttons import Seal
from handlers.cards import figures, general, morning, operating
from handlers.cards.alerts import card, climbing, closing, details, identity, open_list
from handlers.cards.duty_roster import absences, changes, coverage, handover
from handlers.cards.duty_roster import duty as on_duty
from handlers.cards.people import contact, masking, menu, people
from handlers.cards.privacy import access, ending, erasing, held, informing, keeping_out, numbers_missing, page
from handlers.cards.reporting import danger, draft, files, helping, receipt
from handlers.cards.safety import alarm, visits
from handlers.cards.scene import Scene, View
from handlers.cards.talking import arrival, talk
from handlers.message import Menu, Message
from handlers.words import Words

__all__ = ["RENDERERS", "View", "render"]

Renderer = Callable[[Scene], Message | Menu | None]

RENDERERS: MappingProxyType[str, Renderer] = MappingProxyType(
    {
        AlertKind.DRAFT: draft.draft,
        AlertKind.DRAFT_DROPPED: draft.dropped,
        AlertKind.EMERGENCY: danger.emergency,
        AlertKind.CHILD: danger.child,
        AlertKind.RECEIPT: receipt.receipt,
        AlertKind.STATUS: receipt.status,
        AlertKind.ADDED: receipt.added,
        AlertKind.ASK_TO_ADD: receipt.ask_to_add,
        AlertKind.OWN_REPORTS: receipt.own_reports,
        AlertKind.CARD: card.card,
        AlertKind.CARD_CHANGED: card.card_changed,
        AlertKind.REPORTER_SAYS: card.reporter_says,
        AlertKind.ASK_FOR_NOTE: card.ask_for_note,
        AlertKind.NOTED: card.noted,
        AlertKind.CLOSING: closing.closing,
        AlertKind.DESTINATIONS: closing.destinations,
        AlertKind.ORIGINALS: closing.originals,
        AlertKind.DETAILS: details.details,
        AlertKind.WORDS: details.words,
        AlertKind.ATTACHMENT: details.attachment,
        FileKind.REFUSED: files.refused,
        FileKind.TOO_LARGE: files.too_large,
        FileKind.LOST: files.lost,
        ClimbingKind.STILL_ON_IT: climbing.still_on_it,
        ClimbingKind.POSTPONING: climbing.postponing,
        ClimbingKind.POSTPONED: climbing.postponed,
        ClimbingKind.ASK_FOR_TIME: climbing.ask_for_time,
        ClimbingKind.COLLEAGUES: climbing.choose_colleague,
        ClimbingKind.OFFER: climbing.offer,
        ClimbingKind.OFFER_OVER: climbing.offer_over,
        ClimbingKind.ACUTE_JOINED: climbing.acute_joined,
        ClimbingKind.OFFER_ANSWERED: climbing.offer_answered,
        ClimbingKind.ASK_FOR_REASON: climbing.ask_for_reason,
        ClimbingKind.OPENED_AGAIN: climbing.opened_again,
        AlertKind.OPEN_LIST: open_list.open_list,
        AlertKind.ASK_FOR_REFERENCE: open_list.ask_for_reference,
        AlertKind.ASK_WHY: details.ask_why,
        IdentityKind.ASK_WHY: identity.ask_why,
        IdentityKind.ASKED: identity.asked,
        IdentityKind.REQUEST: identity.request,
        IdentityKind.REQUEST_CHANGED: identity.request_changed,
        IdentityKind.REASON: identity.reason,
        IdentityKind.DECIDED: identity.decided,
        IdentityKind.NOBODY_DECIDED: identity.nobody_decided,
        IdentityKind.NAME: identity.name,
        ContactKind.CONTACT: contact.contact,
        ContactKind.ASK_FOR_PHONE: contact.ask_for_phone,
        ContactKind.ASK_FOR_ADDRESS: contact.ask_for_address,
        ContactKind.ADDRESS: contact.address,
        PeopleKind.WELCOME: general.welcome,
        PeopleKind.HELP: general.guidance,
        PeopleKind.ADMITTED: general.admitted,
        PeopleKind.ROLE_CHANGED: general.role_changed,
        PeopleKind.REMOVED: general.removed,
        PeopleKind.MENU: menu.menu,
        PeopleKind.PEOPLE_LIST: people.people_list,
        PeopleKind.MEMBER: people.member,
        PeopleKind.ROLES: people.roles,
        PeopleKind.AREAS: people.areas,
        PeopleKind.ASK_TO_REMOVE: people.ask_to_remove,
        PeopleKind.ASK_FOR_NAME: people.ask_for_name,
        PeopleKind.INVITED: people.invited,
        PeopleKind.OVER: general.over,
        PeopleKind.LANGUAGES: general.languages,
        PeopleKind.PRIVACY: page.privacy,
        PeopleKind.UNSUPPORTED: general.unsupported,
        PeopleKind.TOO_LARGE: general.too_large,
        PeopleKind.PRIVATE_CHAT: general.private_chat,
        PeopleKind.REFUSED: general.refused,
        PeopleKind.WENT_WRONG: general.went_wrong,
        MaskingKind.MASKED: masking.masked,
        AwayKind.ABSENCES: absences.absences,
        AwayKind.ASK_FOR_DAYS: absences.ask_for_days,
        AwayKind.ABSENCE: absences.absence,
        AwayKind.STAND_INS: absences.stand_ins,
        AwayKind.SOMEBODY_AWAY: changes.somebody_away,
        AwayKind.CALLED_OFF: changes.called_off,
        AwayKind.STANDING_IN: changes.standing_in,
        AwayKind.NOT_STANDING_IN: changes.not_standing_in,
        AwayKind.NO_STAND_IN: changes.no_stand_in,
        AwayKind.DUTY: on_duty.duty,
        StandingInKind.HANDED_ON: handover.handed_on,
        StandingInKind.WELCOME_BACK: handover.welcome_back,
        StandingInKind.THEY_ARE_BACK: handover.they_are_back,
        StandingInKind.COVERAGE: coverage.coverage,
        TalkKind.WHAT_TO_SAY: talk.what_to_say,
        TalkKind.SOMETHING_SAID: talk.something_said,
        TalkKind.SAYS: talk.says,
        TalkKind.WHAT_TO_ANSWER: talk.what_to_answer,
        TalkKind.ANSWERS: talk.answers,
        TalkKind.IN_FULL: talk.in_full,
        TalkKind.ITS_FILE: talk.its_file,
        TalkKind.TOO_LATE: talk.too_late,
        TalkKind.ON_ITS_WAY: arrival.on_its_way,
        TalkKind.DID_IT_HELP: helping.did_it_help,
        OperatingKind.MENDED: operating.mended,
        OperatingKind.NOT_MENDED: operating.not_mended,
        OperatingKind.MAY_BE_LOST: operating.may_be_lost,
        OperatingKind.NOT_REMOVED: operating.not_removed,
        StatisticsKind.FIGURES: figures.figures,
        VisitKind.WHERE: visits.where,
        VisitKind.LENGTH: visits.length,
        VisitKind.OWN_LENGTH: visits.own_length,
        VisitKind.NOT_BEGUN: visits.not_begun,
        VisitKind.VISIT: visits.visit,
        VisitKind.QUESTION: visits.question,
        VisitKind.ALARM: alarm.alarm,
        VisitKind.ALARM_CHANGED: alarm.alarm_changed,
        VisitKind.SURE: alarm.sure,
        VisitKind.CALM: alarm.calm,
        MorningKind.LIST: morning.morning_list,
        AccessKind.ASK_WHY: access.ask_why,
        AccessKind.READ_IT_FIRST: access.read_it_first,
        AccessKind.MATTER: access.matter,
        AccessKind.WORDS: access.words,
        AccessKind.LOOKS: access.looks,
        AccessKind.OWN: access.own,
        AccessKind.OWN_MATTER: access.own_matter,
        AccessKind.OWN_WORDS: access.own_words,
        AccessKind.OWN_LOOKS: access.own_looks,
        EndingKind.TO_BE_ERASED: ending.to_be_erased,
        EndingKind.HOW_LONG: ending.how_long,
        EndingKind.WHY_LONGER: ending.why_longer,
        EndingKind.STAYS: ending.stays,
        ErasureKind.SURE: erasing.sure,
        ErasureKind.STAYS_KNOWN: erasing.stays_known,
        ErasureKind.ERASED: erasing.erased,
        NumbersKind.MISSING: numbers_missing.numbers_missing,
        KeepingOutKind.ASK_HOW: keeping_out.ask_how,
        KeepingOutKind.ASK_WHY: keeping_out.ask_why,
        KeepingOutKind.DONE: keeping_out.done,
        KeepingOutKind.TOLD: keeping_out.told,
        KeepingOutKind.HELD: keeping_out.held,
        KeepingOutKind.BLOCK: keeping_out.block,
        KeepingOutKind.REASON: keeping_out.reason,
        KeepingOutKind.LIST: keeping_out.listed,
        KeepingOutKind.HELD_LIST: held.listed,
        KeepingOutKind.HELD_REPORT: held.report,
        KeepingOutKind.HELD_WORDS: held.words,
        KeepingOutKind.HELD_FILE: held.file,
        KeepingOutKind.HELD_CHANGED: held.changed,
        InformingKind.DECIDE: informing.decide,
        InformingKind.GROUNDS: informing.grounds,
        InformingKind.ASK_FOR_WORDS: informing.ask_for_words,
        InformingKind.NOTED: informing.noted,
        InformingKind.REMINDER: informing.reminder,
        InformingKind.LIST: informing.listed,
        InformingKind.OVERDUE: informing.overdue,
    }
)


def render(notice: Notice, reader: Person | None, work: View, words: Words, seal: Seal) -> Message | Menu | None:
    """None: it is no longer true, or no longer this reader's to know; nothing is said."""
    try:
        return RENDERERS[notice.kind](Scene(notice, reader, work, words, seal))
    except Missing:
        return None
