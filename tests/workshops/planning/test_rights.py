"""Who makes many workshops at once, and who is offered the way there."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.users import User
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.base import translated
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.reading import document, text_of
from tests.staff import staff
from workshops.planning.services import Planned, Shared, Terms, copy_series, make_workshops
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db
SCREENS = ("workshops", "copy")
TOLD = {"title": "Työpaja", "lines": "14.3.2037 12-15", "make": "1"}


@pytest.fixture
def facilitator(koske: Centre) -> User:
    return staff("ohjaa@koske.example", StaffRole.FACILITATOR, koske)


@pytest.fixture
def their_own(outsider: User, other_centre_page: CentrePage) -> SeriesPage:
    """Whoever has a series of their own finds the screens, and still not those of another centre."""
    return SeriesPageFactory(parent=other_centre_page)


@pytest.mark.parametrize("screen", SCREENS)
def test_series_of_another_centre_is_not_there(
    series: SeriesPage, outsider: User, their_own: SeriesPage, signed_in, address, screen: str
):
    client = signed_in(outsider)

    assert client.get(f"/admin/series/{their_own.pk}/{screen}/").status_code == 200
    assert client.get(address(screen)).status_code == 404
    assert client.post(address(screen), TOLD).status_code == 404
    assert client.get(f"/admin/series/987654/{screen}/").status_code == 404


@pytest.mark.parametrize("who", ["editor", "facilitator", "worker"])
@pytest.mark.parametrize("screen", SCREENS)
def test_who_does_not_publish_makes_nothing(request, series: SeriesPage, signed_in, address, who: str, screen: str):
    client = signed_in(request.getfixturevalue(who))

    assert client.get(address(screen)).status_code in {302, 403, 404}
    assert client.post(address(screen), TOLD).status_code in {302, 403, 404}
    assert not WorkshopPage.objects.exists()


def test_services_ask_for_themselves(series: SeriesPage, editor: User, outsider: User):
    now = timezone.now()
    planned = Planned(now, now + datetime.timedelta(hours=1), "Työpaja")
    for by in (editor, outsider):
        words = {"series": series, "terms": Terms(uuid.uuid4()), "at": now, "by": by}
        with pytest.raises(PermissionDenied):
            make_workshops(planned=[planned], shared=Shared(), **words)
        with pytest.raises(PermissionDenied):
            copy_series(title="Uusi", moved={}, **words)
    assert SeriesPage.objects.count() == 1


def test_administrator_makes_workshops_and_leaves_places_to_the_centre(
    series: SeriesPage, administrator: User, signed_in, address, look_and_make
):
    client = signed_in(administrator)
    page = document(client.get(address("workshops")))
    assert page.find("input", {"name": "places"}) is None
    assert gettext("Enrolment is opened by a coordinator of the centre.") in page.get_text()

    sent = {"title": "Työpaja", "lines": "14.3.2037 12-15", "places": "5"}
    assert look_and_make(address("workshops"), sent, client).status_code == 302
    assert WorkshopPage.objects.count() == 1


@pytest.mark.parametrize("place", ["/admin/pages/{}/", "/admin/pages/{}/edit/"])
def test_series_leads_to_the_screens(series: SeriesPage, planning: Client, address, place: str):
    page = planning.get(place.format(series.pk)).content.decode()

    for screen in SCREENS:
        assert f'href="{address(screen)}"' in page


def test_list_of_pages_leads_to_the_screens(series: SeriesPage, planning: Client, address):
    page = planning.get(f"/admin/pages/{series.get_parent().pk}/").content.decode()

    for screen in SCREENS:
        assert f'href="{address(screen)}"' in page


def test_other_pages_and_other_people_are_not_led_there(series: SeriesPage, planning: Client, editor: User, signed_in):
    workshop = WorkshopPageFactory(parent=series)

    assert "/admin/series/" not in planning.get(f"/admin/pages/{workshop.pk}/edit/").content.decode()
    assert "/admin/series/" not in signed_in(editor).get(f"/admin/pages/{series.pk}/").content.decode()


def test_alias_of_a_series_gets_no_workshops_of_its_own(series: SeriesPage, planning: Client):
    alias = series.create_alias(update_slug="sama")

    for screen in SCREENS:
        assert planning.get(f"/admin/series/{alias.pk}/{screen}/").status_code == 404
    assert f"/admin/series/{alias.pk}/" not in planning.get(f"/admin/pages/{alias.pk}/").content.decode()


def test_translation_of_a_series_is_planned_by_itself(series: SeriesPage, planning: Client):
    swedish = translated(series, "sv", title="Serie")
    address = f"/admin/series/{swedish.pk}/workshops/"

    assert planning.get(address).status_code == 200
    assert "Serie" in text_of(planning.get(address))
