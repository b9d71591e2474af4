"""The words for one reader: translated, with facts put in safely, and dates as they are written in their language."""

import gettext
import re
from datetime import date, datetime
from functools import cache
from html import escape, unescape
from importlib import resources
from io import BytesIO
from zoneinfo import ZoneInfo

from babel import dates
from babel.messages import mofile, pofile

_SOURCE = "en"
_TAG = re.compile(r"<[^<>]*>")


class Html(str):
    """Text that is HTML already: what people wrote is escaped in it."""

    __slots__ = ()


class Words:
    """`words("…")` makes HTML and escapes every fact; `words.plain("…")` makes text for buttons and toasts."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone
        self._catalogue = catalogue(language)

    def __call__(self, source: str, **facts: object) -> Html:
        return Html(self._catalogue.gettext(source).format(**{name: safe(fact) for name, fact in facts.items()}))

    def plain(self, source: str, **facts: object) -> str:
        return self._catalogue.gettext(source).format(**facts)

    def plural(self, one: str, many: str, number: int, **facts: object) -> Html:
        """`one` or `many`, with the number as {number}."""
        source = self._catalogue.ngettext(one, many, number)
        return Html(source.format(number=number, **{name: safe(fact) for name, fact in facts.items()}))

    def time(self, moment: datetime) -> str:
        """The hour and minute on the town's clock: 14:02."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def moment(self, moment: datetime, now: datetime) -> str:
        """14:02 for today; with the day in front otherwise."""
        local = moment.astimezone(self.zone).date()
        if local == now.astimezone(self.zone).date():
            return self.time(moment)
        return f"{self.written(local, 'd. MMM')} {self.time(moment)}"

    def weekday(self, moment: datetime) -> str:
        """With the day of the week, for what lies ahead: mandag 7. dec. 08:00."""
        local = moment.astimezone(self.zone).date()
        return f"{self.written(local, 'EEEE d. MMM')} {self.time(moment)}"

    def day(self, moment: datetime | date) -> str:
        """With its year: 3. nov. 2026. A moment falls on the town's day."""
        local = moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment
        return self.written(local, "d. MMM yyyy")

    def written(self, day: date, pattern: str) -> str:
        """By a pattern of Unicode's, written as in Danish: in English no dot comes after the day."""
        shape = pattern if self.language != _SOURCE else pattern.replace("d.", "d")
        return dates.format_date(day, shape, locale=self.language)

    def month(self, day: date) -> str:
        """november 2026"""
        return dates.format_date(day, "LLLL yyyy", locale=self.language)

    def ago(self, moment: datetime, now: datetime) -> str:
        """How old it is: 3 timer."""
        return dates.format_timedelta(max(now - moment, now - now), granularity="minute", locale=self.language)


def marked(source: str) -> str:
    """The source itself: marks for the catalogue what is translated later, where it is shown."""
    return source


def safe(fact: object) -> object:
    """A fact for HTML: text escaped, unless it is HTML already."""
    return escape(fact, quote=False) if isinstance(fact, str) and not isinstance(fact, Html) else fact


def escaped(text: str | None) -> Html:
    """What somebody wrote, as they typed it."""
    return Html(escape(text or "", quote=False))


def telephone(number: str | None) -> str:
    """A number in E.164 as it is read aloud: Danish ones in pairs on one line, others as they are."""
    danish = re.fullmatch(r"\+45(\d\d)(\d\d)(\d\d)(\d\d)", number or "")
    return "\N{NO-BREAK SPACE}".join(danish.groups()) if danish else number or ""


def shown(html: str) -> str:
    """What the reader sees of it: without tags. Telegram measures this."""
    return unescape(_TAG.sub("", html))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations of a language, read from its .po file; the English source where there is none."""
    file = resources.files("handlers").joinpath("locale", language, "LC_MESSAGES", "opgang.po")
    if language == _SOURCE or not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as opened:
        read = pofile.read_po(opened, locale=language)
    compiled = BytesIO()
    mofile.write_mo(compiled, read)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
