"""Who reads inquiries and answers them."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from base.users import User
from network.inquiries.models import Inquiry
from network.staff.permissions import administers


def answers_inquiries(user: User | AnonymousUser) -> bool:
    """Administrators: what people write to the keepers of the site belongs to no centre."""
    return administers(user)


def visible_to(user: User | AnonymousUser, inquiries: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
    return inquiries if answers_inquiries(user) else inquiries.none()
