"""The site knows under which address it is read."""

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Site

from tests.factories.pajaverkko import Trunk
from tests.reading import document


@pytest.mark.parametrize(
    ("address", "record"),
    [
        ("http://localhost:8123", ("localhost", 8123)),
        ("https://pajaverkko.example", ("pajaverkko.example", 443)),
        ("http://pajaverkko.example", ("pajaverkko.example", 80)),
    ],
)
def test_site_record_follows_the_settings(
    site: Trunk, stranger: Client, settings: Settings, address: str, record: tuple[str, int]
) -> None:
    settings.WAGTAILADMIN_BASE_URL = address

    call_command("address")

    found = Site.objects.get(is_default_site=True)
    assert (found.hostname, found.port) == record
    canonical = document(stranger.get("/tyopajat/")).select_one("link[rel=canonical]")
    assert canonical["href"] == f"{address}/tyopajat/"


def test_site_without_pages_of_its_own_is_left_alone(db: None, settings: Settings) -> None:
    Site.objects.all().delete()

    call_command("address")

    assert not Site.objects.exists()
