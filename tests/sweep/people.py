"""Fifty canaries and a canary in every role of the staff, each where somebody of their kind would sit."""

import datetime
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils import timezone

from base.outbox.choices import LetterState
from network.applications.services import begin_application, send_application, tell_application
from network.councils.choices import SeatRole
from network.councils.models import Call, Term
from network.councils.pages import CouncilPage
from network.councils.services import give_seat, name_in_public, promise_secrecy
from network.experiences.choices import ExperienceState
from network.figures.models import FrozenReport
from network.meetings.models import AgendaItem, Meeting
from network.notices.choices import Purpose
from network.people.choices import PARTS, Channel, RouteKind, Showing
from network.people.models import ContactRoute, Person
from network.people.services import withdraw_release
from network.personal_links.choices import Way
from network.personal_links.services import ask_to_be_erased, give_link
from network.proposals.models import Proposal
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.regions.queries import regions_of
from network.themes.models import ThemeStanding
from tests.factories.councils import CallPageFactory
from tests.factories.figures import FrozenReportFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    HearingFactory,
    MeetingAttendanceFactory,
    MeetingFactory,
    PaperFactory,
    RemarkFactory,
    WishFactory,
)
from tests.factories.network import (
    AnswerRouteFactory,
    CouncilPageFactory,
    ExperienceFactory,
    InquiryFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    ReplyAddressFactory,
    SuggestionFactory,
    ThemeStandingFactory,
)
from tests.factories.news import SubscriptionFactory
from tests.factories.people import ConsentFactory, LinkRequestFactory, NeedFactory, PhoneCallFactory, make_person
from tests.factories.proposals import AddresseeFactory, ProposalFactory, ProposalStepFactory
from tests.factories.records import HoldFactory, LetterFactory
from tests.factories.surveys import (
    LONG,
    BegunAnswerFactory,
    CollectionFactory,
    FreeWordsFactory,
    InstrumentFactory,
    NamedAnswerFactory,
    VersionFactory,
    WaitingAnswerFactory,
)
from tests.factories.workshops import AttendanceFactory, SeriesPageFactory, WorkshopPageFactory
from tests.network.people.showing import let, material_with
from tests.sweep.canaries import Canary, Group
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import Wish, enrol, open_enrolment
from workshops.series.queries import series_of
from workshops.surveys.models import Collection

KINDS = list(PARTS)
OF = {
    Group.KOSKE: 16,
    Group.VERSO: 16,
    Group.VISITOR: 1,
    Group.SHOWN: 2,
    Group.WITHDRAWN: 3,
    Group.SENDERS: 4,
    Group.SUGGESTERS: 5,
    Group.ASKERS: 3,
}
"""How many of each; fifty together."""


def canaries() -> list[Canary]:
    groups = [group for group, many in OF.items() for _ in range(many)]
    return [Canary(number, group) for number, group in enumerate(groups)]


@dataclass
class Crowd:
    """The people of the registers by their canaries, and the token of the one whose own page is open."""

    people: dict[int, Person]
    token: str = ""
    gatherings: dict[int, Gathering] = field(default_factory=dict)
    terms: dict[int, Term] = field(default_factory=dict)
    calls: dict[int, Call] = field(default_factory=dict)
    items: dict[int, AgendaItem] = field(default_factory=dict)
    ahead: dict[int, Meeting] = field(default_factory=dict)
    proposals: dict[int, Proposal] = field(default_factory=dict)
    surveys: dict[int, Collection] = field(default_factory=dict)
    named: dict[int, Collection] = field(default_factory=dict)
    figures: dict[int, FrozenReport] = field(default_factory=dict)
    standings: dict[int, ThemeStanding] = field(default_factory=dict)


def make_crowd(koske: CentrePage, verso: CentrePage) -> Crowd:
    """Every canary, with a row of every kind that holds something of a person."""
    crowd = Crowd({}, gatherings={section.centre.pk: _workshop(section) for section in (koske, verso)})
    crowd.terms.update({section.centre.pk: _council(section) for section in (koske, verso)})
    crowd.calls.update({key: _call(term) for key, term in crowd.terms.items()})
    crowd.items.update({key: _meeting(term) for key, term in crowd.terms.items()})
    told = {"invited_at": timezone.now()}
    crowd.ahead.update({key: MeetingFactory(council=term.council, **told) for key, term in crowd.terms.items()})
    crowd.proposals.update({key: _proposal(term) for key, term in crowd.terms.items()})
    for section in (koske, verso):
        crowd.surveys[section.centre.pk], crowd.named[section.centre.pk] = _surveys(section, crowd)
        told = {"centre": section.centre, "state": "published", "published_at": timezone.now()}
        crowd.figures[section.centre.pk] = FrozenReportFactory(**told)
        crowd.standings[section.centre.pk] = ThemeStandingFactory(region=regions_of(section.centre).first())
    for canary in canaries():
        MAKERS[canary.group](canary, koske, verso, crowd)
    return crowd


