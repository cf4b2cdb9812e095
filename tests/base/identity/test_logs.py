"""A code in an address is answered kindly and written down nowhere; nor is one that an error quotes."""

import datetime
import io
import logging
from typing import Any

import pytest
from django.test import Client
from django.views.debug import get_exception_reporter_class
from gunicorn.config import Config

from base.identity.access import MaskedLogger
from pajaverkko import server
from tests.base.identity.making import CODE, WRITINGS
from tests.base.identity.scanning import is_refused, tables_with_codes
from tests.factories.pajaverkko import Trunk


@pytest.mark.parametrize("written", WRITINGS)
def test_question_with_a_code_is_neither_searched_nor_shown(
    site: Trunk, stranger: Client, written: str, caplog: pytest.LogCaptureFixture
) -> None:
    code = WRITINGS[written](CODE)
    for address in ("/search/", site.materials.url, "/api/v1/materials", "/admin/pages/search/"):
        with caplog.at_level(logging.DEBUG):
            answer = stranger.get(address, {"q": f"asia {code}"})

        assert is_refused(answer), address
        assert code not in answer.content.decode()
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert CODE[:6] not in caplog.text
    assert code not in caplog.text


@pytest.mark.parametrize(
    "address", ["/", "/documents/1/{}.pdf", "/olematon/{}/", "/{}", "/admin/{}/", "/media/images/{}.png"]
)
def test_address_with_a_code_is_refused_and_logged_nowhere(
    site: Trunk, stranger: Client, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    address = address.format(CODE) if "{}" in address else f"/?{CODE}"
    for method in (stranger.get, stranger.head, stranger.options, stranger.post):
        with caplog.at_level(logging.DEBUG):
            answer = method(address)

        assert answer.status_code == 422
        assert CODE not in answer.content.decode()
    assert CODE not in caplog.text
    assert tables_with_codes() == []


def test_harmless_question_is_searched(site: Trunk, stranger: Client) -> None:
    assert stranger.get("/search/", {"q": "010190-900A tilaus 123456-1234 1301/2014"}).status_code == 200


def test_lines_and_traces_are_written_with_stars() -> None:
    (console,) = [handler for handler in logging.getLogger().handlers if type(handler.formatter).__name__ == "Masked"]
    try:
        raise ValueError(f"Key (slug)=({CODE.lower()}) already exists")
    except ValueError as error:
        trace = (type(error), error, error.__traceback__)
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "At %s", (f"/a/{CODE}/",), trace)

    told = console.format(record)

    assert CODE[:6] not in told
    assert told.count("*" * 11) == 2
    assert not logging.getLogger("django").handlers


def test_report_of_an_error_has_stars(rf: Any) -> None:
    request = rf.post("/", {"words": CODE})
    try:
        raise ValueError(CODE)
    except ValueError as error:
        reporter = get_exception_reporter_class(request)(request, type(error), error, error.__traceback__)

    assert CODE not in reporter.get_traceback_text()
    assert CODE not in reporter.get_traceback_html()


def test_access_log_of_the_web_server_has_no_question_and_no_code() -> None:
    config = Config()
    config.set("accesslog", "-")
    config.set("access_log_format", server.access_log_format)
    log, written = MaskedLogger(config), io.StringIO()
    log.access_log.handlers = [logging.StreamHandler(written)]
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"/a/{CODE}/?q={CODE}",
        "PATH_INFO": f"/a/{CODE}/",
        "QUERY_STRING": f"q={CODE}",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"/?q={CODE}",
    }
    response = type("Response", (), {"status": "200 OK", "sent": 12, "headers": []})()
    request = type("Request", (), {"headers": [("REFERER", CODE)]})()

    log.access(response, request, environ, datetime.timedelta(milliseconds=3))

    assert "/a/***********/" in written.getvalue()
    assert CODE not in written.getvalue()
    assert "q=" not in written.getvalue()
    assert server.logger_class == "base.identity.access.MaskedLogger"
