"""Who calls meetings and writes memos: those who keep the council."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from base.users import User
from network.councils.permissions import kept_by
from network.meetings.models import Meeting


def meetings_kept_by(user: User | AnonymousUser) -> QuerySet[Meeting]:
    """The meetings of the councils that somebody keeps."""
    return Meeting.objects.filter(council__in=kept_by(user))
