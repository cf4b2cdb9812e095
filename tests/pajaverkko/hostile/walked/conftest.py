"""One scene and one walk through it for all of these tests: both take long, and none of the tests changes them."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.pajaverkko.hostile.scene import Scene, make_scene
from tests.pajaverkko.hostile.walking import Walk, walk


@pytest.fixture(scope="package")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("fi"):
        yield make_scene()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def walked(scene: Scene, django_db_blocker: DjangoDbBlocker) -> Walk:
    """On PostgreSQL, which takes longer to ask, a shorter one."""
    with django_db_blocker.unblock():
        return walk(scene, whole=connection.vendor == "sqlite")
