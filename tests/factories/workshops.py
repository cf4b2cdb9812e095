"""Series and workshops."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.base import PageFactory
from tests.factories.network import MaterialPageFactory
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
