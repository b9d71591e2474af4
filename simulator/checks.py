"""Checks of one value: plain types, alternatives, families told apart by a tag; each gives it back or refuses it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from simulator.entities.formatted import whole
from simulator.refusal import bad_request
from simulator.wire import Upload

Check: TypeAlias = Callable[[Any, str], Any]


def _integer(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad_request(f"{where} must be of type Integer")
    return value


def _float(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise bad_request(f"{where} must be of type Float")
    return float(value)


def _string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise bad_request(f"{where} must be of type String")
    if not value.isascii() and not whole(value):
        raise bad_request("strings must be encoded in UTF-8")
    return value


def _boolean(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise bad_request(f"{where} must be of type Boolean")
    return value


def _file(value: Any, where: str) -> Upload:
    if not isinstance(value, Upload):
        raise bad_request(f"{where} must be a file, uploaded as multipart/form-data")
    return value


PLAIN: Mapping[str, Check] = {
    "Integer": _integer,
    "Float": _float,
    "String": _string,
    "Boolean": _boolean,
    "InputFile": _file,
}


def any_plain(kinds: tuple[str, ...]) -> Check:
    """A value of any of these plain types, such as a chat id (Integer or String)."""
    wanted = {"Integer": int, "Float": float, "String": str, "Boolean": bool, "InputFile": Upload}
    classes = tuple(wanted[kind] for kind in kinds)
    spoken = " or ".join(kinds)

    def plain(value: Any, where: str) -> Any:
        if not isinstance(value, classes) or (isinstance(value, bool) and bool not in classes):
            raise bad_request(f"{where} must be of type {spoken}")
        return value

    return plain


def tagged(kind: str, by_tag: Mapping[str, Check]) -> Check:
    """An object whose field "type" says which of these it is."""

    def of_kind(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise bad_request(f"{where} must be of type {kind}")
        check = by_tag.get(str(value.get("type")))
        if check is None:
            raise bad_request(f'can\'t parse {kind}: unknown type "{value.get("type")}"')
        return check(value, where)

    return of_kind


def by_required_field(choices: Sequence[tuple[str, Check]]) -> Check:
    """An object known by a field that only its kind has (the four kinds of reply_markup)."""

    def chosen(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise bad_request("object expected as reply markup")
        for field, check in choices:
            if field in value:
                return check(value, where)
        raise bad_request("can't parse reply markup: none of its kinds has these fields")

    return chosen
