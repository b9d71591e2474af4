"""Which way up a picture is: the one thing of its EXIF that is kept, for without it the picture lies on its side."""

import struct

_TAG = 0x0112
_SHORT = 3
_UPRIGHT = 1
_SIDEWAYS = range(2, 9)
_ENTRY = 12
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def only_orientation(tiff: bytes) -> bytes | None:
    """The smallest EXIF (a TIFF header and one entry) that turns the picture as this one does; None when it is upright.

    What cannot be read turns nothing.
    """
    orientation = _orientation_of(tiff)
    if orientation not in _SIDEWAYS:
        return None
    return struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, _TAG, _SHORT, 1, orientation, 0, 0)


def _orientation_of(tiff: bytes) -> int:
    order = _ORDERS.get(tiff[:4])
    if order is None:
        return _UPRIGHT
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for each in range(count):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + each * _ENTRY)
            if (tag, kind) == (_TAG, _SHORT):
                return int(value)
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT
