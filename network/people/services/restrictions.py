"""Restricting the use of what is known of a person, and lifting that (article 18). What is restricted is only kept."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.kept_only import answers_a_request
from base.outbox.services import queue_mail
from base.users import User
from network.people.choices import RouteKind
from network.people.mails import restriction_ends
from network.people.models import Person
from network.people.permissions import can_restrict

LIFTING = answers_a_request("restriction_ends")
"""The law asks that the person is told before it ends: this letter goes out all the same."""


@transaction.atomic
def restrict_use(*, person: Person, reason: str, by: User) -> Person:
    """From now on the data is kept and nothing else: not shown, not written to, not revealed, not deleted in time.

    Restricting what is restricted changes nothing. Raises ValidationError without a reason.
    """
    found = _locked(person, reason, by)
    if not found.is_restricted:
        _set(found, restricted=True, reason=reason, by=by)
    return found


@transaction.atomic
def lift_restriction(*, person: Person, reason: str, by: User) -> Person:
    """The data may be used again, and what is due is deleted from the next night on. ValidationError without reason."""
    found = _locked(person, reason, by)
    if found.is_restricted:
        _set(found, restricted=False, reason=reason, by=by)
    return found


@transaction.atomic
def tell_of_lifting(*, person: Person, words: str, by: User) -> None:
    """Write to the person that the restriction will end, and why. It stays until it is lifted.

    Raises ValidationError without a reason, or where there is no e-mail address.
    """
    found = _locked(person, words, by)
    route = found.routes.filter(kind=RouteKind.EMAIL).first()
    if route is None or not found.is_restricted:
        raise ValidationError(_("There is no e-mail address to write to."))
    queue_mail(
        mail=restriction_ends(words=words.strip(), language=found.language),
        to=route.value,
        event=f"restriction {timezone.now():%Y-%m-%d %H:%M:%S.%f}",
        person=found.reference,
        kind=LIFTING,
        forget_when_sent=True,
        by=by,
    )
    note(act=Act.CHANGED, of=found, by=by, controller=found.controller_id, fields=[LIFTING])


def _locked(person: Person, reason: str, by: User) -> Person:
    """The row as it is now, for whoever may restrict its use and tells why."""
    if not can_restrict(by, person):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Tell why."))
    found: Person = Person._base_manager.select_for_update().get(pk=person.pk)
    return found


def _set(person: Person, *, restricted: bool, reason: str, by: User) -> None:
    person.restricted_on = timezone.localdate() if restricted else None
    person.save(update_fields=["restricted_on"])
    note(
        act=Act.CHANGED,
        of=person,
        by=by,
        controller=person.controller_id,
        reason=reason.strip()[:200],
        fields=["restricted_on", "set" if restricted else "lifted"],
    )
