"""Who prepares and sends proposals, and notes what became of them: those who keep the council."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from base.users import User
from network.councils.permissions import kept_by
from network.proposals.models import Proposal


def proposals_kept_by(user: User | AnonymousUser) -> QuerySet[Proposal]:
    """The proposals of the councils that somebody keeps."""
    return Proposal.objects.filter(council__in=kept_by(user))
