"""People, and the notices that let them be asked."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.notices.choices import Afterwards, Basis, Purpose
from network.notices.models import TEXTS, NoticeVersion
from network.notices.services import draft_notice, publish_notice
from network.people.choices import Language, RouteKind
from network.people.models import Part, PartKind, Person
from network.people.services import add_person, give_part
from network.people.services.people import Route
from network.regions.models import Centre, Organisation
from tests.factories.network import OrganisationFactory

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
