"""Giving and ending roles. What follows from them (groups, sessions) is done by `pajaverkko/receivers.py`."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _, override

from base.audit.choices import Act
from base.audit.services import note, reference_of_account
from base.outbox.services import queue_mail
from base.users import User
from network.regions.models import Centre
from network.staff.choices import StaffRole
from network.staff.mails import invitation
from network.staff.models import Assignment
from network.staff.permissions import administers
from network.staff.queries import assignments_on, overlapping


@transaction.atomic
def assign(
    *,
    user: User,
    role: StaffRole,
    centre: Centre | None = None,
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    reason: str = "",
    by: User | None,
) -> Assignment:
    """Give a role from today, or from another day; `by` is None at the command line. The audit log keeps the reason.

    Raises ValidationError when the centre does not fit the role, or the same role is held on one of these days.
    """
    _require_administrator(by)
    # One at a time for one account, so that two clicks cannot make two rows.
    User.objects.select_for_update().get(pk=user.pk)
    first = starts_on or timezone.localdate()
    given = Assignment(user=user, role=role, centre=centre, starts_on=first, ends_on=ends_on, given_by=by)
    if overlapping(given).exists():
        raise ValidationError(_("This account has this role already."))
    given.full_clean()
    given.save()
    _note(Act.GAVE_RIGHTS, given, reason, by)
    return given


@transaction.atomic
def end_assignment(*, assignment: Assignment, reason: str = "", by: User | None) -> None:
    """End a role now; today is its last day, and it holds no longer. The audit log keeps the reason.

    Raises ValidationError when it has ended already, or when nobody would be left who gives roles.
    """
    _require_administrator(by)
    held = Assignment.objects.select_for_update().get(pk=assignment.pk)
    today = timezone.localdate()
    if held.ended_at is not None or (held.ends_on is not None and held.ends_on < today):
        raise ValidationError(_("This role has ended already."))
    if _is_last_administrator(held, today):
        raise ValidationError(_("The site must have an administrator. Give the role to somebody else first."))
    held.ends_on = max(today, held.starts_on)
    held.ended_at, held.ended_by = timezone.now(), by
    held.save(update_fields=["ends_on", "ended_at", "ended_by"])
    _note(Act.ENDED_RIGHTS, held, reason, by)


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: StaffRole,
    centre: Centre | None,
    ends_on: datetime.date | None,
    language: str,
    reason: str = "",
    by: User,
) -> Assignment:
    """Give a role to whoever reads this address, and tell them; an address without an account gets one.

    Raises ValidationError as `assign` does, or when the account is closed.
    """
    user = User.objects.filter(email__iexact=email).first() or _new_account(email, name)
    if not user.is_active:
        raise ValidationError(_("The account of this address is closed. Open it first."))
    given = assign(user=user, role=role, centre=centre, ends_on=ends_on, reason=reason, by=by)
    with override(language):
        words = given.words
    queue_mail(
        mail=invitation(words=words, language=language),
        to=user.email,
        event=f"staff role {given.pk}",
        person=f"account {user.pk}",
        kind="invitation",
        by=by,
    )
    return given


class AdministratorExistsError(Exception):
    """The site has an administrator, who can invite others."""


@transaction.atomic
def make_first_administrator(*, email: str, even_if_there_is_one: bool = False, by: User | None) -> Assignment:
    """Open the site to its first administrator, from the command line. Raises AdministratorExistsError."""
    today = timezone.localdate()
    if not even_if_there_is_one and assignments_on(today).filter(role=StaffRole.ADMINISTRATOR).exists():
        raise AdministratorExistsError
    user = User.objects.filter(email__iexact=email).first() or _new_account(email, "")
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    return assign(user=user, role=StaffRole.ADMINISTRATOR, reason=_("At the command line"), by=by)


def _note(act: Act, assignment: Assignment, reason: str, by: User | None) -> None:
    """Whose role it was and which, at which centre: keys, no names."""
    centre = assignment.centre
    note(
        act=act,
        of=assignment,
        by=by,
        reference=reference_of_account(assignment.user),
        controller=(centre.organisation_id or 0) if centre else 0,
        reason=reason.strip(),
        fields=[assignment.role, *([f"CENTRE-{centre.pk}"] if centre else [])],
    )


def _new_account(email: str, name: str) -> User:
    """An account without a password: nobody here has one."""
    first, _space, last = name.strip().rpartition(" ")
    return User.objects.create_user(email, None, first_name=first or last, last_name=last if first else "")


def _require_administrator(by: User | None) -> None:
    if by is not None and not administers(by):
        raise PermissionDenied


def _is_last_administrator(held: Assignment, today: datetime.date) -> bool:
    """Whether nobody else gives roles today. The rows are locked: two who end each other's role wait in line."""
    if held.role != StaffRole.ADMINISTRATOR:
        return False
    locked = assignments_on(today).filter(role=StaffRole.ADMINISTRATOR).order_by("pk").select_for_update(of=("self",))
    return {row.user_id for row in locked} == {held.user_id}
