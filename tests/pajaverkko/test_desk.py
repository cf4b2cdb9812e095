"""The desk of those who coordinate: what needs doing is told, and nothing that is not theirs; the numbers are right."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from base.half_years import HalfYear
from base.users import User
from network.figures.choices import SETTLING
from network.notices.choices import Purpose
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.asked import asked
from tests.factories.councils import CouncilFactory
from tests.factories.figures import FrozenReportFactory, held
from tests.factories.meetings import MeetingFactory
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory, OrganisationFactory
from tests.factories.people import PhoneCallFactory, make_notice
from tests.factories.proposals import ProposalFactory
from tests.factories.surveys import LONG, CollectionFactory
from tests.factories.workshops import EnrolmentFactory, SeriesPageFactory
from tests.reading import document, text_of
from tests.staff import staff
from tests.workshops.enrolment.places import open_workshop
from workshops.enrolment.models import Gathering
from workshops.series.pages import SeriesPage
from workshops.surveys.models import Collection
from workshops.surveys.services import answer, close_collection

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
MOST = 60
"""Questions of the first page, which shows what waits in every room."""


@pytest.fixture
def koske(centre_page: CentrePage) -> Centre:
    centre_page.centre.organisation = OrganisationFactory()
    centre_page.centre.save()
    return centre_page.centre


@pytest.fixture
def series(koske: Centre, centre_page: CentrePage) -> SeriesPage:
    return SeriesPageFactory(parent=centre_page)


@pytest.fixture
def workshop(series: SeriesPage) -> Gathering:
    return open_workshop(series, places=3)


@pytest.fixture
def answered(workshop: Gathering, koske: Centre) -> Collection:
    """Closed, with six answers in people's own words that nobody has read."""
    make_notice(Purpose.SURVEYS)
    found = CollectionFactory(centre=koske, about_key=workshop.workshop_key)
    for _each in range(6):
        answer(collection=found, told={LONG: "Sanoja"}, key=uuid.uuid4(), by=None)
    return close_collection(collection=found, by=None)


@pytest.fixture
def desk(koske: Centre, signed_in: Callable[[User], Client]) -> Callable[[], str]:
    client = signed_in(staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske))
    return lambda: text_of(client.get("/admin/"))


def waits_and_is_late(workshop: Gathering) -> None:
    EnrolmentFactory(gathering=workshop, number=90, state="offered", answer_due_at=timezone.now() - HOUR)
    EnrolmentFactory(gathering=workshop, number=91, state="offered", answer_due_at=timezone.now() + HOUR)
    EnrolmentFactory(gathering=workshop, number=92, state="waiting")
    PhoneCallFactory(event_key=workshop.workshop_key, event_on=workshop.day)


def test_what_needs_doing_in_workshops_and_surveys_is_told(
    desk: Callable[[], str], workshop: Gathering, answered: Collection
):
    waits_and_is_late(workshop)
    told = desk()
    for words in (
        "1 vapautunut paikka on vailla vastausta",
        "1 soitto työpajoista",
        "6 omin sanoin kirjoitettua vastausta luettavana",
        "1 kysely, johon ei ole vielä vastattu",
    ):
        assert words in told


def test_numbers_of_the_section_are_right(desk: Callable[[], str], workshop: Gathering, answered: Collection):
    waits_and_is_late(workshop)
    told = desk()
    for words in ("Tulevat työpajat 1", "Paikkoja varattu 2 / 3", "Jonossa 1", "Vastauksia kyselyihin vuoden aikana 6"):
        assert words in told


def test_desk_of_another_centre_tells_nothing_of_it(
    workshop: Gathering, answered: Collection, other_centre_page: CentrePage, signed_in: Callable[[User], Client]
):
    waits_and_is_late(workshop)
    client = signed_in(staff("koordinoi@verso.example", StaffRole.COORDINATOR, other_centre_page.centre))
    told = text_of(client.get("/admin/"))
    assert "Odottaa sinua" not in told
    assert "Tulevat työpajat 0" in told
    assert "Vastauksia kyselyihin vuoden aikana 0" in told


def test_what_is_late_in_councils_and_in_the_bank_is_told(
    desk: Callable[[], str], koske: Centre, centre_page: CentrePage, other_centre_page: CentrePage
):
    assert desk().count("Odottaa") == 0
    yesterday = timezone.localdate() - 24 * HOUR
    for section in (centre_page, other_centre_page):
        council = CouncilFactory(centre=section.centre)
        MeetingFactory(council=council, memo="with_members", memo_version=1, check_due_on=yesterday, town="Jyväskylä")
        ProposalFactory(
            council=council, state="sent", sent_on=yesterday, answer_due_on=yesterday, heading_fi="Vesikannu aulaan"
        )
        MaterialPageFactory(parent=MaterialBankPageFactory(parent=section), review_on=yesterday)
    told = desk()
    for words in ("Sinua odottavat muistiot", "1 muistio on jäsenten tarkistettavana", "1 tarkistettava materiaali"):
        assert words in told
    assert told.count("Vesikannu aulaan") == 1


def test_editor_sees_no_numbers(workshop: Gathering, koske: Centre, signed_in: Callable[[User], Client]):
    client = signed_in(staff("toimittaa@koske.example", StaffRole.EDITOR, koske))
    assert not document(client.get("/admin/")).select(".numbers")


def test_first_page_asks_as_much_for_many_as_for_one(
    series: SeriesPage, workshop: Gathering, koske: Centre, signed_in: Callable[[User], Client]
):
    client = signed_in(staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske))
    waits_and_is_late(workshop)
    one = len(asked(client, "/admin/"))
    for _each in range(3):
        waits_and_is_late(open_workshop(series, places=3))
    assert len(asked(client, "/admin/")) == one <= MOST


def test_desk_tells_of_figures_to_freeze_and_to_look_at(
    centre_page: CentrePage, coordinator: User, outside_coordinator: User, signed_in: Callable[[User], Client]
):
    period = HalfYear.of(timezone.localdate() - SETTLING).before
    held(SeriesPageFactory(parent=centre_page), enrolled=9, came=9, day=period.first_on)
    can_be = f"Osaamiskeskuksen Koske luvut voi jäädyttää: {period}"
    assert can_be in text_of(signed_in(coordinator).get("/admin/"))
    assert can_be not in text_of(signed_in(outside_coordinator).get("/admin/"))
    FrozenReportFactory(centre=centre_page.centre, half_year=period.code)
    told = text_of(signed_in(coordinator).get("/admin/"))
    assert can_be not in told
    assert "1 lukujen raportti katsottavana" in told
    assert "lukujen raportti" not in text_of(signed_in(outside_coordinator).get("/admin/"))
