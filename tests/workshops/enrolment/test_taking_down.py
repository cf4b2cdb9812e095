"""The page of a workshop does not go while somebody has a place in it and does not know."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from base.users import User
from tests.factories.base import translated
from tests.workshops.enrolment.places import come
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import cancel_workshop
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db
WAYS = ("/admin/pages/{page}/delete/", "/admin/pages/{page}/unpublish/")
BULK = (
    "/admin/bulk/wagtailcore/page/delete/?next=/admin/&id={page}",
    "/admin/bulk/wagtailcore/page/unpublish/?next=/admin/&id={page}",
)
REASON = "Peru ensin työpaja"


@pytest.fixture
def arranging(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


@pytest.fixture
def page(workshop: Gathering) -> WorkshopPage:
    found = leading_version(workshop.workshop_key)
    assert found
    return found


@pytest.mark.parametrize("way", [*WAYS, *BULK])
def test_page_stays_until_the_workshop_is_cancelled(
    workshop: Gathering, page: WorkshopPage, arranging: Client, keeper: User, way: str
):
    come(workshop)
    address = way.format(page=page.pk)
    assert REASON in arranging.post(address, follow=True).content.decode()
    assert WorkshopPage.objects.live().filter(pk=page.pk).exists()

    cancel_workshop(gathering=workshop, at=timezone.now(), by=keeper)
    assert REASON not in arranging.post(address, follow=True).content.decode()
    assert not WorkshopPage.objects.live().filter(pk=page.pk).exists()


def test_series_stays_as_well(
    workshop: Gathering, page: WorkshopPage, series: SeriesPage, administrator: User, signed_in
):
    come(workshop)
    client, below = signed_in(administrator), {"include_descendants": "on"}
    assert REASON in client.post(f"/admin/pages/{series.pk}/delete/", follow=True).content.decode()
    assert REASON in client.post(f"/admin/pages/{series.pk}/unpublish/", below, follow=True).content.decode()
    assert WorkshopPage.objects.live().filter(pk=page.pk).exists()


def test_one_language_may_go_while_another_is_public(workshop: Gathering, page: WorkshopPage, arranging: Client):
    come(workshop)
    swedish = translated(page, "sv", title="Verkstad", slug="verkstad")
    arranging.post(f"/admin/pages/{swedish.pk}/unpublish/")

    swedish.refresh_from_db()
    assert not swedish.live
    assert REASON in arranging.post(f"/admin/pages/{page.pk}/unpublish/", follow=True).content.decode()


def test_page_goes_by_the_clock_after_the_workshop_at_the_earliest(page: WorkshopPage):
    page.expire_at = page.ends_at
    page.full_clean()

    page.expire_at = page.ends_at - datetime.timedelta(minutes=1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["expire_at"]


def test_page_without_people_goes(page: WorkshopPage, arranging: Client):
    arranging.post(f"/admin/pages/{page.pk}/delete/")
    assert not WorkshopPage.objects.filter(pk=page.pk).exists()
