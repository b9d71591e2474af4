"""The web application: one address per method, one for downloads."""

import json
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from simulator.exchange import Exchange
from simulator.faults import DOWNLOAD, Fault
from simulator.methods import METHODS
from simulator.methods.calling import Call
from simulator.methods.sessions import SETTLES_IN
from simulator.network.arguments import Arguments, read
from simulator.network.lines import Lines
from simulator.refusal import RefusedError
from simulator.specification import Specification, load
from simulator.validation import Validator
from simulator.wire import Encoded, Json, Upload

_SPECIFICATION: Specification = load()
_VALIDATOR = Validator(_SPECIFICATION)
_NAMES = {name.lower(): name for name in _SPECIFICATION.methods}


class Unanswered(Response):
    """No answer at all: the connection is broken off, or stays silent until the caller gives up."""

    def __init__(self, lines: Lines, request: Request, *, silent: bool) -> None:
        super().__init__()
        self._lines, self._request, self._silent = lines, request, silent

    async def __call__(self, *_: object) -> None:
        """Sends nothing."""
        if not self._silent:
            self._lines.break_off(self._request.client)
        await self._lines.until_gone(self._request)


class BotApi:
    """Answers calls for one exchange."""

    def __init__(self, exchange: Exchange, lines: Lines) -> None:
        self._exchange = exchange
        self._lines = lines

    def application(self) -> Starlette:
        """The application to serve."""
        routes = [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download, methods=["GET"]),
        ]
        return Starlette(routes=routes, exception_handlers={404: _not_found, 405: _not_found})

    async def call(self, request: Request) -> Response:
        """Carries a call out and answers it, with the faults that are arranged for it."""
        try:
            method = self._admitted(request)
            arguments = await read(request, _SPECIFICATION.methods[method])
        except RefusedError as refused:
            self._note(request.path_params["method"], {}, refused.code, refused.description)
            return _refusal(refused)
        faults = self._exchange.faults.next_for(method, str(arguments.values.get("chat_id")))
        return await self._with_faults(request, method, arguments, {fault.kind: fault for fault in faults})

    async def download(self, request: Request) -> Response:
        """The bytes of a file that getFile has given a path for."""
        if request.path_params["token"] != self._exchange.token:
            return _refusal(RefusedError(401, "Unauthorized"))
        faults = {fault.kind: fault for fault in self._exchange.faults.next_for(DOWNLOAD, "")}
        if delay := faults.get("delay"):
            await self._exchange.faults.hold(delay.seconds)
        if "refuse" in faults or "drop" in faults:
            return Unanswered(self._lines, request, silent="drop" in faults)
        if (fail := faults.get("fail")) and fail.error:
            return PlainTextResponse(fail.error.description, fail.error.code)
        stored = self._exchange.files.behind(request.path_params["path"], self._exchange.clock.now())
        if stored is None:
            return PlainTextResponse("404 Not Found", 404)
        return Response(stored.content, media_type=stored.mime_type or "application/octet-stream")

    def _admitted(self, request: Request) -> str:
        """The method's name; RefusedError for a wrong token, after logOut, and for a method that is not there."""
        if request.path_params["token"] != self._exchange.token:
            raise RefusedError(401, "Unauthorized")
        left = self._exchange.logged_out
        if left is not None and self._exchange.clock.now() - left < SETTLES_IN:
            raise RefusedError(400, "Logged out")
        method = _NAMES.get(request.path_params["method"].lower())
        if method is None:
            raise RefusedError(404, "Not Found")
        return method

    async def _with_faults(
        self, request: Request, method: str, arguments: Arguments, faults: dict[str, Fault]
    ) -> Response:
        if delay := faults.get("delay"):
            await self._exchange.faults.hold(delay.seconds)
        if "refuse" in faults:
            self._note(method, arguments.values, 0, "broken off")
            return Unanswered(self._lines, request, silent=False)
        fail = faults.get("fail")
        response = await self._carried_out(method, arguments, fail.error if fail else None)
        return Unanswered(self._lines, request, silent=True) if "drop" in faults else response

    async def _carried_out(self, method: str, arguments: Arguments, error: RefusedError | None) -> Response:
        parameters = arguments.values
        try:
            if error is not None:
                raise error
            parameters = _VALIDATOR.parameters(method, arguments.values)
            result = await METHODS[method](self._exchange, Call(parameters, arguments.attached))
        except RefusedError as refused:
            self._note(method, parameters, refused.code, refused.description)
            return _refusal(refused)
        self._note(method, parameters, 200)
        return _success(result)

    def _note(self, method: str, parameters: Json, code: int, description: str = "") -> None:
        kept = {name: value for name, value in parameters.items() if not isinstance(value, Upload)}
        self._exchange.requests.add(method, self._exchange.clock.now(), kept, code, description)


def _success(result: Any) -> Response:
    if isinstance(result, Encoded):
        return Response(b'{"ok":true,"result":' + result.text + b"}", media_type="application/json")
    body = json.dumps({"ok": True, "result": result}, ensure_ascii=False, separators=(",", ":"))
    return Response(body.encode("utf-8", "surrogatepass"), media_type="application/json")


def _refusal(refused: RefusedError) -> Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return Response(json.dumps(body), refused.code, media_type="application/json")


async def _not_found(request: Request, trouble: Exception) -> Response:
    del request, trouble
    return _refusal(RefusedError(404, "Not Found"))
