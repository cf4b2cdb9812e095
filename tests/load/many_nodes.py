"""Five hundred people enrol on many machines, of which some die: `.venv/bin/python -m tests.load.many_nodes`.

Two web servers behind the proxy of compose.yaml (nginx) and two workers, each with a data folder of its own, share one
PostgreSQL, one Redis and a store of files that speaks S3. While everybody sends their form until they are led on, at
moments that `--seed` chooses now one and now the other web server, one and the other worker are killed (kill -9) and
start again, and once PostgreSQL. Says what is left, and whether anything was lost or doubled. Takes some minutes.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path

from tests.load.enrolment_kills import survive
from tests.load.enrolment_load import PEOPLE, PLACES, keep_what_is_committed
from tests.load.own_server import OwnServer, migrate
from tests.load.own_worker import OwnWorker
from tests.mail import Box, Server, free_port
from tests.nginx import OwnNginx, nginx
from tests.objects import objects
from tests.postgres import postgres
from tests.redis import redis

KILLS, POOL = 12, 6
MOST_SECONDS = 20.0
"""Until who was killed is back: seven machines stand on one here. Ten are promised of a site on one machine, of which
tests.load.enrolment_kills tells.
"""
SHARED = ("secret_key", "sealing_keys")
"""Files of the data folder that are the same on all machines: OPERATIONS.md has them as secrets."""


class Servers:
    """Two machines behind one proxy: `host` is the proxy's. What one server does, both do; they die in turn."""

    def __init__(self, folder: Path, database: str, shared: dict[str, str], proxy: OwnNginx) -> None:
        self.proxy, self.host = proxy, proxy.address
        self.nodes = [OwnServer(folder / name, database) for name in ("first", "second")]
        for node in self.nodes:
            node.folder.mkdir()
            node.variables |= {**shared, "PAJAVERKKO_ADDRESS": proxy.address}
        self.variables, self.manage, self.jobs = self.nodes[0].variables, self.nodes[0].manage, self.nodes[0].jobs
        self._next = cycle(self.nodes)

    def share_secrets(self) -> None:
        """Made by the first command that was given."""
        for name in SHARED:
            shutil.copy(self.nodes[0].folder / name, self.nodes[1].folder / name)

    def start(self) -> None:
        for node in self.nodes:
            node.start()
        self.proxy.start([node.port for node in self.nodes])

    def begin(self) -> None:
        for node in self.nodes:
            if not node.is_running:
                node.begin()

    @property
    def is_running(self) -> bool:
        """All of them."""
        return all(node.is_running for node in self.nodes)

    def kill(self) -> None:
        next(self._next).kill()

    def stop(self) -> None:
        for node in self.nodes:
            node.stop()


class Workers:
    """One for each machine, with one box of mail. Now one is killed, now the other."""

    def __init__(self, servers: Servers, box: Box, port: int) -> None:
        self.box, self.workers = box, [OwnWorker(node, box, port) for node in servers.nodes]
        self._next = cycle(self.workers)

    @property
    def ended_by_itself(self) -> int:
        return sum(worker.ended_by_itself for worker in self.workers)

    def start(self) -> None:
        for worker in self.workers:
            if not worker.is_running:
                worker.start()

    def keep_running(self) -> None:
        for worker in self.workers:
            worker.keep_running()

    def kill(self) -> None:
        next(self._next).kill()

    def end(self) -> None:
        for worker in self.workers:
            worker.kill()


@contextmanager
def machines(log: Path) -> Iterator[tuple[Servers, Workers]]:
    """They serve; the workers are not started yet."""
    with tempfile.TemporaryDirectory(prefix="pajaverkko-nodes-") as folder, ExitStack() as ending:
        database, cache = ending.enter_context(postgres()), ending.enter_context(redis())
        files, proxy = ending.enter_context(objects()), ending.enter_context(nginx())
        keep_what_is_committed(database)
        shared = {
            "PAJAVERKKO_CACHE": cache.address,
            "PAJAVERKKO_MEDIA": files.address,
            "PAJAVERKKO_POOL": str(POOL),
            "PAJAVERKKO_PROXIES": proxy.told_at,
        }
        servers = Servers(Path(folder), database, shared, proxy)
        for node in servers.nodes:
            node.log = ending.enter_context(log.open("ab"))
        ending.callback(servers.stop)
        migrate(servers.nodes[0])
        servers.share_secrets()
        servers.start()
        box, port = Box(), free_port()
        mail_server = Server(box, port)
        mail_server.start()
        ending.callback(mail_server.stop)
        workers = Workers(servers, box, port)
        ending.callback(workers.end)
        yield servers, workers


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--places", type=int, default=PLACES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--log", type=Path, default=Path(os.devnull), help="a file for what the killed processes say")
    words = parser.parse_args()
    with machines(words.log) as (servers, workers), servers.jobs() as jobs:
        told = survive(
            servers,
            workers,
            jobs,
            people=words.people,
            places=words.places,
            kills=words.kills,
            seed=words.seed,
            most_seconds=MOST_SECONDS,
        )
    print(f"\ntwo web servers, two workers, nginx, PostgreSQL, Redis, S3; seed {words.seed}")
    for name, value in told.table:
        print(f"  {name:44} {value}")
    print(f"  {'faults':44} {'; '.join(told.faults) or 'none'}", flush=True)
    return 1 if told.faults else 0


if __name__ == "__main__":
    sys.exit(main())
