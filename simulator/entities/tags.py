"""Reads one HTML tag or character reference as Telegram does; errors in its words, places in bytes of UTF-8."""

from dataclasses import dataclass

from simulator.refusal import RefusedError, bad_request

SPACE = " \t\r\n\0\v"
SUPPORTED = frozenset(
    "a b strong i em s strike del u ins tg-spoiler tg-emoji span pre code blockquote".split()  # noqa: SIM905 one line reads better than sixteen
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DECIMAL = frozenset("0123456789")
_HEXADECIMAL = _DECIMAL | frozenset("abcdefABCDEF")
_TOKEN = _LETTERS | _DECIMAL | frozenset(".-")
_LAST_CODE_POINT = 0x10FFFF
_LONGEST_REFERENCE = 10


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag: lower-case name, what its one meaningful attribute says, where in the source it ends."""

    name: str
    argument: str
    after: int


def at(source: str, position: int) -> str:
    """The character there; NUL past the end."""
    return source[position] if position < len(source) else "\0"


def cannot_parse(reason: str) -> RefusedError:
    """400 for markup that Telegram cannot read."""
    return bad_request(f"can't parse entities: {reason}")


def byte_offset(source: str, position: int) -> int:
    """Where that character begins in the source as UTF-8."""
    return len(source[:position].encode("utf-8", "surrogatepass"))


def reference(source: str, position: int) -> tuple[str, int] | None:
    """The character that the reference at this "&" stands for, and where it ends; None when it is only an "&"."""
    if at(source, position + 1) != "#":
        end = _while(source, position + 1, _LETTERS)
        name = _NAMED.get(source[position + 1 : end])
        return None if name is None else (name, _after_semicolon(source, end))
    hexadecimal = at(source, position + 2) == "x"
    begin = position + (3 if hexadecimal else 2)
    end = _while(source, begin, _HEXADECIMAL if hexadecimal else _DECIMAL)
    code = int(source[begin:end] or "0", 16 if hexadecimal else 10)
    if code == 0 or code >= _LAST_CODE_POINT or end - position >= _LONGEST_REFERENCE:
        return None
    return chr(code), _after_semicolon(source, end)


def start_tag(source: str, begin: int) -> StartTag:
    """The start tag whose "<" stands at begin; RefusedError when Telegram would not take it."""
    position = begin + 1
    while at(source, position) not in SPACE and at(source, position) != ">":
        position += 1
    if position >= len(source):
        raise cannot_parse(f"Unclosed start tag at byte offset {byte_offset(source, begin)}")
    name = source[begin + 1 : position].lower()
    if name not in SUPPORTED:
        raise cannot_parse(f'Unsupported start tag "{name}" at byte offset {byte_offset(source, begin)}')
    argument = ""
    while (position := _skip_space(source, position)) < len(source) and source[position] != ">":
        attribute, value, position = _attribute(source, position, name, begin)
        argument = _meaning(name, attribute, value) or argument
    if position >= len(source):
        raise cannot_parse(f"Unclosed start tag at byte offset {byte_offset(source, begin)}")
    if name == "span" and argument != "spoiler":
        where = byte_offset(source, begin)
        raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    return StartTag(name, argument, position + 1)


def end_tag(source: str, begin: int, expected: str) -> int:
    """Where the end tag whose "<" stands at begin ends; RefusedError when it does not close the expected tag."""
    position = begin + 2
    while at(source, position) not in SPACE and at(source, position) != ">":
        position += 1
    found = source[begin + 2 : position].lower()
    position = _skip_space(source, position)
    if at(source, position) != ">":
        raise cannot_parse(f"Unclosed end tag at byte offset {byte_offset(source, begin)}")
    if found and found != expected:
        where = byte_offset(source, begin)
        raise cannot_parse(f'Unmatched end tag at byte offset {where}, expected "</{expected}>", found "</{found}>"')
    return position + 1


def _attribute(source: str, begin: int, tag: str, tag_begin: int) -> tuple[str, str, int]:
    """Name and value of the attribute that begins there, and where it ends."""
    position = begin
    while at(source, position) not in SPACE and at(source, position) not in "=>":
        position += 1
    name = source[begin:position].lower()
    where = byte_offset(source, tag_begin)
    if not name:
        raise cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
    position = _skip_space(source, position)
    if at(source, position) != "=":
        if (tag, name) == ("blockquote", "expandable"):
            return name, "", position
        reason = f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {where}'
        raise cannot_parse(reason)
    position = _skip_space(source, position + 1)
    if position >= len(source):
        raise cannot_parse(f'Unclosed start tag "{tag}" at byte offset {where}')
    value, position = _quoted(source, position) if source[position] in "'\"" else _token(source, position)
    return name, value, position


def _token(source: str, begin: int) -> tuple[str, int]:
    end = _while(source, begin, _TOKEN)
    if at(source, end) not in SPACE and at(source, end) != ">":
        raise cannot_parse(f"Unexpected end of name token at byte offset {byte_offset(source, begin)}")
    return source[begin:end].lower(), end


def _quoted(source: str, begin: int) -> tuple[str, int]:
    end = source.find(source[begin], begin + 1)
    if end < 0:
        return "", len(source)
    return unescaped(source[begin + 1 : end]), end + 1


def unescaped(source: str) -> str:
    """The source with its character references read."""
    pieces, position = [], 0
    while (ampersand := source.find("&", position)) >= 0:
        character, after = reference(source, ampersand) or ("&", ampersand + 1)
        pieces += [source[position:ampersand], character]
        position = after
    return "".join(pieces) + source[position:]


def _meaning(tag: str, attribute: str, value: str) -> str:
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class":
            return value.removeprefix("language-") if value.startswith("language-") else ""
        case "span", "class":
            return value.removeprefix("tg-") if value.startswith("tg-") else ""
        case "blockquote", "expandable":
            return "expandable"
        case _:
            return ""


def _skip_space(source: str, position: int) -> int:
    while position < len(source) and source[position] in SPACE:
        position += 1
    return position


def _while(source: str, position: int, allowed: frozenset[str]) -> int:
    while position < len(source) and source[position] in allowed:
        position += 1
    return position


def _after_semicolon(source: str, position: int) -> int:
    return position + 1 if at(source, position) == ";" else position
