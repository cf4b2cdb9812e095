"""Giving people a part and ending it."""

import datetime

from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.transactions import one_transaction
from base.users import User
from network.people.choices import PARTICIPANT, PARTS
from network.people.models import Part, PartKind, Person
from network.people.permissions import centres_of
from network.regions.models import Centre

KIND_KEPT = 60
"""Seconds for which it is known which kind of part a participant has."""


@one_transaction
def give_part(
    *,
    person: Person,
    kind: PartKind,
    centre: Centre,
    starts_on: datetime.date,
    ends_on: datetime.date | None = None,
    group: str = "",
    by: User | None,
) -> Part:
    """Give a person a part at a centre. Raises ValidationError when another organisation answers for the person."""
    if by is not None and (person.is_restricted or not centres_of(by, keeping=True).filter(pk=centre.pk).exists()):
        raise PermissionDenied
    if centre.organisation_id != person.controller_id:
        raise ValidationError(_("Another organisation answers for this person's data."))
    part = Part(
        person=person,
        controller_id=person.controller_id,
        kind=kind,
        centre=centre,
        starts_on=starts_on,
        ends_on=ends_on,
        group=group,
    )
    part.full_clean(exclude=["person", "controller", "kind", "centre"], validate_unique=False)
    part.save(force_insert=True)
    note(act=Act.ADDED, of=part, by=by, reference=person.reference, controller=person.controller_id, fields=["parts"])
    return part


@one_transaction
def take_part(*, person: Person, centre: Centre, until: datetime.date, is_new: bool = False, by: User | None) -> Part:
    """Somebody takes part at a centre up to this day: a new part, or the one that goes on, made longer.

    Whoever enrols somebody else has been let through by the room that enrols. A person who is new has no part yet.
    """
    today = timezone.localdate()
    held = None if is_new else _participant(person, centre, today)
    if held is None:
        part = Part(
            person=person,
            controller_id=person.controller_id,
            kind_id=int(cache.get_or_set("kind_of_participant", _kind_of_participant, KIND_KEPT) or 0),
            centre=centre,
            starts_on=min(today, until),
            ends_on=until,
        )
        part.save(force_insert=True)
        controller = part.controller_id
        note(act=Act.ADDED, of=part, by=by, reference=person.reference, controller=controller, fields=["parts"])
        return part
    if held.ends_on is not None and held.ends_on < until:
        held.ends_on = until
        held.save(update_fields=["ends_on"])
        note(
            act=Act.CHANGED, of=held, by=by, reference=person.reference, controller=held.controller_id, fields=["parts"]
        )
    return held


def _kind_of_participant() -> int:
    return PartKind.objects.get(slug=PARTICIPANT).pk


def _participant(person: Person, centre: Centre, today: datetime.date) -> Part | None:
    """The part of a participant that has not ended."""
    held = person.parts.filter(kind__slug=PARTICIPANT, centre=centre, group="")
    found: Part | None = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today)).first()
    return found


@transaction.atomic
def end_part(*, part: Part, on: datetime.date, by: User | None) -> None:
    """End a part on a day, the last one. Its row stays: who was what when is not written over."""
    if by is not None and not centres_of(by, keeping=True).filter(pk=part.centre_id).exists():
        raise PermissionDenied
    if part.ends_on and part.ends_on <= on:
        return
    part.ends_on = on
    part.full_clean(exclude=["person"])
    part.save()
    note(act=Act.CHANGED, of=part, by=by, reference=part.person_id, controller=part.controller_id, fields=["parts"])


@transaction.atomic
def keep_part_kinds(*, by: User | None) -> None:
    """Add the kinds that are there from the beginning, once; what an administrator changed stays."""
    if not PartKind.objects.exists():
        PartKind.objects.bulk_create(
            PartKind(slug=slug, name_fi=finnish, name_sv=swedish, name_en=english)
            for slug, (finnish, swedish, english) in PARTS.items()
        )
