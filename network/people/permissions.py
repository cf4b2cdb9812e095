"""Who sees which people, who may change them, and who may see how to reach them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from base.users import User
from network.people.models import Person
from network.regions.models import Centre, Organisation
from network.staff.choices import MEETS_PEOPLE, StaffRole
from network.staff.permissions import holds
from network.staff.queries import centres_where

KEEPS_PEOPLE = frozenset({StaffRole.COORDINATOR, StaffRole.SECRETARY})
"""Roles that add and change people and see how to reach them; a facilitator meets them by their calling names."""


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
    met: QuerySet[Person] = Person.objects.of(controllers).filter(parts__centre__in=own.values("pk"))
    return met.distinct()


def sees_people(user: User | AnonymousUser) -> bool:
    """Whether the register is there for this person at all."""
    return holds(user, StaffRole.PROTECTION_OFFICER) or centres_of(user).exists()


def can_add(user: User | AnonymousUser) -> bool:
    return centres_of(user, keeping=True).exists()


def can_change(user: User | AnonymousUser, person: Person) -> bool:
    """Those who keep the people of a centre at which this one has a part."""
    own = centres_of(user, keeping=True)
    parts = person.parts.filter(centre__in=own.values("pk"), centre__organisation=person.controller_id)
    return bool(parts.exists())


def can_reveal(user: User | AnonymousUser, person: Person) -> bool:
    """Who may see how to reach a person, one at a time and with a reason."""
    return can_change(user, person) or holds(user, StaffRole.PROTECTION_OFFICER)


def can_erase(user: User | AnonymousUser, person: Person) -> bool:
    """Only the data protection officer, and never by accident of another role."""
    return holds(user, StaffRole.PROTECTION_OFFICER)
