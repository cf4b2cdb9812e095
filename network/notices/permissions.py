"""Who writes notices, and who writes down what people have said."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from base.users import User
from network.notices.models import Notice
from network.people.permissions import KEEPS_PEOPLE, centres_of
from network.staff.choices import StaffRole
from network.staff.permissions import holds, holds_at_some_centre


def tends_notices(user: User | AnonymousUser) -> bool:
    """Whether the notices are there for this person at all."""
    return writes_all(user) or holds_at_some_centre(user, KEEPS_PEOPLE)


def writes_all(user: User | AnonymousUser) -> bool:
    return holds(user, StaffRole.ADMINISTRATOR) or holds(user, StaffRole.PROTECTION_OFFICER)


def can_write(user: User | AnonymousUser, notice: Notice) -> bool:
    """The administrator and the data protection officer all of them; a coordinator those of the own organisation."""
    if writes_all(user):
        return True
    own = centres_of(user, keeping=True).filter(organisation__isnull=False)
    return notice.controller_id is not None and own.filter(organisation=notice.controller_id).exists()


def visible_to(user: User | AnonymousUser) -> QuerySet[Notice]:
    """The notices that somebody writes, and those of the site, which everybody reads in their forms."""
    if writes_all(user):
        return Notice.objects.all()
    own = centres_of(user, keeping=True).filter(organisation__isnull=False)
    return Notice.objects.filter(Q(controller=None) | Q(controller__in=own.values("organisation")))
