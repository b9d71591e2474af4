"""A data folder as version 0.2 left it: everything plain but for addresses, visits and what waits in the inbox."""

import base64
import hashlib
import hmac
import json
import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Connection, text

from storage.engine import SqliteDatabase
from storage.schema import _migrate

MASTER = b"t" * 32
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
KIRSTEN, NADIA, OLE = 11, 12, 13
OPEN, CLOSED, DRAFT = 21, 22, 23
INVITATION, ADDRESS, VISIT = 31, 41, 51
SEALED_UPDATE, PLAIN_UPDATE = 61, 62
NUMBER = "+4555123467"
URL = "mailto://plantetkode@plantetpost.example"
PLACE_KEY = "vangdalen|Plantetvænget|17"
LATITUDE, LONGITUDE = 56.470917, 10.052301
PLANTED = (b"plantet", NUMBER.encode(), struct.pack(">d", LATITUDE), struct.pack(">d", LONGITUDE))
"""Something of each value, as SQLite keeps it."""
_REVISION = "0003"
_UPDATE = {"from": {"id": 2000012, "is_bot": False, "first_name": "Nadiaplantet", "language_code": "da"}}


def made(folder: Path) -> Path:
    """The folder, with its key file and its database."""
    folder.mkdir(mode=0o700)
    (folder / "keys").write_text(base64.b64encode(MASTER).decode())
    database = SqliteDatabase(folder / "opgang.sqlite3")
    try:
        with database.transaction() as connection:
            _migrate(connection, _REVISION)
            for table, rows in _ROWS.items():
                for row in rows:
                    _insert(connection, table, row)
    finally:
        database.close()
    return folder


def update(number: int, words: str) -> dict[str, Any]:
    """What Telegram told: Nadia wrote."""
    said = {"message_id": number, "date": 1_796_029_200, "chat": {"id": 2000012, "type": "private"}, "text": words}
    return {"update_id": number, "message": said | _UPDATE}


def code_of(invitation: int) -> str:
    """The code of an invitation, as version 0.2 made it."""
    digest = hmac.digest(_derived(b"opgang invitations"), invitation.to_bytes(8, "big"), "sha256")
    return base64.urlsafe_b64encode(digest[:24]).decode()


def _sealed(plain: str, table: str, column: str, row: int) -> str:
    nonce = hashlib.sha256(f"{table}{row}".encode()).digest()[:12]
    closed = AESGCM(_derived(b"opgang sealing")).encrypt(nonce, plain.encode(), f"{table}.{column}.{row}".encode())
    return "sealed:" + base64.b64encode(nonce + closed).decode()


def _derived(purpose: bytes) -> bytes:
    return hmac.digest(MASTER, purpose, hashlib.sha256)


def _at(minutes: int) -> int:
    """Microseconds since 1970 of so many minutes before now."""
    return int((NOW - timedelta(minutes=minutes)).timestamp()) * 1_000_000


def _insert(connection: Connection, table: str, row: Mapping[str, object]) -> None:
    columns = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({values})"), dict(row))  # noqa: S608 — ours


def _person(number: int, role: str, name: str, **more: object) -> dict[str, object]:
    joined = None if role == "neighbour" else _at(9000)
    about = {"account": 2000000 + number, "language": "da", "areas": "", "joined_at": joined}
    return {"id": number, "role": role, "name": name, **about, **more}


def _report(number: int, state: str, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "reporter_id": NADIA,
        "role": "neighbour",
        "hidden": False,
        "guided": False,
        "step": "free",
        "area": "vangdalen",
        "signs": "shouting",
        "urgency": "today",
        "state": state,
        "created_at": _at(60),
        "touched_at": _at(50),
        "sent_at": None if state == "draft" else _at(50),
    } | more


def _alert(number: int, reference: str, **more: object) -> dict[str, object]:
    return {
        "id": number,
        "reference": reference,
        "area": "vangdalen",
        "urgency": "today",
        "source": "neighbour",
        "version": 3,
        "opened_at": _at(50),
        "place_key": PLACE_KEY,
        "taken_by": KIRSTEN,
        "taken_at": _at(40),
        "round": 1,
        "rung": 1,
    } | more


