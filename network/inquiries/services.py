"""Taking an inquiry in, answering it, and warning those who have to."""

import datetime
import logging
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.services import queue_mail
from base.users import User
from network.inquiries.choices import Outcome, RouteKind
from network.inquiries.mails import answer_to_inquiry, inquiries_wait, receipt_of_inquiry
from network.inquiries.models import AnswerRoute, Inquiry
from network.inquiries.permissions import answers_inquiries
from network.inquiries.queries import addressed_lately, inquiries_to_warn_of, routes_to, those_who_answer
from network.notices.choices import Purpose

log = logging.getLogger(__name__)
MOST_RECEIPTS = 3
"""Receipts to one address in a day: nobody is to have a stranger's post box filled by this site."""
WARNING_HOLDS = datetime.timedelta(days=4)
"""A warning that could not be sent for so long is not sent any more: by then the last day has come."""


@transaction.atomic
def send_inquiry(
    *,
    key: UUID,
    purpose: Purpose,
    message: str,
    place: str = "",
    routes: Mapping[RouteKind, str],
    language: str,
    by: User | None,
) -> Inquiry:
    """Keep what somebody wrote, and send a receipt where an e-mail address was given.

    The same form sent twice makes one. `by` is None: nobody is asked.
    """
    told = {"purpose": purpose, "message": message, "place": place, "language": language}
    inquiry, is_new = Inquiry.objects.get_or_create(key=key, defaults=told | {"sent_on": timezone.localdate()})
    if not is_new:
        return inquiry
    address = routes.get(RouteKind.EMAIL, "")
    if address and addressed_lately(address, inquiry.sent_on) < MOST_RECEIPTS:
        queue_mail(
            mail=receipt_of_inquiry(inquiry=inquiry, language=language),
            to=address,
            event=f"inquiry {inquiry}",
            person=f"sender of {inquiry}",
            kind="receipt_of_inquiry",
            forget_when_sent=True,
            by=by,
        )
    for kind, value in routes.items():
        AnswerRoute.objects.create(inquiry=inquiry, kind=kind, value=value)
    return inquiry


@transaction.atomic
def answer_by_email(*, inquiry: Inquiry, words: str, by: User) -> None:
    """Hand an answer to the outbox and delete how to reach the sender; there the address lies until it has left.

    Raises ValidationError when it has been answered, or when there is no address.
    """
    found = _waiting(inquiry, by)
    route = found.routes.filter(kind=RouteKind.EMAIL).first()
    if route is None:
        raise ValidationError(_("There is no e-mail address to answer to."))
    queue_mail(
        mail=answer_to_inquiry(inquiry=found, words=words, language=found.language),
        to=route.value,
        event=f"inquiry {found}",
        person=f"sender of {found}",
        kind="answer_to_inquiry",
        forget_when_sent=True,
        by=by,
    )
    _close(found, Outcome.EMAIL, by)


@transaction.atomic
def reveal_number(*, inquiry: Inquiry, by: User) -> str:
    """The telephone number of the sender, once it has been noted who saw it. Raises ValidationError without one."""
    route = _waiting(inquiry, by).routes.filter(kind=RouteKind.PHONE).first()
    if route is None:
        raise ValidationError(_("There is no telephone number to call."))
    note(act=Act.REVEALED, of=route, by=by, reason=_("To answer by telephone"), fields=("value",))
    return str(route.value)


@transaction.atomic
def close_inquiry(*, inquiry: Inquiry, outcome: Outcome, by: User) -> None:
    """Note that it has been answered by telephone, or dealt with without an answer; how to reach the sender goes.

    Raises ValidationError when it has been answered, or for a call where there is no number.
    """
    found = _waiting(inquiry, by)
    if outcome == Outcome.EMAIL:
        raise ValidationError(_("An answer by e-mail is written and sent here."))
    if outcome == Outcome.PHONE and not found.routes.filter(kind=RouteKind.PHONE).exists():
        raise ValidationError(_("There is no telephone number to call."))
    _close(found, outcome, by)


@transaction.atomic
def forget_routes_to(*, values: Iterable[str], by: User | None) -> int:
    """Delete the ways to answer that lead to somebody who is erased; return how many. What they wrote stays."""
    return routes_to(values).delete()[0]


@transaction.atomic
def warn_of_inquiries(*, today: datetime.date, by: User | None) -> int:
    """Write to the administrators of what has waited for ten days, once of each inquiry; return of how many.

    While there is nobody to write to, nobody counts as warned.
    """
    waiting = list(inquiries_to_warn_of(today).select_for_update())
    warned = sum(_warn(user, waiting, today, by) for user in those_who_answer(today)) if waiting else 0
    if not warned:
        return 0
    return Inquiry.objects.filter(pk__in=[each.pk for each in waiting]).update(warned_on=today)


def _warn(user: User, waiting: Sequence[Inquiry], today: datetime.date, by: User | None) -> bool:
    language = user.wagtail_userprofile.get_preferred_language() if hasattr(user, "wagtail_userprofile") else "fi"
    try:
        queue_mail(
            mail=inquiries_wait(inquiries=waiting, language=language),
            to=user.email,
            event=f"inquiries of {today.isoformat()}",
            person=f"account {user.pk}",
            kind="inquiries_wait",
            version=waiting[0].pk,
            apply_until=timezone.now() + WARNING_HOLDS,
            by=by,
        )
    except ValueError:
        # One address that nothing can be sent to must not keep the others from being warned.
        log.warning("An administrator has an address that nothing can be sent to: account %s.", user.pk)
        return False
    return True


def _waiting(inquiry: Inquiry, by: User) -> Inquiry:
    """The row, locked: of two who answer at once, one is told that it has been done."""
    if not answers_inquiries(by):
        raise PermissionDenied
    found = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    if found.answered_on is not None:
        raise ValidationError(_("This has been answered already."))
    return found


def _close(inquiry: Inquiry, outcome: Outcome, by: User) -> None:
    inquiry.answered_on, inquiry.outcome = timezone.localdate(), outcome
    inquiry.save(update_fields=["answered_on", "outcome"])
    inquiry.routes.all().delete()
    note(act=Act.CHANGED, of=inquiry, by=by, fields=("answered_on", "outcome"))
