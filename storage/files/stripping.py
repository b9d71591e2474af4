"""A picture or a voice without what it tells beside itself: no place, time, device, thumbnail, comment or trailer."""

from collections.abc import Collection, Iterable, Iterator

from storage.files.jpeg import stripped_jpeg
from storage.files.kinds import BEGINNING, FileType, look_of, type_of
from storage.files.opus import stripped_opus
from storage.files.png import stripped_png
from storage.files.source import Source
from storage.files.unwelcome import WrongKindError
from storage.files.webp import stripped_webp

_STRIPPERS = {
    FileType.JPEG: stripped_jpeg,
    FileType.PNG: stripped_png,
    FileType.WEBP: stripped_webp,
    FileType.OPUS: stripped_opus,
}


def stripped(pieces: Iterable[bytes], welcome: Collection[FileType], at_most: int) -> Iterator[bytes]:
    """The file, piece by piece as it comes in, losslessly: what is seen and heard stays as it was.

    UnwelcomeFileError when it is of another kind, larger than at_most bytes, damaged or cut short; what came out before
    that must be thrown away. Of EXIF stays which way up the picture is, when it is not upright.
    """
    source = Source(pieces, at_most)
    beginning = source.peek(BEGINNING)
    kind = type_of(beginning)
    if kind is None or kind not in welcome:
        raise WrongKindError(look_of(beginning))
    yield from _STRIPPERS[kind](source)
