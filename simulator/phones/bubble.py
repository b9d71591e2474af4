"""A message as a bubble: the HTML of everything in it that cannot be pressed."""

import re
from datetime import tzinfo
from html import escape

from simulator.message import Message
from simulator.phones.attachments import attachment

_TAG_OR_COMMAND = re.compile(r"(<[^>]*>|&\w+;)|(?<![^\s(>])/([a-z][a-z0-9_]{0,31})\b")
_OPENED_BY_LINK = re.compile(r"/start \S+$")
"""Telegram's apps show such a message without the code of the link."""

_QUOTED = 90


def bubble(message: Message, zone: tzinfo) -> str:
    """Quote, attachment, words and the line below them; times in the zone."""
    html = "/start" if _OPENED_BY_LINK.match(message.text) else message.html
    words = f'<div class="words" dir="auto">{_with_commands(html)}</div>' if html else ""
    below = f'<div class="below">{_marks(message)}<time>{message.date.astimezone(zone):%H:%M}</time></div>'
    reaction = f'<span class="reaction">{escape(message.reaction)}</span>' if message.reaction else ""
    return f"{_quote(message)}{attachment(message)}{words}{below}{reaction}"


def gist(message: Message) -> str:
    """The beginning of a message, for a quote of it."""
    words = " ".join(message.words.split()) or _kind(message)
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _quote(message: Message) -> str:
    if message.reply_to is None:
        return ""
    name = escape(message.reply_to.sender["first_name"])
    return f'<div class="quote"><b>{name}</b><span dir="auto">{escape(gist(message.reply_to))}</span></div>'


def _kind(message: Message) -> str:
    names = {"photo": "Foto", "voice": "Talebesked", "video": "Video", "document": "Fil", "location": "Sted"}
    return next((name for field, name in names.items() if field in message.content), "Besked")


def _marks(message: Message) -> str:
    marks = _mark("lock", "Kan ikke videresendes") if message.protected else ""
    if message.from_bot:
        with_sound = ("notifications_active", "Kom med lyd"), ("notifications_off", "Kom uden lyd")
        marks += _mark(*with_sound[message.silent])
    return marks + ("<span>redigeret</span>" if message.edited else "")


def _mark(icon: str, meaning: str) -> str:
    return f'<i class="material-icons mark" role="img" title="{meaning}" aria-label="{meaning}">{icon}</i>'


def _with_commands(html: str) -> str:
    """Commands in the words can be tapped, as on a phone."""

    def linked(found: re.Match[str]) -> str:
        kept, command = found.groups()
        return kept or f'<a href="#" data-command="/{command}">/{command}</a>'

    return _TAG_OR_COMMAND.sub(linked, html)
