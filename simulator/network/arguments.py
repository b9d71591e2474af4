"""The arguments of a call, as they come: query, JSON, form or multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from simulator.files import LARGEST_UPLOAD
from simulator.refusal import RefusedError, bad_request
from simulator.specification import Fields
from simulator.wire import Json, Upload

_FORM_SLACK = 1024 * 1024
_LARGEST_FIELD = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Arguments:
    """Values by name (text, JSON values, or files), and the files that values refer to with attach://."""

    values: Json
    attached: Mapping[str, Upload]


async def read(request: Request, fields: Fields) -> Arguments:
    """Reads a call in any of the forms that Telegram takes; RefusedError 400 or 413 when it cannot be read."""
    if int(request.headers.get("content-length", "0")) > LARGEST_UPLOAD + _FORM_SLACK:
        raise RefusedError(413, "Request Entity Too Large")
    values: Json = dict(request.query_params)
    form = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    match form:
        case "multipart/form-data":
            return await _multipart(request, values, fields)
        case "application/json":
            values |= _json(await request.body())
        case "application/x-www-form-urlencoded":
            values |= _urlencoded(await request.body())
        case _ if await request.body():
            raise bad_request(f"can't parse request of content type {form or 'unknown'}")
    return Arguments(values, {})


def _json(body: bytes) -> Json:
    try:
        values: Any = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON") from None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON: an object is expected")
    return values


def _urlencoded(body: bytes) -> Json:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def _multipart(request: Request, values: Json, fields: Fields) -> Arguments:
    """A file under the name of a parameter is that parameter; any other file must be referred to with attach://."""
    attached: dict[str, Upload] = {}
    try:
        async with request.form(max_part_size=_LARGEST_FIELD) as form:
            for name, value in form.multi_items():
                if not isinstance(value, UploadFile):
                    values[name] = value
                elif name in fields.required or name in fields.optional:
                    values[name] = await _upload(value)
                else:
                    attached[name] = await _upload(value)
    except MultiPartException as trouble:
        raise bad_request(f"can't parse multipart/form-data: {trouble.message}") from None
    _check_attached(values, attached)
    return Arguments(values, attached)


async def _upload(file: UploadFile) -> Upload:
    return Upload(file.filename or "", file.content_type or "", await file.read())


def _check_attached(values: Json, attached: Mapping[str, Upload]) -> None:
    written = "\n".join(value for value in values.values() if isinstance(value, str))
    for name in attached:
        if f"attach://{name}" not in written:
            raise bad_request(f'unknown parameter "{name}"')
