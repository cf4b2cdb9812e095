"""Keys take turns: after `reseal` nothing needs the old one any more."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.test import override_settings

from network.people.models import ContactRoute, Person
from network.people.queries import people_reached_by
from tests.factories.network import CentreFactory, OrganisationFactory
from tests.factories.people import make_person

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.mark.django_db
def test_after_resealing_the_new_key_alone_opens_and_finds():
    with override_settings(SEALING_KEYS=[OLD]):
        person = make_person(
            CentreFactory(organisation=OrganisationFactory()), full_name="Kuutti K.", email="a@b.example"
        )
    with override_settings(SEALING_KEYS=[NEW, OLD]):
        assert [route.person_id for route in people_reached_by("email", "A@b.example")] == [person.pk]
        call_command("reseal", verbosity=0)
    with override_settings(SEALING_KEYS=[NEW]):
        assert Person._base_manager.get().full_name == "Kuutti K."
        assert ContactRoute._base_manager.get().value == "a@b.example"
        assert [route.person_id for route in people_reached_by("email", "a@b.example")] == [person.pk]
