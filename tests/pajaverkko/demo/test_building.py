"""The demo is built once, on an empty site, and nowhere else."""

import io

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from pajaverkko.demo.services import build_demo

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many rows every table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def test_building_twice_changes_nothing(demo: None):
    before = rows()

    assert build_demo(by=None) is False

    assert rows() == before
    assert before["network.MaterialPage"] >= 60


def test_command_says_that_the_demo_is_there_already(demo: None):
    before, out = rows(), io.StringIO()

    call_command("demo", stdout=out)

    assert "there already" in out.getvalue()
    assert rows() == before


def test_demo_is_refused_where_it_is_not_allowed_even_when_it_is_there(demo: None, settings: object):
    settings.DEMO_ALLOWED = False
    before = rows()

    with pytest.raises(ImproperlyConfigured, match="refused"):
        build_demo(by=None)

    assert rows() == before
