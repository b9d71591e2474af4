"""Which files are still to be fetched, and what became of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from core.alerts.journal import AttachmentKind, Fetching
from storage.files.folder import AttachmentFolder, FileMissingError
from storage.reports import KeptReports
from storage.sealed import Seals, UnsealableError
from storage.tables import attachment
from storage.vault.vault import KeyDestroyedError, Vault

_IS_DUE = (attachment.c.state == Fetching.WAITING) & (attachment.c.due_at <= bindparam("now"))
_DUE = select(attachment).where(_IS_DUE).order_by(attachment.c.due_at, attachment.c.id).limit(bindparam("at_most"))
_WAITS = select(attachment.c.id).where(attachment.c.id == bindparam("wanted"), attachment.c.state == Fetching.WAITING)
_CHANGE = update(attachment).where(attachment.c.id == bindparam("wanted"))
_PUT_BACK = _CHANGE.where(attachment.c.state == Fetching.WAITING)
_KNOWN = select(attachment.c.id).where(attachment.c.kind != AttachmentKind.LOCATION)


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file at Telegram. `name` is Telegram's for it; None when it cannot be read any more, because its report was
    erased. `attempts` so far."""

    attachment: int
    report: int
    kind: AttachmentKind
    name: str | None
    attempts: int


class KeptFiles:
    """The columns of `attachment` that tell where its file is, and the folder in which it ends."""

    def __init__(
        self, connection: Connection, reports: KeptReports, seals: Seals, vault: Vault, folder: AttachmentFolder
    ) -> None:
        self._connection = connection
        self._reports = reports
        self._seals = seals
        self._vault = vault
        self._folder = folder

    def due(self, now: datetime, at_most: int, but: Collection[int] = ()) -> Sequence[WaitingFile]:
        """What is to be fetched now, what has waited longest first, but for these."""
        statement = _DUE.where(attachment.c.id.not_in(but)) if but else _DUE
        rows = self._connection.execute(statement, {"now": now, "at_most": at_most})
        return [
            WaitingFile(row.id, row.report_id, AttachmentKind(row.kind), self._name(row.file, row.id), row.attempts)
            for row in rows
        ]

    def waits(self, wanted: int) -> bool:
        """Whether it is (still) to be fetched: its report may have been dropped meanwhile."""
        return self._connection.execute(_WAITS, {"wanted": wanted}).first() is not None

    def key_of(self, report: int) -> bytes:
        """What files of this report are sealed with; KeyDestroyedError when it was erased."""
        return self._vault.key(self._reports.key_of(report))

    def kept(self, fetched: int, size: int) -> None:
        """It lies here; Telegram's name for it is forgotten. Size in bytes."""
        self._end(fetched, {"state": Fetching.KEPT, "size": size})

    def given_up(self, refused: int, state: Fetching) -> None:
        self._end(refused, {"state": state})

    def put_back(self, tried: int, attempts: int, due: datetime) -> None:
        """Try again at this moment, if it is still to be fetched."""
        self._connection.execute(_PUT_BACK, {"wanted": tried, "attempts": attempts, "due_at": due})

    def copy(self, source: int, report: int, to: int, to_report: int) -> None:
        """The report of the source may have been dropped in this transaction: its key lasts until it is over."""
        try:
            pieces = self._folder.read(source, self.key_of(report))
            self.kept(to, self._folder.keep(to, pieces, self.key_of(to_report)))
        except (FileMissingError, UnsealableError, KeyDestroyedError):
            self.given_up(to, Fetching.LOST)

    def known(self) -> set[int]:
        """Every attachment that may have a file here."""
        return set(self._connection.scalars(_KNOWN))

    def _name(self, sealed: str, row: int) -> str | None:
        try:
            return self._seals.unseal(sealed, "attachment", "file", row)
        except UnsealableError:
            return None

    def _end(self, ended: int, values: dict[str, object]) -> None:
        self._connection.execute(_CHANGE, {"wanted": ended, "file": None, "due_at": None} | values)
