"""Checks the parameters of a call against the specification: compiled once, strict, in Telegram's own words."""

import json
from collections.abc import Mapping
from typing import Any

from simulator.checks import PLAIN, Check, any_plain, by_required_field, tagged
from simulator.refusal import RefusedError, bad_request
from simulator.specification import Family, Fields, Specification
from simulator.wire import Json

_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "from_chat_id": "chat_id is empty",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "url": "bad webhook: URL is not specified",
}
_ATTACHMENTS = ("photo", "voice", "document", "video")
_SPOKEN = {"InlineKeyboardButton": "inline keyboard button", "KeyboardButton": "keyboard button"}
_TRUTH = {"true": True, "True": True, "1": True, "yes": True, "false": False, "False": False, "0": False, "no": False}


def _unwritten(text: str, kinds: tuple[str, ...]) -> Any:
    """A value that came as text (forms, and JSON strings at the top), as the value that its type asks for."""
    try:
        if "Integer" in kinds:
            return int(text)
        if "Float" in kinds:
            return float(text)
        if "Boolean" in kinds:
            return _TRUTH.get(text, text)
        return text if "String" in kinds else json.loads(text)
    except ValueError:
        return text


class Validator:
    """Every method's parameters, checked; one Validator serves any number of calls."""

    def __init__(self, specification: Specification) -> None:
        self._specification = specification
        self._checks: dict[tuple[str, ...], Check] = {}
        self._methods = {
            name: {field: (kinds, self._check(kinds)) for field, kinds in _all(fields).items()}
            for name, fields in specification.methods.items()
        }

    def parameters(self, method: str, arguments: Mapping[str, Any]) -> Json:
        """The parameters in their own types; RefusedError for a missing, unknown or wrongly typed one."""
        known = self._methods[method]
        result: Json = {}
        for name, value in arguments.items():
            if name not in known:
                raise bad_request(f'unknown parameter "{name}"')
            kinds, check = known[name]
            value_read = _unwritten(value, kinds) if isinstance(value, str) else value
            result[name] = check(value_read, f'parameter "{name}"')
        for name in self._specification.methods[method].required:
            if name not in result:
                raise _missing(name)
        return result

    def _check(self, kinds: tuple[str, ...]) -> Check:
        """One check for a value that may have any of these types; the same types share one."""
        if kinds not in self._checks:
            self._checks[kinds] = self._one(kinds[0]) if len(kinds) == 1 else self._any(kinds)
        return self._checks[kinds]

    def _one(self, kind: str) -> Check:
        if kind in PLAIN:
            return PLAIN[kind]
        if kind.startswith("Array of "):
            return self._array((kind.removeprefix("Array of "),))
        shape = self._specification.types[kind]
        return self._family(kind, shape) if isinstance(shape, Family) else self._object(kind, shape)

    def _any(self, kinds: tuple[str, ...]) -> Check:
        if all(kind.startswith("Array of ") for kind in kinds):
            return self._array(tuple(kind.removeprefix("Array of ") for kind in kinds))
        if all(kind in PLAIN for kind in kinds):
            return any_plain(kinds)
        shapes = [(kind, shape) for kind in kinds if isinstance(shape := self._specification.types[kind], Fields)]
        by_tag = {self._tag_of(kind): self._check((kind,)) for kind, shape in shapes if "type" in shape.required}
        if by_tag:
            return tagged("media", by_tag)
        return by_required_field([(next(iter(shape.required)), self._check((kind,))) for kind, shape in shapes])

    def _tag_of(self, kind: str) -> str:
        families = (shape for shape in self._specification.types.values() if isinstance(shape, Family))
        return next(tag for family in families for tag, member in family.members.items() if member == kind)

    def _array(self, kinds: tuple[str, ...]) -> Check:
        check = self._check(kinds)

        def array(value: Any, where: str) -> list[Any]:
            if not isinstance(value, list):
                raise bad_request(f"{where} must be of type Array")
            return [check(one, where) for one in value]

        return array

    def _family(self, kind: str, family: Family) -> Check:
        return tagged(kind, {tag: self._check((member,)) for tag, member in family.members.items()})

    def _object(self, kind: str, fields: Fields) -> Check:
        checks = {name: self._check(kinds) for name, kinds in _all(fields).items()}
        spoken = f"can't parse {_SPOKEN.get(kind, kind)}: "

        def checked(value: Any, where: str) -> Json:
            if not isinstance(value, dict):
                raise bad_request(f"{where} must be of type {kind}")
            if unknown := value.keys() - checks.keys():
                raise bad_request(f'{spoken}unknown field "{min(unknown)}"')
            for name in fields.required:
                if name not in value:
                    raise bad_request(f'{spoken}Can\'t find field "{name}"')
            return {name: checks[name](one, f'{spoken}Field "{name}"') for name, one in value.items()}

        return checked


def _all(fields: Fields) -> dict[str, tuple[str, ...]]:
    return {**fields.required, **fields.optional}


def _missing(name: str) -> RefusedError:
    if name in _ATTACHMENTS:
        return bad_request(f"there is no {name} in the request")
    return bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
