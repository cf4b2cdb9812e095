"""What a member needs who has no way to tell it on the own page."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from network.councils.models import Seat
from network.councils.permissions import can_keep
from network.councils.queries import membership_of
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
