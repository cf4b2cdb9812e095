"""Among everything that the demo holds, one person is erased in under a minute."""

import time

import pytest

from base.personal_data.erasing import erase_person
from network.people.models import Person
from tests.factories.people import make_person
from tests.pajaverkko.erasing.canary import ADDRESS, NAME, PHONE, SLUG, TRACES
from tests.pajaverkko.erasing.filling import columns_without_words, fill
from tests.scanning import found_in_database

MOST_SECONDS = 60


@pytest.mark.django_db
def test_person_written_about_everywhere_in_the_demo_is_gone_in_a_minute(demo: None):
    centre = Person._base_manager.filter(parts__isnull=False).order_by("pk")[0].parts.all()[0].centre
    person = make_person(centre, calling_name="Äyräs", full_name=NAME, email=ADDRESS, phone=PHONE)
    for number in range(20):
        make_person(centre, calling_name=f"Muu {number}", full_name=f"Muu Osallistuja {chr(ord('A') + number)}")
    assert not list(columns_without_words(fill(NAME, SLUG)))

    began = time.monotonic()
    erase_person(person=person.pk, by=None)

    assert time.monotonic() - began < MOST_SECONDS
    assert found_in_database(*TRACES) == []
