"""Something to delete for every rule of keeping: what happened on a day, so that the rule counts from it."""

import datetime
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from base.personal_data.keeping import Kept
from base.personal_data.log_keeping import WithItsBatch
from base.personal_data.register import tables
from network.materials.pages import MaterialBankPage, MaterialPage
from network.messages.keeping import UNTOLD as UNTOLD_OF_EVENTS, AfterEvent
from network.notices.choices import Purpose
from network.notices.keeping import UNTOLD, AfterLastPart, AsPromised
from network.people.models import Person
from tests.factories import factories
from tests.factories.councils import (
    ApplicationFactory,
    ListingFactory,
    ReadingRightFactory,
    SeatFactory,
    SecrecyPromiseFactory,
)
from tests.factories.meetings import (
    AgendaItemFactory,
    HearingFactory,
    MeetingAttendanceFactory,
    PaperFactory,
    WishFactory,
)
from tests.factories.network import (
    AnswerRouteFactory,
    ExperienceFactory,
    InquiryFactory,
    ReplyAddressFactory,
    SuggestionFactory,
)
from tests.factories.news import SubscriptionFactory
from tests.factories.people import (
    LinkRequestFactory,
    MessageToManyFactory,
    NeedFactory,
    PartFactory,
    PersonalLinkFactory,
    PersonFactory,
    PhoneCallFactory,
    RightsRequestFactory,
)
from tests.factories.proposals import AddresseeFactory
from tests.factories.records import AuditEntryFactory, AuditSealFactory
from tests.factories.surveys import BegunAnswerFactory, FreeWordsFactory, NamedAnswerFactory
from tests.factories.workshops import AttendanceFactory, EnrolmentFactory
from workshops.enrolment.keeping import UNTOLD as UNTOLD_OF_WORKSHOPS, AfterWorkshop
from workshops.surveys.keeping import UNTOLD as UNTOLD_OF_SURVEYS, AfterSurvey

Make = Callable[[datetime.date], object]
Happened = tuple[str, Make, Kept]
"""The table, what makes a row on a day, and the rule that holds for it."""
STAYS = datetime.date(2040, 1, 1)
"""Of a person who is not due themselves."""


def _person(day: datetime.date) -> Person:
    person = PersonFactory(added_on=day)
    PartFactory(person=person, starts_on=day, ends_on=day)
    return person


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())


def _one(page_type: type[Page]) -> Page:
    """Pages take their time to make."""
    return page_type._default_manager.first() or factories()[page_type]()


def _in_term(factory: Any) -> Make:
    return lambda day: factory(term__starts_on=day, term__ends_on=day, person__added_on=STAYS)


def _left_on(factory: Any) -> Make:
    """In a term without an end."""
    told = {"term__ends_on": None, "person__added_on": STAYS}
    return lambda day: factory(term__starts_on=day, starts_on=day, ends_on=day, **told)


def _at_workshop(factory: Any) -> Make:
    return lambda day: factory(gathering__starts_at=_noon(day), person__added_on=STAYS)


def _in_meeting(factory: Any) -> Make:
    return lambda day: factory(meeting__starts_at=_noon(day))


def _in_survey(factory: Any, **words: Any) -> Make:
    told = {"collection__opens_on": datetime.date(2020, 1, 1), "collection__state": "closed", **words}
    return lambda day: factory(collection__closes_on=day, **told)


def _of_a_member(factory: Any) -> Make:
    return lambda day: factory(meeting__starts_at=_noon(day), person__added_on=STAYS)


