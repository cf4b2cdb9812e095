"""What somebody is asked by name stands on their own page, and on nobody else's."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from network.councils.models import Term
from network.councils.services import keep_council
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre
from network.regions.pages import CentrePage
from tests.factories.councils import SeatFactory
from tests.factories.network import CouncilPageFactory, RegionFactory
from tests.factories.people import make_person
from tests.factories.surveys import CollectionFactory
from tests.network.personal_links.visiting import opened
from tests.reading import document, text_of
from tests.workshops.enrolment.places import come, open_workshop
from tests.workshops.surveys.answers import TOLD
from workshops.enrolment.models import Gathering
from workshops.series.pages import SeriesPage
from workshops.surveys.models import Collection
from workshops.surveys.services import answer_by_name

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Asked = Callable[..., Collection]


@pytest.fixture
def workshop(series: SeriesPage) -> Gathering:
    return open_workshop(series)


@pytest.fixture
def person(workshop: Gathering) -> Person:
    return come(workshop, name="Hylje").person


@pytest.fixture
def asked(koske: Centre) -> Asked:
    def ask(**words: object) -> Collection:
        return CollectionFactory(**{"centre": koske, "anonymity": "named", **words})

    return ask


def own_page(person: Person) -> str:
    visitor = Client()
    assert opened(visitor, give_link(person=person, way=Way.EMAIL, by=None)[1]) == 302
    return text_of(visitor.get("/own/"))


def test_survey_about_the_workshop_series_or_county_is_told(
    asked: Asked, person: Person, workshop: Gathering, series: SeriesPage
):
    surveys = [
        asked(about_key=workshop.workshop_key),
        asked(about="series", about_key=series.translation_key),
        asked(about="region", about_key=None, region=RegionFactory()),
    ]
    visitor = Client()
    opened(visitor, give_link(person=person, way=Way.EMAIL, by=None)[1])
    shown = document(visitor.get("/own/"))
    for survey in surveys:
        assert shown.select_one(f"a[href$='{survey.address()}']")


def test_survey_about_a_council_is_told_to_its_members(asked: Asked, koske: Centre, centre_page: CentrePage):
    council = keep_council(council_key=CouncilPageFactory(parent=centre_page).translation_key, by=None)
    assert council
    member = make_person(koske, calling_name="Kuutti")
    SeatFactory(person=member, term=Term.objects.get(council=council), starts_on=timezone.localdate())
    asked(about="council", about_key=council.council_key)
    assert "Sinulta kysytään" in own_page(member)
    assert "Sinulta kysytään" not in own_page(make_person(koske, calling_name="Norppa"))


@pytest.mark.parametrize(
    "words",
    [
        {"anonymity": "anonymous"},
        {"state": "draft"},
        {"state": "closed"},
        # Read when tests are collected: midnight may come before they run.
        {"opens_on": timezone.localdate() + 2 * DAY},
        {"closes_on": timezone.localdate() - DAY, "opens_on": timezone.localdate() - DAY},
    ],
    ids=lambda words: str(*words.values()) if len(words) == 1 else "over",
)
def test_other_surveys_are_not_told(asked: Asked, person: Person, workshop: Gathering, words: dict[str, object]):
    asked(about_key=workshop.workshop_key, **words)
    assert "Sinulta kysytään" not in own_page(person)


def test_survey_of_a_workshop_that_one_left_or_of_another_centre_is_not_told(
    person: Person, workshop: Gathering, asked: Asked
):
    CollectionFactory(about_key=workshop.workshop_key, anonymity="named")
    assert "Sinulta kysytään" not in own_page(person)
    asked(about_key=workshop.workshop_key)
    workshop.enrolments.update(state="cancelled")
    assert "Sinulta kysytään" not in own_page(person)


def test_who_has_answered_is_told_so(asked: Asked, person: Person, workshop: Gathering):
    survey = asked(about_key=workshop.workshop_key)
    assert "Olet vastannut" not in own_page(person)
    answer_by_name(collection=survey, person=person, told=TOLD, by=None)
    assert "Olet vastannut, ja voit vielä muuttaa vastaustasi." in own_page(person)
