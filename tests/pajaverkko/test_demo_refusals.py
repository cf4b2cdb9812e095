"""The demo keeps away from a site that is in use, and from public servers."""

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from wagtail.models import Page

from base.users import User
from pajaverkko.demo.services import SiteHasContentError, build_demo
from tests.factories.pajaverkko import Trunk


def rows() -> dict[str, int]:
    """How many rows every table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def test_demo_is_refused_on_a_site_with_pages_of_its_own(site: Trunk):
    before = rows()

    with pytest.raises(SiteHasContentError):
        build_demo(by=None)

    assert rows() == before


def test_demo_is_refused_on_a_site_where_the_welcome_page_has_been_written_into(db: None):
    Page.objects.get(depth=2).add_child(instance=Page(title="Oma sivu"))
    before = rows()

    with pytest.raises(SiteHasContentError):
        build_demo(by=None)

    assert rows() == before


def test_command_tells_why_it_refuses(site: Trunk):
    with pytest.raises(CommandError, match="content of its own"):
        call_command("demo")

    assert not User.objects.exists()


def test_demo_is_refused_where_it_is_not_allowed(db: None, settings: object):
    settings.DEMO_ALLOWED = False
    before = rows()

    with pytest.raises(ImproperlyConfigured, match="refused"):
        build_demo(by=None)
    with pytest.raises(CommandError, match="refused"):
        call_command("demo")

    assert rows() == before
