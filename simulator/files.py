"""Files that were sent: kept under a file_id, handed out under a path for an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from simulator.refusal import bad_request

LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LINK_LASTS = timedelta(hours=1)
_FOLDERS = {"Photo": "photos", "Voice": "voice", "Video": "videos", "Document": "documents", "Sticker": "stickers"}
_ENDINGS = {"Photo": ".jpg", "Voice": ".oga", "Video": ".mp4", "Sticker": ".webp"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file; data is None when only its size (in bytes) was declared."""

    file_id: str
    unique_id: str
    kind: str
    size: int
    data: bytes | None
    name: str
    mime_type: str

    @property
    def content(self) -> bytes:
        """The bytes; zeros when only a size was declared."""
        return bytes(self.size) if self.data is None else self.data


class Files:
    """Every file there is. kind is Telegram's word for it: Photo, Voice, Video, Document, Sticker."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, tuple[str, datetime]] = {}
        self._numbers = count(1)

    def keep(
        self, kind: str, data: bytes | None, size: int | None = None, name: str = "", mime_type: str = ""
    ) -> StoredFile:
        """Stores a file; either its bytes or its size must be known."""
        number = next(self._numbers)
        length = len(data) if data is not None else size or 0
        stored = StoredFile(f"{kind}-file-{number:08d}", f"unique-{number:08d}", kind, length, data, name, mime_type)
        self._by_id[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        """The file with that id."""
        return self._by_id.get(file_id)

    def link(self, stored: StoredFile, now: datetime) -> str:
        """A path to download it by, good for an hour; RefusedError above 20 MB."""
        if stored.size > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        ending = _ENDINGS.get(stored.kind) or "".join(stored.name.rpartition(".")[1:])
        number = int(stored.unique_id.rpartition("-")[2])
        path = f"{_FOLDERS[stored.kind]}/file_{number}{ending if '.' in ending else ''}"
        self._by_path[path] = (stored.file_id, now + LINK_LASTS)
        return path

    def behind(self, path: str, now: datetime) -> StoredFile | None:
        """The file that the path leads to, while the link lasts."""
        file_id, until = self._by_path.get(path, ("", now))
        return self._by_id.get(file_id) if now < until else None
