"""People, and the notices that let them be asked."""

import datetime
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.messages.models import MessageToMany, PhoneCall
from network.notices.choices import Afterwards, Basis, Purpose
from network.notices.models import TEXTS, Consent, Notice, NoticeVersion
from network.notices.services import draft_notice, publish_notice
from network.people.choices import Channel, Language, RouteKind, Showing
from network.people.models import ContactRoute, Need, Part, PartKind, Person, Release
from network.people.services import add_person, give_part
from network.people.services.people import Route
from network.personal_links.choices import RequestKind, Way
from network.personal_links.models import LinkRequest, PersonalLink, RightsRequest
from network.regions.models import Centre, Organisation
from tests.factories.network import CentreFactory, OrganisationFactory

COMPLETE = {
    **{f"{text}_{code}": f"{text} {code}" for text in TEXTS for code in ("fi", "sv")},
    "basis": Basis.PUBLIC_TASK,
    "kept_months": 24,
    "afterwards": Afterwards.DESTROYED,
}


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    controller = factory.SubFactory(OrganisationFactory)
    calling_name = factory.Sequence(lambda n: f"Osallistuja {n}")
    added_on = factory.LazyFunction(timezone.localdate)


class ContactRouteFactory(DjangoModelFactory):
    class Meta:
        model = ContactRoute

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    kind = RouteKind.EMAIL
    value = "a@posti.example"


class PartKindFactory(DjangoModelFactory):
    class Meta:
        model = PartKind

    slug = factory.Sequence(lambda n: f"rooli-{n}")
    name_fi = factory.Sequence(lambda n: f"Rooli {n}")


class PartFactory(DjangoModelFactory):
    class Meta:
        model = Part

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    kind = factory.SubFactory(PartKindFactory)
    centre = factory.SubFactory(CentreFactory)
    starts_on = factory.LazyFunction(timezone.localdate)


class NeedFactory(DjangoModelFactory):
    class Meta:
        model = Need

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    event_on = factory.LazyFunction(timezone.localdate)
    access = "Ramppi"


class ReleaseFactory(DjangoModelFactory):
    class Meta:
        model = Release

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    showing = Showing.NAME
    version = 1
    words = "Nimimerkki"
    channel = Channel.PAPER
    given_at = factory.LazyFunction(timezone.now)


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = Notice

    controller = factory.SubFactory(OrganisationFactory)
    purpose = Purpose.PEOPLE


class NoticeVersionFactory(DjangoModelFactory):
    class Meta:
        model = NoticeVersion

    notice = factory.SubFactory(NoticeFactory)
    number = 1


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    version = factory.SubFactory(NoticeVersionFactory)
    text_hash = "0" * 64
    language = Language.FINNISH
    channel = Channel.PAPER
    given_at = factory.LazyFunction(timezone.now)


class PersonalLinkFactory(DjangoModelFactory):
    class Meta:
        model = PersonalLink

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    digest = factory.Sequence(lambda n: f"{n:064x}")
    way = Way.PAPER
    made_on = factory.LazyFunction(timezone.localdate)
    expires_on = factory.LazyFunction(timezone.localdate)


class LinkRequestFactory(DjangoModelFactory):
    class Meta:
        model = LinkRequest

    address = "a@posti.example"
    language = "fi"
    asked_at = factory.LazyFunction(timezone.now)
    asked_on = factory.LazyFunction(timezone.localdate)


class RightsRequestFactory(DjangoModelFactory):
    class Meta:
        model = RightsRequest

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    kind = RequestKind.CORRECTION
    asked_on = factory.LazyFunction(timezone.localdate)


def make_person(
    centre: Centre,
    *,
    calling_name: str = "Kuutti",
    full_name: str = "",
    email: str = "",
    phone: str = "",
    kind: str = "participant",
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    **values: object,
) -> Person:
    """Somebody with a part at the centre, told by the services as a form would."""
    assert centre.organisation
    routes = [Route(RouteKind.EMAIL, email)] if email else []
    routes += [Route(RouteKind.PHONE, phone)] if phone else []
    told = {"calling_name": calling_name, "full_name": full_name, "language": Language.FINNISH, **values}
    person = add_person(values=told, routes=routes, controller=centre.organisation, by=None)
    make_part(person, centre, kind=kind, starts_on=starts_on, ends_on=ends_on)
    return person


def make_part(
    person: Person,
    centre: Centre,
    *,
    kind: str = "participant",
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
) -> Part:
    return give_part(
        person=person,
        kind=PartKind.objects.get(slug=kind),
        centre=centre,
        starts_on=starts_on or min(timezone.localdate(), ends_on or timezone.localdate()),
        ends_on=ends_on,
        by=None,
    )


def make_notice(
    purpose: Purpose = Purpose.PEOPLE, controller: Organisation | None = None, **values: object
) -> NoticeVersion:
    """A complete notice in force."""
    draft = draft_notice(purpose=purpose, controller=controller, values={**COMPLETE, **values}, by=None)
    return publish_notice(version=draft, by=None)


class PhoneCallFactory(DjangoModelFactory):
    class Meta:
        model = PhoneCall

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    event_key = factory.LazyFunction(uuid.uuid4)
    event_on = factory.LazyFunction(timezone.localdate)
    purpose = Purpose.ENROLMENTS
    about = "confirmed"
    version = "1"
    made_at = factory.LazyFunction(timezone.now)


class MessageToManyFactory(DjangoModelFactory):
    class Meta:
        model = MessageToMany

    controller = factory.SubFactory(OrganisationFactory)
    event_key = factory.LazyFunction(uuid.uuid4)
    event_on = factory.LazyFunction(timezone.localdate)
    purpose = Purpose.ENROLMENTS
    key = factory.LazyFunction(uuid.uuid4)
    recipients = "place"
    words = "Tuokaa kahvikuppi mukananne."
    sent_at = factory.LazyFunction(timezone.now)
