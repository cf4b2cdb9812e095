"""Who sees what people ask by right, and who answers it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from base.users import User
from network.people.permissions import can_restrict, looks_after_rights, whose_rights_are_looked_after_by
from network.personal_links.choices import RequestKind
from network.personal_links.models import RightsRequest
from network.staff.choices import StaffRole
from network.staff.permissions import holds


def sees_requests(user: User | AnonymousUser) -> bool:
    return looks_after_rights(user)


def requests_visible_to(user: User | AnonymousUser) -> QuerySet[RightsRequest]:
    """Those of everybody for the data protection officer, of the people of the own centres for a coordinator."""
    people = whose_rights_are_looked_after_by(user).values("pk")
    found: QuerySet[RightsRequest] = RightsRequest._base_manager.filter(person__in=people)
    return found


def can_answer(user: User | AnonymousUser, request: RightsRequest) -> bool:
    """Who may restrict the use of the person's data; to erase, and to refuse it, is for the officer alone."""
    if request.kind == RequestKind.ERASURE:
        return holds(user, StaffRole.PROTECTION_OFFICER)
    return can_restrict(user, request.person)
