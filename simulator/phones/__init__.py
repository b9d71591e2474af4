"""Phones in the browser: a page on this machine that shows what people see, and lets them answer."""

from simulator.phones.page import PortTakenError, show
from simulator.phones.stage import Bot, Controls, Holder

__all__ = ["Bot", "Controls", "Holder", "PortTakenError", "show"]
