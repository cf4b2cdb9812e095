"""What members need to take part: written down for who has no way to tell it, and kept as long as they are members."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.models import Seat, Term
from network.councils.permissions import can_keep
from network.councils.queries import membership_of, terms_not_over
from network.people.models import Need
from network.people.services import note_needs


@transaction.atomic
def note_needs_of_member(*, seat: Seat, words: Mapping[str, str], by: User) -> Need | None:
    """Keep what a member needs in all meetings, in place of what was told before; None when nothing is needed.

    Raises ValidationError for a seat that has ended: what was needed is deleted with it.
    """
    if not can_keep(by, seat.term.council):
        raise PermissionDenied
    days = [day for day in (seat.ends_on, seat.term.ends_on) if day is not None]
    if days and min(days) < timezone.localdate():
        raise ValidationError(_("The seat has ended already."), code="ended")
    event = membership_of(seat.term)
    return note_needs(person=seat.person, event_key=event.key, event_on=event.on, words=words, by=by)


def follow_terms(*, today: datetime.date, by: User | None) -> int:
    """Keep what members need until the end of the term as it is told today; without an end, for a year from each day.

    Returns of how many it was kept until another day.
    """
    return sum(_follow(term, today) for term in terms_not_over(today))


def _follow(term: Term, today: datetime.date) -> int:
    event = membership_of(term)
    held = Seat._base_manager.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), term=term)
    needs = Need._base_manager.filter(event_key=event.key, person__in=held.values("person"))
    number: int = needs.exclude(event_on=event.on).update(event_on=event.on)
    return number
