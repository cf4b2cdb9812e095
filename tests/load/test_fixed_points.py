"""A process that dies at the worst moments: whoever was led on is in, nobody is in twice, and at most one mail more."""

import asyncio
import signal
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest

from base.outbox.choices import LetterState
from tests.load.enrolment_load import JOBS, form
from tests.load.fixed_points import Point, name_point, was_struck
from tests.load.http import open_form, post
from tests.load.own_server import OwnServer
from tests.load.own_worker import OwnWorker
from tests.own_site import Processes

pytestmark = pytest.mark.django_db
"""The tables of the tests are there to be copied."""
WEB, KEYLESS, WORKER = "tests.load.struck_wsgi", "tests.load.struck_keyless_wsgi", ("-m", "tests.load.struck_worker")
SEEN = {Point.BEFORE_INSERT: 0, Point.BEFORE_COMMIT: 1, Point.BEFORE_REPLY: 1}
"""How many enrolments of this workshop the process itself saw when it died."""
STORED = {Point.BEFORE_INSERT: 0, Point.BEFORE_COMMIT: 0, Point.BEFORE_REPLY: 1}
SENT = {Point.BEFORE_SMTP: 0, Point.BEFORE_MARK: 1}


class Visitor:
    """One person with one form, which is sent as often as it has to be."""

    def __init__(self, server: OwnServer, jobs: Processes) -> None:
        jobs(f"{JOBS}:tell_nobody_of_others")
        self.path, self.jobs = jobs(f"{JOBS}:new_workshop", places=1), jobs
        self.address = f"{server.host}{self.path}enrol/"
        self.form, self.before = form(0), self.kept["people"]
        self.ticket = open_form(self.address)

    def send(self) -> tuple[int, str]:
        return asyncio.run(post(self.address, self.ticket, self.form))

    @property
    def kept(self) -> dict:
        return self.jobs(f"{JOBS}:kept", path=self.path)

    @property
    def places(self) -> list[tuple[int, str]]:
        return [(number, state) for number, state, _key in self.kept["rows"]]

    def is_in_once(self, location: str) -> bool:
        """With the place that the answer leads to, as one person."""
        kept = self.kept
        [[number, state, key]] = kept["rows"]
        led = location.endswith(f"?done={key}") and key == self.form["key"]
        return led and (number, state) == (1, "confirmed") and kept["people"] == self.before + 1

    @property
    def is_written_to(self) -> bool:
        return self.kept["letters"] == {self.form["key"]: [LetterState.SENT]}


@pytest.fixture(scope="module")
def striking(server: OwnServer) -> Iterator[OwnServer]:
    server.stop()
    yield server
    server.stop()


@pytest.fixture
def struck(striking: OwnServer) -> OwnServer:
    """The site with points at which it dies."""
    if not striking.is_running:
        striking.start(WEB)
    return striking


@pytest.fixture
def visitor(struck: OwnServer, jobs: Processes) -> Visitor:
    return Visitor(struck, jobs)


@pytest.mark.parametrize("point", SEEN)
def test_web_server_that_dies_at_a_point_loses_and_doubles_nothing(
    struck: OwnServer, visitor: Visitor, worker: OwnWorker, jobs: Processes, point: Point
) -> None:
    others = jobs(f"{JOBS}:enrolments")
    name_point(struck.folder, point)

    assert visitor.send() == (0, "")
    assert _killed(struck.process)
    assert was_struck(struck.folder) - others == SEEN[point]
    assert len(visitor.places) == STORED[point]

    worker.start()
    struck.start(WEB)
    status, location = visitor.send()
    assert status == 302
    assert visitor.is_in_once(location)
    assert _soon(lambda: visitor.is_written_to)
    assert len(worker.box.messages) == 1


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_retry_of_whoever_got_no_answer_is_seen_to_double_when_nobody_looks_at_the_key(
    striking: OwnServer, jobs: Processes
) -> None:
    """Neither the service nor the database: the retry that makes up for the lost answer is a second enrolment."""
    striking.stop()
    jobs(f"{JOBS}:keep_no_keys_apart")
    striking.start(KEYLESS)
    visitor = Visitor(striking, jobs)
    name_point(striking.folder, Point.BEFORE_REPLY)
    visitor.send()
    assert _killed(striking.process)
    striking.start(KEYLESS)
    try:
        assert visitor.send()[0] == 302
        assert visitor.places == [(1, "confirmed"), (2, "waiting")]
    finally:
        striking.stop()
        jobs(f"{JOBS}:keep_keys_apart")


@pytest.mark.parametrize("point", SENT)
def test_worker_that_dies_at_a_point_sends_no_more_than_one_copy_of_the_same_id(
    visitor: Visitor, struck: OwnServer, worker: OwnWorker, jobs: Processes, point: Point
) -> None:
    status, location = visitor.send()
    assert status == 302
    name_point(struck.folder, point)
    worker.start(*WORKER)
    assert _killed(worker.process)
    assert len(worker.box.messages) == SENT[point]
    assert visitor.kept["letters"] == {visitor.form["key"]: [LetterState.WAITING]}

    jobs(f"{JOBS}:let_leases_end")
    worker.start(*WORKER)

    assert _soon(lambda: visitor.is_written_to)
    assert len(worker.box.messages) == SENT[point] + 1
    assert len({message["Message-ID"] for message in worker.box.messages}) == 1
    assert visitor.is_in_once(location)


def _killed(process: "subprocess.Popen[bytes] | None") -> bool:
    assert process
    return process.wait(timeout=60) == -signal.SIGKILL


def _soon(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 60
    while time.monotonic() < end and not holds():
        time.sleep(0.1)
    return holds()
