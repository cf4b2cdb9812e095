"""Who belongs to a council on a day, who may read what it writes, and who is named."""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from base import versions
from base.personal_data.keeping import months_later
from base.restrictions import closed_paths
from network.councils.choices import CHECKED_AFTER
from network.councils.models import Council, Listing, ReadingRight, Seat, SecrecyPromise, SecrecyText, Term
from network.councils.pages import CouncilPage
from network.messages.choices import Event
from network.notices.choices import Purpose
from network.people.choices import Showing
from network.people.models import Need, Person, Release


def leading_version(key: UUID) -> CouncilPage | None:
    """The version of a council's page that tells the days of its term."""
    return versions.leading_version(CouncilPage, key)


def councils_told(keys: Iterable[UUID], language: str = "") -> dict[UUID, CouncilPage]:
    """The live pages of these councils, each in this language (the reader's, when none is given) or in Finnish."""
    return versions.versions_told(CouncilPage, keys, language)


def councils_shown(keys: Iterable[UUID], language: str = "") -> dict[UUID, CouncilPage]:
    """Those of them that everybody may read."""
    closed = tuple(closed_paths())
    return {key: page for key, page in councils_told(keys, language).items() if not page.path.startswith(closed)}


def council_of(page: CouncilPage) -> Council | None:
    """The council, whichever of its languages this page is in."""
    return Council.objects.filter(council_key=page.translation_key).first()


def councils_unknown() -> QuerySet[CouncilPage, UUID]:
    """The live councils of which it is not known here whose they are."""
    pages = CouncilPage.objects.live().filter(alias_of__isnull=True)
    known = Council.objects.filter(centre__isnull=False).values("council_key")
    return pages.exclude(translation_key__in=known).values_list("translation_key", flat=True).distinct()


def holding_on(day: datetime.date) -> Q:
    """Rows with days of their own that hold on a day; the last day still counts."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def _within_term(day: datetime.date) -> Q:
    begun = Q(term__starts_on__lte=day)
    return begun & (Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=day))


def membership_of(term: Term) -> Event:
    """Belonging to a council until the end of the term, as people are told about it and tell what they need."""
    today = timezone.localdate()
    return Event(term.council.council_key, max(today, term.ends_on or months_later(today, 12)), Purpose.COUNCILS)


def needs_in(council: Council) -> QuerySet[Need]:
    """What members need to take part; nothing of those whose use is restricted."""
    found: QuerySet[Need] = Need._base_manager.filter(event_key=council.council_key).select_related("person")
    return found.filter(person__restricted_on__isnull=True).order_by("person__calling_name", "reference")


def needs_of(seat: Seat) -> Need | None:
    """What one member needs to take part; nothing of somebody whose use is restricted."""
    return (
        None if seat.person.is_restricted else seat.person.needs.filter(event_key=seat.term.council.council_key).first()
    )


def term_on(council: Council, day: datetime.date) -> Term | None:
    """The term that goes on."""
    return council.terms.filter(holding_on(day)).first()


def terms_open(council: Council, day: datetime.date) -> QuerySet[Term]:
    """Terms in which seats can still be given: the one that goes on, and those to come."""
    return council.terms.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).order_by("starts_on")


def terms_not_over(day: datetime.date) -> QuerySet[Term]:
    """Of every council; the later term after the earlier one."""
    found = Term.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).select_related("council")
    return found.order_by("starts_on", "pk")


def terms_overlapping(council: Council, starts_on: datetime.date, ends_on: datetime.date | None) -> QuerySet[Term]:
    begun = Q() if ends_on is None else Q(starts_on__lte=ends_on)
    return council.terms.filter(begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)))


def seats_in(term: Term) -> QuerySet[Seat]:
    """Every seat of a term, held or ended, by calling names."""
    found: QuerySet[Seat] = Seat._base_manager.filter(term=term).select_related("person", "term__council")
    return found.order_by("person__calling_name", "reference")


def members_on(council: Council, day: datetime.date) -> QuerySet[Seat]:
    """The seats that are held on a day: within the term, its last day too."""
    found: QuerySet[Seat] = Seat._base_manager.filter(holding_on(day) & _within_term(day), term__council=council)
    return found.select_related("person", "term__council").order_by("person__calling_name", "reference")


def with_members_on(councils: QuerySet[Council], day: datetime.date) -> QuerySet[Council]:
    """Beside each council its term that goes on, as `terms_on` (a list), and how many seats are held, `members_on`."""
    begun = Q(terms__starts_on__lte=day, terms__seats_held__starts_on__lte=day)
    lasting = Q(terms__ends_on__isnull=True) | Q(terms__ends_on__gte=day)
    held = Q(terms__seats_held__ends_on__isnull=True) | Q(terms__seats_held__ends_on__gte=day)
    number = Count("terms__seats_held", filter=begun & lasting & held, distinct=True)
    terms = Prefetch("terms", Term.objects.filter(holding_on(day)), to_attr="terms_on")
    return councils.annotate(members_on=number).prefetch_related(terms)


def readers_on(council: Council, day: datetime.date) -> QuerySet[Person]:
    """Who may read on a day what the council writes for itself: they have the right, and have promised secrecy."""
    lasting = Q(ends_on__gte=day) | Q(ends_on__isnull=True) & (
        Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=day)
    )
    promised = SecrecyPromise._base_manager.filter(term=OuterRef("term"), person=OuterRef("person"))
    rights = ReadingRight._base_manager.filter(lasting, Exists(promised), term__council=council, starts_on__lte=day)
    found: QuerySet[Person] = Person._base_manager.filter(pk__in=rights.values("person"))
    return found.filter(restricted_on__isnull=True)


def readers_to_the_end(
    council: Council, day: datetime.date, today: datetime.date, *, since: datetime.date | None = None
) -> QuerySet[Person]:
    """Who read on a day what the council wrote for itself, until their term ended with them in it.

    They can be asked about what was said on that day, where the term ended not long ago (or after `since`); whoever
    had left before the end of the term is not.
    """
    promised = SecrecyPromise._base_manager.filter(term=OuterRef("term"), person=OuterRef("person"))
    ended = Q(term__ends_on__gte=max(day, since or today - CHECKED_AFTER)) & Q(term__ends_on__lt=today)
    rights = ReadingRight._base_manager.filter(ended, Exists(promised), term__council=council, starts_on__lte=day)
    rights = rights.filter(ends_on__isnull=True)
    found: QuerySet[Person] = Person._base_manager.filter(pk__in=rights.values("person"))
    return found.filter(restricted_on__isnull=True)


def had_right_on(council: Council, day: datetime.date) -> QuerySet[ReadingRight, str]:
    """References of those who had the right to read what the council wrote on a day."""
    lasting = Q(ends_on__gte=day) | Q(ends_on__isnull=True) & (
        Q(term__ends_on__isnull=True) | Q(term__ends_on__gte=day)
    )
    held = ReadingRight._base_manager.filter(lasting, term__council=council, starts_on__lte=day)
    return held.order_by().values_list("person", flat=True)


def may_read(person: Person, council: Council, day: datetime.date) -> bool:
    return readers_on(council, day).filter(pk=person.pk).exists()


def reading_right(term: Term, person: Person) -> ReadingRight | None:
    found: ReadingRight | None = ReadingRight._base_manager.filter(term=term, person=person).first()
    return found


def seats_of(person: Person) -> QuerySet[Seat]:
    """The seats that a person has or had, the latest first; beside each whether secrecy was promised for its term."""
    promised = SecrecyPromise._base_manager.filter(term=OuterRef("term"), person=OuterRef("person"))
    found: QuerySet[Any] = Seat._base_manager.filter(person=person).annotate(has_promised=Exists(promised))
    return found.select_related("term__council__centre").order_by("-starts_on", "reference")


def councils_sat_in(person: Person, day: datetime.date) -> QuerySet[Any]:
    """The keys of the councils in which somebody has a seat on a day, within the term."""
    found: QuerySet[Seat] = Seat._base_manager.filter(holding_on(day) & _within_term(day), person=person)
    return found.order_by().values("term__council")


def seats_after(council: Council, person: Person, day: datetime.date) -> QuerySet[Seat]:
    """The seats of a person in a council that are held after a day, or begin after it."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    within = Q(term__ends_on__isnull=True) | Q(term__ends_on__gt=day)
    found: QuerySet[Seat] = Seat._base_manager.filter(lasting, within, term__council=council, person=person)
    return found


