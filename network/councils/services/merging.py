"""Two rows of one person: the two seats in one term become one."""

from django.db import transaction
from django.utils import timezone

from base.users import User
from network.councils.models import Listing, Seat
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
    named = Listing._base_manager.filter(person=keep, ends_on__isnull=True).values("term")
    Listing._base_manager.filter(person=drop, ends_on__isnull=True, term__in=named).delete()
