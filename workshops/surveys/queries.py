"""Instruments, collections, and what waits to be mixed in."""

import datetime
import hashlib
from collections.abc import Collection as Keys, Iterable
from uuid import UUID

from django.db.models import Case, Count as Number, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Greatest
from wagtail.models import Page

from base.half_years import HalfYear
from base.queries import readable
from network.councils.pages import CouncilPage
from network.regions.models import Centre, Organisation
from network.regions.pages import CentrePage
from network.regions.queries import regions_of
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.surveys.choices import BATCH, About, Anonymity, CollectionState, VersionState, WordsState
from workshops.surveys.models import (
    AnswerToken,
    BegunAnswer,
    Collection,
    FreeWords,
    Instrument,
    InstrumentVersion,
    NamedAnswer,
)

PAGES: dict[str, type[Page]] = {About.WORKSHOP: WorkshopPage, About.SERIES: SeriesPage, About.COUNCIL: CouncilPage}


def digest_of(token: str) -> str:
    """What is kept of a token, of a form's key, and of a code to go on with."""
    return hashlib.sha256(token.encode()).hexdigest()


def locked_collection(key: int) -> Collection:
    """Whoever answers, mixes in or closes waits for the one before."""
    found = Collection.objects.select_for_update(of=("self",))
    return found.select_related("version__instrument", "centre__organisation").get(pk=key)


def collection_with_code(code: str) -> Collection | None:
    """The one at this address; people write capital letters small and leave the hyphen out."""
    plain = "".join(code.upper().split()).replace("-", "")
    found = Collection.objects.filter(code=f"{plain[:4]}-{plain[4:]}")
    return found.select_related("version__instrument", "centre__organisation", "region").first()


def collections_about(key: UUID) -> QuerySet[Collection]:
    """Those about one workshop, series or council, the newest first."""
    return Collection.objects.filter(about_key=key).select_related("version__instrument")


def open_collection_about(key: UUID, today: datetime.date) -> Collection | None:
    """The newest one about it that takes answers on this day."""
    found = collections_about(key).filter(state=CollectionState.OPEN, opens_on__lte=today, closes_on__gte=today)
    return found.filter(gathers_rest=False).first()


def page_about(collection: Collection) -> Page | None:
    """The page of what a collection is about, public or not; a county has none here."""
    pages = PAGES.get(collection.about)
    return (
        pages.objects.filter(translation_key=collection.about_key).order_by("locale", "pk").first() if pages else None
    )


def titles_about(collections: Iterable[Collection]) -> dict[UUID | None, str]:
    """What the public pages that they are about are called, in the reader's language where there is one."""
    keys: dict[str, set[UUID | None]] = {}
    for each in collections:
        keys.setdefault(each.about, set()).add(each.about_key)
    found: dict[UUID | None, str] = {}
    for about, wanted in keys.items():
        if about in PAGES:
            shown = readable(PAGES[about]).filter(translation_key__in=wanted)
            found |= dict(shown.values_list("translation_key", "title"))
    return found


def instruments_in_use(organisation: Organisation | None) -> QuerySet[InstrumentVersion]:
    """The locked versions that an organisation may ask: everybody's and its own."""
    own = Q(instrument__owner=None) | Q(instrument__owner=organisation)
    found = InstrumentVersion.objects.filter(own, state=VersionState.LOCKED).select_related("instrument")
    return found.order_by("instrument__name_fi", "pk")


def version_to_write(instrument: Instrument) -> InstrumentVersion | None:
    """The draft, else the newest one."""
    return instrument.versions.order_by("-number").first()


def version_in_use(key: str) -> InstrumentVersion | None:
    """The locked version of the instrument of this name."""
    return InstrumentVersion.objects.filter(instrument__key=key, state=VersionState.LOCKED).first()


def token_of(collection: Collection, token: str) -> AnswerToken | None:
    """The invitation that a letter of this collection carries."""
    return AnswerToken.objects.filter(collection=collection, digest=digest_of(token)).first() if token else None


def begun_with(collection: Collection, code: str) -> BegunAnswer | None:
    """What somebody has begun and wants to go on with."""
    return BegunAnswer.objects.filter(collection=collection, digest=digest_of(code)).first() if code else None


def named_answers(collection: Collection) -> QuerySet[NamedAnswer]:
    """Those of a collection that is not anonymous."""
    found: QuerySet[NamedAnswer] = NamedAnswer.objects.of([collection.centre.organisation_id or 0])
    return found.filter(collection=collection)


