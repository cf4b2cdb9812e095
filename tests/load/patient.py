"""People who send their form again, with its own key, until they are led on."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass

from tests.load.http import open_form, post

PAUSES = (0.05, 0.5)
"""Seconds, at least and at most, after which somebody who got no answer sends the form once more."""


@dataclass(frozen=True)
class Answer:
    """Of one who was led on; moments are those of time.monotonic()."""

    begun: float
    ended: float


class Patient:
    """All of them at once; what they have been told can be read meanwhile by other threads."""

    def __init__(self, address: str, forms: list[dict[str, str]], seed: int, patience: float) -> None:
        """They give up after so many seconds of `patience`, all at the same time."""
        self.address, self.forms, self.dice = address, forms, random.Random(seed)
        self.ticket = open_form(address)
        self.gives_up = time.monotonic() + patience
        self.answers: list[Answer] = []
        self.statuses: Counter[int] = Counter()
        """Of all tries; 0: there was no answer."""
        self.led: dict[str, str] = {}
        """By the key of the form: where its sender was led. That is the promise."""

    def run(self) -> None:
        asyncio.run(self._all())

    async def _all(self) -> None:
        await asyncio.gather(*(self._one(form) for form in self.forms))

    async def _one(self, form: dict[str, str]) -> None:
        while time.monotonic() < self.gives_up:
            begun = time.monotonic()
            status, location = await post(self.address, self.ticket, form)
            self.statuses[status] += 1
            if status == 302:
                self.answers.append(Answer(begun, time.monotonic()))
                self.led[form["key"]] = location
                return
            await asyncio.sleep(self.dice.uniform(*PAUSES))

    def led_after(self, moment: float) -> float | None:
        """Seconds until the first who sent the form after this moment was led on; None when nobody was."""
        ends = [answer.ended for answer in list(self.answers) if answer.begun > moment]
        return min(ends) - moment if ends else None
