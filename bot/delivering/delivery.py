"""From the outbox to Telegram: the most urgent first, as fast as Telegram allows, words made at the last moment."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from telegram import Bot

from bot.delivering.keeping import keep, must_arrive
from bot.delivering.reading import Reads
from bot.delivering.sending import send
from bot.fetching.opening import Files
from bot.insisting import insist
from bot.log import where
from bot.pausing import SWEEP_SECONDS, pause
from bot.receiving.line import Line
from bot.removing.noting import in_its_place, note_said
from core.delivery.outcome import Attempt, Failed, Later, Sent, patience
from core.delivery.pacing import Pace
from core.kernel.clock import Clock
from core.kernel.notice import Manner, Priority
from handlers.message import Menu, Message
from storage.outbox import Parcel
from storage.store import Store
from storage.unit_of_work import UnitOfWork

Render = Callable[[Parcel, UnitOfWork], Message | Menu | None]

_LEASE = timedelta(seconds=120)
"""Longer than any send can last, so that a lease that ran out means a send that nobody waits for."""
_LOOK_AHEAD = 3
"""How many waiting parcels are looked at for each place that is free: some must wait for others of their chain."""
SENDS_AT_ONCE = 64
"""Notices that are sent side by side."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Ready:
    """A parcel with its words, or why there are none. `noted`: who is about to read them was written down."""

    parcel: Parcel
    said: Message | Menu | Failed | None
    noted: bool = False


