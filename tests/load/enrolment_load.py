"""Five hundred people at once for twenty places: `.venv/bin/python -m tests.load.enrolment_load`.

Over HTTP against the real server, on SQLite and on an embedded PostgreSQL; then each person presses three times. Says
how long it took until the last redirect (ten seconds at most for people who press once), and whether the places are
right. `--repeats 10` does it again and again.
"""

import argparse
import random
import sys
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.load.http import Sent, percentile, send_all
from tests.load.own_server import OwnServer, migrate, own_server
from tests.postgres import postgres

PLACES, PEOPLE = 20, 500
MOST_SECONDS, P95_SECONDS = 10.0, 5.0
JOBS = "tests.load.enrolment_jobs"


@dataclass(frozen=True)
class Told:
    """One crowd: what was answered, how long it took, and what is wrong with the places afterwards."""

    answers: Counter[int]
    seconds: float
    p95: float
    states: Counter[str]
    faults: list[str]

    @property
    def is_slow(self) -> bool:
        """What is promised of people who press once."""
        return self.seconds > MOST_SECONDS or self.p95 > P95_SECONDS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--places", type=int, default=PLACES)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    words = parser.parse_args()
    wrong = 0
    print(f"{'database':11}{'clicks':>7}{'seconds':>9}{'p95':>7}  answers, places, faults")
    for database in words.database or ["sqlite", "postgresql"]:
        with serving(database) as server:
            for clicks in (1, 3) * words.repeats:
                told = crowd(server, people=words.people, places=words.places, clicks=clicks)
                print(
                    f"{database:11}{clicks:>7}{told.seconds:>9.2f}{told.p95:>7.2f}  "
                    f"{dict(told.answers)} {dict(told.states)} {told.faults or 'none'}",
                    flush=True,
                )
                wrong += bool(told.faults) or (clicks == 1 and told.is_slow)
    return 1 if wrong else 0


@contextmanager
def serving(database: str, begin: Callable[[OwnServer], None] = migrate) -> Iterator[OwnServer]:
    """The real server on an own site, on one of the two databases."""
    with tempfile.TemporaryDirectory(prefix="pajaverkko-load-") as folder, ExitStack() as ending:
        address = ending.enter_context(postgres()) if database == "postgresql" else ""
        if address:
            keep_what_is_committed(address)
        server = ending.enter_context(own_server(Path(folder), address, begin))
        server.start()
        yield server


def keep_what_is_committed(address: str) -> None:
    """Also when the database is killed, unlike in other tests. Holds for connections made afterwards."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = on")


def crowd(
    server: OwnServer,
    *,
    people: int,
    places: int,
    clicks: int = 1,
    seed: int | None = None,
    jobs: Callable[..., Any] | None = None,
) -> Told:
    """A new workshop, and everybody at once for it; with a seed in another order, within a second.

    `jobs` calls the functions on the server's site, where that is faster than a process for each.
    """
    call = jobs or server.call
    path = call(f"{JOBS}:new_workshop", places=places)
    forms = [form(number) for number in range(people)]
    sent, delays = [each for each in forms for _click in range(clicks)], None
    if seed is not None:
        dice = random.Random(seed)
        dice.shuffle(sent)
        delays = [dice.uniform(0, dice.choice((0.01, 1))) for _each in sent]
    answers = send_all(f"{server.host}{path}enrol/", sent, delays)
    rows = call(f"{JOBS}:rows", path=path)
    took = [answer.took for answer in answers]
    states = Counter(state for _number, state in rows)
    faults = faults_of(rows, answers, people=people, places=places)
    return Told(Counter(answer.status for answer in answers), max(took), percentile(took, 0.95), states, faults)


def form(number: int) -> dict[str, str]:
    return {"key": str(uuid.uuid4()), "calling_name": f"Norppa {number}", "email": f"norppa{number}@posti.example"}


def faults_of(rows: list[tuple[int, str]], answers: list[Sent], *, people: int, places: int) -> list[str]:
    """What does not hold: exactly so many places, everybody once, numbers without gaps in the order of the line."""
    numbers, states = [number for number, _state in rows], [state for _number, state in rows]
    wanted = ["confirmed"] * min(people, places) + ["waiting"] * max(0, people - places)
    faults = []
    if len(rows) != people:
        faults.append(f"{len(rows)} rows for {people} people")
    if numbers != list(range(1, len(rows) + 1)):
        faults.append("numbers with gaps")
    if states != wanted:
        faults.append(f"{states.count('confirmed')} have a place of {places}")
    if unlike := [answer for answer in answers if answer.status != 302]:
        faults.append(f"{len(unlike)} were not led on: {Counter(answer.status for answer in unlike)}")
    places_told = {answer.key: answer.location for answer in answers}
    if any(places_told[answer.key] != answer.location for answer in answers):
        faults.append("one form was told two things")
    return faults


if __name__ == "__main__":
    sys.exit(main())
