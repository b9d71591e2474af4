"""One transaction as the core sees it: the time, the town, ids and chance, and every repository."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from core.alerts.reading import Reading
from core.kernel.clock import Clock
from core.kernel.ids import NewId, TimeOrderedIds
from core.kernel.notice import Notice
from core.kernel.town import Town
from core.kernel.work import Chance
from core.kernel.working_time import WorkingTime
from storage.absences import KeptAbsences
from storage.addresses import KeptAddresses
from storage.alerts import KeptAlerts
from storage.calls import KeptCalls
from storage.chat_messages import KeptChatMessages
from storage.day_keys import DayKeys
from storage.dialogues import KeptDialogues
from storage.doomed import KeptDoomed
from storage.erasing import KeptErasing
from storage.files.folder import AttachmentFolder
from storage.files.kept import KeptFiles
from storage.forgetting import KeptForgetting
from storage.helped import KeptHelp
from storage.identity_requests import KeptIdentityRequests
from storage.inbox import KeptInbox
from storage.informings import KeptInformings
from storage.invitations import KeptInvitations
from storage.journal import KeptJournal
from storage.kept_out import KeptOutSenders
from storage.looks import KeptLooks
from storage.moments import KeptMoments
from storage.mornings import KeptMornings
from storage.outbox import KeptOutbox
from storage.past_alerts import PastAlerts
from storage.people import KeptPeople
from storage.repairs import KeptRepairs
from storage.reports import KeptReports
from storage.restored import KeptRestored
from storage.sealed import Seals
from storage.settings import KeptSettings
from storage.stays import KeptStays
from storage.stuck import KeptStuck
from storage.sweeping import KeptSweeping
from storage.tallies import KeptTallies
from storage.vault.vault import Vault
from storage.visits import KeptVisits

BOT_NAME = "bot_name"
"""The setting that holds the bot's own name at Telegram."""


@dataclass(frozen=True)
class Surroundings:
    """What is the same for every transaction; `code_of` makes an invitation's code out of its id, `code_for` the code
    that proves an address."""

    town: Town
    hours: WorkingTime
    clock: Clock
    new_id: TimeOrderedIds
    chance: Chance
    read: Callable[[str], Reading]
    code_of: Callable[[int], str]
    code_for: Callable[[int, datetime], str]
    phone_number: Callable[[str], str | None]
    address_label: Callable[[str], str | None]
    vault: Vault
    seals: Seals
    folder: AttachmentFolder


@dataclass(frozen=True, slots=True)
class Ending:
    """What a transaction leaves to be done: something to `tell`, `calls` beside Telegram, `files` to be fetched,
    messages that have `served` and are to be removed, or `people` who are there or not as they were."""

    told: bool
    people: bool
    calls: bool
    files: bool
    served: bool


