"""What happens at a second factor, each one call to one service."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from django.dispatch import receiver
from django.http import HttpRequest

from base.users import User
from pajaverkko.sign_in.services import (
    forget_second_factor_of_session,
    note_lost_factor,
    note_new_second_factor,
    note_second_factor,
)


@receiver(authenticator_used)
def keep_second_factor(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note_second_factor(session=request.session, by=user)


@receiver(authenticator_added)
def keep_new_second_factor(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    note_new_second_factor(request=request, by=user)


@receiver(authenticator_removed)
def forget_second_factor(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        # Spare codes go with the last factor, by themselves.
        note_lost_factor(kind=authenticator.type, by=user)
    forget_second_factor_of_session(session=request.session, by=user)
