"""How many questions pages ask of the database when they are made."""

from collections.abc import Mapping

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.page_cache.services import public_has_changed


def asked(places: Mapping[str, str]) -> dict[str, int]:
    """By name, each on its second time: what is held in memory for all pages is there."""
    settings.PAGES_ARE_KEPT = False
    found: dict[str, int] = {}
    for name, place in places.items():
        client = Client(SERVER_NAME="127.0.0.1")
        client.get(place)
        with CaptureQueriesContext(connection) as told:
            if client.get(place).status_code != 200:
                raise RuntimeError(f"{place} is not there.")
        found[name] = len(told)
    return found


def change(passing: bool) -> None:
    """Something that the public sees; in passing, nothing that lists are made of."""
    public_has_changed(by=None, passing=passing)
