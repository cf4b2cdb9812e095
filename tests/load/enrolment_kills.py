"""Five hundred people enrol while processes are killed: `.venv/bin/python -m tests.load.enrolment_kills`.

Twenty times, at moments that `--seed` chooses, the web server with all its processes, the worker, and once PostgreSQL
are killed (kill -9) and start again. Everybody sends their form, with its own key, until they are led on. Says whether
all who were led on are in, once, each with one mail: a killed worker may leave one copy more, with the same Message-ID.
Takes some minutes for each database: a letter belongs to a killed worker for two of them.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.load.enrolment_load import JOBS, PEOPLE, PLACES, form, serving
from tests.load.killing import Killing
from tests.load.own_server import OwnServer, migrate
from tests.load.own_worker import OwnWorker, own_worker
from tests.load.patient import Patient
from tests.load.survived import MOST_SECONDS, Survived
from tests.own_site import Processes

KILLS, PATIENCE = 20, 400
"""Seconds after which the crowd gives up, and again as many after which nobody waits for a mail any more."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--places", type=int, default=PLACES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--log", default=os.devnull, help="a file for what the killed processes say")
    words = parser.parse_args()
    wrong = False
    for database in ["sqlite", "postgresql"] if words.database == "both" else [words.database]:
        with (
            serving(database, partial(_begin, log=words.log)) as server,
            own_worker(server) as worker,
            server.jobs() as jobs,
        ):
            told = survive(
                server, worker, jobs, people=words.people, places=words.places, kills=words.kills, seed=words.seed
            )
        print(f"\n{database}, seed {words.seed}")
        for name, value in told.table:
            print(f"  {name:44} {value}")
        print(f"  {'faults':44} {'; '.join(told.faults) or 'none'}", flush=True)
        wrong = wrong or bool(told.faults)
    return 1 if wrong else 0


def _begin(server: OwnServer, log: str) -> None:
    migrate(server)
    server.log = Path(log).open("ab")  # noqa: SIM115


def survive(
    server: OwnServer,
    worker: OwnWorker,
    jobs: Processes,
    *,
    people: int,
    places: int,
    kills: int,
    seed: int,
    in_a_hurry: bool = False,
    most_seconds: float = MOST_SECONDS,
) -> Survived:
    """A new workshop, everybody for it, and kills meanwhile. In a hurry, what a killed worker held is set free."""
    jobs(f"{JOBS}:tell_nobody_of_others")
    path = jobs(f"{JOBS}:new_workshop", places=places)
    before = jobs(f"{JOBS}:kept", path=path)["people"]
    crowd = Patient(f"{server.host}{path}enrol/", [form(number) for number in range(people)], seed, PATIENCE)
    worker.start()
    killing = Killing(crowd, server, worker, jobs, server.variables.get("PAJAVERKKO_DATABASE", ""))
    with ThreadPoolExecutor() as pool:
        ends = [pool.submit(crowd.run), pool.submit(killing.run, kills=kills, seed=seed)]
        for end in ends:
            end.result()
    if in_a_hurry:
        jobs(f"{JOBS}:let_leases_end")
    _wait(lambda: _is_all_told(worker, jobs, path))
    return Survived(crowd, killing.killed, worker, jobs(f"{JOBS}:kept", path=path), before, places, most_seconds)


def _is_all_told(worker: OwnWorker, jobs: Processes, path: str) -> bool:
    worker.keep_running()
    letters = jobs(f"{JOBS}:kept", path=path)["letters"]
    return all(states and "waiting" not in states for states in letters.values())


def _wait(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not holds():
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
