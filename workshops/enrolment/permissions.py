"""Who arranges a workshop's places, and who meets the people at its door."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from base.users import User
from network.materials.pages import MaterialBankPage
from network.materials.permissions import own_banks
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.staff.permissions import holds_at_some_centre
from network.staff.queries import centres_where
from workshops.enrolment.models import Gathering
from workshops.series.pages import WorkshopPage

ARRANGES = frozenset({StaffRole.COORDINATOR})
"""Who opens enrolment, enrols others, passes people over and writes to them."""
AT_THE_DOOR = ARRANGES | {StaffRole.FACILITATOR}
"""Who sees who comes and what they need, and notes who came."""


def arranged_by(user: User | AnonymousUser) -> QuerySet[Gathering]:
    """The workshops whose places somebody looks after."""
    return Gathering.objects.filter(centre__in=centres_where(user, ARRANGES, timezone.localdate()))


def met_by(user: User | AnonymousUser) -> QuerySet[Gathering]:
    """The workshops whose people somebody meets."""
    return Gathering.objects.filter(centre__in=centres_where(user, AT_THE_DOOR, timezone.localdate()))


def can_arrange(user: User | AnonymousUser, gathering: Gathering) -> bool:
    return arranged_by(user).filter(pk=gathering.pk).exists()


def can_meet(user: User | AnonymousUser, gathering: Gathering) -> bool:
    return met_by(user).filter(pk=gathering.pk).exists()


def meets_any(user: User | AnonymousUser) -> bool:
    """Whether the screens of enrolment are there for this person at all."""
    return holds_at_some_centre(user, AT_THE_DOOR)


def bank_for(workshop: WorkshopPage, user: User | AnonymousUser) -> MaterialBankPage | None:
    """The bank of the workshop's section that somebody keeps, in the language of the page; else another of theirs."""
    own = own_banks(user).filter(locale=workshop.locale)
    section = CentrePage.objects.ancestor_of(workshop).last()
    return (own.filter(path__startswith=section.path).first() if section else None) or own.first()