class UnitOfWork:
    """Everything a use case may need, on one connection. Fulfils the protocols of the core's `needs` modules."""

    def __init__(self, connection: Connection, around: Surroundings) -> None:
        self._connection = connection
        self._around = around
        self._notices: list[Notice] = []
        self._readings: dict[str, Reading] = {}
        """What was read of which words: several rules ask about the same message."""

    @cached_property
    def now(self) -> datetime:
        return self._around.clock.now()

    @property
    def town(self) -> Town:
        return self._around.town

    @property
    def hours(self) -> WorkingTime:
        return self._around.hours

    @property
    def new_id(self) -> NewId:
        return self._around.new_id

    @property
    def chance(self) -> Chance:
        return self._around.chance

    def read(self, words: str) -> Reading:
        if words not in self._readings:
            self._readings[words] = self._around.read(words)
        return self._readings[words]

    def code_of(self, invitation: int) -> str:
        return self._around.code_of(invitation)

    def code_for(self, address: int, until: datetime) -> str:
        return self._around.code_for(address, until)

    def keyed_hash(self, kind: str, plain: str) -> str:
        return self._around.seals.keyed_hash(kind, plain)

    def phone_number(self, words: str) -> str | None:
        return self._around.phone_number(words)

    def address_label(self, url: str) -> str | None:
        return self._around.address_label(url)

    def adopt(self, person: int, slot: str, message: int) -> None:
        self.outbox.adopt(self.people.get(person).account, slot, message, self.now)

    def tell(self, *notices: Notice) -> None:
        self._notices += notices

    def hush(self, about: int, *kinds: str) -> None:
        self._notices = [notice for notice in self._notices if notice.about != about or notice.kind not in kinds]
        self.outbox.cancel(about, kinds)

    def finish(self) -> "Ending":
        """Put what was told into the outbox, all at once."""
        if self._notices:
            self.outbox.put(self._notices, self.now)
        changed = "people" in self.__dict__ and self.people.changed
        return Ending(
            told=bool(self._notices),
            people=changed or ("absences" in self.__dict__ and self.absences.changed),
            calls="calls" in self.__dict__ and self.calls.changed,
            files="journal" in self.__dict__ and self.journal.waits_for_files,
            served="chats" in self.__dict__ and self.chats.served,
        )

    @cached_property
    def bot_name(self) -> str | None:
        return self.settings.get(BOT_NAME)

    @cached_property
    def people(self) -> KeptPeople:
        return KeptPeople(self._connection, self._around.seals)

    @cached_property
    def absences(self) -> KeptAbsences:
        return KeptAbsences(self._connection)

    @cached_property
    def calls(self) -> KeptCalls:
        return KeptCalls(self._connection, self._around.new_id, self.now)

    @cached_property
    def addresses(self) -> KeptAddresses:
        return KeptAddresses(self._connection, self._around.seals, self.people, self.calls)

    @cached_property
    def invitations(self) -> KeptInvitations:
        return KeptInvitations(self._connection, self._around.seals)

    @cached_property
    def dialogues(self) -> KeptDialogues:
        return KeptDialogues(self._connection)

    @cached_property
    def reports(self) -> KeptReports:
        return KeptReports(self._connection, self._around.seals, self.people)

    @cached_property
    def alerts(self) -> KeptAlerts:
        return KeptAlerts(self._connection, self.people, self._around.chance)

    @cached_property
    def visits(self) -> KeptVisits:
        return KeptVisits(self._connection, self._around.seals, self.people)

    @cached_property
    def mornings(self) -> KeptMornings:
        return KeptMornings(self._connection, self.settings)

    @cached_property
    def journal(self) -> KeptJournal:
        return KeptJournal(self._connection, self._around.seals, self.reports)

    @cached_property
    def files(self) -> KeptFiles:
        around = self._around
        return KeptFiles(self._connection, self.reports, around.seals, around.vault, around.folder)

    @cached_property
    def helped(self) -> KeptHelp:
        return KeptHelp(self._connection, self.settings)

    @cached_property
    def stays(self) -> KeptStays:
        return KeptStays(self._connection)

    @cached_property
    def erasing(self) -> KeptErasing:
        past = PastAlerts(self._connection, self._around.chance, self._around.town.zone)
        return KeptErasing(self._connection, self.reports, self.alerts, past, self.now)

    @cached_property
    def forgetting(self) -> KeptForgetting:
        return KeptForgetting(self._connection, self.people, self.reports, self.settings, self._around.new_id, self.now)

    @cached_property
    def restored(self) -> KeptRestored:
        return KeptRestored(self._connection, self.erasing, self.forgetting, self.alerts)

    @cached_property
    def sweeping(self) -> KeptSweeping:
        return KeptSweeping(self._connection, self.people)

    @cached_property
    def tallies(self) -> KeptTallies:
        return KeptTallies(self._connection, self._around.town.zone)

    @cached_property
    def inbox(self) -> KeptInbox:
        return KeptInbox(self._connection, self._around.new_id, self._around.seals, self.day_keys)

    @cached_property
    def day_keys(self) -> DayKeys:
        return DayKeys(self._connection, self._around.seals, self.settings)

    @cached_property
    def doomed(self) -> KeptDoomed:
        return KeptDoomed(self._connection)

    @cached_property
    def identity_requests(self) -> KeptIdentityRequests:
        return KeptIdentityRequests(self._connection, self._around.seals, self.reports)

    @cached_property
    def kept_out(self) -> KeptOutSenders:
        return KeptOutSenders(self._connection, self._around.seals)

    @cached_property
    def informings(self) -> KeptInformings:
        return KeptInformings(self._connection, self._around.seals, self.reports)

    @cached_property
    def looks(self) -> KeptLooks:
        return KeptLooks(self._connection, self._around.seals, self.settings, self.now)

    @cached_property
    def chats(self) -> KeptChatMessages:
        return KeptChatMessages(self._connection, self._around.new_id, self.now)

    @cached_property
    def outbox(self) -> KeptOutbox:
        return KeptOutbox(self._connection, self._around.new_id, self.people)

    @cached_property
    def moments(self) -> KeptMoments:
        return KeptMoments(self._connection)

    @cached_property
    def repairs(self) -> KeptRepairs:
        return KeptRepairs(self._connection, self._around.new_id)

    @cached_property
    def stuck(self) -> KeptStuck:
        return KeptStuck(self._connection)

    @cached_property
    def settings(self) -> KeptSettings:
        return KeptSettings(self._connection)
