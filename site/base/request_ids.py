"""Each request has a name, by which the lines of the log, of the proxy and of a report are found together."""

import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

HEADER, AS_META = "X-Request-ID", "HTTP_X_REQUEST_ID"
_SHAPE = re.compile(r"[A-Za-z0-9-]{8,64}")
_name: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Of the request that is answered now; empty outside of one."""
    return _name.get()


class NameRequests:
    """Middleware: the name that the proxy has given, when it looks like one, else one drawn by lot."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.META.get(AS_META, "")
        name = given if _SHAPE.fullmatch(given) else uuid.uuid4().hex
        token = _name.set(name)
        try:
            response = self.respond(request)
            response.headers[HEADER] = name
            return response
        finally:
            _name.reset(token)
