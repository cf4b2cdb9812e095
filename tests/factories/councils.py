"""Councils and those who belong to them."""

import datetime
import uuid
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page

from network.applications.models import Application, Reading
from network.applications.pages import CallPage
from network.councils.models import Call, Council, Listing, ReadingRight, Seat, SecrecyPromise, SecrecyText, Term
from network.councils.pages import TermSummaryPage
from network.notices.choices import Purpose
from network.notices.queries import notice_in_force
from network.people.choices import Channel
from tests.factories.base import PageFactory, UserFactory
from tests.factories.network import CentreFactory, CentrePageFactory, CouncilPageFactory, OrganisationFactory
from tests.factories.people import PersonFactory, make_notice


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


class CallFactory(DjangoModelFactory):
    """Open for two weeks from today, unless told otherwise."""

    class Meta:
        model = Call

    council = factory.SubFactory(CouncilFactory)
    call_key = factory.LazyFunction(uuid.uuid4)
    opens_on = factory.LazyFunction(timezone.localdate)
    closes_on = factory.LazyAttribute(lambda call: call.opens_on + datetime.timedelta(days=14))
    answers_on = factory.LazyAttribute(lambda call: call.closes_on + datetime.timedelta(days=21))


class ApplicationFactory(DjangoModelFactory):
    class Meta:
        model = Application

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    call = factory.SubFactory(CallFactory)
    key = factory.LazyFunction(uuid.uuid4)
    channel = "web"
    begun_on = factory.LazyFunction(timezone.localdate)
    changed_at = factory.LazyFunction(timezone.now)
    forget_on = factory.LazyAttribute(lambda application: application.begun_on + datetime.timedelta(days=30))


class ReadingFactory(DjangoModelFactory):
    class Meta:
        model = Reading

    application = factory.SubFactory(ApplicationFactory)
    controller = factory.SelfAttribute("application.controller")
    reader = factory.SubFactory(UserFactory)
    view = "yes"
    noted_at = factory.LazyFunction(timezone.now)


class CallPageFactory(PageFactory):
    """Complete: whatever has to be told is told. Without a parent, below a council that somebody answers for."""

    class Meta:
        model = CallPage

    opens_on = factory.LazyFunction(timezone.localdate)
    closes_on = factory.LazyAttribute(lambda page: page.opens_on + datetime.timedelta(days=14))
    answers_on = factory.LazyAttribute(lambda page: page.closes_on + datetime.timedelta(days=21))
    what_one_does = "<p>Puhutaan ja ehdotetaan.</p>"
    time_needed = "<p>Neljä iltaa vuodessa.</p>"
    paid = "<p>Matkat maksetaan.</p>"
    who_reads = "<p>Sihteeri ja koordinaattori.</p>"
    not_asked = "<p>Diagnoosia ei kysytä.</p>"
    criteria = "<p>Erilaisia ihmisiä.</p>"

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **values: Any) -> Page:
        if values.get("parent") is None and not values.get("in_language"):
            section = CentrePageFactory(centre=CentreFactory(organisation=OrganisationFactory()))
            values["parent"] = CouncilPageFactory(parent=section)
        if notice_in_force(Purpose.APPLICATIONS) is None:
            make_notice(Purpose.APPLICATIONS)
        return super()._create(model_class, *args, **values)


class TermSummaryPageFactory(PageFactory):
    """Of a term that is over, below the council whose term it is."""

    class Meta:
        model = TermSummaryPage

    what_was_done = "<p>Kokoonnuttiin ja ehdotettiin.</p>"
    what_changed = "<p>Kirjeissä on suurempi teksti.</p>"
    what_follows = "<p>Uusi raati aloittaa keväällä.</p>"

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **values: Any) -> Page:
        if values.get("parent") is None and not values.get("in_language"):
            last = timezone.localdate() - datetime.timedelta(days=30)
            first = last - datetime.timedelta(days=365)
            section = CentrePageFactory(centre=CentreFactory(organisation=OrganisationFactory()))
            values["parent"] = CouncilPageFactory(parent=section, term_starts_on=first, term_ends_on=last)
            council = Council.objects.get(council_key=values["parent"].translation_key)
            values.setdefault("term", council.terms.get())
        return super()._create(model_class, *args, **values)


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
