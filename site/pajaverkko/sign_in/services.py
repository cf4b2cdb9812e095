"""Sending a code, marking and forgetting the second factor, ending sessions."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from base.audit.choices import Act
from base.audit.services import note, reference_of_account
from base.users import User
from network.staff.permissions import administers
from pajaverkko.sign_in.mails import code_message, hand_over
from pajaverkko.sign_in.permissions import is_open_demo_account

SECOND_FACTOR = "second_factor"
"""Where a session keeps whose second factor was given in it."""


def send_code(*, account: User | None, to: str, code: str, by: User | None) -> None:
    """Send the code to an account. Without one all is done but the sending: the answer must take as long.

    `by` is None: nobody has signed in yet. To the demo's accounts no mail is sent, none would arrive.
    """
    language, minutes = get_language() or "fi", settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
    message = code_message(to=to, code=code, minutes=minutes, language=language)
    is_sent = account is not None and not is_open_demo_account(account)
    hand_over(message if is_sent else None)


def note_second_factor(*, session: SessionBase, by: User) -> None:
    """The second factor was given, or taken into use, in this session."""
    session[SECOND_FACTOR] = by.pk


def note_new_second_factor(*, request: HttpRequest, by: User) -> None:
    """It was taken into use in this session: asking for it again at once, to show the spare codes, would be odd."""
    record_authentication(request, by, "mfa", reauthenticated=True)
    note_second_factor(session=request.session, by=by)


def forget_second_factor_of_session(*, session: SessionBase, by: User) -> None:
    """The last second factor of the account was taken away in this session."""
    if not Authenticator.objects.filter(user=by).exists():
        session.pop(SECOND_FACTOR, None)


@transaction.atomic
def reset_second_factor(*, user: User, by: User | None) -> None:
    """For somebody whose phone is gone: at the next sign-in a new second factor is taken into use."""
    if by is not None and not administers(by):
        raise PermissionDenied
    Authenticator.objects.filter(user=user).delete()
    note(act=Act.TOOK_FACTOR, of=user, by=by, reference=reference_of_account(user))
    end_sessions(user=user, by=by)


def note_lost_factor(*, kind: str, by: User) -> None:
    """Somebody took away a second factor of the own account: an app or a passkey."""
    note(act=Act.TOOK_FACTOR, of=by, by=by, reference=reference_of_account(by), fields=[kind])


def note_access(*, account: User, is_open: bool, by: User) -> None:
    """An account was opened, closed or deleted: all its roles with it. Called in the transaction of that."""
    act = Act.GAVE_RIGHTS if is_open else Act.ENDED_RIGHTS
    note(act=act, of=account, by=by, reference=reference_of_account(account), fields=["is_active"])


def forget_sessions(*, by: User | None) -> None:
    """Delete the sessions that are over."""
    call_command("clearsessions")


@transaction.atomic
def end_sessions(*, user: User, by: User | None) -> int:
    """Sign an account out everywhere, at once; return how many sessions were deleted.

    Every session holds a digest of the account's unusable password. A new one ends them all, also one that is being
    written this very moment; the rows are deleted beside that, so that nothing of the person stays in them.
    """
    User.objects.filter(pk=user.pk).update(password=make_password(None))
    living = Session.objects.filter(expire_date__gt=timezone.now())
    own = [row.pk for row in living.iterator() if row.get_decoded().get(SESSION_KEY) == str(user.pk)]
    return Session.objects.filter(pk__in=own).delete()[0]