MAKERS: dict[str, Make] = {
    "base.AuditEntry": lambda day: AuditEntryFactory(seal=AuditSealFactory(sealed_at=_noon(day))),
    "network.AnswerRoute": lambda day: AnswerRouteFactory(inquiry__sent_on=day),
    "network.Experience": lambda day: ExperienceFactory(told_on=day, material=_one(MaterialPage)),
    "network.Inquiry": lambda day: InquiryFactory(sent_on=day, answered_on=day, outcome="email"),
    "network.Inquiry accessibility": lambda day: InquiryFactory(
        sent_on=day, answered_on=day, outcome="email", purpose=Purpose.ACCESSIBILITY
    ),
    # Of somebody who is here for more than that: others go whole (`forget_applicants`).
    "network.Application": lambda day: ApplicationFactory(forget_on=day, person=PartFactory().person),
    "network.Listing": _in_term(ListingFactory),
    "network.ReadingRight": _in_term(ReadingRightFactory),
    "network.Seat": _in_term(SeatFactory),
    "network.Listing ends_on": _left_on(ListingFactory),
    "network.ReadingRight ends_on": _left_on(ReadingRightFactory),
    "network.Seat ends_on": _left_on(SeatFactory),
    "network.SecrecyPromise": _in_term(SecrecyPromiseFactory),
    "network.Addressee": lambda day: AddresseeFactory(left_on=day),
    "network.AgendaItem": _in_meeting(AgendaItemFactory),
    "network.Paper": _in_meeting(PaperFactory),
    "network.Hearing": _of_a_member(HearingFactory),
    "network.MeetingAttendance": _of_a_member(MeetingAttendanceFactory),
    "network.Wish": _of_a_member(WishFactory),
    "network.MessageToMany": lambda day: MessageToManyFactory(event_on=day),
    "network.PhoneCall": lambda day: PhoneCallFactory(event_on=day, person__added_on=STAYS),
    "network.LinkRequest": lambda day: LinkRequestFactory(asked_on=day),
    "network.Need": lambda day: NeedFactory(event_on=day, person__added_on=STAYS),
    "network.Person": _person,
    "network.PersonalLink": lambda day: PersonalLinkFactory(expires_on=day, person__added_on=STAYS),
    "network.RightsRequest": lambda day: RightsRequestFactory(
        asked_on=day, answered_on=day, state="done", person__added_on=STAYS
    ),
    "network.ReplyAddress": lambda day: ReplyAddressFactory(
        suggestion__sent_on=day, suggestion__bank=_one(MaterialBankPage)
    ),
    "network.Subscription Unconfirmed": lambda day: SubscriptionFactory(asked_on=day),
    "network.Subscription": lambda day: SubscriptionFactory(
        asked_on=day, confirmed_on=day, last_told_on=day, told_at=_noon(day)
    ),
    "network.Suggestion": lambda day: SuggestionFactory(
        sent_on=day, decided_on=day, state="declined", bank=_one(MaterialBankPage)
    ),
    "workshops.BegunAnswer": lambda day: BegunAnswerFactory(kept_until_on=day),
    "workshops.FreeWords": _in_survey(FreeWordsFactory),
    "workshops.NamedAnswer": _in_survey(NamedAnswerFactory, person__added_on=STAYS),
    "workshops.Attendance": _at_workshop(AttendanceFactory),
    "workshops.Enrolment": _at_workshop(EnrolmentFactory),
}
"""By the table; a second rule of one table by the column it counts from, or its purpose, as well."""


def rules() -> list[Happened]:
    """Every rule of the register. One without a maker is an error: it would go untested."""
    return [(table.label, _maker(table.label, rule), _promised(rule)) for table in tables() for rule in table.kept]


def _promised(rule: Kept) -> Kept:
    """The rule in months and days, where it asks elsewhere how many: no notice is in force here.

    A batch of the log is sealed in the course of a day: half past four is the full number of days after the next one.
    """
    if isinstance(rule, AfterLastPart | AsPromised):
        return Kept(rule.after, months=UNTOLD)
    if isinstance(rule, AfterEvent):
        return Kept(rule.after, months=UNTOLD_OF_EVENTS)
    if isinstance(rule, AfterSurvey):
        return Kept(rule.after, months=UNTOLD_OF_SURVEYS)
    if isinstance(rule, AfterWorkshop):
        return Kept(rule.after, months=UNTOLD_OF_WORKSHOPS)
    return Kept(rule.after, days=settings.AUDIT_KEPT + 1) if isinstance(rule, WithItsBatch) else rule


def _maker(label: str, rule: Kept) -> Make:
    purpose = getattr(rule, "purpose", "") or type(rule).__name__
    return MAKERS.get(f"{label} {rule.after}") or MAKERS.get(f"{label} {purpose}") or MAKERS[label]


def event_due_on(day: datetime.date, rule: Kept) -> datetime.date | None:
    """A day whose rows go exactly on this one; None where months of other lengths leave it out."""
    event = rule.last_due(day)
    return event if rule.goes_on(event) == day else None
