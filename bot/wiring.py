"""Puts the program together: every part is made here and handed what it needs."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Bot
from telegram.ext import Application, ContextTypes, ExtBot

from bot.calling.apprising import Apprising
from bot.calling.caller import Caller
from bot.delivering.delivery import SENDS_AT_ONCE, Courier
from bot.fetching.downloads import Downloads
from bot.fetching.fetcher import Fetcher
from bot.fetching.opening import Files
from bot.house import House
from bot.looking.anchoring import Anchoring, anchor_file
from bot.receiving.handling import Handling
from bot.receiving.intake import Intake
from bot.receiving.line import Line
from bot.receiving.worker import ANSWERS_AT_ONCE, Worker
from bot.removing.remover import Remover
from bot.settings import Settings
from bot.transport import Transport
from bot.watching.auditing import Auditor
from bot.watching.finding import Finder
from bot.watching.heartbeat import Heartbeat
from bot.watching.mending import Mender
from bot.watching.set_back import SetBack
from bot.watching.stubborn import Stubborn
from core.delivery.call import DueCall
from core.delivery.pacing import Pace
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
from storage.outbox import Parcel
from storage.unit_of_work import UnitOfWork


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
    application = _application(built)
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
    auditor = Auditor(built.store, built.clock, line, finder, Mender(built.store, worker, courier), heartbeat)
    return Parts(
        house=built,
        application=application,
        intake=intake,
        worker=worker,
        courier=courier,
        caller=caller,
        fetcher=fetcher,
        remover=remover,
        line=line,
        auditor=auditor,
        heartbeat=heartbeat,
        stubborn=Stubborn(),
        set_back=SetBack(built.store, built.clock),
        anchoring=Anchoring(built, anchor_file(built)),
        destruction=Destruction(built.store, built.vault, folder),
    )


def _application(built: House) -> Application[Any, Any, Any, Any, Any, Any]:
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
    return application


def _rendered(built: House, parcel: Parcel, work: UnitOfWork) -> Message | Menu | None:
    reader = work.people.get(parcel.person) if parcel.person is not None else None
    words = Words(reader.language if reader else built.town.language, built.town.zone)
    return render(parcel.notice, reader, work, words, built.keys)


def _called(built: House, call: DueCall, work: UnitOfWork) -> str | None:
    reader = work.people.get(call.to)
    return call_words(call.kind, call.about, reader, work, Words(reader.language, built.town.zone))
