"""Series and workshops."""

import datetime
import secrets
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.base import PageFactory
from tests.factories.network import CentreFactory, MaterialPageFactory
from tests.factories.people import PersonFactory
from workshops.calendars.models import OwnCalendar
from workshops.enrolment.choices import Channel, EnrolmentState, Mark
from workshops.enrolment.models import Attendance, Chain, Enrolment, Following, Gathering
from workshops.series.pages import ProgrammeItem, SeriesPage, WorkshopIndexPage, WorkshopMaterial, WorkshopPage


class WorkshopIndexPageFactory(PageFactory):
    class Meta:
        model = WorkshopIndexPage


class SeriesPageFactory(PageFactory):
    class Meta:
        model = SeriesPage

    aim = "<p>Mihin sarja pyrkii.</p>"
    for_whom = "<p>Työntekijöille ja asiakkaille.</p>"


class WorkshopPageFactory(PageFactory):
    """A workshop two weeks ahead, two hours long, unless told otherwise."""

    class Meta:
        model = WorkshopPage

    starts_at = factory.LazyFunction(
        lambda: timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(days=14)
    )
    ends_at = factory.LazyAttribute(lambda page: page.starts_at and page.starts_at + datetime.timedelta(hours=2))
    place = "Työväentalo"
    access = "Esteetön kulku, induktiosilmukka"


class ProgrammeItemFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeItem

    sort_order = factory.Sequence(int)
    time = "9.00"
    title = factory.Sequence(lambda n: f"Ohjelmakohta {n}")


class WorkshopMaterialFactory(DjangoModelFactory):
    class Meta:
        model = WorkshopMaterial

    sort_order = factory.Sequence(int)
    material = factory.SubFactory(MaterialPageFactory)


class ChainFactory(DjangoModelFactory):
    class Meta:
        model = Chain

    series_key = factory.LazyFunction(uuid.uuid4)


class GatheringFactory(DjangoModelFactory):
    """The places of a workshop two weeks ahead, for which nobody can enrol yet."""

    class Meta:
        model = Gathering

    workshop_key = factory.LazyFunction(uuid.uuid4)
    centre = factory.SubFactory(CentreFactory)
    changed_at = factory.LazyFunction(timezone.now)
    starts_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=14))


class FollowingFactory(DjangoModelFactory):
    class Meta:
        model = Following

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    chain = factory.SubFactory(ChainFactory)
    key = factory.LazyFunction(uuid.uuid4)
    number = factory.Sequence(lambda n: n + 1)
    channel = Channel.WEB
    begun_at = factory.LazyFunction(timezone.now)


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    gathering = factory.SubFactory(GatheringFactory)
    key = factory.LazyFunction(uuid.uuid4)
    number = factory.Sequence(lambda n: n + 1)
    state = EnrolmentState.CONFIRMED
    channel = Channel.WEB
    enrolled_at = factory.LazyFunction(timezone.now)
    changed_at = factory.SelfAttribute("enrolled_at")


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    gathering = factory.SubFactory(GatheringFactory)
    mark = Mark.PRESENT
    noted_at = factory.LazyFunction(timezone.now)


class OwnCalendarFactory(DjangoModelFactory):
    class Meta:
        model = OwnCalendar

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    digest = factory.LazyFunction(lambda: secrets.token_hex(32))
    made_at = factory.LazyFunction(timezone.now)
