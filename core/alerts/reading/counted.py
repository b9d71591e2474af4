"""What people count: a number right before one of these words is no house, floor or door."""

from core.alerts.reading.tokens import Message

_WORDS = """
    gange dage døgn uger måneder år timer minutter sekunder personer mennesker mand mænd kvinder unge børn hunde katte
    beboere naboer kr kroner procent stk meter km
    times days weeks months years hours minutes people persons women children kids dogs cats
"""
_COUNTED = frozenset(_WORDS.split())


def counts_something(message: Message, at: int) -> bool:
    """The number at this token says how many: "3 gange", not "4, børn leger på trappen"."""
    return message.word(at + 1) in _COUNTED and not message.tokens[at + 1].gap.strip()
