"""A house that ran version 0.2 goes on: everything reads as before, and nothing of it is plain any more."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.house import House, house
from bot.settings import Settings
from core.alerts.alert import AlertState
from core.alerts.journal import AttachmentKind
from core.alerts.reading import Place
from core.people.invitation import hash_of
from simulator import Phone, Telegram
from storage.engine import SqliteDatabase
from storage.unit_of_work import UnitOfWork
from tests.flows.raw import files
from tests.flows.town import Person, open_town
from tests.storage import version_0_2 as then


def _settings(folder: Path) -> Settings:
    fixed = {"data": folder}
    return Settings(_env_file=None, **fixed)  # type: ignore[arg-type]  # as the environment would give them


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return then.made(tmp_path / "data")


@pytest.fixture
def here(folder: Path) -> Iterator[House]:
    built = house(_settings(folder))
    yield built
    built.store.close()


def _plain_in(folder: Path) -> list[tuple[bytes, str]]:
    everything = list(files(folder))
    return [
        (planted, name) for planted in (*then.PLANTED, b"Plantet") for name, content in everything if planted in content
    ]


async def test_people_are_who_they_were(here: House) -> None:
    def known(work: UnitOfWork) -> list[tuple[str | None, str | None]]:
        return [(each.name, each.phone) for each in map(work.people.get, (then.KIRSTEN, then.NADIA, then.OLE))]

    assert await here.store.read(known) == [
        ("Kirstenplantet", then.NUMBER),
        ("Nadiaplantet", None),
        ("Oleplantet", None),
    ]


async def test_reports_have_their_places_words_and_attachments(here: House) -> None:
    report = await here.store.read(lambda work: work.reports.get(then.OPEN))
    assert report.place == Place("vangdalen", "Plantetvænget", "17", "2", "tv")
    assert (report.where, report.name) == ("bag plantetkiosken", "Nadiaplantet")
    assert (await here.store.read(lambda work: work.reports.get(then.DRAFT))).where == "ved plantetbroen"
    words = [each.words for each in await here.store.read(lambda work: work.journal.of(then.OPEN))]
    assert words == ["Hun råber plantetord ÆØÅ", None, "Talte med plantetmoderen"]
    photo, location = await here.store.read(lambda work: work.journal.attachments_of(then.OPEN))
    assert (photo.kind, photo.file) == (AttachmentKind.PHOTO, "AgACplantetfil")
    assert (location.latitude, location.longitude) == (then.LATITUDE, then.LONGITUDE)


async def test_alerts_are_found_by_their_place_also_closed_ones(here: House) -> None:
    def at_the_place(work: UnitOfWork) -> list[AlertState]:
        key = work.keyed_hash("place", then.PLACE_KEY)
        alerts = [work.alerts.get(number) for number in (then.OPEN, then.CLOSED)]
        assert {each.place_key for each in alerts} == {key}
        return [each.state for each in alerts]

    assert await here.store.read(at_the_place) == [AlertState.TAKEN, AlertState.CLOSED]


async def test_where_people_are_and_how_they_are_reached_is_known(here: House) -> None:
    visit = await here.store.read(lambda work: work.visits.of(then.KIRSTEN))
    assert visit is not None
    assert visit.place == "Plantetvænget 19"
    assert await here.store.read(lambda work: work.addresses.url(then.ADDRESS)) == then.URL


async def test_an_open_invitation_still_opens_and_can_be_shown_again(here: House) -> None:
    def shown(work: UnitOfWork) -> str | None:
        invitation = work.invitations.open(hash_of(then.code_of(then.INVITATION)), then.NOW)
        return (
            invitation.name if invitation and work.code_of(then.INVITATION) == then.code_of(then.INVITATION) else None
        )

    assert await here.store.read(shown) == "Peterplantet"


async def test_buttons_that_were_sent_by_version_0_2_still_work(here: House) -> None:
    assert here.keys.holds(b"take 21", 2000011, then.button_mac(b"take 21", 2000011))


async def test_what_waited_in_the_inbox_sealed_or_plain_can_be_read(here: House) -> None:
    waiting = await here.store.read(lambda work: work.inbox.waiting(0, 10))
    assert [each.payload["message"]["text"] for each in waiting] == ["Nu plantetskriger hun", "Og plantetglas går itu"]


async def test_what_waited_is_handled_by_this_version(folder: Path) -> None:
    # Given Nadia was adding something to her report when version 0.2 ended
    phones: list[Phone] = []

    def live(telegram: Telegram) -> None:
        phones.extend(
            telegram.phone(name, user_id=2000000 + number)
            for number, name in ((then.NADIA, "Nadiaplantet"), (then.KIRSTEN, "Kirstenplantet"))
        )

    async with open_town(folder, before=live) as town:
        town.people += [Person(town, phone, phone.owner.first_name) for phone in phones]
        await town.settles()
        # Then it is with her report
        words = await town.asks(lambda work: [each.words for each in work.journal.words_of(then.OPEN)])
        assert "Nu plantetskriger hun" in words
        for person in town.people:
            person.sees_everything()
    assert _plain_in(folder) == []


def test_nothing_that_was_plain_is_in_any_file_of_the_folder(folder: Path) -> None:
    assert {planted for planted, _ in _plain_in(folder)} >= set(then.PLANTED)
    built = house(_settings(folder))
    try:
        assert _plain_in(folder) == []
    finally:
        built.store.close()
    assert _plain_in(folder) == []


def test_a_kill_right_after_the_upgrade_leaves_nothing_plain_once_it_has_started_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given everything was sealed, and the process ended before the gaps of the file were overwritten
    class Killed(BaseException):
        pass

    def die(_: SqliteDatabase) -> None:
        raise Killed

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(SqliteDatabase, "overwrite_gaps", die)
        with pytest.raises(Killed):
            house(_settings(folder))
    # When it starts again
    house(_settings(folder)).store.close()
    # Then they are overwritten after all, and that is not done at every start
    assert _plain_in(folder) == []
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(SqliteDatabase, "overwrite_gaps", die)
        house(_settings(folder)).store.close()


def test_the_schema_is_that_of_a_new_database(folder: Path, tmp_path: Path) -> None:
    for each in (folder, tmp_path / "new"):
        house(_settings(each)).store.close()
    assert _schema(folder) == _schema(tmp_path / "new")


def _schema(folder: Path) -> dict[str, object]:
    """Every table with its columns and constraints, every index and trigger, in whatever order they were made."""
    with closing(sqlite3.connect(folder / "opgang.sqlite3")) as database:
        kept = database.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        columns = {
            name: {(*row[1:4], row[5]) for row in database.execute(f"PRAGMA table_info({name})")}
            for kind, name, _ in kept
            if kind == "table"
        }
    return {"columns": columns} | {f"{kind} {name}": _parts(kind, sql) for kind, name, sql in kept}


def _parts(kind: str, sql: str) -> object:
    constraints = [" ".join(each.split()) for each in sql.split("CONSTRAINT ")[1:]]
    return sorted(each.rstrip(" ,)") for each in constraints) if kind == "table" else " ".join(sql.split())
