"""Who keeps a council: its members, meetings and memos."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils import timezone

from base.users import User
from network.councils.models import Council
from network.councils.queries import KEEPS
from network.staff.permissions import holds_at_some_centre
from network.staff.queries import centres_where


def kept_by(user: User | AnonymousUser) -> QuerySet[Council]:
    """The councils that somebody keeps."""
    return Council.objects.filter(centre__in=centres_where(user, KEEPS, timezone.localdate()))


def can_keep(user: User | AnonymousUser, council: Council) -> bool:
    return kept_by(user).filter(pk=council.pk).exists()


def keeps_any(user: User | AnonymousUser) -> bool:
    """Whether the screens of councils are there for this person at all."""
    return holds_at_some_centre(user, KEEPS)
