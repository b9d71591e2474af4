"""Debian's Chromium, which the browser tests drive."""

import shutil
from pathlib import Path

NO_CHROMIUM = "there is no Chromium on this machine (Debian: apt install chromium)"
_PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser")


def chromium() -> Path | None:
    """The browser's program; None when this machine has none."""
    found = shutil.which("chromium") or next((place for place in _PLACES if Path(place).is_file()), None)
    return Path(found) if found else None