def answers_of_people(collection: Collection) -> QuerySet[NamedAnswer]:
    """The same, as far as they may be read: of people whose use is restricted, none."""
    return named_answers(collection).filter(person__restricted_on__isnull=True)


def few_beside_paper(collection: Collection) -> bool:
    """Whether there are a few answers beside those from paper: whoever wrote these down would know the others.

    While a survey goes on nobody knows how many there will be.
    """
    if not collection.number_on_paper:
        return False
    others = collection.number_mixed - collection.number_on_paper
    # Of rests some from paper may have been destroyed: then there are more others than this tells, maybe a few.
    fewest = -collection.number_on_paper if collection.gathers_rest else 1
    return collection.state != CollectionState.CLOSED or fewest <= others < BATCH


def _few_beside_paper() -> Q:
    """The same question to the database."""
    some, less = Q(number_mixed__gt=F("number_on_paper")), Q(number_mixed__lt=F("number_on_paper") + BATCH)
    few = less & (some | Q(gathers_rest=True))
    return Q(number_on_paper__gt=0) & (~Q(state=CollectionState.CLOSED) | few)


def collections_to_mix() -> QuerySet[Collection]:
    """Those in which enough answers wait: five can be mixed in and five stay; with many mixed in, a tenth more.

    So never fewer than five are left for the end, and the whole work grows with the answers, not with their square.
    """
    counted = Collection.objects.filter(state=CollectionState.OPEN).annotate(number_waiting=Number("waiting"))
    enough = Greatest(2 * BATCH, F("number_mixed") / 10)
    return counted.filter(number_waiting__gte=enough).order_by("pk")


def rests_to_mix() -> QuerySet[Collection]:
    """Where the rests of small workshops have become enough together."""
    counted = Collection.objects.filter(gathers_rest=True).annotate(number_waiting=Number("waiting"))
    return counted.filter(number_waiting__gte=BATCH).order_by("pk")


def collections_over(today: datetime.date) -> QuerySet[Collection]:
    """Open ones whose last day has passed; those that gather a rest after the others, which may still add to it."""
    over = Collection.objects.filter(state=CollectionState.OPEN, closes_on__lt=today)
    return over.order_by("gathers_rest", "pk")


def collections_counted(centre: Centre, period: HalfYear) -> list[Collection]:
    """Anonymous surveys of a centre about workshops and series that were closed in a half-year, with their counts."""
    found = Collection.objects.filter(
        centre=centre,
        state=CollectionState.CLOSED,
        anonymity=Anonymity.ANONYMOUS,
        about__in=(About.WORKSHOP, About.SERIES),
        closes_on__range=(period.first_on, period.last_on),
        number_mixed__gte=BATCH,
    )
    return list(found.select_related("version__instrument").prefetch_related("counts"))


def words_to_read(collection: Collection) -> QuerySet[FreeWords]:
    """What nobody has read yet, and somebody may."""
    if few_beside_paper(collection):
        return collection.free_words.none()
    return collection.free_words.filter(state=WordsState.UNREAD).order_by("question", "pk")


def number_of_words_to_read() -> Case:
    """An annotation of collections."""
    rows = FreeWords.objects.filter(collection=OuterRef("pk"), state=WordsState.UNREAD).order_by()
    number = Coalesce(Subquery(rows.values("collection").annotate(found=Number("pk")).values("found")), 0)
    return Case(When(_few_beside_paper(), then=0), default=number)


def with_answers_to_see(collections: QuerySet[Collection]) -> QuerySet[Collection]:
    """Those whose answers somebody may read who asked: not a few beside those from paper."""
    return collections.exclude(_few_beside_paper())


def subjects_at(centre: Centre, kinds: Keys[str]) -> list[tuple[str, str, str]]:
    """What can be asked about at a centre, of these kinds: (kind, key, title), workshops apart."""
    found: list[tuple[str, str, str]] = []
    sections = CentrePage.objects.filter(centre=centre)
    for kind in (About.SERIES, About.COUNCIL):
        if kind in kinds:
            pages = {page for section in sections for page in PAGES[kind].objects.descendant_of(section)}
            shown = {page.translation_key: page.title for page in sorted(pages, key=lambda page: -page.locale_id)}
            found += [(kind, str(key), title) for key, title in shown.items()]
    if About.REGION in kinds:
        found += [(About.REGION, region.code, region.name) for region in regions_of(centre)]
    return found
