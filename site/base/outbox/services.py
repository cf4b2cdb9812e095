"""Queueing a letter, withdrawing it, sending it once more, and forgetting whom it went to."""

import datetime
import functools
import uuid
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.outbox.choices import LetterState
from base.outbox.mail import Mail, check_address
from base.outbox.models import Letter, OutboxPause
from base.outbox.queries import letters_waiting
from base.outbox.tasks import send_soon
from base.users import User

KEPT_WAITING = datetime.timedelta(days=30)
"""A letter that says no moment of its own is not sent later than this."""


def queue_mail(
    *,
    mail: Mail,
    to: str,
    event: str,
    person: str,
    kind: str,
    version: int | str = 1,
    apply_until: datetime.datetime | None = None,
    forget_when_sent: bool = False,
    by: User | None,
) -> Letter:
    """Keep a letter, to be sent once the transaction of its event has been committed; it is never sent without it.

    `event` and `person` are random references without anything personal. A second letter for the same event, person,
    kind and version is not made: the first one is returned as it is. After `apply_until` (30 days when it is not
    given) the letter is withdrawn instead of sent. With `forget_when_sent` address and text are deleted at once when it
    has left, not after 14 days. Raises ValueError for what is no address of one recipient, no reference, or no code.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A letter is queued in the transaction of its event.")
    check_address(to)
    key = {"event": event, "person": person, "kind": kind, "version": str(version)}
    _check_references(key)
    now = timezone.now()
    values = {
        "queued_at": now,
        "next_try_at": now,
        "message_id": _new_message_id(),
        "language": mail.language,
        "address": to,
        "subject": mail.subject,
        "body": mail.text,
        "forget_when_sent": forget_when_sent,
        "expires_at": apply_until or now + KEPT_WAITING,
    }
    letter, is_new = Letter.objects.get_or_create(**key, defaults=values)
    if is_new:
        # The event stands even when the worker cannot be called: its loop finds the letter.
        transaction.on_commit(functools.partial(send_soon, letter.pk), robust=True)
    return letter


@transaction.atomic
def withdraw_mails(
    *, event: str, kinds: Iterable[str] | None = None, person: str | None = None, by: User | None
) -> int:
    """Take back the waiting letters of an event, of some kinds or to one person only; return how many.

    One that is on its way in this very moment still leaves.
    """
    letters = letters_waiting().filter(event=event)
    if kinds is not None:
        letters = letters.filter(kind__in=list(kinds))
    if person is not None:
        letters = letters.filter(person=person)
    return letters.update(state=LetterState.WITHDRAWN, ended_at=timezone.now())


@transaction.atomic
def hold_letters_after_restore(*, by: User | None) -> int:
    """Take back all that waits, which may have left since the copy was made, and let nothing leave; return how many.

    What is queued from now on waits until `let_letters_leave`.
    """
    OutboxPause.objects.create(begun_at=timezone.now())
    return letters_waiting().update(state=LetterState.WITHDRAWN, ended_at=timezone.now())


def let_letters_leave(*, by: User | None) -> int:
    """End the pause after a restore; return how many letters wait."""
    OutboxPause.objects.all().delete()
    return letters_waiting().count()


@transaction.atomic
def carry_letters(*, keep: str, drop: str, by: User) -> None:
    """Two rows of one person become one: what waits for the one that goes is the other's, and is taken back with it.

    Of the same letter to both one leaves.
    """
    for letter in letters_waiting().filter(person=drop):
        same = Letter.objects.filter(event=letter.event, kind=letter.kind, version=letter.version, person=keep)
        if same.exists():
            withdraw_mails(event=letter.event, kinds=[letter.kind], person=drop, by=by)
        else:
            Letter.objects.filter(pk=letter.pk).update(person=keep)


@transaction.atomic
def send_again(*, letter: Letter, by: User) -> None:
    """Let a refused letter wait anew, once what it was refused for has been mended.

    Raises ValidationError when it has been forgotten, or is not one that was refused.
    """
    refused = Letter.objects.filter(pk=letter.pk, state=LetterState.REFUSED, forgotten_at=None)
    now = timezone.now()
    fresh = {"state": LetterState.WAITING, "ended_at": None, "attempts": 0, "failure": "", "reply_code": None}
    if not refused.update(**fresh, next_try_at=now, expires_at=now + KEPT_WAITING):
        raise ValidationError(_("This letter cannot be sent any more."))


@transaction.atomic
def forget_person_in_mails(*, person: str, by: User | None) -> int:
    """Withdraw what waits for a person, and delete address and text of every letter; return how many letters."""
    now = timezone.now()
    letters_waiting().filter(person=person).update(state=LetterState.WITHDRAWN, ended_at=now)
    letters = Letter.objects.filter(person=person, forgotten_at=None)
    return letters.update(address="", subject="", body="", forgotten_at=now)


def _check_references(key: dict[str, str]) -> None:
    """Raises ValueError for one that is empty or too long for its column, or that may be an address."""
    for name, value in key.items():
        longest = getattr(Letter._meta.get_field(name), "max_length", 0)
        if not value.isprintable() or not 0 < len(value) <= longest or "@" in value:
            raise ValueError(f"A letter needs a short reference without personal data: {name}.")


def _new_message_id() -> str:
    """Random, at the host of the site: it tells nothing of the recipient."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    return f"<{uuid.uuid4().hex}@{host}>"
