"""Whatever is done in whatever order: the promises about places hold after every step."""

import datetime
import os
import random
import uuid
from collections import Counter
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from base.personal_data.erasing import erase_person
from base.users import User
from network.people.services import merge_people
from tests.workshops.enrolment.places import broken, come, open_workshop
from workshops.enrolment.choices import ACTIVE, TAKES_PLACE, EnrolmentState
from workshops.enrolment.models import Enrolment, Following, Gathering
from workshops.enrolment.queries import places_taken
from workshops.enrolment.services import (
    Wish,
    accept_place,
    cancel_enrolment,
    cancel_workshop,
    change_enrolment,
    close_enrolment,
    enrol,
    fill_everywhere,
    give_beyond_places,
    leave_series,
    move_enrolment,
    open_enrolment,
    pass_over,
)
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db
STEPS = 400
GAMES = int(os.environ.get("PAJAVERKKO_GAMES", "3"))
"""Each takes about five seconds: `PAJAVERKKO_GAMES=100` plays for some minutes."""
SEEDS_APART = 2
"""On PostgreSQL other games are played than on SQLite, all but one."""
LATER = datetime.timedelta(days=3)


class Game:
    """Workshops of a series, and everything that can be done with their places, chosen by a seeded dice."""

    def __init__(self, seed: int, series: SeriesPage, keeper: User) -> None:
        self.dice, self.series, self.keeper, self.now = random.Random(seed), series, keeper, timezone.now()
        self.workshops = [open_workshop(series, places=self.dice.randint(1, 4)) for _number in range(2)]
        self.erased: Counter[int] = Counter()
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
        seldom = [self.cancel_all, self.erase, self.erase, self.merge, self.merge]
        return [
            *often, *often, self.accept, self.accept, *[self.follow] * 2, self.leave_all, self.go_again,
            *[self.pass_over] * 2, *[self.move] * 2,
            *[self.change_places] * 2, *[self.close] * 2, self.beyond, self.beyond, self.dice.choice(seldom),
        ]  # fmt: skip

    @property
    def workshop(self) -> Gathering:
        """Mostly one that has not been cancelled."""
        some = self.workshops if self.dice.random() < 0.1 else self.workshops[-2:]
        return Gathering.objects.get(pk=self.dice.choice(some).pk)

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
        values = {"capacity": self.dice.randint(1, 9)}
        change_enrolment(gathering=self.workshop, values=values, at=self.now, by=self.keeper)

    def follow(self) -> None:
        come(self.workshop, at=self.now, whole_series=self.series.translation_key)

    def leave_all(self) -> None:
        held = list(Following._base_manager.filter(ended_at=None).order_by("number"))
        if not held:
            raise ValidationError("nobody")
        leave_series(following=self.dice.choice(held), at=self.now, by=None)

    def go_again(self) -> None:
        person = self.somebody(*sorted(EnrolmentState)).person
        enrol(who=person, wish=Wish([self.workshop.pk], key=uuid.uuid4(), at=self.now), by=None)

    def cancel_all(self) -> None:
        """For good; another workshop comes in its place."""
        cancel_workshop(gathering=self.workshop, at=self.now, by=self.keeper)
        self.one_more()

    def one_more(self) -> None:
        self.workshops.append(open_workshop(self.series, places=self.dice.randint(1, 4)))

    def erase(self) -> None:
        person = self.somebody(*sorted(EnrolmentState)).person
        self.erased.update(Enrolment._base_manager.filter(person=person).values_list("gathering", flat=True))
        erase_person(person=person.pk, by=self.keeper)
        fill_everywhere(at=self.now, by=None)

    def merge(self) -> None:
        keep, drop = (self.somebody(*sorted(EnrolmentState)).person for _one in range(2))
        merge_people(keep=keep, drop=drop, by=self.keeper)

    def close(self) -> None:
        close_enrolment(gathering=self.workshop, by=self.keeper)

    def reopen(self) -> None:
        open_enrolment(gathering=self.workshop, values={}, at=self.now, by=self.keeper)

    def beyond(self) -> None:
        enrolment = self.somebody(EnrolmentState.WAITING)
        give_beyond_places(enrolment=enrolment, because="Tulkki on tilattu", at=self.now, by=self.keeper)


@pytest.mark.parametrize("seed", range(GAMES))
def test_promises_hold_after_every_step(seed: int, series: SeriesPage, keeper: User):
    game = Game(seed if connection.vendor == "sqlite" else SEEDS_APART + seed, series, keeper)
    for _number in range(STEPS):
        before = {gathering: (places_taken(gathering), standings(gathering)) for gathering in game.workshops}
        game.step()
        for gathering in game.workshops:
            found = broken(gathering, erased=game.erased[gathering.pk])
            assert [fault for fault in found if "have a place of" not in fault] == [], game.done[-5:]
            taken, earlier = before.get(gathering, (0, {}))
            # Fewer places throw nobody out, so that more may be taken than there are; but no more are given.
            given = places_taken(gathering) > max(taken, gathering.capacity)
            assert not given or game.done[-1] == "beyond", game.done[-5:]
            assert game.done[-1] == "beyond" or past_the_line(earlier, standings(gathering)) == [], game.done[-5:]

    assert {"enrol", "cancel", "accept", "change_places", "follow", "leave_all", "beyond"} <= set(game.done)


def standings(gathering: Gathering) -> dict[int, EnrolmentState]:
    """How it stands with each number."""
    return {number: EnrolmentState(state) for number, state in gathering.enrolments.values_list("number", "state")}


def past_the_line(earlier: dict[int, EnrolmentState], now: dict[int, EnrolmentState]) -> list[int]:
    """Numbers that have got a place while a smaller one, which waited before, waits still."""
    wait = [n for n, state in now.items() if earlier.get(n) == state == EnrolmentState.WAITING]
    got = [n for n, state in now.items() if state in TAKES_PLACE and earlier.get(n) not in TAKES_PLACE]
    return [number for number in got if wait and min(wait) < number]
