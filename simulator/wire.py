"""What goes over the wire: JSON objects, files that were uploaded, answers that are bytes already."""

from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call as multipart/form-data."""

    name: str
    mime_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Encoded:
    """A result that is JSON text already (updates are handed out byte for byte, malformed ones too)."""

    text: bytes
