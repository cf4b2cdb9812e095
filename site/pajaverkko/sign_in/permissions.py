"""Who may sign in, and which accounts are the demo's."""

from django.conf import settings
from django.utils import timezone

from base.users import User
from network.staff.queries import assignments_of

DEMO_DOMAIN = ".example"
"""Addresses that no mail reaches (RFC 2606): the demo's accounts have such, and nobody else can."""


def is_demo_account(user: User) -> bool:
    return user.email.lower().endswith(DEMO_DOMAIN)


def is_open_demo_account(user: User) -> bool:
    """An account for trying out, where these are allowed: it passes with the fixed code and no second factor."""
    return bool(settings.DEMO_ALLOWED) and is_demo_account(user)


def may_sign_in(user: User) -> bool:
    """An open account with a role today. The demo's accounts only where the demo is allowed."""
    if not user.is_active or (is_demo_account(user) and not settings.DEMO_ALLOWED):
        return False
    return user.is_superuser or assignments_of(user, timezone.localdate()).exists()
