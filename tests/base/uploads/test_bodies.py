"""What is too large is refused before any of it is read."""

import io
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

from tests.base.uploads.conftest import Desk
from tests.base.uploads.honest import txt

GIGABYTE = 1024**3
LIMIT = 25 * 1024 * 1024


class Stream:
    """A body that nobody may touch."""

    def read(self, *size: int) -> bytes:
        raise AssertionError("The body was read.")

    readline = readlines = __iter__ = read


def asked(**environ: Any) -> tuple[str, bytes]:
    """What the site's real handler answers to a form with this body."""
    said: dict[str, str] = {}
    request = RequestFactory().post("/admin/documents/add/")
    environ = {**request.environ, "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Stream(), **environ}
    answer = WSGIHandler()(environ, lambda status, headers, *more: said.update(status=status))
    content = b"".join(answer)
    answer.close()
    return said["status"], content


@pytest.mark.parametrize(
    "environ",
    [
        {"CONTENT_LENGTH": str(GIGABYTE)},
        {"CONTENT_LENGTH": str(LIMIT + 1)},
        {"CONTENT_LENGTH": str(10**30)},
        {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"},
        {"CONTENT_LENGTH": "5", "HTTP_TRANSFER_ENCODING": "gzip, chunked"},
    ],
    ids=["gigabyte", "a byte too many", "endless", "chunks", "both"],
)
def test_large_body_is_refused_unread_in_the_look_of_the_site(db: None, environ: dict[str, str]) -> None:
    status, content = asked(**environ)

    assert status.startswith("413")
    assert b"wordmark" in content


@pytest.mark.parametrize("length", ["-1", "abc", ""])
def test_length_that_is_none_reads_nothing(db: None, length: str) -> None:
    status, _content = asked(CONTENT_LENGTH=length)

    assert status[:3] in {"302", "400", "403"}


def test_body_within_the_limit_comes_through(desk: Desk, db: None) -> None:
    desk.send("add", "ohje.txt", txt() * 300_000)

    assert desk.document().file_size > 8_000_000


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 5\r\nContent-Length: 1000000000\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: +5\r\n",
        b"Content-Length: 5, 6\r\n",
    ],
)
def test_server_does_not_take_two_lengths(headers: bytes) -> None:
    parser = RequestParser(
        Config(), iter([b"POST / HTTP/1.1\r\nHost: a\r\n" + headers + b"\r\nhello"]), ("127.0.0.1", 1)
    )

    with pytest.raises(ParseException):
        next(parser)


def test_second_header_of_a_part_does_not_change_its_name(desk: Desk, db: None) -> None:
    """The name is taken once, and made safe, whichever of the two is read."""
    fields = {"title": "Lähetetty", "collection": desk.collection, "tags": ""}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()]
    parts.append(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"; filename="../../a.exe"\r\n'
        'Content-Disposition: form-data; name="file"; filename="b.html"\r\n'
        "Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\nteksti\r\n--x--\r\n"
    )
    body = io.BytesIO("".join(parts).encode())

    desk.browser.post("/admin/documents/add/", data=body.read(), content_type="multipart/form-data; boundary=x")

    assert [
        name for name in _names() if not name.startswith("documents/") or not name.endswith((".txt", ".html"))
    ] == []


def _names() -> list[str]:
    from base.media import SiteDocument

    return list(SiteDocument.objects.values_list("file", flat=True))


def test_small_page_needs_no_body(db: None) -> None:
    assert Client().get("/robots.txt").status_code == 200
