"""Two rows of one person: the two seats in one term become one."""

from django.db import transaction
from django.utils import timezone

from base.users import User
from network.councils.models import Listing, ReadingRight, Seat
from network.people.models import Person


@transaction.atomic
def settle_double_seats(*, keep: Person, drop: Person, by: User) -> None:
    """Before two rows of people become one: of two seats in a term the older one goes on; of two namings one."""
    today = timezone.localdate()
    held: set[int] = set()
    both = Seat._base_manager.filter(person__in=(keep, drop), ends_on__isnull=True)
    for seat in both.order_by("starts_on", "reference"):
        if seat.term_id in held:
            seat.ends_on = max(today, seat.starts_on)
            seat.save(update_fields=["ends_on"])
        held.add(seat.term_id)
    _join_rights(keep, drop)
    named = Listing._base_manager.filter(person=keep, ends_on__isnull=True).values("term")
    Listing._base_manager.filter(person=drop, ends_on__isnull=True, term__in=named).delete()


def _join_rights(keep: Person, drop: Person) -> None:
    """From the earlier first day to the later last one; one without a last day lasts as long as the term."""
    for right in ReadingRight._base_manager.filter(person=drop):
        own = ReadingRight._base_manager.filter(person=keep, term=right.term).first()
        if own is None:
            continue
        own.starts_on = min(own.starts_on, right.starts_on)
        own.ends_on = max(own.ends_on, right.ends_on) if own.ends_on and right.ends_on else None
        own.save(update_fields=["starts_on", "ends_on"])
