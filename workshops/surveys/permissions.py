"""Who writes instruments, who asks them, and who reads what was answered."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from base.users import User
from network.regions.models import Centre, Organisation
from network.staff.choices import StaffRole
from network.staff.permissions import holds, holds_at_some_centre
from network.staff.queries import centres_where, controllers_where
from workshops.surveys.choices import About
from workshops.surveys.models import Collection, Instrument

ASKS = frozenset({StaffRole.COORDINATOR, StaffRole.FACILITATOR, StaffRole.SECRETARY})
"""Who asks at a centre, and reads what was answered there."""
ASKS_ABOUT = {
    StaffRole.FACILITATOR: (About.WORKSHOP, About.SERIES),
    StaffRole.SECRETARY: (About.COUNCIL,),
}
"""What somebody who is no coordinator asks about."""


def asked_by(user: User | AnonymousUser) -> QuerySet[Collection]:
    """The surveys that somebody opens, closes and reads."""
    today = timezone.localdate()
    found = Q(centre__in=centres_where(user, {StaffRole.COORDINATOR}, today))
    for role, kinds in ASKS_ABOUT.items():
        found |= Q(centre__in=centres_where(user, {role}, today), about__in=kinds)
    return Collection.objects.filter(found)


def can_read(user: User | AnonymousUser, collection: Collection) -> bool:
    return asked_by(user).filter(pk=collection.pk).exists()


def can_ask(user: User | AnonymousUser, centre: Centre, about: str) -> bool:
    """Whether somebody may ask about such a thing at a centre."""
    roles = {StaffRole.COORDINATOR} | {role for role, kinds in ASKS_ABOUT.items() if about in kinds}
    return centres_where(user, roles, timezone.localdate()).filter(pk=centre.pk).exists()


def kinds_asked_at(user: User | AnonymousUser, centre: Centre) -> list[About]:
    """About which kinds of things somebody may ask at a centre."""
    return [about for about in About if can_ask(user, centre, about)]


def centres_asking(user: User | AnonymousUser) -> QuerySet[Centre]:
    """The centres at which somebody asks at all."""
    return centres_where(user, ASKS, timezone.localdate()).select_related("organisation")


def asks_anywhere(user: User | AnonymousUser) -> bool:
    """Whether the screens of surveys are there for this person at all."""
    return holds_at_some_centre(user, ASKS)


def instruments_seen_by(user: User | AnonymousUser) -> QuerySet[Instrument]:
    """Everybody's, and those of the own organisations; administrators see all."""
    if holds(user, StaffRole.ADMINISTRATOR):
        return Instrument.objects.all()
    own = controllers_where(user, {StaffRole.COORDINATOR}, timezone.localdate())
    return Instrument.objects.filter(Q(owner=None) | Q(owner__in=own))


def organisations_writing(user: User | AnonymousUser) -> tuple[QuerySet[Organisation], bool]:
    """For which organisations somebody begins an instrument, and whether for everybody as well."""
    if holds(user, StaffRole.ADMINISTRATOR):
        return Organisation.objects.filter(centres__isnull=False).distinct(), True
    return controllers_where(user, {StaffRole.COORDINATOR}, timezone.localdate()), False


def writes_instruments(user: User | AnonymousUser) -> bool:
    """Whether the screens of instruments are there for this person at all."""
    return holds_at_some_centre(user, {StaffRole.COORDINATOR}) or holds(user, StaffRole.ADMINISTRATOR)


def can_write(user: User | AnonymousUser, instrument: Instrument) -> bool:
    """Coordinators those of their organisation; administrators all, and those of everybody."""
    if holds(user, StaffRole.ADMINISTRATOR):
        return True
    own = controllers_where(user, {StaffRole.COORDINATOR}, timezone.localdate())
    return instrument.owner_id is not None and own.filter(pk=instrument.owner_id).exists()
