"""The series as a whole: who came to what, and numbers that outlive the rows of the people."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from base.users import User
from tests.workshops.enrolment.places import come, open_workshop
from workshops.enrolment.choices import Mark
from workshops.enrolment.models import Attendance, Enrolment, Gathering
from workshops.enrolment.services import mark_attendance, note_numbers
from workshops.series.pages import SeriesPage

pytestmark = pytest.mark.django_db


def hold(gathering: Gathering, days: int) -> None:
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=timezone.now() - datetime.timedelta(days=days))
    gathering.refresh_from_db()


@pytest.fixture
def arranging(keeper: User, signed_in) -> Client:
    return signed_in(keeper)


def shown(client: Client, gathering: Gathering) -> str:
    page = client.get(f"/admin/gatherings/{gathering.pk}/series/").content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_who_came_to_what_and_nobody_who_only_waited(
    arranging: Client, keeper: User, workshop: Gathering, series: SeriesPage
):
    second = open_workshop(series, places=1, title="Toinen paja")
    norppa, hylje = come(workshop, second, name="Norppa"), come(workshop, name="Hylje")
    come(second, name="Jonottaja")
    hold(workshop, 2)
    mark_attendance(gathering=workshop, person=norppa.person, mark=Mark.PRESENT, at=timezone.now(), by=keeper)
    mark_attendance(gathering=workshop, person=hylje.person, mark=Mark.ABSENT, at=timezone.now(), by=keeper)

    words = shown(arranging, workshop)
    assert "Norppa läsnä – 1" in words
    assert "Hylje poissa – 0" in words
    assert "Jonottaja" not in words
    assert "2 2 0 1" in words
    assert "1 1 1 –" in words


def test_numbers_stay_when_the_rows_are_deleted(arranging: Client, keeper: User, workshop: Gathering):
    rows = [come(workshop, name=name) for name in ("Norppa", "Hylje")]
    hold(workshop, 2)
    mark_attendance(gathering=workshop, person=rows[0].person, mark=Mark.PRESENT, at=timezone.now(), by=keeper)
    assert note_numbers(today=timezone.localdate(), by=None) == 1

    Attendance._base_manager.all().delete()
    Enrolment._base_manager.all().delete()
    hold(workshop, 400)
    assert note_numbers(today=timezone.localdate(), by=None) == 0
    words = shown(arranging, workshop)
    assert "2 2 0 1" in words
    assert "Norppa" not in words


def test_other_centres_see_nothing_of_it(signed_in, outsider: User, workshop: Gathering):
    assert signed_in(outsider).get(f"/admin/gatherings/{workshop.pk}/series/").status_code == 404
