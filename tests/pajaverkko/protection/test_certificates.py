"""The desk tells the truth of an erasure: since when the database's files are clean, and what it does not reach."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext

from base.personal_data.models import DeletionRun, Erasure
from base.users import User
from network.people.models import Person
from network.regions.models import Centre
from network.staff.choices import StaffRole
from pajaverkko.protection.reports import reach_of_erasure
from tests.factories.base import SiteDocumentFactory, stored_file
from tests.factories.network import CentreFactory, OrganisationFactory
from tests.factories.people import make_person
from tests.factories.records import ErasureFactory
from tests.staff import staff

pytestmark = pytest.mark.django_db
HOLDS, NAME = "/admin/protection/holds/", "Kuutti Kanariala"
MOMENT = datetime.datetime(2026, 11, 26, 2, 45, tzinfo=datetime.UTC)


@pytest.fixture
def officer(db: None) -> User:
    return staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER)


@pytest.fixture
def kuutti(db: None) -> Person:
    centre: Centre = CentreFactory(organisation=OrganisationFactory())
    return make_person(centre, full_name=NAME)


def test_certificate_tells_since_when_the_files_are_clean_and_nothing_before(officer: User, signed_in):
    ErasureFactory()
    client = signed_in(officer)
    assert gettext("Not yet") in client.get(HOLDS).content.decode()

    Erasure.objects.update(compacted_at=MOMENT)

    page = client.get(HOLDS).content.decode()
    assert "26.11.2026 04.45" in page
    assert gettext("Not yet") not in page


def test_desk_tells_what_the_database_in_use_does_not_reach(officer: User, signed_in):
    page = signed_in(officer).get(HOLDS).content.decode()

    with translation.override("en"):
        told = reach_of_erasure()
    assert "backups made before" in told
    assert ("write-ahead" in told) is (connection.vendor == "postgresql")
    assert escape(reach_of_erasure()) in page


def test_night_tells_when_the_files_were_written_anew(officer: User, signed_in):
    DeletionRun.objects.create(run_on=MOMENT, begun_at=MOMENT, ended_at=timezone.now(), compacted_at=MOMENT)

    assert "26.11.2026 04.45" in signed_in(officer).get("/admin/protection/deletion/").content.decode()


def test_officer_is_sent_to_the_files_that_name_the_person_inside(kuutti: Person, officer: User, signed_in):
    document = SiteDocumentFactory(title="Muistio", file=stored_file("muistio.txt", f"Läsnä {NAME}".encode()))
    client = signed_in(officer)

    answer = client.post(f"/admin/people/{kuutti.pk}/erase/", {"reference": kuutti.pk}, follow=True)

    assert [one.level_tag for one in answer.context["messages"]] == ["success", "warning"]
    assert f"/admin/documents/edit/{document.pk}/" in client.get(HOLDS).content.decode()
