"""Who is what, on which day."""

import datetime
from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from base.users import User
from network.regions.models import Centre, Organisation
from network.staff.choices import StaffRole
from network.staff.models import Assignment


def holding_on(day: datetime.date, prefix: str = "") -> Q:
    """Begun and not ended on this day, by the columns behind `prefix`."""
    begun = Q(**{f"{prefix}starts_on__lte": day})
    lasting = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    last_day = Q(**{f"{prefix}ends_on": day, f"{prefix}ended_at__isnull": True})
    return begun & (lasting | last_day)


def assignments_on(day: datetime.date) -> QuerySet[Assignment]:
    """Those that hold on this day, of accounts that are open."""
    return Assignment.objects.filter(holding_on(day), user__is_active=True)


def assignments_of(user: User | AnonymousUser, on: datetime.date) -> QuerySet[Assignment]:
    """What this person is on this day; nothing for those who have not signed in."""
    return assignments_on(on).filter(user=user.pk) if user.pk else Assignment.objects.none()


def roles_of(user: User | AnonymousUser, on: datetime.date) -> frozenset[StaffRole]:
    """The roles of this person on this day, at whatever centre."""
    return frozenset(StaffRole(role) for role in assignments_of(user, on).values_list("role", flat=True))


def centres_where(user: User | AnonymousUser, roles: Collection[StaffRole], on: datetime.date) -> QuerySet[Centre]:
    """The centres at which this person has one of the roles on this day."""
    held = assignments_of(user, on).filter(role__in=list(roles), centre__isnull=False)
    return Centre.objects.filter(pk__in=held.values("centre"))


def controllers_where(
    user: User | AnonymousUser, roles: Collection[StaffRole], on: datetime.date
) -> QuerySet[Organisation]:
    """The organisations that answer for the data of these centres."""
    return Organisation.objects.filter(pk__in=centres_where(user, roles, on).values("organisation"))


def holders_of(role: StaffRole, on: datetime.date, centre: Centre | None = None) -> QuerySet[User]:
    """The accounts that have the role on this day, at the centre when one is named."""
    held = assignments_on(on).filter(role=role, **({"centre": centre} if centre else {}))
    return User.objects.filter(pk__in=held.values("user"))


def overlapping(assignment: Assignment) -> QuerySet[Assignment]:
    """Others of the same account, role and centre whose days meet the days of this one."""
    same = Assignment.objects.filter(
        user=assignment.user_id, role=assignment.role, centre=assignment.centre_id
    ).exclude(pk=assignment.pk)
    begins_before = Q() if assignment.ends_on is None else Q(starts_on__lte=assignment.ends_on)
    first = assignment.starts_on
    ends_after = Q(ends_on__isnull=True) | Q(ends_on__gt=first) | Q(ends_on=first, ended_at__isnull=True)
    return same.filter(begins_before & ends_after)
