"""A dice that kills a site's processes while people enrol, and starts each again at once."""

import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg

from tests.load.enrolment_load import JOBS
from tests.load.own_server import OwnServer
from tests.load.own_worker import OwnWorker
from tests.load.patient import Patient
from tests.own_site import Processes

UNDER_LOAD = 0.9
"""The last kill comes before so large a part of the people is in, or has been written to."""
JITTER = 0.05
"""Seconds by which a kill comes later than it is due, at most: it meets a process anywhere in its work. Half of them
come at once, when somebody has just been let in or a mail has just arrived.
"""
EVERY = 0.002


@dataclass
class Killed:
    """Moments of kills, and how long it took until what was killed was at work again, in seconds."""

    web: list[float] = field(default_factory=list)
    worker: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    worker_again: list[float] = field(default_factory=list)


class Killing:
    """Kills the web server's group, the worker, and once PostgreSQL, if `database` has its address."""

    def __init__(self, crowd: Patient, server: OwnServer, worker: OwnWorker, jobs: Processes, database: str) -> None:
        self.crowd, self.server, self.worker, self.jobs, self.database = crowd, server, worker, jobs, database
        self.killed = Killed()

    def run(self, *, kills: int, seed: int) -> Killed:
        """Return when the last one is dead and up again, or the crowd has given up."""
        dice = random.Random(seed)
        most = int(len(self.crowd.forms) * UNDER_LOAD)
        databases = 1 if self.database and kills > 2 else 0
        webs = dice.randint(max(1, (kills - databases) // 3), max(1, (kills - databases) * 2 // 3))
        ins = sorted(dice.sample(range(1, most), webs + databases))
        mails = sorted(dice.sample(range(1, most), kills - databases - webs))
        at_database = dice.sample(ins, databases)
        with ThreadPoolExecutor() as pool:
            ends = [
                pool.submit(self._kill_servers, ins, at_database, random.Random(seed + 1)),
                pool.submit(self._kill_workers, mails, random.Random(seed + 2)),
            ]
            for end in ends:
                end.result()
        return self.killed

    def _kill_servers(self, ins: list[int], at_database: list[int], dice: random.Random) -> None:
        for number in ins:
            if not self._comes(number, lambda: len(self.crowd.led), dice):
                return
            moment = time.monotonic()
            if number in at_database:
                self.killed.database.append(moment)
                kill_database(self.database)
            else:
                self.killed.web.append(moment)
                self.server.kill()
            if not self._holds(lambda: self._is_led_on_after(moment)):  # noqa: B023
                return

    def _kill_workers(self, mails: list[int], dice: random.Random) -> None:
        for number in mails:
            if not self._comes(number, self._sent, dice):
                return
            begun, moment = time.monotonic(), time.time()
            self.killed.worker.append(begun)
            self.worker.kill()
            self.worker.start()
            if self._holds(lambda: self._worker_seen_since(moment)):  # noqa: B023
                self.killed.worker_again.append(time.monotonic() - begun)

    def _is_led_on_after(self, moment: float) -> bool:
        """The next kill waits for it. A server that is not there is started, again while the database recovers."""
        if not self.server.is_running:
            self.server.begin()
        return self.crowd.led_after(moment) is not None

    def _sent(self) -> int:
        self.worker.keep_running()
        return len(self.worker.box.messages)

    def _worker_seen_since(self, moment: float) -> bool:
        time.sleep(0.2)
        self.worker.keep_running()
        return bool(self.jobs(f"{JOBS}:worker_seen_since", moment=moment))

    def _comes(self, number: int, counted: Callable[[], int], dice: random.Random) -> bool:
        came = self._holds(lambda: counted() >= number)
        time.sleep(dice.choice((0, dice.uniform(0, JITTER))))
        return came

    def _holds(self, condition: Callable[[], bool]) -> bool:
        """Wait for it, until the crowd gives up."""
        while not condition():
            if time.monotonic() > self.crowd.gives_up:
                return False
            time.sleep(EVERY)
        return True


def kill_database(address: str) -> None:
    """Kill one process of PostgreSQL: it ends all others, forgets what only they knew, and recovers."""
    with suppress(psycopg.OperationalError), psycopg.connect(address, autocommit=True) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
