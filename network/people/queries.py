"""People, as far as somebody may see them, and what may be shown of them."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from base.comparing import comparable_name
from base.controlled import everyones
from base.kept_only import finds_kept_only
from base.sealed import marks
from network.people.choices import RouteKind, Showing
from network.people.models import ContactRoute, Person, Release
from network.regions.pages import CentrePage

OF_A_PLACE = frozenset({Showing.PHOTO, Showing.MUNICIPALITY})
"""What shows where somebody may be met: never of a person under a safety ban, whenever it was released."""


def person_with_reference(reference: str) -> Person | None:
    """Any person, whoever answers for them: for the person's own page, never for staff."""
    with everyones():
        return Person.objects.filter(reference=reference).select_related("controller", "region").first()


def email_of(person: Person) -> str:
    """The address that messages to a person go to; empty where there is none."""
    route = person.routes.filter(kind=RouteKind.EMAIL).first()
    return route.value if route else ""


@finds_kept_only
def references_kept_only() -> set[str]:
    """Of everybody, whoever answers for them, whose data may only be kept."""
    with everyones():
        return set(Person.objects.filter(restricted_on__isnull=False).values_list("pk", flat=True))


def in_use(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of the people whose use is not restricted: lists show only these."""
    return people.filter(restricted_on__isnull=True)


def kept_only(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of the people whose use is restricted, the latest first."""
    return people.filter(restricted_on__isnull=False).order_by("-restricted_on", "reference")


def current_release(person: Person, showing: Showing) -> Release | None:
    """What may be shown of one thing now: the newest version, unless it was withdrawn."""
    newest = person.releases.filter(showing=showing).order_by("-version").first()
    return newest if newest and newest.withdrawn_at is None else None


def releases_shown(references: Iterable[str]) -> dict[str, Release]:
    """Those of the releases, by reference, that hold now, in one question.

    Not withdrawn, no newer version beside them, and of nobody whose data may only be kept.
    """
    return _by_reference(_holding(references))


def releases_shown_on(page: Page, references: Iterable[str]) -> dict[str, Release]:
    """Those that hold now and were given to the organisation of the centre in whose section the page stands.

    Outside of sections there are none: a person said yes to one organisation, not to the whole network.
    """
    section = CentrePage.objects.ancestor_of(page, inclusive=True)
    return _by_reference(_holding(references).filter(controller__in=section.values("centre__organisation")))


def _holding(references: Iterable[str]) -> QuerySet[Release]:
    same = {"person": OuterRef("person"), "showing": OuterRef("showing")}
    newer = Release.objects.filter(version__gt=OuterRef("version"), **same)
    asked: QuerySet[Release] = Release.objects.filter(reference__in=list(references), withdrawn_at__isnull=True)
    held = asked.filter(~Exists(newer), person__restricted_on__isnull=True)
    return held.select_related("person").defer("person__full_name")


def _by_reference(releases: QuerySet[Release]) -> dict[str, Release]:
    with everyones():
        return {one.reference: one for one in releases if not (one.showing in OF_A_PLACE and one.person.has_safety_ban)}


def likely_doubles(person: Person) -> QuerySet[Person]:
    """Others of the same controller with the same full name or the same address or number. A family shares these."""
    routes = [mark for route in person.routes.all() for mark in marks(route.comparable)]
    same = Q(routes__mark__in=routes)
    if person.comparable_name:
        same |= Q(full_name_mark__in=marks(person.comparable_name))
    found: QuerySet[Person] = Person.objects.of([person.controller_id]).filter(same)
    return in_use(found).exclude(pk=person.pk).distinct()


def people_reached_by(kind: str, value: str) -> QuerySet[ContactRoute]:
    """The routes, of anybody, with this address or number: for sending personal links, never for showing."""
    asked = ContactRoute(kind=kind, value=value).comparable
    with everyones():
        rows = list(ContactRoute.objects.filter(kind=kind, mark__in=marks(asked)).values_list("pk", flat=True))
    found: QuerySet[ContactRoute] = ContactRoute._base_manager.filter(pk__in=rows).select_related("person")
    return found


def found_by(people: QuerySet[Person], asked: str) -> QuerySet[Person]:
    """Those of the people who are called so, or have this full name, address, number or reference.

    Somebody whose use is restricted is found by what is asked as a whole: a part of a name must tell nothing of them.
    """
    routes = [mark for kind in RouteKind for mark in marks(ContactRoute(kind=kind, value=asked).comparable)]
    called = Q(calling_name__icontains=asked, restricted_on__isnull=True) | Q(calling_name__iexact=asked)
    by_name = called | Q(full_name_mark__in=marks(comparable_name(asked)))
    return people.filter(by_name | Q(routes__mark__in=routes) | Q(reference=asked.upper())).distinct()
