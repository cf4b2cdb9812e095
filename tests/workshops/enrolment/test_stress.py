"""Whatever is done in whatever order: the promises about places hold after every step."""

import datetime
import os
import random
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from base.users import User
from tests.workshops.enrolment.places import broken, come, open_workshop
from workshops.enrolment.choices import ACTIVE, EnrolmentState
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import places_taken
from workshops.enrolment.services import (
    accept_place,
    cancel_enrolment,
    change_enrolment,
    close_enrolment,
    give_beyond_places,
    move_enrolment,
    open_enrolment,
    pass_over,
)
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
STEPS = 150
GAMES = int(os.environ.get("PAJAVERKKO_GAMES", "10"))
"""Each takes about two seconds: `PAJAVERKKO_GAMES=300` plays for some minutes."""
LATER = datetime.timedelta(days=3)


class Game:
    """Two workshops of a series, and everything that can be done with their places, chosen by a seeded dice."""

    def __init__(self, seed: int, series: SeriesPage, keeper: User) -> None:
        self.dice, self.keeper, self.now = random.Random(seed), keeper, timezone.now()
        self.workshops = [open_workshop(series, places=self.dice.randint(1, 4)) for _number in range(2)]
        self.done: list[str] = []

    def step(self) -> None:
        act = self.dice.choice(self.acts)
        try:
            act()
        except ValidationError as refused:
            self.done.append(f"{act.__name__}: {refused.messages[0]}")
        else:
            self.done.append(act.__name__)

    @property
    def acts(self) -> list[Callable[[], object]]:
        often = [*[self.enrol] * 5, *[self.cancel] * 3, *[self.reopen] * 3, *[self.accept] * 3]
        return [*often, self.pass_over, self.move, self.change_places, self.close, self.reopen, self.beyond]

    @property
    def workshop(self) -> Gathering:
        return Gathering.objects.get(pk=self.dice.choice(self.workshops).pk)

    def somebody(self, *states: EnrolmentState) -> Enrolment:
        found = Enrolment._base_manager.filter(gathering__in=self.workshops, state__in=states)
        rows = list(found.select_related("person", "gathering").order_by("gathering", "number"))
        if not rows:
            raise ValidationError("nobody")
        return self.dice.choice(rows)

    def enrol(self) -> None:
        come(self.workshop, at=self.now)

    def cancel(self) -> None:
        cancel_enrolment(enrolment=self.somebody(*sorted(ACTIVE)), at=self.now, by=None)

    def accept(self) -> None:
        accept_place(enrolment=self.somebody(EnrolmentState.OFFERED), at=self.now, by=None)

    def pass_over(self) -> None:
        pass_over(enrolment=self.somebody(EnrolmentState.OFFERED), at=self.now + LATER, by=self.keeper)

    def move(self) -> None:
        move_enrolment(enrolment=self.somebody(*sorted(ACTIVE)), to=self.workshop, at=self.now, by=None)

    def change_places(self) -> None:
        values = {"capacity": self.dice.randint(1, 6)}
        change_enrolment(gathering=self.workshop, values=values, at=self.now, by=self.keeper)

    def close(self) -> None:
        close_enrolment(gathering=self.workshop, by=self.keeper)

    def reopen(self) -> None:
        open_enrolment(gathering=self.workshop, values={}, at=self.now, by=self.keeper)

    def beyond(self) -> None:
        enrolment = self.somebody(EnrolmentState.WAITING)
        give_beyond_places(enrolment=enrolment, because="Tulkki on tilattu", at=self.now, by=self.keeper)


@pytest.mark.parametrize("seed", range(GAMES))
def test_promises_hold_after_every_step(seed: int, series: SeriesPage, keeper: User):
    game = Game(seed, series, keeper)
    for _number in range(STEPS):
        before = [places_taken(gathering) for gathering in game.workshops]
        game.step()
        for gathering, taken in zip(game.workshops, before, strict=True):
            faults = [fault for fault in broken(gathering) if "have a place of" not in fault]
            assert faults == [], game.done[-5:]
            # Fewer places throw nobody out, so that more may be taken than there are; but no more are given.
            given = places_taken(gathering) > max(taken, gathering.capacity)
            assert not given or game.done[-1] == "beyond", game.done[-5:]

    assert {"enrol", "cancel", "accept", "change_places"} <= set(game.done)
