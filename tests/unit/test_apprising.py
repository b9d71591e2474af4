"""Promises about addresses beside Telegram, whatever people write as one."""

from string import printable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calling.apprising import Apprising
from bot.calling.phone_numbers import phone_number
from core.delivery.outcome import Failed
from core.kernel.town import Fallback

_SCHEMES = ["json", "mailto", "mailtos", "ntfys", "seven", "matrix", "fcm", "form", "xml", "slack", "https", "tgram"]


@pytest.mark.parametrize(
    "address",
    [
        "json://127.0.0.1:8080/",
        "json://localhost/",
        "xml://[::1]/",
        "form://10.0.0.5/",
        "json://2130706433/",
        "json://169.254.169.254/latest",
        "json://printer.local/",
        "mailto://bruger:kode@example.org?smtp=192.168.1.2",
        "syslog://",
        "dbus://",
        "gnome://",
        "macosx://",
        "windows://",
        "file:///etc/passwd",
        "fcm://projekt/emne?keyfile=/etc/passwd",
        "workflows://example.org/a/b?template=/etc/passwd",
        "vapid://kirsten@example.org/kirsten@example.org",
    ],
)
def test_no_address_makes_the_bot_call_its_own_machine_or_read_its_files(address: str) -> None:
    assert Apprising(Fallback()).label(address) is None


def test_a_name_that_leads_into_the_own_network_is_found_out_when_it_is_called() -> None:
    inside = Apprising(Fallback(), look_up=lambda _: ["10.1.2.3"])
    assert inside.label("json://example.org/") == "JSON"
    assert inside.send("json://example.org/", "Akut") == Failed("the address leads into the own network")


def test_a_machine_of_the_own_network_may_be_called_when_the_towns_own_file_names_it() -> None:
    ours = Apprising(Fallback(email_url="mailto://10.1.2.3?from=opgang@example.org&to={address}"))
    assert ours.label("mailto://10.1.2.3?from=opgang@example.org&to=kirsten@example.org") == "E-Mail"
    assert ours.label("json://10.1.2.4/") is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.builds("{}://{}".format, st.sampled_from(_SCHEMES), st.text(printable, max_size=40)))
def test_whatever_people_write_is_an_address_or_is_none(written: str) -> None:
    label = Apprising(Fallback()).label(written)
    assert label is None or 0 < len(label) <= 40


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=50) | st.text("+0123456789 -()", max_size=20))
def test_whatever_people_write_is_a_number_that_can_be_called_or_is_none(written: str) -> None:
    number = phone_number(written)
    assert number is None or (number[0] == "+" and number[1:].isdecimal() and len(number) <= 16)
