"""What people let be shown: a new version for each yes, withdrawn at once everywhere."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.personal_data.written import Sought
from base.users import User
from network.people.choices import Channel, Showing
from network.people.models import Person, Release
from network.people.permissions import can_change, keeps


@transaction.atomic
def release_showing(
    *,
    person: Person,
    showing: Showing,
    words: str,
    channel: Channel,
    photo: File | None = None,
    by: User | None,
) -> Release:
    """Write down that a person lets this be shown, in place of what was let before. `by` is None for themselves.

    Raises ValidationError for a person under a safety ban: no picture and no place may be shown of them.
    """
    if by is not None and not can_change(by, person):
        raise PermissionDenied
    if person.has_safety_ban and showing in {Showing.PHOTO, Showing.MUNICIPALITY}:
        raise ValidationError(_("This cannot be shown for the person's own safety."))
    if not words.strip() or (showing == Showing.PHOTO) != bool(photo):
        raise ValidationError(_("Tell what is shown."))
    last = person.releases.filter(showing=showing).aggregate(last=Max("version"))["last"] or 0
    withdraw_release(person=person, showing=showing, by=by, checked=True)
    release = Release(
        person=person,
        controller_id=person.controller_id,
        showing=showing,
        version=last + 1,
        words=words.strip(),
        channel=channel,
        given_at=timezone.now(),
        recorded_by=by,
    )
    if photo:
        release.photo.save(f"{release.reference}{Path(photo.name or '').suffix}", photo, save=False)
    release.full_clean(exclude=["person"])
    release.save(force_insert=True)
    note(
        act=Act.CONSENTED,
        of=release,
        by=by,
        reference=person.reference,
        controller=person.controller_id,
        fields=[showing],
    )
    return release


@transaction.atomic
def withdraw_release(*, person: Person, showing: Showing, by: User | None, checked: bool = False) -> bool:
    """Show it nowhere any more, from now on; the words and the picture are deleted. False when nothing was shown.

    No page changes: pages hold the reference only.
    """
    if by is not None and not checked and not keeps(by, person):
        raise PermissionDenied
    shown = list(person.releases.filter(showing=showing, withdrawn_at__isnull=True))
    for release in shown:
        name, storage = release.photo.name, release.photo.storage
        release.withdrawn_at, release.words, release.photo = timezone.now(), "", ""
        release.save()
        if name:
            transaction.on_commit(partial(storage.delete, name))
        note(
            act=Act.WITHDREW,
            of=release,
            by=by,
            reference=person.reference,
            controller=person.controller_id,
            fields=[showing],
        )
    return bool(shown)


@transaction.atomic
def take_out_of_quotations(*, values: Sequence[str], by: User | None) -> int:
    """Replace the values in what others are quoted with, and in the words beside their photos; return how many.

    A name or a municipality that somebody lets be shown stays: it is their own, also when two people share it.
    """
    sought, number = Sought(values), 0
    for release in Release._base_manager.filter(showing__in=(Showing.QUOTATION, Showing.PHOTO)).iterator():
        if sought.stands_in(release.words):
            release.words = sought.taken_out_of(release.words)
            release.save(update_fields=["words"])
            number += 1
    return number