_TAKEN = {"state": "taken", "next_step_at": _at(-600), "alive_at": _at(40), "began_at": _at(50)}
_ENDED = {"state": "closed", "closed_by": KIRSTEN, "closed_at": _at(30), "outcome": "advice"}
_DOOR = {"street": "Plantetvænget", "house_number": "17", "floor": "2", "side": "tv"}
_WROTE = {"report_id": OPEN, "kind": "wrote", "at": _at(55), "by_id": NADIA}
_ATTACHED = {"report_id": OPEN, "at": _at(55)}
_INSIDE = {"person_id": KIRSTEN, "began_at": _at(10), "ends_at": _at(-50), "step": "inside", "next_step_at": _at(-50)}
_WAITS = {"received_at": _at(1), "state": "waiting", "attempts": 0, "lane": 2000012}

_ROWS: Mapping[str, list[dict[str, object]]] = {
    "person": [
        _person(KIRSTEN, "caretaker", "Kirstenplantet", phone=NUMBER),
        _person(NADIA, "neighbour", "Nadiaplantet"),
        _person(OLE, "secretariat", "Oleplantet"),
    ],
    "invitation": [
        {
            "id": INVITATION,
            "code_hash": hashlib.sha256(code_of(INVITATION).encode()).hexdigest(),
            "role": "property_staff",
            "name": "Peterplantet",
            "areas": "vangdalen",
            "created_at": _at(100),
            "expires_at": _at(-6000),
        }
    ],
    "report": [
        _report(OPEN, "sent", name="Nadiaplantet", where_words="bag plantetkiosken", **_DOOR),
        _report(CLOSED, "sent"),
        _report(DRAFT, "draft", where_words="ved plantetbroen", area=None),
    ],
    "alert": [_alert(OPEN, "ABC-234", **_TAKEN), _alert(CLOSED, "DEF-567", **_ENDED)],
    "entry": [
        {"id": 71, "words": "Hun råber plantetord ÆØÅ", **_WROTE},
        {"id": 72, "words": None, **_WROTE, "kind": "took", "by_id": KIRSTEN},
        {"id": 73, "words": "Talte med plantetmoderen", **_WROTE, "kind": "noted", "by_id": KIRSTEN},
    ],
    "attachment": [
        {"id": 81, "kind": "photo", "file": "AgACplantetfil", **_ATTACHED},
        {"id": 82, "kind": "location", "latitude": LATITUDE, "longitude": LONGITUDE, **_ATTACHED},
    ],
    "holder": [{"alert_id": OPEN, "person_id": KIRSTEN, "since": _at(50)}],
    "address": [
        {
            "id": ADDRESS,
            "person_id": KIRSTEN,
            "url": _sealed(URL, "address", "url", ADDRESS),
            "label": "E-mail",
            "wrong_codes": 0,
            "verified_at": _at(400),
            "created_at": _at(500),
        }
    ],
    "visit": [{"id": VISIT, "place": _sealed("Plantetvænget 19", "visit", "place", VISIT), **_INSIDE}],
    "dialogue": [{"person_id": NADIA, "kind": "add", "about": OPEN, "facts": "{}", "since": _at(5)}],
    "setting": [{"name": "bot_name", "value": "opgang_bot"}],
    "inbox": [
        {
            "id": SEALED_UPDATE,
            "update_id": 900_000_001,
            "payload": _sealed(
                json.dumps(update(900_000_001, "Nu plantetskriger hun")), "inbox", "payload", SEALED_UPDATE
            ),
            **_WAITS,
        },
        {
            "id": PLAIN_UPDATE,
            "update_id": 900_000_002,
            "payload": json.dumps(update(900_000_002, "Og plantetglas går itu")),
            **_WAITS,
        },
    ],
}


def button_mac(message: bytes, account: int) -> bytes:
    """What bound a button to the account it was made for."""
    signed = account.to_bytes(8, "big", signed=True) + message
    return hmac.digest(_derived(b"opgang buttons"), signed, hashlib.sha256)[:10]
