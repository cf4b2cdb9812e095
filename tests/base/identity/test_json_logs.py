"""Lines of the log as objects: the same words, without codes, with the request that they belong to."""

import json
import logging

from django.http import HttpRequest, HttpResponse

from base.identity.logs import MaskedJson
from base.request_ids import NameRequests
from tests.base.identity.making import CODE


def line(message: str, *values: object, trace: bool = False) -> dict[str, str]:
    info = None
    if trace:
        try:
            raise ValueError(message)
        except ValueError as error:
            info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("pajaverkko", logging.WARNING, __file__, 1, message, values, info)
    told = MaskedJson().format(record)
    assert "\n" not in told
    found: dict[str, str] = json.loads(told)
    return found


def test_line_tells_when_how_bad_where_and_what() -> None:
    found = line("%s ei vastaa", "levy")
    assert (found["level"], found["logger"], found["message"]) == ("WARNING", "pajaverkko", "levy ei vastaa")
    assert found["time"].endswith("+00:00")
    assert "request" not in found
    assert "trace" not in found


def test_codes_are_starred_in_words_and_traces() -> None:
    found = line(f"Tunnus {CODE}", trace=True)
    assert CODE not in json.dumps(found)
    assert "ValueError" in found["trace"]


def test_line_of_a_request_has_its_name() -> None:
    request, told = HttpRequest(), []

    def respond(asked: HttpRequest) -> HttpResponse:
        told.append(line("täällä"))
        return HttpResponse()

    request.META["HTTP_X_REQUEST_ID"] = "proxy-0123"
    NameRequests(respond)(request)
    assert told[0]["request"] == "proxy-0123"
    assert "request" not in line("sen jälkeen")
