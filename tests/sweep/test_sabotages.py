"""A sweep that finds nothing may be a sweep that looks at nothing: each guard that is taken away must be noticed."""

import pytest

from tests.sweep import judging
from tests.sweep.addresses import addresses
from tests.sweep.classes import who_comes_in
from tests.sweep.sabotages import SABOTAGES, Sabotage
from tests.sweep.sweeping import Answer, sweep
from tests.sweep.values import places_of
from tests.sweep.world import World

pytestmark = [
    pytest.mark.django_db,
    # Wagtail's report of translations has no order of its own.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]


def faults(world: World, answers: list[Answer]) -> list[str]:
    return [
        *judging.wrongly_in(answers, who_comes_in()),
        *judging.leaks(answers, world.visitors),
        *judging.failures(answers),
        *judging.kept(answers),
        *judging.writes_from_outside(answers),
        *judging.told_apart(answers),
    ]


def test_there_are_twenty_at_least():
    assert len({sabotage.guard for sabotage in SABOTAGES}) >= 20


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda sabotage: sabotage.guard)
def test_guard_that_is_taken_away_is_missed(
    world: World, answers: list[Answer], sabotage: Sabotage, monkeypatch: pytest.MonkeyPatch
):
    assert faults(world, [answer for answer in answers if sabotage.concerns(answer.place)]) == []

    sabotage.begin(monkeypatch)

    places = (place for address in addresses() for place in places_of(address, world))
    assert faults(world, list(sweep(filter(sabotage.concerns, places), world.visitors.values())))
