"""Inquiries: what waits, what has waited long, what is late, what has been kept long enough."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from base.personal_data.keeping import Kept
from base.sealed import marks
from base.users import User
from network.inquiries.choices import RouteKind
from network.inquiries.models import ANSWERED_WITHIN, WARNED_AFTER, AnswerRoute, Inquiry
from network.notices.queries import notice_in_force
from network.staff.choices import StaffRole
from network.staff.queries import holders_of


def inquiries_waiting() -> QuerySet[Inquiry]:
    """Those that nobody has answered, the oldest first."""
    return Inquiry.objects.filter(answered_on=None)


def inquiries_urgent(today: datetime.date) -> QuerySet[Inquiry]:
    """Those that have waited for ten days or more, the late ones among them."""
    return inquiries_waiting().filter(sent_on__lte=today - WARNED_AFTER)


def inquiries_late(today: datetime.date) -> QuerySet[Inquiry]:
    """Those whose last day has passed."""
    return inquiries_waiting().filter(sent_on__lt=today - ANSWERED_WITHIN)


def inquiries_to_warn_of(today: datetime.date) -> QuerySet[Inquiry]:
    """The urgent ones of which nobody has been warned."""
    return inquiries_urgent(today).filter(warned_on=None)


def inquiry_sent(reference: str, purpose: str) -> Inquiry | None:
    """The inquiry that a sender was given this reference of."""
    return Inquiry.objects.filter(pk=reference, purpose=purpose).first() if reference else None


def addressed_lately(address: str, on: datetime.date) -> int:
    """How many inquiries of a day that wait for an answer name this e-mail address."""
    return routes_to([address]).filter(kind=RouteKind.EMAIL, inquiry__sent_on=on).count()


def routes_to(values: Iterable[str]) -> QuerySet[AnswerRoute]:
    """The ways to answer that are one of these addresses or numbers; an address is kept in small letters."""
    written = {form for value in values for form in (value, value.lower())}
    return AnswerRoute.objects.filter(mark__in=[mark for form in written for mark in marks(form)])


def those_who_answer(today: datetime.date) -> QuerySet[User]:
    """The accounts of the administrators."""
    holders = holders_of(StaffRole.ADMINISTRATOR, today)
    return User.objects.filter(Q(pk__in=holders.values("pk")) | Q(is_superuser=True), is_active=True).order_by("pk")


@dataclass(frozen=True)
class AfterAnswer(Kept):
    """How long an inquiry is kept: as long after the day of its answer as the notice in force promises.

    `months` hold where no notice is in force, when nothing new can come in.
    """

    purpose: str = ""

    def due(self, rows: QuerySet, today: datetime.date) -> QuerySet:
        version = notice_in_force(self.purpose)
        promised = self.months if version is None or version.kept_months is None else version.kept_months
        day = replace(self, months=promised).last_due(today)
        return rows.filter(purpose=self.purpose, answered_on__lte=day)