def _workshop(section: CentrePage) -> Gathering:
    """Open, with fewer places than there are people."""
    page = WorkshopPageFactory(parent=SeriesPageFactory(parent=section, title="Sarja"), title="Työpaja")
    gathering = Gathering.objects.get(workshop_key=page.translation_key)
    return open_enrolment(gathering=gathering, values={"capacity": 12}, at=timezone.now(), by=None)


def _council(section: CentrePage) -> Term:
    """The term of a council that goes on."""
    page = CouncilPageFactory(parent=section, title="Raati", term_ends_on=None)
    return Term.objects.get(council__council_key=page.translation_key)


def _call(term: Term) -> Call:
    """A call of the council that is open."""
    council = CouncilPage.objects.get(translation_key=term.council.council_key)
    page = CallPageFactory(parent=council, title="Haku", asks_municipality=True)
    return Call.objects.get(call_key=page.translation_key)


def _meeting(term: Term) -> AgendaItem:
    """What was spoken about in a meeting of today, whose memo the members check; it has a paper."""
    controller = term.council.controller
    meeting = MeetingFactory(council=term.council, starts_at=timezone.now(), memo="with_members", memo_version=1)
    PaperFactory(meeting=meeting, controller=controller)
    return AgendaItemFactory(meeting=meeting, controller=controller, discussion="Puhuttiin.")


def _surveys(section: CentrePage, crowd: Crowd) -> tuple[Collection, Collection]:
    """About the workshop: one of which nobody knows who answers, and one that people answer by name."""
    key = crowd.gatherings[section.centre.pk].workshop_key
    instrument = InstrumentFactory(owner=section.centre.organisation)
    told = {"centre": section.centre, "about_key": key, "version": VersionFactory(instrument=instrument, locked=True)}
    return CollectionFactory(**told), CollectionFactory(**told, anonymity="named")


def _answers(person: Person, canary: Canary, anonymous: Collection, named: Collection) -> None:
    """Everybody, both; what they tell in their own words waits to be read."""
    words = json.dumps({LONG: [canary.secret]})
    NamedAnswerFactory(person=person, collection=named, told=words)
    FreeWordsFactory(collection=anonymous, words=canary.secret)
    WaitingAnswerFactory(collection=anonymous, told=words)
    BegunAnswerFactory(collection=anonymous, told=words)


def _proposal(term: Term) -> Proposal:
    """One that has been sent to somebody."""
    addressee = AddresseeFactory(council=term.council, controller=term.council.controller)
    today = timezone.localdate()
    proposal = ProposalFactory(council=term.council, addressee=addressee, state="sent", sent_on=today)
    ProposalStepFactory(proposal=proposal, to="", words="Kokeiltiin.")
    return proposal


def _comes_to_meetings(person: Person, canary: Canary, item: AgendaItem) -> None:
    """Everybody wishes for something and remarks on something; some have been asked and came."""
    WishFactory(meeting=item.meeting, person=person, heading=canary.secret, opening=canary.secret)
    RemarkFactory(item=item, person=person, words=canary.secret)
    if canary.number % 2 or canary.group == Group.VISITOR:
        HearingFactory(meeting=item.meeting, person=person)
        MeetingAttendanceFactory(meeting=item.meeting, person=person)


def _applies(person: Person, canary: Canary, call: Call) -> None:
    """Everybody; some are still writing."""
    at, key = timezone.now(), uuid.uuid4()
    application = begin_application(call=call, who=person, key=key, channel="web", at=at, by=None)
    words = {"why": canary.secret, "experience": canary.secret, "municipality": canary.secret[:60]}
    tell_application(application=application, values=words, at=at, by=None)
    if canary.number % 4:
        send_application(application=application, at=at, by=None)


def _has_a_seat(person: Person, canary: Canary, term: Term) -> None:
    """Everybody; some have promised secrecy, some want to be named and have not told a name."""
    today = timezone.localdate()
    give_seat(term=term, person=person, role=SeatRole.MEMBER, starts_on=today, key=uuid.uuid4(), by=None)
    if canary.number % 2 or canary.group == Group.VISITOR:
        promise_secrecy(term=term, person=person, channel=Channel.WEB, by=None)
    if canary.number % 3 == 0 and not person.has_safety_ban:
        name_in_public(term=term, person=person, wanted=True, by=None)


def _takes_part(person: Person, canary: Canary, gathering: Gathering) -> None:
    """Somebody enrols for the workshop, or the whole series; of some it is noted that they came."""
    page = leading_version(gathering.workshop_key)
    series = series_of(page).translation_key if canary.number % 2 == 0 else None
    wish = Wish([gathering.pk], uuid.uuid4(), timezone.now(), whole_series=series)
    enrol(who=person, wish=wish, by=None)
    PhoneCallFactory(
        person=person, event_key=gathering.workshop_key, event_on=gathering.day, words=canary.secret, version="9"
    )
    if canary.number % 3 == 0:
        AttendanceFactory(person=person, gathering=gathering)


