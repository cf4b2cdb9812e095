"""Taking in what a person asks by right, and warning whoever has to answer it in time."""

import datetime
import logging
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.services import queue_mail
from base.users import User
from network.people.models import Person
from network.personal_links.choices import IN_WORDS, ONCE, RequestKind
from network.personal_links.mails import requests_wait
from network.personal_links.models import RightsRequest
from network.personal_links.queries import requests_to_warn_of
from network.staff.choices import StaffRole
from network.staff.queries import holders_of

log = logging.getLogger(__name__)
WARNING_HOLDS = datetime.timedelta(days=4)
"""A warning that could not be sent for so long is not sent any more; the list in the admin tells it all the same."""


@transaction.atomic
def ask_by_right(*, person: Person, kind: RequestKind, words: str = "", by: User | None) -> RightsRequest:
    """Keep what a person asks; the same asked twice is asked once. `by` is None: the person asks.

    Raises ValidationError for one that says nothing where it must say what it is about.
    """
    words = words.strip()
    if kind in IN_WORDS and not words:
        raise ValidationError(_("Tell what it is about."))
    # One after the other: two clicks must not make two.
    Person._base_manager.select_for_update().get(pk=person.pk)
    for request in person.rights_requests.filter(kind=kind, answered_on=None):
        if kind in ONCE or request.words == words:
            return request
    request = RightsRequest(
        person=person, controller_id=person.controller_id, kind=kind, words=words, asked_on=timezone.localdate()
    )
    request.full_clean(exclude=["person"])
    request.save(force_insert=True)
    note(act=Act.ADDED, of=request, by=by, reference=person.reference, controller=person.controller_id, fields=[kind])
    return request


@transaction.atomic
def ask_to_be_erased(*, person: Person, by: User | None) -> RightsRequest:
    """Note that a person wants to be erased."""
    return ask_by_right(person=person, kind=RequestKind.ERASURE, by=by)


@transaction.atomic
def warn_of_requests(*, today: datetime.date, by: User | None) -> int:
    """Write to the data protection officer of what has waited for 20 days, once of each; return of how many.

    While there is nobody to write to, nobody counts as warned.
    """
    waiting = list(requests_to_warn_of(today).select_for_update())
    officers = holders_of(StaffRole.PROTECTION_OFFICER, today) if waiting else ()
    # Each of them, not until the first.
    warned = [_warn(user, waiting, today, by) for user in officers]
    if any(warned):
        keys = [request.pk for request in waiting]
        return int(RightsRequest._base_manager.filter(pk__in=keys).update(warned_on=today))
    return 0


def _warn(user: User, waiting: Sequence[RightsRequest], today: datetime.date, by: User | None) -> bool:
    profile = getattr(user, "wagtail_userprofile", None)
    try:
        queue_mail(
            mail=requests_wait(requests=waiting, language=profile.get_preferred_language() if profile else "fi"),
            to=user.email,
            event=f"requests of {today.isoformat()}",
            person=f"account {user.pk}",
            kind="requests_wait",
            version=waiting[0].pk,
            apply_until=timezone.now() + WARNING_HOLDS,
            by=by,
        )
    except ValueError:
        # One address that nothing can be sent to must not keep the others from being warned.
        log.warning("A data protection officer has an address that nothing can be sent to: account %s.", user.pk)
        return False
    return True
