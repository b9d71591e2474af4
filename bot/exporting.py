"""`opgang export-person`: what is kept about somebody, in two files to be handed out."""

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bot.house import House, house
from bot.settings import Settings
from core.access.statement import Statement, Until, about_reporter, about_resident, name_of
from core.alerts.reference import written
from core.kernel.clock import Clock
from core.kernel.notice import Notice
from core.people.person import Person
from core.privacy.looking import Why
from handlers.cards.privacy.statement import document
from handlers.cards.scene import Scene
from handlers.words import Words
from storage.unit_of_work import UnitOfWork

EXPORT = "export"
"""What is written in the log of looks."""
_FEWEST_WORDS = 2


class ExportImpossibleError(Exception):
    """What was asked for cannot be; the text is for the operator."""


async def export_person(
    settings: Settings, reference: str, reason: str, file: Path, *, of_reporter: bool, clock: Clock | None = None
) -> tuple[Path, Path]:
    """Write what is kept about the resident of a report, or about who reported it, as text and as JSON, for nobody but
    the operator to read. The look is on disk before the files are; they overwrite nothing."""
    if len(reason.split()) < _FEWEST_WORDS:
        raise ExportImpossibleError("Say in a few words why it is handed out: --reason. It is kept in the log.")
    text, data = file.with_suffix(".txt"), file.with_suffix(".json")
    if there := [path for path in (text, data) if path.exists()]:
        raise ExportImpossibleError(f"{there[0]} is there already, and nothing is overwritten. Name another: --out")
    built = house(settings, clock)
    try:
        told, listed = await built.store.write(
            lambda work: _made(reference, reason, built, work, of_reporter=of_reporter)
        )
    finally:
        built.store.close()
    _write(text, told)
    _write(data, listed)
    return text, data


def _made(reference: str, reason: str, built: House, work: UnitOfWork, *, of_reporter: bool) -> tuple[str, str]:
    read = written(reference)
    alert = work.alerts.by_reference(read) if read else None
    if alert is None:
        raise ExportImpossibleError(f"There is no report {reference!r}. A reference looks like this: ABC-234.")
    work.looks.note(None, EXPORT, alert.id, Why.ACCESS, reason)
    until = Until(work.new_id(), work.looks.last().number)
    reporter = work.reports.get(alert.id).reporter
    if of_reporter and not work.people.get(reporter).is_known:
        raise ExportImpossibleError(f"Whoever reported {alert.reference} is forgotten: nothing leads to them any more.")
    statement = about_reporter(reporter, until, work) if of_reporter else about_resident(alert.id, until, work)
    scene = Scene(Notice(EXPORT, None), None, work, Words(built.town.language, built.town.zone), built.keys)
    about = work.people.get(reporter) if of_reporter else None
    return document(statement, scene, about), _listed(statement, about, work)


def _listed(statement: Statement, about: Person | None, work: UnitOfWork) -> str:
    listed = ({"person": _somebody(about, work)} if about else {}) | asdict(statement)
    return json.dumps(listed, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _somebody(person: Person, work: UnitOfWork) -> dict[str, object]:
    """Who they are here; of an address beside Telegram only what it is called: there may be a password in it."""
    return {
        "account": person.account,
        "language": person.language,
        "name": name_of(person, work),
        "role": person.role,
        "areas": sorted(person.areas),
        "phone": person.phone,
        "addresses": [each.label for each in work.addresses.of(person.id)],
        "absences": [
            {"kind": each.kind, "from": each.begins_at, "until": each.ends_at}
            for each in work.absences.of(person.id, person.joined_at or work.now)
        ],
        "visits": [
            {"from": each.began_at, "until": each.ended_at, "where": each.place}
            for each in work.visits.all_of(person.id)
        ],
    }


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _write(file: Path, content: str) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as out:
        out.write(content)
