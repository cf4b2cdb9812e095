"""Whoever was written about in pages, histories, comments, logs and visits is taken out of there as well."""

import json
from importlib import import_module

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Comment

from base.outbox.models import Letter
from base.personal_data.erasing import erase_person
from base.search.models import SearchEntry
from base.users import User
from network.people.models import Person
from network.regions.models import Centre
from tests.factories.network import CentreFactory, MaterialPageFactory, OrganisationFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person
from tests.scanning import found_in_database

NAME = "Äyräs Kanariala"
ESCAPED = json.dumps(NAME)[1:-1]
ADDRESS = "ayras.kanariala@posti.example"


@pytest.fixture
def person(db: None) -> Person:
    centre: Centre = CentreFactory(organisation=OrganisationFactory())
    return make_person(centre, calling_name="Äyräs", full_name=NAME, email=ADDRESS)


@pytest.fixture
def written_about(site: Trunk, person: Person, administrator: User) -> Person:
    """An editor has written the name wherever one can."""
    page = MaterialPageFactory(title=f"Haastattelu: {NAME}", body=[("text", f"<p>{NAME}, {ADDRESS}</p>")])
    page.save_revision(user=administrator).publish()
    log(instance=page, action="wagtail.edit", user=administrator, data={"sanottu": f"Kysy: {NAME}"})
    Comment.objects.create(page=page, user=administrator, text=f"{NAME} lupasi", contentpath="title")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["kesken"] = {"nimi": NAME}
    session.create()
    return person


@pytest.mark.django_db
def test_written_name_and_address_are_taken_out_everywhere(written_about: Person, administrator: User):
    before = {line.split(":")[0] for line in found_in_database(NAME, ESCAPED, ADDRESS)}
    assert {
        "wagtailcore_revision.content",
        "network_materialpage.body",
        "wagtailcore_comment.text",
        "wagtailcore_pagelogentry.data",
        "base_searchentry.text",
    } <= before

    erase_person(person=written_about.pk, by=administrator)

    assert found_in_database(NAME, ESCAPED, ADDRESS, "kanariala") == []
    assert "[poistettu]" in SearchEntry.objects.get(title__startswith="Haastattelu").text


@pytest.mark.django_db
def test_texts_of_others_stay(written_about: Person, administrator: User):
    MaterialPageFactory(title="Muu materiaali", body=[("text", "<p>Äyräällä kasvaa pajua.</p>")])

    erase_person(person=written_about.pk, by=administrator)

    assert found_in_database("kasvaa pajua")


@pytest.mark.django_db
def test_letters_to_the_person_are_deleted(person: Person, administrator: User):
    with transaction.atomic():
        Letter.objects.create(
            event="tapahtuma",
            person=person.pk,
            kind="muistutus",
            version=1,
            message_id="1@posti.example",
            language="fi",
            address=ADDRESS,
            subject="Muistutus",
            body="Hei",
            queued_at=timezone.now(),
            expires_at=timezone.now(),
            next_try_at=timezone.now(),
        )

    erase_person(person=person.pk, by=administrator)

    assert not Letter.objects.exists()
