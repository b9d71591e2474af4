"""Floor and side, as Danes write them on a door and as English speakers say them."""

from core.alerts.reading.counted import counts_something
from core.alerts.reading.tokens import Message, Token

_FLOOR_WORDS = frozenset({"sal", "sals", "etage", "floor"})
GROUND_WORDS = frozenset({"st", "stuen", "stue", "stueetagen", "stueetage"})
_CELLAR_WORDS = frozenset({"kl", "kld", "kælder", "kælderen", "kælderetagen", "basement"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            ("første", "forste", "first"),
            ("anden", "andet", "second"),
            ("tredje", "tredie", "third"),
            ("fjerde", "fourth"),
            ("femte", "fifth"),
            ("sjette", "sixth"),
            ("syvende", "seventh"),
            ("ottende", "eighth"),
        ),
        start=1,
    )
    for word in words
}
_SIDES = {
    ("tv",): "tv",
    ("th",): "th",
    ("mf",): "mf",
    ("t", "v"): "tv",
    ("t", "h"): "th",
    ("m", "f"): "mf",
    ("til", "venstre"): "tv",
    ("til", "højre"): "th",
    ("midt", "for"): "mf",
    ("midtfor",): "mf",
    ("i", "midten"): "mf",
    ("to", "the", "left"): "tv",
    ("on", "the", "left"): "tv",
    ("to", "the", "right"): "th",
    ("on", "the", "right"): "th",
    ("in", "the", "middle"): "mf",
}
_SIDES_AFTER_A_FLOOR = {("venstre",): "tv", ("højre",): "th", ("left",): "tv", ("right",): "th", ("middle",): "mf"}
_DOOR_WORDS = frozenset({"dør", "dor", "door", "lejlighed", "lejl", "apartment", "apt", "flat"})
_LINKS = frozenset({"på", "i", "on", "the", "oppe"})


def floor_and_side(message: Message, at: int, *, after_number: bool) -> tuple[str | None, str | None, int]:
    """Floor and side right here, and the token after them; both None when there is neither."""
    start = at
    if message.word(at) in _LINKS:
        at += 2 if message.word(at + 1) in _LINKS else 1
    floor, end = floor_at(message, at, after_number=after_number)
    if floor is None:
        if not after_number:
            return None, None, start
        side, end = side_at(message, start, after_floor=False)
        return None, side, end
    side, end = side_at(message, end, after_floor=True)
    return floor, side, end


def announced_floor(message: Message) -> tuple[str | None, str | None]:
    """A floor that is named as one, wherever it stands; nothing when the text names two different ones."""
    found = set()
    for at in range(len(message.tokens)):
        floor, end = named_floor(message, at)
        if floor is not None:
            side, _ = side_at(message, end, after_floor=True)
            found.add((floor, side))
    if len({floor for floor, _ in found}) != 1:
        return None, None
    return max(found, key=lambda pair: pair[1] or "")


def floor_at(message: Message, at: int, *, after_number: bool) -> tuple[str | None, int]:
    floor, end = named_floor(message, at)
    if floor is not None or at >= len(message.tokens):
        return floor, end
    token = message.tokens[at]
    if token.word in GROUND_WORDS and (after_number or token.word == "st" or token.word.startswith("stueetage")):
        return "st", at + 1
    if token.word in _CELLAR_WORDS and after_number and not _opens_a_number(message, at + 1):
        return "kl", at + 1
    if not _is_floor_number(token):
        return None, at
    door_number = at + 1 < len(message.tokens) and message.tokens[at + 1].gap in {".-", ". -", "-"}
    alone = after_number and token.gap.strip() == "," and _ends_here(message, at)
    if alone or door_number or side_at(message, at + 1, after_floor=False)[0] is not None:
        return str(int(token.word)), at + 1
    return None, at


def named_floor(message: Message, at: int) -> tuple[str | None, int]:
    """ "2. sal", "anden sal", "2nd floor", "ground floor", "stueetagen": a floor wherever it stands."""
    word, following = message.word(at), message.word(at + 1)
    if word in {"stueetagen", "stueetage"}:
        return "st", at + 1
    if following == "floor" and word == "ground":
        return "st", at + 2
    if following in _FLOOR_WORDS and word in _ORDINALS:
        return _ORDINALS[word], at + 2
    if not word or not _is_floor_number(message.tokens[at]):
        return None, at
    if following in _FLOOR_WORDS:
        return str(int(word)), at + 2
    if following in _ORDINAL_ENDINGS and message.tokens[at + 1].gap == "" and message.word(at + 2) in _FLOOR_WORDS:
        return str(int(word)), at + 3
    return None, at


def side_at(message: Message, at: int, *, after_floor: bool) -> tuple[str | None, int]:
    if at >= len(message.tokens) or any(mark in message.tokens[at].gap for mark in "!?\n"):
        return None, at
    sides = _SIDES | _SIDES_AFTER_A_FLOOR if after_floor and not message.tokens[at].opens_a_sentence else _SIDES
    for length in (1, 2, 3):
        words = tuple(message.word(at + step) for step in range(length))
        if words in sides:
            return sides[words], at + length
    return _door_number(message, at, after_floor=after_floor)


def _door_number(message: Message, at: int, *, after_floor: bool) -> tuple[str | None, int]:
    token = message.tokens[at]
    if after_floor and token.is_number and len(token.word) <= 3 and token.gap in {".-", ". -", "-"}:
        return str(int(token.word)), at + 1
    if token.word not in _DOOR_WORDS or at + 1 >= len(message.tokens):
        return None, at
    at += 2 if message.word(at + 1) in {"nr", "nummer", "no", "number"} else 1
    named = message.tokens[at] if at < len(message.tokens) else token
    if named.is_number and len(named.word) <= 4 and not counts_something(message, at):
        return str(int(named.word)), at + 1
    if named.is_letter and named.raw.isupper() and named.word != "i":
        return named.word.upper(), at + 1
    return side_at(message, at, after_floor=True) if named.word in {"tv", "th", "mf", "t"} else (None, at)


def _is_floor_number(token: Token) -> bool:
    return token.is_number and len(token.word) <= 2 and int(token.word) > 0


def _opens_a_number(message: Message, at: int) -> bool:
    return at < len(message.tokens) and message.tokens[at].is_number


def _ends_here(message: Message, at: int) -> bool:
    following = message.tokens[at + 1].gap if at + 1 < len(message.tokens) else message.text[message.tokens[at].end :]
    return at + 1 == len(message.tokens) or any(mark in following for mark in ".,;!?\n")
