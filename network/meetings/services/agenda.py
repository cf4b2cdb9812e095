"""What is spoken about: put on the agenda by the secretary, or proposed by a member."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from base.personal_data.rows import delete_rows
from base.users import User
from network.councils.services import write_to_keepers
from network.meetings.choices import MemoState, WishState
from network.meetings.mails import wished
from network.meetings.models import AgendaItem, Meeting, Paper, Wish
from network.meetings.queries import agenda_of, item_with_key, reads, wish_with_key
from network.meetings.services.finding import answers_for, held, note_change, of, with_text_open
from network.people.models import Person

MOST_WISHED = 10
"""How many wishes of one member may wait for one meeting."""


@transaction.atomic
def add_item(
    *, meeting: Meeting, values: Mapping[str, Any], key: UUID, at: datetime.datetime, by: User | None
) -> AgendaItem:
    """Put something on the agenda, last. The key of the form makes it once."""
    found = _being_written(meeting, by)
    if known := item_with_key(key):
        return known
    item = AgendaItem(
        meeting=found,
        controller=answers_for(meeting=found, by=by),
        key=key,
        place=_last_place(found) + 1,
        changed_at=at,
        changed_by=by,
        **{name: value for name, value in values.items() if name != "themes"},
    )
    item.full_clean(exclude=["meeting", "controller", "changed_by"])
    item.save(force_insert=True)
    item.themes.set(values.get("themes", ()))
    note_change(meeting=found, fields=["items"], by=by)
    return item


@transaction.atomic
def change_item(*, item: AgendaItem, values: Mapping[str, Any], at: datetime.datetime, by: User | None) -> AgendaItem:
    """Change what the agenda says of an item."""
    found = _being_written(item.meeting, by)
    row: AgendaItem = AgendaItem._base_manager.select_for_update().get(pk=item.pk)
    for name in ("heading", "opening"):
        setattr(row, name, values.get(name, getattr(row, name)))
    row.full_clean(exclude=["meeting", "controller", "changed_by"])
    row.save(update_fields=["heading", "opening"])
    if "themes" in values:
        row.themes.set(values["themes"])
    note_change(meeting=found, fields=["items"], by=by)
    return row


@transaction.atomic
def move_item(*, item: AgendaItem, up: bool, by: User | None) -> None:
    """Let an item change places with the one before or after it; at either end nothing happens."""
    found = _being_written(item.meeting, by)
    order = list(agenda_of(found))
    place = next((number for number, each in enumerate(order) if each.pk == item.pk), None)
    if place is None or not 0 <= (other := place - 1 if up else place + 1) < len(order):
        return
    order[place], order[other] = order[other], order[place]
    for number, each in enumerate(order, start=1):
        AgendaItem._base_manager.filter(pk=each.pk).update(place=number)
    note_change(meeting=found, fields=["items"], by=by)


@transaction.atomic
def drop_item(*, item: AgendaItem, by: User | None) -> None:
    """Take an item off that nothing has been written about; a member's wish waits again.

    Raises ValidationError where something has been written.
    """
    found = _being_written(item.meeting, by)
    row: AgendaItem = AgendaItem._base_manager.get(pk=item.pk)
    written = (row.discussion, row.decision, row.public_heading, row.public_decision)
    if any(written) or row.others.exists() or row.remarks.exists():
        raise ValidationError(_("Something has been written about this item: it stays."), code="written")
    for wish in Wish._base_manager.filter(meeting=found, state=WishState.TAKEN):
        if _key_of_item(wish) == row.key:
            Wish._base_manager.filter(pk=wish.pk).update(state=WishState.WAITS)
    row.delete()
    note_change(meeting=found, fields=["items"], by=by)


@transaction.atomic
def wish_for_item(
    *, meeting: Meeting, person: Person, values: Mapping[str, Any], key: UUID, at: datetime.datetime, by: None
) -> Wish:
    """A member wants to speak about something. The key of the form makes it once.

    Raises ValidationError once the meeting has begun.
    """
    found = of(meeting=meeting, by=by)
    if not reads(person, found, timezone.localtime(at).date()):
        raise PermissionDenied
    if known := wish_with_key(key):
        if known.person_id != person.pk:
            raise PermissionDenied
        return known
    if not found.is_ahead(at):
        raise ValidationError(_("The meeting has begun already. Propose it for the next one."), code="begun")
    if Wish._base_manager.filter(Wish.WAITS, meeting=found, person=person).count() >= MOST_WISHED:
        raise ValidationError(_("You have proposed many things. The secretary looks at them first."), code="many")
    wish = Wish(meeting=found, person=person, controller_id=person.controller_id, key=key, wished_at=at, **values)
    wish.full_clean(exclude=["meeting", "person", "controller"])
    wish.save(force_insert=True)
    note_change(meeting=found, fields=["wishes"], person=person.reference, by=by)
    _tell_keepers(found, timezone.localtime(at).date())
    return wish


def _tell_keepers(meeting: Meeting, today: datetime.date) -> None:
    """One letter a day, however many wishes come."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('meeting_agenda', args=(meeting.pk,))}"
    mail = wished(meeting=meeting, language=settings.LANGUAGE_CODE, address=address)
    told = {"event": f"meeting {meeting.pk}", "kind": "meeting_wished", "version": today.isoformat()}
    write_to_keepers(council=meeting.council, mail=mail, by=None, **told)