def seats_ended_lately(today: datetime.date) -> QuerySet[Seat]:
    """Seats whose last day has passed, within a month: also what a worker has missed that was away."""
    days = {"ends_on__lt": today, "ends_on__gte": today - datetime.timedelta(days=31)}
    found: QuerySet[Seat] = Seat._base_manager.filter(**days).select_related("term__council", "person")
    return found.order_by("ends_on", "reference")


def seat_held(term: Term, person: Person) -> Seat | None:
    """The seat of a person in a term that has not ended."""
    found: Seat | None = Seat._base_manager.filter(term=term, person=person, ends_on__isnull=True).first()
    return found


def seat_with_key(key: UUID) -> Seat | None:
    """The seat that was given with this form."""
    found: Seat | None = Seat._base_manager.filter(key=key).first()
    return found


def newest_text() -> SecrecyText | None:
    """What is promised now."""
    return SecrecyText.objects.order_by("-number").first()


def promise_of(person: Person, term: Term) -> SecrecyPromise | None:
    """The newest promise of a person for a term."""
    given = SecrecyPromise._base_manager.filter(person=person, term=term).select_related("text")
    found: SecrecyPromise | None = given.order_by("-text__number").first()
    return found


def promises_in(term: Term) -> dict[str, SecrecyPromise]:
    """The newest promise of each person, by reference."""
    given = SecrecyPromise._base_manager.filter(term=term).select_related("text").order_by("text__number")
    return {promise.person_id: promise for promise in given}


def listing_of(person: Person, term: Term) -> Listing | None:
    """The row by which a person is named in public today; None when they are not. Its last day may have been told."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate())
    found: Listing | None = Listing._base_manager.filter(lasting, person=person, term=term).first()
    return found


def releases_of_named(council_key: UUID, day: datetime.date) -> list[str]:
    """References of the names that may be shown: of those who have a seat today and want to be named."""
    held = {"term__council__council_key": council_key}
    named = Listing._base_manager.filter(holding_on(day) & _within_term(day), **held)
    people = Seat._base_manager.filter(holding_on(day) & _within_term(day), person__in=named.values("person"), **held)
    shown = Release._base_manager.filter(person__in=people.values("person"), showing=Showing.NAME)
    return list(shown.filter(withdrawn_at__isnull=True).values_list("reference", flat=True))
