"""Who reads applications and decides on them: those who keep the council."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from base.users import User
from network.councils.models import Call
from network.councils.permissions import kept_by


def calls_kept_by(user: User | AnonymousUser) -> QuerySet[Call]:
    """The calls of the councils that somebody keeps."""
    return Call.objects.filter(council__in=kept_by(user))
