"""Files as phones send them, as small as they can be."""

import base64

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////"
    "////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z"
)
"""Eight by eight pixels; what follows behind its end is not part of it."""

VOICE = base64.b64decode(
    "T2dnUwACAAAAAAAAAAAHAAAAAAAAAIELNS8BE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAAcAAAABAAAAGMARqAEQT3B1c1Rh"
    "Z3MAAAAAAAAAAE9nZ1MABMADAAAAAAAABwAAAAIAAADnNFqtAQP4//4="
)
"""Twenty milliseconds of silence, as Opus in Ogg."""
