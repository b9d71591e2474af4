"""A Telegram on this machine: a strict Bot API server, and phones as Python objects."""

from simulator.chats import Chat
from simulator.clock import Clock
from simulator.handset.keys import NoSuchButtonError
from simulator.handset.phone import Phone
from simulator.handset.screen import Event
from simulator.handset.writing import PhoneError
from simulator.limits import Limits, Rate
from simulator.message import Button, Message
from simulator.presses import Press, Toast
from simulator.telegram import Telegram

__all__ = [
    "Button",
    "Chat",
    "Clock",
    "Event",
    "Limits",
    "Message",
    "NoSuchButtonError",
    "Phone",
    "PhoneError",
    "Press",
    "Rate",
    "Telegram",
    "Toast",
]
