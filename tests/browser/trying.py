"""`opgang try` as a process of its own, and the page it shows in Debian's Chromium."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.chromium import NO_CHROMIUM, chromium

_READY = "Åbn "
_ENDS_WITHIN = 15.0


@contextmanager
def trying_out(*arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The page's address and the process, from when everybody is invited; SIGTERM ends it."""
    command = [sys.executable, "-m", "bot", "try", "--port", str(free_port()), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:  # noqa: S603 — our own program
        try:
            yield _address(process), process
        finally:
            process.terminate()
            process.communicate(timeout=_ENDS_WITHIN)


def _address(process: "subprocess.Popen[str]") -> str:
    said = []
    for line in process.stdout or ():
        said.append(line)
        if line.startswith(_READY):
            return line.split()[1]
    raise AssertionError(f"the try-out ended before it began:\n{''.join(said)}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def browsing() -> Iterator[Browser]:
    """Chromium without a window."""
    program = chromium()
    if program is None:
        raise FileNotFoundError(NO_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=Path(program), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


class PhoneOnPage:
    """Somebody's phone, as a person sees and touches it."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.frame: Locator = page.get_by_role("region", name=f"Telefon: {name}")

    def write(self, text: str) -> None:
        """Writes a message and sends it."""
        field = self.frame.get_by_role("textbox", name="Besked")
        field.fill(text)
        field.press("Enter")

    def tap(self, label: str) -> None:
        """Presses the newest button with this label."""
        self.frame.get_by_role("button", name=label).last.click()

    def sees(self, text: str) -> Locator:
        """Waits for a message of the bot with this text; the newest one."""
        return self._newest(".bot .bubble", text)

    def own(self, text: str) -> Locator:
        """Waits for a message that was sent from this phone."""
        return self._newest(".own .bubble", text)

    def attach(self, kind: str, name: str, mime_type: str, data: bytes) -> None:
        """Chooses a file from this machine as a photo, voice message or file."""
        self.frame.get_by_role("button", name="Vedhæft").click()
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_text(kind, exact=True).click()
        chooser.value.set_files({"name": name, "mimeType": mime_type, "buffer": data})

    def _newest(self, bubbles: str, text: str) -> Locator:
        bubble = self.frame.locator(bubbles).filter(has_text=text).last
        bubble.wait_for()
        return bubble
