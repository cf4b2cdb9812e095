"""Erased, a person is in no column of any table, in no index and in no file; of others nothing has changed."""

import time
from importlib import import_module

import pytest
from django.conf import settings
from django.core.files.storage import default_storage, storages
from django.db import connection
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from base.media import SiteDocument, SiteImage
from base.personal_data.erasing import erase_person
from base.search.files import files_to_read
from base.search.finding import find
from base.users import User
from network.materials.pages import MaterialPage
from network.people.models import Person
from tests.factories.base import SiteDocumentFactory, SiteImageFactory, stored_file
from tests.factories.network import MaterialPageFactory
from tests.pajaverkko.erasing.canary import ADDRESS, NAME, PHONE, SLUG, TRACES
from tests.pajaverkko.erasing.filling import columns_without_words, fill
from tests.scanning import found_in_database

MOST_SECONDS = 60
LOGGED = "base_auditentry.reference"
"""What was done to the person stays, by a reference that leads nowhere any more."""


def rows_of(table: str, keys: list[str]) -> list[tuple]:
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(keys))
        cursor.execute(f"SELECT * FROM {table} WHERE person_id IN ({marks}) ORDER BY reference", keys)
        return list(cursor.fetchall())


def files_on_disk() -> list[str]:
    found = []
    for storage in (default_storage, storages["closed"]):
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            folders, files = storage.listdir(folder)
            waiting += [f"{folder}{name}/" for name in folders]
            found += [f"{folder}{name}" for name in files]
    return found


def read(document: SiteDocument) -> bytes:
    with document.file.open("rb") as file:
        return bytes(file.read())


@pytest.mark.django_db
def test_written_into_every_text_of_every_table_the_person_is_gone_in_a_minute(
    canary: Person, others: list[Person], administrator: User
):
    filled = fill(NAME, SLUG)
    assert not list(columns_without_words(filled)), "every text was reached"
    before = {line.split(":")[0] for line in found_in_database(*TRACES)}
    assert filled <= before

    began = time.monotonic()
    erase_person(person=canary.pk, by=administrator)

    assert time.monotonic() - began < MOST_SECONDS
    assert found_in_database(*TRACES) == []
    assert set(found_in_database(canary.pk)) == {f"{LOGGED}: {canary.pk}"}


@pytest.mark.django_db
def test_rows_of_others_are_as_they_were(canary: Person, others: list[Person], administrator: User):
    tables = ("network_contactroute", "network_part", "network_need", "network_release", "network_consent")
    keys = [person.pk for person in others]
    before = {table: rows_of(table, keys) for table in tables}
    people = list(Person._base_manager.filter(pk__in=keys).order_by("pk").values())
    assert [len(rows) for rows in before.values()] == [20, 20, 20, 40, 0]

    erase_person(person=canary.pk, by=administrator)

    assert {table: rows_of(table, keys) for table in tables} == before
    assert list(Person._base_manager.filter(pk__in=keys).order_by("pk").values()) == people


@pytest.mark.django_db
def test_drafts_pictures_and_files_called_after_the_person_are_found_no_longer(
    canary: Person, administrator: User, django_capture_on_commit_callbacks
):
    draft = MaterialPageFactory(title=f"Haastattelu {NAME}", slug=f"haastattelu-{SLUG}", published=False)
    picture = SiteImageFactory(title=NAME, description=f"{NAME} puhuu", file__filename=f"{SLUG}.jpg")
    rendition = picture.get_rendition("width-100")
    document = SiteDocumentFactory(title=NAME, file=stored_file("Äyräs_Kanariala.txt", b"Tervehdys"))
    content = read(document)
    assert {name for name in files_on_disk() if "anariala" in name} == {
        picture.file.name,
        rendition.file.name,
        document.file.name,
    }

    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=canary.pk, by=administrator)

    backend = get_search_backend()
    for model in (Page, SiteImage, SiteDocument):
        assert not backend.search("Kanariala", model)
        assert not backend.autocomplete("Kanarial", model)
    assert found_in_database(*TRACES) == []
    assert [name for name in files_on_disk() if "anariala" in name] == []
    document.refresh_from_db()
    assert read(document) == content
    assert files_to_read() == [], "nothing brings the name back"
    picture.refresh_from_db()
    assert picture.get_rendition("width-100").file.size
    draft.refresh_from_db()
    assert draft.slug.startswith("haastattelu-poistettu-")
    assert draft.url_path.endswith(f"/{draft.slug}/")


@pytest.mark.django_db
def test_page_that_had_the_name_in_its_address_is_found_at_its_new_one(canary: Person, administrator: User, stranger):
    pages = [MaterialPageFactory(title=f"{NAME} {slug}", slug=slug) for slug in (SLUG, f"{SLUG}-2", "kanariala-ayras")]

    erase_person(person=canary.pk, by=administrator)

    for page in MaterialPage.objects.filter(pk__in=[page.pk for page in pages]):
        answer = stranger.get(page.get_url())
        assert answer.status_code == 200
        assert "anariala" not in answer.content.decode()
    assert not find("kanariala").worth.scores


@pytest.mark.django_db
def test_files_that_name_the_person_inside_are_told_on_the_certificate(canary: Person, administrator: User):
    named = SiteDocumentFactory(title="Muistio", file=stored_file("muistio.txt", f"Läsnä: {NAME}".encode()))
    SiteDocumentFactory(title="Toinen", file=stored_file("toinen.txt", b"Lasna: kaikki"))

    certificate = erase_person(person=canary.pk, by=administrator)

    assert certificate.files == [named.pk]


@pytest.mark.django_db
def test_unfinished_forms_of_visits_are_forgotten(canary: Person, administrator: User):
    store = import_module(settings.SESSION_ENGINE).SessionStore
    keys = []
    for words in (f"Terveisin {NAME.upper()}", f"soita {PHONE.replace(' ', '')}", ADDRESS, "Terveisin Muu"):
        session = store()
        session["kesken"] = {"viesti": words}
        session.create()
        keys.append(session.session_key)

    erase_person(person=canary.pk, by=administrator)

    assert [store().exists(key) for key in keys] == [False, False, False, True]
