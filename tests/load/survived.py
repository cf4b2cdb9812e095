"""What is left after a crowd during which processes were killed, and which promises it breaks."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.load.killing import Killed
from tests.load.own_worker import OwnWorker
from tests.load.patient import Patient

MOST_SECONDS = 10.0
"""Until somebody is led on again after a kill, and until the worker is at work again."""
COPIES = 2
"""A mail, and one more of the same id where a worker died between the server's yes and the note of it."""


@dataclass(frozen=True)
class Survived:
    """`kept` is the answer of `enrolment_jobs.kept`, `before` the number of people whom the site knew before."""

    crowd: Patient
    killed: Killed
    worker: OwnWorker
    kept: dict[str, Any]
    before: int
    places: int
    most_seconds: float = MOST_SECONDS

    @property
    def people(self) -> int:
        return len(self.crowd.forms)

    @property
    def keys(self) -> Counter[str]:
        return Counter(key for _number, _state, key in self.kept["rows"])

    @property
    def states(self) -> Counter[str]:
        return Counter(state for _number, state, _key in self.kept["rows"])

    @property
    def lost(self) -> list[str]:
        """Who were led on and are not in, or are led to somebody else's place."""
        return [key for key, led in self.crowd.led.items() if led.partition("?done=")[2] != key or key not in self.keys]

    @property
    def gaps(self) -> list[int]:
        numbers = {number for number, _state, _key in self.kept["rows"]}
        return sorted(set(range(1, len(self.kept["rows"]) + 1)) ^ numbers)

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """By address, the Message-ID of each mail that arrived."""
        found: dict[str, list[str]] = {form["email"]: [] for form in self.crowd.forms}
        for address, message in zip(self.worker.box.addresses, self.worker.box.messages, strict=True):
            found.setdefault(address, []).append(str(message["Message-ID"]))
        return found

    @property
    def copies(self) -> int:
        """Mails beyond the first to the same address."""
        return sum(len(ids) - 1 for ids in self.ids.values() if ids)

    @property
    def recoveries(self) -> list[float | None]:
        """After each kill of the web server or the database: seconds until somebody was led on."""
        return [self.crowd.led_after(moment) for moment in [*self.killed.web, *self.killed.database]]

    @property
    def table(self) -> list[tuple[str, object]]:
        again, killed = self.killed.worker_again, self.killed
        return [
            ("kills: web, worker, database", f"{len(killed.web)}, {len(killed.worker)}, {len(killed.database)}"),
            ("people, tries by answer (0: none)", f"{self.people}, {dict(sorted(self.crowd.statuses.items()))}"),
            (
                "led on, stored, lost, doubled",
                f"{len(self.crowd.led)}, {len(self.keys)}, {len(self.lost)}, {self._doubled}",
            ),
            ("places, gaps in numbers", f"{dict(self.states)}, {len(self.gaps)}"),
            ("slowest recovery: web or database, worker", f"{_most(self.recoveries)} s, {_most(again)} s"),
            ("mails per person: number of people", dict(sorted(Counter(map(len, self.ids.values())).items()))),
            ("copies, people with more than one id", f"{self.copies}, {len(self._several_ids)}"),
            ("worker ended by itself", self.worker.ended_by_itself),
        ]

    @property
    def faults(self) -> list[str]:
        """What does not hold."""
        rows = self.kept["rows"]
        waiting = self.people - self.places
        states = [state for _number, state, _key in rows]
        checks = {
            "somebody was not led on": len(self.crowd.led) == self.people,
            "somebody who was led on is not in": not self.lost,
            "somebody is in twice": not self._doubled and len(rows) == self.people,
            "people without an enrolment": self.kept["people"] - self.before == len(rows),
            "numbers with gaps": not self.gaps,
            "places not given in order": states == ["confirmed"] * self.places + ["waiting"] * waiting,
            "not one letter for each": all(len(letters) == 1 for letters in self.kept["letters"].values()),
            "somebody got no mail": all(self.ids.values()),
            "somebody got too many mails": all(len(ids) <= COPIES for ids in self.ids.values()),
            "more copies than kills of the worker": self.copies
            <= len(self.killed.worker) + self.worker.ended_by_itself,
            "a copy has another id": not self._several_ids,
            "mail to somebody else": len(self.ids) == self.people,
            "recovery took too long": all(took and took < self.most_seconds for took in self.recoveries)
            and all(took < self.most_seconds for took in self.killed.worker_again),
            "the worker did not come back": len(self.killed.worker_again) == len(self.killed.worker),
        }
        return [fault for fault, holds in checks.items() if not holds]

    @property
    def _doubled(self) -> int:
        return sum(number > 1 for number in self.keys.values())

    @property
    def _several_ids(self) -> list[str]:
        return [address for address, ids in self.ids.items() if len(set(ids)) > 1]


def _most(seconds: list[Any]) -> str:
    return "never" if None in seconds else f"{max(seconds, default=0):.1f}"
