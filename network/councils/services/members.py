"""What follows from a seat: who may read, who has promised secrecy, who is named."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.users import User
from network.councils.models import Listing, ReadingRight, SecrecyPromise, Term
from network.councils.queries import listing_of, newest_text, promise_of, reading_right
from network.councils.services.finding import note_row, of
from network.people.choices import Channel
from network.people.models import Person


@transaction.atomic
def let_read(
    *, term: Term, person: Person, starts_on: datetime.date, ends_on: datetime.date | None, by: User | None
) -> ReadingRight:
    """From when to when somebody may read what the council writes for itself; no last day: as long as the term."""
    of(council=term.council_id, by=by)
    right = reading_right(term, person) or ReadingRight(person=person, controller_id=person.controller_id, term=term)
    right.starts_on, right.ends_on = starts_on, ends_on
    right.full_clean(exclude=["person"])
    right.save()
    note_row(act=Act.CHANGED, row=right, fields=["starts_on", "ends_on"], by=by)
    return right


@transaction.atomic
def promise_secrecy(*, term: Term, person: Person, channel: Channel, by: User | None) -> SecrecyPromise:
    """Write down that a person promises secrecy in the newest words, once. `by` is None for the person themselves."""
    of(council=term.council_id, by=by)
    text = newest_text()
    if text is None:
        raise ValidationError(_("There are no words to promise yet."))
    known = promise_of(person, term)
    if known and known.text == text:
        return known
    promise = SecrecyPromise(
        person=person,
        controller_id=person.controller_id,
        term=term,
        text=text,
        channel=channel,
        promised_on=timezone.localdate(),
        recorded_by=by,
    )
    promise.save(force_insert=True)
    note_row(act=Act.CONSENTED, row=promise, fields=["text"], by=by)
    return promise


@transaction.atomic
def name_in_public(*, term: Term, person: Person, wanted: bool, by: None) -> None:
    """Name a person on the council's page, or no longer. Only the person says so.

    What is shown is the name that the person has released, and nothing where there is none. Raises ValidationError for
    a person under a safety ban: the page tells where and when the council meets.
    """
    of(council=term.council_id, by=by)
    known, today = listing_of(person, term), timezone.localdate()
    if wanted and person.has_safety_ban:
        raise ValidationError(_("This cannot be shown for the person's own safety."))
    if wanted and known is None:
        row = Listing(person=person, controller_id=person.controller_id, term=term, starts_on=today)
        row.save(force_insert=True)
        note_row(act=Act.CONSENTED, row=row, fields=["starts_on"], by=by)
    if known and not wanted:
        end_listing(row=known, on=today - datetime.timedelta(days=1), by=by)


def end_listing(*, row: Listing, on: datetime.date, by: User | None) -> None:
    """Named and not named on one day leaves no row."""
    if on < row.starts_on:
        note_row(act=Act.WITHDREW, row=row, fields=["ends_on"], by=by)
        row.delete()
        return
    row.ends_on = on
    row.save(update_fields=["ends_on"])
    note_row(act=Act.WITHDREW, row=row, fields=["ends_on"], by=by)
