"""What readers of a bench got is what they asked for: nobody goes before the answer has come."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.load.readers import read_for

SLOW = 0.3


class Slow(BaseHTTPRequestHandler):
    """Answers after a while, and then ends the connection when it is asked at `/ends/`."""

    protocol_version = "HTTP/1.1"
    answered = 0
    counts = threading.Lock()

    def do_GET(self) -> None:
        time.sleep(SLOW)
        # Before the answer goes out: who has it looks here at once.
        with self.counts:
            type(self).answered += 1
        self.send_response(200)
        self.send_header("Content-Length", "2")
        if self.path == "/ends/":
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class Server(ThreadingHTTPServer):
    """Ends when all that it answers has ended."""

    daemon_threads = False


@pytest.fixture
def address() -> Iterator[str]:
    Slow.answered = 0
    with Server(("127.0.0.1", 0), Slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("place", ["/", "/ends/"])
def test_every_answer_that_was_asked_for_is_waited_for_and_counted(address: str, place: str) -> None:
    found = read_for(address + place, SLOW * 1.5, readers=3, pages=1)

    assert found.number == Slow.answered == 6
    assert found.seconds >= 2 * SLOW
    assert found.took[0] >= SLOW
