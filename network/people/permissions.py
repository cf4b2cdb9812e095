"""Who sees which people, who may change them, and who may see how to reach them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from base.asked_once import asked_once
from base.users import User
from network.people.choices import COUNCIL_MEMBER
from network.people.models import Part, Person
from network.people.queries import likely_doubles
from network.regions.models import Centre, Organisation
from network.staff.choices import MEETS_PEOPLE, StaffRole
from network.staff.permissions import holds, holds_at_some_centre
from network.staff.queries import centres_where

KEEPS_PEOPLE = frozenset({StaffRole.COORDINATOR, StaffRole.SECRETARY})
"""Roles that add and change people and see how to reach them; a facilitator meets them by their calling names."""


@asked_once
def centres_of(user: User | AnonymousUser, *, keeping: bool = False) -> QuerySet[Centre]:
    """The centres whose people somebody meets, or keeps."""
    return centres_where(user, KEEPS_PEOPLE if keeping else MEETS_PEOPLE, timezone.localdate())


def visible_to(user: User | AnonymousUser) -> QuerySet[Person]:
    """The people who have, or had, a part at the own centres; the data protection officer sees all."""
    if holds(user, StaffRole.PROTECTION_OFFICER):
        everyone: QuerySet[Person] = Person.objects.of(Organisation.objects.all())
        return everyone
    own = centres_of(user)
    controllers = list(own.exclude(organisation=None).values_list("organisation", flat=True))
    parts = parts_seen_by(user).filter(centre__in=own.values("pk"))
    met: QuerySet[Person] = Person.objects.of(controllers).filter(pk__in=parts.values("person"))
    return met


@asked_once
def parts_seen_by(user: User | AnonymousUser) -> QuerySet[Part]:
    """The parts that somebody may know of. That somebody is in a council is for those who keep people alone."""
    everything: QuerySet[Part] = Part._base_manager.all()
    if holds(user, StaffRole.PROTECTION_OFFICER):
        return everything
    return everything.filter(Q(centre__in=centres_of(user, keeping=True).values("pk")) | ~Q(kind__slug=COUNCIL_MEMBER))


def doubles_seen_by(user: User | AnonymousUser, person: Person) -> QuerySet[Person]:
    """Likely doubles among those who are met anyway: a number that somebody shares must not tell who else is here."""
    return likely_doubles(person).filter(pk__in=visible_to(user).order_by().values("pk"))


def sees_people(user: User | AnonymousUser) -> bool:
    """Whether the register is there for this person at all."""
    return holds(user, StaffRole.PROTECTION_OFFICER) or holds_at_some_centre(user, MEETS_PEOPLE)


def can_add(user: User | AnonymousUser) -> bool:
    return holds_at_some_centre(user, KEEPS_PEOPLE)


def keeps(user: User | AnonymousUser, person: Person) -> bool:
    """Those who keep the people of a centre at which this one has a part; they may always end what was let before."""
    return _has_part_at(person, centres_of(user, keeping=True))


def can_change(user: User | AnonymousUser, person: Person) -> bool:
    """Those who keep the person, unless the data may only be kept."""
    return not person.is_restricted and keeps(user, person)


def can_reveal(user: User | AnonymousUser, person: Person) -> bool:
    """Who may see how to reach a person, one at a time and with a reason; nobody while the use is restricted."""
    return can_change(user, person) or (not person.is_restricted and holds(user, StaffRole.PROTECTION_OFFICER))


def can_erase(user: User | AnonymousUser, person: Person) -> bool:
    """Only the data protection officer, and never by accident of another role.

    Not while the use is restricted: who asks for that may need the data to be kept. It is lifted first.
    """
    return not person.is_restricted and holds(user, StaffRole.PROTECTION_OFFICER)


def looks_after_rights(user: User | AnonymousUser) -> bool:
    """Who has to do with restrictions and with what people ask for: the officer, and coordinators for their own."""
    return holds(user, StaffRole.PROTECTION_OFFICER) or holds_at_some_centre(user, {StaffRole.COORDINATOR})


def whose_rights_are_looked_after_by(user: User | AnonymousUser) -> QuerySet[Person]:
    """Everybody for the data protection officer; for a coordinator those with a part at a centre coordinated."""
    seen = visible_to(user)
    if holds(user, StaffRole.PROTECTION_OFFICER):
        return seen
    return seen.filter(parts__centre__in=_coordinated_by(user).values("pk"))


def can_restrict(user: User | AnonymousUser, person: Person) -> bool:
    """Who may restrict the use of a person's data, and lift it."""
    return holds(user, StaffRole.PROTECTION_OFFICER) or _has_part_at(person, _coordinated_by(user))


def _coordinated_by(user: User | AnonymousUser) -> QuerySet[Centre]:
    return centres_where(user, {StaffRole.COORDINATOR}, timezone.localdate())


def _has_part_at(person: Person, centres: QuerySet[Centre]) -> bool:
    """A part at one of the centres of the organisation that answers for the person."""
    parts = person.parts.filter(centre__in=centres.values("pk"), centre__organisation=person.controller_id)
    return bool(parts.exists())
