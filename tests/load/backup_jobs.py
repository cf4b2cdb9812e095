"""What processes do on a site that is copied and brought back: fill it, erase people, tell who is there."""

import os
from typing import Any

from django.core.files.base import ContentFile

from base.media import SiteDocument
from base.personal_data.erasing import erase_person
from network.people.models import ContactRoute, Person
from tests.factories.network import OrganisationFactory
from tests.factories.people import ContactRouteFactory, PersonFactory
from tests.pajaverkko.backup.jobs import queue

AT_ONCE = 1_000
MEGABYTE = 1_000_000
SIZE = 5
"""Megabytes of a file: as a document with pictures. What is drawn by lot cannot be packed."""


def fill(people: int, megabytes: int, letters: int) -> None:
    """People with an address each, documents, and letters that wait."""
    controller = OrganisationFactory()
    for begun in range(0, people, AT_ONCE):
        many = PersonFactory.build_batch(min(AT_ONCE, people - begun), controller=controller, full_name="Kävijä Äyräs")
        Person._base_manager.bulk_create(many)
        routes = [ContactRouteFactory.build(person=person, controller=controller) for person in many]
        ContactRoute._base_manager.bulk_create(routes)
    for number in range(megabytes // SIZE):
        content = ContentFile(os.urandom(SIZE * MEGABYTE), name=f"aineisto-{number}.pdf")
        SiteDocument.objects.create(title=f"Aineisto {number}", file=content)
    queue(letters)


def erase(number: int) -> list[str]:
    """So many of them, for good; their keys."""
    keys = list(Person._base_manager.order_by("pk").values_list("pk", flat=True)[:number])
    for key in keys:
        erase_person(person=str(key), by=None)
    return [str(key) for key in keys]


def there(keys: list[str]) -> dict[str, Any]:
    return {
        "people": Person._base_manager.count(),
        "back": Person._base_manager.filter(pk__in=keys).count(),
        "documents": SiteDocument.objects.count(),
    }
