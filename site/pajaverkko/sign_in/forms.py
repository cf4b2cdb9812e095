"""Asking for a code, and giving it back."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from base.users import User
from pajaverkko.sign_in.permissions import is_open_demo_account, may_sign_in

LONGEST_ADDRESS = 254


class AskForCodeForm(RequestLoginCodeForm):
    """The address of an account. Whether it is one is told by nothing."""

    _user: User | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label, field.help_text = _("Your e-mail address"), _("We send a code to it.")
        field.validators.append(MaxLengthValidator(LONGEST_ADDRESS))
        field.widget.attrs = {"autocomplete": "email", "inputmode": "email"}
        self.use_required_attribute = False

    def clean_email(self) -> str:
        """Accounts that may not sign in are treated as if there were none."""
        email = str(super().clean_email())
        found: User | None = self._user
        is_theirs = found is not None and found.email.lower() == email.lower() and may_sign_in(found)
        self._user = context.request.account_signing_in = found if is_theirs else None
        if self._user is not None and is_open_demo_account(self._user):
            # Everybody knows the code: a limit would only be in the way of those who try the demo out.
            ratelimit.clear(context.request, action="request_login_code", key=email.lower())
        return email


class AsksForCode:
    """A field for a code, in our words. Added before a form of allauth."""

    fields: dict[str, Any]
    told: Any = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.help_text = _("Code"), self.told
        field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        self.use_required_attribute = False


class GiveCodeForm(AsksForCode, ConfirmLoginCodeForm):
    told = _("It is in the message that we sent you.")


class SecondStepForm(AsksForCode, AuthenticateForm):
    """The second step of signing in."""


class OnceMoreForm(AsksForCode, ReauthenticateForm):
    """The second step again, before something that matters."""


class TakeAppForm(AsksForCode, ActivateTOTPForm):
    """Taking an app into use."""


class TakePasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class NamePasskeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
