"""One sweep, which many checks look at."""

from collections.abc import Iterator

import pytest

from tests.sweep.addresses import addresses
from tests.sweep.sweeping import Answer, sweep
from tests.sweep.values import places_of
from tests.sweep.world import World, make_world


@pytest.fixture(scope="module")
def world(lasting_database: None) -> World:
    return make_world()


@pytest.fixture(scope="module")
def answers(world: World) -> Iterator[list[Answer]]:
    places = [place for address in addresses() for place in places_of(address, world)]
    return list(sweep(places, world.visitors.values()))
