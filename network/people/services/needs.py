"""Noting what a person needs to take part. It is deleted soon after the event, as the register tells."""

import datetime
from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.people.models import Need, Person

ASKED = ("access", "diet", "interpreter", "support_person")


@transaction.atomic
def note_needs(
    *, person: Person, event_key: UUID, event_on: datetime.date, words: Mapping[str, str], by: User | None
) -> Need | None:
    """Keep what a person needs at one event in place of what was told before; None when nothing is needed."""
    if by is not None and person.is_restricted:
        raise PermissionDenied
    person.needs.filter(event_key=event_key).delete()
    told = {name: words.get(name, "").strip() for name in ASKED}
    if not any(told.values()):
        return None
    need = Need(person=person, controller_id=person.controller_id, event_key=event_key, event_on=event_on, **told)
    need.full_clean(exclude=["person"])
    need.save(force_insert=True)
    note(act=Act.ADDED, of=need, by=by, reference=person.reference, controller=person.controller_id, fields=["needs"])
    return need


@transaction.atomic
def take_needs(*, person: Person, event_key: UUID, by: User | None) -> dict[str, str]:
    """What the person told for an event, which is forgotten there: it goes along to another one."""
    need = person.needs.filter(event_key=event_key).first()
    if need is None:
        return {}
    words = {name: str(getattr(need, name)) for name in ASKED}
    need.delete()
    return words