class Courier:
    """Claims what may go now, sends it side by side, and keeps what became of it."""

    def __init__(
        self, bot: Bot, store: Store, clock: Clock, pace: Pace, render: Render, line: Line, files: Files
    ) -> None:
        self._bot = bot
        self._files = files
        self._line = line
        self._store = store
        self._clock = clock
        self._pace = pace
        self._render = render
        self._reads = Reads()
        self._under_way: dict[tuple[int, int], int] = {}
        """The parcel that is being sent of each chain."""
        self._sends: dict[int, asyncio.Task[None]] = {}
        self._claiming = False
        """Whether parcels may be claimed on disk that are not among those under way yet."""
        self._freed = asyncio.Event()
        self._held_back = False
        """Whether something waits that could not go when the outbox was last looked through."""

    async def run(self) -> None:
        """Deliver until cancelled. What a process before this one left in the middle is taken up first."""
        await insist(self._store, self._clock, lambda work: work.outbox.interrupted(None, work.now))
        async with asyncio.TaskGroup() as group:
            while True:
                self._store.told.clear()
                self._freed.clear()
                for each in await self._claim():
                    self._sends[each.parcel.id] = group.create_task(self._deliver(each))
                await self._pause()

    async def idle(self) -> bool:
        """Whether nothing is under way and nothing could be sent now."""
        now, at_most = self._clock.now(), 0 if self._line.cut else 1
        pending = await self._store.read(lambda work: work.outbox.pending(now, (), at_most))
        return not (pending or self._claiming or self._under_way or self._store.told.is_set())

    async def take_up_interrupted(self) -> None:
        """Take up sends whose lease ran out; not our own, whose end we shall hear of."""
        ours = list(self._under_way.values())
        await self._store.write(lambda work: work.outbox.interrupted(work.now, work.now, ours))

    def let_go(self, parcels: Sequence[int]) -> None:
        """Wait no longer for the end of these sends: their leases have run out."""
        for each in parcels:
            if each in self._sends:
                self._sends[each].cancel()

    def is_held(self, chat: int, priority: Priority) -> bool:
        """Whether Telegram asked to wait with this chat, or its limits do. In the thread that changes the pace."""
        now = self._clock.now().timestamp()
        return self._pace.ready_at(chat, priority, now) > now

    async def _claim(self) -> Sequence[Ready]:
        """Nothing while there is no line at all: whoever listens finds out first when it is back, and hears first what
        people have answered meanwhile."""
        self._held_back = len(self._under_way) >= SENDS_AT_ONCE
        self._claiming = True
        claimed = () if self._held_back or self._line.cut else await insist(self._store, self._clock, self._take)
        self._under_way |= {each.parcel.chain: each.parcel.id for each in claimed}
        self._reads.on_disk([each.parcel for each in claimed if each.noted])
        self._claiming = False
        return claimed

    def _take(self, work: UnitOfWork) -> list[Ready]:
        """Choose, claim and word in one transaction. The pace is only changed here and in `_keep`: in one thread."""
        now = work.now.timestamp()
        free = SENDS_AT_ONCE - len(self._under_way)
        pending = self._pending(_LOOK_AHEAD * free, now, work)
        chosen, superseded = self._choose(pending, now)
        self._held_back = len(pending) > len(chosen) + len(superseded)
        work.outbox.supersede(superseded)
        work.outbox.claim(chosen, work.now + _LEASE)
        return [self._rendered(parcel, work) for parcel in chosen]

    def _pending(self, at_most: int, now: float, work: UnitOfWork) -> Sequence[Parcel]:
        """What is next. When a few chats fill the whole view, what is next for the others stands behind it."""
        busy = self._pace.busy_chats(now)
        pending = work.outbox.pending(work.now, busy, at_most)
        chats = {parcel.chat for parcel in pending}
        if len(pending) < at_most or len(chats) > at_most // _LOOK_AHEAD:
            return pending
        return [*pending, *work.outbox.pending(work.now, busy | chats, at_most)]

    def _choose(self, pending: Sequence[Parcel], now: float) -> tuple[list[Parcel], list[Parcel]]:
        """What may go now, one of each chain; and quick edits of one message, of which only the last counts."""
        chosen: dict[tuple[int, int], Parcel] = {}
        superseded = _superseded(pending)
        for parcel in pending:
            if len(self._under_way) + len(chosen) >= SENDS_AT_ONCE:
                break
            if parcel in superseded or parcel.chain in chosen or parcel.chain in self._under_way:
                continue
            if self._line.listens and must_arrive(parcel):
                continue
            if self._pace.ready_at(parcel.chat, parcel.notice.priority, now) <= now:
                self._pace.take(parcel.chat, now)
                chosen[parcel.chain] = parcel
        return list(chosen.values()), superseded

    def _rendered(self, parcel: Parcel, work: UnitOfWork) -> Ready:
        try:
            said = self._render(parcel, work)
            return Ready(in_its_place(parcel, said, work), said, noted=self._reads.note(parcel, said, work))
        except Exception as error:  # noqa: BLE001 — one notice that cannot be worded must not stop the others
            return Ready(parcel, Failed(f"could not be worded: {where(error)}"))

    async def _deliver(self, ready: Ready) -> None:
        parcel, said = ready.parcel, ready.said
        try:
            attempt = said if isinstance(said, Failed) else await send(self._bot, parcel, said, self._files)
            await insist(self._store, self._clock, lambda work: self._keep(ready, attempt, work))
            if isinstance(attempt, Later):
                self._store.told.set()
        except Exception as error:  # noqa: BLE001 — its lease runs out, then it is taken up again; the others go on
            log.error("what became of a notice could not be kept", kind=parcel.notice.kind, cause=where(error))
        finally:
            del self._under_way[parcel.chain], self._sends[parcel.id]
            self._freed.set()

    def _keep(self, ready: Ready, attempt: Attempt, work: UnitOfWork) -> None:
        parcel, said = ready.parcel, ready.said
        if isinstance(attempt, Sent) and isinstance(said, Message):
            note_said(parcel, said, attempt, work)
        keep(parcel, attempt, work)
        if not isinstance(attempt, Later):
            self._reads.over(parcel)
        else:
            until = work.now.timestamp() + (attempt.seconds or patience(parcel.attempts + 1))
            if attempt.everybody:
                self._pace.hold_all(until)
            else:
                self._pace.hold(parcel.chat, until)

    async def _pause(self) -> None:
        """Until something new is told, a send has ended for which others wait, or a little time has passed."""
        a_while = min(SWEEP_SECONDS, self._pace.opens_in(self._clock.now().timestamp()))
        events = (self._store.told, self._freed) if self._held_back else (self._store.told,)
        await pause(self._clock, a_while, *events)


def _superseded(pending: Sequence[Parcel]) -> list[Parcel]:
    """All but the last of what waits for one living message and would say the same kind of thing in one manner: edits,
    whatever they show by now, and answers to it that say the same."""
    last: dict[tuple[object, ...], Parcel] = {}
    superseded = []
    for parcel in sorted(pending, key=lambda each: each.id):
        notice = parcel.notice
        if notice.slot is not None and notice.manner in (Manner.EDIT, Manner.AMEND, Manner.REPLY):
            said = tuple(notice.facts.items()) if notice.manner is Manner.REPLY else ()
            place = (parcel.chat, notice.slot, notice.kind, notice.manner, said)
            if place in last:
                superseded.append(last[place])
            last[place] = parcel
    return superseded
