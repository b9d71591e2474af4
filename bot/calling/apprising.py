"""Ways beside Telegram, through Apprise: what an address is, and a few words sent there. The library is loaded when the
first address is read."""

import ipaddress
import logging
import socket
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.log import where
from core.delivery.outcome import Attempt, Failed, Later, Sent
from core.kernel.town import Fallback

if TYPE_CHECKING:
    from apprise import NotifyBase

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 10.0
"""Whatever the address itself asks for."""
_ON_THIS_MACHINE = frozenset({"blink1", "dbus", "gio", "glib", "gnome", "kde", "macosx", "qt", "syslog", "windows"})
"""Services that speak to this machine instead of to a person."""
_READS_FILES = frozenset({"vapid", "vapids"})
_OUR_OWN_NAMES = (".local", ".localhost", ".localdomain", ".internal", ".lan", ".home.arpa")
_TALKATIVE = ("apprise", "urllib3", "requests")
LookUp = Callable[[str], Iterable[str]]
"""The IP addresses of a machine's name; OSError when it has none."""


class Apprising:
    """`fallback` says where the town itself sends from, and whether people may name machines of its own network;
    `look_up` finds the numbers of a machine."""

    def __init__(self, fallback: Fallback, look_up: LookUp | None = None) -> None:
        self._look_up = look_up or _look_up
        self._allow_local = fallback.allow_local
        self._ours = tuple(filter(None, (fallback.email_url, fallback.sms_url)))

    def label(self, url: str) -> str | None:
        """The name of the service; None when Apprise does not understand the address, or it leads where people must
        not send the bot: to this machine, its files or its network. No name is looked up."""
        service = _service(url)
        if service is None or not self._allowed(service, look_up=False):
            return None
        return str(service.service_name)[:40]

    def send(self, url: str, words: str) -> Attempt:
        """Carry the words there, and say what became of it; for a thread of its own. Causes name neither the address
        nor anything in it."""
        try:
            service = _service(url)
            if service is None:
                return Failed("the address is not understood")
            if not self._allowed(service, look_up=True):
                return Failed("the address leads into the own network")
            return Sent(None) if service.notify(body=words, title="", body_format="text") else Later("not accepted")
        except Exception as error:  # noqa: BLE001 — over a hundred services, each with errors of its own
            return Later(where(error), in_doubt=True)

    def _allowed(self, service: "NotifyBase", *, look_up: bool) -> bool:
        if service.schema in _ON_THIS_MACHINE | _READS_FILES or _names_a_file(service):
            return False
        if self._allow_local or _hosts(service) <= self._our_hosts:
            return True
        return not any(_is_local(host) or (look_up and self._leads_inside(host)) for host in _hosts(service))

    def _leads_inside(self, host: str) -> bool:
        """Whether the name stands for a machine that the world cannot reach. One that stands for none is found out by
        calling it."""
        try:
            return any(_is_local(number) for number in self._look_up(host))
        except (OSError, UnicodeError):
            return False

    @property
    def _our_hosts(self) -> set[str]:
        """The machines that the town's own file names."""
        made = (_service(url.format(address="a@example.org", number="4520000000")) for url in self._ours)
        return {host for service in made if service is not None for host in _hosts(service)}


def _service(url: str) -> "NotifyBase | None":
    """What Apprise makes of the address, with our patience; None for whatever else people write."""
    library, asset = _library()
    try:
        service: NotifyBase | None = library.Apprise.instantiate(url, asset=asset)
    except Exception:  # noqa: BLE001 — over a hundred services read it, each with errors of its own
        return None
    if service is not None:
        service.socket_connect_timeout, service.socket_read_timeout = _CONNECT_SECONDS, _READ_SECONDS
        service.redirects = False  # another machine would decide where the words go
    return service


@cache
def _library() -> tuple[Any, Any]:
    """Apprise, silenced: what it logs names hosts and people."""
    warnings.filterwarnings("ignore", "'imghdr' is deprecated", DeprecationWarning)  # one of its services asks for it
    import apprise

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    asset = apprise.AppriseAsset(
        app_id="Opgang",
        app_desc="Opgang",
        allow_templates=False,
        http_redirects=False,
        interpret_escapes=False,
        pem_autogen=False,
        pgp_autogen=False,
    )
    return apprise, asset


def _names_a_file(service: "NotifyBase") -> bool:
    """Whether the address makes the service read a file: of this machine, perhaps."""
    library, _ = _library()
    return any(isinstance(value, library.AppriseAttachment) and bool(value) for value in vars(service).values())


def _hosts(service: "NotifyBase") -> set[str]:
    """The machines it would call, as far as the address chooses them; elsewhere the place holds a token."""
    if "host" not in service.template_tokens:
        return set()
    return set(_machines(service))


def _machines(service: "NotifyBase") -> Iterator[str]:
    for name, value in vars(service).items():
        if isinstance(value, str) and value and ("host" in name or "server" in name) and not name.startswith("_"):
            yield value.rsplit("://", 1)[-1].split("/", 1)[0].strip("[].").lower()


def _is_local(host: str) -> bool:
    """Whether the name itself says so."""
    if host == "localhost" or host.endswith(_OUR_OWN_NAMES):
        return True
    try:
        return not ipaddress.ip_address(int(host) if host.isdecimal() else host).is_global
    except ValueError:
        return False


def _look_up(host: str) -> list[str]:
    return [str(found[4][0]).split("%", 1)[0] for found in socket.getaddrinfo(host, None)]
