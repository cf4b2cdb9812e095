"""Meetings of councils, their memos, and the public minutes."""

import datetime
import uuid
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Page

from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.meetings.choices import MemoState, TellsOf
from network.meetings.models import (
    AgendaItem,
    Hearing,
    Meeting,
    MeetingAttendance,
    MemoStep,
    Paper,
    Remark,
    Wish,
    Wording,
)
from network.meetings.pages import MinutesIndexPage, MinutesItem, MinutesPage
from tests.factories.base import PageFactory, UserFactory, stored_file
from tests.factories.councils import CouncilFactory
from tests.factories.network import CouncilPageFactory, OrganisationFactory
from tests.factories.people import PersonFactory


class MeetingFactory(DjangoModelFactory):
    """In two weeks, unless told otherwise."""

    class Meta:
        model = Meeting

    council = factory.SubFactory(CouncilFactory)
    starts_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=14))
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + datetime.timedelta(hours=2))
    town = "Jyväskylä"


class MemoStepFactory(DjangoModelFactory):
    class Meta:
        model = MemoStep

    meeting = factory.SubFactory(MeetingFactory)
    to = MemoState.DRAFT
    taken_at = factory.LazyFunction(timezone.now)


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    controller = factory.SubFactory(OrganisationFactory)
    heading = factory.Sequence(lambda n: f"Asia {n}")


class WordingFactory(DjangoModelFactory):
    class Meta:
        model = Wording

    item = factory.SubFactory(AgendaItemFactory)
    controller = factory.SelfAttribute("item.controller")
    written_by = factory.SubFactory(UserFactory)
    session = factory.LazyFunction(uuid.uuid4)
    discussion = "Toisin kirjoitettu."
    written_at = factory.LazyFunction(timezone.now)


class WishFactory(DjangoModelFactory):
    class Meta:
        model = Wish

    meeting = factory.SubFactory(MeetingFactory)
    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    key = factory.LazyFunction(uuid.uuid4)
    heading = "Mistä haluan puhua"
    wished_at = factory.LazyFunction(timezone.now)


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = Paper

    meeting = factory.SubFactory(MeetingFactory)
    controller = factory.SubFactory(OrganisationFactory)
    title = "Talousarvion luonnos"
    file = factory.Sequence(lambda n: stored_file(f"liite-{n}.txt", b"Liitteen teksti"))
    added_at = factory.LazyFunction(timezone.now)


class MeetingAttendanceFactory(DjangoModelFactory):
    class Meta:
        model = MeetingAttendance

    meeting = factory.SubFactory(MeetingFactory)
    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    mark = "present"
    marked_at = factory.LazyFunction(timezone.now)


class HearingFactory(DjangoModelFactory):
    class Meta:
        model = Hearing

    meeting = factory.SubFactory(MeetingFactory)
    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    version = 1
    asked_on = factory.LazyFunction(timezone.localdate)


class RemarkFactory(DjangoModelFactory):
    class Meta:
        model = Remark

    item = factory.SubFactory(AgendaItemFactory)
    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    key = factory.LazyFunction(uuid.uuid4)
    words = "Tämä meni toisin."
    given_at = factory.LazyFunction(timezone.now)
    channel = "web"


class MinutesIndexPageFactory(PageFactory):
    class Meta:
        model = MinutesIndexPage


def meeting_agreed(page: CouncilPage, held_on: datetime.date | None) -> Meeting:
    """A meeting of the council of a page, whose memo the members have agreed."""
    council, _is_new = Council.objects.get_or_create(council_key=page.translation_key)
    noon = datetime.datetime.combine(held_on or timezone.localdate(), datetime.time(12))
    starts_at = timezone.make_aware(noon)
    return MeetingFactory(council=council, starts_at=starts_at, memo=MemoState.AGREED, memo_version=1)


class MinutesPageFactory(PageFactory):
    """Of a meeting whose memo is agreed, below its council, unless told otherwise."""

    class Meta:
        model = MinutesPage

    held_on = datetime.date(2026, 3, 4)
    number = "1/2026"
    place = "Jyväskylä"
    tells_of = TellsOf.NOBODY

    @classmethod
    def _create(cls, model_class: type[Page], *args: Any, **values: Any) -> Page:
        if "meeting" not in values:
            values["parent"] = values.get("parent") or CouncilPageFactory()
            values["meeting"] = meeting_agreed(values["parent"], values.get("held_on"))
        return super()._create(model_class, *args, **values)


class MinutesItemFactory(DjangoModelFactory):
    class Meta:
        model = MinutesItem

    sort_order = factory.Sequence(int)
    heading = factory.Sequence(lambda n: f"Asia {n}")
    discussion = "<p>Mistä puhuttiin.</p>"
    decision = "Mitä päätettiin."
    proposal = "Mitä ehdotetaan ja kenelle."
