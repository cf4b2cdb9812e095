"""Wagtail's own copying of workshops and series: nobody who has a place comes along."""

import pytest
from django.test import Client

from base.users import User
from tests.workshops.enrolment.places import come, states
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.models import Chain, Gathering
from workshops.enrolment.queries import leading_version
from workshops.series.pages import SeriesPage, WorkshopPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def original(workshop: Gathering) -> WorkshopPage:
    """Two places, two people in them and one who waits."""
    for _number in range(3):
        come(workshop)
    page = leading_version(workshop.workshop_key)
    assert page
    return page


def check(copy: WorkshopPage, original: WorkshopPage, workshop: Gathering) -> None:
    gathering = Gathering.objects.get(workshop_key=copy.translation_key)
    assert copy.live
    assert copy.translation_key != original.translation_key
    assert (gathering.state, states(gathering), gathering.last_number) == (GatheringState.UNUSED, [], 0)
    assert len(states(workshop)) == 3
    assert Gathering.objects.count() == 2


def test_copied_workshop_begins_with_no_enrolments(original: WorkshopPage, workshop: Gathering, keeper: User):
    copy = original.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, user=keeper)

    check(copy, original, workshop)


def test_workshop_copied_in_the_admin_begins_with_no_enrolments(
    original: WorkshopPage, workshop: Gathering, series: SeriesPage, planning: Client
):
    told = {
        "new_title": "Kopio",
        "new_slug": "kopio",
        "new_parent_page": series.pk,
        "publish_copies": "on",
        "alias": "",
    }
    assert planning.post(f"/admin/pages/{original.pk}/copy/", told).status_code == 302

    check(WorkshopPage.objects.get(slug="kopio"), original, workshop)


def test_series_copied_in_the_admin_begins_with_no_enrolments(
    original: WorkshopPage, workshop: Gathering, series: SeriesPage, planning: Client
):
    told = {
        "new_title": "Kopio",
        "new_slug": "kopio",
        "new_parent_page": series.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    assert planning.post(f"/admin/pages/{series.pk}/copy/", told).status_code == 302

    new = SeriesPage.objects.get(slug="kopio")
    check(WorkshopPage.objects.child_of(new).get(), original, workshop)
    assert not Chain.objects.filter(series_key=new.translation_key).exists()


def test_copied_draft_has_no_places_at_all(original: WorkshopPage, workshop: Gathering, keeper: User):
    copy = original.copy(update_attrs={"slug": "kopio"}, keep_live=False, user=keeper)

    assert not Gathering.objects.filter(workshop_key=copy.translation_key).exists()
    assert len(states(workshop)) == 3
