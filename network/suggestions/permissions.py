"""Who looks at suggestions."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from base.users import User
from network.materials.pages import MaterialBankPage
from network.materials.permissions import keeps_a_bank, own_banks
from network.suggestions.models import Suggestion

SHARED_BANK_DEPTH = 3
"""The bank right below a front page belongs to all centres together."""


def visible_to(user: User | AnonymousUser, suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """What was sent to an own bank; and to the bank of all, for everyone who keeps a bank."""
    if not keeps_a_bank(user):
        return suggestions.none()
    return suggestions.filter(Q(bank__in=own_banks(user)) | Q(bank__depth__lte=SHARED_BANK_DEPTH))


def can_decide(user: User | AnonymousUser, suggestion: Suggestion) -> bool:
    return visible_to(user, Suggestion.objects.filter(pk=suggestion.pk)).exists()


def can_take_into(user: User | AnonymousUser, suggestion: Suggestion, bank: MaterialBankPage) -> bool:
    return can_decide(user, suggestion) and own_banks(user).filter(pk=bank.pk).exists()
