"""One site and one sweep, which many checks look at."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.sweep.addresses import addresses
from tests.sweep.sweeping import Answer, sweep
from tests.sweep.values import places_of
from tests.sweep.world import World, make_world


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """What a test changes is taken back. Each of them is marked with `django_db`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def answers(world: World) -> list[Answer]:
    places = [place for address in addresses() for place in places_of(address, world)]
    return list(sweep(places, world.visitors.values()))
