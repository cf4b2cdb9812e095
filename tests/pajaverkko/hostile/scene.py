"""A site with something of every kind in it, and everybody who may write into it."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from django.test import Client
from django.utils import timezone
from wagtail.models import Page, get_page_models

from base.half_years import HalfYear
from base.pages import BasePage
from network.applications.choices import ApplicationState, Channel
from network.applications.services import begin_application
from network.councils.choices import SeatRole
from network.councils.models import Call, Term
from network.councils.services import give_seat, promise_secrecy
from network.figures.choices import SETTLING
from network.materials.models import MaterialImport
from network.meetings.models import Meeting
from network.notices.choices import Purpose
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from network.regions.models import Centre, Region
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.themes.models import Theme
from tests.factories import factories
from tests.factories.base import PromotedResultFactory, SiteDocumentFactory, SiteImageFactory, SynonymGroupFactory
from tests.factories.councils import ApplicationFactory, CallPageFactory
from tests.factories.figures import FrozenReportFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    HearingFactory,
    MeetingFactory,
    PaperFactory,
    RemarkFactory,
    WishFactory,
)
from tests.factories.network import (
    AnswerRouteFactory,
    CentreFactory,
    CentrePageFactory,
    CouncilPageFactory,
    ExperienceFactory,
    InquiryFactory,
    KeywordFactory,
    MaterialBankPageFactory,
    MaterialImportFactory,
    MaterialPageFactory,
    MethodFactory,
    OrganisationFactory,
    ReplyAddressFactory,
    SuggestionFactory,
    TargetGroupFactory,
    ThemeFactory,
    ThemeStandingFactory,
)
from tests.factories.news import SubscriptionFactory
from tests.factories.pajaverkko import make_trunk
from tests.factories.people import PhoneCallFactory, RightsRequestFactory, make_person
from tests.factories.proposals import AddresseeFactory, ProposalFactory
from tests.factories.records import ErasureFactory, HoldFactory, LetterFactory
from tests.factories.surveys import CollectionFactory
from tests.factories.workshops import SeriesPageFactory
from tests.network.people.showing import let_all
from tests.staff import signed_in_client, staff
from tests.workshops.enrolment.places import come, open_workshop, tell
from workshops.enrolment.services import Wish, enrol
from workshops.surveys.models import Collection

STARTS = {
    "stranger": ("/", "/sv/", "/search/", "/contact/", "/accessibility-feedback/", "/own/", "/own/link/", "/sign-in/"),
    "visitor": ("/own/",),
    "administrator": ("/admin/", "/components/", "/sign-in/security/"),
    "keeper": ("/admin/",),
    "officer": ("/admin/",),
}
"""Where each of them begins to walk."""
MEANT_TO_FAIL = {"wagtailadmin_error_test"}
"""An administrator tries out with it what is told of errors."""


@dataclass
class Scene:
    """The browsers by who uses them, the pages of every type, and somebody with everything that people can have."""

    clients: dict[str, Client]
    pages: list[Page]
    person: Person
    centre: Centre
    run: MaterialImport
    ahead: Meeting
    held: Meeting

    def starts(self) -> Iterator[tuple[str, str]]:
        """Who opens which address first: after that they follow links."""
        for who, addresses in STARTS.items():
            yield from ((who, address) for address in addresses)
        for page in self.pages:
            yield "stranger", page.url
            yield "administrator", f"/admin/pages/{page.pk}/edit/"
            yield "administrator", f"/admin/pages/{page.pk}/"
        yield "keeper", f"/admin/materials/imports/{self.run.pk}/"
        for survey in Collection.objects.filter(state="open"):
            yield "stranger", f"/survey/{survey.code}/"
            yield "keeper", f"/admin/surveys/{survey.pk}/"
        # Of each kind of screen the first one is looked at: one where something can still be written.
        yield "keeper", f"/admin/meetings/{self.ahead.pk}/"
        yield "keeper", f"/admin/meetings/{self.held.pk}/agreeing/"


def make_scene() -> Scene:
    site = make_trunk()
    centre = CentreFactory(slug="koske", name_fi="Koske", organisation=OrganisationFactory(name_fi="Keski-Suomi"))
    section = CentrePageFactory(parent=site.home, centre=centre, slug="koske")
    bank = MaterialBankPageFactory(parent=section)
    material = MaterialPageFactory(parent=bank, themes=[ThemeFactory()], keywords=["sana"])
    types = [each for each in get_page_models() if issubclass(each, BasePage) and each is not type(site.home)]
    pages = [site.home, section, material, *(factories()[each]() for each in types)]
    person = make_person(centre, full_name="Kuutti Kanariala", email="kuutti@posti.example", phone="040 123 4567")
    make_person(centre, calling_name="Kuutti", full_name="Kuutti Kanariala", email="kuutti@posti.example")
    let_all(person)
    RightsRequestFactory(person=person)
    _make_records(bank, material)
    _make_places(section, person)
    ahead, held = _make_council(section, person)
    _make_figures(centre)
    return Scene(_clients(centre, person), pages, person, centre, MaterialImportFactory(bank=bank), ahead, held)


def _make_figures(centre: Centre) -> None:
    """Figures of the latest half-year to look at, and how each theme stands in each county."""
    FrozenReportFactory(centre=centre, half_year=HalfYear.of(timezone.localdate() - SETTLING).before.code)
    for theme, region in product(Theme.objects.all(), Region.objects.all()):
        ThemeStandingFactory(theme=theme, region=region)


def _make_records(bank: Page, material: Page) -> None:
    for factory in (KeywordFactory, MethodFactory, TargetGroupFactory, SynonymGroupFactory):
        factory()
    PromotedResultFactory(page=bank)
    for factory in (SiteDocumentFactory, SiteImageFactory, LetterFactory, HoldFactory, ErasureFactory):
        factory()
    ReplyAddressFactory(suggestion=SuggestionFactory(bank=bank))
    AnswerRouteFactory(inquiry=InquiryFactory())
    SubscriptionFactory()
    ExperienceFactory(material=material)


def _make_places(section: CentrePage, person: Person) -> None:
    """An open workshop, in which the person has a place and somebody without an address another."""
    series = SeriesPageFactory(parent=section)
    gathering, now = open_workshop(series, places=5), timezone.now()
    enrol(who=person, wish=Wish([gathering.pk], uuid.uuid4(), now, whole_series=series.translation_key), by=None)
    come(gathering)
    CollectionFactory(centre=section.centre, about_key=gathering.workshop_key, state="closed")
    CollectionFactory(centre=section.centre)
    tell()


def _make_council(section: CentrePage, person: Person) -> tuple[Meeting, Meeting]:
    """The person has a seat and applies, somebody else has applied, and a third one is to be called.

    In the first of the centre's councils, which a list shows first.
    """
    page, today = CouncilPageFactory(parent=section, term_ends_on=None), timezone.localdate()
    term = Term.objects.filter(council__centre=section.centre).order_by("council").first()
    assert term
    since = today - datetime.timedelta(days=7)
    give_seat(term=term, person=person, role=SeatRole.MEMBER, starts_on=since, key=uuid.uuid4(), by=None)
    promise_secrecy(term=term, person=person, channel="paper", by=None)
    meetings = _make_meetings(term, person)
    asked = CallPageFactory(parent=page, asks_age_group=True, asks_municipality=True, asks_service=True)
    call, at = Call.objects.get(call_key=asked.translation_key), timezone.now()
    begin_application(call=call, who=person, key=uuid.uuid4(), channel=Channel.WEB, at=at, by=None)
    other = {
        "person": _later(section),
        "state": ApplicationState.SENT,
        "sent_at": at,
        "why": "Haluan",
    }
    ApplicationFactory(call=call, **other)
    called = {"event_key": call.call_key, "event_on": call.answers_on, "purpose": Purpose.APPLICATIONS}
    PhoneCallFactory(person=_later(section), about=ApplicationState.CHOSEN, **called)
    return meetings


def _make_meetings(term: Term, person: Person) -> tuple[Meeting, Meeting]:
    """One ahead, with all that can be told before it; and one of yesterday, whose memo the members check."""
    now, controller = timezone.now(), person.controller
    ahead = MeetingFactory(council=term.council)
    AgendaItemFactory(meeting=ahead, controller=controller)
    PaperFactory(meeting=ahead, controller=controller)
    WishFactory(meeting=ahead, person=person)
    yesterday = now - datetime.timedelta(days=1)
    held = MeetingFactory(council=term.council, starts_at=yesterday, memo="with_members", memo_version=1)
    item = AgendaItemFactory(meeting=held, controller=controller, discussion="Puhuttiin.", public_heading="Asia")
    HearingFactory(meeting=held, person=person)
    RemarkFactory(item=item, person=person, answer="Korjataan.", settled_at=now)
    RemarkFactory(item=item, person=person)
    addressee = AddresseeFactory(council=term.council, controller=controller)
    told = {"council": term.council, "addressee": addressee}
    ProposalFactory(**told, answer_due_on=held.day + datetime.timedelta(days=90))
    ProposalFactory(**told, state="sent", sent_on=held.day)
    AddresseeFactory(council=term.council, controller=controller)
    called = {"event_key": term.council.council_key, "event_on": held.day, "purpose": Purpose.COUNCILS}
    PhoneCallFactory(person=person, about="invitation", version=f"{ahead.pk}.0", **called)
    return ahead, held


def _later(section: CentrePage) -> Person:
    """Somebody whom a list shows after the one with a double."""
    return make_person(section.centre, calling_name="Äänetön")


def _clients(centre: Centre, person: Person) -> dict[str, Client]:
    visitor = Client()
    visitor.post("/own/open/", {"token": give_link(person=person, way=Way.EMAIL, by=None)[1]})
    return {
        "stranger": Client(),
        "visitor": visitor,
        "administrator": signed_in_client(staff("yllapito@pajaverkko.example", StaffRole.ADMINISTRATOR)),
        "keeper": signed_in_client(staff("henkilot@koske.example", StaffRole.COORDINATOR, centre)),
        "officer": signed_in_client(staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER)),
    }
