"""The daily rounds, and a coordinator's word that a material has been looked through."""

import datetime
import logging
import time
from collections import defaultdict
from collections.abc import Callable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.links import is_there, status_of
from base.outbox.services import queue_mail
from base.users import User
from network.materials.pages import MaterialPage
from network.materials.permissions import own_materials
from network.upkeep.mails import review_due
from network.upkeep.models import CheckedLink, ReviewReminder
from network.upkeep.queries import addresses_of, links_due, materials_with_addresses, overdue_unreminded

log = logging.getLogger(__name__)
AT_MOST = 500
"""Links that are asked in one round."""
PATIENCE = 1_800
"""Seconds that a round may take; the others are asked first the next day."""
REMINDER_HOLDS = datetime.timedelta(days=7)
"""A reminder that could not be sent for so long is not sent any more."""


@transaction.atomic
def note_links(*, by: User | None) -> int:
    """Bring the list of links in step with what public materials lead to; return how many there are."""
    leading: dict[str, set[int]] = defaultdict(set)
    for material in materials_with_addresses():
        for address in addresses_of(material):
            leading[address].add(material.pk)
    CheckedLink.objects.exclude(address__in=leading).delete()
    CheckedLink.objects.bulk_create([CheckedLink(address=address) for address in leading], ignore_conflicts=True)
    for link in CheckedLink.objects.prefetch_related("materials"):
        if {material.pk for material in link.materials.all()} != leading[link.address]:
            link.materials.set(leading[link.address])
    return len(leading)


def check_links(*, at: datetime.datetime, by: User | None, ask: Callable[[str], int] = status_of) -> int:
    """Ask the links whose turn it is; return how many failed. Each answer is kept by itself: a round may be cut off."""
    failed = 0
    ends = time.monotonic() + PATIENCE
    for link in links_due(at)[:AT_MOST]:
        if time.monotonic() > ends:
            break
        status = ask(link.address)
        link.status, link.checked_at = status, at
        link.failures = 0 if is_there(status) else link.failures + 1
        link.save(update_fields=["status", "checked_at", "failures"])
        failed += bool(link.failures)
    return failed


def remind_owners(*, today: datetime.date, by: User | None) -> int:
    """Write to each owner of materials whose review day has come, once for each day; return to how many."""
    written = 0
    owned: dict[User, list[MaterialPage]] = defaultdict(list)
    for material in overdue_unreminded(today):
        owned[material.owner].append(material)
    for owner, materials in owned.items():
        try:
            _remind(owner, materials, today, by)
        except ValueError:
            # One address that nothing can be sent to must not keep the others waiting.
            log.warning("An owner of materials has an address that nothing can be sent to: account %s.", owner.pk)
        else:
            written += 1
    return written


@transaction.atomic
def _remind(owner: User, materials: list[MaterialPage], today: datetime.date, by: User | None) -> None:
    """One letter, and a note of it; neither without the other."""
    reminders = ReviewReminder.objects.bulk_create(
        ReviewReminder(material=material, review_on=day, sent_on=today)
        for material in materials
        if (day := material.review_on)
    )
    language = owner.wagtail_userprofile.get_preferred_language() if hasattr(owner, "wagtail_userprofile") else "fi"
    queue_mail(
        mail=review_due(materials=materials, language=language),
        to=owner.email,
        event=f"reviews of {today.isoformat()}",
        person=f"account {owner.pk}",
        kind="review_due",
        version=reminders[0].pk,
        apply_until=timezone.now() + REMINDER_HOLDS,
        by=by,
    )


@transaction.atomic
def mark_reviewed(*, material: MaterialPage, next_on: datetime.date, today: datetime.date, by: User) -> None:
    """Note that a material holds, and until when. A draft stays a draft and gets the day too.

    Raises ValidationError for a day that is not ahead.
    """
    if not own_materials(by).filter(pk=material.pk).exists():
        raise PermissionDenied
    if next_on <= today:
        raise ValidationError(_("Choose a day that is still ahead."))
    draft = material.get_latest_revision_as_object()
    publish = material.live and not material.has_unpublished_changes
    draft.review_on = next_on
    revision = draft.save_revision(user=by)
    if publish:
        revision.publish(user=by)
    else:
        MaterialPage.objects.filter(pk=material.pk).update(review_on=next_on)
