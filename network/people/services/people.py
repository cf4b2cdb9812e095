"""Adding people, changing what is known of them, and showing how to reach one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.transactions import one_transaction
from base.users import User
from network.people.choices import Language, RouteKind
from network.people.models import ContactRoute, Person
from network.people.models.person import NO, YES
from network.people.permissions import can_change, can_reveal
from network.regions.models import Organisation

GIVEN = frozenset({"controller", "person"})
"""Rows that are at hand: the database need not be asked whether they are there."""
TOLD = ("calling_name", "full_name", "language", "region", "has_safety_ban")
"""What may be told of a person, besides routes."""


@dataclass(frozen=True)
class Route:
    """A way to reach somebody, as it was told."""

    kind: str
    value: str
    may_leave_message: bool = False


@dataclass(frozen=True)
class Newcomer:
    """Somebody as they tell of themselves. Whether anybody of this name is known already is not looked at."""

    values: Mapping[str, Any]
    routes: Sequence[Route] = ()

    @classmethod
    def told(cls, told: Mapping[str, Any], language: str) -> "Newcomer":
        """What was told in a form that asks a calling name and one way to be reached, in the language of the form."""
        routes = [
            Route(RouteKind.EMAIL, told["email"], may_leave_message=True),
            Route(RouteKind.PHONE, told["phone"], told["may_leave_message"]),
            Route(RouteKind.WORKER, told["other"]),
        ]
        values = {
            "calling_name": told["calling_name"],
            "language": language if language in Language.values else Language.FINNISH,
        }
        return cls(values, [route for route in routes if route.value])


@one_transaction
def add_person(
    *, values: Mapping[str, Any], routes: Sequence[Route], controller: Organisation, by: User | None
) -> Person:
    """Add a new person, whoever else has the same name or number. `by` is None when they told it themselves."""
    person = Person(controller=controller, added_on=timezone.localdate())
    fields = _tell(person, values)
    person.full_clean(exclude=GIVEN, validate_unique=False)
    person.save(force_insert=True)
    _write_routes(person, routes)
    note(act=Act.ADDED, of=person, by=by, controller=controller.pk, fields=fields)
    return person


@transaction.atomic
def change_person(*, person: Person, values: Mapping[str, Any], by: User | None) -> Person:
    """Change what is known of a person; only what is different is noted. `by` is None for the person themselves."""
    if by is not None and not can_change(by, person):
        raise PermissionDenied
    changed = _tell(person, values)
    if changed:
        person.full_clean()
        # These alone: a restriction that was set meanwhile stays.
        person.save(update_fields=[*changed, "full_name_mark"])
        note(act=Act.CHANGED, of=person, by=by, controller=person.controller_id, fields=changed)
    return person


@transaction.atomic
def set_routes(*, person: Person, routes: Sequence[Route], by: User | None) -> None:
    """Replace the ways to reach a person by these, in this order."""
    if by is not None and not can_change(by, person):
        raise PermissionDenied
    before = [Route(route.kind, route.value, route.may_leave_message) for route in person.routes.all()]
    if before != list(routes):
        person.routes.all().delete()
        _write_routes(person, routes)
        note(act=Act.CHANGED, of=person, by=by, controller=person.controller_id, fields=["routes"])


@transaction.atomic
def reveal_routes(*, person: Person, reason: str, by: User) -> list[ContactRoute]:
    """How to reach one person, noted with the reason before anything is shown. Raises ValidationError without one."""
    if not can_reveal(by, person):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Tell why you need it."))
    note(act=Act.REVEALED, of=person, by=by, controller=person.controller_id, reason=reason.strip())
    return list(person.routes.all())


def _tell(person: Person, values: Mapping[str, Any]) -> list[str]:
    """Set what was told; returns the names of what is different now."""
    told = {name: values[name] for name in TOLD if name in values}
    if "has_safety_ban" in told:
        told["safety_ban"] = YES if told.pop("has_safety_ban") else NO
    changed = [name for name, value in told.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, told[name])
    return changed


def _write_routes(person: Person, routes: Sequence[Route]) -> None:
    for place, route in enumerate(routes, start=1):
        row = ContactRoute(
            person=person,
            controller_id=person.controller_id,
            kind=route.kind,
            value=route.value.strip(),
            may_leave_message=route.may_leave_message,
            place=place,
        )
        row.full_clean(exclude=GIVEN, validate_unique=False)
        row.save(force_insert=True)
