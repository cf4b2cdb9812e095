"""What allauth and Django ask of us about accounts: no passwords, no sign-up, our own messages and sealed secrets."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.messages import ERROR
from django.http import HttpRequest
from django.utils.crypto import get_random_string
from django.utils.translation import gettext, gettext_lazy as _

from base.sealed import opened, seal
from base.users import User
from pajaverkko.sign_in.permissions import is_open_demo_account
from pajaverkko.sign_in.services import send_code

CODE_LENGTH = 8
"""Digits: with the limits, somebody who guesses day and night at one account finds a code in a hundred years."""


class Accounts(ModelBackend):
    """Knows accounts and their rights, and lets nobody in by a password."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        return None


class SignInAdapter(DefaultAccountAdapter):
    """How allauth signs people in here."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("Too many tries. Wait a quarter of an hour and try again."),
        "rate_limited": _("Too many tries. Wait a quarter of an hour and try again."),
        "incorrect_code": _("The code is not right, or it is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by invitation only."""
        return False

    def generate_login_code(self) -> str:
        account = getattr(context.request, "account_signing_in", None)
        if account is not None and is_open_demo_account(account):
            return str(settings.DEMO_CODE)
        return get_random_string(CODE_LENGTH, "0123456789")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The only message of allauth that goes out is the one with the code."""
        if template_prefix == "account/email/login_code":
            account = User.objects.filter(email__iexact=email).first()
            send_code(account=account, to=email, code=context["code"], by=None)

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Only what went wrong: the pages themselves tell what was done."""
        if level >= ERROR:
            super().add_message(request, level, *args, **kwargs)


class SecondFactorAdapter(DefaultMFAAdapter):
    """How allauth keeps second factors here."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right, or it is too old."),
    }

    def get_totp_issuer(self) -> str:
        return "Pajaverkko"

    def _get_site_name(self) -> str:
        return "Pajaverkko"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        return gettext("My passkey")

    def encrypt(self, text: str) -> str:
        """The secrets behind codes are sealed: whoever steals the database cannot make them."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened(encrypted_text)
