"""Puts the program together: every part is made here and handed what it needs."""

import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Bot
from telegram.ext import Application, ContextTypes, ExtBot

from bot.calling.apprising import Apprising
from bot.calling.caller import Caller
from bot.calling.phone_numbers import phone_number
from bot.clock import ExerciseClock, SystemClock
from bot.days_off import danish_days_off
from bot.delivering.delivery import SENDS_AT_ONCE, Courier
from bot.fetching.downloads import Downloads
from bot.fetching.fetcher import Fetcher
from bot.fetching.opening import Files
from bot.keys import Keys, masters
from bot.looking.anchoring import Anchoring, anchor_file
from bot.receiving.handling import Handling
from bot.receiving.intake import Intake
from bot.receiving.line import Line
from bot.receiving.worker import ANSWERS_AT_ONCE, Worker
from bot.removing.remover import Remover
from bot.settings import Settings
from bot.town import load as load_town
from bot.transport import Transport
from bot.watching.auditing import Auditor
from bot.watching.finding import Finder
from bot.watching.heartbeat import Heartbeat
from bot.watching.mending import Mender
from bot.watching.set_back import SetBack
from bot.watching.stubborn import Stubborn
from core.alerts.reading import Gazetteer, Vocabulary, read
from core.delivery.call import DueCall
from core.delivery.pacing import Pace
from core.kernel.clock import Clock
from core.kernel.ids import TimeOrderedIds
from core.kernel.town import Town
from core.kernel.working_time import WorkingTime
from handlers.cards import render
from handlers.cards.safety.calls import call_words
from handlers.chat import Chat
from handlers.chat import Surroundings as ChatSurroundings
from handlers.content import MEGABYTE
from handlers.message import Menu, Message
from handlers.routes import add_routes
from handlers.words import Words
from storage.destroying import Destruction
from storage.files.folder import AttachmentFolder
from storage.migrations.former import FormerSeals, former_keys
from storage.outbox import Parcel
from storage.sealed import Seals
from storage.store import Store
from storage.unit_of_work import Surroundings, UnitOfWork
from storage.vault.masters import Masters
from storage.vault.vault import Vault


@dataclass(frozen=True)
class House:
    """What is the same whatever the process does: time, the town, the keys and the database."""

    settings: Settings
    clock: Clock
    town: Town
    keys: Keys
    vault: Vault
    store: Store


@dataclass(frozen=True)
class Parts:
    """The parts of a running bot."""

    house: House
    application: Application[Any, Any, Any, Any, Any, Any]
    intake: Intake
    worker: Worker
    courier: Courier
    caller: Caller
    fetcher: Fetcher
    remover: Remover
    line: Line
    auditor: Auditor
    heartbeat: Heartbeat
    stubborn: Stubborn
    set_back: SetBack
    anchoring: Anchoring
    destruction: Destruction

    @property
    def bot(self) -> Bot:
        bot: Bot = self.application.bot
        return bot


def house(settings: Settings, clock: Clock | None = None, town: Town | None = None) -> House:
    """Open (or make) the data folder and everything in it; clock and town are the settings' unless given."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    time = clock or (ExerciseClock(settings.clock_offset) if settings.clock_offset else SystemClock())
    town = town or load_town(settings.config)
    given = masters(settings)
    goes_on = settings.database_path.exists()
    vault = Vault(settings.vault_path, Masters(given), former_keys(given[0]) if goes_on else None)
    keys = Keys(vault.named)
    gazetteer, vocabulary = Gazetteer(town.areas), Vocabulary.shipped()
    around = Surroundings(
        town=town,
        hours=WorkingTime(town.hours, town.zone, danish_days_off()),
        clock=time,
        new_id=TimeOrderedIds(time.now, secrets.randbits),
        chance=secrets.randbits,
        read=partial(read, gazetteer=gazetteer, vocabulary=vocabulary),
        code_of=keys.code_of,
        code_for=keys.code_for,
        phone_number=phone_number,
        address_label=Apprising(town.fallback).label,
        vault=vault,
        seals=Seals(vault),
        folder=AttachmentFolder(settings.data),
    )
    if settings.database_path.parent.is_dir() and not settings.database_path.exists():
        settings.database_path.touch(mode=0o600)  # whatever the folder allows; what SQLite puts beside it is made alike
    return House(settings, time, town, keys, vault, Store(settings.database_path, around, FormerSeals(given)))


def telegram_bot(settings: Settings) -> ExtBot[None]:
    """The bot's line to Telegram: one connection for the poll, others for what it sends."""
    if settings.telegram_token is None:
        raise ValueError("OPGANG_TELEGRAM_TOKEN is not set")
    return ExtBot(
        settings.telegram_token.get_secret_value(),
        base_url=f"{settings.telegram_url}/bot",
        base_file_url=f"{settings.telegram_url}/file/bot",
        request=Transport(SENDS_AT_ONCE + ANSWERS_AT_ONCE),
        get_updates_request=Transport(1),
    )


def parts(built: House) -> Parts:
    """Everything that runs, on top of the house."""
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder()
        .bot(telegram_bot(built.settings))
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Chat))
        .build()
    )
    application.bot_data["surroundings"] = ChatSurroundings(built.keys, built.town)
    add_routes(application)
    handling = Handling(application, built.store, built.clock, built.town.worker.attempts)
    worker = Worker(handling, built.store, built.clock)
    line = Line(built.clock)
    intake = Intake(application.bot, built.store, built.clock, worker.take_in, line)
    pace = Pace(built.town.pacing)
    folder = AttachmentFolder(built.settings.data)
    downloads = Downloads(application.bot, built.town.files.largest_mb * MEGABYTE)
    fetcher = Fetcher(downloads, folder, built.store, built.clock, line)
    files = Files(downloads, folder, built.store)
    courier = Courier(application.bot, built.store, built.clock, pace, partial(_rendered, built), line, files)
    remover = Remover(application.bot, built.store, built.clock, pace, line)
    caller = Caller(built.store, built.clock, partial(_called, built), Apprising(built.town.fallback).send, line)
    heartbeat = Heartbeat(built.settings.heartbeat_url)
    finder = Finder(built.store, built.clock, line, courier, built.town.pacing)
    mender = Mender(built.store, worker, courier)
    auditor = Auditor(built.store, built.clock, line, finder, mender, heartbeat)
    set_back = SetBack(built.store, built.clock)
    vouched = anchor_file(built.settings.data, built.keys)
    anchoring = Anchoring(built.store, built.clock, built.town, vouched)
    return Parts(
        built,
        application,
        intake,
        worker,
        courier,
        caller,
        fetcher,
        remover,
        line,
        auditor,
        heartbeat,
        Stubborn(),
        set_back,
        anchoring,
        Destruction(built.store, built.vault, folder),
    )


def _rendered(built: House, parcel: Parcel, work: UnitOfWork) -> Message | Menu | None:
    reader = work.people.get(parcel.person) if parcel.person is not None else None
    words = Words(reader.language if reader else built.town.language, built.town.zone)
    return render(parcel.notice, reader, work, words, built.keys)


def _called(built: House, call: DueCall, work: UnitOfWork) -> str | None:
    reader = work.people.get(call.to)
    return call_words(call.kind, call.about, reader, work, Words(reader.language, built.town.zone))
