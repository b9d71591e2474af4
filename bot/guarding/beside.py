"""What stands beside a number and says what it is."""

import re

_LOOK_BACK = 40
_PHONE = re.compile(
    r"(?:tlf|telefon\w*|mobil(?!epay)\w*|mob|tel|phone|sms|whatsapp|signal|kontakt|opkald\w*|kald(?:es|enummer|enr)?"
    r"|ring(?:e|er|es|ede|et)?|fastnet\w*|nummeret)"
    r"[\s.:,_-]{0,3}(?:nr|nummer\w*)?[\s.:_]{0,2}(?:\([^()\d]{1,12}\))?\s?(?:er|til|på|hende|ham|op)?[\s:(.📞☎️📱]{0,4}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?<!\w)(?:\w*(?:måler|sags|ordre|faktura|kunden|lejemål|målerstand|aflæsning|serie|varen|strækkode|stregkode"
    r"|referencen?|matrikel|ejendoms|pakken|kolli|sporing|tracking|booking|bestilling|billet|police|skade|betalings"
    r"|løbe|dokument|bilag|rekvisition|arbejdsseddel|ticket|kode|fejl|journal|budget|saldo|forbrug|vasketur|kontrakt"
    r"|medarbejder|rykker|projekt|anlæg|installation|licens|kvittering|opgave|alarm|lejern|adgang|nøgle|brik)\w*"
    r"|sag|sagen|sager|ean|cvr|p|id|ref|s/n|sn|model|kr|dkk|nr\.? på sagen|vare|j|linje|stand|konto\w*|reg\w*|side"
    r"|parkering\w*|beløb\w*|pris\w*|total|i alt|art|type|version|lov|lbk)"
    r"[\s.:#-]{0,3}(?:nr|nummer(?:et)?|no|id)?[\s.:#]{0,3}(?:er|på|stod på|viser|lyder|med)?[\s.:#]{0,3}$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_UNIT = re.compile(r"[\s.]{0,2}(?:kr\b|kroner|dkk|kwh|mwh|m3|m2|m³|m²|stk|liter|km\b|mm\b|%|,-|,\d)", re.IGNORECASE)
_TIGHT_BEFORE = re.compile(r"(?:[^\W\d]|[_#=&?@§]|(?<!\d)\d{1,7}[-./:,<>]|(?<!\d)\d{9,}[-./:,<>]|[^\s\d(]/)$")
_TIGHT_BEHIND = re.compile(r"[^\W\d]|_|[-./:]\d{1,7}(?!\d)|[-:]\w|[<>]")


def is_called_a_phone(text: str, start: int) -> bool:
    """Whether a word for it stands right before."""
    return _says(_PHONE, text, start)


def is_called_something_else(text: str, start: int) -> bool:
    """Whether the words before it make it the number of a case, a meter, an order ..."""
    return _says(_OTHER, text, start)


def is_part_of_something(text: str, start: int, end: int) -> bool:
    """Whether it is an amount, or the middle of a longer sign."""
    before, behind = text[max(0, start - _LOOK_BACK) : start], text[end : end + _LOOK_BACK]
    return any((_UNIT.match(behind), _TIGHT_BEHIND.match(behind), _TIGHT_BEFORE.search(before)))


def _says(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Digits without a word before them are the greater part of a long row, and soon passed over."""
    before = text[max(0, start - _LOOK_BACK) : start]
    return _LETTER.search(before) is not None and pattern.search(before) is not None
