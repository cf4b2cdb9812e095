"""Councils and those who belong to them."""

import datetime
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from network.councils.models import Council, Listing, ReadingRight, Seat, SecrecyPromise, SecrecyText, Term
from network.people.choices import Channel
from tests.factories.network import CentreFactory
from tests.factories.people import PersonFactory


class CouncilFactory(DjangoModelFactory):
    class Meta:
        model = Council

    council_key = factory.LazyFunction(uuid.uuid4)
    centre = factory.SubFactory(CentreFactory)


class TermFactory(DjangoModelFactory):
    """The calendar year that goes on, unless told otherwise."""

    class Meta:
        model = Term

    council = factory.SubFactory(CouncilFactory)
    starts_on = factory.LazyFunction(lambda: timezone.localdate().replace(month=1, day=1))
    ends_on = factory.LazyAttribute(lambda term: datetime.date(term.starts_on.year, 12, 31))


class SecrecyTextFactory(DjangoModelFactory):
    class Meta:
        model = SecrecyText

    number = factory.Sequence(lambda n: n + 100)
    text_fi = "Lupaan, etten kerro muiden asioista."
    text_sv = "Jag lovar att inte berätta om andras liv."


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    term = factory.SubFactory(TermFactory)
    key = factory.LazyFunction(uuid.uuid4)
    starts_on = factory.SelfAttribute("term.starts_on")


class ReadingRightFactory(DjangoModelFactory):
    class Meta:
        model = ReadingRight

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    term = factory.SubFactory(TermFactory)
    starts_on = factory.SelfAttribute("term.starts_on")


class SecrecyPromiseFactory(DjangoModelFactory):
    class Meta:
        model = SecrecyPromise

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    term = factory.SubFactory(TermFactory)
    text = factory.SubFactory(SecrecyTextFactory)
    channel = Channel.PAPER
    promised_on = factory.SelfAttribute("term.starts_on")


class ListingFactory(DjangoModelFactory):
    class Meta:
        model = Listing

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    term = factory.SubFactory(TermFactory)
    starts_on = factory.SelfAttribute("term.starts_on")
