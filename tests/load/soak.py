"""Whether a site grows while it is used: `.venv/bin/python -m tests.load.soak [--minutes 20] [--database postgresql]`.

With the demo: readers ask the real web server for pages, calendars, searches and forms, four at a time, and each second
something that the public sees is changed by another process, so that pages are made anew; the worker is at work. Each
minute the memory of the web server and of the worker is told, in megabytes. Ends with 1 when one of them has grown by a
twentieth or more from the first minutes, when everything has been read once, to the last ones.
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import nullcontext
from pathlib import Path

from tests.load.memory import held_by
from tests.load.own_server import OwnServer, own_server
from tests.load.own_worker import own_worker
from tests.load.site_bench import PAGES, with_demo
from tests.own_site import Processes
from tests.postgres import postgres

READERS, SETTLED, COMPARED, MOST = 4, 3, 3, 0.05
"""Who read; minutes until the site has settled; minutes of which the middle is compared; part that it may grow by."""
OTHERS = ("/", "/sv/", "/teemat/", "/search/", "/sign-in/", "/api/v1/materials", "/ei-ole/", "/sitemap.xml")
WORDS = ("asiakasraati", "vertaistuki", "peli", "kokemusasiantuntja", "osallisuus", "koulutus")


class Crowd:
    """Readers who go on until they are told to end."""

    def __init__(self, host: str, seed: int) -> None:
        self.host, self.dice, self.ended, self.answers, self.faults = host, random.Random(seed), threading.Event(), 0, 0

    def read(self) -> None:
        while not self.ended.is_set():
            place = self.dice.choice([*PAGES.values(), *OTHERS, f"/search/?q={self.dice.choice(WORDS)}"])
            try:
                with urllib.request.urlopen(self.host + place, timeout=30) as answer:
                    answer.read()
            except urllib.error.HTTPError as error:
                with error:
                    self.faults += error.code >= 500
            self.answers += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=20)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    words = parser.parse_args()
    kept_by = postgres() if words.database == "postgresql" else nullcontext("")
    folder = tempfile.TemporaryDirectory(prefix="pajaverkko-soak-")
    with folder as data, kept_by as address, own_server(Path(data), address, begin=with_demo) as server:
        server.start()
        with own_worker(server) as worker, server.jobs() as jobs:
            worker.start()
            assert worker.process
            held = watch(server, worker.process.pid, jobs, words.minutes)
    grown = {name: growth(numbers) for name, numbers in held.items()}
    for name, part in grown.items():
        print(f"{name} has grown by {part:.1%} (promised: less than {MOST:.0%})")
    return int(max(grown.values()) >= MOST)


def watch(server: OwnServer, worker: int, jobs: Processes, minutes: int) -> dict[str, list[float]]:
    """Megabytes of the web server and of the worker, at the end of each minute."""
    assert server.process
    crowds = [Crowd(server.host, seed) for seed in range(READERS)]
    threads = [threading.Thread(target=crowd.read) for crowd in crowds]
    for thread in threads:
        thread.start()
    held: dict[str, list[float]] = {"web": [], "worker": []}
    print(f"{'minute':>8}{'answers':>10}{'faults':>8}{'web MB':>9}{'worker MB':>11}")
    try:
        for minute in range(1, minutes + 1):
            end = time.monotonic() + 60
            while time.monotonic() < end:
                jobs("tests.load.soak_jobs:move")
                time.sleep(1)
            held["web"].append(held_by(server.process.pid))
            held["worker"].append(held_by(worker))
            answers, faults = sum(crowd.answers for crowd in crowds), sum(crowd.faults for crowd in crowds)
            print(f"{minute:8}{answers:10}{faults:8}{held['web'][-1]:9.0f}{held['worker'][-1]:11.0f}", flush=True)
    finally:
        for crowd in crowds:
            crowd.ended.set()
        for thread in threads:
            thread.join()
    return held


def growth(numbers: list[float]) -> float:
    """From the middle of the first minutes, once the site has settled, to that of the last ones."""
    first, last = numbers[SETTLED : SETTLED + COMPARED], numbers[-COMPARED:]
    return statistics.median(last) / statistics.median(first) - 1


if __name__ == "__main__":
    sys.exit(main())