@transaction.atomic
def decide_wish(*, wish: Wish, to: WishState, because: str, at: datetime.datetime, by: User) -> Wish:
    """Put on the agenda what a member has proposed, or tell why it is not this time.

    What is taken is an item of its own from then on. Raises ValidationError without a reason, and for a wish that has
    been decided on.
    """
    found = _being_written(wish.meeting, by)
    row: Wish = Wish._base_manager.select_for_update().get(pk=wish.pk)
    if row.state == WishState.TAKEN or to == WishState.WAITS:
        raise ValidationError(_("This has been decided on already."), code="decided")
    if to == WishState.NOT_NOW and not because.strip():
        raise ValidationError(_("Tell the member why it is not this time."), code="because")
    row.state, row.because = to, because.strip() if to == WishState.NOT_NOW else ""
    row.save(update_fields=["state", "because"])
    if to == WishState.TAKEN:
        words = {"heading": row.heading, "opening": row.opening}
        add_item(meeting=found, values=words, key=_key_of_item(row), at=at, by=by)
    note_change(meeting=found, fields=["wishes"], by=by)
    return row


@transaction.atomic
def add_paper(*, meeting: Meeting, title: str, file: UploadedFile, at: datetime.datetime, by: User) -> Paper:
    """Keep a file for those who read the council's papers. It has passed the guard of uploads in the form."""
    found = of(meeting=meeting, by=by)
    held(meeting=found, by=by)
    paper = Paper(meeting=found, controller=answers_for(meeting=found, by=by), title=title, file=file, added_at=at)
    paper.full_clean(exclude=["meeting", "controller"])
    paper.save(force_insert=True)
    note_change(meeting=found, fields=["papers"], by=by)
    return paper


@transaction.atomic
def drop_paper(*, paper: Paper, by: User) -> None:
    """Take a file away, and with it what lies on the disk."""
    found = of(meeting=paper.meeting, by=by)
    # With its row goes the file, once that is certain.
    delete_rows(Paper._base_manager.filter(pk=paper.pk))
    note_change(meeting=found, fields=["papers"], by=by)


def _being_written(meeting: Meeting, by: User | None) -> Meeting:
    """Raises ValidationError when the members have the memo, or have agreed it: then its items stay as they are."""
    found = with_text_open(meeting=meeting, by=by)
    held(meeting=found, by=by)
    if found.memo != MemoState.DRAFT:
        raise ValidationError(_("The members have the memo. Take it back first."), code="with_members")
    return found


def _key_of_item(wish: Wish) -> UUID:
    """That of the item which a wish becomes: whoever knows the one alone does not find the other."""
    return uuid.uuid5(wish.key, "item")


def _last_place(meeting: Meeting) -> int:
    return agenda_of(meeting).aggregate(last=Max("place"))["last"] or 0
