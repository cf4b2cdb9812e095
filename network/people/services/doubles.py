"""Two rows for one person are made one, by somebody who knows that it is one."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.services import carry_letters
from base.personal_data.holding import carry_hold
from base.personal_data.register import tables_of_people
from base.personal_data.rows import delete_rows
from base.users import User
from network.people.models import Person
from network.people.permissions import can_change

before_merging = Signal()
"""Two rows are about to become one, in this transaction: `keep`, `drop` (Person), `by` (User). Rooms settle what both
have.
"""
FILLED = ("full_name", "region")
"""What the row that stays takes over where it knows nothing."""


@transaction.atomic
def merge_people(*, keep: Person, drop: Person, by: User) -> Person:
    """Move everything that hangs on one row to the other and delete the emptied one. A ban or a hold of either holds.

    Raises ValidationError for one row with itself, or for two that different organisations answer for.
    """
    rows = {row.pk: row for row in _locked(keep, drop)}
    if len(rows) != 2:
        raise ValidationError(_("These two cannot be made one."))
    keep, drop = rows[keep.pk], rows[drop.pk]
    if not (can_change(by, keep) and can_change(by, drop)):
        raise PermissionDenied
    if keep.controller_id != drop.controller_id:
        raise ValidationError(_("These two cannot be made one."))
    for name in FILLED:
        if not getattr(keep, name):
            setattr(keep, name, getattr(drop, name))
    if drop.has_safety_ban:
        keep.safety_ban = drop.safety_ban
    keep.added_on = min(keep.added_on, drop.added_on)
    keep.save(update_fields=[*FILLED, "full_name_mark", "safety_ban", "added_on"])
    before_merging.send(Person, keep=keep, drop=drop, by=by)
    _move_rows(keep, drop)
    carry_hold(keep=keep.reference, drop=drop.reference, by=by)
    carry_letters(keep=keep.reference, drop=drop.reference, by=by)
    note(act=Act.MERGED, of=keep, by=by, controller=keep.controller_id, fields=[drop.reference])
    drop.delete()
    return keep


def _locked(*people: Person) -> QuerySet[Person]:
    """As they are now, for a restriction may have come meanwhile; in one order, so that nobody waits for each other."""
    found: QuerySet[Person] = Person._base_manager.select_for_update().filter(pk__in=[one.pk for one in people])
    return found.order_by("pk")


def _move_rows(keep: Person, drop: Person) -> None:
    """Rows of every table that points at a person, of rooms that this one has never heard of, too.

    What the row that stays has already (a release of the same, an answer for the same event) is not moved.
    """
    for table in tables_of_people():
        if table.person == "pk" or "__" in table.person:
            continue
        for row in table.model._base_manager.filter(**{table.person: drop.pk}):
            try:
                with transaction.atomic():
                    type(row)._base_manager.filter(pk=row.pk).update(**{table.person: keep.pk})
            except IntegrityError:
                delete_rows(type(row)._base_manager.filter(pk=row.pk))