def _person(canary: Canary, centre: Centre, crowd: Crowd) -> Person:
    """Somebody who has told everything that can be told, and of whom every kind of row is there."""
    today, number = timezone.localdate(), canary.number
    ended = today - datetime.timedelta(days=20) if number % 7 == 3 else None
    person = make_person(
        centre,
        calling_name=canary.name,
        full_name="" if number % 5 == 4 else f"{canary.name} {canary.name}la",
        email="" if number % 4 == 2 else canary.address,
        phone=canary.phone,
        kind=KINDS[number % len(KINDS)],
        starts_on=today - datetime.timedelta(days=40),
        ends_on=ended,
        has_safety_ban=number % 11 == 5,
    )
    for kind in (RouteKind.POST, RouteKind.WORKER):
        value = f"Kuja 1, {canary.secret}"
        ContactRoute(person=person, controller_id=person.controller_id, kind=kind, value=value, place=9).save()
    asked = {"access": canary.secret, "diet": canary.secret, "support_person": canary.secret}
    gathering = crowd.gatherings[centre.pk]
    event = {"event_key": gathering.workshop_key, "event_on": gathering.day}
    NeedFactory(person=person, **event, interpreter=canary.secret, **asked)
    _takes_part(person, canary, gathering)
    _has_a_seat(person, canary, crowd.terms[centre.pk])
    _applies(person, canary, crowd.calls[centre.pk])
    _comes_to_meetings(person, canary, crowd.items[centre.pk])
    _answers(person, canary, crowd.surveys[centre.pk], crowd.named[centre.pk])
    ConsentFactory(person=person, version__number=number + 100, version__notice__purpose=Purpose.PEOPLE)
    _later(person, canary)
    return person


def _later(person: Person, canary: Canary) -> None:
    """What comes of it in time: a letter that waits, one that is kept, a hold, a wish to be erased."""
    told = {"person": person.pk, "address": canary.address, "body": f"Hei {canary.name}!"}
    LetterFactory(**told)
    LetterFactory(**told, state=LetterState.SENT, ended_at=timezone.now())
    if canary.number % 3 == 0:
        HoldFactory(person=person.pk)
    if canary.number % 3 == 1:
        ask_to_be_erased(person=person, by=None)


def _of_koske(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    crowd.people[canary.number] = _person(canary, koske.centre, crowd)


def _of_verso(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    crowd.people[canary.number] = _person(canary, verso.centre, crowd)


def _visitor(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    person = crowd.people[canary.number] = _person(canary, koske.centre, crowd)
    let(person, Showing.QUOTATION, f"Sanoi {canary.name}")
    crowd.token = give_link(person=person, way=Way.PAPER, by=None)[1]


def _shown(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    person = crowd.people[canary.number] = _person(canary, koske.centre, crowd)
    shown = {str(showing): let(person, showing, canary.name) for showing in Showing}
    material_with(koske, **shown)


def _withdrawn(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    _shown(canary, koske, verso, crowd)
    for showing in Showing:
        withdraw_release(person=crowd.people[canary.number], showing=showing, by=None)


def _sender(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    purpose = [Purpose.CONTACT, Purpose.ACCESSIBILITY][canary.number % 2]
    inquiry = InquiryFactory(purpose=purpose, message=f"{canary.name} kysyy: {canary.secret}")
    AnswerRouteFactory(inquiry=inquiry, value=canary.address)


def _suggester(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    section = [koske, verso][canary.number % 2]
    bank = MaterialBankPageFactory(parent=section)
    suggestion = SuggestionFactory(bank=bank, description=f"Peliä {canary.name} suosittelee")
    ReplyAddressFactory(suggestion=suggestion, address=canary.address)
    ExperienceFactory(
        material=MaterialPageFactory(parent=bank), text=f"{canary.name} pelasi", state=ExperienceState.NEW
    )


def _asker(canary: Canary, koske: CentrePage, verso: CentrePage, crowd: Crowd) -> None:
    LinkRequestFactory(address=canary.address)
    SubscriptionFactory(address=canary.address)


MAKERS: dict[Group, Callable[[Canary, CentrePage, CentrePage, Crowd], None]] = {
    Group.KOSKE: _of_koske,
    Group.VERSO: _of_verso,
    Group.VISITOR: _visitor,
    Group.SHOWN: _shown,
    Group.WITHDRAWN: _withdrawn,
    Group.SENDERS: _sender,
    Group.SUGGESTERS: _suggester,
    Group.ASKERS: _asker,
}
