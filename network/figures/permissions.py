"""Who freezes, looks at and publishes the figures of a centre: its coordinators, and administrators. All read them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from network.staff.permissions import holds
from network.staff.queries import centres_where


def centres_figured_by(user: User | AnonymousUser) -> QuerySet[Centre]:
    """The centres whose figures somebody publishes."""
    if holds(user, StaffRole.ADMINISTRATOR):
        return Centre.objects.order_by("name_fi")
    return centres_where(user, {StaffRole.COORDINATOR}, timezone.localdate()).order_by("name_fi")


def can_publish_figures(user: User | AnonymousUser, centre: Centre) -> bool:
    return centres_figured_by(user).filter(pk=centre.pk).exists()


def publishes_any(user: User | AnonymousUser) -> bool:
    """Whether the screens of figures are there for this person at all."""
    return centres_figured_by(user).exists()


def can_see_true_numbers(user: User | AnonymousUser, centre: Centre) -> bool:
    """The centre's coordinators alone: those who work with the people. Each look is noted."""
    return centres_where(user, {StaffRole.COORDINATOR}, timezone.localdate()).filter(pk=centre.pk).exists()
