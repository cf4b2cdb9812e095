"""Five hundred people at once for twenty places: `.venv/bin/python -m tests.load.enrolment_load`.

Over HTTP against the real server, on SQLite and on an embedded PostgreSQL; then each person presses three times. Says
how long it took until the last redirect, and whether the places are right. `--repeats 10` does it again and again.
"""

import argparse
import sys
import tempfile
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.load.http import Sent, percentile, send_all
from tests.load.own_server import OwnServer, own_server
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
                wrong += bool(told.faults)
    return 1 if wrong else 0


@contextmanager
def serving(database: str, application: str = "pajaverkko.wsgi") -> Iterator[OwnServer]:
    with tempfile.TemporaryDirectory(prefix="pajaverkko-load-") as folder:
        if database == "sqlite":
            with own_server(Path(folder)) as server:
                server.start(application)
                yield server
            return
        with postgres() as address, own_server(Path(folder), address) as server:
            server.start(application)
            yield server


def crowd(server: OwnServer, *, people: int, places: int, clicks: int = 1) -> Told:
    """A new workshop, and everybody at once for it."""
    path = server.call(f"{JOBS}:new_workshop", places=places)
    forms = [form(number) for number in range(people)]
    answers = send_all(f"{server.host}{path}enrol/", [each for each in forms for _click in range(clicks)])
    rows = server.call(f"{JOBS}:rows", path=path)
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
