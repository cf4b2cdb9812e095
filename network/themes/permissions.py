"""Who may tend the shared words, and tell how themes stand."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from base.asked_once import asked_once
from base.users import User
from network.regions.models import Region
from network.regions.queries import coverage_today, regions_today
from network.staff.choices import StaffRole
from network.staff.permissions import holds
from network.staff.queries import centres_where


def can_tend_keywords(user: User | AnonymousUser) -> bool:
    """Renaming and merging touches the pages of all centres: only those with the right over the whole list."""
    return user.is_active and user.has_perm("network.change_keyword")


def regions_followed_by(user: User | AnonymousUser) -> QuerySet[Region]:
    """The counties of which somebody tells how themes stand: those of the own centres; administrators all."""
    if holds(user, StaffRole.ADMINISTRATOR):
        return regions_today()
    own = centres_where(user, {StaffRole.COORDINATOR}, timezone.localdate())
    return regions_today().filter(pk__in=coverage_today().filter(centre__in=own).values("region"))


def can_follow(user: User | AnonymousUser, region: Region) -> bool:
    return regions_followed_by(user).filter(pk=region.pk).exists()


@asked_once
def follows_any(user: User | AnonymousUser) -> bool:
    """Whether the screens of themes in regions are there for this person at all."""
    return regions_followed_by(user).exists()
